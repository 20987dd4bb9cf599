"""Which of the places that layouts see are questions: decided for the whole file at once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from studyfold.layouts.base import Layout, Mark
from studyfold.layouts.labels import bare_heading, looks_like_question
from studyfold.layouts.scan import Line

__all__ = ["Found", "choose"]

_ENOUGH = 0.5
"""The share of a group's marks that must look like questions for the group to be believed."""


@dataclass(frozen=True, slots=True)
class Found:
    """A mark that was taken for a question, with the layout that explains it."""

    mark: Mark
    layout: Layout


def choose(lines: Sequence[Line], layouts: Sequence[Layout]) -> tuple[Found, ...]:
    """Return the questions of a text in order.

    A labelled answer proves a layout: every mark that looks like its marks is then a question,
    whether its own answer is labelled or not. Where no answer is labelled, the one form that
    explains most of the file is taken. Of two layouts that see the same line, the first in
    `layouts` has it.
    """
    seen: dict[int, list[Found]] = defaultdict(list)
    for layout in layouts:
        for mark in layout.find(lines):
            if not _only_announces(mark):
                seen[mark.line].append(Found(mark, layout))
    by_line = [seen[line] for line in sorted(seen)]
    chosen = [views[0] for views in by_line]
    believed = {form for form, group in _groups(chosen).items() if _proven(group)}
    if not believed:
        # A layout that needs labels explains nothing here; a later one may see the same line.
        chosen = [
            next((found for found in views if not found.layout.needs_label), views[0])
            for views in by_line
        ]
        worth, best = max(
            ((_worth(group), form) for form, group in _groups(chosen).items()), default=(0.0, "")
        )
        believed = {best} if worth > 0 else set()
    return tuple(found for found in chosen if found.mark.form in believed)


def _groups(chosen: Sequence[Found]) -> dict[str, list[Found]]:
    groups: dict[str, list[Found]] = defaultdict(list)
    for found in chosen:
        groups[found.mark.form].append(found)
    return groups


def _proven(group: Sequence[Found]) -> bool:
    labelled = sum(found.mark.label is not None for found in group)
    return labelled * 2 >= len(group) and labelled > 0


def _only_announces(mark: Mark) -> bool:
    return mark.label is None and mark.number is None and bare_heading(mark.text)


def _worth(group: Sequence[Found]) -> float:
    """Return how many questions a group of unlabelled marks seems to hold, 0 for an unlikely one.

    A mark counts 1 if it reads like a question, 0.6 if its number follows the one before it.
    """
    if all(found.layout.needs_label for found in group):
        return 0.0
    total = 0.0
    before = 0
    for found in group:
        number = int(found.mark.number) if found.mark.number else None
        if looks_like_question(found.mark.text):
            total += 1
        elif number is not None and number == before + 1:
            total += 0.6
        if number is not None:
            before = number
    return total if total >= _ENOUGH * len(group) else 0.0
