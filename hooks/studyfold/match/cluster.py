"""Scored pairs → groups of items that ask the same thing."""

from __future__ import annotations

import heapq
import math
from collections.abc import Collection, Iterable, Mapping

import numpy as np

from studyfold.match.parts import parts

__all__ = ["clusters"]

_FLOOR = -6.0
"""The score of a pair that is no candidate, and the least that any but a forbidden pair counts."""
_CEILING = 6.0
_DISSENT = 3
"""One in so many of the pairs between two groups may disagree."""

Pair = tuple[int, int]


def clusters(
    count: int,
    scores: Mapping[Pair, float],
    threshold: float,
    joined: Collection[Pair] = (),
    apart: Collection[Pair] = (),
) -> list[list[int]]:
    """Group rows whose scores with each other reach the threshold on average.

    The two groups that are nearest are joined first, and again until none are near enough. How
    near two groups are is the mean of the better two thirds of the scores between them: a trimmed
    average linkage. It does not chain, as an item joins a group for what it has in common with
    most of its members, and a single pair that was misjudged keeps nothing apart. Two groups can
    only meet at a pair that reaches the threshold or is joined, so each connected part of the
    graph of such pairs is clustered by itself.

    Args:
        count: how many rows there are.
        scores: the scores of candidate pairs (i < j), as log odds; minus infinity keeps a pair
            apart whatever others there are between them.
        threshold: the log odds from which on two groups are one.
        joined: pairs that are in one group whatever their score, in any order.
        apart: pairs that never are, whatever others there are between them.

    Returns:
        Every row in exactly one group; rows ascending in each, groups by their first row.

    Raises:
        ValueError: where a pair to keep apart is joined, by itself or through others.
    """
    label = _labels(count, list(joined))
    forbidden = {(min(pair), max(pair)) for pair in apart}
    broken = sorted((i, j) for i, j in forbidden if label[i] == label[j])
    if broken:
        raise ValueError(f"rows {broken[0]} are to be joined and kept apart at once")
    near = [pair for pair, score in scores.items() if score >= threshold and pair not in forbidden]
    part = _labels(count, [*near, *joined])
    rows: dict[int, list[int]] = {}
    for row, number in enumerate(part):
        rows.setdefault(number, []).append(row)
    inside: dict[int, dict[Pair, float]] = {}
    for pair in [*scores, *forbidden]:
        if part[pair[0]] == part[pair[1]]:
            score = -math.inf if pair in forbidden else scores[pair]
            inside.setdefault(part[pair[0]], {})[pair] = score
    groups: list[list[int]] = []
    for number, members in rows.items():
        if len(members) == 1:
            groups.append(members)
            continue
        together: dict[int, list[int]] = {}
        for row in members:
            together.setdefault(label[row], []).append(row)
        groups += _Part(together.values(), inside.get(number, {}), threshold).grouped()
    return sorted(groups)


def _labels(count: int, pairs: list[Pair]) -> list[int]:
    """Return for each row the number of the part that it is connected to by some pairs."""
    if not pairs:
        return list(range(count))
    rows, columns = np.array(pairs, dtype=np.intp).T
    numbers: list[int] = parts(count, rows, columns).tolist()
    return numbers


class _Part:
    """One connected part of the graph, while its groups grow together."""

    def __init__(
        self, groups: Iterable[list[int]], scores: Mapping[Pair, float], threshold: float
    ) -> None:
        self._threshold = threshold
        self._groups = {group[0]: list(group) for group in groups}
        owner = {row: name for name, group in self._groups.items() for row in group}
        # The scores between two groups, greatest first; pairs without one count as the floor.
        self._between: dict[int, dict[int, list[float]]] = {name: {} for name in self._groups}
        for (i, j), score in scores.items():
            a, b = owner[i], owner[j]
            if a != b:
                self._between[a].setdefault(b, []).append(score)
                if a not in self._between[b]:
                    self._between[b][a] = self._between[a][b]
        self._queue: list[tuple[float, int, int, int, int]] = []
        for a, others in self._between.items():
            for b, found in others.items():
                if a < b:
                    found.sort(reverse=True)
                    self._offer(a, b)

    def grouped(self) -> list[list[int]]:
        """Join groups until none are near enough, and return them."""
        while self._queue:
            _, a, b, size_a, size_b = heapq.heappop(self._queue)
            # What was offered before one of them grew is out of date.
            if len(self._groups.get(a, ())) == size_a and len(self._groups.get(b, ())) == size_b:
                self._join(a, b)
        return [sorted(group) for group in self._groups.values()]

    def _offer(self, a: int, b: int) -> None:
        a, b = min(a, b), max(a, b)
        size_a, size_b = len(self._groups[a]), len(self._groups[b])
        found = self._between[a][b]
        if found[-1] == -math.inf:
            return
        counted = math.ceil(size_a * size_b * (_DISSENT - 1) / _DISSENT)
        best = [min(max(score, _FLOOR), _CEILING) for score in found[:counted]]
        mean = (math.fsum(best) + _FLOOR * (counted - len(best))) / counted
        if mean >= self._threshold:
            heapq.heappush(self._queue, (-round(mean, 6), a, b, size_a, size_b))

    def _join(self, a: int, b: int) -> None:
        """Put the group b into a, which stands before it."""
        self._groups[a] += self._groups.pop(b)
        others = self._between.pop(b)
        others.pop(a)
        del self._between[a][b]
        for other, found in others.items():
            known = self._between[a].get(other, [])
            both = sorted([*known, *found], reverse=True)
            self._between[a][other] = self._between[other][a] = both
            del self._between[other][b]
        for other in self._between[a]:
            self._offer(a, other)
