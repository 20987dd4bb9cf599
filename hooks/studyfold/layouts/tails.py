"""Where the last answer of a text ends."""

from __future__ import annotations

from itertools import pairwise

from studyfold.layouts.page import Page

__all__ = ["cut_tail", "holds"]

_LONGEST_TAIL = 12
"""Lines that a remark behind the last answer may take."""


def cut_tail(page: Page, start: int, end: int, rules: bool, gaps: bool) -> int:
    """Return where the last answer of a text ends if something else was put behind it.

    A rule, or two empty lines, set off what does not belong to it, unless answers of the same text
    hold such within them.

    Args:
        page: the text.
        start: the line after the question.
        end: the line after the last that could be the answer's.
        rules: whether other answers hold rules.
        gaps: whether other answers hold two empty lines in a row.
    """
    said = False
    short = _short_from(page, start, end)
    for index in range(start, end):
        kind = page.lines[index].kind
        wall = (kind == "rule" and not rules) or (
            not gaps
            and kind == "blank"
            and index + 1 < end
            and page.lines[index + 1].kind == "blank"
        )
        if wall and said and index >= short:
            while index > start and page.lines[index - 1].kind in ("blank", "rule"):
                index -= 1
            return index
        said = said or kind not in ("blank", "rule")
    return end


def _short_from(page: Page, start: int, end: int) -> int:
    """Return the first line from which on there are few lines and only such of plain text."""
    left = _LONGEST_TAIL
    first = end
    while first > start:
        kind = page.lines[first - 1].kind
        if kind not in ("blank", "rule"):
            if kind not in ("text", "comment") or left == 0:
                break
            left -= 1
        first -= 1
    return first


def holds(page: Page, start: int, end: int) -> tuple[bool, bool]:
    """Say whether lines hold a rule, and whether they hold two empty lines in a row."""
    kinds = [line.kind for line in page.lines[start:end]]
    gaps = kinds.count("blank") > 1 and any(a == "blank" == b for a, b in pairwise(kinds))
    return "rule" in kinds, gaps
