"""Which place the made pages have in a site's navigation."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape
from typing import Any

from studyfold.render.page import Page

__all__ = ["arranged", "whole"]

_TOPICS = "Topics"


def whole(pages: Sequence[Page], home: Sequence[Any], others: Sequence[Any]) -> list[Any]:
    """Return a navigation with everything: home, all questions, topics, other pages, the making."""
    return [*home, *_front(pages), *others, *_at(pages, "back")]


def arranged(nav: Sequence[Any], pages: Sequence[Page]) -> list[Any]:
    """Return a navigation that a person wrote, with the made pages and in the order it has.

    Who names one of them there arranges them by hand, and gets no more of their kind.
    """
    named = set(_uris(list(nav)))
    back = {page.uri for page in pages if page.place == "back"}
    found = list(nav)
    if not named & {page.uri for page in pages if page.uri not in back}:
        found[1:1] = _front(pages)
    return found if named & back else [*found, *_at(pages, "back")]


def _front(pages: Sequence[Page]) -> list[Any]:
    topics = _nested([page for page in pages if page.listed and page.place == "topics"])
    return [*_at(pages, "front"), *([{_TOPICS: topics}] if topics else [])]


def _at(pages: Sequence[Page], place: str) -> list[Any]:
    # Themes put titles into HTML as they stand.
    return [{escape(p.title): p.uri} for p in pages if p.listed and p.place == place]


def _nested(pages: Sequence[Page]) -> list[Any]:
    """Put topics that stand under one title together, where the first of them stands."""
    found: list[Any] = []
    under: dict[str, list[Any]] = {}
    for page in pages:
        parent = " ".join(page.parent.split())
        if parent and parent not in under:
            under[parent] = []
            found.append({escape(parent): under[parent]})
        (under[parent] if parent else found).append({escape(page.title): page.uri})
    return found


def _uris(nav: Any) -> Iterator[str]:
    if isinstance(nav, str):
        yield nav
    elif isinstance(nav, dict):
        for value in nav.values():
            yield from _uris(value)
    elif isinstance(nav, list):
        for value in nav:
            yield from _uris(value)
