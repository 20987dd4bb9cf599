"""Where to look for the neighbours of many items: an inverted file.

Comparing each with every other takes time that grows with the square of their number. The rows are
put into cells around centres, and neighbours are looked for only in the cells whose centres are
nearest (Jégou, Douze and Schmid 2011, Product Quantization for Nearest Neighbor Search, IV).
"""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray

__all__ = ["cells"]

_PROBED = 32
"""Cells that are looked into for each row."""
_ROUNDS = 4
"""Of k-means, which need not end: the centres only have to lie where the rows are."""
_BLOCK = 8192


def cells(
    vectors: NDArray[np.float32], least: int
) -> list[tuple[NDArray[np.intp], NDArray[np.intp]]]:
    """Return for the rows of each cell the rows among which to look for their neighbours.

    Args:
        vectors: rows of length 1, shape (n, d); at least one.
        least: so many rows are to be looked through at least, where there are as many.

    Returns:
        Pairs of ascending arrays: the rows of a cell, and the rows of it and of the cells around
        it. Every row is in the first of exactly one pair. Cells without rows are left out.
    """
    count = len(vectors)
    number = max(1, math.isqrt(count))
    # Any rows will do to begin with, as long as they are the same on every machine.
    centres = vectors[np.linspace(0, count - 1, number).astype(np.intp)]
    for _ in range(_ROUNDS):
        centres = _moved(vectors, _nearest(vectors, centres), centres)
    cell = _nearest(vectors, centres)
    members = np.split(
        np.argsort(cell, kind="stable"), np.cumsum(np.bincount(cell, minlength=number))
    )
    near = np.argsort(-(centres @ centres.T).round(5), axis=1, kind="stable")
    found = []
    for own in range(number):
        if not len(members[own]):
            continue
        taken = members[own]
        for rank, other in enumerate(near[own].tolist()):
            if rank >= _PROBED and len(taken) > least:
                break
            if other != own:
                taken = np.concatenate([taken, members[other]])
        found.append((members[own], np.sort(taken)))
    return found


def _nearest(vectors: NDArray[np.float32], centres: NDArray[np.float32]) -> NDArray[np.intp]:
    """Return the number of the centre that is nearest to each row, the lower of two."""
    parts = [
        (vectors[start : start + _BLOCK] @ centres.T).round(5).argmax(axis=1)
        for start in range(0, len(vectors), _BLOCK)
    ]
    return np.concatenate(parts)


def _moved(
    vectors: NDArray[np.float32], cell: NDArray[np.intp], centres: NDArray[np.float32]
) -> NDArray[np.float32]:
    """Return the centres in the middle of their rows, of length 1; one without rows stays."""
    moved = centres.copy()
    for number in np.unique(cell).tolist():
        middle = vectors[cell == number].mean(axis=0, dtype=np.float64)
        length = float(np.linalg.norm(middle))
        if length > 0:
            moved[number] = (middle / length).round(5)
    return moved
