"""A bullet that is a question: `- What is X?`, with an answer below it or without."""

from __future__ import annotations

import re
from collections.abc import Iterator

from studyfold.layouts.asking import asks
from studyfold.layouts.base import Mark
from studyfold.layouts.labels import clean_question
from studyfold.layouts.page import Page
from studyfold.layouts.rules.split import continued, split_line

__all__ = ["BulletLine"]


_CARD = re.compile(r"\s#(?:cards?|flash-?cards?|anki|srs|spaced)\b", re.IGNORECASE)


class BulletLine:
    """A line that opens with a bullet."""

    name = "bullets"
    nested = True
    prior = 0.8
    term = 0.1
    regular = 0.1

    def find(self, page: Page) -> Iterator[Mark]:
        """Yield every bullet by its indentation, and again every one that asks."""
        for index in page.signed("-"):
            line, shape = page.lines[index], page.shapes[index]
            if shape is None or shape.linked:
                continue
            if "#" in line.body and _CARD.search(line.body):
                # Outliners tag the line that is the front of a card.
                text = clean_question(f"{shape.text} {shape.tail}".strip())
                if text:
                    yield Mark(index, shape.number, text, "tagged card", index + 1, sure=0.95)
            signs = shape.signs.strip("_*")
            if signs not in ("-", "-x", ">-") or shape.tail or index in page.answering:
                continue
            text, body = continued(page, index, shape.text)
            text, rest = split_line(text)
            text = clean_question(text)
            if not text:
                continue
            if line.indent <= 1:
                mark = Mark(index, None, text, f"bullet {line.body[0]}", body, rest)
                yield mark
                if mark.asking >= 0.9:
                    yield mark.seen_as("bullets asking")
            elif asks(text) >= 0.9:
                yield Mark(index, None, text, "bullets asking", body, rest, aside=True)
