"""The answer of a record, with its explanation, and the options that its question shows."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from studyfold.layouts.answers import unlabelled, unquoted
from studyfold.layouts.records.asked import Asked
from studyfold.layouts.records.choices import places_of, rendered, right_ones
from studyfold.layouts.records.options import options_of
from studyfold.layouts.records.roles import Columns
from studyfold.layouts.records.table import Row
from studyfold.layouts.records.values import fenced, parts

__all__ = ["Answer", "answer_of"]


@dataclass(frozen=True, slots=True)
class Answer:
    """A record's answer."""

    text: str
    prompt: str = ""
    """What there is to choose from."""
    is_open: bool = False
    """Whether its quotation is never closed, so that it must break off."""


def answer_of(row: Row, columns: Columns, base: int, question: Asked) -> Answer:
    """Return the answer of a row.

    Args:
        row: the record.
        columns: what its columns hold.
        base: the number of the first option, 0 or 1.
        question: the row's question.
    """
    said = _texts(row, columns.answer) or _texts(row, columns.spare)[:1]
    extra = _texts(row, columns.extra)
    if not question.with_code:
        extra += [fenced(text) for text in _texts(row, columns.code)]
    prompt = ""
    options = options_of(row, columns)
    if options is not None:
        prompt = rendered(options)
        keys = (*columns.correct, *columns.answer)
        right = right_ones(options, [row.fields.get(key) for key in keys], base)
        if right is None:
            said = _texts(row, columns.correct) + said
        else:
            # What only names the option again is no part of the answer; reasons for it are.
            places, spoken = right
            more = [k for k in keys if places_of(options, row.fields.get(k), base) != places]
            said = [spoken, *_texts(row, [key for key in columns.answer if key in more])]
    elif columns.correct:
        said = _texts(row, columns.correct) + said
    if question.whole:
        said = [question.whole, *said]
    answer, is_open = unquoted(unlabelled("\n\n".join(dict.fromkeys(said))))
    below = [text for text in dict.fromkeys(extra) if text.strip() not in (answer, "")]
    if not answer:
        answer, is_open = unquoted(unlabelled("\n\n".join(below)))
        below = []
    return Answer("\n\n".join([answer, *below]), prompt, is_open and not below)


def _texts(row: Row, keys: Iterable[str]) -> list[str]:
    """Return the fields of some columns that are not empty, each only once."""
    return list(dict.fromkeys(part for key in keys for part in parts(row.fields.get(key))))
