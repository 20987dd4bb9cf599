"""Questions as headings: what the three heading layouts share."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from studyfold.layouts.base import Mark, label_line
from studyfold.layouts.labels import clean_question, numbered
from studyfold.layouts.scan import Line, bullet

__all__ = ["heading_marks"]


def heading_marks(lines: Sequence[Line]) -> Iterator[tuple[Mark, str]]:
    """Yield a mark for each heading, with what its answer's label is: `line`, `bullet` or ``."""
    for index, line in enumerate(lines):
        if line.kind != "heading" or not line.title:
            continue
        title = line.title
        bold = title.startswith("**") or numbered(title)[1].startswith("**")
        number, text = numbered(clean_question(title))
        if not text:
            continue
        form = f"h{line.level}{' numbered' if number else ''}{' bold' if bold else ''}"
        label = label_line(lines, index)
        kind = ""
        if label is not None:
            kind = "bullet" if bullet(lines[label].body) else "line"
        yield Mark(index, number, text, form, label), kind
