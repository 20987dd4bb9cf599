"""A row of a table that has questions and answers, or terms and definitions, side by side."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from studyfold.layouts.asking import asks
from studyfold.layouts.base import Mark
from studyfold.layouts.labels import clean_question
from studyfold.layouts.page import Page
from studyfold.layouts.vocabulary import (
    ANSWER_WORDS,
    PAIRED_ANSWERS,
    PAIRED_QUESTIONS,
    QUESTION_WORDS,
    alternatives,
)
from studyfold.text import fold, plain

__all__ = ["TableRow"]

_DASHES = re.compile(r"\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?$")
_PARTING = re.compile(r"(?<!\\)\|")
_MOST_CELLS = 100_000
"""Columns of a table: one with more is none of questions."""
_QUESTION = re.compile(rf"(?:{alternatives((*QUESTION_WORDS, *PAIRED_QUESTIONS))})s?\b.*")
_ANSWER = re.compile(rf"(?:{alternatives((*ANSWER_WORDS, *PAIRED_ANSWERS))})s?\b.*")


class TableRow:
    """A row below a table's head."""

    name = "table"
    nested = False
    prior = 0.9
    term = 0.6
    regular = 0.6

    def find(self, page: Page) -> Iterator[Mark]:
        """Yield the rows of every table whose columns can be told."""
        stop = 0
        for below, line in enumerate(page.lines):
            index = below - 1
            if line.kind != "text" or "|" not in line.text or index < stop:
                continue
            if not _DASHES.match(line.body):
                continue
            head = _cells(page.lines[index].body)
            if len(head) > _MOST_CELLS:
                continue
            stop = index + 2
            while (
                stop < len(page)
                and page.lines[stop].kind == "text"
                and "|" in page.lines[stop].text
            ):
                stop += 1
            yield from _rows(page, head, index, stop)


def _cells(body: str) -> list[str]:
    """Return the cells of a table's row."""
    inner = body.strip()
    inner = inner.removeprefix("|")
    if inner.endswith("|") and not inner.endswith("\\|"):
        inner = inner[:-1]
    parts = _PARTING.split(inner, _MOST_CELLS)
    return [part.strip().replace("\\|", "|") for part in parts]


def _rows(page: Page, head: Sequence[str], start: int, stop: int) -> Iterator[Mark]:
    names = [fold(plain(name)).strip(" *_:") for name in head]
    rows = [_cells(page.lines[i].body[:100_000]) for i in range(start + 2, stop)]
    question = next((i for i, name in enumerate(names) if _QUESTION.fullmatch(name)), None)
    answer = next(
        (i for i, name in enumerate(names) if i != question and _ANSWER.fullmatch(name)), None
    )
    told = question is not None and answer is not None
    if question is None and rows:
        # Row by row: a table may have any number of columns that hardly any row has.
        asking = [0] * len(names)
        for row in rows:
            for i, cell in enumerate(row[: len(names)]):
                asking[i] += asks(cell) >= 0.9
        best = max(range(len(names)), key=lambda i: asking[i])
        if asking[best] >= 0.6 * len(rows):
            question = best
    if question is None:
        return
    if answer is None and len(names) > question + 1:
        lengths = [0] * len(names)
        for row in rows:
            for i, cell in enumerate(row[: len(names)]):
                lengths[i] += len(cell)
        answer = max(range(question + 1, len(names)), key=lambda i: lengths[i])
        if question is not None and not _QUESTION.fullmatch(names[question]) and answer is None:
            return
    for offset, row in enumerate(rows):
        if question >= len(row) or any("](#" in cell for cell in row):
            continue
        text = clean_question(row[question])
        if not text:
            continue
        others = [row[i] for i in range(question + 1, len(row)) if i != answer and row[i]]
        said = [row[answer]] if answer is not None and answer < len(row) and row[answer] else []
        number = row[0] if question > 0 and row[0].isdigit() else None
        index = start + 2 + offset
        rest = "\n\n".join(re.sub(r"<br\s*/?>", "\n", part) for part in [*said, *others])
        sure = 0.9 if told else 0.5
        yield Mark(index, number, text, "table", index + 1, rest, end=index + 1, sure=sure)
