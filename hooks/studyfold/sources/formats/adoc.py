"""AsciiDoc files → Markdown, line for line."""

from __future__ import annotations

import re

from studyfold.sources.formats.adoc_blocks import Source
from studyfold.sources.formats.adoc_body import write_body
from studyfold.sources.formats.adoc_syntax import Closings, heading
from studyfold.sources.formats.base import Converted
from studyfold.sources.formats.markdown_lines import MarkdownLines, file_lines

__all__ = ["convert"]

_AUTHORS = re.compile(
    r"\w[\w.'’-]{0,60}(?: \w[\w.'’-]{0,60}){0,3}(?: <[^<>]{1,200}>)?(?:;.{0,500})?$"
)
_REVISION = re.compile(r"v?\d[\w.-]{0,40}(?:,.{0,200})?$|.{0,40}\d{4}-\d\d-\d\d.{0,200}$")
_MOST_HEADER_LINES = 2


def convert(text: str) -> Converted:
    """Return an AsciiDoc file as Markdown.

    Headings keep their level; blocks that open on a click become `<details>`; terms of a list
    become bold, before what is said of them or, where they ask, above their answer. Comments,
    attributes, anchors and the names of authors are left out.
    """
    lines = file_lines(text)
    source = Source(lines, MarkdownLines(), Closings(lines))
    for index in _header(lines):
        # A line that says nothing leaves no Markdown.
        lines[index] = "//"
    write_body(source, 0, len(lines))
    return Converted(".md", source.out.lines, source.out.origin, source.faults)


def _header(lines: list[str]) -> range:
    """Return the lines below the title that name authors and the revision."""
    start = 0
    while start < len(lines) and (not lines[start].strip() or lines[start].startswith(("//", ":"))):
        start += 1
    found = heading(lines, start, len(lines)) if start < len(lines) else None
    if not found or found[0] != 1:
        return range(0)
    first = start + found[2]
    stop = first
    patterns = (_AUTHORS, _REVISION)
    while stop < len(lines) and stop - first < _MOST_HEADER_LINES:
        text = lines[stop].rstrip()
        if not any(pattern.match(text) for pattern in patterns[stop - first :]):
            break
        stop += 1
    return range(first, stop)
