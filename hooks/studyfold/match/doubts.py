"""Which pairs a person should look at, and in which order."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

__all__ = ["Doubt", "doubts"]

_SHARE = 0.15
"""At most so many questions for each item are put to a person."""
_LEAST = 0.02
"""A pair that is less likely than this to be judged wrongly is not in doubt."""

Pair = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Doubt:
    """A question for a person."""

    pair: Pair
    """Rows i and j; where they are in one group, j is the one that may not belong there."""
    gain: float
    """How much an answer is expected to settle."""


def doubts(odds: Mapping[Pair, float], groups: Sequence[Sequence[int]], items: int) -> list[Doubt]:
    """Return the pairs that a person should be asked about, those that settle most first.

    Between two groups only the likeliest pair is asked, as its answer decides for all of them. It
    settles the more the likelier it is that the groups belong together, and the more pairs there
    are between them. In a group it is asked of each item whether it belongs to the one that it is
    most like.

    Args:
        odds: the log odds of the pairs (i < j) that are in question, -inf where they are not.
        groups: rows by the group that they were put into.
        items: how many items there are.
    """
    group_of = {row: number for number, group in enumerate(groups) for row in group}
    likeliest: dict[Pair, tuple[float, Pair]] = {}
    inside: dict[int, list[tuple[float, int]]] = {}
    for pair, value in sorted(odds.items()):
        if value == -math.inf:
            continue
        a, b = (group_of[row] for row in pair)
        if a == b:
            for row, other in (pair, pair[::-1]):
                inside.setdefault(row, []).append((value, other))
        else:
            key = min(a, b), max(a, b)
            if key not in likeliest or value > likeliest[key][0]:
                likeliest[key] = value, pair
    found = []
    for (a, b), (value, pair) in likeliest.items():
        chance = _probability(value)
        if chance >= _LEAST:
            gain = chance * math.sqrt(len(groups[a]) * len(groups[b]))
            found.append(Doubt(pair, round(gain, 6)))
    for row, values in inside.items():
        others = len(groups[group_of[row]]) - 1
        wrong = 1 - _probability(sum(value for value, _ in values) / others)
        if wrong >= _LEAST and len(values) == others:
            _, other = max(values, key=lambda one: (one[0], -one[1]))
            found.append(Doubt((other, row), round(wrong * math.sqrt(others), 6)))
    found.sort(key=lambda doubt: (-doubt.gain, doubt.pair))
    # Two items of a group may each be in doubt for the other: they are one question.
    once = {frozenset(doubt.pair): doubt for doubt in reversed(found)}
    chosen = [doubt for doubt in found if once[frozenset(doubt.pair)] is doubt]
    return chosen[: int(_SHARE * items)]


def _probability(odds: float) -> float:
    return 1 / (1 + math.exp(-odds))
