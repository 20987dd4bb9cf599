"""Where nobody named topics they are found: by headings, otherwise by what lies together."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from studyfold.model import Topic
from studyfold.topics import assign
from studyfold.topics.cells import cells
from studyfold.topics.clusters import AT_ONCE, LARGEST, SMALLEST, cluster


def found(collection: Any) -> tuple[Topic, ...]:
    """Return the topics that are found; every entry lies in exactly one."""
    topics, entries, notes = assign(
        collection.entries, collection.items, collection.vectors(), None
    )
    assert notes == ()
    assert sorted(i for t in topics for i in t.entries) == sorted(e.id for e in entries)
    assert all(e.id in t.entries for t in topics for e in entries if e.topic == t.slug)
    return topics


def test_few_questions_make_one_topic(collection: Any) -> None:
    """Nine questions need no table of contents."""
    for number in range(9):
        collection.add(f"Question {number}?", place=number % 3)

    (topic,) = found(collection)

    assert (topic.slug, topic.title, len(topic.entries)) == ("questions", "Questions", 9)


@pytest.mark.parametrize("count", [0, 1, 2, 10, 11])
def test_any_number_of_questions_is_placed(collection: Any, count: int) -> None:
    """None, one, two, and the first numbers that are divided."""
    for number in range(count):
        collection.add(f"What is thing {number}?", place=number % 4)

    assert sum(len(topic.entries) for topic in found(collection)) == count


def test_questions_that_lie_together_make_a_topic_with_their_name(themes: Any) -> None:
    """The name is made of the words that tell it from the others, in the case of the text."""
    topics = found(themes)

    assert sorted(topic.title for topic in topics) == [
        "Database index",
        "Docker image",
        "REST endpoint",
    ]
    assert {len(topic.entries) for topic in topics} == {10}


def test_neither_the_order_of_entries_nor_of_items_matters(themes: Any) -> None:
    """The topics are equal, and the entries come back in the order in which they went in."""
    vectors = themes.vectors()
    topics, entries, _ = assign(themes.entries, themes.items, vectors, None)
    turned = dict(reversed(themes.items.items()))

    again, back, _ = assign(themes.entries[::-1], turned, vectors[::-1], None)

    assert again == topics
    assert back == entries[::-1]


def test_equal_vectors_cannot_be_divided_and_stay_together(collection: Any) -> None:
    """As when an encoder knows none of the words."""
    for number in range(12):
        collection.add(f"Why {number}?")
    vectors = np.zeros((12, 4), dtype=np.float32)

    topics, _, _ = assign(collection.entries, collection.items, vectors, None)

    assert len(topics) == 1


def test_no_two_topics_have_the_same_title_or_slug(collection: Any) -> None:
    """Even where all questions use the same words."""
    for number in range(40):
        collection.add("What is a pointer?", place=number % 4)

    topics = found(collection)

    assert len(topics) == 4
    assert len({topic.title for topic in topics}) == 4
    assert len({topic.slug for topic in topics}) == 4


def test_what_other_topics_speak_of_comes_first(themes: Any) -> None:
    """It is more basic."""
    for name, item in list(themes.items.items()):
        if "Docker" in item.question or "REST" in item.question:
            object.__setattr__(item, "answer", "Think of a database index.")
            themes.items[name] = item

    assert found(themes)[0].title == "Database index"


def test_headings_of_the_sets_decide_where_most_questions_have_one(collection: Any) -> None:
    """Equal subjects of different sets are one topic, whatever level their headings name."""
    for number in range(6):
        collection.add(f"Why {number}?", section="2. Kubernetes Basics", place=number, sets=["a"])
        collection.add(f"How {number}?", section="Kubernetes", place=number, sets=["b"])
        collection.add(f"What {number}?", section="CI/CD", place=number, sets=["b"])
        collection.add(f"Who {number}?", section="Docker Interview Questions", sets=["a"])

    assert {topic.title: len(topic.entries) for topic in found(collection)} == {
        "Kubernetes": 12,
        "CI/CD": 6,
        "Docker": 6,
    }


def test_a_question_without_a_heading_joins_the_nearest_topic(collection: Any) -> None:
    """As does a heading with very few questions."""
    for _ in range(6):
        collection.add("Why?", section="Docker", place=0)
        collection.add("How?", section="Git", place=1)
    collection.add("Where?", place=1)
    collection.add("When?", section="Podman", place=0)

    assert {topic.title: len(topic.entries) for topic in found(collection)} == {
        "Docker": 7,
        "Git": 7,
    }


def test_headings_that_only_title_a_set_say_nothing(themes: Any) -> None:
    """Otherwise each set would be a topic; nor do levels such as "Easy"."""
    for number, item in enumerate(themes.items.values()):
        object.__setattr__(item, "set", f"set {number % 2}")
        object.__setattr__(item, "section", ["Great Trove", "Easy"][number % 2])

    assert sorted(topic.title for topic in found(themes)) == [
        "Database index",
        "Docker image",
        "REST endpoint",
    ]


@pytest.mark.parametrize("count", [80, 100, 300])
def test_topics_have_a_size_that_suits_a_page(count: int) -> None:
    """Also where nothing in the data asks for it."""
    rows = np.random.default_rng(1).normal(size=(count, 16))
    rows /= np.linalg.norm(rows, axis=1, keepdims=True)

    sizes = np.bincount(cluster(rows, [np.arange(count)]))

    assert sizes.min() >= SMALLEST
    assert sizes.max() <= LARGEST


def test_a_collection_too_large_for_one_tree_is_divided_first() -> None:
    """Every row still gets a group, and clear groups are found again."""
    centres = np.repeat(np.eye(200), 20, axis=0)
    rows = centres + np.random.default_rng(1).normal(size=centres.shape) * 0.01

    rows /= np.linalg.norm(rows, axis=1, keepdims=True)
    parts = cells(rows.astype(np.float32), AT_ONCE)
    labels = cluster(rows, parts)

    assert sorted(row for part in parts for row in part.tolist()) == list(range(4000))

    assert len(labels) == 4000
    together = [len(set(labels[start : start + 20].tolist())) == 1 for start in range(0, 4000, 20)]
    assert np.mean(together) > 0.95


def test_similar_headings_of_different_sets_are_one_topic(collection: Any) -> None:
    """React Router and Routing mean the same where their questions lie together."""
    for number in range(6):
        collection.add(f"Why {number}?", section="React Router", place=0, sets=["a"])
        collection.add(f"Who {number}?", section="React Hooks", place=1, sets=["a"])
        collection.add(f"How {number}?", section="Routing", place=0, sets=["b"])
        collection.add(f"When {number}?", section="Regular expressions", place=2, sets=["b"])

    sizes = sorted(len(topic.entries) for topic in found(collection))

    assert sizes == [6, 6, 12]


def test_questions_that_fit_no_heading_make_topics_of_their_own(collection: Any) -> None:
    """One set with headings does not draw in all that others ask."""
    for number in range(10):
        collection.add(f"Why docker {number}?", section="Docker", place=0, sets=["a"])
        collection.add(f"Why git {number}?", section="Git", place=1, sets=["a"])
        collection.add(f"What is tea {number}?", place=2, sets=["b"])
        collection.add(f"What is wine {number}?", place=3, sets=["b"])

    assert sorted(topic.title for topic in found(collection)) == ["Docker", "Git", "Tea", "Wine"]
