"""Places in a converted text → places in the file that it was made of."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from studyfold.model import Document, Item, Reading, Skipped

__all__ = ["relocated"]

_MARKUP = "markup"
"""Why lines are skipped of which the conversion left nothing."""


def relocated(reading: Reading, document: Document) -> Reading:
    """Return a reading with the places of the file on the disk.

    Where several items share a line of the file (a page without line breaks), items have no
    places and nothing is listed as skipped, as for formats without lines.

    Args:
        reading: what was read from the document's lines.
        document: where each of them came from.
    """
    if document.placeless:
        return _without_places(reading)
    origin, source = document.origin, document.source
    if origin is None or source is None:
        return reading

    def at(line: int | None) -> int | None:
        return None if line is None or not origin else origin[min(line, len(origin)) - 1]

    notes = tuple(replace(note, line=at(note.line)) for note in reading.diagnostics)
    places = _places(reading, origin)
    if places is None:
        return replace(_without_places(reading), diagnostics=notes)
    items = tuple(
        replace(item, line=first, end_line=last)
        for item, (first, last) in zip(reading.items, places, strict=True)
    )
    return replace(
        reading, items=items, skipped=_skipped(reading, items, document), diagnostics=notes
    )


def _places(reading: Reading, origin: Sequence[int]) -> list[tuple[int, int]] | None:
    """Return for each item its first and last line in the file.

    None where two items start on one line, so that they cannot be told apart by lines.
    """
    spans = [(item.line, item.end_line) for item in reading.items]
    places: list[tuple[int, int]] = []
    for first, last in spans:
        if first is None or last is None:
            return None
        start, end = origin[first - 1], origin[last - 1]
        if places and start <= places[-1][0]:
            return None
        if places and places[-1][1] >= start:
            # The line goes to the item that starts on it.
            places[-1] = (places[-1][0], start - 1)
        places.append((start, end))
    return places


def _skipped(reading: Reading, items: Sequence[Item], document: Document) -> tuple[Skipped, ...]:
    """Return blocks of every line of the file that is not blank and lies in no item."""
    source, origin = document.source or (), document.origin or ()
    free: list[tuple[str, str] | None] = [
        (_MARKUP, "") if line.strip() else None for line in ("", *source)
    ]
    for block in reading.skipped:
        for line in range(block.line, block.end_line + 1):
            place = origin[line - 1]
            if free[place] is not None:
                free[place] = (block.reason, block.set)
    held = sorted((item.line or 0, item.end_line or 0, item.set) for item in items)
    for first, last, _ in held:
        for line in range(first, last + 1):
            free[line] = None
    found: list[Skipped] = []
    owner = held[0][2] if held else (reading.sets[0].name if reading.sets else document.stem)
    at = 0
    for line, kept in enumerate(free):
        while at < len(held) and held[at][0] <= line:
            owner = held[at][2]
            at += 1
        if kept is None:
            continue
        reason, name = kept
        name = name or owner
        last_block = found[-1] if found else None
        if (
            last_block is not None
            and last_block.end_line == line - 1
            and (last_block.reason, last_block.set) == (reason, name)
        ):
            found[-1] = replace(last_block, end_line=line)
        else:
            found.append(Skipped(name, document.path, line, line, reason))
    return tuple(found)


def _without_places(reading: Reading) -> Reading:
    return replace(
        reading,
        items=tuple(replace(item, line=None, end_line=None) for item in reading.items),
        skipped=(),
        diagnostics=tuple(replace(note, line=None) for note in reading.diagnostics),
    )
