"""Writes the topics that were found as a topics.yml to start from."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import yaml
from numpy.typing import NDArray

from studyfold.model import Entry, Item, Topic
from studyfold.text import fold
from studyfold.topics.claims import named
from studyfold.topics.fit import fit
from studyfold.topics.named import Given, GivenTopic
from studyfold.topics.telling import listen

__all__ = ["drafted", "written"]

_KEYWORDS = 8
_OWN = 0.5
"""A keyword has this share of its uses in the topic."""

_HEADER = """\
# Topics in the order in which one can learn them, as Studyfold found them. Rename, reorder, merge
# and split them as you like: from now on this file decides. A new question goes to the topic that
# fits it best by title, sentence and keywords; `entries` lists those that belong there whatever
# the keywords say. `parent` puts topics together in the menu.

"""


def drafted(topics: Sequence[Topic], entries: Sequence[Entry], items: Mapping[str, Item]) -> Given:
    """Return topics as a topics.yml would give them, with keywords, without entries.

    Args:
        topics: at least one topic.
        entries: the entries of all topics.
        items: every item by id.
    """
    known = {entry.id: entry for entry in entries}
    spoken = listen([[known[i] for i in sorted(topic.entries)] for topic in topics], items)
    drafts = []
    for topic, candidates in zip(topics, spoken.candidates, strict=True):
        telling = [c.phrase for c in candidates if c.own >= _OWN][:_KEYWORDS]
        keywords = dict.fromkeys(spoken.writing.show(phrase) for phrase in telling)
        drafts.append(
            GivenTopic(topic.title, topic.summary, topic.slug, tuple(keywords), (), 0, topic.parent)
        )
    return Given("", tuple(drafts))


def written(
    draft: Given,
    topics: Sequence[Topic],
    entries: Sequence[Entry],
    items: Mapping[str, Item],
    vectors: NDArray[np.float32],
    topic_vectors: NDArray[np.float32] | None,
) -> str:
    """Return a draft as the text of a topics.yml that gives these very topics again.

    Entries that the keywords would send elsewhere are listed under their topic.

    Args:
        draft: what `drafted` made of the topics.
        topics: the k topics.
        entries: n entries, all of them in a topic.
        items: every item by id.
        vectors: one row of length 1 for each entry, shape (n, d).
        topic_vectors: one row for each text of `draft.texts()`, shape (k, d), where there are any.
    """
    fitting = fit(entries, items, vectors, draft, topic_vectors)
    place_of = {entry: place for place, topic in enumerate(topics) for entry in topic.entries}
    names = named(entries, items)
    lists: list[list[str]] = [[] for _ in topics]
    for entry, best in sorted(zip(entries, fitting, strict=True), key=lambda pair: pair[0].id):
        if best != place_of[entry.id]:
            # By its words where they mean no other, which is easier to read than an id.
            clear = names.get(fold(entry.question)) == entry.id
            lists[place_of[entry.id]].append(entry.question if clear else entry.id)
    listed = [_values(one, under) for one, under in zip(draft.topics, lists, strict=True)]
    text: str = yaml.safe_dump(
        {"topics": listed}, sort_keys=False, allow_unicode=True, width=100, indent=2
    )
    return _HEADER + text


def _values(topic: GivenTopic, entries: Sequence[str]) -> dict[str, Any]:
    values: dict[str, Any] = {"title": topic.title, "slug": topic.slug}
    if topic.parent:
        values["parent"] = topic.parent
    if topic.summary:
        values["summary"] = topic.summary
    if topic.keywords:
        values["keywords"] = list(topic.keywords)
    if entries:
        values["entries"] = list(entries)
    return values
