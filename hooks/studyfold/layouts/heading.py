"""A heading with its answer below, without any label."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from studyfold.layouts.base import Mark
from studyfold.layouts.headings import heading_marks
from studyfold.layouts.scan import Line

__all__ = ["Heading"]


class Heading:
    """A heading that no answer label follows."""

    name = "heading"
    nested = False
    needs_label = False

    def find(self, lines: Sequence[Line]) -> Iterator[Mark]:
        """Yield every such heading."""
        for mark, kind in heading_marks(lines):
            if kind == "":
                yield mark
