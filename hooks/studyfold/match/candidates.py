"""Blocking: the pairs of items that could ask the same thing at all."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

__all__ = ["candidates"]

_BLOCK = 1024


def candidates(
    questions: NDArray[np.float32], answers: NDArray[np.float32], least: float
) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    """Return the pairs (i < j) whose mean cosine of both vectors is at least `least`.

    Args:
        questions: question vectors, shape (n, d).
        answers: vectors of question and answer together, shape (n, d).
        least: the mean cosine that a pair needs.

    Returns:
        The rows of the first and of the second items, both of shape (pairs,), in their order.
    """
    count = len(questions)
    firsts: list[NDArray[np.intp]] = []
    seconds: list[NDArray[np.intp]] = []
    for start in range(0, count, _BLOCK):
        stop = min(start + _BLOCK, count)
        near = questions[start:stop] @ questions[start:].T
        near += answers[start:stop] @ answers[start:].T
        rows, columns = np.nonzero(near >= 2 * least)
        ahead = columns > rows
        firsts.append(rows[ahead] + start)
        seconds.append(columns[ahead] + start)
    if not firsts:
        nothing = np.zeros(0, dtype=np.intp)
        return nothing, nothing
    return np.concatenate(firsts), np.concatenate(seconds)
