"""A bold question alone on its line, with the answer below, without any label."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from studyfold.layouts.base import Mark, margin_lines
from studyfold.layouts.labels import clean_question, looks_like_question, numbered
from studyfold.layouts.scan import Line

__all__ = ["BoldLine"]

_LINE = re.compile(
    r"(?:\d{1,4}[.)][ \t]+)?\*\*(?!\*)(?P<text>(?:(?!\*\*).)+)\*\*(?P<tail>.{0,12})$"
)


class BoldLine:
    """A line at the margin that is one bold question."""

    name = "bold line"
    nested = False
    needs_label = False

    def find(self, lines: Sequence[Line]) -> Iterator[Mark]:
        """Yield every bold line that asks something."""
        for index, line in margin_lines(lines, indent=0):
            match = _LINE.match(line.body)
            if match and not re.search(r"\w", match["tail"]):
                number, text = numbered(clean_question(line.body))
                text = clean_question(text)
                if looks_like_question(text):
                    yield Mark(index, number, text, "bold", None)
