"""`3. **Question?**` with the answer below, usually as a nested bullet."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from studyfold.layouts.base import Mark, label_line, margin_lines
from studyfold.layouts.scan import Line

__all__ = ["NumberedBold"]

_LINE = re.compile(r"(?P<number>\d{1,4})[.)][ \t]+(?P<text>\*\*(?!\*).+?\*\*)[ \t]*$")


class NumberedBold:
    """A numbered line that is bold from end to end."""

    name = "numbered bold"
    nested = True
    needs_label = True

    def find(self, lines: Sequence[Line]) -> Iterator[Mark]:
        """Yield every numbered bold line at the margin."""
        for index, line in margin_lines(lines, indent=3):
            match = _LINE.match(line.body)
            if match and "**" not in match["text"][2:-2]:
                number = str(int(match["number"]))
                label = label_line(lines, index)
                yield Mark(index, number, match["text"], "numbered bold", label)
