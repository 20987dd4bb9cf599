"""Tags and text → the tree of a page, whatever its author forgot to close.

Python's own parsers leave out what browsers do: `<li>a<li>b` are two items, `<p>` ends where a
list starts, bold that is opened around paragraphs is bold in each. All of it is done here while
reading, in time linear in the text, and the tree is never deeper than `_DEEPEST`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from studyfold.sources.formats.html_hints import (
    is_summary,
    is_toggle,
    language,
    role_of,
    told,
    unread,
)
from studyfold.sources.formats.html_names import (
    ALIASES,
    CLOSING_HEADINGS,
    ENDING,
    FLAT,
    HEADINGS,
    IGNORED,
    TABLE_PARTS,
    UNREAD,
    VOID,
    is_block,
)
from studyfold.sources.formats.html_stack import LINES, Stack
from studyfold.sources.formats.html_tokens import tokenize
from studyfold.sources.formats.html_tree import Node, Text

__all__ = ["Page", "build"]

_DEEPEST = 80
_DEEPEST_LISTS = 12
_UNWANTED = re.compile("[\x00-\x08\x0e-\x1f\x7f\u00ad\u200b\u2060\ufeff]")
_PANELS = re.compile(
    r"(?:aria-controls|data-target|data-bs-target)\s{0,5}=\s{0,5}[\"']?#?([\w:.-]{1,100})"
)
_MACHINERY = frozenset("object rp script select style svg template textarea title".split())
_BREAKING = frozenset(("aside", "footer", "nav"))
_NODES = frozenset("blockquote details dt li ol p pre summary table ul".split()) | HEADINGS


@dataclass(slots=True)
class Page:
    """What a page holds."""

    root: Node
    title: Node
    """Its `<title>`, empty where it has none."""
    left_out: bool
    """Whether there is anything that looks like no part of its text."""


def build(text: str, everything: bool = False) -> Page:
    """Return the tree of a page.

    Args:
        text: HTML.
        everything: whether to keep what looks like no part of the page's text (but machinery).

    Raises:
        FormatError: if it has more elements than can be kept.
    """
    panels: frozenset[str] = frozenset() if everything else frozenset(_PANELS.findall(text))
    builder = _Builder(panels, "math/tex" in text, everything)
    tokenize(text, builder)
    builder.finish()
    return Page(builder.root, builder.title, builder.left_out)


class _Builder:
    """The handler of a page's tags and text."""

    def __init__(self, panels: frozenset[str], tex: bool, everything: bool) -> None:
        self._panels = panels
        self._tex = tex
        self._everything = everything
        self._stack = Stack(self._role)
        self._inline = self._stack.inline
        self._in_head = False
        self.root = self._stack.root
        self.title = Node("p", 1)
        self.left_out = False

    def start(self, name: str, attrs: Mapping[str, str], line: int, closed: bool) -> None:
        name = ALIASES.get(name, name)
        stack = self._stack
        if stack.unread == len(stack.open) - 1 and name in ENDING.get(stack.open[-1].name, ()):
            stack.pop_to(stack.unread)
        if self._inline.formula is not None:
            if not closed:
                stack.push(name, None, flat=True)
                self._inline.formula.open(name, attrs)
        elif name in IGNORED:
            if name in ("thead", "tbody", "tfoot"):
                stack.close_cells("table")
                self._in_head = name == "thead"
        elif stack.unread:
            if not closed and name not in VOID:
                stack.push(name, None, flat=True)
        elif name in ("script", "math") and self._inline.starts_formula(name, attrs, line):
            stack.push(name, None, flat=True)
            if closed:
                self.end(name, line)
        elif name in VOID:
            self._void(name, attrs, line)
        elif self._is_unread(name, attrs):
            self._skip(name, closed)
        elif is_block(name) and self._is_apart(name, attrs):
            self._block(name, attrs, line)
            if closed:
                self.end(name, line)
        elif not closed:
            self._inline.open(name, attrs)
            if stack.top.name == "pre":
                _say_language(stack.top, attrs)

    def end(self, name: str, line: int) -> None:
        name = ALIASES.get(name, name)
        if name == "thead":
            self._in_head = False
        if self._stack.end(name, line):
            return
        if name == "p":
            self._stack.leave_lines()
        elif not self._stack.unread:
            self._inline.close(name)

    def text(self, data: str, line: int) -> None:
        data = _UNWANTED.sub("", data)
        if self._stack.unread:
            if self._stack.open[self._stack.unread].name == "title":
                self.title.line = line
                self.title.children.append(Text(data, line))
        elif self._inline.formula is not None:
            self._inline.formula.text(data)
        else:
            self._stack.count(line)
            if self._stack.top.name == "pre":
                self._stack.top.children.append(Text(data.replace("\xa0", " "), line))
            else:
                self._inline.text(data, line)

    def finish(self) -> None:
        """Close what is open at the page's end."""
        self._stack.pop_to(1)

    def _is_unread(self, name: str, attrs: Mapping[str, str]) -> bool:
        if name in _MACHINERY:
            return True
        if name == "button":
            top = self._stack.top
            title = top.name in (*HEADINGS, "summary", "dt") and not top.children
            return not title and not is_toggle(attrs)
        if self._everything:
            return False
        aside = name in UNREAD or unread(name, attrs, self._panels, self._tex)
        self.left_out = self.left_out or aside
        return aside

    def _skip(self, name: str, closed: bool) -> None:
        if closed:
            return
        block = (is_block(name) and name != "button") or name in _BREAKING
        if block:
            self._stack.leave_lines()
        self._stack.push(name, None, flat=not block)
        self._stack.unread = len(self._stack.open) - 1

    def _is_apart(self, name: str, attrs: Mapping[str, str]) -> bool:
        """Say whether an element ends the paragraph that it stands in."""
        if name == "label" and self._inline.busy:
            return False
        in_line = self._stack.top.name in LINES and ("-" in name or name == "label")
        return not in_line or any(told(name, attrs))

    def _void(self, name: str, attrs: Mapping[str, str], line: int) -> None:
        top = self._stack.top
        if name == "br" and top.name == "pre":
            top.children.append(Text("\n", line))
        elif name == "hr":
            self._stack.leave_lines()
            self._stack.add(Node("hr", line), self._stack.top)
        elif name in ("br", "img"):
            self._inline.void(name, attrs, line)

    def _block(self, name: str, attrs: Mapping[str, str], line: int) -> None:
        stack = self._stack
        if self._stays_flat(name, line):
            stack.push(name, None, flat=True)
            return
        stack.leave_lines()
        if name in ("td", "th"):
            stack.close_cells("tr", "table")
        elif name in ("tr", "caption"):
            stack.close_cells("table")
        elif name == "li" and stack.last("li") > stack.last("ul", "ol", "td", "th"):
            stack.pop_to(stack.last("li"))
        elif name in ("dt", "dd") and stack.last("dt", "dd") > stack.last("dl", "td", "th"):
            stack.pop_to(stack.last("dt", "dd"))
        node = self._node(name, attrs, line)
        if name == "pre" and node is not None:
            # Around code stand one or two blocks that name its language too.
            for given in (attrs, *(one.attrs for one in reversed(stack.open[-3:]))):
                _say_language(node, given)
        kind = attrs.get("itemtype")
        scope = None if kind is None else kind.rstrip("/").endswith("/Question")
        if node is not None:
            if name not in TABLE_PARTS:
                stack.enter_cell(line)
            stack.add(node, stack.top)
        stack.push(name, node, attrs=attrs, scope=scope)
        if node is not None and attrs:
            self._tell(node, told(name, attrs))

    def _tell(self, node: Node, given: tuple[str, str, str]) -> None:
        """Put what an element's attributes say at its beginning."""
        question, title, answer = given
        if question or title:
            role = "" if question else "title"
            text = Text(question or title, node.line)
            self._stack.add(Node("question", node.line, {}, role, [text]), node)
        if answer:
            text = Text(answer, node.line)
            self._stack.add(Node("p", node.line, {}, "answer", [text]), node)

    def _stays_flat(self, name: str, line: int) -> bool:
        """Say whether a block is a part of the line of text that it stands in."""
        top = self._stack.top
        if name in TABLE_PARTS or name == "table":
            return False
        if top.name == "pre":
            if name in HEADINGS or name in CLOSING_HEADINGS - {"pre", "ol", "ul"}:
                self._stack.close(top)
                return False
            last = top.children[-1] if top.children else None
            if last is not None and not (isinstance(last, Text) and last.text.endswith("\n")):
                top.children.append(Text("\n", line))
            return True
        if top.name in HEADINGS:
            # A paragraph behind a heading's text: its end tag was forgotten.
            flat = name in FLAT - HEADINGS and not (name == "p" and top.children)
        else:
            flat = name in FLAT and top.name in ("caption", "dt", "summary")
        if flat:
            self._inline.text(" ", line)
        return flat

    def _node(self, name: str, attrs: Mapping[str, str], line: int) -> Node | None:
        """Return the node of a block, None for one that only ends the paragraph before it."""
        stack = self._stack
        depth = len(stack.nodes)
        if depth > _DEEPEST and name not in LINES | {"pre"}:
            return None
        if name in ("ul", "ol", "blockquote") and stack.quoting >= _DEEPEST_LISTS:
            return None
        if name == "caption":
            return Node(name if stack.top.name == "table" else "p", line)
        if name in ("tr", "td", "th"):
            if not stack.last("table") or depth > _DEEPEST - 3:
                return None
            if name in ("td", "th") and stack.top.name == "table":
                stack.push("tr", stack.add(Node("tr", line), stack.top))
            return Node(name, line, {"head": ""} if name == "tr" and self._in_head else attrs)
        if attrs.get("role") == "heading":
            level = attrs.get("aria-level", "2")
            return Node(f"h{level}" if level in tuple("123456") else "h2", line)
        if name == "li" and stack.top.name not in ("ul", "ol"):
            stack.enter_cell(line)
            stack.push("ul", stack.add(Node("ul", line), stack.top))
        role = self._role(name, attrs)
        if name in _NODES:
            return Node(name, line, attrs, role)
        if name in ("button", "header"):
            return Node("div", line, {}, "toggle" if name == "button" else name)
        return Node("div", line, {}, role) if role or any(told(name, attrs)) else None

    def _role(self, name: str, attrs: Mapping[str, str]) -> str:
        part = attrs.get("itemprop", "")
        if part == "name" and self._stack.scopes and self._stack.scopes[-1]:
            return "question"
        if part in ("text", "acceptedAnswer"):
            return "answer"
        if name == "legend":
            return "question"
        return "toggle" if is_summary(attrs) else role_of(name, attrs)


def _say_language(pre: Node, attrs: Mapping[str, str]) -> None:
    if "language" not in pre.attrs and (found := language(attrs)):
        pre.attrs = {"language": found}
