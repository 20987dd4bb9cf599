"""A suggested topics.yml gives the topics that were found again, until somebody edits it."""

from __future__ import annotations

from typing import Any

import pytest

from studyfold.topics import assign, drafted, read, written


def suggested(collection: Any) -> tuple[Any, str]:
    """Return the topics that are found and the file that is suggested."""
    vectors = collection.vectors()
    topics, entries, _ = assign(collection.entries, collection.items, vectors, None)
    draft = drafted(topics, entries, collection.items)
    return topics, written(draft, topics, entries, collection.items, vectors, None)


def again(collection: Any, text: str) -> Any:
    """Return the topics that a topics.yml gives."""
    given, notes = read(text, "topics.yml")
    assert (notes, given is not None) == ((), True), text
    topics, _, notes = assign(collection.entries, collection.items, collection.vectors(), given)
    assert notes == ()
    return topics


def test_the_file_gives_the_same_topics_again(themes: Any) -> None:
    """Names, order, addresses, sentences, and every entry in its place."""
    topics, text = suggested(themes)

    assert again(themes, text) == topics


def test_what_the_keywords_would_send_elsewhere_is_listed(themes: Any) -> None:
    """By its words, which are easier to read than an id."""
    themes.add("How do a REST endpoint and a Docker image differ?", place=1)
    themes.add("Zzz?", place=0)
    topics, text = suggested(themes)

    assert again(themes, text) == topics
    assert "- Zzz?" in text


@pytest.mark.parametrize(
    "question", ["yes", "12", "- a: b", 'What\'s "x: y"? #1', "null", "e00", "{a}", "Ünï ✓ 字?"]
)
def test_any_wording_can_be_listed(themes: Any, question: str) -> None:
    """YAML has many ways to misread a text."""
    for _ in range(2):
        themes.add(question, place=2)
    topics, text = suggested(themes)

    assert again(themes, text) == topics


def test_an_edit_is_followed(themes: Any) -> None:
    """From then on the file decides."""
    _, text = suggested(themes)

    titles = [
        topic.title
        for topic in again(themes, text.replace("title: REST endpoint", "title: Endpoints"))
    ]

    assert "Endpoints" in titles
    assert "REST endpoint" not in titles


def test_topics_under_one_title_keep_it(themes: Any) -> None:
    """`parent` is read and written."""
    text = """\
topics:
  - {title: Image, parent: Storage, keywords: [Docker]}
  - {title: Index, parent: Storage, keywords: [database]}
  - {title: Endpoint, keywords: [REST]}
"""

    assert [topic.parent for topic in again(themes, text)] == ["Storage", "Storage", ""]
