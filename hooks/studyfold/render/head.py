"""What search engines and other programs find in a page's HTML."""

from __future__ import annotations

import re
from html import escape

from studyfold.model import Entry
from studyfold.render.library import plural

__all__ = ["described", "faq", "linked"]

_QUESTION = 'itemscope itemtype="https://schema.org/Question"'
_LONGEST = 155


def described(title: str, entries: list[Entry]) -> str:
    """Return what a page of entries holds, in about as many signs as search engines show."""
    text = f"{title}: {plural(len(entries), 'question')} with answers."
    for entry in entries:
        longer = f"{text} {entry.question}"
        if len(longer) > _LONGEST:
            break
        text = longer
    return text


def faq(page: str) -> str:
    """Return a page of entries as a schema.org FAQPage, where at least one has an answer.

    Entries say by themselves that they are questions; what they are part of is the whole page. No
    text is repeated for it: that would be as long as the page.
    """
    if _QUESTION not in page:
        return page
    page = page.replace(_QUESTION, f'itemprop="mainEntity" {_QUESTION}')
    return re.sub(
        r"<html(?=[\s>])", '<html itemscope itemtype="https://schema.org/FAQPage"', page, count=1
    )


def linked(page: str, links: list[tuple[str, str, str]]) -> str:
    """Return a page that names other files in its head.

    Args:
        page: the whole page.
        links: of each file how it belongs to the page (`rel`), its type and its address.
    """
    tags = "".join(
        f'<link rel="{escape(rel)}"{f" type={chr(34)}{escape(kind)}{chr(34)}" if kind else ""} '
        f'href="{escape(url)}">'
        for rel, kind, url in links
    )
    return page.replace("</head>", f"{tags}</head>", 1)
