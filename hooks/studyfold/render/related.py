"""Links to the questions that lie near an entry without asking the same."""

from __future__ import annotations

from html import escape

from studyfold.model import Entry
from studyfold.render.library import Library

__all__ = ["related_html"]


def related_html(entry: Entry, library: Library) -> str:
    """Return a line of links to the entry's nearest, nothing where none are near."""
    page = library.places[entry.id].partition("#")[0]
    links = []
    for id_ in entry.related:
        other = library.entries.get(id_)
        if other is None or id_ not in library.places:
            continue
        url = library.link(library.places[id_], page)
        links.append(f'<li><a href="{escape(url)}">{escape(other.question)}</a></li>')
    if not links:
        return ""
    name = escape(f"Related to: {entry.question}")
    return (
        f'<div class="sf-related" data-search-exclude><p>Related</p>'
        f'<ul aria-label="{name}">{"".join(links)}</ul></div>'
    )
