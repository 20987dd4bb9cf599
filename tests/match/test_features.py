"""The numbers that a pair is judged by say what they are said to say."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

import numpy as np
import pytest
from numpy.typing import NDArray

from studyfold.encode import normalised
from studyfold.match import Evidence
from studyfold.match.features import FEATURES, features
from studyfold.match.margins import margins
from studyfold.match.terms import ASKS, focus, weigher
from studyfold.match.weights import LEXICAL, SEMANTIC, Scorer
from studyfold.model import Item

MakeItem = Callable[..., Item]
Vectors = NDArray[np.float32]


def unit(*degrees: float) -> Vectors:
    """Return a row of length 1 for each angle."""
    angles = np.radians(degrees)
    return np.stack([np.cos(angles), np.sin(angles)], axis=1).astype(np.float32)


def evidence(
    items: Sequence[Item], question: Vectors, whole: Vectors, answer: Vectors, words: Vectors
) -> Evidence:
    """Make the evidence on some items by hand."""
    return Evidence(
        tuple(items), tuple(item.question for item in items), question, whole, answer, words
    )


def pair(one: Item, other: Item, apart: float = 30.0) -> dict[str, float]:
    """Return the features of two items whose vectors are some degrees apart."""
    given = evidence(
        [one, other], unit(0, apart), unit(0, 2 * apart), unit(90, 90), unit(0, 3 * apart)
    )
    row = features(given, np.array([0]), np.array([1]))[0]
    return dict(zip(FEATURES, row.tolist(), strict=True))


def test_cosines_are_those_of_their_vectors(make_item: MakeItem) -> None:
    """Of questions, of both together, of words, and of one's question with the other's answer."""
    found = pair(make_item("a", "What is x?"), make_item("b", "What is y?"))
    cosines = [0.86603, 0.5, 0.0, 0.5]

    assert [found[name] for name in FEATURES[:4]] == cosines


@pytest.mark.parametrize("side", [0, 1])
def test_an_unanswered_question_is_judged_by_the_question_alone(
    make_item: MakeItem, side: int
) -> None:
    """What has no answer can neither agree nor disagree with one."""
    items = [make_item("a", "What is x?"), make_item("b", "What is y?")]
    items[side] = replace(items[side], answer="", status="unanswered")

    assert [pair(items[0], items[1])[name] for name in FEATURES[:4]] == [0.86603] * 4


def test_items_of_one_set_are_told(make_item: MakeItem) -> None:
    """A set rarely asks the same thing twice."""
    one, other, third = (make_item(s, q) for s, q in (("a", "X?"), ("a", "Y?"), ("b", "Y?")))

    assert [pair(one, other)["same set"], pair(one, third)["same set"]] == [1.0, 0.0]


@pytest.mark.parametrize(
    ("other", "differing"),
    [
        ("What does dropout do?", set()),
        ("How does dropout differ from L2?", {"asks compare", "asks how"}),
        ("When does dropout help?", {"asks when"}),
        ("How much dropout is enough?", {"asks number"}),
    ],
)
def test_asking_for_something_else_is_told(
    make_item: MakeItem, other: str, differing: set[str]
) -> None:
    """Each kind of question that only one of the two is counts by itself."""
    found = pair(make_item("a", "What is dropout?"), make_item("b", other))

    assert {name for name in found if name.startswith("asks ") and found[name]} == differing


def test_another_subject_in_the_same_frame_is_told(make_item: MakeItem) -> None:
    """`Sigmoid layers` and `tanh layers` share a word and differ in another."""
    swapped = pair(make_item("a", "Sigmoid layers?"), make_item("b", "Tanh layers?"))
    same = pair(make_item("a", "Sigmoid layers?"), make_item("b", "Layers, sigmoid!"))
    more = pair(make_item("a", "Sigmoid layers?"), make_item("b", "Deep sigmoid layers?"))

    assert [found["substituted"] > 0 for found in (swapped, same, more)] == [True, False, False]
    assert same["terms"] > more["terms"] > swapped["terms"] > 0


def test_a_substitution_weighs_as_the_lighter_of_both_terms(make_item: MakeItem) -> None:
    """A word that many questions have tells little apart."""
    questions = ["Sigmoid layers?", "Tanh layers?", "Tanh units?"]
    items = [make_item(f"s{n}", question) for n, question in enumerate(questions)]
    given = evidence(items, *[unit(0, 30, 60)] * 4)
    row = features(given, np.array([0]), np.array([1]))[0]
    weight = weigher([focus(question) for question in questions])
    (common,), (rare,) = focus("Tanh"), focus("Sigmoid")

    assert row[FEATURES.index("substituted")] == weight(common) < weight(rare)


def test_features_do_not_depend_on_which_item_comes_first(make_item: MakeItem) -> None:
    """A pair is a pair."""
    items = [make_item("a", "How does dropout help?"), make_item("b", "Compare dropout and L2")]

    assert pair(items[0], items[1]) == pair(items[1], items[0])


def test_no_pairs_have_no_features(make_item: MakeItem) -> None:
    """One item alone is judged by nothing."""
    alone = evidence([make_item("a", "X?")], unit(0), unit(0), unit(0), unit(0))
    none = np.zeros(0, dtype=np.intp)

    assert features(alone, none, none).shape == (0, len(FEATURES))


@pytest.mark.parametrize("scorer", [SEMANTIC, LEXICAL])
def test_every_feature_has_its_weight_and_sense(scorer: Scorer) -> None:
    """What speaks for a match never counts against it, nor the other way round."""
    against = {"substituted", "same set", *(f"asks {name}" for name in ASKS)}

    assert set(scorer.weights) == set(FEATURES)
    assert {name for name, weight in scorer.weights.items() if weight > 0} <= set(
        FEATURES
    ) - against
    assert {name for name, weight in scorer.weights.items() if weight < 0} <= against


def slow_margin(given: Evidence, i: int, j: int) -> float:
    """Return what `margins` is said to return, item by item."""

    def near(a: int, b: int) -> float:
        question = given.question_vectors[a] @ given.question_vectors[b]
        return float(0.35 * question + 0.65 * (given.whole_vectors[a] @ given.whole_vectors[b]))

    def ahead(a: int, b: int) -> float:
        rest = [
            near(a, c)
            for c, item in enumerate(given.items)
            if item.set == given.items[b].set and c not in (a, b)
        ]
        return near(a, b) - max(rest, default=-1.0)

    return min(max(min(ahead(i, j), ahead(j, i)), -0.3), 0.3)


def test_a_margin_is_the_lead_over_the_next_best(make_item: MakeItem) -> None:
    """The smaller of both sides' leads, within 0.3, also for two items of one set."""
    numbers = np.random.default_rng(7)
    items = [make_item("abcd"[n % 3 if n < 11 else 3], f"What is {n}?") for n in range(12)]
    rows = [normalised(numbers.normal(size=(12, 3)).astype(np.float32)) for _ in range(2)]
    given = evidence(items, rows[0], rows[1], rows[0], rows[0])
    first, second = np.triu_indices(12, 1)
    slow = [slow_margin(given, i, j) for i, j in zip(first.tolist(), second.tolist(), strict=True)]

    assert np.abs(margins(given, first, second) - slow).max() < 2e-5
    assert np.abs(margins(given, second, first) - slow).max() < 2e-5
