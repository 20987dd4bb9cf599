"""The numbers that a pair is judged by say what they are said to say."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Sequence
from dataclasses import replace

import numpy as np
import pytest
from numpy.typing import NDArray

from studyfold.encode import normalised
from studyfold.match import Evidence
from studyfold.match.agreement import AGREEMENT, agreement
from studyfold.match.features import FEATURES, collect, features
from studyfold.match.margins import margins
from studyfold.match.neighbours import nearness, neighbours
from studyfold.match.scoring import score
from studyfold.match.terms import focus
from studyfold.match.weights import LEXICAL, SEMANTIC, Scorer
from studyfold.model import Item

MakeItem = Callable[..., Item]
Vectors = NDArray[np.float32]


def unit(*degrees: float) -> Vectors:
    """Return a row of length 1 for each angle."""
    angles = np.radians(degrees)
    return np.stack([np.cos(angles), np.sin(angles)], axis=1).astype(np.float32)


def evidence(items: Sequence[Item], question: Vectors, whole: Vectors, answer: Vectors) -> Evidence:
    """Make the evidence on some items by hand."""
    return Evidence(
        tuple(items),
        tuple(item.question for item in items),
        question,
        whole,
        answer,
        tuple(item.answer for item in items),
    )


def pair(one: Item, other: Item, apart: float = 30.0) -> dict[str, float]:
    """Return the features of two items whose vectors are some degrees apart."""
    given = evidence([one, other], unit(0, apart), unit(0, 2 * apart), unit(80, 90))
    row = features(collect(given), np.array([0]), np.array([1]))[0]
    return dict(zip(FEATURES, row.tolist(), strict=True))


def test_a_question_is_held_against_both_answers(make_item: MakeItem) -> None:
    """How well it goes with the other's, and how much less well than that one's own question."""
    said = "Something that can be told."
    found = pair(make_item("a", "What is x?", said), make_item("b", "What is y?", said))
    cosine = {angle: float(np.cos(np.radians(angle))) for angle in (50, 60, 80, 90)}

    assert found["question in answer"] == pytest.approx(cosine[50], abs=1e-4)
    assert found["answers fit"] == pytest.approx(cosine[90] - cosine[60], abs=1e-4)
    assert found["answer fits"] == pytest.approx(cosine[50] - cosine[80], abs=1e-4)


@pytest.mark.parametrize("side", [0, 1])
def test_an_unanswered_question_is_judged_by_the_question_alone(
    make_item: MakeItem, side: int
) -> None:
    """What has no answer can neither agree nor disagree with one."""
    items = [make_item("a", "What is x?"), make_item("b", "What is y?")]
    items[side] = replace(items[side], answer="", status="unanswered")
    found = pair(items[0], items[1])

    assert [found[name] for name in FEATURES[:3]] == [0.86603, 0, 0]
    assert found["answer words least"] == found["answer words most"] == found["terms"]


def test_items_of_one_set_are_told(make_item: MakeItem) -> None:
    """A set rarely asks the same thing twice."""
    one, other, third = (make_item(s, q) for s, q in (("a", "X?"), ("a", "Y?"), ("b", "Y?")))

    assert [pair(one, other)["same set"], pair(one, third)["same set"]] == [1.0, 0.0]


@pytest.mark.parametrize(
    ("other", "differing"),
    [
        ("What does dropout do?", set()),
        ("How does dropout differ from L2?", {"asks compare"}),
        ("How much dropout is enough?", {"asks number"}),
    ],
)
def test_asking_for_something_else_is_told(
    make_item: MakeItem, other: str, differing: set[str]
) -> None:
    """Each kind of question that only one of the two is counts by itself."""
    found = pair(make_item("a", "What is dropout?"), make_item("b", other))

    assert {name for name in found if name.startswith("asks ") and found[name]} == differing


def test_what_is_asked_for_is_read_in_the_set_s_own_words(make_item: MakeItem) -> None:
    """Both ask why only where both do."""
    why, what = make_item("a", "Why dropout?"), make_item("c", "What is dropout?")
    purpose = make_item("b", "What is the purpose of dropout?")

    assert [pair(why, purpose)["both ask why"], pair(why, what)["both ask why"]] == [1.0, 0.0]


def test_terms_are_compared_by_what_they_weigh(make_item: MakeItem) -> None:
    """All of them the same, one more, one exchanged for another."""
    asked = ["Sigmoid layers?", "Layers, sigmoid!", "Deep sigmoid layers?", "Tanh layers?"]
    items = [make_item(f"s{n}", question) for n, question in enumerate(asked)]
    known = collect(evidence(items, *[unit(0, 30, 60, 90)] * 3))
    table = features(known, np.array([0, 0, 0]), np.array([1, 2, 3]))
    same, more, exchanged = table[:, FEATURES.index("terms")].tolist()

    assert same > more > exchanged > 0

    none, rare, rarer = table[:, FEATURES.index("term apart")].tolist()

    assert none == 0 < rare <= rarer


def test_a_compound_is_the_same_in_one_word_and_in_two(make_item: MakeItem) -> None:
    """Where the collection writes it in one word somewhere."""
    items = [make_item("a", "Data set size?"), make_item("b", "Dataset size?")]

    assert pair(items[0], items[1])["terms"] > pair(items[0], make_item("b", "Size?"))["terms"]
    assert focus("Data set size?", {"dataset"}) == focus("Dataset size?")


def test_answers_share_their_words(make_item: MakeItem) -> None:
    """All of the shorter one's may be in the longer, but not the other way round."""
    long = "It drops some units at random while the network is being trained on data."
    items = [
        make_item("a", "What?", "It drops some units at random."),
        make_item("b", "Why?", long),
    ]
    found = pair(items[0], items[1])

    assert 0 < found["answer words least"] < found["answer words most"] < 1


def test_features_do_not_depend_on_which_item_comes_first(make_item: MakeItem) -> None:
    """A pair is a pair."""
    items = [make_item("a", "How does dropout help?"), make_item("b", "Compare dropout and L2")]

    assert pair(items[0], items[1]) == pair(items[1], items[0])


def test_no_pairs_have_no_features(make_item: MakeItem) -> None:
    """One item alone is judged by nothing."""
    alone = collect(evidence([make_item("a", "X?")], unit(0), unit(0), unit(0)))
    none = np.zeros(0, dtype=np.intp)

    assert features(alone, none, none).shape == (0, len(FEATURES))


def test_neighbours_in_common_are_counted_with_the_two_themselves(make_item: MakeItem) -> None:
    """Of twelve items in a row the eight nearest, and each item its own."""
    items = [make_item(f"s{n:02}", f"What is {n}?") for n in range(12)]
    angles = unit(*range(0, 48, 4))
    known = collect(evidence(items, angles, angles, angles))
    held = [{row, *known.near.rows[row, :8].tolist()} for row in (0, 1, 11)]
    expected = [len(held[0] & other) / len(held[0] | other) for other in held[1:]]
    found = features(known, np.array([0, 0]), np.array([1, 11]))

    assert found[:, FEATURES.index("neighbours")].tolist() == pytest.approx(expected, abs=1e-5)


@pytest.mark.parametrize("scorer", [SEMANTIC, LEXICAL])
def test_every_feature_has_its_weight_and_sense(scorer: Scorer) -> None:
    """What speaks for a match never counts against it, nor the other way round."""
    either = {"both ask why"}
    against = {name for name in FEATURES if name.startswith("asks ")}
    against |= {name for name in FEATURES if name.endswith(" of several")}
    against |= {"set rank", "same set", "strangers", "term apart", "effect of another"}
    weights = {**scorer.weights, **scorer.agreement}

    assert (set(scorer.weights), set(scorer.agreement)) == (set(FEATURES), set(AGREEMENT))
    assert {name for name, weight in weights.items() if weight > 0} <= set(weights) - against
    assert {name for name, weight in weights.items() if weight < 0} <= against | either


def test_a_margin_is_the_lead_over_the_next_best(make_item: MakeItem) -> None:
    """The smaller of both sides' leads, within 0.3, also for two items of one set."""
    numbers = np.random.default_rng(7)
    questions, wholes = (
        normalised(numbers.normal(size=(12, 3)).astype(np.float32)) for _ in range(2)
    )
    set_of = np.array([n % 3 if n < 11 else 3 for n in range(12)], dtype=np.intp)
    first, second = np.triu_indices(12, 1)
    everyone = np.repeat(np.arange(12), 12), np.tile(np.arange(12), 12)
    near = nearness(questions, wholes, *everyone).reshape(12, 12)
    known = neighbours(questions, wholes)
    found = margins(known, set_of, first, second, near[first, second])

    def rivals(a: int, b: int) -> list[float]:
        return [near[a, c] for c in range(12) if set_of[c] == set_of[b] and c not in (a, b)]

    slow = []
    for i, j in zip(first.tolist(), second.tolist(), strict=True):
        sides = (rivals(i, j), rivals(j, i))
        lead = min(near[i, j] - max(side, default=-1.0) for side in sides)
        ahead = max(sum(value > near[i, j] + 1e-9 for value in side) for side in sides)
        slow.append((min(max(lead, -0.3), 0.3), ahead))

    assert np.abs(found[0] - [lead for lead, _ in slow]).max() < 2e-5
    assert found[1].tolist() == [ahead for _, ahead in slow]


def test_a_margin_over_whatever_is_far_away_is_no_less_than_it_is() -> None:
    """Beyond the neighbours nothing can be nearer than the last of them."""
    numbers = np.random.default_rng(8)
    rows = normalised(numbers.normal(size=(150, 3)).astype(np.float32))
    near = neighbours(rows, rows)
    first = np.arange(150)
    second = near.rows[:, 0]
    own_sets = np.arange(150)
    found, ahead = margins(near, own_sets, first, second, near.nearness[:, 0])
    expected = near.nearness[:, 0] - np.maximum(near.nearness[:, -1], near.nearness[second, -1])

    assert np.abs(found - np.clip(expected, -0.3, 0.3)).max() < 2e-5
    assert not ahead.any()


def test_agreement_counts_friends_and_strangers() -> None:
    """Two that are each like a third have a friend; one who is like only one is a stranger."""
    odds = np.array([0.0, 4.0, 4.0, 2.0, -np.inf])
    first, second = np.array([0, 0, 1, 0, 1]), np.array([1, 2, 2, 3, 3])
    found = agreement(odds, first, second, 4)
    sure, likely = 1 / (1 + np.exp(-4)), 1 / (1 + np.exp(-2))

    assert found[0].tolist() == pytest.approx([0.0, sure, likely], abs=1e-5)
    assert found[4].tolist() == pytest.approx([-6.0, 0.5, 0.5 + sure + sure - sure], abs=1.0)
    assert AGREEMENT == ("first look", "friends", "strangers")


def test_a_copied_question_is_the_same_whatever_else_there_is(make_item: MakeItem) -> None:
    """Only with its answer: the same words may ask for something else elsewhere."""
    said = "It drops some units at random."
    items = [make_item(name, "What does it do?", said) for name in "ab"]
    items.append(make_item("c", "What does it do?", "It sorts a list in place."))
    items.append(make_item("d", "What does it do?", "", status="unanswered"))
    items.append(make_item("e", "What does it do?", "", status="unanswered"))
    known = collect(evidence(items, *[unit(0, 70, 140, 210, 280)] * 3))
    found = score(known, SEMANTIC, tuple(itertools.combinations(range(5), 2)))
    sure = found.odds >= 8

    assert list(zip(found.first[sure].tolist(), found.second[sure].tolist(), strict=True)) == [
        (0, 1)
    ]
