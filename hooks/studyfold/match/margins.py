"""How far a pair stands out among everything that each of its items could be paired with."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from studyfold.match.neighbours import Neighbours

__all__ = ["margins"]

_WIDEST = 0.3
_CHUNK = 100_000
"""Pairs looked at together."""


def margins(
    near: Neighbours,
    set_of: NDArray[np.intp],
    first: NDArray[np.intp],
    second: NDArray[np.intp],
    paired: NDArray[np.float64],
) -> tuple[NDArray[np.float64], NDArray[np.intp]]:
    """Return how pairs compare with the other choices that their items have in each other's set.

    A set seldom asks the same twice, so of the items of a set only one can be the match, and a
    real match stands out. Other choices are looked for among an item's neighbours.

    Args:
        near: the nearest items of each item.
        set_of: a number for each item's set, shape (n,).
        first: the rows of the pairs' first items, shape (pairs,).
        second: the rows of their second items, shape (pairs,).
        paired: the nearness of the pairs, shape (pairs,).

    Returns:
        For each pair its nearness less that of the next best choice, -0.3 to 0.3, and how many
        choices are nearer, each for the worse of its two items; both of shape (pairs,).
    """
    margin = np.full(len(first), _WIDEST)
    nearer = np.zeros(len(first), dtype=np.intp)
    # Whatever is not among the neighbours is at most as near as the last of them.
    last = np.full(len(near.rows), -1.0) if near.complete else near.nearness[:, -1]
    for start in range(0, len(first), _CHUNK):
        part = slice(start, start + _CHUNK)
        for here, there in ((first[part], second[part]), (second[part], first[part])):
            rows, values = near.rows[here], near.nearness[here]
            rival = (set_of[rows] == set_of[there][:, None]) & (rows != there[:, None])
            best = np.where(rival, values, -2.0).max(axis=1, initial=-2.0)
            margin[part] = np.minimum(margin[part], paired[part] - np.maximum(best, last[here]))
            ahead = (rival & (values > paired[part][:, None] + 1e-9)).sum(axis=1)
            nearer[part] = np.maximum(nearer[part], ahead)
    clipped: NDArray[np.float64] = np.clip(margin, -_WIDEST, _WIDEST).round(5)
    return clipped, nearer
