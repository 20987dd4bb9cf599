"""The rows of many pairs compared at once: of vectors, and of sets of words as sparse rows."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array

__all__ = ["cosines", "incidence", "shared"]

_CHUNK = 100_000


def incidence(sets: Sequence[Collection[str]], words: Sequence[str]) -> csr_array:
    """Return which of some words are in each set, as ones; shape (len(sets), len(words)).

    Args:
        sets: the sets; other words in them do not count.
        words: the words of the columns, each once.
    """
    column = {word: number for number, word in enumerate(words)}
    rows = [sorted(column[word] for word in held if word in column) for held in sets]
    starts = np.cumsum([0, *map(len, rows)])
    columns = np.array([number for row in rows for number in row], dtype=np.int64)
    shape = (len(sets), len(words))
    return csr_array((np.ones(len(columns)), columns, starts), shape=shape)


def _chunks(count: int) -> Iterator[slice]:
    """Yield slices that cover `count` pairs, each small enough to be held with its rows."""
    for start in range(0, count, _CHUNK):
        yield slice(start, start + _CHUNK)


def shared(
    left: csr_array,
    right: csr_array,
    first: NDArray[np.intp],
    second: NDArray[np.intp],
    join: Callable[[csr_array, csr_array], csr_array] = lambda a, b: a.multiply(b),
) -> NDArray[np.float64]:
    """Return Σ left[first] · right[second] over the columns, for each pair; shape (pairs,).

    Args:
        left: what the first of a pair has, shape (n, columns).
        right: what the second has, shape (n, columns).
        first: the rows of the pairs' first items, shape (pairs,).
        second: the rows of their second items, shape (pairs,).
        join: what is summed instead of the product.
    """
    sums = np.zeros(len(first))
    for part in _chunks(len(first)):
        sums[part] = join(left[first[part]], right[second[part]]).sum(axis=1)
    return sums


def cosines(
    left: NDArray[np.float32],
    right: NDArray[np.float32],
    first: NDArray[np.intp],
    second: NDArray[np.intp],
) -> NDArray[np.float64]:
    """Return left[first] · right[second], rounded so that the last bits cannot decide."""
    products = np.zeros(len(first))
    for part in _chunks(len(first)):
        products[part] = np.einsum(
            "ij,ij->i", left[first[part]], right[second[part]], dtype=np.float64
        )
    return products.round(5)
