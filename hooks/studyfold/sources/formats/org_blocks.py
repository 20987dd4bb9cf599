"""Where blocks of an Org file begin and end: `#+BEGIN_…`, drawers, LaTeX environments."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from studyfold.sources.formats.markdown_lines import next_of

__all__ = ["HEADING", "Block", "find_blocks"]

HEADING = re.compile(r"(?P<stars>\*+)[ \t]+(?P<title>\S.*)?$")
"""A heading."""

_BEGIN = re.compile(r"[ \t]*#\+begin(?:_(?P<kind>\S{1,40})|:)(?:[ \t]+(?P<rest>.*))?", re.I)
_END = re.compile(r"[ \t]*#\+end(?:_(?P<kind>\S{1,40})|:)?[ \t]*$", re.I)
_DRAWER = re.compile(r"[ \t]*:(?P<name>[\w-]{1,60}):[ \t]*$")
_ENVIRONMENT = re.compile(r"[ \t]*\\(?P<which>begin|end)\{(?P<name>[A-Za-z]{1,30}\*?)\}")
_FENCE = re.compile(r"[ \t]*```(?P<rest>[\w+#.-]{0,30})[ \t]*$")
_VERBATIM = frozenset(("src", "example", "export", "comment", "fence", "environment"))
_DYNAMIC = "dynamic"


@dataclass(frozen=True, slots=True)
class Block:
    """A block of an Org file, its first and last line included."""

    kind: str
    """In lower case: `src`, `quote`…; `drawer`, `environment`, `dynamic`, `fence` as well."""
    start: int
    end: int
    """Index of its last line; of an unclosed one of code, of the last line that is in it."""
    rest: str
    """What stands behind `#+BEGIN_…`; of a drawer and of an environment the name."""
    closed: bool = True

    @property
    def verbatim(self) -> bool:
        """Whether nothing in it is markup."""
        return self.kind in _VERBATIM


def find_blocks(lines: Sequence[str]) -> dict[int, Block]:
    """Return the blocks of a file by the index of their first line.

    One that is never closed is none, except for code: that goes on to the next heading.
    """
    begins: dict[str, list[int]] = {}
    ends: dict[str, list[int]] = {}
    headings: list[int] = []
    openers: list[tuple[int, str, str]] = []
    for index, line in enumerate(lines):
        if HEADING.match(line):
            headings.append(index)
            continue
        kind, rest, opens, closes = _boundary(line)
        if opens:
            begins.setdefault(kind, []).append(index)
            openers.append((index, kind, rest))
        if closes:
            ends.setdefault(kind, []).append(index)
    found: dict[int, Block] = {}
    free = 0
    for start, kind, rest in openers:
        if start < free:
            continue
        block = _closed(start, kind, rest, begins, ends, headings)
        if block is None and kind in ("src", "example"):
            later = [next_of(headings, start), next_of(begins[kind], start), len(lines)]
            stop = min(place for place in later if place is not None)
            block = Block(kind, start, stop - 1, rest, closed=False)
        if block is not None:
            found[start] = block
            if block.verbatim:
                free = block.end + 1
    return found


def _boundary(line: str) -> tuple[str, str, bool, bool]:
    """Return the kind of block that a line opens or closes, the rest of it, and which it does."""
    if match := _BEGIN.match(line):
        return (match["kind"] or _DYNAMIC).lower(), (match["rest"] or "").strip(), True, False
    if match := _END.match(line):
        return (match["kind"] or _DYNAMIC).lower(), "", False, True
    if match := _DRAWER.match(line):
        closes = match["name"].lower() == "end"
        return "drawer", match["name"], not closes, closes
    if match := _ENVIRONMENT.match(line):
        opens = match["which"] == "begin"
        kind = "environment"
        # `\begin{x} … \end{x}` on one line needs no block.
        if opens and f"\\end{{{match['name']}}}" in line:
            return "", "", False, False
        return kind, match["name"], opens, not opens
    if match := _FENCE.match(line):
        return "fence", match["rest"], True, not match["rest"]
    return "", "", False, False


def _closed(
    start: int,
    kind: str,
    rest: str,
    begins: dict[str, list[int]],
    ends: dict[str, list[int]],
    headings: list[int],
) -> Block | None:
    end = next_of(ends.get(kind, ()), start)
    if end is None:
        return None
    again = next_of(begins[kind], start)
    heading = next_of(headings, start)
    if kind in ("src", "example", "export", "comment"):
        # Stars at the margin of code are no heading to its reader, only to Emacs. Where the same
        # kind begins once more before it ends, the first was never closed.
        return Block(kind, start, end, rest) if again is None or again > end else None
    if heading is not None and heading < end:
        return None
    return Block(kind, start, end, rest)
