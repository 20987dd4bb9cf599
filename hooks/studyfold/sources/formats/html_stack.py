"""The elements that are open while a page is read, and the tree that grows below them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from studyfold.sources.formats.base import FormatError
from studyfold.sources.formats.html_inline_tags import Inline
from studyfold.sources.formats.html_names import HEADINGS, TABLE_PARTS
from studyfold.sources.formats.html_tree import Node

__all__ = ["LINES", "Open", "Stack"]

LINES = frozenset(("p", "caption")) | HEADINGS
"""Nodes that hold nothing but text."""

_MOST_OPEN = 5_000
_MOST_PARTS = 2_000_000
_QUOTING = ("ul", "ol", "blockquote")


@dataclass(slots=True)
class Open:
    """An element whose end tag is still to come."""

    name: str
    node: Node | None
    """None for one that only ends the paragraph before it, or that is not read."""
    formats: int
    """How many inline elements were open before it."""
    flat: bool
    """Whether it stands in a line of text that goes on behind it."""
    attrs: Mapping[str, str] = field(default_factory=dict)
    scope: bool | None = None
    """For an item of microdata whether it is a question."""


class Stack:
    """The open elements. Every step takes the same time, however many there are."""

    def __init__(self, role: Callable[[str, Mapping[str, str]], str]) -> None:
        """Start an empty tree; `role` says what an inline element is."""
        self.root = Node("div", 1)
        self.open = [Open("", self.root, 0, flat=False)]
        self.nodes = [self.root]
        """The open elements that are nodes."""
        self.inline = Inline(self.add, self._paragraph, role)
        self.scopes: list[bool] = []
        """For each open item of microdata whether it is a question."""
        self.unread = 0
        """Index of the open element that is not read, 0 where there is none."""
        self.quoting = 0
        """How many open elements indent their content."""
        self._at: defaultdict[str, list[int]] = defaultdict(list)
        self._ignored: Counter[str] = Counter()
        self._parts = 0

    @property
    def top(self) -> Node:
        """The innermost open node."""
        return self.nodes[-1]

    def count(self, line: int) -> None:
        """Count one more part of the tree.

        Raises:
            FormatError: if there are more than can be kept.
        """
        self._parts += 1
        if self._parts > _MOST_PARTS:
            message = (
                f"expected at most {_MOST_PARTS:,} elements and texts, found more; split the page"
            )
            raise FormatError(message, line)

    def add(self, node: Node, parent: Node) -> Node:
        """Put a node below another one."""
        self.count(node.line)
        parent.children.append(node)
        return node

    def _paragraph(self, line: int) -> Node:
        """Return the line of text that is open, or a new one."""
        if self.top.name in LINES:
            return self.top
        self.enter_cell(line)
        return self.add(Node("p", line), self.top)

    def enter_cell(self, line: int) -> None:
        """Open a cell where a table is open and none of its cells is.

        What stands between cells browsers put before the table, where nobody looks for it.
        """
        if self.top.name == "table":
            self.push("tr", self.add(Node("tr", line), self.top))
        if self.top.name == "tr":
            self.push("td", self.add(Node("td", line), self.top))

    def push(
        self,
        name: str,
        node: Node | None,
        *,
        flat: bool = False,
        attrs: Mapping[str, str] | None = None,
        scope: bool | None = None,
    ) -> None:
        """Open an element; one too many that is no node is ignored together with its end tag."""
        if len(self.open) >= _MOST_OPEN and node is None:
            self._ignored[name] += 1
            return
        self._at[name].append(len(self.open))
        self.open.append(Open(name, node, self.inline.depth, flat, attrs or {}, scope))
        if scope is not None:
            self.scopes.append(scope)
        if node is not None:
            self.nodes.append(node)
            self.quoting += node.name in _QUOTING
        if not flat:
            self.inline.floor = self.inline.depth
            self.inline.leave()

    def pop_to(self, index: int, line: int = 0) -> None:
        """Close every open element from an index on."""
        while len(self.open) > index:
            closed = self.open.pop()
            self._at[closed.name].pop()
            if closed.scope is not None:
                self.scopes.pop()
            if self.unread == len(self.open):
                self.unread = 0
            self.inline.formula_closed(closed.name)
            if closed.node is not None:
                closed.node.end = line
                self.nodes.pop()
                self.quoting -= closed.node.name in _QUOTING
            if not closed.flat:
                self.inline.floor = self.open[-1].formats
                self.inline.cut(closed.formats)
                self.inline.leave()
        self._ignored.clear()

    def end(self, name: str, line: int) -> bool:
        """Take an end tag and say whether a block was open that it could belong to."""
        if self._ignored[name]:
            self._ignored[name] -= 1
            return True
        index = self.last(name)
        if name in HEADINGS and not index:
            index = self.last(*HEADINGS)
        if not index:
            return False
        if index >= self.last("td", "th") or name in TABLE_PARTS or name == "table":
            self.pop_to(index, line)
        return True

    def last(self, *names: str) -> int:
        """Return the index of the innermost open element of some names, 0 where none is open."""
        return max((self._at[name][-1] for name in names if self._at[name]), default=0)

    def close(self, node: Node) -> None:
        """Close an open node with all that is open in it."""
        index = len(self.open) - 1
        while self.open[index].node is not node:
            index -= 1
        self.pop_to(index)

    def leave_lines(self) -> None:
        """Close the line of text that is open: a block follows."""
        while self.top.name in LINES:
            self.close(self.top)
        self.inline.leave()

    def close_cells(self, *tops: str) -> None:
        """Close what is open within a table until one of some parts of it is on top."""
        table = self.last("table")
        while table and len(self.open) > table + 1 and self.open[-1].name not in tops:
            self.pop_to(len(self.open) - 1)
