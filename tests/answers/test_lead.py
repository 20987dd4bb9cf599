"""The most complete answer of an entry leads."""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable

import pytest

from studyfold.answers.lead import best_first
from studyfold.model import Item, Status

MakeItem = Callable[..., Item]
SENTENCE = "Dropout switches off random units while a network is being trained. "
LONG = SENTENCE + "It keeps units from relying on each other, which makes overfitting less likely."


def order(*items: Item) -> list[str]:
    """Return the sets of some items, the best answer first, and check that any order gives it."""
    results = {
        tuple(item.set for item in best_first(given)) for given in itertools.permutations(items)
    }
    (result,) = results
    return list(result)


@pytest.mark.parametrize("status", ["truncated", "unanswered"])
def test_a_whole_answer_goes_before_a_broken_one(make_item: MakeItem, status: Status) -> None:
    """However much longer the broken one is."""
    whole = make_item("short", "Why?", "Because.")
    broken = make_item("long", "Why?", LONG * 9, status=status)

    assert order(whole, broken) == ["short", "long"]


def test_a_broken_answer_goes_before_none(make_item: MakeItem) -> None:
    """Half an answer is better than nothing."""
    broken = make_item("half", "Why?", "Because", status="truncated")
    nothing = make_item("none", "Why?", "", status="unanswered")

    assert order(broken, nothing) == ["half", "none"]


def test_an_answer_that_says_more_leads(make_item: MakeItem) -> None:
    """More distinct words, that is."""
    assert order(make_item("more", "Why?", LONG), make_item("less", "Why?", SENTENCE)) == [
        "more",
        "less",
    ]


def test_saying_it_again_is_not_saying_more(make_item: MakeItem) -> None:
    """Repeated sentences count once."""
    again = make_item("again", "Why?", SENTENCE * 20)

    assert order(again, make_item("more", "Why?", LONG)) == ["more", "again"]


@pytest.mark.parametrize(
    "shown",
    [
        "```\nx = 1\n```",
        "   ~~~\nx\n   ~~~",
        "| a | b |\n|---|---|\n| 1 | 2 |",
        "$$\ny\n$$",
        "\\[ y \\]",
        "- one\n- two",
        "1. one\n2. two",
    ],
)
def test_an_answer_that_shows_it_leads(make_item: MakeItem, shown: str) -> None:
    """Of two that say about as much, the one with code, a table, a formula or a list."""
    told = make_item("told", "Why?", f"{SENTENCE}\n\n{' '.join(re.findall('[a-z0-9]+', shown))}.")
    showing = make_item("shown", "Why?", f"{SENTENCE}\n\n{shown}")

    assert order(told, showing) == ["shown", "told"]


def test_a_hyphen_in_a_sentence_is_no_list(make_item: MakeItem) -> None:
    """Only what starts a line counts as a list, a table or a fence."""
    signs = make_item("signs", "Why?", f"{SENTENCE} a - b | c | and ``` too")
    plain = make_item("plain", "Why?", f"{SENTENCE} a b c and too more words")

    assert order(signs, plain) == ["plain", "signs"]


def test_an_answer_that_leans_on_another_does_not_lead(make_item: MakeItem) -> None:
    """Its reader has not seen what was mentioned before, unless it says much more."""
    leaning = make_item("a", "Why?", f"As mentioned earlier, {LONG}")
    alone = make_item("b", "Why?", LONG)

    assert order(leaning, alone) == ["b", "a"]
    assert order(leaning, make_item("c", "Why?", "Because.")) == ["a", "c"]


def test_equal_answers_stand_in_the_order_of_their_ids(make_item: MakeItem) -> None:
    """So that the order of the files makes no difference."""
    assert order(*(make_item(name, "Why?", LONG) for name in "cab")) == ["a", "b", "c"]


def test_hostile_answers_are_weighed(make_item: MakeItem) -> None:
    """Thousands of blank lines are not looked through again and again."""
    empty = make_item("b", "Why?", "\n" * 100_000 + "x")

    assert order(empty, make_item("a", "Why?", "| " * 50_000)) == ["b", "a"]
