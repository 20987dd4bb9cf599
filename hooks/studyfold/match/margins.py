"""How far a pair stands out among everything that each of its items could be paired with."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from studyfold.match.evidence import Evidence

__all__ = ["margins"]

_QUESTION_SHARE = 0.35
"""Of the question vectors' cosine; the rest is the whole vectors'."""
_WIDEST = 0.3


def margins(
    evidence: Evidence, first: NDArray[np.intp], second: NDArray[np.intp]
) -> NDArray[np.float64]:
    """Return for each pair how much nearer it is than the items' other choices, -0.3 to 0.3.

    For items i and j: their nearness less that of i to its next best item in j's set, and the same
    the other way round; the smaller of the two.

    Args:
        evidence: the items.
        first: the rows of the pairs' first items, shape (pairs,).
        second: the rows of their second items, shape (pairs,).
    """
    names = sorted({item.set for item in evidence.items})
    number = {name: index for index, name in enumerate(names)}
    set_of = np.array([number[item.set] for item in evidence.items], dtype=np.intp)
    result = np.full(len(first), _WIDEST)
    for here, there in ((first, second), (second, first)):
        # Pairs by the set that is looked into: one small product for each set.
        for group in range(len(names)):
            chosen = np.flatnonzero(set_of[there] == group)
            if not len(chosen):
                continue
            columns = np.flatnonzero(set_of == group)
            rows, place = np.unique(here[chosen], return_inverse=True)
            near = _nearness(evidence, rows, columns)
            near[rows[:, None] == columns[None, :]] = -1.0
            own = np.searchsorted(columns, there[chosen])
            paired = near[place, own]
            order = np.sort(near, axis=1)
            best = order[:, -1]
            next_best = order[:, -2] if len(columns) > 1 else np.full(len(rows), -1.0)
            other = np.where(paired >= best[place], next_best[place], best[place])
            result[chosen] = np.minimum(result[chosen], paired - other)
    clipped: NDArray[np.float64] = np.round(np.clip(result, -_WIDEST, _WIDEST), 5)
    return clipped


def _nearness(
    evidence: Evidence, rows: NDArray[np.intp], columns: NDArray[np.intp]
) -> NDArray[np.float64]:
    """Return the nearness of some items to others, shape (rows, columns), rounded."""
    questions, wholes = evidence.question_vectors, evidence.whole_vectors
    near = _QUESTION_SHARE * (questions[rows] @ questions[columns].T)
    near += (1 - _QUESTION_SHARE) * (wholes[rows] @ wholes[columns].T)
    return near.astype(np.float64).round(5)
