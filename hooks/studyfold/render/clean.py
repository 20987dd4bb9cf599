"""HTML from sets → HTML that is safe and fits into a page.

nh3 (ammonia) parses as a browser does and lets through what the lists here name. What it gives is
regular - every attribute is quoted, every tag is closed - so that what remains can be done on tags.
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable
from urllib.parse import urlsplit

import nh3

from studyfold.render.escape import TAG

__all__ = ["DROPPED", "INLINE_TAGS", "TAGS", "Resolve", "clean"]

Resolve = Callable[[str], str | None]
"""Turns a relative address in a set into one on the page, or into None where it leads nowhere."""

INLINE_TAGS = frozenset({
    "a", "abbr", "b", "cite", "code", "del", "em", "i", "ins", "kbd", "q", "s", "samp", "small",
    "strong", "sub", "sup", "u", "var",
})  # fmt: skip
TAGS = INLINE_TAGS | {
    "blockquote", "br", "caption", "dd", "details", "dl", "dt", "h1", "h2", "h3", "h4", "h5",
    "h6", "hr", "img", "li", "ol", "p", "pre", "summary", "table", "tbody", "td", "tfoot", "th",
    "thead", "tr", "ul",
}  # fmt: skip
DROPPED = frozenset({
    "article", "aside", "big", "center", "col", "colgroup", "div", "figcaption", "figure",
    "font", "footer", "header", "main", "nav", "nobr", "picture", "section", "source", "span",
    "tt", "wbr",
})  # fmt: skip
"""Tags that only arrange their content: they go, it stays. Any other unknown tag is shown."""

_ATTRIBUTES = {
    "a": {"href", "title"},
    "abbr": {"title"},
    "details": {"open"},
    "img": {"src", "alt", "title"},
    "ol": {"start"},
    "td": {"colspan", "rowspan"},
    "th": {"colspan", "rowspan"},
}
_ALIGNMENTS = {"sf-left", "sf-center", "sf-right"}
_REMOTE = re.compile(r"(?:https?|mailto):", re.IGNORECASE)
_ONE_ATTRIBUTE = re.compile(r' ([a-zA-Z-]+)="([^"]*)"')
_HEADING = re.compile(r"<(h[1-6])>")
_SENTINEL = re.compile("[\uf8f0\uf8f1]")


def clean(fragment: str, resolve: Resolve | None = None, *, inline: bool = False) -> str:
    """Return HTML from a set with everything removed that is not plainly text and structure.

    Args:
        fragment: any HTML, however broken.
        resolve: what relative addresses become; without it they are shown as their text.
        inline: whether only inline elements without links may stay.
    """

    def attribute(_tag: str, name: str, value: str) -> str | None:
        # A formula must never be put into an attribute: its markup would end it.
        if _SENTINEL.search(value):
            return None
        if name in ("href", "src"):
            return _address(value, resolve)
        if name in ("start", "colspan", "rowspan"):
            return value if re.fullmatch(r"\d{1,4}", value) else None
        return value

    cleaned = nh3.clean(
        fragment,
        tags=set(INLINE_TAGS - {"a"} if inline else TAGS),
        clean_content_tags=set(),
        attributes={} if inline else _ATTRIBUTES,
        allowed_classes={"td": _ALIGNMENTS, "th": _ALIGNMENTS},
        attribute_filter=attribute,
        link_rel="noopener nofollow",
        url_schemes={"http", "https", "mailto"},
    )
    return _fit(cleaned)


def _address(value: str, resolve: Resolve | None) -> str | None:
    value = value.strip()
    if _REMOTE.match(value):
        return value
    if value.startswith("//"):
        return f"https:{value}"
    if ":" in value.split("/", 1)[0] or resolve is None:
        return None
    return resolve(value)


def _fit(cleaned: str) -> str:
    """Set headings below the entry's own, show remote images as links, let tables scroll."""
    ranks = {tag: rank for rank, tag in enumerate(sorted(set(_HEADING.findall(cleaned))))}
    # The entry is an h2; whatever levels a set used, the outline below it has no gap.
    heading = 2
    links: list[bool] = []

    def tag(match: re.Match[str]) -> str:
        nonlocal heading
        text = match.group()
        closing = text.startswith("</")
        name = text.lstrip("</").rstrip(">").split(" ", 1)[0]
        if name in ranks:
            if not closing:
                heading = min(3 + ranks[name], heading + 1, 6)
            return f"</h{heading}>" if closing else f"<h{heading}>"
        if name == "table":
            return "</table></div>" if closing else '<div class="sf-table sf-scroll"><table>'
        if name == "a":
            if closing:
                return text if links and links.pop() else ""
            links.append(' href="' in text)
            return text if links[-1] else ""
        if name == "img":
            return _image(dict(_ONE_ATTRIBUTE.findall(text)), linked=any(links))
        return text

    return TAG.sub(tag, cleaned)


def _image(attributes: dict[str, str], linked: bool) -> str:
    """Return a picture of this site as it is, another host's as a link that says what it shows."""
    source = attributes.get("src", "")
    alt = attributes.get("alt") or attributes.get("title") or ""
    if not source:
        return alt
    if not _REMOTE.match(source):
        return f'<img src="{source}" alt="{alt}" loading="lazy">'
    if linked:
        return alt
    name = html.escape(urlsplit(html.unescape(source)).path.rsplit("/", 1)[-1])
    return f'<a href="{source}" rel="noopener nofollow">{alt or name or "picture"}</a>'
