"""Which marks of other forms are questions beside those of the best form."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Sequence
from functools import cached_property

from studyfold.layouts.base import SURE, Mark
from studyfold.layouts.evidence import Candidate, ordinal, rough_end
from studyfold.layouts.found import Found
from studyfold.layouts.markers import bullet
from studyfold.layouts.page import Page
from studyfold.layouts.remarks import is_closing, is_introduction, is_navigation

__all__ = ["Joiner"]

_REGULAR = 0.3
_GLOSSARY = 0.8
"""How much regular marks count in forms of terms and definitions."""
_EARLY = 3
_LIKELY = 0.4
_NEXT = 3
"""Lines from one bullet of a list to the next, at most."""
_BOLD = ("bold line", "numbered bold", "bold lead", "italic line")


class Joiner:
    """The questions found so far, to which marks of other forms may be joined.

    Args:
        page: the text.
        best: the form that explains it best.
        marks: those of its marks that are questions.
    """

    def __init__(self, page: Page, best: Candidate, marks: Sequence[Mark]) -> None:
        self.page = page
        self.best = best
        self.found = {mark.line: Found(mark, best.layout, best.proven) for mark in marks}
        self._taken = {mark.folded for mark in marks}
        self._known: tuple[list[int], list[int]] | None = None

    def _places(self) -> tuple[list[int], list[int]]:
        """Return where the questions start, in order, and where each would end at the latest."""
        if self._known is None:
            lines = sorted(self.found)
            ends = [
                rough_end(self.page, self.found[line].mark, after)
                for line, after in zip(lines, [*lines[1:], len(self.page)], strict=True)
            ]
            self._known = (lines, ends)
        return self._known

    @property
    def lines(self) -> list[int]:
        """The indexes of the lines on which questions start, in order."""
        return self._places()[0]

    @property
    def _ends(self) -> list[int]:
        return self._places()[1]

    def add(self, candidate: Candidate, marks: Sequence[Mark]) -> None:
        """Take marks of a form as questions."""
        for mark in marks:
            self.found.setdefault(mark.line, Found(mark, candidate.layout, candidate.proven))
            self._taken.add(mark.folded)
        if marks:
            self._known = None

    def join(self, other: Candidate, lone: bool = False) -> None:
        """Take those marks of another form that are questions beside those found already.

        Args:
            other: the form.
            lone: whether to take a heading that asks all by itself, too.
        """
        self.add(other, self._joining(other, lone))

    def _joining(self, other: Candidate, lone: bool) -> list[Mark]:
        page, best, lines = self.page, self.best, self.lines
        top = page.lines[lines[0]].level
        outside: list[Mark] = []
        inside: list[Mark] = []
        repeated = 0
        early = sum(
            mark.line < lines[0] and value >= SURE
            for mark, value in zip(other.marks, other.credible, strict=True)
        )
        sure = False
        times = Counter(mark.folded for mark in other.marks)
        numbered = best.marks[0].number is not None
        glossary = min(best.layout.regular, other.layout.regular) >= _GLOSSARY
        for place, (mark, credible) in enumerate(zip(other.marks, other.credible, strict=True)):
            at = bisect_right(lines, mark.line) - 1
            if mark.line in self.found or mark.aside or self._covers(mark, at):
                continue
            if at >= 0 and credible > 0 and self._goes_on(mark, at):
                outside.append(mark)
                continue
            once = times[mark.folded] == 1
            if at >= 0 and not numbered and once and _set_off(page, lines[at], mark):
                outside.append(mark)
                continue
            if credible < SURE:
                if not (_between(other, place) or (glossary and credible >= _REGULAR)):
                    continue
                sure = True
            weak = other.layout.prior < 0.9 and not (other.proven or glossary)
            if at < 0 and weak and early < _EARLY:
                # A question or two before the first are the page's own.
                continue
            bare = self._is_bare(other, place, at)
            if bare and mark.folded in self._taken:
                repeated += 1
            elif bare and at < 0 and mark.asking < 1:
                # Before the first question people list what the page is about.
                continue
            elif at < 0 and 0 < page.lines[mark.line].level < top and not mark.number:
                # What stands above all questions, on a higher level, is the title.
                continue
            elif at < 0 or mark.line >= self._ends[at] or self._beside(mark, at, other):
                outside.append(mark)
            elif self._another_begins(lines[at] + 1, mark.line, other):
                inside.append(mark)
        if repeated > 0.5 * len(other.marks) + 1:
            return []
        akin = self._akin(other, outside)
        strong = other.proven or len(outside) > 1 or akin or sure
        strong = strong or (lone and self._clear(other, outside))
        asking = akin and all(mark.asking == 1 for mark in outside)
        sound = other.layout.prior >= 0.8 or glossary or other.proven or asking
        if not (strong and sound):
            outside = []
        return [*outside, *inside]

    def _clear(self, other: Candidate, outside: Sequence[Mark]) -> bool:
        """Say whether a single mark is a question beyond doubt: a heading that asks, with text."""
        mark = outside[0] if len(outside) == 1 else None
        if mark is None or other.layout.prior < 1 or mark.line < self.lines[0]:
            return False
        first = self.page.next_filled(mark.body)
        return mark.asking == 1 and first < rough_end(self.page, mark, len(self.page))

    def _akin(self, other: Candidate, outside: Sequence[Mark]) -> bool:
        """Say whether two forms differ only in what one writer does not always keep."""
        heading = self.page.lines[self.best.marks[0].line].kind == "heading"
        akin = heading and all(self.page.lines[mark.line].kind == "heading" for mark in outside)
        akin = akin or (self.best.layout.name in _BOLD and other.layout.name in _BOLD)
        lonely = len(outside) == 1 and not outside[0].number and outside[0].asking < 1
        return akin and not lonely

    def _goes_on(self, mark: Mark, at: int) -> bool:
        """Say whether a heading of another level has the number that is missing in the row."""
        before = ordinal(self.found[self.lines[at]].mark.number)
        number = ordinal(mark.number)
        if before is None or number is None:
            return False
        heading = self.page.lines[mark.line].kind == "heading"
        after = None
        if at + 1 < len(self.lines):
            after = ordinal(self.found[self.lines[at + 1]].mark.number)
        if not heading:
            # Without a heading's signs it must ask, and be just the number that is missing.
            fits = number == before + 1 and (after is None or after > number)
            return fits and mark.asking == 1
        return before < number <= before + 2 and (after is None or number <= after)

    def _covers(self, mark: Mark, at: int) -> bool:
        """Say whether a mark takes lines of questions found, or is their section's heading."""
        following = self.lines[at + 1 : at + 3]
        if following and following[0] < mark.body:
            return True
        line = self.page.lines[mark.line]
        if line.kind != "heading":
            return False
        end = self.page.next_heading(mark.body, line.level)
        if len(following) < 2 or following[1] >= end:
            return False
        if self.page.label_in(mark.body, following[0], pairs=False) is not None:
            return False
        # A question on a level too high has its answer right below it; a section has questions.
        first = self.page.next_filled(mark.body)
        questions = self.page.lines[following[0]].kind
        return questions != "heading" or self.page.lines[first].kind == "heading"

    def _is_bare(self, other: Candidate, place: int, at: int) -> bool:
        """Say whether nothing stands between a mark and the next, so that it is a list's point."""
        mark, page = other.marks[place], self.page
        following = [self.lines[at + 1] if at + 1 < len(self.lines) else len(page)]
        if place + 1 < len(other.marks):
            following.append(other.marks[place + 1].line)
        following.append(page.next_heading(mark.body, 6))
        return not mark.rest and page.next_filled(mark.body) >= min(following)

    def _beside(self, mark: Mark, at: int, other: Candidate) -> bool:
        """Say whether a mark stands beside the question before it, and not within its answer."""
        page, before = self.page, self.found[self.lines[at]]
        line, above = page.lines[mark.line], page.lines[before.mark.line]
        if before.layout is other.layout:
            points = mark.number is not None or other.layout.name == "bullets"
            return line.indent <= above.indent and points
        if not before.layout.nested and other.layout.regular < _GLOSSARY:
            return False
        last = mark.line - 1
        while last > before.mark.line and page.lines[last].kind == "blank":
            last -= 1
        # What is nested ends at the margin; points of one list stand side by side.
        ended = before.layout.nested and page.lines[last].indent > line.indent
        points = bullet(line.body) > 0 and bullet(above.body) > 0
        glossary = min(before.layout.regular, other.layout.regular) >= _GLOSSARY
        return line.indent == above.indent and (ended or (points and glossary))

    def _another_begins(self, start: int, line: int, other: Candidate) -> bool:
        """Say whether somebody begins another set between a question and a mark below it."""
        evidence = other.evidence
        likely = max(evidence.asking, evidence.numbered, other.marks[0].sure) >= 0.5
        if not (other.proven and likely and other.layout.prior >= 0.9):
            return False
        if self.best.proven:
            return True
        at = bisect_left(self._spoken, start)
        return at < len(self._spoken) and self._spoken[at] < line

    @cached_property
    def _spoken(self) -> list[int]:
        """The lines that speak to the reader of the page, found once."""
        return [
            index
            for index, line in enumerate(self.page.lines)
            if line.kind == "text"
            and line.indent == 0
            and (is_introduction(line.body) or is_closing(line.body))
        ]


def _set_off(page: Page, line: int, mark: Mark) -> bool:
    """Say whether a heading one level deeper is a question that was only given a wrong level.

    It ends with a question mark, or asks below what leads back to the top.
    """
    here, above = page.lines[mark.line], page.lines[line]
    if here.kind != "heading" or above.kind != "heading" or here.level > above.level + 1:
        return False
    before = mark.line - 1
    while before > line and page.lines[before].kind == "blank":
        before -= 1
    return mark.asking == 1 or (mark.asking >= SURE and before > line and _leads_back(page, before))


def _leads_back(page: Page, index: int) -> bool:
    line = page.lines[index]
    closed = line.body.lower().startswith(("</details>", "</div>"))
    return line.kind == "rule" or closed or (line.kind == "text" and is_navigation(line.body))


def _between(other: Candidate, place: int) -> bool:
    """Say whether a mark goes on by its number from a sure one right before it."""
    if other.layout.name == "bullets":
        return _in_list(other, place)
    if place == 0 or other.credible[place] < _LIKELY:
        return False
    number, before = ordinal(other.marks[place].number), ordinal(other.marks[place - 1].number)
    return number is not None and before == number - 1 and other.credible[place - 1] >= SURE


def _in_list(other: Candidate, place: int) -> bool:
    """Say whether a bullet stands right between two that are sure: a list of questions."""
    marks = other.marks
    around = (place - 1, place + 1)
    return 0 < place < len(marks) - 1 and all(
        (other.credible[i] >= SURE or marks[i].asking >= 0.5)
        and abs(marks[i].line - marks[place].line) <= _NEXT
        for i in around
    )
