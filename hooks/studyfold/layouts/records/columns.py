"""Which column of a table holds the questions, which the answers, and what the others are."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from studyfold.layouts.records.guesses import by_content
from studyfold.layouts.records.names import Name, named
from studyfold.layouts.records.roles import MOST, Columns, filled
from studyfold.layouts.records.table import Row, Table

__all__ = ["choose"]

_UNSURE = 3
"""The rank of names that could be anything's: `text`, `content`."""
_SURE = 1
"""The last rank of a name that means questions or answers and nothing else."""


def choose(table: Table, rows: Sequence[Row]) -> Columns:
    """Return what the columns of some rows of a table hold."""
    counts = dict.fromkeys(table.names, 0)
    for row in rows:
        for key, value in row.fields.items():
            counts[key] += filled(value)
    keys = [key for key, count in counts.items() if count]
    said = {key: named(table.names[key]) if table.named else Name() for key in keys}
    for key, role in table.roles.items():
        if key in said:
            said[key] = Name(role, 0)
    columns = _by_name(said, rows)
    if not columns.question or not columns.answered():
        columns = by_content(columns, table, rows, keys, said)
    short: dict[str, Any] = {name: part[:MOST] for name, part in columns.parts().items()}
    columns = replace(columns, **short)
    if table.mixed and columns.question and columns.by_name:
        # A row without the usual name may have a weaker one: `title`, `term`.
        taken = columns.taken()
        weaker = [k for k in keys if said[k].role == "question" and k not in taken][:MOST]
        rare = [k for k in weaker if not _beside(rows, k, columns.question)]
        columns = replace(columns, question=(*columns.question, *rare))
    used = columns.taken()
    used |= {key for key, role in table.roles.items() if role == "kind"}
    return replace(columns, unread=tuple(key for key in keys if key not in used))


def _by_name(said: Mapping[str, Name], rows: Sequence[Row]) -> Columns:
    question, prompts = _question(said, rows)
    spoken = said[question[0]].tongue if question else ""
    said = {
        key: name
        for key, name in said.items()
        if key in question or not spoken or name.tongue in ("", spoken)
    }

    def of(role: str) -> list[str]:
        return [k for k, name in said.items() if name.role == role and k not in question]

    correct, wrong = of("correct"), of("wrong")
    choices = _choices(said, question, bool(correct))
    options = [key for key in of("options") if key not in choices]
    answers = sorted(
        (key for key in said if key not in {*question, *choices, *prompts}),
        key=lambda key: _answer_rank(said[key]),
    )
    answers = [key for key in answers if _answer_rank(said[key]) < 9]
    options += [key for key in answers if _holds_options(said[key], key, answers, correct, rows)]
    answers = [key for key in answers if key not in options]
    if correct and not (options or choices or wrong):
        answers, correct = [*correct, *answers], []
    best = _answer_rank(said[answers[0]]) if answers and answers[0] in said else 9
    if answers and said[answers[0]].role == "correct":
        best = 0
    main = [k for k in answers if said[k].role == "correct" or _answer_rank(said[k]) == best]
    # Beside a short answer a solution says how it is found; a description could be anything.
    below = [key for key in answers if key not in main and _is_solution(said[key])]
    spare = [k for k in answers if k not in main and k not in below and _answer_rank(said[k]) <= 2]
    if best == 3 and len(main) > 1:
        main = main[:1]
    if question and said[question[0]].rank == 3 and best <= _SURE:
        prompts += [key for key in answers if _answer_rank(said[key]) == 3 and key not in main]
    return Columns(
        question=tuple(question),
        answer=tuple(main),
        spare=tuple(spare),
        extra=(*below, *of("extra")),
        prompt=(*prompts, *of("prompt")),
        code=tuple(of("code")),
        options=tuple(options),
        choices=tuple(choices),
        wrong=tuple(wrong),
        correct=tuple(correct),
        ref=tuple(of("id")),
        number=tuple(of("number")),
        section=tuple(sorted(of("section"), key=lambda key: said[key].rank)),
    )


def _question(said: Mapping[str, Name], rows: Sequence[Row]) -> tuple[list[str], list[str]]:
    """Return the columns of the question and those of what stands below it."""
    ranked = sorted(
        (key for key, name in said.items() if name.role == "question"),
        key=lambda key: said[key].rank,
    )
    if not ranked:
        # What there is to choose from needs a question, whatever that is called.
        chosen = any(name.role in ("options", "correct", "wrong") for name in said.values())
        texts = [k for k, name in said.items() if name.role == "answer" and name.rank == _UNSURE]
        return (texts[:1] if chosen else []), []
    best, *others = ranked
    sure = [key for key in others if said[key].rank <= _SURE and said[best].rank <= _SURE]
    sure = [key for key in sure if said[key].tongue == said[best].tongue][:MOST]
    # What is filled beside the question says more about it; else it takes the question's place.
    beside = [key for key in sure if _beside(rows, key, (best,))]
    instead = [key for key in sure if key not in beside]
    inputs = [k for k in others if k in ("input", "instruction") and k not in instead]
    return [best, *instead], list(dict.fromkeys([*beside, *inputs]))


def _beside(rows: Sequence[Row], key: str, others: Sequence[str]) -> bool:
    """Say whether a column is filled where one of some others is."""
    return any(
        filled(row.fields.get(key)) and any(filled(row.fields.get(other)) for other in others)
        for row in rows
    )


def _answer_rank(name: Name) -> int:
    if name.role == "answer":
        return name.rank
    return name.also


def _is_solution(name: Name) -> bool:
    return name.role == "answer" and name.rank == 1


def _holds_options(
    name: Name, key: str, answers: Sequence[str], correct: Sequence[str], rows: Sequence[Row]
) -> bool:
    """Say whether a column called `answers` lists what to choose from."""
    if name.role != "answer" or not name.plural:
        return False
    lists = [v for v in (row.fields.get(key) for row in rows[:50]) if isinstance(v, list | dict)]
    many = sum(len(value) > 1 for value in lists) * 2 > len(lists)
    flagged = any(_flagged(value) for value in lists)
    return many and (flagged or bool(correct) or any(other != key for other in answers))


def _flagged(value: Any) -> bool:
    return isinstance(value, list) and any(
        isinstance(part, dict)
        and any(named(str(k)).role == "correct" or str(k).casefold() == "iscorrect" for k in part)
        for part in value
    )


def _choices(said: Mapping[str, Name], question: Sequence[str], correct: bool) -> list[str]:
    """Return the columns that hold one option each: `option_a`, `Answer 1`, `A`."""
    rest = [key for key in said if key not in question]
    found = [key for key in rest if said[key].role == "options" and said[key].choice]
    if len(found) >= 2:
        return found
    letters = [key for key in rest if key in "abcdefgh" and len(key) == 1]
    if len(letters) >= 3 or letters == ["a", "b"]:
        return letters
    answers = [key for key in rest if said[key].role == "answer" and said[key].choice]
    single = any(said[key].role == "answer" and not said[key].choice for key in rest)
    return answers if len(answers) >= 2 and (correct or single) else []
