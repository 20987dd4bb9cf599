"""Components of MDX that are open, and how far their content is indented for them."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["Component", "Stack", "dedent", "indent_of"]

_DEEPEST = 64
"""Components within one another; those deeper are not kept account of."""


@dataclass(slots=True)
class Component:
    """A component that is not closed yet."""

    name: str
    indent: int
    """Columns before its tag in the file; -1 for one in the middle of a text."""
    shift: int = 0
    """Columns that its tag's line loses."""
    inner: int | None = None
    """Columns that its content loses; None before its first line."""
    heads: bool = False
    """Whether it became a heading."""
    closing: str = ""
    """What its closing tag becomes."""


class Stack:
    """The open components, the innermost last."""

    def __init__(self) -> None:
        self._open: list[Component] = []

    def __bool__(self) -> bool:
        return bool(self._open)

    @property
    def headings(self) -> int:
        """How many of them became headings."""
        return sum(component.heads for component in self._open)

    def push(self, component: Component) -> None:
        """Open a component."""
        component.shift = self._above()
        if len(self._open) < _DEEPEST:
            self._open.append(component)

    def find(self, name: str) -> Component | None:
        """Return the innermost component of a name, if one is open."""
        return next((c for c in reversed(self._open) if c.name == name), None)

    def pop(self, name: str) -> list[Component]:
        """Close the innermost component of a name, and return it behind all that was open in it."""
        if self.find(name) is None:
            return []
        closed: list[Component] = []
        while not closed or closed[-1].name != name:
            closed.append(self._open.pop())
        return closed

    def shift(self, indent: int) -> int:
        """Return how many columns a line of content loses; the first line in a component tells."""
        block = self._block()
        if block is None:
            return 0
        if block.inner is None:
            block.inner = block.shift + max(0, indent - block.indent)
        return block.inner

    def _above(self) -> int:
        block = self._block()
        if block is None:
            return 0
        return block.shift if block.inner is None else block.inner

    def _block(self) -> Component | None:
        return next((c for c in reversed(self._open) if c.indent >= 0), None)


def indent_of(text: str) -> int:
    """Return the columns of white space that a line begins with."""
    return len(text[: len(text) - len(text.lstrip(" \t"))].expandtabs(4))


def dedent(text: str, columns: int) -> str:
    """Remove up to some columns of white space from a line's start."""
    if not columns:
        return text
    return " " * max(0, indent_of(text) - columns) + text.lstrip(" \t")
