"""Pairs become groups by what their members have in common on average."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from studyfold.match.cluster import clusters

Scores = dict[tuple[int, int], float]
FEW = settings(deadline=None, derandomize=True, max_examples=100)
SCORES = st.dictionaries(
    st.tuples(st.integers(0, 7), st.integers(0, 7)).filter(lambda pair: pair[0] < pair[1]),
    st.sampled_from([-math.inf, -9.0, -2.5, -0.5, 0.5, 0.75, 2.0, 4.5, 99.0]),
)


@pytest.mark.parametrize(
    ("count", "scores", "expected"),
    [
        (0, {}, []),
        (3, {}, [[0], [1], [2]]),
        (3, {(0, 2): 3.0}, [[0, 2], [1]]),
        (2, {(0, 1): 0.5}, [[0, 1]]),
        (2, {(0, 1): 0.49}, [[0], [1]]),
        (4, {(0, 1): 3.0, (2, 3): 3.0}, [[0, 1], [2, 3]]),
        (3, {(0, 1): 3.0, (1, 2): 3.0, (0, 2): 2.0}, [[0, 1, 2]]),
    ],
)
def test_pairs_that_reach_the_threshold_are_groups(
    count: int, scores: Scores, expected: list[list[int]]
) -> None:
    """Rows ascend in each group, and groups stand in the order of their first rows."""
    assert clusters(count, scores, 0.5) == expected


def test_groups_do_not_chain() -> None:
    """That a is like b and b like c does not make c like a."""
    chain = {(0, 1): 4.0, (1, 2): 3.0, (2, 3): 4.0}

    assert clusters(4, chain, 0.5) == [[0, 1], [2, 3]]


def test_one_doubtful_pair_does_not_keep_a_group_apart() -> None:
    """Where all others of the group agree, the average decides."""
    sure = {(a, b): 5.0 for a in range(5) for b in range(a + 1, 5)}

    assert clusters(5, sure | {(0, 4): -1.0}, 0.5) == [[0, 1, 2, 3, 4]]


@pytest.mark.parametrize("between", [1, 2, 5, 20])
def test_a_forbidden_pair_is_never_in_one_group(between: int) -> None:
    """However many others would bring the two together."""
    last = between + 1
    sure = {(a, b): 99.0 for a in range(last + 1) for b in range(a + 1, last + 1)}
    groups = clusters(last + 1, sure | {(0, last): -math.inf}, 0.5)

    assert [0 in group and last in group for group in groups] == [False, False]


@FEW
@given(SCORES)
def test_every_row_is_in_exactly_one_group(scores: Scores) -> None:
    """Whatever the scores, nothing is lost, and nothing forbidden comes together."""
    groups = clusters(8, scores, 0.5)
    together = {(a, b) for group in groups for a in group for b in group}

    assert sorted(row for group in groups for row in group) == list(range(8))
    assert not {pair for pair, score in scores.items() if score == -math.inf} & together
    assert groups == sorted(sorted(group) for group in groups)


@pytest.mark.parametrize("seed", range(20))
def test_the_order_of_rows_makes_no_difference(seed: int) -> None:
    """The same pairs under other numbers and in another order give the same groups."""
    numbers = np.random.default_rng(seed)
    scores = {
        (a, b): float(numbers.uniform(-5, 5))
        for a in range(9)
        for b in range(a + 1, 9)
        if (a + b) % 5
    }
    renamed = [int(row) for row in numbers.permutation(9)]
    pairs = [((renamed[a], renamed[b]), score) for (a, b), score in sorted(scores.items())]
    shuffled = {(min(pair), max(pair)): score for pair, score in reversed(pairs)}
    expected = sorted(sorted(renamed[row] for row in group) for group in clusters(9, scores, 0.5))

    assert clusters(9, shuffled, 0.5) == expected
