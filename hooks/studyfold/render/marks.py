"""The quiet marks of an entry: how many sets ask it, how hard it is, its link, its mistakes."""

from __future__ import annotations

from html import escape
from urllib.parse import urlencode, urlsplit

from studyfold.model import Entry
from studyfold.render.address import published, url_of
from studyfold.render.escape import anchor
from studyfold.render.library import Library

__all__ = ["asked", "tools"]

# More dots than this are no picture of a share any more.
_DOTS = 12
# What a browser and a server surely take as an address.
_LONGEST_TITLE = 120


def asked(entry: Entry, library: Library) -> str:
    """Return the line that says how many sets ask an entry and how hard they call it."""
    among = len(library.study.sets)
    number = len(library.sets_of(entry))
    parts = []
    if among > 1:
        dots = _dots(number, among) if among <= _DOTS else ""
        parts.append(f"<span>{dots}Asked in {number:,} of {among:,} sets</span>")
    level = library.difficulty(entry)
    if level:
        parts.append(f'<span class="sf-level sf-{level}">{level.capitalize()}</span>')
    shown = "".join(parts)
    return f'<p class="sf-asked" data-search-exclude>{shown}</p>' if shown else ""


def _dots(number: int, among: int) -> str:
    """Return a dot for each set, full ones first; the words beside them say the same."""
    full, empty = "<i></i>" * number, '<i class="sf-no"></i>' * (among - number)
    return f'<span class="sf-dots" aria-hidden="true">{full}{empty}</span>'


def tools(entry: Entry, library: Library) -> str:
    """Return the links below an answer: to the question, and to report a mistake in it."""
    question = escape(entry.question)
    links = [
        f'<a class="sf-copy" href="#{anchor(entry.slug)}">Copy link'
        f'<span class="sf-vh"> to: {question}</span></a>'
    ]
    address = _report(entry, library)
    if address:
        links.append(
            f'<a href="{escape(address)}" rel="noopener">Report a mistake'
            f'<span class="sf-vh"> in: {question}</span></a>'
        )
    return f'<p class="sf-tools" data-search-exclude>{"".join(links)}</p>'


def _report(entry: Entry, library: Library) -> str:
    """Return the address of the repository's form for a new issue, with the place filled in."""
    parts = urlsplit(library.repository)
    if parts.scheme not in ("http", "https") or not parts.netloc:
        return ""
    places = []
    for id_ in entry.items:
        item = library.items[id_]
        line = f":{item.line}" if item.line else ""
        places.append(f"- {published(item.path)}{line}")
    uri, _, slug = library.places[entry.id].partition("#")
    place = url_of(uri, directory_urls=library.directory_urls)
    body = f"Entry: {place}#{slug}\n\nSets:\n" + "\n".join(places) + "\n\nWhat is wrong:\n"
    title = f"Mistake in: {entry.question}"[:_LONGEST_TITLE]
    base = library.repository.rstrip("/").removesuffix(".git")
    if "gitlab" in parts.netloc:
        form = urlencode({"issue[title]": title, "issue[description]": body})
        return f"{base}/-/issues/new?{form}"
    content = "content" if parts.netloc.endswith("bitbucket.org") else "body"
    return f"{base}/issues/new?{urlencode({'title': title, content: body})}"
