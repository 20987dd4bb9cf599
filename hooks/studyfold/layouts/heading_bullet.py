"""A heading with its answer as a labelled bullet: `- **Answer:**`, often between rules."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from studyfold.layouts.base import Mark
from studyfold.layouts.headings import heading_marks
from studyfold.layouts.scan import Line

__all__ = ["HeadingBullet"]


class HeadingBullet:
    """A heading followed by a bullet that is labelled as the answer."""

    name = "heading, answer bullets"
    nested = True
    needs_label = True

    def find(self, lines: Sequence[Line]) -> Iterator[Mark]:
        """Yield every such heading."""
        for mark, kind in heading_marks(lines):
            if kind == "bullet":
                yield mark
