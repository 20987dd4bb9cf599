"""A person is asked what settles most, and nothing twice."""

from __future__ import annotations

import math

from studyfold.match.doubts import doubts


def test_two_that_doubt_each_other_are_one_question() -> None:
    """Also where other questions settle as much as theirs."""
    odds = {(0, 1): 0.9, (0, 2): 0.8, (1, 2): 0.0, (3, 4): 0.0}
    found = [doubt.pair for doubt in doubts(odds, [[0, 1, 2], [3, 4]], 100)]

    assert found == [(0, 2), (0, 1), (3, 4)]


def test_larger_groups_and_likelier_pairs_come_first() -> None:
    """An answer about two groups decides for every pair between them."""
    sure = {(0, 1): 9.0, (2, 3): 9.0}
    found = doubts(
        sure | {(0, 2): 0.0, (4, 5): 0.0, (6, 7): 0.5}, [[0, 1], [2, 3], [4], [5], [6], [7]], 100
    )

    assert [doubt.pair for doubt in found] == [(0, 2), (6, 7), (4, 5)]


def test_what_is_clear_or_impossible_is_not_asked() -> None:
    """Neither a pair that is surely different nor one that a person or the code parts."""
    odds = {(0, 1): -4.5, (2, 3): -math.inf, (4, 5): 6.0}

    assert doubts(odds, [[0], [1], [2], [3], [4, 5]], 100) == []


def test_no_more_is_asked_than_a_person_can_answer() -> None:
    """Fifteen questions for a hundred items, those that settle most."""
    odds = {(2 * n, 2 * n + 1): n / 100 for n in range(50)}
    found = doubts(odds, [[row] for row in range(100)], 100)

    assert [doubt.pair for doubt in found] == [(2 * n, 2 * n + 1) for n in range(49, 34, -1)]
