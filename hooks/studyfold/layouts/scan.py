"""Lines of a text with what can be said of each one by itself or by the fences around it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

__all__ = ["LONGEST_QUESTION", "Kind", "Line", "bullet", "dedent", "scan"]

Kind = Literal["blank", "code", "rule", "heading", "text"]

LONGEST_QUESTION = 2_000
"""Characters of a line that can still be a question or a heading; longer lines are prose."""

_HEADING = re.compile(r"(#{1,6})(?=[ \t]|$)")
_CLOSING_SIGNS = re.compile(r"(?:^|[ \t])#+$")
_RULE = re.compile(r"(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,})$")
_FENCE = re.compile(r"(`{3,}(?=[^`]*$)|~{3,})")
_BULLET = re.compile(r"(?:[-*+]|\d{1,9}[.)])(?=\s|$)[ \t]*")


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a text."""

    text: str
    """Without white space at its end; tabs before the first character expanded to stops of 4,
    except in code."""
    indent: int
    """Columns of white space before the first character."""
    kind: Kind
    hard: bool = False
    """Whether two spaces at its end ask for a line break."""
    level: int = 0
    """Of a heading: 1 to 6."""
    title: str = ""
    """Of a heading: what stands behind the signs."""

    @property
    def body(self) -> str:
        """The line without its indentation."""
        return self.text.lstrip(" \t")


def bullet(body: str) -> int:
    """Return the width of the list marker that starts a line's body, 0 where there is none."""
    match = _BULLET.match(body)
    return len(match[0]) if match else 0


def dedent(text: str, columns: int) -> str:
    """Remove up to `columns` columns of white space from a line's start (tab stops of 4)."""
    column = 0
    for index, sign in enumerate(text):
        if column >= columns or sign not in " \t":
            return " " * (column - columns) + text[index:]
        column += 1 if sign == " " else 4 - column % 4
    return ""


def scan(lines: Sequence[str]) -> tuple[Line, ...]:
    """Classify each line; what stands between code fences is code and nothing else.

    A fence that is never closed is taken for a plain line, so that one forgotten fence cannot
    swallow the rest of a file; so is one whose list item ends before it is closed.
    """
    plain = [_expanded(line) for line in lines]
    closed_at = _fences(plain)
    result: list[Line] = []
    code_until = -1
    for number, (text, raw) in enumerate(zip(plain, lines, strict=True)):
        body = text.lstrip(" ")
        indent = len(text) - len(body)
        hard = bool(body) and raw.endswith("  ")
        if number in closed_at and number > code_until:
            code_until = closed_at[number]
        if number <= code_until:
            result.append(Line(raw.rstrip(), indent, "code"))
        elif not body:
            result.append(Line(text, indent, "blank"))
        elif _RULE.match(body):
            result.append(Line(text, indent, "rule"))
        elif (match := _HEADING.match(body)) and indent < 4 and len(body) <= LONGEST_QUESTION:
            title = _CLOSING_SIGNS.sub("", body[match.end() :].strip()).rstrip()
            result.append(Line(text, indent, "heading", hard, len(match[1]), title))
        else:
            result.append(Line(text, indent, "text", hard))
    return tuple(result)


def _expanded(line: str) -> str:
    # A page break or a byte order mark (of a file pasted in) may stand before a line's text.
    line = line.rstrip()
    line = line.lstrip("\f\ufeff") or line
    body = line.lstrip(" \t")
    return line[: len(line) - len(body)].expandtabs(4) + body


def _fences(plain: Sequence[str]) -> dict[int, int]:
    """Return the line of each opening fence with the line of its closing one."""
    longest = {sign: _longest_closing(plain, sign) for sign in "`~"}
    pairs: dict[int, int] = {}
    opened: tuple[int, str, int] | None = None
    for number, text in enumerate(plain):
        body = text.lstrip(" ")
        indent = len(text) - len(body)
        width = bullet(body)
        if opened is not None:
            start, fence, column = opened
            if len(body) >= len(fence) and not body.strip(fence[0]):
                pairs[start] = number
                opened = None
                continue
            if column > 1 and body and indent == 0 and (width or _HEADING.match(body)):
                opened = None
        match = _FENCE.match(body[width:])
        if not match or longest[match[1][0]][number + 1] < len(match[1]):
            continue
        # A fence that names a language can only open: the one before it was forgotten.
        named = len(body) > width + len(match[1])
        if opened is None or (named and match[1].startswith(opened[1])):
            opened = (number, match[1], indent + width)
    return pairs


def _longest_closing(plain: Sequence[str], sign: str) -> list[int]:
    """Return for each line, and the end, how long the longest closing fence from there on is."""
    longest = [0]
    for text in reversed(plain):
        body = text.strip(" ")
        longest.append(max(longest[-1], 0 if body.strip(sign) else len(body)))
    return longest[::-1]
