"""Every pair that could be a match is a candidate, once."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray

from studyfold.encode import normalised
from studyfold.match.candidates import candidates
from studyfold.match.cells import cells
from studyfold.match.neighbours import Neighbours, nearness, neighbours


def vectors(count: int, seed: int) -> NDArray[np.float32]:
    """Return rows of length 1 that lie anyhow."""
    return normalised(np.random.default_rng(seed).normal(size=(count, 4)).astype(np.float32))


@pytest.mark.parametrize("count", [2, 40, 300])
def test_neighbours_are_the_nearest_others_in_order(count: int) -> None:
    """By 0.4 of the questions' cosine and 0.6 of that of question and answer together."""
    questions, wholes = vectors(count, 1), vectors(count, 2)
    found = neighbours(questions, wholes)
    near = (0.4 * questions @ questions.T + 0.6 * wholes @ wholes.T).astype(np.float64).round(5)
    np.fill_diagonal(near, -2)
    kept = found.rows.shape[1]
    expected = -np.sort(-near, axis=1)[:, :kept]

    assert kept == min(64, count - 1)
    assert found.complete == (kept == count - 1)
    assert np.abs(found.nearness - expected).max() <= 2e-5
    assert np.abs(np.take_along_axis(near, found.rows, axis=1) - expected).max() <= 2e-5
    assert all(len(set(row)) == kept for row in found.rows.tolist())


def test_blocks_make_no_difference(monkeypatch: pytest.MonkeyPatch) -> None:
    """However few rows are looked at together."""
    questions, wholes = vectors(50, 1), vectors(50, 2)
    whole = neighbours(questions, wholes)
    monkeypatch.setattr("studyfold.match.neighbours._CELLS", 150)
    parts = neighbours(questions, wholes)

    assert whole.rows.tolist() == parts.rows.tolist()
    assert np.abs(whole.crowding - parts.crowding).max() <= 2e-5


def test_crowding_is_how_near_the_nearest_questions_are() -> None:
    """The mean cosine of the five nearest, or of all others where there are fewer."""
    questions = vectors(4, 5)
    cosines = questions @ questions.T
    expected = (cosines.sum(axis=1) - 1) / 3

    assert np.abs(neighbours(questions, vectors(4, 6)).crowding - expected).max() <= 2e-5


@pytest.mark.parametrize("count", [0, 1])
def test_without_two_items_there_are_no_pairs(count: int) -> None:
    """Nobody is near to anybody."""
    found = neighbours(vectors(count, 1), vectors(count, 2))

    assert found.rows.shape == (count, 0)
    assert [rows.tolist() for rows in candidates(found, 0.1)] == [[], []]


@pytest.mark.parametrize("count", [2, 20])
def test_candidates_are_the_pairs_that_are_near_enough(count: int) -> None:
    """Each once, the lower row first, in order."""
    questions, wholes = vectors(count, 1), vectors(count, 2)
    first, second = candidates(neighbours(questions, wholes), 0.5)
    rows, columns = np.triu_indices(count, 1)
    near = nearness(questions, wholes, rows, columns) >= 0.5

    assert [first.tolist(), second.tolist()] == [rows[near].tolist(), columns[near].tolist()]


def test_an_item_has_no_more_candidates_than_pay() -> None:
    """Where all are near to all, those nearest to one of the two are looked at."""
    near = neighbours(vectors(100, 3), vectors(100, 4))
    first, second = candidates(near, -1.0)
    expected = {
        (min(row, other), max(row, other))
        for row, others in enumerate(near.rows[:, :24].tolist())
        for other in others
    }

    assert set(zip(first.tolist(), second.tolist(), strict=True)) == expected


def test_twins_are_candidates_at_any_level() -> None:
    """Two items with the same vectors are a pair, and no item is a pair with itself."""
    same = np.tile(vectors(1, 3), (2, 1))
    pairs = candidates(neighbours(same, same), 0.999)

    assert [rows.tolist() for rows in pairs] == [[0], [1]]


def test_nearness_of_no_pairs_is_empty() -> None:
    """Nothing is computed for nothing."""
    none: NDArray[np.intp] = np.zeros(0, dtype=np.intp)
    given: Neighbours = neighbours(vectors(3, 1), vectors(3, 2))

    assert nearness(vectors(3, 1), vectors(3, 2), none, none).shape == (0,)
    assert given.rows.shape == (3, 2)


def test_many_items_find_their_neighbours_in_the_cells_around_them(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Nearly all of what comparing everybody finds, for those that are near at all."""
    numbers = np.random.default_rng(11)
    centres = numbers.normal(size=(150, 24))
    rows = np.repeat(centres, 12, axis=0) + 0.4 * numbers.normal(size=(1800, 24))
    questions = normalised(rows.astype(np.float32))
    exact = neighbours(questions, questions)
    monkeypatch.setattr("studyfold.match.neighbours._EXACT", 1000)
    found = neighbours(questions, questions)
    same = [
        len(set(one[:8]) & set(other[:8])) / 8
        for one, other in zip(exact.rows.tolist(), found.rows.tolist(), strict=True)
    ]

    assert np.mean(same) >= 0.95
    assert found.rows.shape == exact.rows.shape
    assert not (found.rows == np.arange(1800)[:, None]).any()
    assert not found.complete


@pytest.mark.parametrize("count", [1, 2, 90, 400])
def test_every_row_is_looked_up_once(count: int) -> None:
    """Among enough others, itself included."""
    parts = cells(vectors(count, 9), 40)

    assert sorted(row for rows, _ in parts for row in rows.tolist()) == list(range(count))
    assert all(set(rows.tolist()) <= set(others.tolist()) for rows, others in parts)
    assert all(len(others) >= min(count, 41) for _, others in parts)
    assert all((np.diff(others) > 0).all() for _, others in parts)
