"""What a stretch of MDX consists of: text, tags of components; comments are gone."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from studyfold.sources.formats.mdx_tags import TAG, Tag, read_tag

__all__ = ["Piece", "Pieces", "is_word"]

_MARK = re.compile(
    rf"(?P<code>`+)|(?P<comment>\{{\s*/\*)|(?P<space>\{{[\"'`] {{1,8}}[\"'`]\}})"
    rf"|(?P<escape>\\[<{{`])|{TAG.pattern}"
)
_TICKS = re.compile(r"`+")
_FARTHEST = 100
"""Pieces of a line that are looked at for a component's end."""
_COMMENT_END = re.compile(r"\*/\s*\}")


@dataclass(frozen=True, slots=True)
class Piece:
    """A text, or a tag."""

    line: int
    """Index of the line that it begins on."""
    text: str
    tag: Tag | None = None


class Pieces:
    """Reads lines of MDX that are neither code nor statements."""

    def __init__(self, lines: Sequence[str], text: str, starts: Sequence[int]) -> None:
        self._lines = lines
        self._text = text
        self._starts = starts
        self._open_comment = False

    def read(self, at: int) -> tuple[list[Piece], int]:
        """Return the pieces of a line, and the index of the line behind it.

        A tag or a comment that goes on over more lines brings these along. A text that has no
        sign on its line is a piece even where it is empty.
        """
        text = self._text
        place, end = self._starts[at], self._end(at)
        found: list[Piece] = []
        said = ""
        line = at
        while match := _MARK.search(text, place, end):
            said += text[place : match.start()]
            kind = match.lastgroup if match.lastgroup not in ("close", "name") else "tag"
            place = match.end()
            stop = place
            if kind == "code":
                stop = self._code(match[0], place, end)
                said += text[match.start() : stop]
            elif kind == "space":
                said += " "
            elif kind == "escape":
                said += match[0]
            elif kind == "comment":
                after = self._comment(place)
                if after is None:
                    said += match[0]
                else:
                    stop = after
            elif tag := read_tag(text, match.start()):
                found += [Piece(line, said), Piece(self._line(match.start()), "", tag)]
                said, stop = "", tag.end
                line = self._line(stop)
            else:
                said += match[0]
            place = stop
            if place > end:
                end = self._end(self._line(place))
        found.append(Piece(line, said + text[place:end]))
        return found, self._line(max(place, end)) + 1

    def _end(self, line: int) -> int:
        return self._starts[line] + len(self._lines[line])

    def _line(self, place: int) -> int:
        return bisect_right(self._starts, place) - 1

    def _code(self, ticks: str, place: int, end: int) -> int:
        """Return where the code ends that ticks open, or their own end where it does not."""
        for match in _TICKS.finditer(self._text, place, end):
            if match[0] == ticks:
                return match.end()
        return place

    def _comment(self, place: int) -> int | None:
        if self._open_comment:
            return None
        match = _COMMENT_END.search(self._text, place)
        if match is None:
            # Nor does any later one end.
            self._open_comment = True
            return None
        return match.end()


def is_word(pieces: Sequence[Piece], index: int) -> bool:
    """Say whether a component at a line's start is closed before the line's text goes on."""
    tag = pieces[index].tag
    if tag is None or tag.closes:
        return False
    close = index
    if not tag.alone:
        ahead = range(index + 1, min(index + _FARTHEST, len(pieces)))
        close = next(
            (i for i in ahead if (t := pieces[i].tag) and t.closes and t.name == tag.name), -1
        )
    rest = pieces[close + 1 : close + 2] if close >= 0 else []
    return bool(rest) and rest[0].tag is None and bool(rest[0].text.strip())
