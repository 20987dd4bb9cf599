"""A paragraph's Markdown → its sentences, cut only where no markup is torn apart."""

from __future__ import annotations

import re

from markdown_it import MarkdownIt
from sentencex import segment

from studyfold.mathrules import math_plugin

__all__ = ["language_of", "lines", "sentences"]

_SCRIPTS = (
    ("ja", re.compile("[\u3040-\u30ff]")),
    ("zh", re.compile("[\u4e00-\u9fff]")),
    ("ru", re.compile("[\u0400-\u04ff]")),
    ("ar", re.compile("[\u0600-\u06ff]")),
    ("hi", re.compile("[\u0900-\u097f]")),
    ("hy", re.compile("[\u0530-\u058f]")),
    ("am", re.compile("[\u1200-\u137f]")),
    ("el", re.compile("[\u0370-\u03ff]")),
)
"""Languages whose sentences end in signs, or hold abbreviations, of their own script."""
_LATIN = (
    ("de", frozenset("der die das und ist nicht ein eine wird werden mit für sich auf".split())),
    ("fr", frozenset("le la les des est une dans pour qui sur avec sont par".split())),
    ("es", frozenset("el los las una que para con por del como más se son".split())),
    ("it", frozenset("il gli della che per una con sono come nel alla di è".split())),
    ("pt", frozenset("os uma que para com não por como são mais ao da do".split())),
    ("nl", frozenset("het een van en dat voor niet met zijn wordt op te".split())),
    ("pl", frozenset("jest nie się na że to do jak oraz dla przez są".split())),
)
_ENGLISH = frozenset("the of and is to that in it for are with as by this".split())
# Where a full stop ends nothing: code, formulas, addresses, what a link leads to.
_OPAQUE = re.compile(
    r"(?<!`)(?P<ticks>`++).+?(?<!`)(?P=ticks)(?!`)|\$\$[^$]+\$\$|\$[^\s$][^$\n]{0,400}\$"
    r"|\\\(.{1,1000}?\\\)|\\\[.{1,1000}?\\\]|\]\([^()\s]*(?:\([^()]*\))?[^()]*\)|<[^<>]{1,500}>"
    r"|https?://[^\s<>]*[^\s<>.,;:!?)]",
    re.DOTALL,
)
_MARKUP = re.compile(r"[*_~`<\[\]$\\]")
_BREAK = re.compile(r"(?: {2,}|\\)\n|<br ?/?>\n?", re.IGNORECASE)
_LEFT_OVER = re.compile(r"\*\*|(?<![\w*])\*(?=\w)|(?<=[\w.])\*(?![\w*])|`|\]\(|\$\$|~~")
"""Signs of markup that were not understood as such, as their other half is missing."""
_SAMPLE = 800
_FEW = 3
_JOINED_AT_MOST = 30

_INLINE = MarkdownIt("commonmark").enable("strikethrough")
_INLINE.use(math_plugin)


def language_of(text: str) -> str:
    """Guess the language that a text's sentences should be told apart by: `en` where unsure."""
    sample = text[:_SAMPLE]
    if not sample.isascii():
        letters = sum(map(str.isalpha, sample))
        for code, script in _SCRIPTS:
            if len(script.findall(sample)) > letters / _FEW:
                return code
    found = set(re.findall(r"[^\W\d_]+", sample.lower()))
    known = len(found & _ENGLISH)
    most, code = max((len(found & own), code) for code, own in _LATIN)
    return code if most >= _FEW and most > known else "en"


def sentences(paragraph: str, language: str = "en") -> list[str]:
    """Return the sentences of inline Markdown in order, on whatever line; see `lines`."""
    return [one for line in lines(paragraph, language) for one in line]


def lines(paragraph: str, language: str = "en") -> list[list[str]]:
    """Return the sentences of inline Markdown, by the lines that it forces apart.

    A sentence keeps its markup: no cut falls into code, a formula, a link or emphasis, and none
    before a small letter. White space at the cuts is gone, and so are the signs of line breaks.

    Args:
        paragraph: inline Markdown, of one or more lines.
        language: an ISO 639-1 code, for abbreviations.
    """
    parts = _BREAK.split(paragraph)
    if len(parts) > 1 and not all(map(_balanced, parts)):
        parts = [paragraph]
    found = (_of_line(" ".join(part.split()), language) for part in parts)
    return [line for line in found if line]


def _of_line(line: str, language: str) -> list[str]:
    if not line:
        return []
    hidden = _OPAQUE.sub(lambda match: "X".ljust(len(match[0]), "x"), line)
    parts = list(segment(language, hidden))
    if "".join(parts) != hidden:
        return [line]
    found: list[str] = []
    pending, end, joined = "", 0, 0
    for number, part in enumerate(parts):
        start, end = end, end + len(part)
        pending += line[start:end]
        following = parts[number + 1] if number + 1 < len(parts) else ""
        if following and (_goes_on(pending, following) or not _balanced(pending)):
            joined += 1
            if joined > _JOINED_AT_MOST:
                # Markup that never ends: whoever wrote it, looking on would take for ever.
                return [line]
            continue
        joined = 0
        if pending.strip():
            found.append(pending.strip())
        pending = ""
    return found


def _goes_on(sentence: str, following: str) -> bool:
    """Say whether what a splitter parted is one: `e.g. this`, or a number before its text."""
    first = following.lstrip("*_“\"'(")[:1]
    return first.islower() or not re.search(r"[^\W\d_]{2}|[$`]", sentence)


def _balanced(part: str) -> bool:
    """Say whether a part of inline Markdown holds its emphasis, code and links in full."""
    if not _MARKUP.search(part):
        return True
    (inline,) = _INLINE.parseInline(part)
    left = "".join(t.content for t in inline.children or () if t.type == "text")
    if left.count("[") != left.count("]"):
        return False
    return not _LEFT_OVER.search(left)
