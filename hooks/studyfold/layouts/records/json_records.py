"""JSON documents: records in lists, in objects, in objects of lists, however deep."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Mapping
from typing import Any

from studyfold.layouts.doubts import shortened
from studyfold.layouts.records.comments import without_comments
from studyfold.layouts.records.items import Origin, limited, read_table
from studyfold.layouts.records.limits import check_values
from studyfold.layouts.records.places import lines_of
from studyfold.layouts.records.table import Row, Table, table_of
from studyfold.layouts.records.tree import Finding, find
from studyfold.model import Document, Reading

__all__ = ["EXPECTED", "check_depth", "loads", "read_json", "said_again", "shape", "tree_table"]

EXPECTED = 'expected a list of records like {"question": "…", "answer": "…"}, found '
"""How the message starts where a document holds no record."""

# A text that is never closed takes all that follows, so that nothing is looked through twice.
_BRACKETS = re.compile(r'[\[\]{}]|"(?:[^"\\]|\\.)*+"?', re.DOTALL)
_RELAXED = "comments and trailing commas, which JSON does not have, were left out"
_LOOSE = re.compile(r"'|[A-Za-z_$][\w$]*\s*:")
"""A text or a name as JavaScript has it."""
_DEEPEST = 200
_CONSTANTS = {"Infinity": "Infinity", "-Infinity": "-Infinity"}


@limited
def read_json(document: Document) -> Reading:
    """Read a JSON document: records anywhere in it.

    A record is an object with a question under a usual name (in any case and language), a
    question with its answer as a name with its value, or a pair. Lines are given where each
    record stands on lines of its own.
    """
    origin = Origin(document, "JSON records", unasked="syntax", quiet=True)
    text = "\n".join(document.lines)
    repeated: list[str] = []
    relaxed = False
    try:
        check_values(check_depth(text), "lists and objects")
        try:
            data = loads(text, repeated)
        except json.JSONDecodeError:
            strict = without_comments(text)
            if strict == text:
                raise
            relaxed, text = True, strict
            repeated.clear()
            check_values(check_depth(text), "lists and objects")
            data = loads(text, repeated)
    except json.JSONDecodeError as fault:
        message = f"no JSON: {fault.msg} (column {fault.colno})"
        if _LOOSE.match(fault.doc, fault.pos):
            message += "; names and texts stand in double quotation marks"
        return origin.fault("json", fault.lineno, message)
    except (RecursionError, ValueError) as fault:
        return origin.fault("json", 1, f"cannot be read as JSON: {fault}")
    found = find(data)
    if not found.records:
        return origin.fault("json", 1, EXPECTED + shape(data))
    paths = [one.path for one in found.records if one.path is not None]
    lines = lines_of(text, paths) if len(paths) == len(found.records) else {}
    notes = [origin.note("warning", "json", None, said_again(name)) for name in repeated[:1]]
    if relaxed:
        notes.append(origin.note("info", "json", None, _RELAXED))
    return read_table(origin, tree_table(found, lines), notes)


def loads(text: str, repeated: list[str]) -> Any:
    """Return the value of a JSON text.

    Programs write `NaN` where a table has no value; JSON itself has no such word.

    Args:
        text: the JSON.
        repeated: gets the first name of each object that gives one several times, so that all but
            the last of its values are lost.
    """

    def held(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        value = dict(pairs)
        if len(value) < len(pairs):
            times = Counter(name for name, _ in pairs)
            repeated.append(next(name for name, count in times.items() if count > 1))
        return value

    return json.loads(text, parse_constant=_CONSTANTS.get, object_pairs_hook=held)


def said_again(name: str) -> str:
    """Return the message about an object that gives a name several times."""
    return f"the name “{shortened(name)}” stands more than once in one object; the last one counts"


def tree_table(found: Finding, lines: Mapping[tuple[str | int, ...], tuple[int, int]]) -> Table:
    """Return the table of the records found in a tree.

    Args:
        found: the records.
        lines: the first and last line of each path of theirs; empty where not all are known.
    """
    rows = []
    for one in found.records:
        first, last = lines[one.path] if lines and one.path is not None else (None, None)
        fields = {str(key): value for key, value in one.fields.items()}
        rows.append(Row(fields, first, last, one.section, one.ref, one.kind))
    if lines:
        # An object may give a name twice: then the later value stands in the place of the first.
        rows.sort(key=lambda row: row.first or 0)
    return table_of(rows, named=found.named, mixed=True, positional=any(row.kind for row in rows))


def shape(data: object) -> str:
    """Describe a document without records for a message."""
    if isinstance(data, Mapping):
        return f"an object with the names {', '.join(map(str, list(data)[:5])) or '(none)'}"
    if isinstance(data, list):
        return "an empty list" if not data else f"a list of {type(data[0]).__name__} values"
    return f"a {type(data).__name__} value"


def check_depth(text: str) -> int:
    """Return how many lists and objects a document holds.

    Raises:
        ValueError: where it nests deeper than any list of records does. How deep Python itself can
            read differs from version to version.
    """
    depth = count = 0
    for sign in _BRACKETS.finditer(text):
        opens = sign[0] in "[{"
        depth += opens - (sign[0] in "]}")
        count += opens
        if depth > _DEEPEST:
            raise ValueError(f"it nests more than {_DEEPEST} levels deep")
    return count
