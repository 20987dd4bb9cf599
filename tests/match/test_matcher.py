"""Items that ask the same thing come together, and only those."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from studyfold.encode import TfidfEncoder
from studyfold.match import Judge, Matching, gather, match
from studyfold.match.prompts import other_code
from studyfold.model import Item, Verdicts
from studyfold.options import Options
from studyfold.pipeline import read

MakeItem = Callable[..., Item]
Vectors = NDArray[np.float32]
OVERFITTING = "A network fits the noise of its training data and fails on new data."
STEPS = "It scales each step by running averages of the gradient and of its square."
HALVES = "A generator invents samples and a discriminator tells them from real ones."


def lexical(items: Sequence[Item]) -> Matching:
    """Match items by their words."""
    return match(gather(items, TfidfEncoder().encode), semantic=False)


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
    results = [match(gather(items, encode), semantic) for items in ([], [one])]

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
    """Each pair once, and not more than a person can answer."""
    found = lexical(own)

    assert found.review
    assert len(found.review) <= 0.15 * len(own)
    assert all(m.score >= 0.02 for m in found.review if not m.merged)
    assert len({frozenset((m.a, m.b)) for m in found.review}) == len(found.review)


def test_a_doubtful_pair_says_what_was_decided_and_why(own: tuple[Item, ...]) -> None:
    """Merged means that both are in one group; each has its reasons."""
    found = lexical(own)
    group = {name: number for number, g in enumerate(found.groups) for name in g}

    assert [m.merged for m in found.review] == [group[m.a] == group[m.b] for m in found.review]
    assert all(pair.reasons for pair in found.review)


@pytest.mark.parametrize(
    ("prompt", "other"),
    [
        ("print(1)", True),
        ("```\nx = 1\n```", True),
        ("![a graph](graph.png)", True),
        ("    for x in y: go on with it.", True),
        ("- the first one.\n- the second one.", True),
        ("A. the first one.\nB. the second one.", True),
        ("Think of a network with many layers.\nSay what goes wrong.", False),
        ("", False),
    ],
)
def test_sentences_below_a_question_are_no_other_code(
    make_item: MakeItem, prompt: str, other: bool
) -> None:
    """They say at length what is asked; code, pictures and options make another question."""
    items = [make_item("a", "What is it?", prompt=prompt), make_item("b", "What is it?")]

    assert other_code(items, [(0, 1), (1, 0)]) == [other, other]


def by_itself(texts: Sequence[str]) -> Vectors:
    """Turn each text into a vector without looking at the others."""
    rows = [TfidfEncoder().encode([text]) for text in texts]
    return np.concatenate([*rows, np.zeros((0, 4096), dtype=np.float32)])


@pytest.mark.parametrize("prefix", ["0-", "z-"])
def test_copies_are_with_their_originals_and_change_nothing_else(
    own: tuple[Item, ...], prefix: str
) -> None:
    """All sets together in one more set add nothing, wherever they stand in the order of ids."""
    copies = [replace(item, id=f"{prefix}{item.id}", set="copy") for item in own]
    alone = match(gather(own, by_itself), semantic=False).groups
    found = match(gather([*own, *copies], by_itself), semantic=False).groups

    assert max(map(len, alone)) > 1
    assert not [item for item in own if item.status == "unanswered"]
    assert set(map(frozenset, found)) == {
        frozenset((*group, *(f"{prefix}{name}" for name in group))) for group in alone
    }


def test_a_question_that_many_sets_copied_still_finds_its_other_wordings(
    make_item: MakeItem,
) -> None:
    """A hundred copies are nearest to each other, and crowd out nothing."""
    asked = {"What is overfitting?": OVERFITTING, "What is a GAN?": HALVES}
    items = [make_item(f"s{n:03}", q, a) for n in range(100) for q, a in asked.items()]
    items.append(make_item("t", "Explain overfitting.", OVERFITTING))

    assert [len(group) for group in lexical(items).groups] == [100, 101]


def test_a_copy_that_a_person_parted_stands_for_itself(make_item: MakeItem) -> None:
    """What was said holds, also between two that nothing else tells apart."""
    items = [make_item(name, "What is a GAN?", HALVES) for name in "abc"]
    said = Verdicts(apart=((items[0].id, items[1].id),))
    groups = match(gather(items, TfidfEncoder().encode), semantic=False, verdicts=said).groups

    assert sorted(name for group in groups for name in group) == [item.id for item in items]
    assert not [group for group in groups if {items[0].id, items[1].id} <= set(group)]


def test_copies_are_explained_as_copies(make_item: MakeItem) -> None:
    """And what one of them is to a third, the other is too."""
    items = [make_item(name, "What is a GAN?", HALVES) for name in "ab"]
    items.append(make_item("c", "What is overfitting?", OVERFITTING))
    judge = Judge(gather(items, TfidfEncoder().encode), semantic=False)
    a, b, c = (item.id for item in items)
    (both,) = judge.judge([(a, b)])
    left, right = judge.judge([(a, c), (b, c)])

    assert [(part.name, part.value) for part in both.parts] == [("copied", 1.0)]
    assert both.odds >= both.threshold > left.odds == right.odds
