"""The map: what is alike lies near, and it is the same for every order of the entries."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from studyfold.topics import assign, layout, spots


def test_dots_of_a_topic_lie_nearer_to_each_other_than_to_others(themes: Any) -> None:
    """Every entry has one, within the frame."""
    topics, entries, _ = assign(themes.entries, themes.items, themes.vectors(), None)

    found = spots(entries, topics, themes.vectors())

    place = {spot.name: np.array([spot.x, spot.y]) for spot in found}
    topic = {entry.id: entry.topic for entry in entries}
    assert set(place) == set(topic)
    assert all(0 <= value <= 1 for xy in place.values() for value in xy.tolist())
    apart = {
        same: np.mean(
            [
                np.linalg.norm(place[a] - place[b])
                for a in place
                for b in place
                if a != b and (topic[a] == topic[b]) == same
            ]
        )
        for same in (True, False)
    }
    assert apart[True] < 0.6 * apart[False]


def test_the_map_does_not_depend_on_the_order_of_the_entries(themes: Any) -> None:
    """Nor on chance."""
    vectors = themes.vectors()
    topics, entries, _ = assign(themes.entries, themes.items, vectors, None)

    assert spots(entries[::-1], topics, vectors[::-1]) == spots(entries, topics, vectors)


@pytest.mark.parametrize("count", [0, 1, 2, 12])
def test_equal_vectors_get_places_of_their_own(collection: Any, count: int) -> None:
    """No two dots hide each other where nothing tells them apart."""
    for _ in range(count):
        collection.add("Why?")
    vectors = np.full((count, 4), 0.5, dtype=np.float32)
    topics, entries, _ = assign(collection.entries, collection.items, vectors, None)

    found = spots(entries, topics, vectors)

    assert len({(spot.x, spot.y) for spot in found}) == count


def test_too_many_dots_become_a_bubble_for_each_topic(
    themes: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nobody tells ten thousand dots apart."""
    monkeypatch.setattr(layout, "MOST_DOTS", 20)
    topics, entries, _ = assign(themes.entries, themes.items, themes.vectors(), None)

    found = spots(entries, topics, themes.vectors())

    assert [spot.name for spot in found] == [topic.slug for topic in topics]
