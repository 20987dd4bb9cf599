"""How the lines of an AsciiDoc file look: delimiters, titles, items, macros of blocks."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

__all__ = [
    "ADMONITION",
    "BLOCK_MACRO",
    "BREAK",
    "CONDITION",
    "DELIMITER",
    "ITEM",
    "LITERAL",
    "META",
    "TERM",
    "TITLE",
    "Closings",
    "heading",
    "starts_block",
]

DELIMITER = re.compile(
    r"(?P<sign>-{4,}|\.{4,}|={4,}|\*{4,}|_{4,}|\+{4,}|/{4,}|--|[|,:!]={3,}|```[\w+#.-]{0,40}"
    r"(?:,[\w+#., -]{0,60})?)[ \t]*$"
)
"""A line that opens or closes a block."""

META = re.compile(r"\[(?P<body>|[A-Za-z_\"'*,.#%{][^\n]*|\[[^\[\]]*\])\][ \t]*$")
"""A line of attributes, or of an anchor, above a block."""

TITLE = re.compile(r"\.(?P<title>\.?[^\s.].*)$")
"""A block's title above it."""

ADMONITION = re.compile(r"(?P<name>NOTE|TIP|IMPORTANT|WARNING|CAUTION):[ \t]+(?P<text>\S.*)$")
"""A paragraph that is a remark."""

CONDITION = re.compile(r"(?:ifdef|ifndef|ifeval|endif)::[^\s\[]{0,200}\[(?P<text>.*)\][ \t]*$")
"""A line that says when other lines count."""

BLOCK_MACRO = re.compile(
    r"(?P<name>include|image|video|audio|toc|diagram|gist)::(?P<target>[^\[]{0,1000})"
    r"\[(?P<body>.*)\][ \t]*$"
)
"""A line that stands for something else."""

BREAK = re.compile(r"(?:'{3,}|-{3}|\*{3}|- - -|\* \* \*|(?P<page><{3,}))[ \t]*$")
"""A rule or a page break."""

ITEM = re.compile(
    r"[ \t]*(?P<sign>\*{1,6}|-|\.{1,6}|\d{1,6}\.|[A-Za-z]\.|[ivxIVX]{1,6}\)|<(?:\d{1,3}|\.)>|•)"
    r"[ \t]+(?P<text>\S.*)$"
)
"""An item of a list."""

TERM = re.compile(
    r"(?!//)[ \t]*(?P<term>[^\s].{0,500}?)(?P<sign>:::?:?|;;)(?:[ \t]+(?P<text>\S.*))?[ \t]*$"
)
"""An item of a list of terms."""

LITERAL = re.compile(r"[ \t]+\S")
"""How a paragraph of code begins that has no delimiters."""

_SECTION = re.compile(r"(?P<signs>={1,6}|#{1,6})[ \t]+(?P<title>\S.*)$")
_SYMMETRIC = re.compile(r"[ \t]+={1,6}$")
_UNDERLINES = "=-~^+"
_BELOW_TITLE = 300


def heading(lines: Sequence[str], at: int, end: int) -> tuple[int, str, int] | None:
    """Return the level, the title and the number of lines of a heading that begins on a line.

    It is marked with signs before it (`== Title`) or underlined, as in old files.
    """
    text = lines[at].rstrip()
    if match := _SECTION.match(text):
        return len(match["signs"]), _SYMMETRIC.sub("", match["title"]), 1
    if at + 1 >= end or not 2 < len(text) <= _BELOW_TITLE or not re.search(r"\w", text):
        return None
    below = lines[at + 1].rstrip()
    sign = below[:1]
    if sign and sign in _UNDERLINES and not below.strip(sign) and abs(len(below) - len(text)) < 2:
        return _UNDERLINES.index(sign) + 1, text, 2
    return None


def starts_block(line: str) -> bool:
    """Say whether a line ends the paragraph above it."""
    text = line.rstrip()
    return bool(
        DELIMITER.match(text)
        or META.match(text)
        or CONDITION.match(text)
        or BLOCK_MACRO.match(text)
        or text.startswith(("//", "== ", "=== ", "==== ", "===== "))
        or text == "+"
    )


class Closings:
    """Finds the line that closes a block: the next one that looks just like its first."""

    def __init__(self, lines: Sequence[str]) -> None:
        self._lines = lines
        self._at: dict[str, list[int]] = {}
        self._sections: list[int] = []
        for index, line in enumerate(lines):
            text = line.rstrip()
            if DELIMITER.match(text):
                self._at.setdefault(text, []).append(index)
            elif _SECTION.match(text) and text.startswith("=="):
                self._sections.append(index)

    def end(self, at: int, end: int) -> int | None:
        """Return the line before `end` that closes the block that begins at `at`."""
        text = self._lines[at].rstrip()
        places = self._at.get("```" if text.startswith("```") else text, [])
        index = bisect_right(places, at)
        return places[index] if index < len(places) and places[index] < end else None

    def section(self, at: int, end: int) -> int:
        """Return the next line that is a section's title, or `end`: what is not closed ends there.

        One forgotten delimiter so costs a section, not the rest of a file.
        """
        index = bisect_right(self._sections, at)
        return min(self._sections[index], end) if index < len(self._sections) else end
