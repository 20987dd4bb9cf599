"""What the lines between two questions are that belong to none."""

from __future__ import annotations

import re
from collections.abc import Iterator

from studyfold.layouts.lines import is_plea, is_top, is_wrapper
from studyfold.layouts.page import Page
from studyfold.layouts.remarks import is_closing, is_introduction, is_turn
from studyfold.layouts.scan import Line

__all__ = ["Block", "blocks"]

Block = tuple[int, int, str]
"""First line, line after the last, and the reason why they belong to no item."""

_CONTENTS = re.compile(r"(?:[-*+]|\d+[.)]|\|)?\s*(?:\d+[.)|]?\s*\|?\s*)?(?:\*\*)?\[")
_TO_WITHIN = re.compile(
    r"\]\([^()\s]*#[^()\s]*\)[\s*|.]*$|href=[\"']#[^\"']*[\"'][^<>]*>[^<>]*</a>"
)
_BADGE = re.compile(
    r"(?:\[?!\[[^\]]*\]\([^()]*\)(?:\]\([^()]*\))?\s*)+$|<(?:img|a)\b.*>$", re.IGNORECASE
)


def blocks(page: Page, start: int, end: int, asked: frozenset[str]) -> Iterator[Block]:
    """Yield the lines from `start` to before `end` as blocks with the reason why they are skipped.

    Blank lines between lines of one reason belong to their block; others to none.

    Args:
        page: the text.
        start: index of the first line.
        end: index after the last line.
        asked: the folded questions of the text: where they stand again it is a table of contents.
    """
    current: Block | None = None
    announced = False
    for index in range(start, end):
        line = page.lines[index]
        if line.kind == "blank":
            continue
        reason = _reason(page, index, line, announced, asked)
        announced = announced or reason in ("introduction", "preamble")
        if current and current[2] == reason:
            current = (current[0], index + 1, reason)
            continue
        if current:
            yield current
        current = (index, index + 1, reason)
    if current:
        yield current


def _reason(page: Page, index: int, line: Line, announced: bool, asked: frozenset[str]) -> str:
    if line.kind == "rule" or is_wrapper(line):
        return "rule"
    if line.kind in ("heading", "underline"):
        return "heading"
    if line.kind == "comment":
        return "comment"
    if _is_contents(line.body):
        return "contents"
    shape = page.shapes[index]
    if shape is not None and shape.signs and shape.text.casefold() in asked:
        return "contents"
    if index in page.keyed:
        return "answer key"
    if is_top(line.body):
        return "navigation"
    if _BADGE.match(line.body) and len(line.body) < 2_000:
        return "picture"
    if is_introduction(line.body):
        return "introduction"
    if is_turn(line.body):
        return "speaker"
    if not announced and is_closing(line.body):
        return "closing remark"
    if is_plea(line.body):
        return "advert"
    return "preamble"


def _is_contents(body: str) -> bool:
    """Say whether a line is a link into its own document, as tables of contents have them."""
    if len(body) > 2_000:
        return False
    return bool(_TO_WITHIN.search(body)) and (bool(_CONTENTS.match(body)) or body.startswith("<"))
