"""A second look at each pair, with what the first look made of all the others."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array

from studyfold.match.sparse import shared

__all__ = ["AGREEMENT", "agreement"]

AGREEMENT: tuple[str, ...] = ("first look", "friends", "strangers")
"""The columns of an agreement array.

- first look: the log odds of the pair by its own features
- friends: Σ min(p(i, k), p(j, k)) over all others k, p being the probability of the first look:
  how many others are likely the same as both
- strangers: Σ |p(i, k) - p(j, k)|: how many are likely the same as one of them only
"""

_WIDEST = 6.0


def agreement(
    odds: NDArray[np.float64],
    first: NDArray[np.intp],
    second: NDArray[np.intp],
    count: int,
) -> NDArray[np.float64]:
    """Return how pairs fit in with all the other pairs, shape (pairs, len(AGREEMENT)).

    Args:
        odds: the log odds of the pairs by the first look, -inf where they cannot be one;
            shape (pairs,).
        first: the rows of the pairs' first items, shape (pairs,).
        second: the rows of their second items, shape (pairs,).
        count: how many items there are.
    """
    clipped = np.clip(odds, -_WIDEST, _WIDEST)
    chance = np.where(np.isneginf(odds), 0.0, 1 / (1 + np.exp(-odds)))
    rows, columns = np.concatenate([first, second]), np.concatenate([second, first])
    likely = csr_array((np.tile(chance, 2), (rows, columns)), shape=(count, count))
    friends = shared(likely, likely, first, second, lambda a, b: a.minimum(b))
    total = likely.sum(axis=1)
    # What the two are to each other is no agreement with others.
    strangers = total[first] + total[second] - 2 * chance - 2 * friends
    rounded: NDArray[np.float64] = np.column_stack([clipped, friends, strangers]).round(5)
    return rounded
