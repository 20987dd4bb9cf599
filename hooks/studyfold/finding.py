"""Study and pages written by hand → what a search finds in them."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Sequence

from studyfold.match import acronyms
from studyfold.model import Entry, Item, Study
from studyfold.render import addresses
from studyfold.search import Record, files
from studyfold.text import plain

__all__ = ["page_records", "records", "search_files"]

_TAG = re.compile(r"<[^<>]*+>")


def search_files(study: Study, found: Sequence[Record]) -> dict[str, bytes]:
    """Return the files of the search index by their path in the site.

    Args:
        study: the result of a build.
        found: its records, and those of other pages.
    """
    texts = [text for item in study.items for text in (item.question, item.answer)]
    return files(found, acronyms.learn(texts))


def records(study: Study, *, page_size: int, directory_urls: bool = True) -> list[Record]:
    """Return a record of each entry, in reading order.

    Args:
        study: the result of a build.
        page_size: the most entries on one page.
        directory_urls: whether pages are addressed as folders (`a/`) or as files (`a.html`).
    """
    places = addresses(study, page_size, directory_urls=directory_urls)
    entries = {entry.id: entry for entry in study.entries}
    items = {item.id: item for item in study.items}
    return [
        _record(entries[id_], [items[one] for one in entries[id_].items], places[id_], topic.title)
        for topic in study.topics
        for id_ in topic.entries
    ]


def page_records(index: str) -> list[Record]:
    """Return a record of each section that the theme's own search would find.

    Args:
        index: the `search_index.json` of the theme's plugin.
    """
    sections = json.loads(index)["docs"]
    titles = {one["location"]: _shown(one["title"]) for one in sections}
    found = []
    for one in sections:
        page, _, anchor = one["location"].partition("#")
        found.append(
            Record(
                title=titles[one["location"]],
                page=page,
                anchor=anchor,
                label=titles.get(page, ""),
                text=_shown(one["text"]),
            )
        )
    return found


def _shown(markup: str) -> str:
    return " ".join(html.unescape(_TAG.sub(" ", markup)).split())


def _record(entry: Entry, items: Sequence[Item], place: str, label: str) -> Record:
    page, _, anchor = place.partition("#")
    return Record(
        title=entry.question,
        page=page,
        anchor=anchor,
        label=label,
        wordings=tuple(dict.fromkeys((*(item.question for item in items), *entry.variants))),
        prompt=" ".join(_plain(item.prompt) for item in items),
        text=" ".join(_plain(item.answer) for item in items),
        sets=len({item.set for item in items}),
    )


def _plain(markdown: str) -> str:
    return " ".join(map(plain, markdown.splitlines()))
