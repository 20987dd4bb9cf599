"""The whole site as one page that prints well: a booklet, with its answers or without."""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Mapping
from dataclasses import replace
from html import escape, unescape
from mimetypes import guess_type
from posixpath import dirname, normpath

from studyfold.model import Topic
from studyfold.render.address import BOOKLET_URI, page_uri
from studyfold.render.assets import asset, assets
from studyfold.render.direction import writing
from studyfold.render.entry import body_html, title_html
from studyfold.render.escape import anchor, one_line
from studyfold.render.library import Library, plural

__all__ = ["booklet_file", "site_booklet"]

# Browsers lay a longer page out, and print it, only after minutes.
_LONGEST = 1000
_FONT = re.compile(r'url\("(fonts/[^"]*)"\)')
_SOURCE = re.compile(r' src="([^"]*)" alt="([^"]*)" loading="lazy"')
_LINK = re.compile(r' href="(?!#|https?:|mailto:)[^"]*"(?: download="")?')
_BAR = (
    '<form class="sf-booklet-bar"><button type="button" class="sf-button" data-sf="print">Print'
    "</button>"
    '<label><input type="radio" name="answers" value="with" checked> with answers</label>'
    '<label><input type="radio" name="answers" value="without" id="without"> questions only</label>'
    '<a href="{home}">Back to the site</a></form>'
)
_PAGE = """<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<link rel="icon" href="data:,">
<title>{title}</title>
{styles}
</head>
<body class="sf-booklet{kind}">
{inside}
</body>
</html>
"""


def site_booklet(library: Library, site_name: str) -> str:
    """Return the booklet as a page of the site; of a very large site, where its parts stand."""
    count = sum(len(topic.entries) for topic in library.study.topics)
    home = library.link("index.md", BOOKLET_URI)
    bar = _BAR.format(home=escape(home))
    if count > _LONGEST:
        inside = _cover(library, site_name) + _topics_apart(library, home)
    else:
        inside = f"{_cover(library, site_name, bar)}<main>{_topics(_within(library))}</main>"
    style = library.link("assets/studyfold/booklet.css", BOOKLET_URI)
    script = library.link("assets/studyfold/booklet.js", BOOKLET_URI)
    head = f'<link rel="stylesheet" href="{style}">\n<script src="{script}" defer></script>'
    return _page(site_name, head, inside)


def booklet_file(
    library: Library, site_name: str, *, answers: bool, pictures: Mapping[str, bytes]
) -> str:
    """Return the booklet as one file that needs no other.

    Args:
        library: what it is made of.
        site_name: its title.
        answers: whether it has the answers.
        pictures: what is in each file that the sets refer to, by its path below docs/.
    """
    own = assets()

    def font(match: re.Match[str]) -> str:
        data = b64encode(own[f"assets/studyfold/{match[1]}"]).decode()
        return f'url("data:font/woff2;base64,{data}")'

    # What is in the file is there at once, so no letter need be shown in another font meanwhile.
    style = _FONT.sub(font, asset("booklet.css")).replace("font-display: optional", "")
    inside = f"{_cover(library, site_name)}<main>{_topics(_within(library))}</main>"

    def picture(match: re.Match[str]) -> str:
        uri = normpath(f"{dirname(BOOKLET_URI)}/{unescape(match[1])}").partition("#")[0]
        kind = guess_type(uri)[0] or "application/octet-stream"
        data = b64encode(pictures.get(uri, b"")).decode()
        return f' src="data:{kind};base64,{data}" alt="{match[2]}"'

    # A file that lies alone leads to no other.
    inside = _LINK.sub("", _SOURCE.sub(picture, inside))
    head = f"<style>{style}</style>"
    return _page(site_name, head, inside, "" if answers else " sf-without")


def _page(site_name: str, head: str, inside: str, kind: str = "") -> str:
    title = escape(one_line(f"{site_name}: booklet"))
    return _PAGE.format(title=title, styles=head, kind=kind, inside=inside)


def _within(library: Library) -> Library:
    """Return the library with every entry in the booklet, so that links lead there."""
    places = {
        id_: f"{BOOKLET_URI}#{library.entries[id_].slug}"
        for topic in library.study.topics
        for id_ in topic.entries
    }
    return replace(library, places=places, repository="")


def _cover(library: Library, site_name: str, bar: str = "") -> str:
    entries = sum(len(topic.entries) for topic in library.study.topics)
    told = f"{plural(entries, 'question')} from {plural(len(library.study.sets), 'set')}"
    rows = "".join(
        f'<li><a href="#{_own_id(topic)}">{escape(topic.title)}</a> '
        f'<span class="sf-count">{plural(len(topic.entries), "question")}</span></li>'
        for topic in library.study.topics
    )
    return (
        f'<header class="sf-cover">{bar}<h1>{escape(one_line(site_name))}</h1><p>{told}</p>'
        f'<nav aria-label="Contents"><ol>{rows}</ol></nav></header>'
    )


def _own_id(topic: Topic) -> str:
    # No entry's slug has an underscore.
    return f"topic_{anchor(topic.slug)}"


def _topics(library: Library) -> str:
    parts = []
    for topic in library.study.topics:
        summary = f"<p>{escape(topic.summary)}</p>" if topic.summary else ""
        entries = "".join(_entry(id_, library) for id_ in topic.entries)
        parts.append(
            f'<section class="sf-topic md-typeset"><h1 id="{_own_id(topic)}">'
            f"{escape(topic.title)}</h1>{summary}{entries}</section>"
        )
    return "".join(parts)


def _entry(id_: str, library: Library) -> str:
    entry = library.entries[id_]
    body = body_html(entry, library, bound=True).replace("<details", "<details open")
    return (
        f'<article{writing(entry.question)}><h2 id="{anchor(entry.slug)}">{title_html(entry)}</h2>'
        f'<div class="sf-entry">{body}</div></article>'
    )


def _topics_apart(library: Library, home: str) -> str:
    """Say how to print a site that is too large for one page."""
    rows = "".join(
        f'<li id="{_own_id(topic)}"><a href="{escape(url)}">{escape(topic.title)}</a></li>'
        for topic in library.study.topics
        for url in [library.link(page_uri(topic.slug), BOOKLET_URI)]
    )
    return (
        '<main class="md-typeset"><p>This site is too large to be printed as one page by a '
        "browser. Each topic prints well by itself:</p>"
        f"<ul>{rows}</ul><p>Whoever builds the site can make one file of all of it with "
        f'<code>build_site.py booklet</code>.</p><p><a href="{escape(home)}">Back to the site'
        "</a></p></main>"
    )
