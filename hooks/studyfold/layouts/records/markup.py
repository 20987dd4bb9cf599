"""The simple HTML of note fields → Markdown."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass, field

from studyfold.layouts.records.markuptext import (
    BREAK,
    by_lines,
    code,
    escaped,
    fence,
    joined,
)

__all__ = ["has_markup", "to_markdown"]

_TAG = re.compile(r"<(?P<end>/?)(?P<name>[A-Za-z][A-Za-z0-9]{0,20})(?P<rest>(?:[\s/][^<>]*)?)>")
_ATTRIBUTE = re.compile(
    r"""(?<![\w-])(src|href|alt)\s{0,9}=\s{0,9}("[^"]*"|'[^']*'|[^\s"'>]+)""", re.IGNORECASE
)
_UNSHOWN = re.compile(r"<(script|style)\b[^<>]*>", re.IGNORECASE)
_UNSHOWN_ENDS = {
    name: re.compile(rf"</{name}\s{{0,9}}>", re.IGNORECASE) for name in ("script", "style")
}
_KNOWN = frozenset(
    """a abbr address article aside b big blockquote body br caption center cite code col
    colgroup dd del details div dl dt em figcaption figure font footer h1 h2 h3 h4 h5 h6 header
    hr html i img input ins kbd li main mark nav nobr ol p pre q rp rt ruby s samp section small
    span strike strong sub summary sup svg table tbody td tfoot th thead tr tt u ul var wbr
    iframe audio video source path g button label script style head meta link object embed anki
    """.split()
)
_BREAKS = frozenset(
    "address article aside center details dd div dl dt figcaption figure footer header main nav "
    "section summary".split()
)
_PARAGRAPHS = frozenset("blockquote h1 h2 h3 h4 h5 h6 p".split())
_MARKS = {"b": "**", "strong": "**", "i": "*", "em": "*", "s": "~~", "del": "~~", "strike": "~~"}
_KEPT = frozenset("sub sup u kbd mark small".split())
_TABLE = frozenset("table thead tbody tfoot tr td th caption".split())
_MARKUP = re.compile(
    r"<br\s?/?>|&nbsp;|</(?:b|code|div|em|i|li|ol|p|pre|span|strong|sub|sup|td|u|ul)>|<img\s",
    re.IGNORECASE,
)
_NEWLINES_ARE_SPACES = re.compile(r"<(?:br|div|p|li|pre|table|ul|ol|h[1-6])\b", re.IGNORECASE)
_POINT = re.compile(r"[\x00 ]*(?:-|\d+\.) ")
_SPACES = re.compile(r"[ \t\r\n\f\xa0]+")


@dataclass(slots=True)
class _Writer:
    """What was written so far, and what is open."""

    out: list[str] = field(default_factory=list)
    lists: list[tuple[str, int]] = field(default_factory=list)
    """The open lists: `ul` or `ol`, and the number of the last point."""
    marks: list[tuple[str, int]] = field(default_factory=list)
    """The open emphasis and links: the tag, and where in `out` its content starts."""
    links: list[str] = field(default_factory=list)
    pre: int = -1
    """Where in `out` the preformatted text starts."""
    table: int = 0
    code: int = -1
    collapse: bool = True


def has_markup(text: str) -> bool:
    """Say whether a text holds what only markup has: a break, an end of a known tag, a space."""
    return _MARKUP.search(text) is not None


def to_markdown(text: str) -> str:
    """Return the HTML of a field as Markdown.

    Bold, italics, lists, code, pictures, links and line breaks are kept; tables stay HTML. What
    would mean something to Markdown but is text is escaped.
    """
    if "<" in text:
        text = _without_dropped(text)
    text = text.replace(BREAK, "").replace("\r\n", "\n").replace("\r", "\n")
    state = _Writer(collapse=_NEWLINES_ARE_SPACES.search(text) is not None)
    at = 0
    for tag in _TAG.finditer(text) if "<" in text else ():
        name, rest = tag["name"].lower(), tag["rest"].strip(" /")
        # `a <b and c> d` compares.
        if name not in _KNOWN or (len(name) == 1 and rest and "=" not in rest):
            continue
        _text(state, text[at : tag.start()])
        at = tag.end()
        if tag["end"]:
            _close(state, name)
        else:
            _open(state, name, rest)
    _text(state, text[at:])
    for name in ("pre", "code"):
        _close(state, name)
    state.table = 0
    while state.marks:
        _close_mark(state, state.marks[-1][0])
    return joined("".join(state.out))


def _without_dropped(text: str) -> str:
    """Return HTML without what no page shows: comments, scripts and styles."""
    pieces, at = [], 0
    while (start := text.find("<!--", at)) >= 0 and (end := text.find("-->", start)) >= 0:
        pieces.append(text[at:start])
        at = end + 3
    text = "".join([*pieces, text[at:]])
    pieces, at = [], 0
    unclosed: set[str] = set()
    for tag in _UNSHOWN.finditer(text):
        name = tag[1].lower()
        if tag.start() < at or name in unclosed:
            continue
        end_tag = _UNSHOWN_ENDS[name].search(text, tag.end())
        if end_tag is None:
            unclosed.add(name)
            continue
        pieces.append(text[at : tag.start()])
        at = end_tag.end()
    return "".join([*pieces, text[at:]])


def _unescaped(text: str) -> str:
    try:
        return html.unescape(text)
    except ValueError:
        # The number of a character can have more digits than Python reads.
        return text


def _text(state: _Writer, text: str) -> None:
    if not text:
        return
    if state.pre >= 0 or state.code >= 0:
        state.out.append(_unescaped(text).replace("\xa0", " "))
    elif state.table:
        state.out.append(" ".join(text.split("\n")))
    else:
        plain = _unescaped(text).replace(BREAK, "")
        plain = _SPACES.sub(" ", plain) if state.collapse else plain.replace("\xa0", " ")
        shown = escaped(plain)
        state.out.append(shown if state.collapse else shown.replace("\n", BREAK))


def _open(state: _Writer, name: str, rest: str) -> None:
    out = state.out
    if state.pre >= 0:
        out.append("\n" if name in ("br", "div", "p") else "")
    elif state.table and name != "img":
        state.table += name == "table"
        out.append(f"<{name}>" if name in _TABLE | _KEPT | set(_MARKS) | {"br", "code"} else "")
    elif name == "br":
        out.append(BREAK)
    elif name == "hr":
        out.append(f"{BREAK * 2}---{BREAK * 2}")
    elif name in ("ul", "ol"):
        if not state.lists:
            out.append(BREAK * 2)
        state.lists.append((name, 0))
    elif name == "li":
        out.append(BREAK + _point(state))
    elif name == "pre":
        state.pre = len(out)
    elif name == "table":
        state.table = 1
        out.append(f"{BREAK * 2}<table>")
    elif name in ("code", "tt", "samp"):
        state.code = len(out) if state.code < 0 else state.code
    elif name == "img":
        out.append(_picture(rest, state.table > 0))
    elif name in _MARKS or name == "a":
        state.marks.append((name, len(out)))
        state.links += [_attribute(rest, "href")] if name == "a" else []
    elif name in _KEPT:
        out.append(f"<{name}>")
    elif name == "rt":
        out.append("(")
    elif name in _PARAGRAPHS:
        out.append(_before(state, BREAK if state.lists else BREAK * 2))
    elif name in _BREAKS:
        out.append(_before(state, BREAK))


def _before(state: _Writer, gap: str) -> str:
    """Return the break before a block: none at a point's start or where there is one already."""
    last = state.out[-1] if state.out else ""
    if not last or _POINT.fullmatch(last) or last.endswith(gap):
        return ""
    return gap


def _close(state: _Writer, name: str) -> None:
    out = state.out
    if name == "pre":
        if state.pre >= 0:
            body = _taken(out, state.pre)
            state.pre = -1
            out.append(BREAK * 2 + fence(body) + BREAK * 2)
    elif state.pre >= 0:
        out.append("\n" if name in ("div", "p") else "")
    elif state.table:
        state.table -= name == "table"
        out.append(f"</{name}>" if name in _TABLE | _KEPT | set(_MARKS) | {"code"} else "")
        out.append(BREAK * 2 if not state.table else "")
    elif name in ("code", "tt", "samp"):
        if state.code >= 0:
            body = _taken(out, state.code)
            state.code = -1
            out.append(code(body))
    elif name in ("ul", "ol"):
        if state.lists:
            state.lists.pop()
        out.append(BREAK if state.lists else BREAK * 2)
    elif name in _MARKS or name == "a":
        _close_mark(state, name)
    elif name in _KEPT:
        out.append(f"</{name}>")
    elif name == "rt":
        out.append(")")
    elif name in _PARAGRAPHS:
        out.append("" if state.lists else BREAK * 2)
    elif name in _BREAKS:
        out.append(BREAK)


def _close_mark(state: _Writer, name: str) -> None:
    """Close emphasis or a link: what stands inside is written again, with its signs around."""
    if not any(opened == name for opened, _ in state.marks[-8:]):
        return
    while True:
        opened, start = state.marks.pop()
        body = _taken(state.out, start)
        link = state.links.pop() if opened == "a" else ""
        inner = body.strip(f" \n{BREAK}")
        lead, tail = body[: len(body) - len(body.lstrip(f" \n{BREAK}"))], ""
        if inner:
            tail = body[len(lead) + len(inner) :]
            if opened == "a":
                inner = f"[{inner}]({link})" if link and BREAK not in inner else inner
            else:
                sign = _MARKS[opened]
                inner = f"{sign}{inner}{sign}" if BREAK not in inner else by_lines(inner, sign)
        state.out.append(lead + inner + tail)
        if opened == name:
            return


def _taken(out: list[str], start: int) -> str:
    body = "".join(out[start:])
    del out[start:]
    return body


def _point(state: _Writer) -> str:
    if not state.lists:
        return "- "
    kind, count = state.lists.pop()
    state.lists.append((kind, count + 1))
    indent = "".join("   " if outer == "ol" else "  " for outer, _ in state.lists[:-1][:12])
    return f"{indent}{f'{count + 1}.' if kind == 'ol' else '-'} "


def _attribute(rest: str, name: str) -> str:
    for match in _ATTRIBUTE.finditer(rest[:4000]):
        if match[1].lower() == name:
            return _unescaped(match[2].strip("\"'")).strip()
    return ""


def _picture(rest: str, raw: bool) -> str:
    source = _attribute(rest, "src")
    if not source or source.startswith("data:"):
        return ""
    if raw:
        return f'<img src="{html.escape(source)}" alt="">'
    alt = re.sub(r"[\[\]\n]", " ", _attribute(rest, "alt")).strip()
    target = f"<{source}>" if re.search(r"[\s()]", source) else source
    return f"![{alt}]({target})"
