"""Entries, items and vectors made by hand."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
import pytest
from numpy.typing import NDArray

from studyfold.model import Entry, Item


class Collection:
    """Entries with their items; entry `e01` has the items `e01-a`, `e01-b`, …"""

    def __init__(self) -> None:
        self.entries: list[Entry] = []
        self.items: dict[str, Item] = {}
        self.places: list[int] = []

    def add(
        self,
        question: str,
        *variants: str,
        answer: str = "It depends.",
        section: str | None = None,
        place: int = 0,
        sets: Sequence[str] = ("one",),
    ) -> str:
        """Add an entry and return its id; entries of one place have vectors near each other."""
        name = f"e{len(self.entries):02}"
        ids = []
        for number, set_name in enumerate(sets):
            item = Item(
                id=f"{name}-{'abcdef'[number]}",
                ref=None,
                set=set_name,
                path=f"{set_name}.md",
                line=None,
                end_line=None,
                number=None,
                section=section,
                question=question,
                heading=question,
                prompt="",
                answer=answer,
                status="complete",
            )
            self.items[item.id] = item
            ids.append(item.id)
        self.entries.append(Entry(name, f"slug-{name}", question, question, tuple(ids), variants))
        self.places.append(place)
        return name

    def vectors(self, places: int = 8) -> NDArray[np.float32]:
        """Return vectors of length 1: the place's own axis and a little of one's own."""
        rows = np.zeros((len(self.entries), places + len(self.entries)))
        for row, place in enumerate(self.places):
            rows[row, place] = 1.0
            rows[row, places + row] = 0.3
        rows /= np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-9)
        return rows.astype(np.float32)


@pytest.fixture
def collection() -> Collection:
    """An empty collection."""
    return Collection()


@pytest.fixture
def themes(collection: Collection) -> Collection:
    """Thirty questions on three subjects, ten each, every subject in a place of its own."""
    forms: list[Callable[[str], str]] = [
        lambda s: f"What is a {s}?",
        lambda s: f"How does a {s} work?",
        lambda s: f"How do you create a {s}?",
        lambda s: f"Why would anyone need a {s}?",
        lambda s: f"What is the difference between a {s} and a plain file?",
        lambda s: f"When would you avoid a {s}?",
        lambda s: f"Which problems does a {s} cause?",
        lambda s: f"Explain the lifecycle of a {s}.",
        lambda s: f"Can a {s} be copied?",
        lambda s: f"Who owns a {s}?",
    ]
    for form in forms:
        for place, subject in enumerate(("Docker image", "database index", "REST endpoint")):
            collection.add(form(subject), place=place)
    return collection
