"""The elements of HTML by what they mean for a text."""

from __future__ import annotations

__all__ = [
    "ALIASES",
    "BLOCKS",
    "CLOSING_HEADINGS",
    "ENDING",
    "FLAT",
    "HEADINGS",
    "IGNORED",
    "KEPT_INLINE",
    "TABLE_PARTS",
    "UNREAD",
    "VOID",
    "is_block",
]

ALIASES = {
    "center": "div",
    "cite": "i",
    "dir": "ul",
    "em": "i",
    "listing": "pre",
    "menu": "ul",
    "plaintext": "pre",
    "s": "del",
    "samp": "code",
    "strike": "del",
    "strong": "b",
    "tt": "code",
    "var": "i",
    "xmp": "pre",
}
"""Old and close names of the elements that the rest of the reader knows."""

HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
TABLE_PARTS = frozenset(("caption", "tbody", "td", "tfoot", "th", "thead", "tr"))
VOID = frozenset(
    "area base br col embed hr img input keygen link meta param source track wbr".split()
)
IGNORED = frozenset("body colgroup head html tbody tfoot thead".split())
"""Their tags mean nothing, their content does."""

UNREAD = frozenset(
    """applet aside audio canvas datalist footer frameset iframe map nav noembed noframes noscript
    object script select style svg template textarea video""".split()
)
"""They hold what is no text of the page: its machinery, its pictures, the way to other pages."""

BLOCKS = (
    HEADINGS
    | TABLE_PARTS
    | frozenset(
        """address article blockquote button dd details dialog div dl dt fieldset figcaption figure
        form header hgroup label legend li main ol p pre search section summary table ul
        answer back card definition entry faq front item option qa question quiz""".split()
    )
)
"""Elements that a paragraph ends at; those of the last row are nobody's, yet people use them."""

FLAT = HEADINGS | frozenset(
    """address article button center div fieldset figcaption figure form header hgroup label legend
    li main option p section search""".split()
)
"""Blocks that only are lines of text where no block can be: in a heading, in a summary, in code."""

CLOSING_HEADINGS = BLOCKS - FLAT - {"summary"}
"""Blocks that no heading holds: where one starts inside a heading, its end tag was forgotten."""

ENDING = {
    "dd": frozenset(("dd", "dt")),
    "dt": frozenset(("dd", "dt")),
    "li": frozenset(("li",)),
    "p": BLOCKS,
    "td": frozenset(("td", "th", "tr", "tbody", "tfoot", "thead")),
    "th": frozenset(("td", "th", "tr", "tbody", "tfoot", "thead")),
    "tr": frozenset(("tr", "tbody", "tfoot", "thead")),
}
"""The start tags that end an element which has no end tag."""

KEPT_INLINE = frozenset("a b code del i kbd q rt sub sup".split())
"""Inline elements that Markdown has something for."""


_SMALL = ("-ago", "-badge", "-emoji", "-icon", "-math", "-time")


def is_block(name: str) -> bool:
    """Say whether an element is a block; elements that a page defines itself are, as a rule."""
    if "-" not in name:
        return name in BLOCKS
    return not name.startswith("mjx-") and not name.endswith(_SMALL)
