"""A question as the title of a callout: `> [!question]- What is X?`, its answer quoted below."""

from __future__ import annotations

import re
from collections.abc import Iterator

from studyfold.layouts.asking import asks
from studyfold.layouts.base import Mark
from studyfold.layouts.labels import clean_question
from studyfold.layouts.page import Page
from studyfold.layouts.shape import shape_of

__all__ = ["Callout"]

_TITLE = re.compile(r">\s*\[!(?P<kind>[\w-]+)\][-+]?\s*(?P<title>\S.*)$")
_ASKS = frozenset(("question", "help", "faq", "q", "card", "quiz", "exercise", "problem"))


class Callout:
    """The first line of a callout that is named a question or asks one."""

    name = "callout"
    nested = False
    prior = 1.0
    term = 0.5
    regular = 0.5

    def find(self, page: Page) -> Iterator[Mark]:
        """Yield every callout of a kind that asks, or with a title that does."""
        end = 0
        for index in page.signed(">"):
            match = _TITLE.match(page.lines[index].body)
            if not match:
                continue
            shape = shape_of(match["title"])
            text = clean_question(f"{shape.text} {shape.tail}".strip())
            named = match["kind"].lower() in _ASKS
            if text and (named or asks(text) == 1):
                # Of a callout within another the quotation's end is known.
                end = max(end, index + 1)
                while end < len(page) and page.lines[end].body.startswith(">"):
                    end += 1
                sure = 0.95 if named else 0.6
                yield Mark(index, shape.number, text, "callout", index + 1, end=end, sure=sure)
