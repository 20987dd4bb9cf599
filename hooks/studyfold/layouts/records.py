"""JSON documents: a list of records with a question and an answer each."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from typing import Any

from studyfold.layouts.answers import unlabelled, unquoted
from studyfold.layouts.labels import clean_question
from studyfold.layouts.reader import humanised, item_ids, whole_answers
from studyfold.layouts.scan import LONGEST_QUESTION
from studyfold.model import Diagnostic, Document, Item, QASet, Reading, Skipped
from studyfold.text import plain

__all__ = ["read_json"]

_NAMES = {
    "question": ("question", "q", "front", "title"),
    "answer": ("answer", "a", "ans", "back", "response"),
    "ref": ("id", "ref"),
    "section": ("section", "topic", "category"),
    "prompt": ("prompt",),
}
_BRACKETS = re.compile(r'[\[\]{}]|"(?:[^"\\]|\\.)*+"', re.DOTALL)
_DEEPEST = 200
_SPACE = " \t\n\r"


def read_json(document: Document) -> Reading:
    """Read a JSON document: a list of records, or an object with one such list in it.

    Each record needs a question; names are found in any case. Lines are given where each record
    stands on lines of its own.
    """
    text = "\n".join(document.lines)
    name, path = document.stem, document.path
    try:
        _check_depth(text)
        data = json.loads(text)
        key, found = _records(data)
        records = [_fields(record) for record in found]
        places = _places(text, key) if records else []
    except json.JSONDecodeError as fault:
        return _fault(document, fault.lineno, f"no JSON: {fault.msg} (column {fault.colno})")
    except (RecursionError, ValueError) as fault:
        return _fault(document, 1, f"cannot be read as JSON: {fault}")
    if not records:
        return _fault(
            document,
            1,
            'expected a list of records like {"question": "…", "answer": "…"}, found '
            + _shape(data),
        )
    drafts: list[Item] = []
    unclosed: set[int] = set()
    notes: list[Diagnostic] = []
    for index, fields in enumerate(records):
        line, end_line = places[index] if places else (None, None)
        if not fields.get("question", "").strip():
            message = f"record {index + 1} has no question; it is left out"
            notes.append(Diagnostic("error", "no-question", path, line, message))
            continue
        first, _, more = fields["question"].strip().partition("\n")
        if len(first) > LONGEST_QUESTION:
            message = (
                f"the question of record {index + 1} has {len(first):,} characters on its first "
                f"line, more than {LONGEST_QUESTION:,}; it is left out"
            )
            notes.append(Diagnostic("error", "long-question", path, line, message))
            continue
        answer, is_open = unquoted(unlabelled(fields.get("answer", "")))
        if is_open:
            unclosed.add(len(drafts))
        heading = " ".join((clean_question(first) or first).split())
        prompt = "\n\n".join(part for part in (more.strip(), fields.get("prompt", "")) if part)
        drafts.append(
            Item(
                id="",
                ref=fields.get("ref"),
                set=name,
                path=path,
                line=line,
                end_line=end_line,
                number=None,
                section=fields.get("section"),
                question=plain(heading) or heading,
                heading=heading,
                prompt=prompt,
                answer=answer,
                status="complete",
            )
        )
    items = item_ids(whole_answers(drafts, unclosed))
    own = QASet(name, path, humanised(name), "JSON records", len(items))
    skipped = _syntax(document, items) if places else ()
    return Reading((own,), tuple(items), skipped, tuple(notes))


def _check_depth(text: str) -> None:
    """Raise ValueError where a document nests deeper than any list of records does.

    How deep Python itself can read differs from version to version.
    """
    depth = 0
    for sign in _BRACKETS.finditer(text):
        depth += (sign[0] in "[{") - (sign[0] in "]}")
        if depth > _DEEPEST:
            raise ValueError(f"it nests more than {_DEEPEST} levels deep")


def _fault(document: Document, line: int, message: str) -> Reading:
    return Reading(
        (QASet(document.stem, document.path, humanised(document.stem), "none", 0),),
        (),
        (Skipped(document.stem, document.path, 1, len(document.lines), "not understood"),),
        (Diagnostic("error", "json", document.path, line, message),),
    )


def _shape(data: object) -> str:
    if isinstance(data, Mapping):
        return f"an object with the names {', '.join(map(str, list(data)[:5])) or '(none)'}"
    if isinstance(data, list):
        return "an empty list" if not data else f"a list of {type(data[0]).__name__} values"
    return f"a {type(data).__name__} value"


def _records(data: object) -> tuple[str | None, Sequence[Any]]:
    """Return the records of a document and the name they stand under, None for the document."""
    if _is_records(data):
        return None, data  # type: ignore[return-value]  # _is_records proved it a list
    if isinstance(data, Mapping):
        for key, value in data.items():
            if _is_records(value):
                return str(key), value
    return None, ()


def _is_records(value: object) -> bool:
    return isinstance(value, list) and any("question" in _fields(record) for record in value)


def _fields(record: object) -> dict[str, str]:
    """Return what is known of a record, by our names, as text."""
    if not isinstance(record, Mapping):
        return {}
    by_name = {str(key).strip().casefold(): value for key, value in record.items()}
    found: dict[str, str] = {}
    for field, names in _NAMES.items():
        value = next((by_name[n] for n in names if by_name.get(n) is not None), None)
        if isinstance(value, list):
            value = "\n\n".join(str(part) for part in value)
        if isinstance(value, str | int | float) and not isinstance(value, bool):
            # Escapes can write what no text file holds: halves of characters, the sign zero.
            written = str(value).encode(errors="replace").decode().replace("\0", "\ufffd")
            found[field] = written.replace("\r\n", "\n")
    return found


def _places(text: str, key: str | None) -> list[tuple[int, int]]:
    """Return the first and last line of each record, or nothing where records share lines."""
    decoder = json.JSONDecoder()
    at = _skip(text, 0)
    if key is not None:
        at = _value_of(text, at, key, decoder)
    at = _skip(text, at + 1)
    places: list[tuple[int, int]] = []
    line, counted = 1, 0
    while at < len(text) and text[at] != "]":
        _, end = decoder.raw_decode(text, at)
        first = line + text.count("\n", counted, at)
        last = first + text.count("\n", at, end)
        line, counted = last, end
        if places and first == places[-1][1]:
            # `}, {`: the line goes to the record that starts on it.
            if first == places[-1][0]:
                return []
            places[-1] = (places[-1][0], first - 1)
        places.append((first, last))
        at = _skip(text, end)
        if text[at] == ",":
            at = _skip(text, at + 1)
    return places


def _value_of(text: str, at: int, key: str, decoder: json.JSONDecoder) -> int:
    """Return where the value of a key of the object that opens at `at` starts.

    Of several values of one key the last counts, as it does for `json.loads`.
    """
    start = at
    at = _skip(text, at + 1)
    while text[at] != "}":
        name, at = decoder.raw_decode(text, at)
        at = _skip(text, _skip(text, at) + 1)
        if name == key:
            start = at
        _, at = decoder.raw_decode(text, at)
        at = _skip(text, at)
        if text[at] == ",":
            at = _skip(text, at + 1)
    return start


def _skip(text: str, at: int) -> int:
    while at < len(text) and text[at] in _SPACE:
        at += 1
    return at


def _syntax(document: Document, items: Sequence[Item]) -> tuple[Skipped, ...]:
    """Return the lines that belong to no record: brackets, and values beside the list."""
    held = {n for item in items for n in range(item.line or 0, (item.end_line or 0) + 1)}
    free = [
        number
        for number, line in enumerate(document.lines, 1)
        if line.strip() and number not in held
    ]
    found: list[Skipped] = []
    for number in free:
        if found and found[-1].end_line == number - 1:
            number_before = found.pop()
            found.append(
                Skipped(document.stem, document.path, number_before.line, number, "syntax")
            )
        else:
            found.append(Skipped(document.stem, document.path, number, number, "syntax"))
    return tuple(found)
