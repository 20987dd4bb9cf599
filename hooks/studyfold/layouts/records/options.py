"""What a question gives to choose from, in every shape that files write it in."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from studyfold.layouts.records.names import bare, named
from studyfold.layouts.records.roles import Columns
from studyfold.layouts.records.table import Row
from studyfold.layouts.records.values import markdown

__all__ = ["LABELS", "LETTERS", "Options", "comparable", "is_true", "options_of"]

LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
"""What options are called where they are shown."""

LABELS = (LETTERS, "АБВГДЕЖЗ", "कखगघङ", "ΑΒΓΔΕΖ", "가나다라마", "甲乙丙丁", "①②③④⑤⑥", "123456789")
"""What options are called where people label them, in their order."""

_LABELLED = re.compile(r"\s*[(\[]?([^\W_]|[①-⑨])\s*[).\]:、．）]\s*(?=\S)")
_PACKED = re.compile(r"(?:^|[\s,;|])[(\[]?([A-Ha-h])[).:\]]\s*")
_QUOTED = re.compile(r"'((?:[^'\\]|\\.)*+)'|\"((?:[^\"\\]|\\.)*+)\"")
_LONGEST = 20_000
"""Characters of a cell that can hold all options of a question."""
_MOST = 26
_FLAGS = ("iscorrect", "iscorrectanswer", "isanswer", "isright", "istrue", "answer")
_TEXTS = """text option choice content body markdown html answer answertext optiontext choicetext
    label title description name value""".split()
_KEYS = ("id", "key", "letter", "label", "identifier", "value", "option", "name", "index")


@dataclass(frozen=True, slots=True)
class Options:
    """What a question gives to choose from."""

    texts: tuple[str, ...]
    keys: tuple[str, ...]
    """What the file calls each, in comparable form: `a`, `optionb`, `3`."""
    flagged: tuple[int, ...] = ()
    """The places of those that the file marks as right where they stand."""
    values: tuple[Any, ...] = ()


def options_of(row: Row, columns: Columns) -> Options | None:
    """Return the options of a row, or None where it has none."""
    for key in columns.options:
        found = _unpacked(row.fields.get(key))
        if found is not None and found.texts:
            return found
    texts: list[str] = []
    keys: list[tuple[str, str]] = []
    for place, key in enumerate(columns.choices):
        text = markdown(row.fields.get(key)).strip()
        if text:
            texts.append(text)
            keys.append((comparable(key), named(key).choice or LETTERS[place % 26].lower()))
    if len(texts) > 1:
        texts, names = _unlabelled(texts, ["\0".join(pair) for pair in keys])
        return Options(tuple(texts), tuple(names))
    wrong = [part for key in columns.wrong for part in _listed(row.fields.get(key))]
    right = [p for k in (columns.correct or columns.answer) for p in _listed(row.fields.get(k))]
    if wrong and right:
        # Files that keep them apart show them in any order; nothing must give the answer away.
        both = sorted(dict.fromkeys([*right, *wrong]), key=lambda text: (bare(text), text))
        return Options(tuple(both), ("",) * len(both))
    return None


def comparable(text: object) -> str:
    """Return a text's letters and digits alone, for comparing names and options."""
    return re.sub(r"[\W_]+", "", bare(str(text)))


def _unpacked(value: Any) -> Options | None:
    """Return the options that one value holds, whatever its shape."""
    if isinstance(value, str):
        value = _parsed(value)
    if isinstance(value, Mapping):
        return _of_mapping(value)
    if isinstance(value, list):
        return _of_list(value)
    return None


def _of_list(value: Sequence[Any]) -> Options | None:
    texts: list[str] = []
    keys: list[str] = []
    flagged: list[int] = []
    values: list[Any] = []
    for part in value[: 4 * _MOST]:
        text = _text(part)
        if not text:
            continue
        key = ""
        if isinstance(part, Mapping):
            key, text = _keyed(part, text)
            if _is_right(part):
                flagged.append(len(texts))
        texts.append(text)
        keys.append(key)
        values.append(part)
    texts, keys = _unlabelled(texts, keys)
    return Options(tuple(texts), tuple(keys), tuple(flagged), tuple(values))


def _text(part: Any) -> str:
    """Return the text of an option; of a mapping it is not what says that the option is right."""
    if isinstance(part, Mapping):
        folded = {comparable(key): member for key, member in part.items()}
        for name in _TEXTS:
            member = folded.get(name)
            text = "" if isinstance(member, bool) else markdown(member).strip()
            if text and text.casefold() not in ("true", "false"):
                return text
    return markdown(part).strip()


def _keyed(part: Mapping[str, Any], text: str) -> tuple[str, str]:
    """Return what an option that is a mapping is called, and its text."""
    folded = {str(key).casefold(): member for key, member in part.items()}
    for name in _KEYS:
        member = folded.get(name)
        if isinstance(member, str | int) and str(member).strip() != text:
            return comparable(member), text
    if len(part) == 1:
        # `- A: Paris`
        ((key, member),) = part.items()
        return comparable(key), markdown(member).strip() or text
    return "", text


def _is_right(part: Mapping[str, Any]) -> bool:
    for key, member in part.items():
        flag = comparable(key) in _FLAGS or named(str(key)).role == "correct"
        if flag and is_true(member):
            return True
    return False


def is_true(value: Any) -> bool:
    """Say whether a value says yes, in any way that files write it."""
    return value is True or value == 1 or str(value).strip().casefold() in ("true", "yes", "1")


def _of_mapping(value: Mapping[str, Any]) -> Options | None:
    folded = {str(key).casefold(): member for key, member in value.items()}
    texts, labels = folded.get("text"), folded.get("label")
    if isinstance(texts, list) and isinstance(labels, list) and len(texts) == len(labels):
        return Options(
            tuple(markdown(text).strip() for text in texts), tuple(map(comparable, labels))
        )
    pairs = [(key, markdown(member).strip()) for key, member in value.items()][: 4 * _MOST]
    kept = [(str(key), text) for key, text in pairs if text]
    flagged = [
        place
        for place, (key, _) in enumerate(kept)
        if isinstance(value.get(key), Mapping) and _is_right(value[key])
    ]
    return Options(
        tuple(text for _, text in kept),
        tuple(comparable(key) + _ending(key) for key, _ in kept),
        tuple(flagged),
    )


def _ending(key: str) -> str:
    """Return the letter at the end of an option's name as a second name for it."""
    choice = named(key).choice
    return f"\0{choice}" if choice else ""


def _parsed(text: str) -> Any:
    """Return the options that a cell of text lists: JSON, lettered, or set apart by signs."""
    text = text.strip()
    if not text or len(text) > _LONGEST:
        return None
    if text[0] in "[{" and text[-1] in "]}" and sum(map(text.count, "[{")) <= 2 * _MOST:
        try:
            return json.loads(text)
        except (ValueError, RecursionError):
            # As Python writes lists: `['a', 'b']`.
            found = [match[1] or match[2] for match in _QUOTED.finditer(text)]
            if len(found) > 1 and text[0] == "[":
                return found
    marks = list(_PACKED.finditer(text))
    letters = [mark[1].lower() for mark in marks]
    if len(marks) > 1 and letters == [chr(97 + place) for place in range(len(marks))]:
        ends = [mark.start() for mark in marks[1:]] + [len(text)]
        spans = zip(marks, ends, strict=True)
        return [text[mark.end() : end].strip(" \t\n,;|") for mark, end in spans]
    for sign in ("\n", "||", "|", ";", ","):
        pieces = [piece.strip() for piece in text.split(sign)]
        pieces = [re.sub(r"^[-*•]\s+", "", piece) for piece in pieces if piece]
        if len(pieces) > 1:
            return pieces
    return None


def _unlabelled(texts: Sequence[str], keys: Sequence[str]) -> tuple[list[str], list[str]]:
    """Return options without the labels that they already have, if all have them in order.

    The labels become further names of the options.
    """
    matches = [_LABELLED.match(text) for text in texts]
    labels = "".join(match[1].upper() if match else " " for match in matches)
    if len(texts) < 2 or not any(sequence.startswith(labels) for sequence in LABELS):
        return list(texts), list(keys)
    found = [match for match in matches if match is not None]
    bare_texts = [text[match.end() :] for text, match in zip(texts, found, strict=True)]
    named_so = [f"{key}\0{match[1].lower()}" for key, match in zip(keys, found, strict=True)]
    return bare_texts, named_so


def _listed(value: Any) -> list[str]:
    if isinstance(value, str) and value.strip()[:1] == "[":
        value = _parsed(value)
    members = value if isinstance(value, list) else [value]
    return [text for text in (markdown(member).strip() for member in members) if text]
