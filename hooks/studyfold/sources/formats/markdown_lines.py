"""Markdown as it is being written: its lines, the line of the file each came from, small parts."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence

__all__ = [
    "LOST_LINE",
    "MarkdownLines",
    "Signs",
    "code_span",
    "file_lines",
    "image",
    "link",
    "next_of",
]

LOST_LINE = "\0"
"""Stands in a translated paragraph for a line end that its Markdown has no place for."""

_TICKS = re.compile(r"`+")
# What a paragraph's line must not begin with, as only Markdown would take it for markup.
_MARKUP = re.compile(r"(?:#{1,6}(?=[ \t]|$)|=+[ \t]*$|-+[ \t]*$|~~~)")
_FENCE = re.compile(r"[ \t]*(`{3,})")
_LANGUAGE = re.compile(r"[\w+#.\-]{1,40}")
_UNSAFE_IN_ADDRESS = {ord(sign): f"%{ord(sign):02x}" for sign in ' ()<>"\\\t\n'}
"""Signs that would end an address early, with what an address has in their place."""


class MarkdownLines:
    """Lines of Markdown with their origin, which never decreases."""

    def __init__(self) -> None:
        self.lines: list[str] = []
        self.origin: list[int] = []

    def put(self, text: str, line: int) -> None:
        """Add one line of Markdown that comes from a line of the file, 1-based."""
        if self.origin:
            line = max(line, self.origin[-1])
        self.lines.append(text)
        self.origin.append(line)

    def put_paragraph(self, written: str, places: Sequence[int], first: str, margin: str) -> None:
        """Add a translated paragraph.

        Args:
            written: its Markdown, with a line end or `LOST_LINE` for each of the file's.
            places: the lines of the file that it comes from.
            first: what stands before its first line, such as a list's sign.
            margin: what stands before the others.
        """
        at = 0
        for text in written.split("\n"):
            lost = text.count(LOST_LINE)
            text = text.replace(LOST_LINE, "")
            if first == margin and _MARKUP.match(text):
                text = f"\\{text}"
            self.put(f"{first}{text}" if text.strip() else first.rstrip(), places[at])
            at = min(at + 1 + lost, len(places) - 1)
            first = margin

    def blank(self, line: int, margin: str = "") -> None:
        """Add a blank line unless there is one already, or nothing yet."""
        if self.lines and not self.is_blank(margin):
            self.put(margin.rstrip(), line)

    def is_blank(self, margin: str = "") -> bool:
        """Say whether the last line has nothing on it but the margin of a quotation."""
        last = self.lines[-1].strip() if self.lines else ""
        return last in ("", margin.strip())

    def fence(
        self, code: Sequence[tuple[int, str]], language: str, ends: tuple[int, int], margin: str
    ) -> None:
        """Add code between fences that nothing in it can close.

        Args:
            code: its lines, each with its line of the file.
            language: what the file says of it; no more than a name is used.
            ends: the lines of the file that the two fences stand for.
            margin: what stands before each line: spaces, signs of quotation.
        """
        longest = max((len(m[1]) for _, text in code if (m := _FENCE.match(text))), default=2)
        ticks = "`" * max(3, longest + 1)
        name = _LANGUAGE.match(language)
        self.put(f"{margin}{ticks}{name[0] if name else ''}", ends[0])
        for line, text in code:
            self.put(f"{margin}{text}".rstrip(), line)
        self.put(f"{margin}{ticks}", ends[1])


class Signs:
    """Where a sign stands in a text in a way that can close what the same sign opened."""

    def __init__(self, at: Iterable[int]) -> None:
        self._at = list(at)

    def first(self, start: int, end: int) -> int:
        """Return the first such place from `start` to before `end`, -1 where there is none."""
        index = bisect_left(self._at, start)
        return self._at[index] if index < len(self._at) and self._at[index] < end else -1


def next_of(places: Sequence[int], after: int) -> int | None:
    """Return the first of some sorted places behind `after`, if there is one."""
    index = bisect_right(places, after)
    return places[index] if index < len(places) else None


def file_lines(text: str) -> list[str]:
    """Split a file's text at its line ends, whichever of the three kinds they are."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "\ufffd").split("\n")
    if lines[-1] == "":
        lines.pop()
    return lines


def code_span(text: str) -> str:
    """Return a text as inline code, whatever signs are in it."""
    if not text.strip():
        return text
    longest = max((len(run) for run in _TICKS.findall(text)), default=0)
    ticks = "`" * (longest + 1)
    space = " " if text[0] == "`" or text[-1] == "`" else ""
    return f"{ticks}{space}{text}{space}{ticks}"


def _address(target: str) -> str:
    return target.translate(_UNSAFE_IN_ADDRESS)


def link(target: str, text: str) -> str:
    """Return a link; its text is Markdown already."""
    return f"[{text}]({_address(target)})"


def image(target: str, alt: str) -> str:
    """Return a picture; its alternative text is plain."""
    safe = alt.replace("\\", "").replace("[", "(").replace("]", ")")
    return f"![{safe}]({_address(target)})"
