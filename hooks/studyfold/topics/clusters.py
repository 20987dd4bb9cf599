"""Groups of a size that suits a page, found where the entries lie near each other.

Ward's linkage gives a tree of groups; the number of groups is the one whose members lie most
clearly nearer to their own group than to the next one, a little less where that makes pages very
long or very short. Groups that are too small for a page join their nearest before that is measured,
so that a stray question never counts as a find.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from scipy.cluster.hierarchy import fcluster, linkage
from scipy.sparse import csr_array
from scipy.spatial.distance import squareform

__all__ = ["AT_ONCE", "LARGEST", "SMALLEST", "cluster", "join_small", "means", "smallest_of"]

SMALLEST = 8
LARGEST = 40
"""The fewest and the most entries that suit a page."""

AT_ONCE = 2500
"""The most rows for one tree: its distances take n² / 2 numbers of eight bytes."""

_FEW = 4
"""The fewest entries of a topic where there are not many in all."""

_SUITED = math.sqrt(SMALLEST * LARGEST)
_SIZE_WEIGHT = 0.05
"""What a page of twice or half the size that suits costs, in silhouette."""

_TRIALS = 32
"""How many numbers of groups are tried for one tree."""

Vectors = NDArray[np.float64]
Labels = NDArray[np.intp]


def smallest_of(count: int) -> int:
    """Return the fewest entries of a topic where there are so many in all."""
    return min(SMALLEST, max(_FEW, count // 10))


def cluster(rows: Vectors, cells: Sequence[NDArray[np.intp]]) -> Labels:
    """Group rows, each group at most `LARGEST` where the rows allow a division.

    Args:
        rows: one for each entry, shape (n, d), in an order that does not depend on the order of
            the input (by id), and rounded.
        cells: parts of the rows that share no group, none larger than `AT_ONCE`.

    Returns:
        A group number for each row, shape (n,), counted from 0 in the order of first rows.
    """
    groups = np.zeros(len(rows), dtype=np.intp)
    pending = list(cells)
    smallest = smallest_of(len(rows))
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
    names, own = np.unique(labels, return_inverse=True)
    middle, sizes = means(rows, own)
    alive = np.ones(len(names), dtype=bool)
    goes_to = np.arange(len(names))
    while alive.sum() > 1:
        least = int(np.where(alive, sizes, np.inf).argmin())
        size = sizes[least]
        if size >= smallest:
            break
        apart = ((middle - middle[least]) ** 2).sum(axis=1)
        costs = (apart * sizes * size / (sizes + size)).round(9)
        costs[~alive] = costs[least] = np.inf
        nearest = int(costs.argmin())
        goes_to[goes_to == least] = nearest
        total = size + sizes[nearest]
        middle[nearest] = (middle[nearest] * sizes[nearest] + middle[least] * size) / total
        sizes[nearest] = total
        alive[least] = False
    return names[goes_to[own]]


def means(rows: Vectors, labels: Labels) -> tuple[Vectors, NDArray[np.float64]]:
    """Return the mean and the number of the rows of each group.

    Args:
        rows: shape (n, d).
        labels: shape (n,), counted from 0 without a gap.

    Returns:
        Arrays of shape (groups, d) and (groups,).
    """
    count = int(labels.max(initial=-1)) + 1
    members = csr_array(
        (np.ones(len(rows)), (labels, np.arange(len(rows)))), shape=(count, len(rows))
    )
    sizes = np.bincount(labels, minlength=count).astype(np.float64)
    return (members @ rows) / sizes[:, None], sizes


def _divide(rows: Vectors, smallest: int) -> Labels:
    """Divide rows of shape (n, d) once; returns labels of shape (n,)."""
    n = len(rows)
    fewest, most = max(2, math.ceil(n / LARGEST)), n // smallest
    if most < fewest:
        return np.zeros(n, dtype=np.intp)
    tree = _tree(rows)
    best, best_worth = np.zeros(n, dtype=np.intp), -math.inf
    seen: set[bytes] = set()
    for number in np.unique(np.geomspace(fewest, most, _TRIALS).round().astype(int)).tolist():
        labels = fcluster(tree, number, "maxclust").astype(np.intp)
        labels = _numbered(join_small(rows, labels, smallest))
        if labels.tobytes() in seen:
            continue
        seen.add(labels.tobytes())
        worth = _worth(rows, labels)
        if worth > best_worth:
            best, best_worth = labels, worth
    return best


def _tree(rows: Vectors) -> NDArray[np.float64]:
    squares = (rows**2).sum(axis=1)
    apart = squares[:, None] + squares - 2 * rows @ rows.T
    # Rounded, so that the last bits of a processor decide no tie.
    apart = np.sqrt(np.maximum((apart + apart.T) / 2, 0)).round(6)
    np.fill_diagonal(apart, 0)
    tree: NDArray[np.float64] = linkage(squareform(apart, checks=False), "ward")
    return tree


def _worth(rows: Vectors, labels: Labels) -> float:
    """Return the mean simplified silhouette, less what pages of unsuited sizes cost.

    Rousseeuw, Silhouettes, 1987; with distances to means instead of to all members after Hruschka
    et al., 2004. The distance to the own group's mean is scaled by sqrt(n / (n - 1)), since the
    member itself draws that mean near.
    """
    middle, sizes = means(rows, labels)
    if len(sizes) < 2:
        return -math.inf
    squares = (rows**2).sum(axis=1)[:, None] + (middle**2).sum(axis=1) - 2 * rows @ middle.T
    apart = np.sqrt(np.maximum(squares, 0))
    here = np.arange(len(rows))
    count = sizes[labels]
    inside = apart[here, labels] * np.sqrt(count / np.maximum(count - 1, 1))
    apart[here, labels] = np.inf
    outside = apart.min(axis=1)
    larger = np.maximum(np.maximum(inside, outside), 1e-12)
    unsuited = np.log2(count / _SUITED) ** 2
    return round(float(((outside - inside) / larger - _SIZE_WEIGHT * unsuited).mean()), 6)


def _numbered(groups: Labels) -> Labels:
    """Number groups in the order of their first rows; shape (n,)."""
    _, first, own = np.unique(groups, return_index=True, return_inverse=True)
    rank = np.empty(len(first), dtype=np.intp)
    rank[np.argsort(first)] = np.arange(len(first))
    return rank[own]
