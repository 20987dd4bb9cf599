"""Scored pairs → groups of items that ask the same thing."""

from __future__ import annotations

import math
from collections.abc import Mapping

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


def clusters(
    count: int, scores: Mapping[tuple[int, int], float], threshold: float
) -> list[list[int]]:
    """Group rows whose average score with each other reaches the threshold.

    Average linkage does not chain: an item joins a group for what it has in common with all of
    its members. Two groups can only meet at a pair that reaches the threshold, so each connected
    part of the graph of such pairs is clustered by itself.

    Args:
        count: how many rows there are.
        scores: the scores of candidate pairs (i < j), as log odds; minus infinity keeps a pair
            apart whatever others there are between them.
        threshold: the log odds from which on two groups are one.

    Returns:
        Every row in exactly one group; rows ascending in each, groups by their first row.
    """
    near = [pair for pair, score in scores.items() if score >= threshold]
    if not near:
        return [[row] for row in range(count)]
    rows, columns = np.array(near, dtype=np.intp).T
    graph = coo_matrix((np.ones(len(near)), (rows, columns)), shape=(count, count))
    _, labels = connected_components(graph, directed=False)
    parts: dict[int, list[int]] = {}
    for row, label in enumerate(labels.tolist()):
        parts.setdefault(label, []).append(row)
    groups = [group for part in parts.values() for group in _split(part, scores, threshold)]
    return sorted(groups)


def _split(
    part: list[int], scores: Mapping[tuple[int, int], float], threshold: float
) -> list[list[int]]:
    if len(part) == 1:
        return [part]
    distances: NDArray[np.float64] = np.zeros((len(part), len(part)))
    # Far enough that no average over the pairs of two groups can make up for it.
    apart = (_CEILING - _FLOOR) * len(part) ** 2
    for a, i in enumerate(part):
        for b in range(a + 1, len(part)):
            score = scores.get((i, part[b]), _FLOOR)
            near = _CEILING - min(max(score, _FLOOR), _CEILING)
            distances[a, b] = distances[b, a] = apart if score == -math.inf else near
    tree = linkage(squareform(distances, checks=False), "average")
    labels = fcluster(tree, _CEILING - threshold, "distance")
    groups: dict[int, list[int]] = {}
    for row, label in zip(part, labels.tolist(), strict=True):
        groups.setdefault(label, []).append(row)
    return list(groups.values())
