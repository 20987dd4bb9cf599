"""Comparisons and worked examples are found by the words that announce them, and only those."""

from __future__ import annotations

import pytest

from studyfold.answers.likenesses import announced, find, liking, subject_of, unlabelled
from studyfold.answers.pieces import read

QUESTION = "What is the vanishing gradient problem of deep networks?"


def found(answer: str) -> list[tuple[str, str]]:
    """Return the comparisons and examples of an answer, each with its kind and its text."""
    tree = read(answer)
    told = announced(tree)
    subject = subject_of(QUESTION, [(tree, told)])
    return [
        (one.kind, " ".join(tree.pieces[number].text for number in one.pieces))
        for one in find(tree, told, subject)
    ]


FACT = "Gradients vanish in deep networks as they pass back through many layers."


@pytest.mark.parametrize(
    "comparison",
    [
        "It's like whispering down a long hallway.",
        "This is similar to a car that runs out of fuel on a long road.",
        "The problem is akin to echoes in a tunnel.",
        "This is analogous to photocopying a photocopy.",
        "Think of it as a chain of taps.",
        "Imagine you pass a note through a crowd.",
        "A path through ReLUs is like a corridor of open doors.",
        "**Analogy:** a letter that fades.",
        "Stell dir vor, du flüsterst in einem Flur.",
        "Это как шёпот в длинном коридоре.",
    ],
)
def test_comparisons_are_recognised(comparison: str) -> None:
    """Whatever stands before and after them."""
    plain = comparison.replace("*", "")

    assert found(f"{FACT} {comparison} {FACT}") in (
        [("analogy", plain)],
        # What a label announces goes on to the end of its paragraph.
        [("analogy", f"{plain} {FACT}")],
    )


@pytest.mark.parametrize(
    "fact",
    [
        "GRUs are similar to LSTMs in that they have gates.",
        "Use networks like `ResNet` here.",
        "Tanh is similar to the sigmoid of deep networks.",
        "It looks right.",
        "Layers such as these are deep.",
        "梯度会消失。",
    ],
)
def test_facts_are_no_comparisons(fact: str) -> None:
    """What is likened to something of the same subject tells what it is."""
    assert found(f"{FACT} {fact}") == []


def test_a_comparison_takes_its_story_along() -> None:
    """Sentences that have left the subject, up to the one that comes back to it."""
    story = "It's like a trip with a broken compass. You wander off course and never arrive."

    assert found(f"{FACT} {story} {FACT}") == [("analogy", story)]


def test_a_name_or_a_number_is_no_story() -> None:
    """A fact that shares no word with the rest stays where it stands."""
    assert found(f"{FACT} It's like fog. Kaiming proposed 2.0.") == [("analogy", "It's like fog.")]


def test_a_worked_example_has_numbers() -> None:
    """Any other sentence that begins with "for example" goes on with its text."""
    assert found("For example, 0.25 to the tenth is a millionth. For example, a deep one.") == [
        ("example", "For example, 0.25 to the tenth is a millionth.")
    ]


def test_a_label_goes_where_a_heading_says_it() -> None:
    """With its markup; words that only look like it stay."""
    assert unlabelled("**Analogy:** A tap.") == "A tap."
    assert unlabelled("- **Comparison**: A tap.") == "- **Comparison**: A tap."
    assert unlabelled("A real-life analogy is a tap.") == "A real-life analogy is a tap."


def test_a_labelled_comparison_of_good_length_comes_first() -> None:
    """One that is long-winded or too short to be understood comes after."""
    good = read("**Analogy:** it is a chain of twelve taps, each of which lets half through.")
    short = read("It is like a tap.")
    values = [
        liking(find(tree, announced(tree), subject_of("", []))[0], tree.pieces)
        for tree in (good, short)
    ]

    assert values[0] > values[1]
