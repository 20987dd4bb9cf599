"""HTML from sets → HTML that is safe and fits into a page.

nh3 (ammonia) parses as a browser does and lets through what the lists here name. What it gives is
regular - every attribute is quoted, every tag is closed - so that what remains can be done on tags.
"""

from __future__ import annotations

import html
import re
import string
from collections.abc import Callable

import nh3

from studyfold.render.escape import TAG

__all__ = ["DROPPED", "INLINE_TAGS", "TAGS", "Resolve", "clean", "local_targets"]

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
_PICTURE = re.compile(r"\.(?:avif|gif|jpe?g|png|webp)(?:#|$)", re.IGNORECASE)
_ONE_ATTRIBUTE = re.compile(r' ([a-zA-Z-]+)="([^"]*)"')
# Marks that are never closed come again in every paragraph behind them: 17 KB can become 19 MB.
_GROWTH, _GROWN = 20, 50_000
_HEADING = re.compile(r"<(h[1-6])>")
_EMPTY_HEAD = re.compile(r'<th((?: [a-z]+="[^"]*")*)>\s*</th>')
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
        # Themes show titles by script, as HTML.
        return value.replace("<", "＜") if name == "title" else value

    cleaned = nh3.clean(
        fragment,
        tags=set(INLINE_TAGS - {"a"} | {"img"} if inline else TAGS),
        clean_content_tags=set(),
        attributes={"img": {"alt", "title"}} if inline else _ATTRIBUTES,
        allowed_classes={"td": _ALIGNMENTS, "th": _ALIGNMENTS},
        attribute_filter=attribute,
        link_rel="noopener nofollow",
        url_schemes={"http", "https", "mailto"},
    )
    if len(cleaned) > _GROWTH * len(fragment) + _GROWN:
        return clean(html.escape(fragment), inline=inline)
    return _fit(cleaned)


def local_targets(fragment: str, *, pictures: bool) -> tuple[str, ...]:
    """Return the addresses in HTML from a set, each once, that name no place in the web."""
    found: dict[str, None] = {}

    def attribute(_tag: str, name: str, value: str) -> None:
        value = value.strip()
        local = bool(value) and not value.startswith("//") and not _SENTINEL.search(value)
        if name in ("href", "src") and local:
            found[value] = None

    nh3.clean(
        fragment,
        tags=set(TAGS),
        clean_content_tags=set(),
        attributes={"a": set() if pictures else {"href"}, "img": {"src"}},
        attribute_filter=attribute,
        link_rel=None,
        # Of the addresses with a scheme only those of a disk: file:///x.png and C:\x.png.
        url_schemes={"file", *string.ascii_lowercase},
    )
    return tuple(found)


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
    headings: list[int] = []
    links: list[bool] = []

    def tag(match: re.Match[str]) -> str:
        nonlocal heading
        text = match.group()
        closing = text.startswith("</")
        name = text.lstrip("</").rstrip(">").split(" ", 1)[0]
        if name in ranks:
            if closing:
                # Headings can stand in each other; an end that fits another one would close
                # everything up to that one.
                return f"</h{headings.pop()}>"
            heading = min(3 + ranks[name], heading + 1, 6)
            headings.append(heading)
            return f"<h{heading}>"
        if name == "table":
            return "</table></div>" if closing else '<div class="sf-table sf-scroll"><table>'
        if name == "a":
            if closing:
                return text if links and links.pop() else ""
            links.append("href" in _attributes(text))
            return _link(text) if links[-1] else ""
        if name == "img":
            return _image(_attributes(text), linked=any(links))
        return text

    # A header without words heads nothing: to those who only hear it, an empty cell is one.
    return _EMPTY_HEAD.sub(r"<td\1></td>", TAG.sub(tag, cleaned))


def _attributes(tag: str) -> dict[str, str]:
    """Return the attributes of a tag, escaped so that they can be text as well."""
    found = _ONE_ATTRIBUTE.findall(tag)
    return {name: html.escape(html.unescape(value)) for name, value in found}


def _link(tag: str) -> str:
    """Return the start of a link; one to a file of this site that is no picture saves it."""
    target = _attributes(tag)["href"]
    own = not _REMOTE.match(target) and not _PICTURE.search(target)
    return f'{tag[:-1]} download="">' if own else tag


def _image(attributes: dict[str, str], linked: bool) -> str:
    """Return a picture of this site as it is; another host's, or what is none, as a link."""
    source = attributes.get("src", "")
    alt = attributes.get("alt") or attributes.get("title") or ""
    if not source:
        return alt
    if not _REMOTE.match(source) and _PICTURE.search(source):
        # Galleries show descriptions as themes show titles.
        return f'<img src="{source}" alt="{alt.replace("&lt;", "＜")}" loading="lazy">'
    if linked:
        return alt
    # urlsplit would raise at hosts that cannot be.
    name = html.escape(re.split("[?#]", html.unescape(source))[0].rsplit("/", 1)[-1])
    link = _link(f'<a href="{source}" rel="noopener nofollow">')
    return f"{link}{alt or name or 'picture'}</a>"
