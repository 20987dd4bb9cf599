"""Groups of a size that suits a page, found where the vectors lie near each other.

Ward's linkage gives a tree of groups; the number of groups is the one whose members lie most
clearly nearer to their own group than to the next one. Groups that are too small for a page join
their nearest before that is measured, so that a stray question never counts as a find.
"""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray
from scipy.cluster.hierarchy import fcluster, linkage

__all__ = ["LARGEST", "SMALLEST", "cluster", "join_small", "join_unlabelled"]

SMALLEST = 8
LARGEST = 40
"""The fewest and the most entries that suit a page."""

_FEW = 4
"""The fewest entries of a topic where there are not many in all."""

_AT_ONCE = 3000
"""The most vectors for one tree: its distances take n² / 2 numbers of eight bytes."""

_ROUNDS = 30
"""How often the halves of what is too large for one tree are drawn anew at most."""

_TRIALS = 24
"""How many numbers of groups are tried for one tree."""

Vectors = NDArray[np.float64]
Labels = NDArray[np.intp]


def cluster(vectors: NDArray[np.float32]) -> Labels:
    """Group vectors, each group at most `LARGEST` where the vectors allow a division.

    Args:
        vectors: one row for each entry, shape (n, d), in an order that does not depend on the
            order of the input (by id).

    Returns:
        A group number for each row, shape (n,), counted from 0 in the order of first rows.
    """
    # Rounding hides the last bits, which differ between processors.
    rows = vectors.astype(np.float64).round(6)
    groups = np.zeros(len(rows), dtype=np.intp)
    pending = [np.arange(len(rows), dtype=np.intp)] if len(rows) else []
    smallest = min(SMALLEST, max(_FEW, len(rows) // 10))
    found = 0
    while pending:
        members = pending.pop()
        labels = _divide(rows[members], smallest)
        parts = [members[labels == label] for label in np.unique(labels)]
        for part in parts:
            if len(parts) > 1 and len(part) > LARGEST:
                pending.append(part)
            else:
                groups[part] = found
                found += 1
    return _numbered(groups)


def join_small(rows: Vectors, labels: Labels, smallest: int) -> Labels:
    """Join each group below a size, the smallest first, to where it adds least to the spread.

    That is Ward's criterion, n·m / (n + m) times the squared distance of the means (Ward, 1963).
    The plain distance would let the largest group, whose mean lies in the middle, draw in all.

    Args:
        rows: shape (n, d).
        labels: a group number for each row, shape (n,).
        smallest: the fewest members of a group, while there is more than one group.
    """
    labels = labels.copy()
    names, counts = np.unique(labels, return_counts=True)
    means = {n: rows[labels == n].mean(axis=0) for n in names.tolist()}
    sizes = dict(zip(names.tolist(), counts.tolist(), strict=True))
    while len(sizes) > 1:
        least = min(sizes, key=lambda name: (sizes[name], name))
        if sizes[least] >= smallest:
            break
        others = [name for name in sizes if name != least]
        mean, size = means[least], sizes[least]
        costs = [
            round(float(((means[n] - mean) ** 2).sum()) * sizes[n] * size / (sizes[n] + size), 9)
            for n in others
        ]
        nearest = others[costs.index(min(costs))]
        labels[labels == least] = nearest
        total = size + sizes[nearest]
        means[nearest] = (means[nearest] * sizes[nearest] + mean * size) / total
        sizes[nearest] = total
        del means[least], sizes[least]
    return labels


def join_unlabelled(rows: Vectors, labels: Labels) -> Labels:
    """Give each row labelled -1 the label with the nearest mean.

    Args:
        rows: shape (n, d).
        labels: shape (n,), counted from 0 without a gap, at least one of them not -1.
    """
    means = np.stack([rows[labels == label].mean(axis=0) for label in range(labels.max() + 1)])
    squares = (means**2).sum(axis=1) - 2 * rows @ means.T
    return np.where(labels < 0, squares.round(9).argmin(axis=1), labels)


def _divide(rows: Vectors, smallest: int) -> Labels:
    """Divide rows of shape (n, d) once; returns labels of shape (n,)."""
    n = len(rows)
    if n > _AT_ONCE:
        return _halves(rows)
    fewest, most = max(2, math.ceil(n / LARGEST)), n // smallest
    if most < fewest:
        return np.zeros(n, dtype=np.intp)
    tree = linkage(rows, "ward")
    best, best_width = np.zeros(n, dtype=np.intp), -math.inf
    for number in np.unique(np.geomspace(fewest, most, _TRIALS).round().astype(int)).tolist():
        labels = join_small(rows, fcluster(tree, number, "maxclust").astype(np.intp), smallest)
        width = _silhouette(rows, labels)
        if width > best_width:
            best, best_width = labels, width
    return best


def _silhouette(rows: Vectors, labels: Labels) -> float:
    """Return the mean simplified silhouette: distances to means instead of to all members.

    Rousseeuw, Silhouettes, 1987; simplified after Hruschka et al., 2004. The distance to the own
    group's mean is scaled by sqrt(n / (n - 1)), since the member itself draws that mean near.
    """
    names, own, sizes = np.unique(labels, return_inverse=True, return_counts=True)
    if len(names) < 2:
        return -math.inf
    means = np.stack([rows[own == name].mean(axis=0) for name in range(len(names))])
    squares = (rows**2).sum(axis=1)[:, None] + (means**2).sum(axis=1) - 2 * rows @ means.T
    apart = np.sqrt(np.maximum(squares, 0))
    here = np.arange(len(rows))
    count = sizes[own]
    inside = apart[here, own] * np.sqrt(count / np.maximum(count - 1, 1))
    apart[here, own] = np.inf
    outside = apart.min(axis=1)
    larger = np.maximum(np.maximum(inside, outside), 1e-12)
    return round(float(((outside - inside) / larger).mean()), 6)


def _halves(rows: Vectors) -> Labels:
    """Cut rows of shape (n, d) into two parts of nearly the same size that lie apart.

    Two means with equal shares: the direction from one half's mean to the other's is drawn anew
    until the halves stay as they are, so that rows that lie together end up on one side. The cut
    goes through the widest gap near the middle.
    """
    centred = rows - rows.mean(axis=0)
    # Started from the row farthest from the mean, not from a random direction.
    direction = centred[int((centred**2).sum(axis=1).round(9).argmax())]
    middle = len(rows) // 2
    rank = np.arange(len(rows))
    for _ in range(_ROUNDS):
        before, along = rank, (centred @ direction).round(6)
        rank = np.argsort(along, kind="stable")
        if set(before[:middle].tolist()) == set(rank[:middle].tolist()):
            break
        direction = centred[rank[middle:]].mean(axis=0) - centred[rank[:middle]].mean(axis=0)
    reach = len(rows) // 10
    gaps = np.diff(along[rank][middle - reach : middle + reach + 1]).round(6)
    labels = np.zeros(len(rows), dtype=np.intp)
    labels[rank[middle - reach + int(gaps.argmax()) + 1 :]] = 1
    return labels


def _numbered(groups: Labels) -> Labels:
    """Number groups in the order of their first rows; shape (n,)."""
    _, first, own = np.unique(groups, return_index=True, return_inverse=True)
    rank = np.empty(len(first), dtype=np.intp)
    rank[np.argsort(first)] = np.arange(len(first))
    return rank[own]
