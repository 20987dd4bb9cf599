"""A question that says so: `Q: …`, `Question 3: …`, `Вопрос: …`, or a pair `term: …` / `def: …`."""

from __future__ import annotations

from collections.abc import Iterator

from studyfold.layouts.asking import asks
from studyfold.layouts.base import SURE, Mark
from studyfold.layouts.labels import answer_label, clean_question
from studyfold.layouts.page import Page
from studyfold.layouts.rules.split import split_line
from studyfold.layouts.shape import Shape

__all__ = ["Labelled", "Paired", "paragraph_question"]

_LONGEST = 300
_MOST_LINES = 12
"""Lines that the question itself may take before its answer's label."""


class Labelled:
    """A line of text that opens with a question's label."""

    name = "question label"
    nested = False
    prior = 1.0
    term = 0.5
    regular = 0.5

    def find(self, page: Page) -> Iterator[Mark]:
        """Yield every line that labels a question."""
        for index in page.signed("Q"):
            line, shape = page.lines[index], page.shapes[index]
            if shape is None or "#" in shape.signs:
                continue
            text, body, rest = _question(page, index, shape)
            if not rest:
                text, rest = split_line(text)
            if not text:
                continue
            aside = line.indent > 3
            yield Mark(index, shape.number, text, "labelled", body, rest, sure=0.9, aside=aside)


class Paired:
    """A line that opens with a pair's first side, where the second side follows with its label."""

    name = "pairs of labels"
    nested = False
    prior = 1.0
    term = 0.5
    regular = 0.5

    def find(self, page: Page) -> Iterator[Mark]:
        """Yield every first side of a pair."""
        for index in page.signed("T"):
            shape = page.shapes[index]
            label = page.label_in(index + 1, index + 1 + _MOST_LINES, pairs=True)
            if shape is None or label is None:
                continue
            text, body, rest = _question(page, index, shape)
            if text:
                yield Mark(index, shape.number, text, "pair", body, rest, sure=0.9)


def paragraph_question(page: Page, first: int) -> tuple[str, int, str]:
    """Return the question that a paragraph below a label is, the line after it, and nothing.

    Where it only tells of a case and the next paragraph asks about it, both are the question.

    Args:
        page: the text.
        first: index of the paragraph's first line.
    """
    text, body = _paragraph(page, first)
    following = page.next_filled(body)
    told = body < following < len(page) and page.lines[following].kind == "text"
    if told and asks(text) < SURE and not page.options_below(following):
        below = page.shapes[following]
        own = below is not None and not below.signs and page.lines[following].indent <= 3
        if own and not page.label_in(following, following + 1, True):
            more, end = _paragraph(page, following)
            if asks(more) == 1 and len(more) <= _LONGEST:
                return clean_question(f"{text} {more}"), end, ""
    return clean_question(text), body, ""


def _paragraph(page: Page, first: int) -> tuple[str, int]:
    """Return the words of a paragraph and the line after it."""
    shape = page.shapes[first]
    parts = [f"{shape.text} {shape.tail}".strip()] if shape else []
    body = first + 1
    while body < len(page) and body - first < _MOST_LINES and page.lines[body].kind == "text":
        below = page.shapes[body]
        if below is None or below.signs.strip("_") or page.options_below(body):
            break
        if page.label_in(body, body + 1, True):
            break
        parts.append(page.lines[body].body)
        body += 1
    return " ".join(parts), body


def _question(page: Page, index: int, shape: Shape) -> tuple[str, int, str]:
    """Return a labelled question, the line after it, and what its last line says of the answer.

    A question that does not end on its line goes on until it does, where that is soon.
    """
    text, rest = shape.text, ""
    body = index + 1
    if shape.bold and shape.tail:
        said = answer_label(shape.tail)
        if said or asks(shape.text) >= 0.9:
            return clean_question(text), body, said["rest"] if said else shape.tail
        text = f"{text} {shape.tail}"
    if not text:
        first = page.next_filled(body)
        if first < len(page) and page.lines[first].kind == "text":
            below = page.shapes[first]
            told = below is None or below.labelled or page.label_in(first, first + 1, True)
            if not told:
                return paragraph_question(page, first)
        return "", body, ""
    label = page.label_in(body, min(len(page), body + _MOST_LINES), pairs=True)
    if label is not None and asks(text) < 1 and not rest:
        # Up to the label all lines of the first paragraph are the question's.
        parts = [text]
        while body < label.line and page.lines[body].kind == "text" and page.shapes[body]:
            shape_below = page.shapes[body]
            if shape_below is None or shape_below.signs.replace("*", "").replace("_", ""):
                break
            if page.options_below(body):
                break
            parts.append(page.lines[body].body)
            body += 1
        text = " ".join(parts)
    return clean_question(text), body, rest
