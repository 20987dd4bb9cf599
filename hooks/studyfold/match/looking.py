"""A look at those pairs of items that could have something, one by one."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

__all__ = ["looked_at"]


def looked_at(
    first: NDArray[np.intp],
    second: NDArray[np.intp],
    possible: NDArray[np.bool_],
    holds: Callable[[int, int], bool],
) -> NDArray[np.bool_]:
    """Return for which pairs something holds, shape (pairs,).

    Args:
        first: the rows of the pairs' first items, shape (pairs,).
        second: the rows of their second items, shape (pairs,).
        possible: the pairs for which it may hold, shape (pairs,); no other is looked at.
        holds: says for a pair's two rows whether it does.
    """
    result = possible.copy()
    for place in np.flatnonzero(possible).tolist():
        result[place] = holds(int(first[place]), int(second[place]))
    return result
