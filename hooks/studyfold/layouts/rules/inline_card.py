"""A card on one line, as programs for spaced repetition read it: `question::answer`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from studyfold.layouts.base import SURE, Mark
from studyfold.layouts.labels import clean_question
from studyfold.layouts.markers import bullet
from studyfold.layouts.page import Page

__all__ = ["InlineCard"]

_BEHIND_MARK = re.compile(r"(?<=[?？؟])[*_]*\s*:{2,3}\s*(?=[^\s:])")
_BETWEEN = re.compile(r"(?<=[^:\s])(?P<before>\s*):{2,3}(?P<after>\s*)(?=[^\s:])")
_SCHEDULE = re.compile(r"(?<!\s)\s*+<!--\s*SR:[^<>]{0,500}-->$")
"""What such programs write behind a card."""
_CODE = re.compile(r"`[^`]*`")
_NAME = re.compile(r"[\w.<>&*~-]+")
_SHARE = 0.6
"""The share of a text's lines that are cards from which on `cat::dog` is one and no name."""


class InlineCard:
    """A line with two or three colons between its question and its answer."""

    name = "one-line cards"
    nested = False
    prior = 0.95
    term = 0.5
    regular = 0.85

    def find(self, page: Page) -> Iterator[Mark]:
        """Yield every such line; where they could be names in code only if the text is a deck."""
        found = [card for index in range(len(page)) if (card := _card(page, index)) is not None]
        questions = {card.mark.text for card in found}
        lines = sum(line.kind == "text" for line in page.lines)
        deck = len(questions) == len(found) and len(found) >= _SHARE * lines
        for card in found:
            if deck or not card.name:
                yield card.mark


class _Card(NamedTuple):
    mark: Mark
    name: bool
    """Whether it could be a name in code, such as `std::move`."""


def _card(page: Page, index: int) -> _Card | None:
    """Return the card that a line is, if it is one."""
    line, shape = page.lines[index], page.shapes[index]
    if "::" not in line.text or shape is None or line.kind != "text" or line.indent > 3:
        return None
    whole = _SCHEDULE.sub("", line.body[bullet(line.body) :])
    # Colons within code are no joint.
    shown = _CODE.sub(lambda code: "x" * len(code[0]), whole)
    places = list(_BEHIND_MARK.finditer(shown)) or list(_BETWEEN.finditer(shown))
    if len(places) != 1:
        return None
    start, end = places[0].span()
    text = clean_question(whole[:start])
    if not text or text[0] in "|<" or "{{" in text:
        return None
    number = shape.number if shape.signs.startswith("1") else None
    name = shown[start - 1] not in "?？؟" and _is_name(shown[:start], shown[start:end], shown[end:])
    stop = index + 1
    while stop < len(page) and page.lines[stop].body and page.lines[stop].indent > line.indent:
        # Only points below it belong to what is written on one line.
        stop += 1
    said = whole[end:]
    return _Card(
        Mark(index, number, text, "one-line card", index + 1, said, end=stop, sure=SURE), name
    )


def _is_name(before: str, joint: str, after: str) -> bool:
    """Say whether what stands around two colons could be a name, or a property of the note."""
    last = before.rpartition(" ")[2]
    if joint == "::":
        return _NAME.fullmatch(last) is not None and (last == before or after[:1].islower())
    return joint.startswith("::") and last == before
