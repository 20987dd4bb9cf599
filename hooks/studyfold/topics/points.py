"""Where entries stand for topics: drawn towards what lies near and what was asked beside them.

Two things tell what belongs together where nobody says so. Vectors that lie near each other, and
the order in which a set asks: most people write down one subject after the other, headings or not.
How far a set does is measured, so that a set in random order counts for nothing.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array

from studyfold.model import Entry, Item

__all__ = ["Trail", "drawn", "trails"]

Vectors = NDArray[np.float64]
Trail = tuple[int, ...]
"""The rows of the entries that one set asks, in its order."""

_NEAREST = 8
_ROUNDS = 2
_AHEAD = 4
"""How many questions further on one of the same subject is still expected."""

_SHORTEST = 5
"""The fewest questions whose order can tell anything."""


def trails(entries: Sequence[Entry], items: Mapping[str, Item]) -> list[Trail]:
    """Return for each set the rows of its entries in the order in which it asks them.

    Args:
        entries: the entries, row by row.
        items: every item by id, those of one set in their order.
    """
    row_of = {item: row for row, entry in enumerate(entries) for item in entry.items}
    found: dict[str, list[int]] = {}
    for item in items.values():
        row = row_of.get(item.id)
        trail = found.setdefault(item.set, [])
        if row is not None and (not trail or trail[-1] != row):
            trail.append(row)
    return [tuple(found[name]) for name in sorted(found)]


def drawn(
    vectors: NDArray[np.float32], asked: Sequence[Trail], cells: Sequence[NDArray[np.intp]]
) -> Vectors:
    """Draw each vector to its nearest ones and to those that sets ask just before and after it.

    Each round adds to a vector the mean of its nearest ones, weighted by cosine, and those beside
    it in a set, weighted by how telling that set's order is.

    Args:
        vectors: rows of length 1, shape (n, d).
        asked: the rows that each set asks, in its order.
        cells: rows that are looked through for each other's nearest; each row is in one of them.

    Returns:
        Rows of length 1 (of 0 where a vector is), shape (n, d).
    """
    # Rounding hides the last bits, which differ between processors.
    rows: Vectors = vectors.astype(np.float64).round(6)
    beside = _beside(rows, asked)
    for _ in range(_ROUNDS):
        added = beside @ rows
        for cell in cells:
            added[cell] += _nearest_mean(rows[cell])
        rows = _unit(rows + added).round(6)
    return rows


def _nearest_mean(rows: Vectors) -> Vectors:
    """Return the mean of the nearest rows of each row, weighted by their cosine both ways."""
    count = len(rows)
    near = min(_NEAREST, count - 1)
    if near < 1:
        return np.zeros_like(rows)
    cosine = (rows @ rows.T).round(6)
    np.fill_diagonal(cosine, -2)
    # Ties are broken by the row: a number too small to change what differs when rounded.
    ranked = cosine - np.arange(count) * (1e-7 / count)
    chosen = np.argpartition(-ranked, near - 1, axis=1)[:, :near]
    weights = np.maximum(np.take_along_axis(cosine, chosen, axis=1), 0).ravel()
    starts = np.arange(0, count * near + 1, near)
    one_way = csr_array((weights, chosen.ravel(), starts), shape=(count, count))
    both = one_way + one_way.T
    total = np.maximum(both.sum(axis=1), 1e-9)
    mean: Vectors = (both @ rows) / total[:, None]
    return mean


def _beside(rows: Vectors, asked: Sequence[Trail]) -> csr_array:
    """Return how much each row is drawn to those that were asked near it, shape (n, n)."""
    first: list[int] = []
    second: list[int] = []
    weights: list[float] = []
    for trail in asked:
        for ahead, telling in enumerate(_telling(rows[list(trail)]), start=1):
            first += trail[:-ahead]
            second += trail[ahead:]
            weights += [telling] * (len(trail) - ahead)
    shape = (len(rows), len(rows))
    one_way = csr_array((np.array(weights), (np.array(first, int), np.array(second, int))), shape)
    return csr_array(one_way + one_way.T)


def _telling(rows: Vectors) -> list[float]:
    """Return how much a set's order tells about questions 1, 2, … further on, 0 to 1 each.

    That is how much nearer they are than any two of the set (less what chance allows, one standard
    error), of how much nearer than that the nearest of all are.

    Args:
        rows: the set's vectors in its order, shape (n, d).
    """
    count = len(rows)
    if count < _SHORTEST:
        return []
    total = rows.sum(axis=0)
    own = (rows**2).sum(axis=1)
    pairs = count * (count - 1)
    mean = (float(total @ total) - float(own.sum())) / pairs
    squares, nearest = 0.0, 0.0
    for start in range(0, count, 1024):
        cosine = rows[start : start + 1024] @ rows.T
        cosine[np.arange(len(cosine)), np.arange(start, start + len(cosine))] = mean
        squares += float(((cosine - mean) ** 2).sum())
        nearest += float(cosine.max(axis=1).sum())
    spread = float(np.sqrt(squares / pairs))
    reach = nearest / count - mean
    found: list[float] = []
    for ahead in range(1, min(_AHEAD, count - 2) + 1):
        beside = float((rows[:-ahead] * rows[ahead:]).sum(axis=1).mean())
        surplus = beside - mean - spread / float(np.sqrt(count - ahead))
        share = round(min(surplus / max(reach, 1e-9), 1.0), 6)
        if share <= 0:
            break
        found.append(share)
    return found


def _unit(rows: Vectors) -> Vectors:
    lengths = np.linalg.norm(rows, axis=1, keepdims=True)
    unit: Vectors = rows / np.where(lengths < 1e-9, 1, lengths)
    return unit
