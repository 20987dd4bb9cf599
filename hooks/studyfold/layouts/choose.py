"""Which of the places that layouts see are questions: decided for the whole file at once."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from studyfold.layouts.base import Layout
from studyfold.layouts.candidates import gather
from studyfold.layouts.evidence import Candidate, rough_end
from studyfold.layouts.found import Found
from studyfold.layouts.join import Joiner
from studyfold.layouts.keep import keep
from studyfold.layouts.page import Page
from studyfold.layouts.sections import local_candidates

__all__ = ["Choice", "choose"]

_WHOLE = "one question a file"
_FEW = 8
"""Headings that the answer to a file's one question may have."""


@dataclass(frozen=True, slots=True)
class Choice:
    """The questions of a text and the forms that were weighed for it, the best first."""

    found: tuple[Found, ...]
    candidates: tuple[Candidate, ...]
    best: Candidate | None = None
    """The form that was taken."""


def choose(page: Page, layouts: Sequence[Layout], named: str | None = None) -> Choice:
    """Return the questions of a text in order.

    Every form (marks that look alike) is weighed by how well it explains the whole text; the best
    is taken. Marks of other forms join where they stand outside of its answers and are surely
    questions, or where somebody begins another set; sections that it leaves without questions are
    weighed by themselves.

    Args:
        page: the text.
        layouts: the layouts to try; of two forms of equal worth that of the first is taken.
        named: the name of the layout that a person says the text has.
    """
    candidates, asked = gather(page, layouts)
    likely = [one for one in candidates if one.evidence.worth > 0]
    best = (_whole(likely) or _holding(page, likely)) if likely else None
    if named is not None:
        best = next((one for one in candidates if one.layout.name == named), None)
    if best is None:
        return Choice((), tuple(candidates))
    joiner = Joiner(page, best, keep(page, best) or best.marks)
    if best.layout.name != _WHOLE:
        for other in candidates:
            if other is not best:
                joiner.join(other)
        for local in local_candidates(page, candidates, joiner.lines, asked):
            joiner.add(local, keep(page, local))
        for other in candidates:
            if other is not best and other.layout.prior >= 1:
                joiner.join(other, lone=True)
    return Choice(tuple(joiner.found[line] for line in joiner.lines), tuple(candidates), best)


def _whole(likely: Sequence[Candidate]) -> Candidate | None:
    """Return the candidate that takes a file for one question, if it is to be preferred.

    The few headings below one that asks are parts of its answer as long as they do not ask.
    """
    whole = next((one for one in likely if one.layout.name == _WHOLE), None)
    best = likely[0]
    if whole is None or whole is best:
        return whole
    if whole.marks[0].sure > 0.9 and best.evidence.asking * len(best.marks) < _FEW:
        return whole
    parts = best.layout.name == "heading" and best.evidence.asking < 0.5
    small = len(best.marks) <= _FEW and not best.evidence.labelled and not best.marks[0].number
    return whole if parts and small else None


def _holding(page: Page, likely: Sequence[Candidate]) -> Candidate:
    """Return the best candidate, or one with labelled answers that hold all of its marks."""
    best = likely[0]
    if best.proven:
        return best
    for other in likely[1:]:
        if other.proven and other.layout.prior >= 1 and _within(page, best, other):
            return other
    return best


def _within(page: Page, inner: Candidate, outer: Candidate) -> bool:
    """Say whether every mark of one form lies in a labelled answer of the other."""
    starts = [mark.line for mark in outer.marks]
    following = [*starts[1:], len(page)]
    for mark in inner.marks:
        at = bisect_right(starts, mark.line) - 1
        if at < 0:
            return False
        end = rough_end(page, outer.marks[at], following[at])
        label = page.label_in(outer.marks[at].body, end, pairs=True)
        if label is None or not label.line <= mark.line < end:
            return False
    return True
