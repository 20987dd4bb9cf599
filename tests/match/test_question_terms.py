"""What a question is about, and what it asks for, shows in its words."""

from __future__ import annotations

import pytest

from studyfold.match.terms import asks, focus, means, stem, weigher


@pytest.mark.parametrize(
    "family",
    [
        ("optimiser", "optimisers", "optimizer", "optimizing", "optimised"),
        ("initialisation", "initialization", "initialise"),
        ("network", "networks", "network's", "network’s"),
        ("class", "classes"),
        ("query", "queries"),
        ("bias", "biases"),
    ],
)
def test_inflections_and_spellings_of_a_word_agree(family: tuple[str, ...]) -> None:
    """British or American, one or many: it is the same word."""
    assert len({stem(word) for word in family}) == 1


@pytest.mark.parametrize("words", [("bias", "base"), ("loss", "lose"), ("c++", "c#"), ("l1", "l2")])
def test_different_words_stay_different(words: tuple[str, str]) -> None:
    """Two names of two things never share a stem."""
    assert stem(words[0]) != stem(words[1])


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("What is the difference between SGD and Adam?", {"compare"}),
        ("SGD vs. Adam", {"compare"}),
        ("How do you implement dropout?", set()),
        ("Why do we need dropout?", {"why"}),
        ("What is the purpose of dropout?", {"why"}),
        ("How many layers are enough?", {"number"}),
        ("How do you choose the number of layers?", {"number"}),
        ("What are the types of joins?", {"list"}),
        ("How do you prevent a deadlock?", {"remedy"}),
        ("When does a deadlock happen?", {"when"}),
        ("Explain backpropagation.", set()),
        ("", set()),
    ],
)
def test_what_a_question_asks_for_is_known_by_its_cues(question: str, expected: set[str]) -> None:
    """To compare two things is another question than what one of them is."""
    assert asks(question) == expected


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("What is the difference between SGD and Adam?", {"sgd", "adam"}),
        ("Can you explain how C++ differs from C#?", {"c++", "c#"}),
        ("What is it?", set()),
        ("", set()),
    ],
)
def test_the_focus_leaves_out_how_one_asks(question: str, expected: set[str]) -> None:
    """Frame words such as `explain` and cues such as `difference` name no subject."""
    assert focus(question) == expected


def test_a_rare_term_weighs_more_than_a_common_one() -> None:
    """From ln((n + 1) / (df + 1/2)) / ln(n + 1) for a term in df of n questions."""
    weight = weigher([frozenset({"net", "adam"}), frozenset({"net"}), frozenset({"net"})])

    assert [round(weight(word), 3) for word in ("net", "adam", "new")] == [0.096, 0.708, 1.5]


def test_without_questions_every_term_weighs_something() -> None:
    """An empty collection is no division by zero."""
    assert round(weigher([])("net"), 3) == 1.0


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("How does dropout help against overfitting?", {"dropout"}),
        ("Explain the role of early stopping in training.", {"early", "stopping"}),
        ("Why is dropout used?", {"dropout"}),
        ("How do you prevent overfitting?", set()),
        ("What is dropout?", set()),
        ("", set()),
    ],
)
def test_what_a_question_asks_the_effect_of(question: str, expected: set[str]) -> None:
    """The thing that does something, not the one to whom it is done."""
    assert means(question) == expected
