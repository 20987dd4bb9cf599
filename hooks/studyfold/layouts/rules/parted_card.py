"""A card whose question and answer are parted by a line of one question mark."""

from __future__ import annotations

from collections.abc import Iterator

from studyfold.layouts.base import Mark
from studyfold.layouts.labels import clean_question
from studyfold.layouts.page import Page

__all__ = ["PartedCard"]

_PARTING = ("?", "??")
_MOST_LINES = 40
"""Lines that the question may take."""


class PartedCard:
    """A block with a line `?` in it, as programs for spaced repetition read cards."""

    name = "cards parted by ?"
    nested = False
    prior = 1.0
    term = 0.5
    regular = 0.5

    def find(self, page: Page) -> Iterator[Mark]:
        """Yield the first line of every block that such a line parts."""
        free = 0
        for index, line in enumerate(page.lines):
            if line.kind != "text" or line.body not in _PARTING or index < free:
                continue
            first = index
            while first > max(free, index - _MOST_LINES) and _asks(page, first - 1, index):
                first -= 1
            stop = index + 1
            while stop < len(page) and page.lines[stop].kind not in ("blank", "heading", "rule"):
                stop += 1
            while page.lines[stop - 1].kind == "comment":
                # There such programs note when a card is due.
                stop -= 1
            shape = page.shapes[first]
            if first == index or stop == index + 1 or shape is None:
                continue
            parts = [f"{shape.text} {shape.tail}".strip()]
            parts += [page.lines[above].body for above in range(first + 1, index)]
            text = clean_question(" ".join(parts))
            if text:
                yield Mark(first, shape.number, text, "parted card", index + 1, end=stop, sure=0.95)
                free = stop


def _asks(page: Page, index: int, parting: int) -> bool:
    """Say whether a line is one of the question's: text, or a heading that is all of it."""
    kind = page.lines[index].kind
    return kind == "text" or (kind == "heading" and index == parting - 1)
