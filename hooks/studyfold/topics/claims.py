"""Entries that a topic of topics.yml claims by name."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from studyfold.model import Diagnostic, Entry, Item
from studyfold.text import fold
from studyfold.topics.named import CODE, Given
from studyfold.topics.terms import wordings

__all__ = ["claimed", "named"]


def claimed(
    entries: Sequence[Entry], items: Mapping[str, Item], given: Given
) -> tuple[dict[str, int], list[Diagnostic]]:
    """Find the entries that topics list by id, slug, former slug or any wording.

    Returns:
        The position of the topic for each entry id that is listed, and a warning for everything
        listed that is no entry, or that an earlier topic has.
    """
    known = named(entries, items)
    topic_of: dict[str, int] = {}
    diagnostics: list[Diagnostic] = []
    for position, topic in enumerate(given.topics):
        for listed in topic.entries:
            entry = known.get(fold(listed.text))
            if entry is None:
                problem = "there is no entry with this id, slug or question"
            elif topic_of.setdefault(entry, position) != position:
                problem = f"'{given.topics[topic_of[entry]].title}' lists it first and keeps it"
            else:
                continue
            message = f"'{topic.title}' lists '{listed.text}', but {problem}"
            diagnostics.append(Diagnostic("warning", CODE, given.path, listed.line, message))
    return topic_of, diagnostics


def named(entries: Sequence[Entry], items: Mapping[str, Item]) -> dict[str, str]:
    """Return the entry id for every name that an entry can be listed by; ids win, then slugs."""
    known: dict[str, str] = {}
    by_id = sorted(entries, key=lambda entry: entry.id)
    for entry in by_id:
        known.setdefault(fold(entry.id), entry.id)
    for entry in by_id:
        known.setdefault(fold(entry.slug), entry.id)
    for entry in by_id:
        asked = [items[i].question for i in entry.items if i in items]
        for name in (*wordings(entry), *asked, *entry.items, *entry.aliases):
            known.setdefault(fold(name), entry.id)
    return known
