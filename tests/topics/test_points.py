"""What draws entries together: the vectors, and the order in which sets ask."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from studyfold.topics.cells import cells
from studyfold.topics.points import drawn, trails
from studyfold.topics.related import related

SUBJECTS, EACH = 4, 8


def rows(order: list[int]) -> Any:
    """Return vectors of a few subjects, blurred, in the order of these subjects."""
    rng = np.random.default_rng(3)
    made = np.eye(40)[order] + 0.25 * rng.normal(size=(len(order), 40))
    return (made / np.linalg.norm(made, axis=1, keepdims=True)).astype(np.float32)


def gained(order: list[int], trail: tuple[int, ...]) -> float:
    """Return how much nearer rows of one subject come by the order of a set."""
    vectors, everyone = rows(order), [np.arange(len(order))]
    same = np.equal.outer(order, order) & ~np.eye(len(order), dtype=bool)

    def nearness(asked: list[tuple[int, ...]]) -> float:
        points = drawn(vectors, asked, everyone)
        return float((points @ points.T)[same].mean())

    return nearness([trail]) - nearness([])


def test_a_set_that_asks_one_subject_after_the_other_draws_its_questions_together() -> None:
    """Though no heading says so."""
    order = [subject for subject in range(SUBJECTS) for _ in range(EACH)]

    assert gained(order, tuple(range(len(order)))) > 0.02


def test_a_set_that_mixes_its_subjects_draws_nothing_together() -> None:
    """Its order is measured, not trusted."""
    order = [subject for _ in range(EACH) for subject in range(SUBJECTS)]

    assert gained(order, tuple(range(len(order)))) == 0


def test_trails_follow_each_set_through_the_entries(collection: Any) -> None:
    """An entry that two sets ask stands in both of their trails."""
    collection.add("A?", sets=["one"])
    collection.add("B?", sets=["one", "two"])
    collection.add("C?", sets=["two"])

    assert trails(collection.entries, collection.items) == [(0, 1), (1, 2)]


def test_cells_hold_every_row_once_and_keep_to_their_size() -> None:
    """Whatever the number."""
    vectors = rows([row % 7 for row in range(333)])

    parts = cells(vectors, 50)

    assert sorted(row for part in parts for row in part.tolist()) == list(range(333))
    assert max(map(len, parts)) <= 50


def test_related_are_the_few_that_stand_out_nearest_first(collection: Any) -> None:
    """Across topics, never the entry itself, and none for one that stands alone."""
    for place in (0, 0, 1, 1, 2, 3, 4, 5, 6, 7):
        collection.add("What?", place=place)

    near = related(collection.entries, collection.vectors())

    assert near == {
        **{entry.id: () for entry in collection.entries},
        "e00": ("e01",),
        "e01": ("e00",),
        "e02": ("e03",),
        "e03": ("e02",),
    }


def test_where_everything_is_alike_nothing_is_related(collection: Any) -> None:
    """There is no padding: what is not nearer than the rest is not near."""
    for _ in range(12):
        collection.add("What?", place=0)

    assert not any(related(collection.entries, collection.vectors()).values())


@pytest.mark.parametrize("count", [0, 1, 2, 7])
def test_a_few_entries_have_no_related_ones(collection: Any, count: int) -> None:
    """Who sees all of them needs no hint."""
    for _ in range(count):
        collection.add("What?")

    assert not any(related(collection.entries, collection.vectors()).values())
