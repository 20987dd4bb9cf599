"""Blocking: the pairs of items that could ask the same thing at all."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from studyfold.match.neighbours import Neighbours

__all__ = ["candidates"]

_MOST = 24
"""Neighbours that an item is paired with. On the labelled collections the farthest pair that
belongs together is each other's 16th."""


def candidates(near: Neighbours, least: float) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    """Return the pairs (i < j) of which one is among the nearest of the other.

    Args:
        near: the nearest items of each item.
        least: the nearness that a pair needs.

    Returns:
        The rows of the first and of the second items, both of shape (pairs,), in their order.
    """
    count = len(near.rows)
    rows = near.rows[:, :_MOST]
    own = np.broadcast_to(np.arange(count)[:, None], rows.shape)
    enough = near.nearness[:, :_MOST] >= least
    pairs = np.stack([own[enough], rows[enough]])
    pairs.sort(axis=0)
    keys = np.unique(pairs[0] * count + pairs[1])
    first, second = np.divmod(keys, max(count, 1))
    return first.astype(np.intp), second.astype(np.intp)
