"""Making text and HTML inert for the Markdown processor of the site.

Pages are Markdown that some generator will process with extensions that Studyfold does not
know: attribute lists, macros, includes, emoji. What a set says must never act there, so
everything from a set is written as HTML whose special characters are character references.
References are hexadecimal because a decimal one, `&#42;`, looks like an issue number to
pymdownx.magiclink.
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable

__all__ = ["anchor", "armour", "inert", "inert_html", "one_line", "text_of"]

# One tag as nh3 and this package write it: every attribute value is quoted.
TAG = re.compile(r'</?[a-zA-Z][a-zA-Z0-9]*(?: [a-zA-Z-]+(?:="[^"]*")?)*>')

# Every ASCII character but letters, digits and blanks - and but what ends a word or a sentence or
# joins a word, so that pages stay readable as Markdown.
_SPECIAL = re.compile(r"(?!(?<=[^\W_])(?:[,?;](?= |\Z)|-(?=[^\W_])|\.\Z))[!-/:-@\[-`{-~]")
_ATTRIBUTE = re.compile(r'="([^"]*)"')
_PRE = re.compile(r"(<pre\b.*?</pre>)", re.DOTALL)
# Jinja, attribute lists, critic marks ({}), fences (`~), formulas ($), wiki links ([]), snippets;
# and attributes that a plugin looks for in the whole page, with a pattern that takes text for tags.
_ACTIVE = re.compile(r"[{}`~$\[\]\\=\"']")
# What ends a line for Python-Markdown or for str.splitlines, but not for a set's reader.
_LINE_END = re.compile("\r\n?|[\v\f\x1c-\x1e\x85\u2028\u2029]")
# What no HTML, or no UTF-8, can hold.
_UNSPEAKABLE = re.compile("[\0-\x08\x0e-\x1b\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")


def one_line(text: str) -> str:
    """Return plain text with white space collapsed and without what cannot be printed."""
    return " ".join("".join(c for c in text if c.isspace() or c.isprintable()).split())


def anchor(slug: str) -> str:
    """Return a slug without what no slug has: it may come from a ledger that a stranger wrote."""
    return "".join(c for c in slug if c.isalnum() or c == "-")


def inert(text: str) -> str:
    """Return plain text as inline Markdown in which no character has a meaning.

    White space is collapsed, so that the result stays on one line.
    """
    return _SPECIAL.sub(_reference, one_line(text))


def inert_html(fragment: str) -> str:
    """Return clean inline HTML as inline Markdown in which only its tags have a meaning."""
    return _apart(fragment, _inert_text, lambda value: inert(html.unescape(value)))


def _reference(match: re.Match[str]) -> str:
    return f"&#x{ord(match[0]):x};"


def _apart(fragment: str, text: Callable[[str], str], value: Callable[[str], str]) -> str:
    """Return clean HTML with its text and its attributes' values rewritten, each by its own."""
    out: list[str] = []
    end = 0
    for tag in TAG.finditer(fragment):
        out.append(text(fragment[end : tag.start()]))
        out.append(_ATTRIBUTE.sub(lambda m: f'="{value(m[1])}"', tag.group()))
        end = tag.end()
    out.append(text(fragment[end:]))
    return "".join(out)


def _inert_text(escaped: str) -> str:
    """Make text inert but keep the blanks at its ends: they separate it from a tag."""
    text = html.unescape(escaped)
    if not text.strip():
        return " " if text else ""
    left = " " if text[0].isspace() else ""
    right = " " if text[-1].isspace() else ""
    return f"{left}{inert(text)}{right}"


def armour(fragment: str) -> str:
    """Return clean block HTML as one line that every Markdown processor passes through.

    Python-Markdown hands a raw HTML block on as it stands, but other extensions read the lines
    first. On a single line no fence, include or list can begin, and blank lines inside code
    cannot end the block.
    """
    parts = _PRE.split(_UNSPEAKABLE.sub("\ufffd", _LINE_END.sub("\n", fragment)))
    for i, part in enumerate(parts):
        # Line ends count inside <pre>, where the reference gives the same line end.
        line = part.replace("\n", "&#xa;") if i % 2 else " ".join(part.split("\n"))
        parts[i] = _apart(line, _quiet, _quiet)
    return "".join(parts).strip()


def _quiet(escaped: str) -> str:
    return _ACTIVE.sub(_reference, escaped)


def text_of(fragment: str) -> str:
    """Return the plain text of clean inline HTML."""
    return " ".join(html.unescape(TAG.sub("", fragment)).split())
