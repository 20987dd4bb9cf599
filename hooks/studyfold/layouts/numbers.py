"""Which numbered lines are the questions of one row, and which are steps within an answer."""

from __future__ import annotations

from collections.abc import Sequence

from studyfold.layouts.base import Mark
from studyfold.layouts.evidence import ordinal

__all__ = ["in_sequence"]

_SKIPPED = -0.5
_REPEATED = -0.4
_RESTARTED = -0.8


def in_sequence(marks: Sequence[Mark], asking: Sequence[float]) -> set[int]:
    """Return the indexes of the marks whose numbers make the best row of questions.

    A row goes on by one; skipping or repeating a number and starting anew at 1 cost a little, and
    a mark that asks is worth more than one that does not. The best row over all marks is found by
    dynamic programming over the last number, in time linear in the marks.

    Args:
        marks: of one form, in order.
        asking: for each how surely it asks, 0 to 1.
    """
    asks = sum(value >= 0.9 for value in asking) >= 0.5 * len(asking)
    plain = 0.12 if asks else 0.6
    best: dict[int, tuple[float, int]] = {}
    top: tuple[float, int] = (0.0, -1)
    before: list[int] = []
    for index, (mark, ask) in enumerate(zip(marks, asking, strict=True)):
        number = ordinal(mark.number)
        if number is None:
            before.append(-1)
            continue
        gain = 1.0 if ask >= 0.9 else plain
        start = 0.0 if number <= 1 else -0.3
        score, source = start, -1
        for value, cost in ((number - 1, 0.0), (number - 2, _SKIPPED), (number, _REPEATED)):
            if value in best and best[value][0] + cost > score:
                score, source = best[value][0] + cost, best[value][1]
        anywhere = _RESTARTED if number <= 1 else _RESTARTED - (0.0 if ask >= 0.9 else 0.3)
        if top[1] >= 0 and top[0] + anywhere > score:
            score, source = top[0] + anywhere, top[1]
        total = score + gain
        before.append(source)
        if number not in best or total > best[number][0]:
            best[number] = (total, index)
        if total > top[0]:
            top = (total, index)
    kept: set[int] = set()
    at = top[1]
    while at >= 0:
        kept.add(at)
        at = before[at]
    return kept
