"""A heading with its answer below a line that says so: `**Answer:**`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from studyfold.layouts.base import Mark
from studyfold.layouts.headings import heading_marks
from studyfold.layouts.scan import Line

__all__ = ["HeadingAnswer"]


class HeadingAnswer:
    """A heading followed by a labelled answer paragraph."""

    name = "heading, answer line"
    nested = False
    needs_label = True

    def find(self, lines: Sequence[Line]) -> Iterator[Mark]:
        """Yield every such heading."""
        for mark, kind in heading_marks(lines):
            if kind == "line":
                yield mark
