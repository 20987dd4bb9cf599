"""Entries → topics: the page to read first.

Topics that a maintainer named come first and keep their order. Without them the headings of the
sets decide, where most questions stand under one, and otherwise what the vectors have in common.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from studyfold.model import Diagnostic, Entry, Item, Placement, Topic
from studyfold.text import Slugs, slugify
from studyfold.topics.claims import claimed
from studyfold.topics.fit import fit
from studyfold.topics.groups import grouped
from studyfold.topics.headings import titles
from studyfold.topics.named import CODE, RESERVED, Given
from studyfold.topics.names import FALLBACK, Name, name_groups
from studyfold.topics.order import basic_first, reading_order
from studyfold.topics.wishes import moved, wish_among

__all__ = ["assign"]

_TOO_FEW = 10
"""With fewer entries than this one page is enough."""

_REST = "Other questions"

Result = tuple[tuple[Topic, ...], tuple[Entry, ...], tuple[Diagnostic, ...]]


def assign(
    entries: Sequence[Entry],
    items: Mapping[str, Item],
    vectors: NDArray[np.float32],
    given: Given | None,
    topic_vectors: NDArray[np.float32] | None = None,
    wishes: Mapping[str, Placement] | None = None,
) -> Result:
    """Put every entry into exactly one topic.

    Args:
        entries: n entries; their order does not matter.
        items: every item by id.
        vectors: one row of length 1 for each entry, shape (n, d).
        given: the k topics of topics.yml, if there is one.
        topic_vectors: one row of length 1 for each text of `given.texts()`, shape (k, d).
        wishes: the topics that a person put entries into, by the entries' ids.

    Returns:
        The topics in learning order with their entries in reading order, the entries in the
        order in which they came with their topic set, and what a maintainer should know.
    """
    rank = sorted(range(len(entries)), key=lambda place: entries[place].id)
    ordered = [entries[place] for place in rank]
    rows = vectors[rank] if rank else vectors[:0]
    diagnostics: list[Diagnostic] = []
    wanted = wishes or {}
    if not ordered:
        topics: list[Topic] = []
    elif given is not None:
        topics, diagnostics = _by_given(ordered, items, rows, given, topic_vectors, wanted)
    else:
        topics = _by_likeness(ordered, items, rows)
    topics, more = moved(topics, wanted, entries, items)
    diagnostics += more
    topic_of = {entry: topic.slug for topic in topics for entry in topic.entries}
    placed = tuple(replace(entry, topic=topic_of[entry.id]) for entry in entries)
    return tuple(topics), placed, tuple(diagnostics)


def _by_given(
    entries: Sequence[Entry],
    items: Mapping[str, Item],
    vectors: NDArray[np.float32],
    given: Given,
    topic_vectors: NDArray[np.float32] | None,
    wishes: Mapping[str, Placement],
) -> tuple[list[Topic], list[Diagnostic]]:
    """Put entries into the topics that were named, and what fits none into a last one."""
    listed, diagnostics = claimed(entries, items, given)
    fitting = fit(entries, items, vectors, given, topic_vectors)
    groups: list[list[Entry]] = [[] for _ in given.topics]
    rest: list[Entry] = []
    for entry, best in zip(entries, fitting, strict=True):
        place = listed.get(entry.id, best)
        if entry.id in wishes:
            place = wish_among([(t.slug, t.title) for t in given.topics], wishes[entry.id])
            # A topic of its own, which comes last.
            if place is None:
                continue
        (rest if place is None else groups[place]).append(entry)
    topics: list[Topic] = []
    for topic, group in zip(given.topics, groups, strict=True):
        if group:
            topics.append(
                _topic(topic.slug, topic.title, topic.summary, group, items, topic.parent)
            )
        else:
            message = f"no question belongs to the topic '{topic.title}', so it has no page"
            diagnostics.append(Diagnostic("warning", CODE, given.path, topic.line, message))
    if rest:
        slug = slugify(_REST, {topic.slug for topic in given.topics})
        topics.append(_topic(slug, _REST, "", rest, items))
        count = "1 question fits" if len(rest) == 1 else f"{len(rest)} questions fit"
        first = topics[-1].entries[0]
        example = next(entry.question for entry in rest if entry.id == first)
        message = f"{count} no topic well and went to '{_REST}', such as '{example}'"
        diagnostics.append(Diagnostic("info", "topics-rest", given.path, None, message))
    return topics, diagnostics


def _by_likeness(
    entries: Sequence[Entry], items: Mapping[str, Item], vectors: NDArray[np.float32]
) -> list[Topic]:
    """Find topics where nobody named any; entries are sorted by id."""
    if len(entries) < _TOO_FEW:
        groups, names = [list(entries)], [Name(FALLBACK, ())]
    else:
        found = grouped(entries, items, vectors)
        groups = [[entries[row] for row in group.rows] for group in found]
        known = titles(items)
        names = name_groups(groups, items, [known.get(group.heading) for group in found])
    topics: list[Topic] = []
    taken = Slugs(RESERVED)
    order = basic_first(groups, [name.phrases for name in names], items)
    for place in _together(order, [name.above for name in names]):
        slug = slugify(names[place].title, taken)
        taken.add(slug)
        name = names[place]
        topics.append(_topic(slug, name.title, name.sentence, groups[place], items, name.above))
    return topics


def _together(order: Sequence[int], above: Sequence[str]) -> list[int]:
    """Move topics up to the first one that stands under the same title."""
    first: dict[str, int] = {}
    for rank, place in enumerate(order):
        first.setdefault(above[place] or f"\0{place}", rank)
    return sorted(order, key=lambda place: first[above[place] or f"\0{place}"])


def _topic(
    slug: str,
    title: str,
    summary: str,
    entries: Sequence[Entry],
    items: Mapping[str, Item],
    parent: str = "",
) -> Topic:
    read = tuple(entry.id for entry in reading_order(entries, items))
    return Topic(slug=slug, title=title, summary=summary, entries=read, parent=parent)
