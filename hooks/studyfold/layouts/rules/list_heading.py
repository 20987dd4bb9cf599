"""A list item or quotation whose content is a heading: `12. ### What is a hook?`."""

from __future__ import annotations

from collections.abc import Iterator

from studyfold.layouts.base import Mark
from studyfold.layouts.labels import clean_question
from studyfold.layouts.page import Page

__all__ = ["ListHeading"]


class ListHeading:
    """A heading behind a list marker or a sign of quotation."""

    name = "list heading"
    nested = True
    prior = 1.0
    term = 0.5
    regular = 0.5

    def find(self, page: Page) -> Iterator[Mark]:
        """Yield every heading within a list item or a quotation."""
        for index in page.signed("#"):
            line, shape = page.lines[index], page.shapes[index]
            if shape is None:
                continue
            opening = shape.signs.partition("#")[0].replace("*", "")
            if not opening or opening not in ("1", "-", ">", "-x", "1x"):
                continue
            text = clean_question(f"{shape.text} {shape.tail}".strip())
            if text:
                form = f"list heading {opening}"
                yield Mark(
                    index, shape.number, text, form, index + 1, sure=0.6, aside=line.indent > 3
                )
