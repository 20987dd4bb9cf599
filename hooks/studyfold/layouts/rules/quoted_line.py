"""A question as a quotation: `> What is X?`, with its answer below, outside of the quotation."""

from __future__ import annotations

from collections.abc import Iterator

from studyfold.layouts.asking import asks
from studyfold.layouts.base import Mark
from studyfold.layouts.labels import clean_question
from studyfold.layouts.page import Page

__all__ = ["QuotedLine"]

_MOST_LINES = 6
_SHORT = 5
"""Words of a quotation that is a title rather than what somebody said."""


class QuotedLine:
    """The first line of a quotation; its other lines, marked or lazy, belong to the question."""

    name = "quoted question"
    nested = False
    prior = 0.85
    term = 0.2
    regular = 0.2

    def find(self, page: Page) -> Iterator[Mark]:
        """Yield every quotation of few lines."""
        if not page.signed(">"):
            return
        before = False
        for index, shape in enumerate(page.shapes):
            line = page.lines[index]
            quoted = (
                shape is not None
                and line.kind == "text"
                and shape.signs.startswith(">")
                and "[!" not in line.body
            )
            if quoted and not before and shape is not None and "#" not in shape.signs:
                parts = [f"{shape.text} {shape.tail}".strip()]
                body = index + 1
                while body < len(page) and page.lines[body].kind == "text":
                    below = page.shapes[body]
                    lazy = not page.lines[body].body.startswith(">")
                    if lazy and asks(parts[-1]) == 1:
                        break
                    if below is None or body - index >= _MOST_LINES:
                        break
                    if page.label_in(body, body + 1, True) or below.signs not in ("", ">", ">_"):
                        break
                    parts.append(below.text)
                    body += 1
                text = clean_question(" ".join(part for part in parts if part))
                if text and body - index < _MOST_LINES:
                    titled = (
                        body == index + 1 and len(text.split()) <= _SHORT and _set_off(page, body)
                    )
                    titled = titled and text[-1].isalnum()
                    sure = 0.9 if shape.labelled else 0.4 if titled else 0.0
                    form = "quoted" + (" numbered" if shape.number else "")
                    yield Mark(
                        index, shape.number, text, form, body, sure=sure, aside=line.indent > 3
                    )
            before = line.kind == "text" and (quoted or (before and line.kind == "text"))


def _set_off(page: Page, below: int) -> bool:
    """Say whether a blank line and then text of the margin stand below a quotation."""
    following = page.next_filled(below)
    if not below < following < len(page):
        return False
    line = page.lines[following]
    return line.kind == "text" and line.indent <= 1 and not line.body.startswith(">")
