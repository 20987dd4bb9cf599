"""Every pair that could be a match is a candidate, once."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray

from studyfold.encode import normalised
from studyfold.match.candidates import candidates


def vectors(count: int, seed: int) -> NDArray[np.float32]:
    """Return rows of length 1 that lie anyhow."""
    return normalised(np.random.default_rng(seed).normal(size=(count, 4)).astype(np.float32))


@pytest.mark.parametrize("count", [0, 1, 2, 40, 1100])
def test_candidates_are_the_pairs_that_are_near_enough(count: int) -> None:
    """By the mean of both cosines; also where the rows fill more than one block."""
    questions, answers = vectors(count, 1), vectors(count, 2)
    first, second = candidates(questions, answers, 0.7)
    near = (questions @ questions.T + answers @ answers.T) / 2
    rows, columns = np.nonzero(np.triu(near >= 0.7, 1))

    assert [first.tolist(), second.tolist()] == [rows.tolist(), columns.tolist()]


def test_twins_are_candidates_at_any_level() -> None:
    """Two items with the same vectors are a pair, and no item is a pair with itself."""
    same = np.tile(vectors(1, 3), (2, 1))
    first, second = candidates(same, same, 0.999)

    assert (first.tolist(), second.tolist()) == ([0], [1])
