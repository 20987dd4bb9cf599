"""Cards: blocks set apart by blank lines or by rules, the question first."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from studyfold.layouts.asking import asks
from studyfold.layouts.base import Mark
from studyfold.layouts.labels import clean_question
from studyfold.layouts.page import Page

__all__ = ["CLOZE", "BlankCard", "RuleCard"]

CLOZE = re.compile(r"\{\{c\d+::(?P<text>.{0,400}?)(?:::(?P<hint>[^{}]*?))?\}\}")
"""A deletion of a cloze card, as Anki writes them."""
_BELOW = 0.6
_LONGEST = 300
_TAG_LINE = re.compile(r"<[^<>]*>$|!\[[^\]]*\]\([^()]*\)$")


class BlankCard:
    """A block between blank lines, the question on its first line; a cloze is a card too."""

    name = "cards"
    nested = False
    prior = 0.75
    term = 0.3
    regular = 0.85

    def find(self, page: Page) -> Iterator[Mark]:
        """Yield the first line of every block that has at least two, and every cloze."""
        marks = list(self._marks(page))
        below = sum(_below_heading(page, mark.line) for mark in marks)
        # Where headings stand right above most blocks, these are paragraphs of answers.
        if below <= _BELOW * len(marks):
            yield from marks

    def _marks(self, page: Page) -> Iterator[Mark]:
        blank = [-1, *(i for i, line in enumerate(page.lines) if line.kind == "blank"), len(page)]
        for above, stop in pairwise(blank):
            start = above + 1
            # A single line is a card only as a cloze.
            if start == stop or (start + 1 == stop and "{{c" not in page.lines[start].body):
                continue
            if all(line.kind == "text" for line in page.lines[start:stop]):
                yield from _blank_card(page, start, stop)


def _below_heading(page: Page, index: int) -> bool:
    above = index - 1
    while above >= 0 and page.lines[above].kind == "blank":
        above -= 1
    return above >= 0 and page.lines[above].kind in ("heading", "underline")


def _blank_card(page: Page, start: int, stop: int) -> Iterator[Mark]:
    shape = page.shapes[start]
    line = page.lines[start]
    if shape is None or line.indent > 3:
        return
    block = " ".join(page.lines[i].body for i in range(start, stop))
    if "{{c" in block and len(block) < 4_000 and CLOZE.search(block):
        asked = CLOZE.sub(lambda match: f"[{match['hint'] or '…'}]", block)
        whole = CLOZE.sub(lambda match: match["text"], block)
        yield Mark(start, None, asked, "blank card", stop, whole, end=stop, sure=0.9)
        return
    if stop - start < 2 or shape.signs.strip("_1") or not shape.text or len(shape.text) > _LONGEST:
        return
    if page.lines[start + 1].body.startswith((": ", "~ ")):
        return
    text = clean_question(shape.text)
    # A paragraph of prose wraps after some 70 characters; a card's first line is a thought.
    wraps = len(line.text) > 60 and not asks(text) and text[-1:] not in ".:?!"
    if text and not wraps and text[0] not in "<!|":
        yield Mark(start, shape.number, text, "blank card", start + 1, end=stop)


class RuleCard:
    """A block between rules (`---`) or empty headings (`####`) whose first line is the question."""

    name = "cards between rules"
    nested = False
    prior = 0.9
    term = 0.45
    regular = 0.45

    def find(self, page: Page) -> Iterator[Mark]:
        """Yield the first line of every block between rules of one kind."""
        for kind in ("rule", "heading"):
            walls = [
                i
                for i, line in enumerate(page.lines)
                if line.kind == kind and (kind == "rule" or not line.title)
            ]
            if len(walls) < 3:
                continue
            # Before the first rule stands a title as often as a card.
            form = f"card {kind}"
            yield from _first_line(page, _below_titles(page, walls[0]), form, title=True)
            for wall in walls:
                yield from _first_line(page, wall + 1, form, title=False)


def _below_titles(page: Page, wall: int) -> int:
    """Return where the card before the first rule starts: at the paragraph that asks, if one does.

    What stands above it is the text's title and what it says of itself.
    """
    last = 0
    for index in range(wall - 1, -1, -1):
        if page.lines[index].kind == "heading":
            break
        shape = page.shapes[index]
        # What is indented belongs to something above, such as an answer with a list.
        margin = page.lines[index].indent <= 1
        starts = margin and (index == 0 or page.lines[index - 1].kind != "text")
        # Words of a page about itself may end in a question, too, but no line below answers it.
        goes_on = page.lines[index + 1].kind == "text"
        if shape is not None and starts and goes_on and asks(shape.text) == 1:
            last = index
    return last


def _first_line(page: Page, start: int, form: str, title: bool) -> Iterator[Mark]:
    index = page.next_filled(start)
    while (
        index < len(page)
        and page.lines[index].kind == "text"
        and _TAG_LINE.match(page.lines[index].body)
    ):
        index = page.next_filled(index + 1)
    if index >= len(page) or page.lines[index].kind not in ("text", "heading"):
        return
    line, shape = page.lines[index], page.shapes[index]
    if shape is None or (line.kind == "heading" and not line.title) or line.indent > 3:
        return
    body = index + 1
    parts = [f"{shape.text} {shape.tail}".strip()]
    alone = index == start or page.lines[index - 1].kind != "text"
    if alone and line.kind == "text" and asks(parts[0]) < 1:
        # A question of several lines goes on to its question mark.
        for below in range(index + 1, min(index + 4, len(page))):
            if page.lines[below].kind != "text" or page.shapes[below] is None:
                break
            parts.append(page.lines[below].body)
            if parts[-1].endswith("?"):
                body = below + 1
                break
        else:
            parts = parts[:1]
        if body == index + 1:
            parts = parts[:1]
    text = clean_question(" ".join(parts))
    if title and line.kind == "heading" and line.level == 1 and not shape.number:
        return
    if text and len(text) <= _LONGEST:
        yield Mark(index, shape.number, text, form, body)
