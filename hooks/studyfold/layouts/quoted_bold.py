"""`3. **"Question?"**` with the answer below in quotes, as chat assistants write sample answers."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from studyfold.layouts.base import Mark, label_line, margin_lines
from studyfold.layouts.scan import Line

__all__ = ["QuotedBold"]

_LINE = re.compile(
    r"(?:(?P<number>\d{1,4})[.)][ \t]+)?"
    r"(?P<text>\*\*[\"“«].+[\"”»]\*\*|[\"“]\*\*.+\*\*[\"”])[ \t]*$"
)


class QuotedBold:
    """A line, numbered or not, that is one bold quotation."""

    name = "quoted bold"
    nested = True
    needs_label = True

    def find(self, lines: Sequence[Line]) -> Iterator[Mark]:
        """Yield every bold quotation that fills its line at the margin."""
        for index, line in margin_lines(lines, indent=3):
            match = _LINE.match(line.body)
            if match:
                number = str(int(match["number"])) if match["number"] else None
                form = "numbered quoted bold" if number else "quoted bold"
                label = label_line(lines, index)
                yield Mark(index, number, match["text"], form, label)
