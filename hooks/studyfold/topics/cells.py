"""Halves of what is too large to be compared each with each."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

__all__ = ["cells"]

_ROUNDS = 12
"""How often two halves are drawn anew at most."""

Rows = NDArray[np.intp]


def cells(vectors: NDArray[np.float32], largest: int) -> list[Rows]:
    """Cut vectors into parts that lie apart, none larger than a size.

    Args:
        vectors: shape (n, d).
        largest: the most rows of a part, at least 20.

    Returns:
        Ascending row numbers of each part; every row is in exactly one.
    """
    done: list[Rows] = []
    pending = [np.arange(len(vectors), dtype=np.intp)] if len(vectors) else []
    while pending:
        part = pending.pop()
        if len(part) <= largest:
            done.append(part)
            continue
        far = _far_half(vectors[part].astype(np.float64).round(6))
        pending += [part[far], part[~far]]
    return done


def _far_half(rows: NDArray[np.float64]) -> NDArray[np.bool_]:
    """Cut rows of shape (n, d) into two parts of nearly the same size that lie apart.

    Two means with equal shares: the direction from one half's mean to the other's is drawn anew
    until the halves stay as they are, so that rows that lie together end up on one side. The cut
    goes through the widest gap near the middle.
    """
    centred = rows - rows.mean(axis=0)
    # Started from the row farthest from the mean, not from a random direction.
    direction = centred[int((centred**2).sum(axis=1).round(9).argmax())]
    middle = len(rows) // 2
    above = np.zeros(len(rows), dtype=bool)
    for _ in range(_ROUNDS):
        along = (centred @ direction).round(6)
        rank = np.argsort(along, kind="stable")
        before, above = above, np.zeros(len(rows), dtype=bool)
        above[rank[middle:]] = True
        if np.array_equal(before, above):
            break
        # The other half's mean lies opposite, as both together lie at zero.
        direction = above.astype(np.float64) @ centred
    reach = len(rows) // 10
    gaps = np.diff(along[rank][middle - reach : middle + reach + 1]).round(6)
    far = np.zeros(len(rows), dtype=bool)
    far[rank[middle - reach + int(gaps.argmax()) + 1 :]] = True
    return far
