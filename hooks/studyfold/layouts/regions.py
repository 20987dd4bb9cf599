"""Where an answer ends, and what the lines between two questions are that belong to none."""

from __future__ import annotations

import re
from collections.abc import Sequence

from studyfold.layouts.asking import names_page_business
from studyfold.layouts.found import Found
from studyfold.layouts.label import Label
from studyfold.layouts.lines import is_plea, is_top, is_wrapper
from studyfold.layouts.markers import bullet
from studyfold.layouts.page import Page
from studyfold.layouts.remarks import (
    is_closing,
    is_introduction,
    is_turn,
)
from studyfold.layouts.scan import Line

__all__ = ["answer_end", "section_level"]


_LONGEST_TITLE = 80
# Without markup a section's title is known by its first word, its number or its capitals.
_TITLE = re.compile(
    r"(?:(?i:part|chapter|section|unit|module|week|lesson|topic|day|round|level|set|block|"
    r"часть|глава|раздел|тема|блок|модуль|урок|розділ|частина|parte|capítulo|tema|sección|unidad|"
    r"bloque|módulo|seção|unidade|teil|kapitel|abschnitt|thema|partie|chapitre|भाग|अध्याय|इकाई)"
    r"\s*[-–:#]?\s*(?:\d{1,3}|[IVX]{1,5}|[A-Z])\b(?![^:–-]{0,40}[.!?]$).*"
    r"|第[一二三四五六七八九十\d]{1,3}[章节節部分课課讲講单元].*|[一二三四五六七八九十]{1,3}、[^。！？，]*"
    r"|[^a-zа-яё\u3000-\u9fff]*[A-ZА-ЯЁ]{3,}[^a-zа-яё.!?\u3000-\u9fff]*"
    r"|.{3,60}\(\d{1,2} (?:marks?|points?|Punkte|puntos)(?: each)?\)\s*:?)$",
)


def section_level(page: Page, found: Sequence[Found]) -> int:
    """Return the deepest level of headings that group questions which are no headings themselves.

    A level groups questions if a question or another heading follows most of its headings at once.
    """
    starts = {one.mark.line for one in found}
    grouping = [0] * 7
    others = [0] * 7
    for index in page.headings(0, len(page)):
        if index in starts:
            continue
        level = page.lines[index].level
        below = page.next_filled(index + 1)
        # Words of the section's own may stand between its heading and its first question.
        near = any(line in starts for line in range(below, min(below + 3, len(page))))
        heading = below < len(page) and page.lines[below].kind == "heading"
        if near or heading or below >= len(page):
            grouping[level] += 1
        else:
            others[level] += 1
    return max((n for n in range(1, 7) if grouping[n] and grouping[n] >= others[n]), default=2)


def answer_end(
    page: Page, found: Found, label: Label | None, end: int, boundary: bool, sections: int
) -> int:
    """Return the index of the line after an item's last one.

    Args:
        page: the text.
        found: the item's question.
        label: the line that opens its answer, where one does.
        end: where the next question starts, or the text ends.
        boundary: whether a set may end here: the numbers do not go on, the form changes or the
            text ends. Only there a remark to the reader is no part of the answer.
        sections: the deepest level of headings that group questions.
    """
    lines = page.lines
    start = found.mark.body
    if found.mark.end is not None:
        return max(found.mark.line + 1, min(found.mark.end, end))
    stop = _first_outside(page, found, start, end, sections)
    nested = found.layout.nested or (label is not None and label.kind == "bullet")
    if boundary:
        if end < len(lines):
            stop = _introduction(lines, start, stop)
        if nested:
            stop = _last_nested(lines, start, stop, _marker(lines, label))
    opening = next((i for i in range(start, stop) if _says(lines, label, i)), stop)
    while True:
        while stop > start and _is_nothing(lines[stop - 1]):
            stop -= 1
        if stop < end or end < len(lines):
            above = _without_title(lines, start, stop)
            if above < stop:
                stop = above
                continue
        first = _paragraph_start(lines, start, stop)
        if first == stop:
            break
        # The first paragraph after a question is its answer, whatever it sounds like.
        said = bool(found.mark.rest) or opening < first
        text = _joined(lines[first:stop])
        if (boundary and said and (is_closing(text) or is_plea(text))) or (said and is_top(text)):
            stop = first
            continue
        break
    # A question can take the lines of one that says nothing but its label.
    return min(max(stop, start), end)


def _without_title(lines: Sequence[Line], start: int, stop: int) -> int:
    """Return where an answer ends above a plain line that is the next section's title."""
    if stop - 2 <= start or lines[stop - 2].kind != "blank" or lines[stop - 1].kind != "text":
        return stop
    body = lines[stop - 1].body
    if lines[stop - 1].indent > 3 or len(body) > _LONGEST_TITLE or not _TITLE.match(body):
        return stop
    return stop - 1


def _says(lines: Sequence[Line], label: Label | None, index: int) -> bool:
    """Say whether a line belongs to what an answer says: not if it is blank or a label alone."""
    if label is not None and index == label.line:
        return bool(label.rest)
    return lines[index].kind != "blank"


def _first_outside(page: Page, found: Found, start: int, end: int, sections: int) -> int:
    """Return the first heading that ends the answer, or `end`."""
    mark = page.lines[found.mark.line]
    level = mark.level if mark.kind == "heading" else sections
    if found.mark.form.startswith("card"):
        level = 1
    stop = min(end, page.next_heading(start, level))
    key = page.next_key(start)
    if key is not None:
        stop = min(stop, key.start)
    for index in page.headings(start, stop):
        if names_page_business(page.lines[index].title) and _only_business(page, index, end):
            return index
    return stop


def _only_business(page: Page, index: int, end: int) -> bool:
    """Say whether a deeper heading of the page's own business starts what follows the answers."""
    return end == len(page) and page.next_heading(index + 1, 6) >= end


def _introduction(lines: Sequence[Line], start: int, end: int) -> int:
    for index in range(start, end):
        line = lines[index]
        said = line.kind in ("text", "heading") and line.indent == 0
        if said and (is_introduction(line.body) or is_turn(line.body)):
            return index
    return end


def _marker(lines: Sequence[Line], label: Label | None) -> str:
    """Return the sign of the bullet at the margin that labels an answer, if one does."""
    line = lines[label.line] if label is not None else None
    return line.text[:1] if line and not line.indent and bullet(line.text) else ""


def _last_nested(lines: Sequence[Line], start: int, end: int, marker: str) -> int:
    """Return the line after the last indented one: at the margin the list is over.

    Args:
        lines: the whole text.
        start: the line after the question.
        end: the line after the last that could be the answer's.
        marker: the sign of the answer's own bullet at the margin: that list may go on.
    """
    filled = [i for i in range(start, end) if lines[i].kind in ("text", "code")]
    # Answers at the margin from the start are not nested.
    if not filled or (not lines[filled[0]].indent and not marker):
        return end
    nested = [i for i in filled if lines[i].indent > 0]
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
    if line.kind in ("blank", "rule", "comment"):
        return True
    if line.kind == "heading":
        return not line.title
    return line.kind == "text" and (is_wrapper(line) or is_top(line.body))


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
