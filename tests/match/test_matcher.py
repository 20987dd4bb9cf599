"""Items that ask the same thing come together, and only those."""

from __future__ import annotations

import itertools
import math
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from studyfold.encode import TfidfEncoder
from studyfold.match import Matching, gather, match
from studyfold.match.features import FEATURES, features
from studyfold.match.weights import LEXICAL
from studyfold.model import Item
from studyfold.options import Options
from studyfold.pipeline import read

MakeItem = Callable[..., Item]
OVERFITTING = "A network fits the noise of its training data and fails on new data."
STEPS = "It scales each step by running averages of the gradient and of its square."
HALVES = "A generator invents samples and a discriminator tells them from real ones."


def lexical(items: Sequence[Item]) -> Matching:
    """Match items by their words."""
    return match(gather(items, TfidfEncoder().encode, TfidfEncoder().encode), semantic=False)


@pytest.fixture(scope="module")
def own() -> tuple[Item, ...]:
    """The items of the project's own sets."""
    root = Path(__file__).resolve().parents[2]
    return read(Options(root=root)).items


@pytest.fixture
def three_sets(make_item: MakeItem) -> list[Item]:
    """Three questions that two sets ask, with small differences, and one that only one asks."""
    asked = {"What is overfitting": OVERFITTING, "How does Adam work": STEPS}
    items = [make_item(name, f"{q}?", f"{a} ({name})") for name in "ab" for q, a in asked.items()]
    return [*items, make_item("c", "What is a GAN?", HALVES)]


def test_what_two_sets_ask_alike_is_one_group(three_sets: list[Item]) -> None:
    """Groups stand in the order of their first ids, and items in the order of theirs."""
    assert lexical(three_sets).groups == (
        ("a:how-does-adam-work", "b:how-does-adam-work"),
        ("a:what-is-overfitting", "b:what-is-overfitting"),
        ("c:what-is-a-gan",),
    )


def test_the_order_of_items_makes_no_difference(own: tuple[Item, ...]) -> None:
    """Neither to the groups nor to what a person is asked."""
    assert lexical(own[::-1]) == lexical(own)


def test_every_item_is_in_exactly_one_group(own: tuple[Item, ...]) -> None:
    """Nothing is lost, and nothing is shown twice."""
    groups = lexical(own).groups

    assert sorted(name for group in groups for name in group) == sorted(item.id for item in own)


@pytest.mark.parametrize("semantic", [True, False])
def test_no_items_and_one_item_are_matched_too(make_item: MakeItem, semantic: bool) -> None:
    """A collection may be small."""
    one = make_item("a", "What is x?")
    encode = TfidfEncoder().encode
    results = [match(gather(items, encode, encode), semantic) for items in ([], [one])]

    assert results == [Matching((), ()), Matching(((one.id,),), ())]


def test_the_same_title_with_other_code_is_another_question(make_item: MakeItem) -> None:
    """`What does this print?` asks as many things as there are programs below it."""
    answer = "It prints the sum of all numbers from one to ten."
    items = [
        make_item(name, "What does this program print?", answer, prompt=f"print({n})")
        for name, n in (("a", 1), ("b", 2), ("c", 1), ("d", ""))
    ]
    items[3] = make_item("d", "What does this program print?", answer)

    assert lexical(items).groups == ((items[0].id, items[2].id), (items[1].id,), (items[3].id,))


def test_other_words_above_other_code_are_another_question_too(make_item: MakeItem) -> None:
    """However alike the answers are."""
    answer = "It prints the sum of all numbers from one to ten."
    items = [
        make_item("a", "What does this program print?", answer, prompt="print(1)"),
        make_item("b", "What will this program print?", answer, prompt="print(2)"),
    ]

    assert lexical(items).groups == ((items[0].id,), (items[1].id,))


def test_other_code_stays_another_question_whoever_stands_between(make_item: MakeItem) -> None:
    """Paraphrases without code, each like both, do not bring them together."""
    answer = "It prints the sum of all numbers from one to ten, which is fifty-five."
    items = [
        make_item("a", "What does this program print?", answer, prompt="print(1)"),
        make_item("b", "What does this program print?", answer, prompt="print(2)"),
        *(make_item(name, "What will this program print?", answer) for name in "cdefg"),
    ]
    groups = lexical(items).groups

    assert max(len(group) for group in groups) > 2
    assert not [group for group in groups if {items[0].id, items[1].id} <= set(group)]


def test_a_person_is_not_asked_what_is_clear(make_item: MakeItem) -> None:
    """Where sets agree to the letter, there is no queue to work off."""
    asked = {
        "What is overfitting?": OVERFITTING,
        "How does Adam work?": STEPS,
        "What is a GAN?": HALVES,
        "Why normalise data?": "Features of one scale let one learning rate suit all weights.",
    }
    items = [make_item(name, q, a) for name in "abcd" for q, a in asked.items()]

    assert lexical(items).review == ()


def test_a_person_is_only_asked_what_is_in_doubt(own: tuple[Item, ...]) -> None:
    """The most doubtful pair first, each pair once, and not more than a person can answer."""
    found = lexical(own)
    doubts = [abs(math.log(m.score / (1 - m.score)) - LEXICAL.threshold) for m in found.review]

    assert found.review
    assert len(found.review) <= 0.15 * len(own)
    assert max(doubts) <= 1.5 + 0.01
    assert np.diff(doubts).min() >= -0.01
    assert len({frozenset((m.a, m.b)) for m in found.review}) == len(found.review)


def test_of_two_groups_only_the_likeliest_pair_is_asked(own: tuple[Item, ...]) -> None:
    """Its answer decides for all the others between them."""
    longer = [
        replace(item, id=f"0-{item.id}", set=f"0-{item.set}", answer=f"{item.answer} That is all.")
        for item in own
    ]
    items = [*own, *longer]
    evidence = gather(items, TfidfEncoder().encode, TfidfEncoder().encode)
    found = match(evidence, semantic=False)
    group = {name: number for number, g in enumerate(found.groups) for name in g}
    asked = [frozenset((m.a, m.b)) for m in found.review if not m.merged]
    groups = {group[name] for pair in asked for name in pair}
    rows = [row for row, item in enumerate(evidence.items) if group[item.id] in groups]
    first, second = np.array(list(itertools.combinations(rows, 2)), dtype=np.intp).T
    weights = np.array([LEXICAL.weights[name] for name in FEATURES])
    odds = features(evidence, first, second) @ weights + LEXICAL.bias
    likeliest: dict[frozenset[int], tuple[float, frozenset[str]]] = {}
    for i, j, value in zip(first.tolist(), second.tolist(), odds.tolist(), strict=True):
        pair = frozenset((evidence.items[i].id, evidence.items[j].id))
        key = frozenset(group[name] for name in pair)
        if abs(value - LEXICAL.threshold) <= 1.5 and value > likeliest.get(key, (-99.0,))[0]:
            likeliest[key] = value, pair

    assert asked
    assert asked == [likeliest[frozenset(group[name] for name in pair)][1] for pair in asked]


def test_a_doubtful_pair_says_what_was_decided_and_why(own: tuple[Item, ...]) -> None:
    """Merged means that both are in one group; the reasons add up to the score."""
    found = lexical(own)
    group = {name: number for number, g in enumerate(found.groups) for name in g}

    assert [m.merged for m in found.review] == [group[m.a] == group[m.b] for m in found.review]
    for pair in found.review:
        parts = sum(float(reason.rpartition("(")[2][:-1]) for reason in pair.reasons)

        assert parts + LEXICAL.bias == pytest.approx(
            math.log(pair.score / (1 - pair.score)), abs=0.05 * len(pair.reasons) + 0.02
        )
