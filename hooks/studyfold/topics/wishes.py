"""Topics that a person put entries into, whatever else speaks for another one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from difflib import get_close_matches

from studyfold.model import Diagnostic, Entry, Item, Placement, Topic
from studyfold.text import fold, slugify
from studyfold.topics.named import RESERVED
from studyfold.topics.order import reading_order

__all__ = ["moved", "wish_among"]


def wish_among(topics: Sequence[tuple[str, str]], wish: Placement) -> int | None:
    """Return the position of the topic that a person named among (slug, title); None if new."""
    name = fold(wish.topic)
    for part in (0, 1):
        for position, topic in enumerate(topics):
            if fold(topic[part]) == name:
                return position
    return None


def moved(
    topics: Sequence[Topic],
    wishes: Mapping[str, Placement],
    entries: Sequence[Entry],
    items: Mapping[str, Item],
) -> tuple[list[Topic], list[Diagnostic]]:
    """Put entries into the topics that a person named, and make those that there are not yet.

    Args:
        topics: the topics as they are without that; the entries of new topics may be missing.
        wishes: the topics that were named, by the entries' ids.
        entries: all entries.
        items: every item by its id.

    Returns:
        The topics that have entries, new ones last, and a message for each new one.
    """
    known = {entry.id: entry for entry in entries}
    names = [(topic.slug, topic.title) for topic in topics]
    old = len(names)
    places = {entry: place for place, topic in enumerate(topics) for entry in topic.entries}
    notes: list[Diagnostic] = []
    for identity, wish in sorted(wishes.items(), key=lambda pair: (pair[1].line, pair[0])):
        place = wish_among(names, wish)
        if place is None:
            place = len(names)
            notes.append(_new(wish, [title for _, title in names]))
            taken = {*RESERVED, *(slug for slug, _ in names)}
            names.append((slugify(wish.topic, taken), wish.topic))
        places[identity] = place
    result: list[Topic] = []
    for place, (slug, title) in enumerate(names):
        here = [known[identity] for identity in known if places[identity] == place]
        if not here:
            continue
        topic = topics[place] if place < old else Topic(slug, title, "", ())
        if {entry.id for entry in here} != set(topic.entries):
            read = tuple(entry.id for entry in reading_order(here, items))
            topic = replace(topic, entries=read)
        result.append(topic)
    return result, notes


def _new(wish: Placement, titles: Sequence[str]) -> Diagnostic:
    """Say that a topic is made for a decision; a warning where another one may be meant."""
    close = get_close_matches(wish.topic, titles, 1, 0.75)
    message = f"there is no other topic '{wish.topic}', so it is made for what this line names"
    if close:
        message += f"; is '{close[0]}' meant?"
        return Diagnostic("warning", "new-topic", wish.path, wish.line, message)
    return Diagnostic("info", "new-topic", wish.path, wish.line, message)
