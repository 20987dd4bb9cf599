"""Where code fences open and close, forgotten ones included."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from studyfold.layouts.markers import bullet

__all__ = ["fences"]

_HEADING = re.compile(r"#{1,6}(?=[ \t]|$)")
_FENCE = re.compile(r"(`{3,}(?=[^`]*$)|~{3,})")
_NAMED = re.compile(r"(?:[-*+] |\d{1,9}[.)] )?(?:```+|~~~+)[ ]?[A-Za-z+#-]{1,20}$")
_STARTS = re.compile(
    r"#{2,6}\s|---+$|\*\*\*+$|<details|\*\*(?:Q|\d)|Q(?:uestion)?\s?\d|\d{1,6}[.)]\s+(?:\*\*|#)"
)
_SOON = 60


def fences(plain: Sequence[str]) -> dict[int, int]:
    """Return the line of each opening fence with the line of its closing one.

    Args:
        plain: the lines of a text, tabs before their first character expanded.
    """
    marked = [n for n, text in enumerate(plain) if "```" in text or "~~~" in text]
    if not marked:
        return {}
    longest = {sign: _longest_closing(plain, sign, marked) for sign in "`~"}
    pairs: dict[int, int] = {}
    opened: tuple[int, str, int] | None = None
    for number, text in enumerate(plain):
        if opened is None and "```" not in text and "~~~" not in text:
            continue
        body = text.lstrip(" ")
        indent = len(text) - len(body)
        width = bullet(body)
        if opened is not None:
            start, fence, column = opened
            if len(body) >= len(fence) and not body.strip(fence[0]):
                pairs[start] = number
                opened = None
                continue
            ends = bool(body) and indent == 0 and bool(width or _HEADING.match(body))
            if column > 1 and ends and number and not plain[number - 1].strip():
                opened = None
        match = _FENCE.match(body[width:])
        if not match or longest[match[1][0]][number + 1] < len(match[1]):
            continue
        # A fence that names a language can only open: the one before it was forgotten.
        named = len(body) > width + len(match[1])
        if opened is None or (named and match[1].startswith(opened[1])):
            opened = (number, match[1], indent + width)
    forgotten = [
        number
        for number in marked
        if number not in pairs and _NAMED.match(plain[number].lstrip(" "))
    ]
    for number in _outside(forgotten, pairs):
        end = _guessed_end(plain, number)
        if end > number:
            pairs[number] = end
    return pairs


def _outside(numbers: Sequence[int], pairs: Mapping[int, int]) -> list[int]:
    """Return those of some lines, in order, that lie within no pair of fences."""
    result: list[int] = []
    opening = sorted(pairs)
    at = 0
    until = -1
    for number in numbers:
        while at < len(opening) and opening[at] < number:
            until = max(until, pairs[opening[at]])
            at += 1
        if number > until:
            result.append(number)
    return result


def _guessed_end(plain: Sequence[str], start: int) -> int:
    """Return the last line of code whose fence names a language and was never closed.

    It ends at a mistyped fence, or before an empty line behind which a question may start; where
    neither comes soon, before the first empty line.
    """
    first_blank = 0
    for number in range(start + 1, min(start + _SOON, len(plain))):
        body = plain[number].strip(" ")
        if body in ("``", "`"):
            return number
        if _FENCE.match(body):
            break
        if not body:
            first_blank = first_blank or number
        elif number - 1 > start and not plain[number - 1].strip() and _STARTS.match(plain[number]):
            return number - 2
    return first_blank - 1 if first_blank else start


def _longest_closing(plain: Sequence[str], sign: str, marked: Sequence[int]) -> list[int]:
    """Return for each line, and the end, how long the longest closing fence from there on is.

    Args:
        plain: the lines.
        sign: the sign that the fences are made of.
        marked: the indexes of the lines that hold a fence of whichever sign.
    """
    longest = [0] * (len(plain) + 1)
    fence = sign * 3
    most = 0
    above = len(plain)
    for number in [number for number in marked if fence in plain[number]][::-1]:
        longest[number + 1 : above + 1] = [most] * (above - number)
        body = plain[number].strip(" ")
        most = max(most, 0 if body.strip(sign) else len(body))
        above = number
    longest[: above + 1] = [most] * (above + 1)
    return longest
