"""A heading with its answer below, whatever its level, number, label or decoration."""

from __future__ import annotations

import re
from collections.abc import Iterator

from studyfold.layouts.base import Mark
from studyfold.layouts.labels import clean_question
from studyfold.layouts.page import Page
from studyfold.layouts.rules.labelled import paragraph_question
from studyfold.layouts.shape import shape_of

__all__ = ["Heading"]

_ABOUT = re.compile(
    r"[*_(\[].{0,40}[*_)\]]|"
    r"(?:topic|section|chapter|part|module|level|easy|medium|hard|single choice|multiple choice)"
    r"\b.{0,20}",
    re.IGNORECASE,
)
"""What stands behind `Question 3` that is about the question: its topic, how hard it is."""


class Heading:
    """A heading: `### 3. What …?`, `# Q3: …`, a setext heading or `<h3>…</h3>`."""

    name = "heading"
    nested = False
    prior = 1.0
    term = 0.5
    regular = 0.5

    def find(self, page: Page) -> Iterator[Mark]:
        """Yield a mark for each heading, by its level and by what it is called."""
        for index in page.headings(0, len(page)):
            line, shape = page.lines[index], page.shapes[index]
            if not line.title or index in page.label_titles or shape is None:
                continue
            if not line.body.startswith("#") or line.body.endswith("#"):
                shape = shape_of(line.title)
            text = clean_question(_whole(shape.text, shape.tail, shape.bold))
            body = index + 1
            if body < len(page) and page.lines[body].kind == "underline":
                body += 1
            if not text or (shape.labelled and shape.number and _ABOUT.fullmatch(text)):
                text, body = _below(page, body, shape.labelled)
                if not text:
                    continue
            form = f"h{line.level}"
            if shape.labelled:
                # Whoever labels questions takes less care of the level.
                form = "h labelled"
            elif shape.number:
                form += " numbered"
            sure = 0.9 if shape.labelled else 0.0
            yield Mark(index, shape.number, text, form, body, sure=sure)


def _whole(text: str, tail: str, bold: bool) -> str:
    return f"{text} {tail}" if bold and tail else text


def _below(page: Page, body: int, labelled: bool) -> tuple[str, int]:
    """Return the question that stands below a heading like `## Question 3`, and what follows."""
    first = page.next_filled(body)
    if not labelled or first >= len(page) or page.lines[first].kind not in ("text", "heading"):
        return "", body
    shape = page.shapes[first]
    if shape is None or page.label_in(first, first + 1, False):
        return "", body
    text, after, _ = paragraph_question(page, first)
    return text, after
