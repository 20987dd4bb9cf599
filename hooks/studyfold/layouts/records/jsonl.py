"""JSON Lines: one record on each line, also as converters write notes."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from studyfold.layouts.records.anki import deck_title, field_text
from studyfold.layouts.records.items import Origin, limited, read_table
from studyfold.layouts.records.json_records import (
    EXPECTED,
    check_depth,
    loads,
    read_json,
    said_again,
    tree_table,
)
from studyfold.layouts.records.limits import bounded, check_values
from studyfold.layouts.records.tree import Finding, Found, find
from studyfold.model import Diagnostic, Document, Reading

__all__ = ["NOTE_TYPE", "read_jsonl"]

_BRACKETS = ("", "[", "]", "],")
"""Lines that hold no record: blank ones, and those around a list with a record on each line."""
_GAP = re.compile(r"[\s,]*")

NOTE_TYPE = "notetype"
"""The name that marks a note of Anki, whose other fields are HTML."""


@limited
def read_jsonl(document: Document) -> Reading:
    """Read a JSON Lines document: an object on each line.

    A line that is no JSON is an error of its own, and the others are read. A document that only
    as a whole is JSON is read as such.
    """
    origin = Origin(document, "JSON lines")
    notes: list[Diagnostic] = []
    values: list[Any] = []
    places: list[int] = []
    held = 0
    for number, line in enumerate(document.lines, 1):
        if line.strip().strip("\ufeff") in _BRACKETS:
            continue
        try:
            repeated: list[str] = []
            value, count = _parsed(line, repeated)
            notes += [origin.note("warning", "json", number, said_again(n)) for n in repeated[:1]]
            held += count
            check_values(held, "lists and objects")
            values.append(value)
            places.append(number)
        except (RecursionError, ValueError) as fault:
            if not values and len(notes) > 20:
                break
            problem = fault.msg if isinstance(fault, json.JSONDecodeError) else fault
            message = f"no JSON: {problem}; expected one record on each line"
            notes.append(origin.note("error", "json", number, message))
            origin.reasons[number] = "not understood"
    spans = [(number, number) for number in places]
    if notes and not any(isinstance(value, dict | list) for value in values):
        whole = read_json(document)
        values, spans = _stream("\n".join(document.lines))
        if whole.items or not values:
            return whole
        notes = []
        origin.reasons.clear()
    anki = bool(values) and all(isinstance(v, dict) and NOTE_TYPE in v for v in values)
    found = Finding(_notes(values)) if anki else find(values)
    if not found.records:
        message = EXPECTED + "none; a .jsonl file holds one record on each line"
        nothing = origin.fault("json", 1, message)
        return replace(nothing, diagnostics=(*notes, *nothing.diagnostics))
    origin = replace(origin, layout="Anki notes" if anki else origin.layout, quiet=found.bare)
    lines: dict[tuple[str | int, ...], tuple[int, int]] = {}
    if all(one.path for one in found.records):
        for one in found.records:
            lines[one.path or ()] = spans[int(one.path[0])] if one.path else (0, 0)
    return read_table(origin, tree_table(found, lines), notes)


def _parsed(line: str, repeated: list[str]) -> tuple[Any, int]:
    """Return the value of a line, and how many lists and objects it holds; see `loads`."""
    text = line.strip().lstrip("\ufeff")
    count = check_depth(text)
    try:
        return loads(text, repeated), count
    except json.JSONDecodeError:
        # The lines of a list, as some programs write them.
        if text.endswith(",") and text.startswith(("{", "[")):
            return loads(text[:-1], repeated), count
        raise


def _stream(text: str) -> tuple[list[Any], list[tuple[int, int]]]:
    """Return the values of a text of objects one behind the other, with the lines of each.

    Nothing where the text is anything else.
    """
    values: list[Any] = []
    spans: list[tuple[int, int]] = []
    decoder = json.JSONDecoder()
    line, at = 1, 0
    try:
        check_values(check_depth(text), "lists and objects")
        while (gap := _GAP.match(text, at)) is not None and gap.end() < len(text):
            start = gap.end()
            value, end = decoder.raw_decode(text, start)
            first = line + text.count("\n", at, start)
            line = first + text.count("\n", start, end)
            values.append(value)
            spans.append((first, line))
            at = end
    except (RecursionError, ValueError):
        return [], []
    return (values, spans) if all(isinstance(value, dict) for value in values) else ([], [])


def _notes(values: Sequence[Mapping[str, Any]]) -> tuple[Found, ...]:
    """Return notes of Anki as records, with the HTML of their fields as Markdown."""
    found: list[Found] = []
    for index, note in enumerate(bounded(values)):
        kind = note.get(NOTE_TYPE)
        fields: dict[str, Any] = {}
        for name, value in note.items():
            if name == "deck" and isinstance(value, str):
                fields[name] = deck_title(value)
            elif name in ("id", "tags"):
                fields[name] = value
            elif name != NOTE_TYPE:
                fields[name] = field_text(value) if isinstance(value, str) else value
        found.append(Found((index,), fields, kind=kind if isinstance(kind, str) else ""))
    return tuple(found)
