"""Which of a question's options is right, and how both are shown."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from studyfold.layouts.records.names import bare
from studyfold.layouts.records.options import (
    LABELS,
    LETTERS,
    Options,
    comparable,
    is_true,
    options_of,
)
from studyfold.layouts.records.roles import Columns, filled
from studyfold.layouts.records.table import Row, Table
from studyfold.layouts.records.values import markdown

__all__ = ["base_of", "places_of", "rendered", "right_ones"]

_LETTERED = re.compile(
    r"(?:option|answer|choice|opt|ans)?[\s_-]*[(\[]?([^\W\d_])[)\].:]?", re.IGNORECASE
)
_LED = re.compile(r"[(\[]?([^\W\d_])[)\].:]\s*(?=\S)")
_SEVERAL = re.compile(r"\s*(?:[,;/|&+\n]|\band\b)\s*")
_LONGEST = 400
"""Characters of a list of several right options."""


def rendered(options: Options) -> str:
    """Return options as a list in Markdown, with letters."""
    lines = []
    for place, text in enumerate(options.texts):
        body = text.strip().replace("\n", "\n  ")
        gap = "\n\n  " if body.startswith("```") else " "
        lines.append(f"- {_letter(place)}){gap}{body}")
    return "\n".join(lines)


def right_ones(
    options: Options, values: Iterable[Any], base: int
) -> tuple[tuple[int, ...], str] | None:
    """Return the places of the right options and what the answer says, or None where none fits.

    Args:
        options: what there is to choose from.
        values: what the columns of the answer hold.
        base: the number of the first option, 0 or 1.
    """
    for value in values:
        places = places_of(options, value, base)
        if places:
            return places, _spoken(options, places)
    if options.flagged:
        return options.flagged, _spoken(options, options.flagged)
    return None


def base_of(table: Table, rows: Sequence[Row], columns: Columns) -> int:
    """Return from where a file counts its options, 0 or 1, by all the numbers that it gives."""
    keys = columns.correct or columns.answer
    smallest, reaches = len(LETTERS), False
    if not (columns.options or columns.choices):
        return 0
    for row in rows:
        numbers = [n for key in keys for n in _numbers(row.fields.get(key))]
        options = options_of(row, columns) if numbers else None
        if options is None or any(_by_text(options, str(n)) is not None for n in numbers):
            continue
        smallest = min(smallest, *numbers)
        reaches = reaches or max(numbers) == len(options.texts)
    if smallest == 0:
        return 0
    if reaches:
        return 1
    indexed = any("ind" in key or "idx" in key for key in keys)
    return 1 if table.one_based and not indexed else 0


def _spoken(options: Options, places: Sequence[int]) -> str:
    lines = [f"{_letter(place)}) {options.texts[place].strip()}" for place in places]
    return "\n\n".join(lines)


def _letter(place: int) -> str:
    return LETTERS[place] if place < len(LETTERS) else str(place + 1)


def places_of(options: Options, value: Any, base: int) -> tuple[int, ...]:
    """Return the places of the options that a value names, none where it names no option."""
    if isinstance(value, Mapping):
        return _of_mapping(options, value, base)
    if isinstance(value, list):
        if len(value) == len(options.texts) and all(isinstance(part, bool) for part in value):
            return tuple(place for place, right in enumerate(value) if right)
        found = [places_of(options, part, base) for part in value if filled(part)]
        return tuple(sorted({p for places in found for p in places})) if all(found) else ()
    if isinstance(value, int) and not isinstance(value, bool):
        if value in options.values:
            return (options.values.index(value),)
        return _at(options, value - base)
    text = markdown(value).strip()
    place = _by_text(options, text)
    if place is None:
        place = _by_label(options, text, base)
    if place is not None:
        return (place,)
    return _several(options, text, base)


def _of_mapping(options: Options, value: Mapping[str, Any], base: int) -> tuple[int, ...]:
    """Read `{"answer_a_correct": "true"}`, or an option written out."""
    right = [comparable(key) for key, member in value.items() if is_true(member)]
    if right:
        named = [key.split("\0")[0] for key in options.keys]
        return tuple(
            place
            for place, key in enumerate(named)
            if key and any(name.startswith(key) for name in right)
        )
    return places_of(options, markdown(value), base)


def _several(options: Options, text: str, base: int) -> tuple[int, ...]:
    """Read `A, C`, `A and C` or `AC`."""
    if not text or len(text) > _LONGEST:
        return ()
    if text.isascii() and text.isalpha() and text.isupper() and len(set(text)) == len(text):
        pieces = list(text)
    else:
        pieces = [piece for piece in _SEVERAL.split(text) if piece]
    if len(pieces) < 2:
        return ()
    places: list[int] = []
    for piece in pieces:
        place = _by_text(options, piece)
        place = _by_label(options, piece, base) if place is None else place
        if place is None:
            return ()
        places.append(place)
    return tuple(sorted(set(places)))


def _by_text(options: Options, text: str) -> int | None:
    """Return the place of the option that has this text, if one and only one has."""
    if not text:
        return None
    stripped = [option.strip() for option in options.texts]
    if text in stripped:
        return stripped.index(text)
    for form in (bare, comparable):
        wanted = form(text)
        same = [place for place, option in enumerate(stripped) if form(option) == wanted]
        if wanted and len(same) == 1:
            return same[0]
    return None


def _by_label(options: Options, text: str, base: int) -> int | None:
    """Return the place of the option that is called so: `b`, `B)`, `option_b`, `2`."""
    key = comparable(text)
    for place, keys in enumerate(options.keys):
        if key and key in keys.split("\0"):
            return place
    if match := _LETTERED.fullmatch(text):
        places = _at(options, _rank(match[1]))
        return places[0] if places else None
    if text.isascii() and text.isdigit() and len(text) <= 2:
        places = _at(options, int(text) - base)
        return places[0] if places else None
    if match := _LED.match(text):
        places = _at(options, _rank(match[1]))
        said = _by_text(options, text[match.end() :].strip())
        return said if places and said == places[0] else None
    return None


def _rank(label: str) -> int:
    """Return which option a label names by its place among the labels of its script, or -1."""
    sequence = next((known for known in LABELS if label.upper() in known), "")
    return sequence.find(label.upper()) if sequence else -1


def _at(options: Options, place: int) -> tuple[int, ...]:
    return (place,) if 0 <= place < len(options.texts) else ()


def _numbers(value: Any) -> list[int]:
    members = value if isinstance(value, list) else [value]
    found = []
    for member in members:
        if isinstance(member, bool) or not filled(member):
            continue
        text = str(member).strip()
        if text.isascii() and text.isdigit() and len(text) <= 2:
            found.append(int(text))
    return found
