"""Groups of items → entries: which wording is the title, which answer leads."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from studyfold.answers.lead import best_first
from studyfold.answers.titles import titled
from studyfold.model import Entry, Item

__all__ = ["compose"]


def compose(groups: Sequence[Sequence[str]], items: Mapping[str, Item]) -> tuple[Entry, ...]:
    """Return one entry for each group of items, without id, slug and topic yet.

    Args:
        groups: item ids; every item stands in one group.
        items: every item by its id.
    """
    entries: list[Entry] = []
    for group in groups:
        ordered = best_first([items[identity] for identity in group])
        heading, question, variants = titled(ordered)
        entries.append(
            Entry(
                id="",
                slug="",
                question=question,
                heading=heading,
                items=tuple(item.id for item in ordered),
                variants=variants,
            )
        )
    return tuple(entries)
