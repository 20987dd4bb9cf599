"""Groups of items → entries: which wording is the title, which answer leads."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from studyfold.answers.lead import best_first
from studyfold.answers.titles import titled
from studyfold.model import Entry, Item

__all__ = ["compose"]


def compose(
    groups: Sequence[Sequence[str]],
    items: Mapping[str, Item],
    titles: Mapping[str, str] | None = None,
    preferred: Sequence[str] = (),
) -> tuple[Entry, ...]:
    """Return one entry for each group of items, without id, slug and topic yet.

    Args:
        groups: item ids; every item stands in one group at most.
        items: every item by its id.
        titles: titles that a person gave, as inline Markdown, each by one item of its group.
        preferred: items that a person put first, in that order.
    """
    given = titles or {}
    place = {item: number for number, item in enumerate(preferred)}
    entries: list[Entry] = []
    for group in groups:
        ordered = best_first([items[identity] for identity in group])
        ordered.sort(key=lambda item: place.get(item.id, len(place)))
        title = next((given[item] for item in group if item in given), "")
        heading, question, variants = titled(ordered, title)
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
