"""Paragraphs and lists of Org as they are being written as Markdown."""

from __future__ import annotations

import re

from studyfold.sources.formats.markdown_lines import MarkdownLines
from studyfold.sources.formats.org_inline import inline

__all__ = ["Lists"]

_ITEM = re.compile(r"(?P<sign>[-+]|(?<=[ \t])\*|\d{1,9}[.)])(?:[ \t]+(?P<rest>.*))?$")
_COUNTER = re.compile(r"\[@(\d{1,9})\][ \t]*")
_BOX = re.compile(r"\[(?P<state>[ xX-])\](?=[ \t]|$)[ \t]*")
_TERM = re.compile(r"[ \t]::(?:[ \t]+|$)")
_TAB = 8


class Lists:
    """Collects paragraphs within nested lists and writes them with Markdown's indentation."""

    def __init__(self, out: MarkdownLines, margin: str) -> None:
        self._out = out
        self._margin = margin
        self._open: list[tuple[int, int]] = []
        """Of each list item that is open: its column in the file, and its text's in Markdown."""
        self._paragraph: list[tuple[int, str]] = []
        self._lead = ""
        self._blanks = 0
        self._broken = False

    def text(self, line: int, text: str) -> None:
        """Take a line of text: an item's first, or one that goes on."""
        body = text.lstrip(" \t")
        column = _column(text, body)
        # `*` is an item's sign only away from the margin.
        item = _ITEM.match(f" {body}" if column else body, 1 if column else 0)
        if self._blanks > 1:
            self.flush()
            self._open.clear()
        self._blanks = 0
        if item:
            self.flush()
            self._item(line, column, item)
            return
        if self._leave(column):
            self.flush()
            self._out.blank(line, self._margin)
        if not self._paragraph and self._broken and self._on_text():
            self._out.blank(line, self._margin)
        self._broken = False
        self._paragraph.append((line, body.rstrip()))

    def blank(self, line: int) -> None:
        """Take a blank line."""
        self.flush()
        self._blanks += 1
        self._broken = False
        self._out.put(self._margin.rstrip(), line)

    def broken(self) -> None:
        """Take a line that leaves no Markdown but ends a paragraph."""
        self.flush()
        self._broken = True

    def ended(self) -> None:
        """Take the end of something that a paragraph cannot follow without a blank line."""
        self._broken = True

    def interrupt(self, line: int, text: str, *, blank: bool = False) -> str:
        """End the paragraph for a block that begins on a line of the file.

        Args:
            line: its line.
            text: that line's text, whose indentation tells which item the block belongs to.
            blank: whether Markdown needs a blank line before such a block.

        Returns:
            What stands before each line of the block.
        """
        self.flush()
        self._blanks = 0
        left = self._leave(_column(text, text.lstrip(" \t")))
        margin = self._margin + self._indent()
        if (blank or left) and self._on_text():
            self._out.blank(line, self._margin)
        self._broken = False
        return margin

    def flush(self) -> None:
        """Write the paragraph that is being collected."""
        if not self._paragraph:
            return
        written = inline("\n".join(text for _, text in self._paragraph))
        margin = self._margin + self._indent()
        first = self._margin + self._lead if self._lead else margin
        self._out.put_paragraph(written, [line for line, _ in self._paragraph], first, margin)
        self._lead = ""
        self._paragraph.clear()

    def _item(self, line: int, column: int, item: re.Match[str]) -> None:
        new = not self._open
        self._leave(column)
        while self._open and self._open[-1][0] >= column:
            self._open.pop()
        if new and self._on_text():
            self._out.blank(line, self._margin)
        sign, rest = item["sign"], (item["rest"] or "").strip()
        if match := _COUNTER.match(rest):
            rest = rest[match.end() :]
            sign = match[1] + sign[-1] if sign[0].isdigit() else sign
        indent = self._indent()
        lead = f"{indent}{sign} "
        self._open.append((column, len(lead)))
        if match := _BOX.match(rest):
            lead += "[x] " if match["state"] in "xX" else "[ ] "
            rest = rest[match.end() :]
        term = _TERM.search(rest) if not sign[0].isdigit() else None
        if term and term.start() > 0:
            lead += f"{_bold(inline(rest[: term.start()].strip()))}: "
            rest = rest[term.end() :]
        if not rest:
            self._out.put(f"{self._margin}{lead}".rstrip(), line)
            self._broken = False
            return
        self._lead = lead
        self._paragraph.append((line, rest))

    def _leave(self, column: int) -> bool:
        """Close the items that a line at a column is not in, and say whether all are closed."""
        was_open = bool(self._open)
        if any(column <= at for at, _ in self._open):
            self.flush()
        while self._open and self._open[-1][0] >= column:
            self._open.pop()
        return was_open and not self._open

    def _indent(self) -> str:
        return " " * (self._open[-1][1] if self._open else 0)

    def _on_text(self) -> bool:
        """Say whether the line above is one that Markdown would let a paragraph go on from."""
        if self._out.is_blank(self._margin):
            return False
        return not self._out.lines[-1].startswith("#")


def _column(text: str, body: str) -> int:
    return len(text[: len(text) - len(body)].expandtabs(_TAB))


def _bold(text: str) -> str:
    return text if text.startswith("**") and text.endswith("**") else f"**{text}**"
