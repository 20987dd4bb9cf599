"""Which marks of a form are questions, and which only look like them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from studyfold.layouts.base import SURE, Mark
from studyfold.layouts.evidence import Candidate, ordinal, rough_end
from studyfold.layouts.numbers import in_sequence
from studyfold.layouts.page import Page

__all__ = ["keep"]

_ASIDES = 0.2
"""The share of indented marks from which on they are no parts of answers."""


def keep(page: Page, candidate: Candidate) -> list[Mark]:
    """Return a form's marks without those that only look like its questions."""
    marks, credible = candidate.marks, candidate.credible
    kept = set(range(len(marks)))
    if candidate.form == "lettered":
        kept = _lettered(marks)
    elif candidate.form.startswith("numbered"):
        asking_or_sure = [
            max(mark.asking, value if value >= SURE else 0.0)
            for mark, value in zip(marks, credible, strict=True)
        ]
        kept = in_sequence(marks, credible if candidate.proven else asking_or_sure)
        if candidate.proven:
            kept.update(i for i, value in enumerate(credible) if value >= SURE)
    asides = sum(mark.aside for mark in marks) >= _ASIDES * len(marks)
    barren = _barren(page, candidate)
    asking = candidate.evidence.asking >= 0.5
    result: list[Mark] = []
    for i, mark in enumerate(marks):
        following = marks[i + 1].line if i + 1 < len(marks) else len(page)
        if i not in kept or credible[i] == 0 or (mark.aside and not asides) or i in barren:
            continue
        introduces = candidate.evidence.asking >= 0.8 and not result and not mark.number
        if introduces and credible[i] < 0.6:
            # What does not ask before the first that does is about the page.
            continue
        if asking and credible[i] < 0.5 and _is_section(page, mark, following):
            continue
        if asking and i == 0 and mark.form.startswith("card") and credible[i] < 0.5:
            # Before the first rule stands a title as often as a card.
            continue
        steps = not candidate.form.startswith("numbered") and not candidate.proven
        if asking and steps and candidate.layout.term < 0.3 and credible[i] < 0.4:
            # Between bold questions bold words are headings of an answer's parts.
            continue
        result.append(mark)
    return result


def _lettered(marks: Sequence[Mark]) -> set[int]:
    """Return the indexes of the marks whose letters go on, or begin anew: `(i)` may be a number."""
    kept: set[int] = set()
    last = 0
    for i, mark in enumerate(marks):
        letter = ordinal(mark.number)
        if letter in (1, last + 1):
            kept.add(i)
            last = letter or 0
    return kept


def _barren(page: Page, candidate: Candidate) -> set[int]:
    """Return the indexes of headings that stand in sections in which none of them asks.

    Only where they ask as a rule: a section of a README on how to install has headings too.
    """
    first = page.lines[candidate.marks[0].line]
    if first.kind != "heading" or candidate.marks[0].number or candidate.evidence.asking < 0.5:
        return set()
    sections: dict[int, list[int]] = defaultdict(list)
    for i, mark in enumerate(candidate.marks):
        level = page.lines[mark.line].level
        sections[page.next_heading(mark.line, level - 1) if level > 1 else 0].append(i)
    if len(sections) < 2:
        return set()
    silent = [
        i
        for members in sections.values()
        if all(candidate.credible[k] < SURE for k in members)
        for i in members
    ]
    rest = len(candidate.marks) - len(silent)
    loud = sum(value >= SURE for value in candidate.credible)
    return set(silent) if rest and loud >= 0.8 * rest else set()


def _is_section(page: Page, mark: Mark, following: int) -> bool:
    """Say whether a heading only groups what comes below it: nothing stands right under it."""
    line = page.lines[mark.line]
    if line.kind != "heading":
        return False
    first = page.next_filled(mark.body)
    end = min(following, rough_end(page, mark, following))
    return first >= end or page.next_heading(first, 6) == first
