"""Paragraphs and lists of AsciiDoc as they are being written as Markdown."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from studyfold.sources.formats.markdown_lines import MarkdownLines

__all__ = ["Flow"]

_BOX = re.compile(r"\[(?P<state>[ xX*])\][ \t]+")


@dataclass(slots=True)
class _Level:
    key: str
    """What its items are marked with; each sign marks one depth."""
    column: int
    """Where the text of its items begins in Markdown."""
    number: int


class Flow:
    """Writes paragraphs, and items of nested lists with Markdown's signs and indentation."""

    def __init__(self, out: MarkdownLines, margin: str, inline: Callable[[str], str]) -> None:
        self._out = out
        self._margin = margin
        self._inline = inline
        self._levels: list[_Level] = []
        self._paragraph: list[tuple[int, str]] = []
        self._lead = ""
        self._attached = False
        self._separate = False
        self._blanks = 0
        self.awaits_text = False
        """Whether what comes next is what a term says, however far it is indented."""
        self.hard = False
        """Whether each line of the next paragraph ends with a break."""

    @property
    def collecting(self) -> bool:
        """Whether a paragraph is open that the next line may go on with."""
        return bool(self._paragraph)

    @property
    def in_list(self) -> bool:
        """Whether an item is open."""
        return bool(self._levels)

    def text(self, line: int, text: str) -> None:
        """Take a line of a paragraph."""
        if not self._paragraph and not self._lead:
            self.block(line, blank=self._separate)
        self._paragraph.append((line, text.strip()))

    def item(self, line: int, sign: str, text: str, start: int) -> None:
        """Take the first line of a list's item.

        Args:
            line: its line of the file.
            sign: what marks it: `*`, `..`, `1.`, `a.`, `<1>`.
            text: what stands behind that.
            start: the number to begin with, where the list is a new one.
        """
        self.flush()
        key, number = _key(sign)
        level = self._enter(key, start - 1, line)
        level.number = number if number is not None else level.number + 1
        marker = "-"
        if key[0] in ".0<":
            marker = f"{level.number}."
        indent = " " * (self._levels[-2].column if len(self._levels) > 1 else 0)
        lead = f"{indent}{marker} "
        level.column = len(lead)
        if match := _BOX.match(text):
            lead += "[ ] " if match["state"] == " " else "[x] "
            text = text[match.end() :]
        if key == "a":
            # An option to choose keeps its letter.
            text = f"{sign} {text}"
        self._lead = lead
        self._attached = False
        self._paragraph.append((line, text))

    def term(self, line: int, sign: str, term: str, text: str, asks: bool) -> None:
        """Take an item of a list of terms: bold, before its text or above an answer.

        Args:
            line: its line of the file.
            sign: what marks it: `::`, `;;`.
            term: what stands before that.
            text: what it says on the same line, empty for nothing.
            asks: whether it is a question, whose answer stands below it.
        """
        self.flush()
        level = self._enter(sign, 0, line)
        level.column = self._levels[-2].column if len(self._levels) > 1 else 0
        indent = self._margin + " " * level.column
        if self._on_text():
            self._out.blank(line, self._margin)
        bold = _bold(self._inline(term))
        self._attached = False
        if asks or not text:
            self._out.put(f"{indent}{bold}", line)
            self._out.blank(line, self._margin)
            # What follows at the margin is still the term's.
            self._attached = self.awaits_text = True
            if text:
                self._paragraph.append((line, text))
            return
        self._lead = f"{' ' * level.column}{bold}: "
        self._paragraph.append((line, text))

    def attach(self, line: int) -> None:
        """Take a `+`: what comes next belongs to the item above, blank lines to those around it."""
        self.flush()
        for _ in range(min(self._blanks, len(self._levels) - 1)):
            self._levels.pop()
        self._blanks = 0
        self._out.blank(line, self._margin)
        self._attached = True

    def blank(self, line: int) -> None:
        """Take a blank line."""
        self.flush()
        self._blanks += 1
        self._out.put(self._margin.rstrip(), line)

    def dropped(self) -> None:
        """Take a line that leaves no Markdown but ends a paragraph."""
        self.flush()
        self._separate = True

    def block(self, line: int, *, blank: bool = False, code: bool = False) -> str:
        """Begin a block, which ends all lists unless it is attached to an item.

        Args:
            line: the line of the file that it begins on.
            blank: whether Markdown needs a blank line before it.
            code: whether it is one that belongs to an item whatever stands before it.

        Returns:
            What stands before each of its lines.
        """
        self.flush()
        left = False
        if not self._attached and not code and self._levels:
            left = any(level.column for level in self._levels)
            self._levels.clear()
        if (blank or left) and self._on_text():
            self._out.blank(line, self._margin)
        self._attached = self._separate = self.awaits_text = False
        self._blanks = 0
        return self._margin + " " * (self._levels[-1].column if self._levels else 0)

    def flush(self) -> None:
        """Write the paragraph that is being collected."""
        if self._paragraph:
            places = [line for line, _ in self._paragraph]
            written = self._inline("\n".join(text for _, text in self._paragraph))
            if self.hard:
                written = written.replace("\n", "  \n")
            margin = self._margin + " " * (self._levels[-1].column if self._levels else 0)
            first = self._margin + self._lead if self._lead else margin
            self._out.put_paragraph(written, places, first, margin)
            self._paragraph.clear()
            self._blanks = 0
            self.hard = False
        self._lead = ""

    def end_lists(self) -> None:
        """Close all lists, as a heading or attributes above a new one do."""
        self.flush()
        self._levels.clear()
        self._attached = False

    def _enter(self, key: str, before: int, line: int) -> _Level:
        """Return the level of a sign: one that is open already, or a new one below."""
        known = next((i for i, level in enumerate(self._levels) if level.key == key), None)
        if known is None:
            if self._levels and self._levels[-1].key == "<":
                # Nothing is nested in remarks on code.
                self._levels.pop()
            if not self._levels and self._on_text():
                self._out.blank(line, self._margin)
            self._levels.append(_Level(key, 0, before))
        else:
            del self._levels[known + 1 :]
        self._blanks = 0
        self._separate = self.awaits_text = False
        return self._levels[-1]

    def _on_text(self) -> bool:
        """Say whether the line above is one that Markdown would let a paragraph go on from."""
        return not self._out.is_blank(self._margin) and not self._out.lines[-1].startswith("#")


def _key(sign: str) -> tuple[str, int | None]:
    """Return what all items of a list's depth share, and the number that the sign itself has."""
    if sign[0] == "<":
        return "<", None if sign == "<.>" else int(sign[1:-1])
    if sign[0].isdigit():
        return "0", int(sign[:-1])
    if sign[0].isalpha():
        return "a", None
    return sign, None


def _bold(text: str) -> str:
    return text if text.startswith("**") and text.endswith("**") else f"**{text}**"
