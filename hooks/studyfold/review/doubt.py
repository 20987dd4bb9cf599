"""A pair in doubt, with everything that a person needs to decide it."""

from __future__ import annotations

from dataclasses import dataclass

from studyfold.model import Item, Study

__all__ = ["Doubt", "doubts"]


@dataclass(frozen=True, slots=True)
class Doubt:
    """Two items, and what the matcher made of them."""

    a: Item
    b: Item
    score: float
    merged: bool
    set_a: str
    """The title of a's set."""
    set_b: str


def doubts(study: Study) -> tuple[Doubt, ...]:
    """Return the pairs that a study is in doubt about, most useful first."""
    items = {item.id: item for item in study.items}
    titles = {one.name: one.title for one in study.sets}
    return tuple(
        Doubt(
            items[pair.a],
            items[pair.b],
            pair.score,
            pair.merged,
            titles.get(items[pair.a].set, items[pair.a].set),
            titles.get(items[pair.b].set, items[pair.b].set),
        )
        for pair in study.review
    )
