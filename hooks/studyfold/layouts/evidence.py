"""How well a form explains a text as questions and answers."""

from __future__ import annotations

import math
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import repeat

from studyfold.layouts.asking import names_page_business
from studyfold.layouts.base import Layout, Mark
from studyfold.layouts.page import Page

__all__ = ["Asked", "Candidate", "Evidence", "ordinal", "rough_end", "weigh"]

_LABELLED = 0.95
"""What a labelled answer alone says for a question."""
_PROVEN = 0.5
"""The share of a form's marks with a labelled answer that proves the form."""
_UNLIKELY = 0.3
"""How much each mark that is no question costs."""
_SPARSE, _DENSE = 0.6, 0.95
"""The share of a text's blocks that are marks from which, and at which, a form is a regular one."""
_CHOICES = 0.3
"""The share of marks with options below from which on options say that it is a question."""
_UNANSWERED = 0.55
"""What a question without anything below it is still worth."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """What speaks for and against a form, as shares from 0 to 1."""

    asking: float
    """Of its marks, those that ask something."""
    labelled: float
    """Those with a labelled answer."""
    numbered: float
    """Those whose number follows the one before."""
    answered: float
    """Those with something below them."""
    covered: float
    """Of the text's lines, those in its items."""
    reach: float
    """Of all questions that any form sees, those that this one sees (smoothed)."""
    worth: float
    """All of it in one number: 0 for an unlikely form, else larger for a better one."""

    def __str__(self) -> str:
        return (
            f"{self.asking:.0%} ask, {self.labelled:.0%} have a labelled answer, "
            f"{self.numbered:.0%} are numbered on, {self.answered:.0%} have text below, "
            f"{self.covered:.0%} of the lines explained"
        )


@dataclass(frozen=True, slots=True)
class Candidate:
    """The marks of one form, with what speaks for them."""

    layout: Layout
    form: str
    marks: tuple[Mark, ...]
    credible: tuple[float, ...]
    """For each mark how credible it is as a question, 0 to 1."""
    evidence: Evidence

    @property
    def proven(self) -> bool:
        """Whether so many of its answers are labelled that its other marks are questions too."""
        return self.evidence.labelled >= _PROVEN


def _line(question: tuple[int, str]) -> int:
    return question[0]


class Asked:
    """All questions of a text that any layout sees: their words and their lines."""

    def __init__(self, questions: Iterable[tuple[int, str]], lines: Iterable[int]) -> None:
        self._all = sorted(questions)
        self.texts = frozenset(text for _, text in self._all)
        self._lines = sorted(lines)

    def within(self, start: int, end: int) -> Asked:
        """Return the questions that start on the lines from `start` to before `end`."""
        all_, lines = self._all, self._lines
        first = bisect_left(all_, start, key=_line)
        kept = all_[first : bisect_left(all_, end, key=_line)]
        return Asked(kept, lines[bisect_left(lines, start) : bisect_left(lines, end)])

    def between(self, start: int, end: int) -> bool:
        """Say whether a question starts on a line from `start` to before `end`."""
        at = bisect_left(self._lines, start)
        return at < len(self._lines) and self._lines[at] < end


def rough_end(page: Page, mark: Mark, following: int) -> int:
    """Return where a mark's item would end at the latest, before anything else is known.

    Args:
        page: the text.
        mark: the question.
        following: where the next question of its form stands.
    """
    if mark.end is not None:
        return mark.end
    line = page.lines[mark.line]
    if mark.form.startswith("card"):
        return following
    level = line.level if line.kind == "heading" else 6
    return min(following, page.next_heading(mark.body, level))


def weigh(
    page: Page,
    layout: Layout,
    marks: Sequence[Mark],
    asked: Asked,
    total: int,
) -> Candidate:
    """Return the marks of one form as a candidate.

    Args:
        page: the text.
        layout: the layout that sees them.
        marks: all of one form, in order.
        asked: all questions that any layout sees.
        total: how many lines of the text could be explained.
    """
    following = [*(mark.line for mark in marks[1:]), len(page)]
    ends = list(map(rough_end, repeat(page), marks, following))
    follows = _follows(marks)
    restarts = sum(not one for one, mark in zip(follows, marks, strict=True) if mark.number)
    run = len(marks) / max(1, restarts)
    by_number = (0.75 if layout.prior > 0.9 else 0.5) * min(1.0, run / 4)
    blocks = page.block_starts(marks[0].line, ends[-1])
    density = len(marks) / max(1, blocks, len(marks))
    dense = min(1.0, max(0.0, (density - _SPARSE) / (_DENSE - _SPARSE)))
    term = layout.term + (layout.regular - layout.term) * dense
    options = [page.options_below(mark.body) for mark in marks]
    chosen = sum(options) >= _CHOICES * len(marks)
    credible: list[float] = []
    asking = labelled = answered = 0
    covered = 0
    for mark, end, follow, option in zip(marks, ends, follows, options, strict=True):
        first = page.next_filled(mark.body)
        part = page.next_heading(mark.body, 6)
        said = bool(mark.rest) or first < end
        # A heading that is no answer's label opens a part of the text.
        direct = bool(mark.rest) or (first < end and first != part)
        part = min(end, part)
        found = page.label_in(mark.body, part, layout.name == "pairs of labels")
        label = found is not None and not asked.between(mark.line + 1, found.line)
        ask = mark.asking
        value = max(
            ask if ask >= 0.9 else 0.8 * ask,
            mark.sure,
            _LABELLED if label or (chosen and option) else 0.0,
            by_number * (1.0 if direct else 0.3) if follow else 0.0,
            (term if len(mark.text) > 1 else 0.1) * (1.0 if direct else 0.15),
        )
        business = page.lines[mark.line].kind == "heading" and names_page_business(mark.text)
        if (ask < 0.9 and business) or page.in_business(mark.line):
            value = 0.0
        credible.append(value)
        asking += ask >= 0.9
        labelled += label
        answered += said
        covered += page.filled(mark.line, end)
    count = len(marks)
    mean = sum(credible) / count
    answers = answered / count
    quality = mean * (_UNANSWERED + (1 - _UNANSWERED) * answers) - _UNLIKELY * (1 - mean)
    share = min(1.0, covered / max(1, total))
    # Two or three bold words or paragraphs are a text like any other.
    if asking + labelled == 0 and max(mark.sure for mark in marks) < 0.4:
        enough = 2 if layout.regular == layout.term and layout.prior == 1 else 3
        quality = quality if count >= enough else 0.0
    own = {mark.folded for mark in marks}
    smooth = 1 + 0.2 * count
    reach = (len(own & asked.texts) + smooth) / (len(asked.texts) + smooth)
    worth = max(0.0, quality) * math.log2(1 + count) * (0.35 + 0.65 * share) * reach * layout.prior
    evidence = Evidence(
        asking / count,
        labelled / count,
        sum(follows) / count,
        answers,
        share,
        reach,
        worth,
    )
    return Candidate(layout, marks[0].form, tuple(marks), tuple(credible), evidence)


def _follows(marks: Sequence[Mark]) -> list[bool]:
    """Say of each mark whether its number goes on from the one before, or begins a row at 1."""
    numbers = [ordinal(mark.number) for mark in marks]
    result = []
    for i, number in enumerate(numbers):
        before = numbers[i - 1] if i else None
        after = numbers[i + 1] if i + 1 < len(numbers) else None
        goes_on = number is not None and before is not None and number == before + 1
        begins = number is not None and number <= 1 and after == number + 1
        result.append(goes_on or begins)
    return result


def ordinal(number: str | None) -> int | None:
    """Return the last part of a number such as `2.3` as a value; None where there is none."""
    if not number:
        return None
    last = number.rpartition(".")[2]
    return int(last) if last.isdigit() else ord(last) - ord("a") + 1
