"""A bullet that is a question: `- What is X?`, with an answer below it or without."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from studyfold.layouts.asking import asks
from studyfold.layouts.base import SURE, Mark
from studyfold.layouts.labels import clean_question
from studyfold.layouts.markers import bullet
from studyfold.layouts.page import Page
from studyfold.layouts.rules.split import continued, split_line

__all__ = ["BulletLine"]


_ASKING = "bullets asking"
_STATING = ".:;,!。"
_SHORT = 60
"""Characters of a line that is surely whole: writers wrap later."""
_FEWEST = 3
_TOLD = 0.5
"""How surely a bullet is a question that is a title of what stands below it."""
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
        margin: list[Mark] = []
        asking: list[Mark] = []
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
                margin.append(mark)
                if mark.asking >= SURE:
                    asking.append(mark)
            elif asks(text) >= SURE:
                asking.append(Mark(index, None, text, _ASKING, body, rest, aside=True))
        yield from _told(page, margin)
        forms = {mark.form for mark in margin}
        if len(forms) > 1 or len(asking) != len(margin):
            # Else every bullet of the one form asks, and this is no other view of them.
            yield from (mark if mark.aside else mark.seen_as(_ASKING) for mark in asking)


def _told(page: Page, margin: Sequence[Mark]) -> Iterator[Mark]:
    """Yield bullets, surer where their form as a rule has what it says below it, on its own lines.

    Such bullets are titles of what stands below, whether they ask or not: `- Types of lien`.
    """
    said: dict[str, list[bool]] = defaultdict(list)
    for mark in margin:
        said[mark.form].append(_says_below(page, mark))
    told = {form for form, all_ in said.items() if sum(all_) >= max(_FEWEST, len(all_) / 2)}
    for mark in margin:
        if mark.form in told and mark.asking < SURE and _says_below(page, mark):
            yield replace(mark, sure=_TOLD)
        else:
            yield mark


def _says_below(page: Page, mark: Mark) -> bool:
    """Say whether a bullet is a title with a paragraph below that is indented as its own.

    A long line that goes on, without a blank line between, is one wrapped paragraph.
    """
    if mark.rest or mark.text[-1] in _STATING:
        return False
    first = page.next_filled(mark.body)
    if first >= len(page):
        return False
    line = page.lines[first]
    if line.indent < 2 or line.kind != "text" or bullet(line.body):
        return False
    return first > mark.body or (len(mark.text) <= _SHORT and not line.body[0].islower())
