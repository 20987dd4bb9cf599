"""The nearest items of each item, found once for everything that asks for them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from studyfold.match.cells import cells
from studyfold.match.sparse import cosines

__all__ = ["Neighbours", "nearness", "neighbours"]

_QUESTION_SHARE = 0.4
"""Of the question vectors' cosine in the nearness; the rest is that of question and answer."""
_MOST = 64
_CROWD = 5
_CELLS = 20_000_000
"""Cosines held at a time."""
_EXACT = 20_000
"""Up to so many items each is compared with every other."""


@dataclass(frozen=True, slots=True)
class Neighbours:
    """For each of n items its k nearest others, nearest first, equally near ones by their row."""

    rows: NDArray[np.intp]
    """Shape (n, k)."""
    nearness: NDArray[np.float64]
    """Of these, -1 to 1, shape (n, k)."""
    crowding: NDArray[np.float64]
    """The mean cosine of each question and the five questions nearest to it, shape (n,)."""
    complete: bool
    """Whether everybody else is among the k."""


def nearness(
    questions: NDArray[np.float32],
    wholes: NDArray[np.float32],
    first: NDArray[np.intp],
    second: NDArray[np.intp],
) -> NDArray[np.float64]:
    """Return the nearness of pairs, rounded so that the last bits cannot decide; shape (pairs,)."""
    asked = cosines(questions, questions, first, second)
    rounded: NDArray[np.float64] = _blend(asked, cosines(wholes, wholes, first, second)).round(5)
    return rounded


def neighbours(questions: NDArray[np.float32], wholes: NDArray[np.float32]) -> Neighbours:
    """Return the nearest items of each item.

    Of many items those in other corners are left out: see `cells`.

    Args:
        questions: the question vectors, rows of length 1, shape (n, d).
        wholes: the vectors of question and answer together, shape (n, d).
    """
    count = len(questions)
    most = min(_MOST, max(count - 1, 0))
    found = Neighbours(
        np.zeros((count, most), dtype=np.intp),
        np.zeros((count, most)),
        np.zeros(count),
        complete=most >= count - 1,
    )
    if not most:
        return found
    if count <= _EXACT:
        everyone = np.arange(count)
        parts = [(everyone, everyone)]
    else:
        parts = cells(_together(questions, wholes), 2 * _MOST)
    for rows, others in parts:
        step = max(1, _CELLS // len(others))
        for start in range(0, len(rows), step):
            _look(questions, wholes, rows[start : start + step], others, found)
    return found


def _look(
    questions: NDArray[np.float32],
    wholes: NDArray[np.float32],
    rows: NDArray[np.intp],
    others: NDArray[np.intp],
    found: Neighbours,
) -> None:
    """Fill in the neighbours of some rows, all of which are in `others`, which is ascending."""
    most = found.rows.shape[1]
    asked = questions[rows] @ questions[others].T
    both = _blend(asked, wholes[rows] @ wholes[others].T)
    own = np.arange(len(rows)), np.searchsorted(others, rows)
    asked[own] = -1
    both[own] = -2
    crowd = min(_CROWD, len(others) - 1)
    nearest = np.partition(asked, -crowd, axis=1)[:, -crowd:]
    found.crowding[rows] = nearest.mean(axis=1, dtype=np.float64).round(5)
    chosen = np.argpartition(both, -most, axis=1)[:, -most:]
    values = np.take_along_axis(both, chosen, axis=1).astype(np.float64).round(5)
    order = np.lexsort((chosen, -values), axis=1)
    found.rows[rows] = others[np.take_along_axis(chosen, order, axis=1)]
    found.nearness[rows] = np.take_along_axis(values, order, axis=1)


def _together(questions: NDArray[np.float32], wholes: NDArray[np.float32]) -> NDArray[np.float32]:
    """Return rows whose products are the nearness, shape (n, 2 d)."""
    shares = np.sqrt(np.array([_QUESTION_SHARE, 1 - _QUESTION_SHARE], dtype=np.float32))
    joined: NDArray[np.float32] = np.hstack([shares[0] * questions, shares[1] * wholes])
    return joined


def _blend(asked: NDArray[Any], whole: NDArray[Any]) -> NDArray[Any]:
    blend: NDArray[Any] = _QUESTION_SHARE * asked + (1 - _QUESTION_SHARE) * whole
    return blend
