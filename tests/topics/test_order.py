"""Inside a topic one learns what a thing is before how to use it."""

from __future__ import annotations

from typing import Any

import pytest

from studyfold.topics.order import Kind, kind, reading_order


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("What is overfitting?", Kind.DEFINITION),
        ("What is the exploding gradient problem, and how can it be prevented?", Kind.DEFINITION),
        ("Define entropy.", Kind.DEFINITION),
        ("Can you explain the concept of a closure?", Kind.DEFINITION),
        ("What do you mean by polymorphism?", Kind.DEFINITION),
        ("Which kinds of joins are there?", Kind.DEFINITION),
        ("Explain transfer learning and its benefits.", Kind.DEFINITION),
        ("How does backpropagation work?", Kind.MECHANISM),
        ("Explain how an autoencoder works.", Kind.MECHANISM),
        ("What is the role of the bias term?", Kind.MECHANISM),
        ("Why is dropout used?", Kind.MECHANISM),
        ("What is the difference between a list and a tuple?", Kind.COMPARISON),
        ("L1 vs L2?", Kind.COMPARISON),
        ("Why is ReLU preferred over sigmoid?", Kind.COMPARISON),
        ("How do CNNs differ from RNNs, and when would you choose one?", Kind.COMPARISON),
        ("What are hyperparameters, and how do they differ from parameters?", Kind.COMPARISON),
        ("How do you tune the learning rate?", Kind.PRACTICE),
        ("When would you avoid an index?", Kind.PRACTICE),
        ("What is the command to list pods?", Kind.PRACTICE),
        ("What are the best practices for images?", Kind.PRACTICE),
        ("Tell me about a project you worked on.", Kind.PRACTICE),
        ("“What is a pod?”", Kind.DEFINITION),
        ("", Kind.MECHANISM),
    ],
)
def test_the_kind_of_a_question_is_told_by_its_cue_words(question: str, expected: Kind) -> None:
    """Comparison is the clearest cue, then practice in so many words, then a definition."""
    assert kind(question) is expected


def test_entries_come_by_kind_then_by_how_many_sets_ask_them_then_by_id(collection: Any) -> None:
    """The input's order has no say."""
    for question, sets in (
        ("How do you use a pod?", ["a"]),
        ("A pod or a container: what is the difference?", ["a"]),
        ("How does a pod start?", ["a"]),
        ("What is a node?", ["a"]),
        ("What is a pod?", ["a", "b"]),
        ("What is a label?", ["a"]),
    ):
        collection.add(question, sets=sets)

    ordered = reading_order(collection.entries[::-1], collection.items)

    assert [entry.id for entry in ordered] == ["e04", "e03", "e05", "e02", "e01", "e00"]
