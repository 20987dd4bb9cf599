"""Which rows some pairs connect, by themselves or through others."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import coo_array
from scipy.sparse.csgraph import connected_components

__all__ = ["parts"]


def parts(count: int, first: NDArray[np.intp], second: NDArray[np.intp]) -> NDArray[np.intp]:
    """Return for each row the number of the connected part that it is in; shape (count,).

    Args:
        count: how many rows there are.
        first: one row of each pair, shape (pairs,).
        second: the other, shape (pairs,).
    """
    graph = coo_array((np.ones(len(first)), (first, second)), shape=(count, count))
    _, labels = connected_components(graph, directed=False)
    numbers: NDArray[np.intp] = labels.astype(np.intp)
    return numbers
