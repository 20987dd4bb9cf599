"""`3. **Question?**` with the answer below, usually as a nested bullet."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from studyfold.layouts.base import Mark, label_line
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
        for index, line in enumerate(lines):
            if line.kind != "text" or line.indent > 3:
                continue
            match = _LINE.match(line.body)
            if match and "**" not in match["text"][2:-2]:
                label = label_line(lines, index)
                yield Mark(index, match["number"], match["text"], "numbered bold", label)
