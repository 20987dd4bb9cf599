"""Which columns hold questions and answers where no name tells: by what their cells look like."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

from studyfold.layouts.records.content import Profile, profiles
from studyfold.layouts.records.names import Name, is_language
from studyfold.layouts.records.roles import MOST, Columns
from studyfold.layouts.records.table import Row, Table

__all__ = ["by_content"]

_SAMPLE = 1_000
"""Rows that tell which columns are filled most often."""


def by_content(
    columns: Columns,
    table: Table,
    rows: Sequence[Row],
    keys: Sequence[str],
    said: Mapping[str, Name],
) -> Columns:
    """Fill in the questions and answers that no name tells by what the cells look like."""
    taken = columns.taken()
    free = [key for key in keys if said[key].role in ("", "question", "answer")]
    free = [key for key in free if key not in taken]
    if len(free) > MOST:
        often = Counter(key for row in rows[:_SAMPLE] for key in row.fields)
        free = sorted(sorted(free, key=lambda key: -often[key])[:MOST], key=free.index)
    looks = profiles(rows, free)
    texts = [look for look in looks if look.kind == "text"]
    answered = columns.answered()
    wanted = (not columns.question) + (not answered)
    if len(texts) < wanted:
        texts = [look for look in looks if look.kind in ("text", "category", "number", "address")]
        numbers = [look for look in texts if look.kind == "number"]
        if len(texts) > wanted and numbers and texts[0] is numbers[0]:
            texts = texts[1:]
    question, answer, extra = columns.question, columns.answer, columns.extra
    if not question and texts:
        first = _questions_of(texts, table.positional or _tongues(table, texts), answered)
        if first.kind == "number":
            # Measurements are data, not questions.
            return columns
        question = (first.key,)
        texts = [look for look in texts if look is not first]
    if not answered and texts:
        ordered = table.positional or _tongues(table, texts)
        longest = texts[0] if ordered else max(texts, key=lambda look: look.mean)
        answer = (longest.key,)
        if table.positional:
            extra = (*extra, *(look.key for look in texts if look is not longest))
    rest = [look for look in looks if look.key not in {*question, *answer, *extra}]

    def first_of(kind: str) -> tuple[str, ...]:
        return tuple(look.key for look in rest if look.kind == kind)[:1]

    return replace(
        columns,
        question=question,
        answer=answer,
        extra=extra,
        ref=columns.ref or first_of("id"),
        number=columns.number or _counting(rows, first_of("number")),
        section=columns.section or first_of("category"),
        by_name=False,
    )


def _tongues(table: Table, texts: Sequence[Profile]) -> bool:
    """Say whether the columns are one word in several languages, which stand in their order."""
    return table.named and sum(is_language(table.names[look.key]) for look in texts) >= 2


def _questions_of(texts: Sequence[Profile], ordered: bool, answered: bool) -> Profile:
    """Return the column that holds the questions: what asks, or what is short and distinct."""
    most = max(texts, key=lambda look: look.asking)
    if most.asking >= 0.3 and all(
        most.asking >= look.asking + 0.2 for look in texts if look is not most
    ):
        return most
    if ordered or answered:
        return texts[0]
    longest = max(look.mean for look in texts)
    for look in texts[:-1]:
        if look.distinct >= 0.8 and look.mean <= 1.5 * longest:
            return look
    return texts[0]


def _counting(rows: Sequence[Row], keys: tuple[str, ...]) -> tuple[str, ...]:
    """Return a column of numbers if it counts the rows."""
    for key in keys:
        values = [str(row.fields.get(key, "")).strip() for row in rows[:50]]
        numbers = [int(value) for value in values if value.isascii() and value.isdigit()]
        if numbers == sorted(set(numbers)) and len(numbers) == len(values):
            return (key,)
    return ()
