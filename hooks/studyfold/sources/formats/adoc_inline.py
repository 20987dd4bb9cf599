"""AsciiDoc's markup inside a paragraph → Markdown's, line for line."""

from __future__ import annotations

import re

from studyfold.sources.formats.adoc_attributes import DocumentAttributes
from studyfold.sources.formats.adoc_macros import MACRO, cross_reference, macro
from studyfold.sources.formats.markdown_lines import Signs, code_span

__all__ = ["inline"]

_DEEPEST = 4
_LONGEST = 1_500
"""Characters that one sign of emphasis can be away from the other."""

_START = re.compile(
    r"(?P<escape>\\(?:\*\*|__|\#\#|``|[*_`\#^~+<\[{\\]|(?=https?:|[a-z]{2,12}:)))"
    r"|(?P<tick>``?)"
    r"|(?P<pass>(?<![\w+])\+\+\+(?P<raw>[^\n]{1,1000}?)\+\+\+"
    r"|(?<![\w+])\+\+(?P<kept>(?=[^\s+])[^\n]{1,1000}?)\+\+"
    r"|pass:[a-z,]{0,20}\[(?P<passed>[^\]\n]{0,1000})\])"
    rf"|(?P<macro>(?<![\w/]){MACRO.pattern})"
    r"|(?P<bare>(?<![\w/])(?:https?|ftp)://[^\s<>\[\]\"`]+)"
    r"|(?P<angle><(?:https?|ftp|mailto):[^<>\s]{1,2000}>)"
    r"|(?P<xref><<(?P<ref>[^<>\n]{1,500})>>)"
    r"|(?P<anchor>\[\[[\w:][^\[\]\n]{0,200}\]\])"
    r"|(?P<index>\(\(\([^()\n]{1,300}\)\)\)|\(\((?P<term>[^()\n]{1,300})\)\))"
    r"|(?P<role>\[[.\#][^\[\]\n]{1,100}\](?=[*_\#`]))"
    r"|(?P<curved>[\"']`(?P<said>[^`\n]{1,1000})`[\"'])"
    r"|(?P<script>(?P<sign>[\^~])(?P<inside>[^\s^~]{1,100})(?P=sign))"
    r"|(?P<break>[ \t]\+[ \t]*(?=\n|$))"
    r"|(?P<dash>(?<=[\w.,)][ ])--(?=[ ]))"
    r"|(?P<tag><(?=[A-Za-z/!?]))"
    r"|(?P<mark>\*\*?|__?|\#\#?|\+)"
)
_CLOSERS = {
    "*": re.compile(r"(?<=[^\s*])\*(?![\w*])"),
    "_": re.compile(r"(?<=[^\s_])_(?![\w_])"),
    "#": re.compile(r"(?<=[^\s#])\#(?![\w#])"),
    "+": re.compile(r"(?<=[^\s+])\+(?![\w+])"),
    "`": re.compile(r"(?<=[^\s`])`(?![\w`])"),
    "**": re.compile(r"\*\*"),
    "__": re.compile(r"__"),
    "##": re.compile(r"\#\#"),
    "``": re.compile(r"``"),
}
_AROUND = {"*": "**", "**": "**", "_": "*", "__": "*", "#": "", "##": ""}
_STRUCK = re.compile(r"\.(?:line-through|strike|lineThrough)\b")


def inline(text: str, attributes: DocumentAttributes) -> str:
    """Return a paragraph's AsciiDoc as Markdown with as many line ends as it has.

    References to attributes are replaced by their values; emphasis, code, links, pictures, small
    macros and breaks are translated; what only Markdown would take for markup is escaped.
    """
    return _Paragraph(attributes.expand(text), attributes, 0).markdown()


class _Paragraph:
    def __init__(self, text: str, attributes: DocumentAttributes, depth: int) -> None:
        self.text = text
        self.attributes = attributes
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
        kind, end, whole = match.lastgroup or "", match.end(), match[0]
        if kind == "escape":
            # Markdown escapes the same signs; before a macro there is no sign to escape.
            return self._escaped(whole), end
        if kind == "tick":
            return self._code(match)
        if kind == "pass":
            raw, kept = match["raw"], match["kept"]
            return raw or (_literal(kept) if kept else match["passed"] or ""), end
        if kind == "macro":
            written = macro(match, self.attributes, self._inner)
            return (whole, end) if written is None else (written, end)
        if kind in ("bare", "angle"):
            return whole, end
        if kind == "xref":
            return cross_reference(match["ref"], self._inner), end
        if kind == "index":
            return self._inner(match["term"]) if match["term"] else "", end
        if kind == "role" and _STRUCK.search(whole) and self.text[end : end + 1] == "#":
            return self._emphasis(end, "#", "~~")
        if kind in ("anchor", "role"):
            return "", end
        if kind == "curved":
            inside = self._inner(match["said"])
            return (f"“{inside}”" if whole[0] == '"' else f"‘{inside}’"), end
        if kind == "script":
            tag = "sup" if match["sign"] == "^" else "sub"
            return f"<{tag}>{self._inner(match['inside'])}</{tag}>", end
        if kind == "break":
            return "  ", end
        if kind == "dash":
            return "—", end
        if kind == "tag":
            return "\\<", end
        return self._emphasis(match.start(), whole, None)

    def _inner(self, text: str) -> str:
        if self.depth >= _DEEPEST:
            return text
        return _Paragraph(text, self.attributes, self.depth + 1).markdown()

    def _escaped(self, whole: str) -> str:
        signs = whole[1:]
        if not signs or signs in "{":
            return signs
        return "".join(f"\\{sign}" for sign in signs)

    def _code(self, match: re.Match[str]) -> tuple[str, int]:
        sign, start = match[0], match.start()
        end = self._end_of(start, sign)
        if end < 0:
            return sign, match.end()
        inside = self.text[start + len(sign) : end]
        if len(inside) > 2 and inside[0] == inside[-1] == "+":
            inside = inside.strip("+") or inside
        return code_span(inside), end + len(sign)

    def _emphasis(self, start: int, sign: str, around: str | None) -> tuple[str, int]:
        end = self._end_of(start, sign)
        if end < 0 and len(sign) == 2:
            sign = sign[0]
        if end < 0:
            return _escape(self.text, start, sign), start + len(sign)
        inside = self.text[start + len(sign) : end]
        if sign == "+":
            return _literal(inside), end + 1
        written = _AROUND[sign] if around is None else around
        return f"{written}{self._inner(inside)}{written}", end + len(sign)

    def _end_of(self, start: int, sign: str) -> int:
        """Return where the markup that may open at `start` closes, -1 where none does."""
        text, first = self.text, start + len(sign)
        after = text[first : first + 1]
        if not after.strip():
            return -1
        before = text[start - 1] if start else " "
        if len(sign) == 1 and (before.isalnum() or before in ("_", "}", sign) or after == sign):
            return -1
        if sign not in self.closing:
            self.closing[sign] = Signs(m.start() for m in _CLOSERS[sign].finditer(text))
        return self.closing[sign].first(first + 1, start + _LONGEST)


def _literal(text: str) -> str:
    """Return a text with nothing in it that Markdown would take for markup."""
    return re.sub(r"([\\`*_\[\]<~])", r"\\\1", text)


def _escape(text: str, start: int, sign: str) -> str:
    """Return a sign that marks nothing in AsciiDoc so that it marks nothing in Markdown."""
    before, after = text[start - 1 : start], text[start + len(sign) : start + len(sign) + 1]
    if sign[0] == "*":
        return f"\\{sign}" if before.strip() or after.strip() else sign
    if sign[0] == "_":
        return sign if before.isalnum() and after.isalnum() else f"\\{sign}"
    return sign
