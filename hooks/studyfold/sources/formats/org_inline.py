"""Org's markup inside a paragraph → Markdown's, line for line."""

from __future__ import annotations

import re

from studyfold.sources.formats.markdown_lines import Signs, code_span
from studyfold.sources.formats.org_links import angle, bracket_link
from studyfold.sources.formats.org_words import ENTITIES

__all__ = ["inline"]

_DEEPEST = 4
_LONGEST = 1_500
"""Characters that one sign of emphasis can be away from the other."""
_LONGEST_LINK = 4_000

_START = re.compile(
    r"(?P<url>(?<![\w/])(?:https?|ftp)://[^\s<>\[\]\"]+)"
    r"|(?P<source>(?<!\w)src_[\w+#-]{1,30}(?:\[[^\]\n]{0,200}\])?\{(?P<code>[^{}\n]{1,500})\})"
    r"|(?P<note>\[fn:(?P<name>[\w-]{0,100})(?::(?P<said>[^\[\]]{0,2000}))?\])"
    r"|(?P<cloze>\{\{(?P<hole>[^{}\n]{1,300})\}(?:\{(?P<hint>[^{}\n]{0,300})\})?@(?P<card>\d{1,3})\})"
    r"|(?P<link>\[\[)"
    r"|(?P<tick>`[^`\n]{1,300}`)"
    r"|(?P<export>@@(?P<back>\w{1,20}):(?P<raw>[^@\n]{0,500})@@)"
    r"|(?P<script>(?<=[^\s{])[_^]\{(?P<inside>[^{}\n]{1,200})\})"
    r"|(?P<angle><)"
    r"|(?P<break>\\\\[ \t]*(?=\n|$))"
    r"|(?P<formula>\\[(\[])"
    r"|(?P<entity>(?<![\w:\\])\\(?P<word>[A-Za-z]{1,25}[0-9]{0,2})(?P<end>\{\})?(?![A-Za-z]))"
    r"|(?P<slash>\\)"
    r"|(?P<money>\$\$?)"
    r"|(?P<amp>&(?=\#?\w{1,31};))"
    r"|(?P<mark>[*/_=~+])"
)
_MARK = {sign: re.compile(rf"(?<=[^\s])\{sign}(?![\w{sign}])") for sign in "*/_=~+"}
_DOLLAR = re.compile(r"(?<=[^\s])\$(?!\w)")
_CLOSING = {
    "[[": ("]]", re.compile(r"\]\]")),
    "$$": ("$$", re.compile(r"\$\$")),
    "\\(": ("\\)", re.compile(r"\\\)")),
    "\\[": ("\\]", re.compile(r"\\\]")),
}
_BEFORE = frozenset("-–—('\"{[“‘«„,;:|\u200b")
_AROUND = {"*": "**", "/": "*", "+": "~~"}
# What a backslash before it keeps literal in Markdown as the writer of such a pair meant it.
_ESCAPABLE = frozenset("*_$#~^{}&%|")
_ASCII_SIGNS = frozenset("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~")


def inline(text: str, depth: int = 0) -> str:
    """Return a paragraph's Org as Markdown with as many line ends as it has.

    Emphasis, verbatim text, links, pictures, footnotes, entities and scripts are translated;
    formulas stay; what only Markdown would take for markup is escaped.
    """
    return _Paragraph(text, depth).markdown()


class _Paragraph:
    def __init__(self, text: str, depth: int) -> None:
        self.text = text
        self.depth = depth
        self.closing: dict[str, Signs] = {}

    def markdown(self) -> str:
        parts: list[str] = []
        at = 0
        while match := _START.search(self.text, at):
            parts.append(self.text[at : match.start()])
            written, at = self._token(match)
            parts.append(written)
        parts.append(self.text[at:])
        return "".join(parts)

    def _token(self, match: re.Match[str]) -> tuple[str, int]:
        """Return what a token becomes, and where the text goes on behind it."""
        kind, start, end = match.lastgroup or "", match.start(), match.end()
        # The group that names a kind closes last of those in it.
        whole = match[0]
        if kind in ("url", "tick"):
            return whole, end
        if kind == "source":
            return code_span(match["code"]), end
        if kind == "cloze":
            # Of org-fc, which counts from 0; the other editors write clozes as Anki does.
            hint = f"::{match['hint']}" if match["hint"] else ""
            return f"{{{{c{int(match['card']) + 1}::{self._inner(match['hole'])}{hint}}}}}", end
        if kind == "note":
            if match["said"] is not None:
                return f" ({self._inner(match['said'].strip(' '))})", end
            return f"<sup>{match['name']}</sup>" if match["name"] else "", end
        if kind == "export":
            return match["raw"] if match["back"].lower() in ("html", "md", "markdown") else "", end
        if kind == "script":
            tag = "sub" if whole[0] == "_" else "sup"
            return f"<{tag}>{self._inner(match['inside'])}</{tag}>", end
        if kind == "break":
            return "  ", end
        if kind == "amp":
            return "\\&", end
        if kind == "entity":
            return ENTITIES.get(match["word"], whole), end
        if kind == "link":
            return self._link(start)
        if kind == "angle":
            return angle(self.text, start)
        if kind in ("formula", "money"):
            return self._formula(start, whole)
        if kind == "slash":
            after = self.text[end : end + 1]
            return ("\\\\" if after in _ASCII_SIGNS and after not in _ESCAPABLE else "\\"), end
        return self._emphasis(start)

    def _inner(self, text: str) -> str:
        return inline(text, self.depth + 1) if self.depth < _DEEPEST else text

    def _link(self, start: int) -> tuple[str, int]:
        end = self._pair("[[", start)
        if end > 0:
            inside = self.text[start + 2 : end]
            if self.text[end + 2 : end + 3] == "]" and inside.count("[") > inside.count("]"):
                # `[[url][see [1]]]` closes with its last pair.
                end += 1
            written = bracket_link(self.text[start + 2 : end], self._inner)
            if written is not None:
                return written, end + 2
        return "[[", start + 2

    def _formula(self, start: int, sign: str) -> tuple[str, int]:
        after = start + len(sign)
        if sign == "$":
            before = self.text[start - 1] if start else ""
            if not before.isalnum() and not self.text[after : after + 1].isspace():
                end = self._closer("$", _DOLLAR).first(after + 1, start + _LONGEST)
                if end > 0 and self.text.count("\n", start, end) <= 2:
                    return self.text[start : end + 1], end + 1
            return sign, after
        end = self._pair(sign, start)
        return (self.text[start : end + 2], end + 2) if end > 0 else (sign, after)

    def _emphasis(self, start: int) -> tuple[str, int]:
        sign = self.text[start]
        end = self._end_of(start, sign)
        if end < 0:
            return self._literal(start, sign), start + 1
        inside = self.text[start + 1 : end]
        if sign in "=~":
            return code_span(inside), end + 1
        if sign == "_":
            return f"<u>{self._inner(inside)}</u>", end + 1
        around = _AROUND[sign]
        return f"{around}{self._inner(inside)}{around}", end + 1

    def _end_of(self, start: int, sign: str) -> int:
        """Return where the emphasis that may open at `start` closes, -1 where none does."""
        text = self.text
        before = text[start - 1] if start else " "
        after = text[start + 1 : start + 2]
        if not (before.isspace() or before in _BEFORE) or not after.strip():
            return -1
        if after == sign:
            # `**bold**` is how Markdown says it; `==`, `//` and `__init__` are no markup at all.
            return -1
        end = self._closer(sign, _MARK[sign]).first(start + 2, start + _LONGEST)
        if end < 0 or text.count("\n", start, end) > 1:
            return -1
        if sign in "/_+" and sign in text[start + 1 : end]:
            # A path, a name in snake case or a sum.
            return -1
        return end

    def _pair(self, opening: str, start: int) -> int:
        """Return where the pair that opens at `start` closes, -1 where it does not."""
        closing, pattern = _CLOSING[opening]
        return self._closer(closing, pattern).first(start + 2, start + _LONGEST_LINK)

    def _closer(self, sign: str, pattern: re.Pattern[str]) -> Signs:
        if sign not in self.closing:
            self.closing[sign] = Signs(m.start() for m in pattern.finditer(self.text))
        return self.closing[sign]

    def _literal(self, start: int, sign: str) -> str:
        """Return a sign that marks nothing in Org so that it marks nothing in Markdown."""
        text = self.text
        before, after = text[start - 1 : start], text[start + 1 : start + 2]
        if sign == "*":
            # Written twice it is Markdown's bold, which many write out of habit.
            alone = "*" not in (before, after)
            return "\\*" if alone and (before.strip() or after.strip()) else sign
        if sign == "_":
            inner = (before.isalnum() or before == "_") and after.isalnum()
            return sign if inner and before != "_" else "\\_"
        if sign == "~" and "~" in (before, after):
            return "\\~"
        return sign
