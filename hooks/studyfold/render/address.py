"""Where pages and entries stand in the site, and how one page names another."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from pathlib import PurePosixPath

from studyfold.model import Entry, Study, Topic

__all__ = [
    "ABOUT_URI",
    "BOOKLET_URI",
    "MAP_URI",
    "QUESTIONS_URI",
    "WANTED_URI",
    "addresses",
    "batches",
    "entries_by_id",
    "page_uri",
    "published",
    "relative",
    "url_of",
]

ABOUT_URI = "how-this-site-was-made.md"
QUESTIONS_URI = "questions.md"
BOOKLET_URI = "booklet/index.html"
MAP_URI = "map.md"
WANTED_URI = "answers-wanted.md"


def published(path: str) -> str:
    """Return the path of a set as a page shows it: of one outside the project only its end.

    Where the folders above lie on somebody's disk is nobody else's business.
    """
    parts = PurePosixPath(path).parts
    inside = [part for part in parts if part not in ("..", "/") and not part.endswith(":")]
    outside = len(inside) < len(parts)
    return "/".join(inside[-2:] if outside else inside)


def page_uri(topic: str, number: int = 1) -> str:
    """Return the path below docs/ of a topic's page, or of one of its continuation pages."""
    return f"topics/{topic}.md" if number == 1 else f"topics/{topic}/{number}.md"


def url_of(uri: str, *, directory_urls: bool = True) -> str:
    """Return the address of a page or of another file from the site's root, as MkDocs makes it."""
    stem = uri.removesuffix(".md")
    if stem == uri:
        return uri
    if stem == "index" or stem.endswith("/index"):
        folder = stem.removesuffix("index")
        return folder if directory_urls else f"{folder}index.html"
    return f"{stem}/" if directory_urls else f"{stem}.html"


def relative(target: str, source: str, *, directory_urls: bool = True) -> str:
    """Return the address of `target` (a page or file, with its #… if any) as a page writes it."""
    uri, mark, anchor = target.partition("#")
    here = url_of(source, directory_urls=directory_urls)
    there = url_of(uri, directory_urls=directory_urls)
    base = here if here.endswith("/") else posixpath.dirname(here)
    path = posixpath.relpath(f"/{there}", f"/{base}")
    if there.endswith("/") or not there:
        path = f"{path}/"
    return f"{path}{mark}{anchor}"


def batches(topic: Topic, page_size: int) -> Iterator[tuple[int, tuple[str, ...]]]:
    """Yield the number of each of a topic's pages and the ids of the entries on it."""
    for number, start in enumerate(range(0, max(len(topic.entries), 1), page_size), start=1):
        yield number, topic.entries[start : start + page_size]


def addresses(study: Study, page_size: int, *, directory_urls: bool = True) -> dict[str, str]:
    """Return the address of every entry from the site's root, by the entry's id."""
    found = {}
    entries = entries_by_id(study)
    for topic in study.topics:
        for number, ids in batches(topic, page_size):
            url = url_of(page_uri(topic.slug, number), directory_urls=directory_urls)
            found.update({id_: f"{url}#{entries[id_].slug}" for id_ in ids})
    return found


def entries_by_id(study: Study) -> dict[str, Entry]:
    """Return the study's entries by their ids."""
    return {entry.id: entry for entry in study.entries}
