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

__all__ = ["armour", "inert", "inert_html", "text_of"]

# One tag as nh3 and this package write it: every attribute value is quoted.
TAG = re.compile(r'</?[a-zA-Z][a-zA-Z0-9]*(?: [a-zA-Z-]+="[^"]*")*>')

# Every ASCII character but letters, digits and blanks - and but what ends a word or a sentence or
# joins a word, so that pages stay readable as Markdown.
_SPECIAL = re.compile(r"(?!(?<=[^\W_])(?:[,?;](?= |\Z)|-(?=[^\W_])|\.\Z))[!-/:-@\[-`{-~]")
_ATTRIBUTE = re.compile(r'="([^"]*)"')
_PRE = re.compile(r"(<pre\b.*?</pre>)", re.DOTALL)
# Jinja, attribute lists, critic marks ({}), fences (`~), formulas ($), wiki links ([]), snippets.
_ACTIVE = re.compile(r"[{}`~$\[\]\\\x02\x03]")


def inert(text: str) -> str:
    """Return plain text as inline Markdown in which no character has a meaning.

    White space is collapsed, so that the result stays on one line.
    """
    line = " ".join("".join(c for c in text if c.isspace() or c.isprintable()).split())
    return _SPECIAL.sub(lambda m: f"&#x{ord(m[0]):x};", line)


def inert_html(fragment: str) -> str:
    """Return clean inline HTML as inline Markdown in which only its tags have a meaning."""
    out: list[str] = []
    end = 0
    for tag in TAG.finditer(fragment):
        out.append(_inert_text(fragment[end : tag.start()]))
        out.append(_ATTRIBUTE.sub(lambda m: f'="{inert(html.unescape(m[1]))}"', tag.group()))
        end = tag.end()
    out.append(_inert_text(fragment[end:]))
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
    parts = _PRE.split(fragment)
    for i, part in enumerate(parts):
        # Line ends count inside <pre>, where the reference gives the same line end.
        line = part.replace("\n", "&#xa;") if i % 2 else " ".join(part.split("\n"))
        parts[i] = _ACTIVE.sub(lambda m: f"&#x{ord(m[0]):x};", line)
    return "".join(parts).strip()


def text_of(fragment: str) -> str:
    """Return the plain text of clean inline HTML."""
    return " ".join(html.unescape(TAG.sub("", fragment)).split())
