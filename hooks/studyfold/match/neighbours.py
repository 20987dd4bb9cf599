"""The nearest items of each item, found once for everything that asks for them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

__all__ = ["Neighbours", "nearness", "neighbours"]

_QUESTION_SHARE = 0.4
"""Of the question vectors' cosine in the nearness; the rest is that of question and answer."""
_MOST = 64
_CROWD = 5
_CELLS = 20_000_000
"""Cosines held at a time."""


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
    asked = np.einsum("ij,ij->i", questions[first], questions[second], dtype=np.float64)
    whole = np.einsum("ij,ij->i", wholes[first], wholes[second], dtype=np.float64)
    rounded: NDArray[np.float64] = _blend(asked, whole).round(5)
    return rounded


def neighbours(questions: NDArray[np.float32], wholes: NDArray[np.float32]) -> Neighbours:
    """Return the nearest items of each item.

    Args:
        questions: the question vectors, rows of length 1, shape (n, d).
        wholes: the vectors of question and answer together, shape (n, d).
    """
    count = len(questions)
    most = min(_MOST, max(count - 1, 0))
    rows = np.zeros((count, most), dtype=np.intp)
    near = np.zeros((count, most))
    crowding = np.zeros(count)
    step = max(1, _CELLS // max(count, 1))
    for start in range(0, count if most else 0, step):
        stop = min(start + step, count)
        asked = questions[start:stop] @ questions.T
        whole = wholes[start:stop] @ wholes.T
        both = _blend(asked, whole)
        own = np.arange(stop - start)
        asked[own, own + start] = -1
        both[own, own + start] = -2
        crowd = min(_CROWD, count - 1)
        crowding[start:stop] = np.partition(asked, -crowd, axis=1)[:, -crowd:].mean(
            axis=1, dtype=np.float64
        )
        found = np.argpartition(both, -most, axis=1)[:, -most:]
        values = np.take_along_axis(both, found, axis=1).astype(np.float64).round(5)
        order = np.lexsort((found, -values), axis=1)
        rows[start:stop] = np.take_along_axis(found, order, axis=1)
        near[start:stop] = np.take_along_axis(values, order, axis=1)
    return Neighbours(rows, near, crowding.round(5), complete=most >= count - 1)


def _blend(asked: NDArray[Any], whole: NDArray[Any]) -> NDArray[Any]:
    blend: NDArray[Any] = _QUESTION_SHARE * asked + (1 - _QUESTION_SHARE) * whole
    return blend
