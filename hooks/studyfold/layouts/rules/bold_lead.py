"""A bold question or term with its answer behind it on the same line: `**Term**: what it is`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from studyfold.layouts.asking import asks
from studyfold.layouts.base import Mark
from studyfold.layouts.labels import answer_label, clean_question
from studyfold.layouts.page import Page
from studyfold.layouts.remarks import is_navigation

__all__ = ["BoldLead"]

_JOINT = re.compile(r"(?:[:：=]|[-–—]{1,2}>?(?=\s|$)|→|<br\s*/?>)\s*", re.IGNORECASE)


class BoldLead:
    """A line that opens with its question in bold, whether anything follows it there or not."""

    name = "bold lead"
    nested = False
    prior = 0.7
    term = 0.4
    regular = 0.9

    def find(self, page: Page) -> Iterator[Mark]:
        """Yield every line that opens bold."""
        for index in page.signed("*"):
            line, shape = page.lines[index], page.shapes[index]
            if shape is None or shape.labelled:
                continue
            if index in page.answering or shape.open or shape.linked or is_navigation(line.body):
                continue
            text = clean_question(shape.text).rstrip(" :：–—-")
            joint = _JOINT.match(shape.tail)
            joined = joint or not shape.tail or shape.text.endswith((":", "："))
            if not text or not (joined or asks(text) >= 0.9):
                continue
            rest = shape.tail[joint.end() :] if joint else shape.tail
            label = answer_label(rest)
            if label:
                rest = label["rest"]
            signs = shape.signs.replace("*", "").replace("1", "n").replace("_", "")
            aside = line.indent > 3
            depth = "aside" if aside else "deeper" if line.indent > 1 else ""
            form = " ".join(part for part in ("bold lead", signs, depth) if part)
            yield Mark(index, shape.number, text, form, index + 1, rest, aside=aside)
