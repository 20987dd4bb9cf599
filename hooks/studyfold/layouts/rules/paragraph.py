"""Questions and answers as paragraphs, without any markup."""

from __future__ import annotations

import re
from collections.abc import Iterator

from studyfold.layouts.asking import asks
from studyfold.layouts.base import Mark
from studyfold.layouts.labels import clean_question
from studyfold.layouts.page import Page
from studyfold.layouts.rules.split import continued

__all__ = ["Paragraph"]

_LONGEST = 300
_SENTENCE = re.compile(r"(?<=[.!?。！？])\s+")


class Paragraph:
    """A paragraph that is one question, with paragraphs of an answer below."""

    name = "paragraphs"
    nested = False
    prior = 0.75
    term = 0.0
    regular = 0.0

    def find(self, page: Page) -> Iterator[Mark]:
        """Yield every short paragraph that asks, and every paragraph's first line that does."""
        for index in page.signed(""):
            if index and page.lines[index - 1].kind == "text":
                continue
            line, shape = page.lines[index], page.shapes[index]
            if shape is None or line.indent > 3:
                continue
            text, body = continued(page, index, shape.text)
            text = clean_question(text)
            if not text or len(text) > _LONGEST:
                continue
            ends = body >= len(page) or page.lines[body].kind != "text"
            asking = asks(text)
            if asking == 1 or (ends and asking >= 0.9 and len(text) <= 160):
                form = "paragraph"
                if not ends:
                    form = f"{form} run on"
                elif _tells_first(text):
                    form = f"{form} telling"
                yield Mark(index, None, text, form, body)


def _tells_first(text: str) -> bool:
    """Say whether a text of several sentences starts with one that asks nothing."""
    first = _SENTENCE.split(text, maxsplit=1)[0]
    return len(first) < len(text) and asks(first) < 0.5
