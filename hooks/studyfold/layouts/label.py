"""A line that opens an answer."""

from __future__ import annotations

__all__ = ["Label"]


class Label:
    """A line that opens an answer."""

    __slots__ = ("column", "kind", "line", "rest")

    def __init__(self, line: int, kind: str, rest: str, column: int) -> None:
        self.line = line
        self.kind = kind
        """`line`, `bullet`, `heading`, `fold` or `pair`."""
        self.rest = rest
        """The answer's text behind the label on the same line."""
        self.column = column
        """Columns of indentation that the label's own marker gives to what follows."""
