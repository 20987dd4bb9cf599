"""A bold question alone on its line, numbered, bulleted, quoted or plain."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from studyfold.layouts.asking import asks
from studyfold.layouts.base import Mark
from studyfold.layouts.labels import clean_question
from studyfold.layouts.page import Page
from studyfold.layouts.remarks import is_navigation
from studyfold.layouts.shape import Shape

__all__ = ["BoldLine", "ItalicLine", "NumberedBold"]

_ITALIC = re.compile(
    r"(?P<sign>\*{3}|_{3}|"
    r"[*_])(?=\S)(?P<text>(?:(?!(?P=sign)).)+)(?P=sign)[.:]?\s*(?:<br\s*/?>)?\s*"
)
_DEEPEST = 8
"""Columns that a question in a list may be indented by."""
_MOST_LINES = 4
"""Lines that one bold question may take."""


class BoldLine:
    """A line of the margin that is bold from end to end: `**What is X?**`, `- **What is X?**`."""

    name = "bold line"
    nested = False
    prior = 0.9
    term = 0.2
    regular = 0.2

    def find(self, page: Page) -> Iterator[Mark]:
        """Yield every bold line without a number before it."""
        for index, shape in _bold(page):
            if not shape.signs.startswith("1"):
                mark = _mark(page, index, shape, "bold")
                if mark:
                    yield mark


class NumberedBold:
    """A numbered line that is bold from end to end: `3. **What is X?**`."""

    name = "numbered bold"
    nested = True
    prior = 0.95
    term = 0.25
    regular = 0.25

    def find(self, page: Page) -> Iterator[Mark]:
        """Yield every numbered bold line."""
        for index, shape in _bold(page):
            if shape.signs.startswith("1"):
                mark = _mark(page, index, shape, "numbered bold")
                if mark:
                    yield mark


def _bold(page: Page) -> Iterator[tuple[int, Shape]]:
    for index in page.signed("*"):
        line, shape = page.lines[index], page.shapes[index]
        if shape is None or line.indent > _DEEPEST or shape.tail or shape.linked:
            continue
        if shape.labelled or "#" in shape.signs or is_navigation(line.body):
            continue
        yield index, shape


def _mark(page: Page, index: int, shape: Shape, name: str) -> Mark | None:
    line = page.lines[index]
    text, body = shape.text, index + 1
    if shape.open:
        text, body = _closed(page, index, shape)
    if not text or index in page.answering:
        return None
    signs = shape.signs.replace("*", "").replace("1", "").replace("_", "")
    quoted = text[:1] in '"“«'
    marked = text[-1:] and unicodedata.category(text[-1]) in ("So", "Sk", "Cf", "Mn")
    text = clean_question(text) or text
    aside = line.indent > 3
    form = " ".join(
        part
        for part in (
            name,
            signs,
            "inner number"
            if shape.number and not shape.signs.startswith(("1", "-1", ">1"))
            else "",
            "quoted" if quoted else "",
            "aside" if aside else "",
        )
        if part
    )
    # A sign behind it (how hard it is) says that a bold line is no mere heading.
    sure = 0.5 if marked else 0.0
    return Mark(index, shape.number, text, form, body, sure=sure, aside=aside)


def _closed(page: Page, index: int, shape: Shape) -> tuple[str, int]:
    """Return a bold question of several lines, and the line after it; empty if it is none."""
    parts = [shape.text]
    for below in range(index + 1, min(index + _MOST_LINES, len(page))):
        line = page.lines[below]
        if line.kind != "text":
            break
        body = line.body
        at = body.find("**")
        if at >= 0:
            if body[at + 2 :].strip(" ?.:!"):
                break
            parts.append(body.replace("**", ""))
            return " ".join(parts), below + 1
        parts.append(body)
    return "", index + 1


class ItalicLine:
    """A line of the margin that is in italics from end to end: `*How do I get there?*`."""

    name = "italic line"
    nested = False
    prior = 0.85
    term = 0.1
    regular = 0.1

    def find(self, page: Page) -> Iterator[Mark]:
        """Yield every line in italics."""
        for index in page.signed("_"):
            line, shape = page.lines[index], page.shapes[index]
            if shape is None or line.indent > 3 or shape.signs != "_":
                continue
            match = _ITALIC.match(line.body)
            text = clean_question(match["text"]) if match else ""
            rest = line.body[match.end() :] if match else ""
            if text and (not rest or asks(text) == 1):
                yield Mark(index, shape.number, text, "italic", index + 1, rest)
