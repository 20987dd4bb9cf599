"""Where an answer ends, and what the lines between two questions are that belong to none."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from studyfold.layouts.choose import Found
from studyfold.layouts.labels import answer_label, is_closing, is_introduction
from studyfold.layouts.scan import Line, bullet

__all__ = ["Block", "answer_end", "blocks"]

Block = tuple[int, int, str]
"""First line, line after the last, and the reason why they belong to no item."""

_BREAK = re.compile(r"(?:<br\s*/?>\s*|</?(?:p|div|center)\b[^>]*>\s*)+$", re.IGNORECASE)
_CONTENTS = re.compile(r"(?:[-*+]|\d+[.)])?\s*\[")


def answer_end(lines: Sequence[Line], found: Found, end: int, boundary: bool) -> int:
    """Return the index of the line after an item's last one.

    Args:
        lines: the whole text.
        found: the item's question.
        end: where the next question starts, or the text ends.
        boundary: whether a set may end here: the numbers do not go on, the form changes or the
            text ends. Only there a remark to the reader is no part of the answer.
    """
    start = found.mark.line + 1
    stop = _first_outside(lines, found, start, end)
    if boundary:
        if end < len(lines):
            stop = _introduction(lines, start, stop)
        if found.layout.nested:
            stop = _last_nested(lines, start, stop, _marker(lines, found))
    while True:
        while stop > start and _is_nothing(lines[stop - 1]):
            stop -= 1
        first = _paragraph_start(lines, start, stop)
        # The first paragraph after a question is its answer, whatever it sounds like.
        said = any(_says(lines, found, index) for index in range(start, first))
        if boundary and said and is_closing(_joined(lines[first:stop])):
            stop = first
            continue
        return max(stop, start)


def _says(lines: Sequence[Line], found: Found, index: int) -> bool:
    """Say whether a line belongs to what an answer says: not if it is blank or a label alone."""
    if index == found.mark.label:
        label = answer_label(lines[index].body)
        return label is None or bool(label["rest"])
    return lines[index].kind != "blank"


def _first_outside(lines: Sequence[Line], found: Found, start: int, end: int) -> int:
    """Return the first heading that ends the answer, or `end`."""
    mark = lines[found.mark.line]
    # Below a bold question a heading of the two highest levels can only be the document's own.
    level = mark.level if mark.kind == "heading" else 2
    for index in range(start, end):
        line = lines[index]
        if line.kind == "heading" and line.level <= level:
            return index
    return end


def _introduction(lines: Sequence[Line], start: int, end: int) -> int:
    for index in range(start, end):
        line = lines[index]
        if line.kind == "text" and line.indent == 0 and is_introduction(line.body):
            return index
    return end


def _marker(lines: Sequence[Line], found: Found) -> str:
    """Return the sign of the bullet at the margin that labels an answer, if one does."""
    label = lines[found.mark.label] if found.mark.label is not None else None
    return label.text[:1] if label and not label.indent and bullet(label.text) else ""


def _last_nested(lines: Sequence[Line], start: int, end: int, marker: str) -> int:
    """Return the line after the last indented one: at the margin the list is over.

    Args:
        lines: the whole text.
        start: the line after the question.
        end: the line after the last that could be the answer's.
        marker: the sign of the answer's own bullet at the margin: that list may go on.
    """
    nested = [
        i for i in range(start, end) if lines[i].kind in ("text", "code") and lines[i].indent > 0
    ]
    if not nested:
        return end
    stop = nested[-1] + 1
    while True:
        # A paragraph may go on at the margin without its indentation (lazy continuation).
        while stop < end and lines[stop].kind == "text" and not bullet(lines[stop].body):
            stop += 1
        point = next((i for i in range(stop, end) if lines[i].kind != "blank"), end)
        if not marker or point == end or lines[point].text[:1] != marker:
            return stop
        if not bullet(lines[point].text):
            return stop
        stop = point + 1


def _is_nothing(line: Line) -> bool:
    return line.kind in ("blank", "rule") or (line.kind == "text" and bool(_BREAK.match(line.body)))


def _paragraph_start(lines: Sequence[Line], start: int, stop: int) -> int:
    """Return where the last paragraph at the margin starts, `stop` if there is none."""
    first = stop
    while first > start and lines[first - 1].kind == "text" and not lines[first - 1].indent:
        first -= 1
        if bullet(lines[first].body):
            return stop
    return first


def _joined(lines: Sequence[Line]) -> str:
    return " ".join(line.body for line in lines)


def blocks(lines: Sequence[Line], start: int, end: int) -> Iterator[Block]:
    """Yield the lines from `start` to before `end` as blocks with the reason why they are skipped.

    Blank lines between lines of one reason belong to their block; others to none.
    """
    current: Block | None = None
    announced = False
    for index in range(start, end):
        line = lines[index]
        if line.kind == "blank":
            continue
        reason = _reason(line, announced)
        announced = announced or reason in ("introduction", "preamble")
        if current and current[2] == reason:
            current = (current[0], index + 1, reason)
            continue
        if current:
            yield current
        current = (index, index + 1, reason)
    if current:
        yield current


def _reason(line: Line, announced: bool) -> str:
    if line.kind == "rule" or (line.kind == "text" and _BREAK.match(line.body)):
        return "rule"
    if line.kind == "heading":
        return "heading"
    if _is_contents(line.body):
        return "contents"
    if is_introduction(line.body):
        return "introduction"
    if not announced and is_closing(line.body):
        return "closing remark"
    return "preamble"


def _is_contents(body: str) -> bool:
    """Say whether a line is a link into its own document, as tables of contents have them."""
    _, link, target = body.rpartition("](#")
    return bool(link) and target.find(")") == len(target) - 1 and bool(_CONTENTS.match(body))
