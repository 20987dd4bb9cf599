"""One question a file: its title or its first heading is the question, the rest the answer."""

from __future__ import annotations

from collections.abc import Iterator

from studyfold.layouts.asking import asks
from studyfold.layouts.base import Mark
from studyfold.layouts.labels import clean_question
from studyfold.layouts.page import Page
from studyfold.layouts.shape import shape_of

__all__ = ["WholeFile"]


class WholeFile:
    """A file that opens with its only question."""

    name = "one question a file"
    nested = False
    prior = 0.9
    term = 0.2
    regular = 0.2

    def find(self, page: Page) -> Iterator[Mark]:
        """Yield the file's first heading if it opens the file and asks, or the front's question."""
        if page.question:
            text = clean_question(shape_of(page.question).text)
            first = page.next_filled(0)
            body = first
            heading = first < len(page) and page.lines[first].kind == "heading"
            if heading and _same(page.lines[first].title, text):
                body = first + 1
            if text and first < len(page):
                yield Mark(first, None, text, "file", body, end=len(page), sure=0.95)
            return
        first = page.next_filled(0)
        if first >= len(page) or page.lines[first].kind != "heading":
            return
        shape = shape_of(page.lines[first].title)
        text = clean_question(f"{shape.text} {shape.tail}".strip())
        body = first + 1
        if body < len(page) and page.lines[body].kind == "underline":
            body += 1
        if text and asks(text) >= 0.9:
            yield Mark(first, shape.number, text, "file", body, end=len(page))


def _same(title: str, text: str) -> bool:
    return clean_question(shape_of(title).text).casefold() == text.casefold()
