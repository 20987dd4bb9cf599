"""Options to choose from, as multiple-choice questions have them."""

from __future__ import annotations

import re
import string
from collections.abc import Callable, Sequence

from studyfold.layouts.scan import Line

__all__ = ["is_option", "options_at"]

_BEFORE = f"-*+({string.whitespace}\x1c\x1d\x1e\x1f"
"""What may stand before an option's letter or box, but for white space outside of ASCII."""
_FIRST_OPTION = re.compile(
    r"(?:[-*+]\s+)?(?P<box>\[[ xX✓]?\]\s*)?(?:\*\*)?"
    r"(?:\(?[Aa1][.):]\)?\s|\[[Aa]\]\s|(?(box)\S|(?!)))"
)
_BOX_OPTION = re.compile(r"(?:[-*+]\s+)?\[[ xX✓]?\]\s*\S")
_SAME_LINE = re.compile(r"\s\(?[Bb][.)]\s")
_OPTION = re.compile(r"[-*+]?\s*(?:\[[ xX]?\]\s*)?(?:\*\*)?(?:\(?[B-Db-d][.):]|\[[B-Db-d]\])\s")


def options_at(lines: Sequence[Line], following: Callable[[int], int], index: int) -> bool:
    """Say whether options are what stands next: at least two, in order.

    Args:
        lines: the whole text.
        following: returns the index of the first line from an index on that holds something.
        index: where to look.
    """
    first = following(index)
    if first >= len(lines) or lines[first].kind != "text":
        return False
    sign = lines[first].body.lstrip(_BEFORE)[:1]
    if sign.isascii() and sign not in "Aa1[":
        return False
    match = _FIRST_OPTION.match(lines[first].body)
    if not match:
        return False
    second = following(first + 1)
    for _ in range(3):
        if second >= len(lines) or lines[second].kind != "text":
            return False
        body = lines[second].body
        if _OPTION.match(body) or (match["box"] and _BOX_OPTION.match(body)):
            return True
        second = following(second + 1)
    return bool(_SAME_LINE.search(lines[first].body))


def is_option(lines: Sequence[Line], following: Callable[[int], int], index: int) -> bool:
    """Say whether `A: …` is one of several options and no answer's label: `B: …` is near."""
    at = index
    for _ in range(2):
        at = following(at + 1)
        if at < len(lines) and _OPTION.match(lines[at].body):
            return True
    return False
