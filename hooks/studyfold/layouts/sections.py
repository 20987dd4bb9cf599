"""Sections that the form of the others does not explain: each is weighed by itself."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace

from studyfold.layouts.base import Mark
from studyfold.layouts.evidence import Asked, Candidate, weigh
from studyfold.layouts.page import Page

__all__ = ["local_candidates"]

_FEWEST = 2
_MOST = 0.5
"""The share of sections with questions from which on the others are taken to have some too."""
_SHARE = 0.6
"""The share of a section's marks, or lines, that must speak for a form."""
_WORTH = 0.5


def local_candidates(
    page: Page, candidates: Sequence[Candidate], lines: Sequence[int], asked: Asked
) -> Iterator[Candidate]:
    """Yield for each section without questions the form that explains it best, if one does.

    Args:
        page: the text.
        candidates: every form of the text.
        lines: where the questions found so far start, in order.
        asked: all questions that any layout sees.
    """
    sections = _sections(page)
    if len(sections) < _FEWEST:
        return
    held = [_holds(lines, start, end) for start, end in sections]
    mostly = sum(held) >= _MOST * len(sections)
    before = False
    for (start, end), has in zip(sections, held, strict=True):
        if has:
            before = True
            continue
        within = asked.within(start, end)
        found = [_weighed(page, one, start, end, within) for one in candidates]
        likely = [one for one in found if one and one.evidence.worth >= _WORTH]
        best = max(likely, key=lambda one: one.evidence.worth, default=None)
        # Before the first questions a page speaks of itself: `Owner: …`, `Updated: …`.
        itself = best is not None and best.layout.name == "glossary" and not before
        if best and _convincing(best, mostly and not itself):
            yield best


def _convincing(candidate: Candidate, mostly: bool) -> bool:
    evidence = candidate.evidence
    if max(evidence.asking, evidence.labelled) >= _SHARE:
        return True
    regular = sum(candidate.credible) >= 0.45 * len(candidate.credible)
    return mostly and regular and evidence.covered >= _SHARE and evidence.answered >= _SHARE


def _line(mark: Mark) -> int:
    return mark.line


def _weighed(
    page: Page, candidate: Candidate, start: int, end: int, asked: Asked
) -> Candidate | None:
    first = bisect_right(candidate.marks, start, key=_line)
    last = bisect_left(candidate.marks, end, key=_line)
    marks = [
        mark if mark.end is None else replace(mark, end=min(mark.end, end))
        for mark in candidate.marks[first:last]
        if not mark.aside
    ]
    if len(marks) < _FEWEST:
        return None
    total = page.filled(start, end)
    return weigh(page, candidate.layout, marks, asked, total)


def _sections(page: Page) -> list[tuple[int, int]]:
    """Return the sections of the highest level that has several, but the page's own business."""
    for level in range(1, 4):
        starts = [
            i
            for i in page.headings(0, len(page))
            if page.lines[i].level == level and page.next_heading(i, 6) == i
        ]
        if len(starts) >= _FEWEST:
            found = []
            for start in starts:
                end = page.next_heading(start + 1, level)
                if not page.in_business(start + 1) and page.filled(start, end) > _FEWEST:
                    found.append((start, end))
            return found
    return []


def _holds(lines: Sequence[int], start: int, end: int) -> bool:
    at = bisect_left(lines, start)
    return at < len(lines) and lines[at] < end
