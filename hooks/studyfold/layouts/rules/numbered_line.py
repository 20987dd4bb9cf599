"""A numbered line without any other markup: `3. What is X?`, `(3) Define X`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from studyfold.layouts.base import Mark
from studyfold.layouts.labels import clean_question
from studyfold.layouts.page import Page
from studyfold.layouts.rules.split import continued, split_line

__all__ = ["LetteredLine", "NumberedLine"]

_LONGEST = 1_000
_LETTER = re.compile(
    r"(?:\d{1,3}[.)]\s+)?(?:\*\*|__)?\(?(?P<letter>[a-z])\)(?:\*\*|__)?\s+(?P<text>\S.*)$"
)

_CLOSING = re.compile(r"\d{1,6}(?P<sign>[.)])")


class NumberedLine:
    """A line of text that opens with a number."""

    name = "numbered line"
    nested = True
    prior = 0.85
    term = 0.2
    regular = 0.2

    def find(self, page: Page) -> Iterator[Mark]:
        """Yield every numbered line, at the margin or indented.

        Where one writer closes numbers in two ways (`3)` and `1.`), one of them may be the
        questions' and the other that of the lists in answers, so each is a form of its own, too.
        """
        closing: dict[str, list[Mark]] = {}
        for index in page.signed("1"):
            line, shape = page.lines[index], page.shapes[index]
            if shape is None or line.indent > 8 or not shape.number:
                continue
            if shape.signs.strip("_") not in ("1", ">1", "1x", "-1", "1-") or shape.linked:
                continue
            text, body = continued(page, index, shape.text)
            text, rest = split_line(text)
            text = clean_question(text)
            if not text:
                continue
            aside = line.indent > 3
            bracket = "(" if line.body.startswith(("(", "[")) else ""
            depth = "aside" if aside else "deeper" if line.indent > 1 else ""
            form = f"numbered {bracket}{depth}".strip()
            mark = Mark(index, shape.number, text, form, body, rest, aside=aside)
            yield mark
            if not aside and mark.asking >= 0.9:
                yield mark.seen_as(f"{form} asking")
            if form == "numbered" and (sign := _CLOSING.match(line.body)):
                closing.setdefault(sign["sign"], []).append(mark)
        if len(closing) > 1:
            for closed, marks in closing.items():
                yield from (mark.seen_as(f"numbered {closed}") for mark in marks)


class LetteredLine:
    """A part of an exam question: `(a) Define an offer. (5 marks)`."""

    name = "lettered line"
    nested = False
    prior = 0.8
    term = 0.05
    regular = 0.05

    def find(self, page: Page) -> Iterator[Mark]:
        """Yield every line that opens with a letter in brackets."""
        for index, line in enumerate(page.lines):
            if line.kind != "text" or line.indent > 3 or ")" not in line.body:
                continue
            if len(line.text) > _LONGEST:
                continue
            match = _LETTER.match(line.body)
            if not match:
                continue
            text, body = continued(page, index, match["text"])
            text, rest = split_line(text)
            text = clean_question(text)
            if text:
                yield Mark(index, match["letter"], text, "lettered", body, rest)
