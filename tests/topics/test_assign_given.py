"""Entries go to the topics that a maintainer named."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from studyfold.model import Diagnostic, Topic
from studyfold.topics import Given, assign, read

TWO = """\
topics:
  - title: Loss functions
    keywords: [cross-entropy, loss]
  - title: Gradient descent
    summary: Stepping along the slope.
    keywords: [learning rate, optimiser]
"""


def given(text: str) -> Given:
    """Return the topics of a text."""
    result, notes = read(text, "topics.yml")
    assert result is not None, notes
    return result


def place(collection: Any, text: str) -> tuple[dict[str, list[str]], tuple[Diagnostic, ...]]:
    """Return the entries of each topic by title, and the diagnostics, by keywords alone."""
    topics, entries, notes = assign(
        collection.entries, collection.items, collection.vectors(), given(text)
    )
    slugs = {entry.id: entry.topic for entry in entries}
    assert all(slugs[i] == topic.slug for topic in topics for i in topic.entries)
    assert sorted(slugs) == sorted(i for topic in topics for i in topic.entries)
    return {topic.title: list(topic.entries) for topic in topics}, notes


def test_topics_keep_the_given_order_names_and_sentences(collection: Any) -> None:
    """The one with more questions does not move up."""
    for question in ("How is the learning rate chosen?", "Which optimiser?", "What is a loss?"):
        collection.add(question)

    topics, _, notes = assign(
        collection.entries, collection.items, collection.vectors(), given(TWO)
    )

    assert notes == ()
    assert topics == (
        Topic("loss-functions", "Loss functions", "", ("e02",)),
        Topic("gradient-descent", "Gradient descent", "Stepping along the slope.", ("e00", "e01")),
    )


@pytest.mark.parametrize(
    "question",
    [
        "What are optimizers?",
        "Compare two optimisers.",
        "Who picks LEARNING RATES?",
        "Is the learning-rate fixed?",
    ],
)
def test_a_keyword_is_found_in_other_spellings(collection: Any, question: str) -> None:
    """British or American, one or many, in capitals or with a hyphen."""
    collection.add(question)

    assert place(collection, TWO)[0] == {"Gradient descent": ["e00"]}


def test_the_longest_keyword_counts_and_not_the_one_inside_it(collection: Any) -> None:
    """Weight initialisation has nothing to do with weight."""
    collection.add("What is weight initialisation?")
    text = "topics: [{title: A, keywords: [weight]}, {title: B, keywords: [weight initialisation]}]"

    assert place(collection, text)[0] == {"B": ["e00"]}


def test_wordings_that_were_folded_away_have_a_say(collection: Any) -> None:
    """The title has no keyword, the variants do."""
    collection.add("How far should one step?", "What is a good learning rate?")

    assert place(collection, TWO)[0] == {"Gradient descent": ["e00"]}


def test_the_heading_that_a_set_has_above_a_question_has_a_say(collection: Any) -> None:
    """The set's author put it there."""
    collection.add("How far should one step?", section="Optimisers")

    assert place(collection, TWO)[0] == {"Gradient descent": ["e00"]}


def test_the_title_is_a_keyword_where_there_are_none(collection: Any) -> None:
    """Each part of it: it may name two subjects."""
    collection.add("What is Docker?")
    collection.add("Who uses Podman?")

    assert place(collection, "topics: [{title: Docker and Podman}]")[0] == {
        "Docker and Podman": ["e00", "e01"]
    }


def test_vectors_decide_where_keywords_are_silent(collection: Any) -> None:
    """A cosine is evidence like a keyword."""
    collection.add("How far should one step?", place=1)
    topic_vectors = np.eye(2, 9, dtype=np.float32)

    topics, _, _ = assign(
        collection.entries, collection.items, collection.vectors(), given(TWO), topic_vectors
    )

    assert [topic.title for topic in topics] == ["Gradient descent"]


def test_a_keyword_weighs_more_than_a_cosine(collection: Any) -> None:
    """It was written to decide."""
    collection.add("What is the learning rate?", place=0)
    topic_vectors = np.eye(2, 9, dtype=np.float32)

    topics, _, _ = assign(
        collection.entries, collection.items, collection.vectors(), given(TWO), topic_vectors
    )

    assert [topic.title for topic in topics] == ["Gradient descent"]


@pytest.mark.parametrize(
    "listed", ["e00", "slug-e00", "What is a loss?", "what  IS a loss?", "Why lose?", "e00-a"]
)
def test_a_listed_entry_goes_where_it_is_listed(collection: Any, listed: str) -> None:
    """Whatever its keywords say; by id, slug, any wording, or the id of an item."""
    collection.add("What is a loss?", "Why lose?")
    text = TWO + f"    entries: ['{listed}']\n"

    assert place(collection, text)[0] == {"Gradient descent": ["e00"]}


def test_what_is_listed_but_does_not_exist_is_a_warning(collection: Any) -> None:
    """With the line it stands on."""
    collection.add("What is a loss?")
    collection.add("What is the learning rate?")

    _, notes = place(collection, TWO + "    entries:\n      - gone\n")

    assert [(note.level, note.line) for note in notes] == [("warning", 8)]
    assert "'gone'" in notes[0].message


def test_an_entry_listed_twice_stays_with_the_first_topic(collection: Any) -> None:
    """And a warning names both."""
    collection.add("Why?")
    text = "topics:\n  - {title: A, entries: [e00]}\n  - {title: B, entries: [e00]}\n"

    topics, notes = place(collection, text)

    assert topics == {"A": ["e00"]}
    assert [(n.level, n.line) for n in notes] == [("warning", 3), ("warning", 3)]
    assert "'A' lists it first" in notes[0].message


def test_a_topic_without_questions_is_dropped_with_a_warning(collection: Any) -> None:
    """It would be an empty page."""
    collection.add("What is a loss?")

    topics, notes = place(collection, TWO)

    assert topics == {"Loss functions": ["e00"]}
    assert [(n.level, n.code, n.where) for n in notes] == [
        ("warning", "topics-file", "topics.yml:4")
    ]


def test_what_fits_no_topic_goes_to_a_last_one_that_says_so(collection: Any) -> None:
    """With an address of its own and one line of information."""
    collection.add("Who was Ada Lovelace?")
    collection.add("What is a loss?")
    text = "topics:\n  - {title: Loss, slug: other-questions}\n"

    topics, _, notes = assign(
        collection.entries, collection.items, collection.vectors(), given(text)
    )

    assert [(t.slug, t.title, t.entries) for t in topics] == [
        ("other-questions", "Loss", ("e01",)),
        ("other-questions-2", "Other questions", ("e00",)),
    ]
    assert [(n.level, n.code) for n in notes] == [("info", "topics-rest")]
    assert "Who was Ada Lovelace?" in notes[0].message


def test_no_entries_at_all_give_no_topics() -> None:
    """And no complaint about the topics that stay empty: something else went wrong before."""
    assert assign([], {}, np.zeros((0, 1), dtype=np.float32), given(TWO)) == ((), (), ())
