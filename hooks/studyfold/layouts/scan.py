"""Lines of a text with what can be said of each one by itself or by the lines around it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal, NamedTuple

from studyfold.layouts.asking import asks
from studyfold.layouts.fences import fences

__all__ = ["LONGEST_QUESTION", "Kind", "Line", "dedent", "scan"]

Kind = Literal["blank", "code", "comment", "rule", "heading", "underline", "text"]

LONGEST_QUESTION = 2_000
"""Characters of a line that can still be a question or a heading; longer lines are prose."""

# Old readers took `##Title` for a heading, and many files still have it.
_HEADING = re.compile(r"#{1,6}(?=[ \t]|$)|#{2,6}(?=[^\W\d_]|\d{1,6}[.)]|\*\*|\[)")
_HTML_HEADING = re.compile(
    r"<h(?P<level>[1-6])\b[^<>]*>\s*(?P<title>.+?)\s*</h(?P=level)>\s*(?:<br\s*/?>)?$",
    re.IGNORECASE,
)
_WIKI_HEADING = re.compile(r"(?P<signs>={1,6})\s*(?P<title>[^=\s].*?)\s*(?P=signs)$")
_BANNER = re.compile(r"(?P<signs>[-*~_#+]{3,}|={3,})\s+(?P<title>[^\W_].*?)\s+(?P=signs)$")
_CLOSING_SIGNS = re.compile(r"(?:^|[ \t])#+$")
_RULE = re.compile(r"(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,}|={5,}|<hr\s*/?>)$")
_UNDERLINE = re.compile(r"(?:=+|-+)$")
_NO_TITLE = re.compile(r"[-*+>|#]|!\[|<")
_NUMBERED = re.compile(r"\d+[.)]\s")
_WIKI = 3
"""Headings of a wiki's kind that make a text one of a wiki."""
_LONGEST_TITLE = 200


class Line(NamedTuple):
    """One line of a text."""

    text: str
    """Without white space at its end; tabs before the first character expanded to stops of 4,
    except in code."""
    body: str
    """The line without its indentation."""
    indent: int
    """Columns of white space before the first character."""
    kind: Kind
    hard: bool = False
    """Whether two spaces at its end ask for a line break."""
    level: int = 0
    """Of a heading: 1 to 6."""
    title: str = ""
    """Of a heading: what stands behind the signs."""


def dedent(text: str, columns: int) -> str:
    """Remove up to `columns` columns of white space from a line's start (tab stops of 4)."""
    column = 0
    for index, sign in enumerate(text):
        if column >= columns or sign not in " \t":
            return " " * (column - columns) + text[index:]
        column += 1 if sign == " " else 4 - column % 4
    return ""


def scan(lines: Sequence[str]) -> tuple[Line, ...]:
    """Classify each line; what stands between code fences is code and nothing else.

    A fence that is never closed is taken for a plain line, so that one forgotten fence cannot
    swallow the rest of a file; so is one whose list item ends before it is closed.
    """
    plain = [_expanded(line) for line in lines]
    closed_at = fences(plain)
    result: list[Line] = []
    code_until = -1
    for number, (text, raw) in enumerate(zip(plain, lines, strict=True)):
        if number in closed_at and number > code_until:
            code_until = closed_at[number]
        if number <= code_until:
            result.append(_code(text, raw))
        else:
            result.append(_line(text, raw))
    _preformatted(result)
    _wiki_lists(result)
    _comments(result)
    _underlined(result)
    return tuple(result)


def _code(text: str, raw: str) -> Line:
    written = raw.rstrip()
    indent = len(text) - len(text.lstrip(" "))
    return Line(written, written.lstrip(" \t") if indent else written, indent, "code")


def _line(text: str, raw: str) -> Line:
    if text[:1].isalpha():
        # Prose at the margin, as most lines are.
        return Line(text, text, 0, "text", raw.endswith("  "))
    body = text.lstrip(" ")
    indent = len(text) - len(body)
    hard = bool(body) and raw.endswith("  ")
    if not body:
        return Line(text, body, indent, "blank")
    first = body[0]
    # Most lines that open so are points of lists: their second or last sign is another.
    if first in "*-_=<" and (first == body[-1] or first == "<") and _RULE.match(body):
        return Line(text, body, indent, "rule")
    if indent < 4 and len(body) <= LONGEST_QUESTION:
        if first == "#" and (match := _HEADING.match(body)):
            title = _CLOSING_SIGNS.sub("", body[match.end() :].strip()).rstrip()
            return Line(text, body, indent, "heading", hard, match.end(), title)
        if first == "=" and (match := _WIKI_HEADING.match(body)):
            return Line(text, body, indent, "heading", hard, len(match["signs"]), match["title"])
        banner = first in "-*~_+=" and body[1:2] in "-*~_#+="
        if banner and (match := _BANNER.match(body)):
            return Line(text, body, indent, "heading", hard, 2, match["title"])
        if first == "<" and (match := _HTML_HEADING.match(body)):
            return Line(text, body, indent, "heading", hard, int(match["level"]), match["title"])
    return Line(text, body, indent, "text", hard)


def _expanded(line: str) -> str:
    # A page break, a byte order mark (of a file pasted in) or a space without width (of a page
    # copied) may stand before a line's text.
    line = line.rstrip()
    if line and line[0] not in " \t\f\ufeff\u200b\u2060":
        return line
    line = line.lstrip("\f\ufeff\u200b\u2060") or line
    body = line.lstrip(" \t")
    return line[: len(line) - len(body)].expandtabs(4) + body


def _preformatted(lines: list[Line]) -> None:
    """Mark the lines between `<pre>` and `</pre>` as code; one that never closes is plain text."""
    if not any("</pre>" in line.text for line in lines):
        return
    start = None
    for index, line in enumerate(lines):
        if line.kind == "code":
            start = None
        elif start is None and line.body.startswith("<pre"):
            start = index
        if start is not None and "</pre>" in line.text:
            for inside in range(start, index + 1):
                if lines[inside].kind != "blank":
                    lines[inside] = lines[inside]._replace(kind="code", level=0, title="")
            start = None


def _wiki_lists(lines: list[Line]) -> None:
    """Take `# …` for a numbered point where headings are written `== … ==`, as wikis do."""
    wiki = sum(line.kind == "heading" and line.body[0] == "=" for line in lines)
    if wiki < _WIKI:
        return
    for index, line in enumerate(lines):
        if line.kind == "heading" and line.body[0] == "#":
            lines[index] = Line(line.text, line.body, line.indent, "text", line.hard)


def _comments(lines: list[Line]) -> None:
    """Mark the lines that an HTML comment fills; one that is never closed is plain text."""
    last = next((i for i in range(len(lines) - 1, -1, -1) if "-->" in lines[i].text), -1)
    start = None
    for index, line in enumerate(lines):
        if index > last:
            return
        if line.kind == "code":
            continue
        if start is None and line.body.startswith("<!--"):
            start = index
        if start is not None and "-->" in line.text:
            if not line.text.rpartition("-->")[2].strip():
                for inside in range(start, index + 1):
                    if lines[inside].kind != "blank":
                        lines[inside] = lines[inside]._replace(kind="comment")
            start = None


def _underlined(lines: list[Line]) -> None:
    """Turn text lines that are underlined into headings: with `===` always, with `---` by majority.

    People also write `---` right below a paragraph and mean a rule. So a file's single lines over
    `---` are headings only if most of them look like titles.
    """
    double: list[int] = []
    single: list[int] = []
    rules = 0
    for index, line in enumerate(lines):
        # The last sign tells more than the first, which points of lists have too.
        if line.body[-1:] not in ("=", "-") or line.body[0] not in "=-" or not index:
            continue
        above = lines[index - 1]
        if above.kind != "text":
            continue
        if line.kind not in ("rule", "text") or line.indent > 3:
            continue
        if not _UNDERLINE.match(line.body):
            continue
        alone = index == 1 or lines[index - 2].kind in ("blank", "rule", "underline", "heading")
        fits = alone and above.indent < 4 and len(above.text) <= _LONGEST_TITLE
        long = len(line.body) >= 0.6 * len(above.body) and len(line.body) > 4
        fits = fits and (long or not _NUMBERED.match(above.body))
        fits = fits and not _NO_TITLE.match(above.body)
        if line.body[0] == "=":
            if fits and len(line.body) > 1:
                double.append(index)
        elif len(line.body) > 2 or (fits and len(line.body) == 2):
            if fits and (asks(above.body) or above.body[-1] not in ".:;,!"):
                single.append(index)
            else:
                rules += 1
    for level, found in ((1, double), (2, single if len(single) > rules else [])):
        for index in found:
            above = lines[index - 1]
            lines[index - 1] = above._replace(kind="heading", level=level, title=above.body)
            lines[index] = lines[index]._replace(kind="underline")
