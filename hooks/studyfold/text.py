"""Small helpers for words, shared by every stage."""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Collection, Iterable

__all__ = ["Slugs", "fold", "plain", "printable", "shielded", "slugify", "words"]

# Words as people search for them: `c++`, `c#`, `.net`, `node.js`, `l1` and `don't` stay whole.
_WORD = re.compile(r"\.?[^\W_]+(?:['’.\-][^\W_]+)*(?:\+\+|#)?")

# Sets come from anybody: no pattern may take more than a bounded time for each character, so none
# looks for the end of emphasis further away than any real one is, and runs are not given back.
_LITERAL = re.compile(
    r"\\(?P<sign>[!-/:-@\[-`{-~])|(?<!`)(?P<ticks>`++)(?P<code>.+?)(?<!`)(?P=ticks)(?!`)", re.S
)
_IMAGE_OR_LINK = re.compile(r"!?\[((?:[^\[\]]|\[[^\[\]]*\])*)\]\([^()\s]*+(?:\([^()]*\))?[^()]*\)")
_EMPHASIS = re.compile(r"(?<![\w*])(\*{1,3})(?=\S)(.{1,1000}?)(?<=\S)\1(?!\*)", re.S)
_UNDERSCORES = re.compile(r"(?<!\w)(_{1,3})(?=\S)(.{1,1000}?)(?<=\S)\1(?!\w)", re.S)
_STRIKE = re.compile(r"~~(?=\S)(.{1,1000}?)(?<=\S)~~", re.S)
_TAG = re.compile(
    r"<(?P<end>/?)(?P<name>[A-Za-z][\w-]*)"
    r"(?P<rest>(?:[^<>\"']|\"[^\"]{0,500}\"|'[^']{0,500}')*+)>"
)
_MARKUP = frozenset(
    """a abbr b big br center cite code del div em font i img ins kbd mark nobr p q s samp small
    span strong sub sup tt u var wbr""".split()
)
_ALONE = frozenset(("br", "img", "wbr"))
_LITERAL_OR_TAG = re.compile(f"{_LITERAL.pattern}|{_TAG.pattern}", re.S)
_MARKED = re.compile(r"[`*_\[<&~\\\x00]")
_SLUG_LENGTH = 60
_UNSHOWN = {"Cc", "Cs", "Zl", "Zp"}
_TURNING = frozenset("\u200e\u200f\u061c\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def fold(text: str) -> str:
    """Return a text for comparing: compatibility forms and case folded, single spaces."""
    if text.isascii():
        return " ".join(text.lower().split())
    return " ".join(unicodedata.normalize("NFKC", text).casefold().split())


def printable(text: str) -> str:
    """Return a text on one line without what could change what a terminal or an editor shows.

    Sets come from anybody: escape sequences, signs that turn the writing direction, and halves of
    signs are left out.
    """
    spaced = " ".join(text.split())
    if spaced.isascii() and spaced.isprintable():
        return spaced
    return "".join(
        c for c in spaced if c not in _TURNING and unicodedata.category(c) not in _UNSHOWN
    )


def words(text: str) -> list[str]:
    """Return the words of a text in lower case, keeping names like `c++`, `.net` and `l1`."""
    return _WORD.findall(fold(text))


def plain(markdown: str) -> str:
    """Return inline Markdown as plain text on one line: no emphasis, link targets or tags."""
    if not _MARKED.search(markdown):
        return " ".join(markdown.split())
    kept: list[str] = []

    def keep(match: re.Match[str]) -> str:
        kept.append(match["sign"] or match["code"].strip())
        return f"\x00{len(kept) - 1}\x00"

    # Code and escaped signs are set aside first: what looks like emphasis or a tag in them is
    # meant literally.
    text = _LITERAL.sub(keep, markdown.replace("\x00", ""))
    if "](" in text:
        text = _IMAGE_OR_LINK.sub(r"\1", text)
    for sign, pattern in (("*", _EMPHASIS), ("_", _UNDERSCORES)):
        if sign in text:
            text = pattern.sub(r"\2", pattern.sub(r"\2", text))
    if "~~" in text:
        text = _STRIKE.sub(r"\1", text)
    if "<" in text:
        named = _named(text)
        text = _TAG.sub(lambda match: _untagged(match, named), text)
    if "&" in text:
        text = html.unescape(text)
    text = re.sub(r"\x00(\d+)\x00", lambda match: kept[int(match[1])], text)
    return " ".join(text.split())


def _untagged(tag: re.Match[str], named: frozenset[tuple[str, str]]) -> str:
    """Return what stands for a tag in plain text: nothing, or a space where it parts words."""
    if not _is_markup(tag, named):
        return tag[0]
    return " " if tag["name"].lower() in _ALONE else ""


def shielded(markdown: str) -> str:
    """Return inline Markdown in which tags that a question talks about are text.

    "What does <div> do?" asks about a tag, "Is <b>this</b> right?" only uses one.
    """
    named = _named(_LITERAL.sub("", markdown))

    def shield(match: re.Match[str]) -> str:
        if match["name"] is None or _is_markup(match, named):
            return match[0]
        return f"\\{match[0]}"

    return _LITERAL_OR_TAG.sub(shield, markdown)


def _named(text: str) -> frozenset[tuple[str, str]]:
    """Return the tags of a text, each as its sign of an end and its name in lower case."""
    return frozenset((tag["end"], tag["name"].lower()) for tag in _TAG.finditer(text))


def _is_markup(tag: re.Match[str], named: frozenset[tuple[str, str]]) -> bool:
    """Say whether a tag formats the text: of a known name, and closed or with attributes."""
    name = tag["name"].lower()
    if name not in _MARKUP:
        return False
    paired = ("", name) in named and ("/", name) in named
    return name in _ALONE or paired or "=" in tag["rest"]


def slugify(text: str, taken: Collection[str] = ()) -> str:
    """Return a readable address part for a text, unlike any of `taken`.

    Letters of every script are kept (a browser shows them readably), accents too; a text without
    letters or digits becomes `q`. Cut at a word's end near 60 characters.
    """
    parts = re.findall(r"[^\W_]+", fold(text).replace("'", "").replace("’", "").replace("++", "pp"))
    slug = ""
    for part in parts:
        if slug and len(slug) + 1 + len(part) > _SLUG_LENGTH:
            break
        slug = f"{slug}-{part}" if slug else part[:_SLUG_LENGTH]
    slug = slug or "q"
    if slug not in taken:
        return slug
    number = taken.number(slug) if isinstance(taken, Slugs) else 2
    while f"{slug}-{number}" in taken:
        number += 1
    return f"{slug}-{number}"


class Slugs(set[str]):
    """Address parts that are taken, for `slugify`: none is ever given back.

    It remembers how far was counted, as thousands of texts may differ in their numbers only.
    """

    def __init__(self, taken: Iterable[str] = ()) -> None:
        super().__init__(taken)
        self._numbers: dict[str, int] = {}

    def number(self, slug: str) -> int:
        """Return a number below which none is free behind a slug: the last that was, or 2."""
        number = self._numbers.get(slug, 2)
        while f"{slug}-{number}" in self:
            number += 1
        self._numbers[slug] = number
        return number
