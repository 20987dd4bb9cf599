"""Records in fences of a Markdown text: the JSON that a program or an assistant gave, pasted in."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace

from studyfold.layouts.fences import fences
from studyfold.layouts.finish import humanised
from studyfold.layouts.leftovers import blocks
from studyfold.layouts.page import Page
from studyfold.layouts.scan import scan
from studyfold.model import Document, Reading, Skipped

__all__ = ["read_fenced"]

_OPENING = re.compile(r"\s{0,3}(?:`{3,}|~{3,})\s*(?P<name>[\w+.-]*)")
_NAMES = {
    "json": ".json",
    "jsonc": ".json",
    "json5": ".json",
    "jsonl": ".jsonl",
    "ndjson": ".jsonl",
    "yaml": ".yaml",
    "yml": ".yaml",
}
"""What a fence calls its content, with the ending of files that hold the same."""
_FEWEST = 2
"""Records that are a set: one alone is an example."""

Reader = Callable[[Document], Reading]


def read_fenced(document: Document, readers: Mapping[str, Reader]) -> Reading | None:
    """Return the records in a text's fences as its sets; None where no fence holds any.

    Args:
        document: the text.
        readers: what reads documents of records, by their endings.
    """
    found: list[tuple[int, int, Reading]] = []
    for start, end, suffix in _held(document.lines):
        # No document's short name has a dot, so no other set can be called the same.
        stem = f"{document.stem}.{len(found) + 1}" if found else document.stem
        part = Document(document.path, stem, suffix, document.lines[start + 1 : end])
        reading = readers[suffix](part)
        if len(reading.items) >= _FEWEST:
            found.append((start, end, _lower(reading, start + 1)))
    if not found:
        return None
    title = humanised(document.stem)
    if len(found) > 1:
        sets = [
            replace(one, title=f"{title}, part {part}")
            for part, (*_, reading) in enumerate(found, 1)
            for one in reading.sets
        ]
    else:
        sets = list(found[0][2].sets)
    return Reading(
        tuple(sets),
        tuple(item for *_, reading in found for item in reading.items),
        tuple(_skipped(document, found)),
        tuple(note for *_, reading in found for note in reading.diagnostics),
    )


def _lower(reading: Reading, lines: int) -> Reading:
    """Return a reading with every place as many lines further down."""

    def at(line: int | None) -> int | None:
        return None if line is None else line + lines

    return replace(
        reading,
        items=tuple(
            replace(one, line=at(one.line), end_line=at(one.end_line)) for one in reading.items
        ),
        skipped=tuple(
            replace(one, line=one.line + lines, end_line=one.end_line + lines)
            for one in reading.skipped
        ),
        diagnostics=tuple(replace(one, line=at(one.line)) for one in reading.diagnostics),
    )


def _held(lines: Sequence[str]) -> Iterator[tuple[int, int, str]]:
    """Yield the fences that may hold records: first and last line, and the ending of such files."""
    for start, end in sorted(fences(lines).items()):
        opening = _OPENING.match(lines[start])
        if opening is None:
            continue
        name = opening["name"].lower()
        first = next((line.strip() for line in lines[start + 1 : end] if line.strip()), "")
        suffix = _NAMES.get(name, "")
        if not name and first[:1] in ("[", "{"):
            suffix = ".json"
        if suffix:
            yield start, end, suffix


def _skipped(document: Document, found: Sequence[tuple[int, int, Reading]]) -> Iterator[Skipped]:
    """Yield what belongs to no item: what the readers left out, the fences, the text around."""
    page = Page(scan(document.lines))
    free = 0
    for start, end, reading in found:
        yield from _around(document, page, free, start)
        yield Skipped(document.stem, document.path, start + 1, start + 1, "syntax")
        yield from (replace(one, set=document.stem) for one in reading.skipped)
        yield Skipped(document.stem, document.path, end + 1, end + 1, "syntax")
        free = end + 1
    yield from _around(document, page, free, len(page))


def _around(document: Document, page: Page, start: int, end: int) -> Iterator[Skipped]:
    for first, last, reason in blocks(page, start, end, frozenset()):
        yield Skipped(document.stem, document.path, first + 1, last, reason)
