"""Scored pairs → groups of items that ask the same thing."""

from __future__ import annotations

import math
from collections.abc import Collection, Mapping

import numpy as np
from numpy.typing import NDArray
from scipy.cluster.hierarchy import fcluster, linkage
from scipy.sparse import coo_matrix
from scipy.sparse.csgraph import connected_components
from scipy.spatial.distance import squareform

__all__ = ["clusters"]

_FLOOR = -6.0
"""The score of a pair that is no candidate, and the least that any but a forbidden pair counts."""
_CEILING = 6.0
_NEAREST = 1e-6
"""The least distance of two rows that are not joined, whose distance is 0."""


Pair = tuple[int, int]


def clusters(
    count: int,
    scores: Mapping[Pair, float],
    threshold: float,
    joined: Collection[Pair] = (),
    apart: Collection[Pair] = (),
) -> list[list[int]]:
    """Group rows whose average score with each other reaches the threshold.

    Average linkage does not chain: an item joins a group for what it has in common with all of
    its members. Two groups can only meet at a pair that reaches the threshold or is joined, so
    each connected part of the graph of such pairs is clustered by itself.

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
    parts: dict[int, list[int]] = {}
    for row, part in enumerate(_labels(count, [*near, *joined])):
        parts.setdefault(part, []).append(row)
    groups = [
        group
        for part in parts.values()
        for group in _split(part, scores, threshold, label, forbidden)
    ]
    return sorted(groups)


def _labels(count: int, pairs: list[Pair]) -> list[int]:
    """Return for each row the number of the part that it is connected to by some pairs."""
    if not pairs:
        return list(range(count))
    rows, columns = np.array(pairs, dtype=np.intp).T
    graph = coo_matrix((np.ones(len(pairs)), (rows, columns)), shape=(count, count))
    _, labels = connected_components(graph, directed=False)
    numbers: list[int] = labels.tolist()
    return numbers


def _split(
    part: list[int],
    scores: Mapping[Pair, float],
    threshold: float,
    label: list[int],
    forbidden: Collection[Pair],
) -> list[list[int]]:
    if len(part) == 1:
        return [part]
    distances: NDArray[np.float64] = np.zeros((len(part), len(part)))
    # Far enough that no average over the pairs of two groups can make up for it.
    apart = (_CEILING - _FLOOR) * len(part) ** 2
    for a, i in enumerate(part):
        for b in range(a + 1, len(part)):
            pair = (i, part[b])
            score = scores.get(pair, _FLOOR)
            if label[i] == label[part[b]]:
                # Nearer than any others, so that all of them are together before anything else.
                near = 0.0
            elif score == -math.inf or pair in forbidden:
                near = apart
            else:
                near = max(_CEILING - max(score, _FLOOR), _NEAREST)
            distances[a, b] = distances[b, a] = near
    tree = linkage(squareform(distances, checks=False), "average")
    labels = fcluster(tree, max(_CEILING - threshold, 0.0), "distance")
    groups: dict[int, list[int]] = {}
    for row, number in zip(part, labels.tolist(), strict=True):
        groups.setdefault(number, []).append(row)
    return list(groups.values())
