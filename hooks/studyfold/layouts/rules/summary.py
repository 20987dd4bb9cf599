"""A fold whose summary is the question: `<details><summary>What is X?</summary>…</details>`."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from studyfold.layouts.asking import asks, only_shows
from studyfold.layouts.base import Mark
from studyfold.layouts.folds import Fold
from studyfold.layouts.labels import clean_question
from studyfold.layouts.page import Page
from studyfold.layouts.shape import shape_of
from studyfold.text import plain

__all__ = ["Summary"]
_SHOWN = re.compile(r"\s*(?:```|~~~|[-*+]\s|\d+[.)]\s|\||!\[)")


class Summary:
    """A `<details>` element with a summary that says more than that an answer is inside."""

    name = "details"
    nested = False
    prior = 1.0
    term = 0.6
    regular = 0.6

    def find(self, page: Page) -> Iterator[Mark]:
        """Yield every outermost fold that could be a question."""
        until = -1
        telling = [fold.line for fold in page.folds if not only_shows(plain(fold.summary))]
        for fold in page.folds:
            if fold.line <= until:
                continue
            asked, more = _split(fold.summary)
            text = plain(asked)
            if only_shows(text) or (not asks(text) and _holds_questions(telling, fold)):
                continue
            shape = shape_of(asked)
            text = clean_question(f"{shape.text} {shape.tail}".strip())
            if text:
                until = fold.end
                yield Mark(
                    fold.line,
                    shape.number,
                    text,
                    "fold",
                    fold.body,
                    "\n\n".join(part for part in (more, fold.rest) if part),
                    end=fold.end + 1,
                    sure=0.5,
                )


def _split(summary: str) -> tuple[str, str]:
    """Split a summary into its question, on one line, and what it shows below it (code)."""
    lines = summary.split("\n")
    cut = next(
        (i for i, line in enumerate(lines) if i and (not line.strip() or _SHOWN.match(line))),
        len(lines),
    )
    return " ".join(" ".join(lines[:cut]).split()), "\n".join(lines[cut:]).strip("\n")


def _holds_questions(telling: Sequence[int], fold: Fold) -> bool:
    """Say whether a fold holds other folds: then it is a section.

    Args:
        telling: the lines of all folds that say more than that an answer is inside.
        fold: the fold.
    """
    return bisect_left(telling, fold.end) - bisect_left(telling, fold.body) > 1
