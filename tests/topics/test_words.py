"""Stems, phrases, names and headings."""

from __future__ import annotations

from typing import Any

import pytest

from studyfold.spelling import base_form
from studyfold.topics.headings import subject
from studyfold.topics.names import name_groups
from studyfold.topics.terms import phrases, stems
from studyfold.topics.writing import Writing


@pytest.mark.parametrize(
    "words",
    [
        "optimiser optimizer optimisers optimizers",
        "normalisation normalization normalisations",
        "initialised initialized",
        "analyse analyze",
        "behaviour behavior behaviours",
        "class classes",
        "loss losses",
        "index indexes",
        "query queries",
        "cache caches",
        "bias biases",
        "database databases",
        "cnn cnns",
        "bayes bayes'",
        "model model's models",
    ],
)
def test_forms_of_a_word_have_one_stem(words: str) -> None:
    """Number and spelling are folded."""
    assert len({base_form(word) for word in words.split()}) == 1


@pytest.mark.parametrize(
    "words", ["normal normalise", "bus business", "c c++ c#", "net .net", "l1 l2"]
)
def test_different_words_keep_different_stems(words: str) -> None:
    """Meaning is not folded."""
    assert len({base_form(word) for word in words.split()}) == len(words.split())


def test_phrases_break_at_punctuation_and_stop_words_and_keep_hyphens() -> None:
    """Only words that stand together make a phrase."""
    found = phrases("What is one-hot encoding, and the cost of a trip of dimensionality?")

    assert sorted(found) == [
        ("cost",),
        ("dimensionality",),
        ("encoding",),
        ("one", "hot"),
        ("one", "hot", "encoding"),
        ("trip",),
        ("trip", "of", "dimensionality"),
    ]


def test_hyphened_and_spaced_words_are_the_same_to_the_finder() -> None:
    """Mini-batch and mini batch."""
    assert stems("mini-batch") == stems("Mini batch")


def test_letters_that_folding_changes_do_no_harm() -> None:
    """A ligature becomes two letters, and so does ß, even in a capital letter's company."""
    assert stems("\ufb01le systems") == stems("file systems")
    assert Writing(["\ufb01le systems"]).show(tuple(stems("file systems"))) == "file systems"
    assert Writing(["Große Straßen"]).show(tuple(stems("Große Straßen"))) == "grosse strassen"


def test_a_word_is_written_as_it_mostly_is_where_case_means_something() -> None:
    """Capitals at the start of a sentence or in a text full of them say nothing."""
    writing = Writing(
        [
            "What Is A Learning Rate?",
            "Learning rate: what for?",
            "Why does one use Docker with ReLU?",
            "Docker And The ReLU Function",
        ]
    )

    assert writing.show(tuple(stems("learning rate"))) == "learning rate"
    assert writing.show(("docker",)) == "Docker"
    assert writing.show(("relu",)) == "ReLU"


def test_groups_without_words_still_get_names_that_differ(collection: Any) -> None:
    """Numbers and stop words name nothing."""
    for question in ("What is it?", "Why 42?"):
        collection.add(question)

    names = name_groups([[entry] for entry in collection.entries], collection.items, [None] * 2)

    assert [name.title for name in names] == ["Questions", "Questions (2)"]


@pytest.mark.parametrize(
    ("heading", "expected"),
    [
        ("Kubernetes", {"kubernet"}),
        ("3. Kubernetes Basics", {"kubernet"}),
        ("Kubernetes Interview Questions (1-20)", {"kubernet"}),
        ("Random forest", {"random", "forest"}),
        ("12-factor apps", {"factor", "app"}),
        ("Easy", set()),
        ("Beginner Level (1-20 Questions)", set()),
        ("", set()),
    ],
)
def test_the_subject_of_a_heading_is_what_is_no_level_and_no_number(
    heading: str, expected: set[str]
) -> None:
    """So that headings of different sets meet."""
    assert subject(heading) == frozenset(expected)
