"""Pairs become groups by what their members have in common on average."""

from __future__ import annotations

import math
from random import Random

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


Pairs = list[tuple[int, int]]
PAIRS = st.lists(
    st.tuples(st.integers(0, 7), st.integers(0, 7)).filter(lambda pair: pair[0] != pair[1]),
    max_size=6,
)


def parts_of(pairs: Pairs) -> list[set[int]]:
    """Return the rows that some pairs connect, found one pair after the other."""
    parts = [{row} for row in range(8)]
    for pair in pairs:
        met = [part for part in parts if part & set(pair)]
        parts = [part for part in parts if part not in met] + [set[int]().union(*met)]
    return parts


def without_conflict(joined: Pairs, apart: Pairs) -> Pairs:
    """Return the pairs to keep apart that are not joined through anything."""
    parts = parts_of(joined)
    return [pair for pair in apart if not any(set(pair) <= part for part in parts)]


@FEW
@given(SCORES, PAIRS, PAIRS, st.sampled_from([-4.0, 0.5, 5.0, 9.0]))
def test_what_a_person_joined_or_parted_holds(
    scores: Scores, joined: Pairs, apart: Pairs, threshold: float
) -> None:
    """Whatever the scores and the threshold are, and whoever stands between."""
    apart = without_conflict(joined, apart)
    groups = clusters(8, scores, threshold, joined, apart)
    together = {(a, b) for group in groups for a in group for b in group}

    assert sorted(row for group in groups for row in group) == list(range(8))
    assert set(joined) <= together
    assert not set(apart) & together
    assert groups == sorted(sorted(group) for group in groups)


@FEW
@given(SCORES, PAIRS, PAIRS, st.randoms(use_true_random=False))
def test_the_order_of_what_a_person_said_makes_no_difference(
    scores: Scores, joined: Pairs, apart: Pairs, random: Random
) -> None:
    """Neither that of the pairs nor that within a pair, nor saying it twice."""
    apart = without_conflict(joined, apart)
    expected = clusters(8, scores, 0.5, joined, apart)

    def shuffled(pairs: Pairs) -> Pairs:
        mixed = [random.choice([pair, pair[::-1]]) for pair in [*pairs, *pairs[:1]]]
        return random.sample(mixed, len(mixed))

    assert clusters(8, scores, 0.5, shuffled(joined), shuffled(apart)) == expected


@FEW
@given(SCORES, PAIRS)
def test_pairs_that_are_forbidden_by_either_side_are_the_same(scores: Scores, apart: Pairs) -> None:
    """To keep a pair apart does what a score of minus infinity does."""
    low = scores | {(min(pair), max(pair)): -math.inf for pair in apart}

    assert clusters(8, scores, 0.5, (), apart) == clusters(8, low, 0.5)


def test_a_joined_pair_brings_others_along_only_on_average() -> None:
    """Two unlike items that a person joined do not both pull in what is like one of them."""
    assert clusters(3, {(0, 1): 3.0}, 0.5, joined=[(1, 2)]) == [[0], [1, 2]]
    assert clusters(3, {(0, 1): 3.0, (0, 2): 1.0}, 0.5, joined=[(1, 2)]) == [[0, 1, 2]]


def test_an_item_between_two_that_are_apart_joins_the_likelier() -> None:
    """It is not kept from both because they are kept from each other."""
    assert clusters(3, {(0, 1): 3.0, (1, 2): 4.0}, 0.5, apart=[(0, 2)]) == [[0], [1, 2]]


@pytest.mark.parametrize("joined", [[(0, 1)], [(0, 2), (2, 1)]])
def test_to_join_and_to_part_the_same_pair_is_refused(joined: Pairs) -> None:
    """Who calls has to settle that first, through others too."""
    with pytest.raises(ValueError, match=r"\(0, 1\)"):
        clusters(3, {}, 0.5, joined, [(1, 0)])
