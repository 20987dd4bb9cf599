"""The text of a paragraph → lines of inline Markdown, each with its place."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from studyfold.sources.formats.html_escape import escaped, linked
from studyfold.sources.formats.html_tree import Node, Text, flat_text

__all__ = ["Inliner", "Line", "joined"]

Line = tuple[str, int]
"""A line of Markdown and the line of the page that it came from, 0 for the one before it."""

_SPACES = re.compile(" {2,}")
_TICKS = re.compile("`+")
_MARKS = {"b": "**", "i": "*", "del": "~~"}
_TAGS = frozenset(("kbd", "sub", "sup"))
_ACTIVE = re.compile(r"(?:javascript|vbscript|data):", re.IGNORECASE)


@dataclass(slots=True)
class Inliner:
    """Writes inline Markdown."""

    pictures: bool = True
    """Whether pictures can be shown; otherwise their descriptions stand for them."""
    dropped: int = 0
    """How many pictures could not be shown."""
    dropped_at: int = 0
    """The line of the first of them."""
    _links: bool = True

    def lines(self, node: Node, title: bool = False, links: bool = True) -> list[Line]:
        """Return the lines of a paragraph, of which a line break in the page makes several.

        Args:
            node: the paragraph or another element that holds text.
            title: whether it is a heading, which is bold by itself and no link to itself.
            links: whether links are kept.
        """
        self._links = links
        found = self._pieces(node.children, title)
        return [(_SPACES.sub(" ", text).strip(), place) for text, place in found]

    def _pieces(self, children: Sequence[Node | Text], title: bool) -> list[Line]:
        parts: list[list[str]] = [[]]
        places = [0]
        marked = ""
        for child in children:
            if isinstance(child, Node) and child.name == "br":
                parts.append([])
                places.append(0)
                marked = ""
                continue
            if isinstance(child, Text):
                pieces = [(escaped(child.text), child.line)]
                mark = ""
            else:
                pieces = self._node(child, title)
                mark = "" if title and child.name == "b" else _MARKS.get(child.name, "")
            for index, (text, place) in enumerate(pieces):
                if index:
                    parts.append([])
                    places.append(0)
                if parts[-1] and _sticks(parts[-1][-1], text, marked, mark):
                    parts[-1].append(" ")
                if text:
                    parts[-1].append(text)
                    marked = mark
                if text.strip():
                    places[-1] = places[-1] or place
        return [("".join(part), place) for part, place in zip(parts, places, strict=True)]

    def _node(self, node: Node, title: bool) -> list[Line]:
        name = node.name
        if name == "math":
            sign = "$$" if "display" in node.attrs else "$"
            return [(f"{sign}{flat_text(node)}{sign}", node.line)]
        if name == "img":
            return [(self._picture(node), node.line)]
        if name == "code":
            return [(_code(flat_text(node)), node.line)]
        inner = self._pieces(node.children, title)
        if name == "a":
            text = " ".join(text for text, _ in inner)
            return [(_link(text, node.attrs, title) if self._links else text, node.line)]
        if name in _MARKS and not (title and name == "b"):
            return [(_wrapped(text, _MARKS[name], _MARKS[name]), place) for text, place in inner]
        if name in _TAGS:
            return [(_wrapped(text, f"<{name}>", f"</{name}>"), place) for text, place in inner]
        if name == "q":
            return [(f"“{joined(inner).strip()}”", node.line)]
        if name == "rt":
            return [(f"({joined(inner).strip()})", node.line)]
        return inner

    def _picture(self, node: Node) -> str:
        attrs = node.attrs
        alt = " ".join(attrs.get("alt", "").split())
        source = attrs.get("src", "").strip()
        if not source or source.startswith("data:"):
            lazy = attrs.get("data-src") or attrs.get("data-original") or attrs.get("data-lazy-src")
            source = (lazy or source).strip()
        if {attrs.get("width"), attrs.get("height")} & {"0", "1"}:
            return ""
        if "emoji" in attrs.get("class", "") and alt:
            return escaped(alt)
        if self.pictures and source and not source.startswith("data:"):
            text = alt.replace("\\", "\\\\").replace("[", "\\[").replace("]", "\\]")
            return f"![{text}]({linked(source)})"
        self.dropped += 1
        self.dropped_at = self.dropped_at or node.line
        return escaped(alt)


def joined(lines: Sequence[Line]) -> str:
    """Return lines as one."""
    return _SPACES.sub(" ", " ".join(text.strip() for text, _ in lines if text.strip()))


def _sticks(before: str, after: str, marked: str, mark: str) -> bool:
    """Say whether emphasis would be none without a space: `**Note:**text`, `text**(x)**`."""
    if not before or not after:
        return False
    if marked:
        last = before[: -len(marked)][-1:]
        return after[0].isalnum() and bool(last) and not last.isalnum() and before.endswith(marked)
    if mark and after.startswith(mark):
        first = after[len(mark) :][:1]
        return before[-1].isalnum() and bool(first) and not first.isalnum()
    return False


def _wrapped(text: str, opening: str, closing: str) -> str:
    """Return a text between two marks, white space outside of them; nothing stays nothing."""
    core = text.strip()
    if not core:
        return text
    left = " " if text[0] == " " else ""
    right = " " if text[-1] == " " else ""
    return f"{left}{opening}{core}{closing}{right}"


def _code(text: str) -> str:
    core = " ".join(text.split())
    if not core:
        return " " if text else ""
    left = " " if text[0].isspace() else ""
    right = " " if text[-1].isspace() else ""
    ticks = "`" * (max(map(len, _TICKS.findall(core)), default=0) + 1)
    space = " " if "`" in (core[0], core[-1]) else ""
    return f"{left}{ticks}{space}{core}{space}{ticks}{right}"


def _link(text: str, attrs: Mapping[str, str], title: bool) -> str:
    core = text.strip()
    address = attrs.get("href", "").strip()
    inside = address.startswith("#")
    if inside and not any(sign.isalnum() for sign in core) and "](" not in core:
        # A sign that only links to the heading it stands at.
        return ""
    nowhere = not address or address == "#" or (title and inside)
    if not core or nowhere or _ACTIVE.match(address):
        return text
    return _wrapped(text, "[", f"]({linked(address)})")
