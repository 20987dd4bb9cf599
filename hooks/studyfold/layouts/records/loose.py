"""Records that no name of a field introduces: names with values, pairs, lists of questions."""

from __future__ import annotations

from typing import Any

from studyfold.layouts.asking import asks
from studyfold.layouts.records.limits import bounded
from studyfold.layouts.records.names import named
from studyfold.layouts.records.roles import filled
from studyfold.layouts.records.values import markdown

__all__ = ["Loose", "answers_by_question", "glossary", "pairs", "questions"]

Loose = list[tuple[str | int, dict[str, Any]]]
"""Keys of a list or mapping, each with the fields of the record that stands there."""

_LOOKED_AT = 200
"""Members of a list or mapping that show what all of them are."""
_MOST_CELLS = 12


def answers_by_question(value: object) -> Loose:
    """Read `{"What is x?": "A letter."}`: at least half of the names ask."""
    if not isinstance(value, dict) or not value:
        return []
    named_by = [(k, v) for k, v in value.items() if isinstance(k, str) and k.strip()]
    asking = sum(asks(key) >= 0.9 for key, _ in named_by[:_LOOKED_AT])
    if not asking or asking * 2 < min(len(named_by), _LOOKED_AT):
        return []
    kept = [(k, v) for k, v in named_by if asks(k) >= 0.9 or (filled(v) and not named(k).role)]
    return [(key, _answered(key, member)) for key, member in kept]


def glossary(value: object) -> Loose:
    """Read `{"API": "What one program offers another."}`: texts that explain their names.

    Settings have texts too, but short ones, and names that say what they are.
    """
    if not isinstance(value, dict):
        return []
    texts = [(k, v) for k, v in value.items() if isinstance(k, str) and _is_answer(v)]
    if len(texts) < 3 or len(texts) * 10 < len(value) * 9:
        return []
    looked = texts[:_LOOKED_AT]
    if any(named(key).role for key, _ in looked):
        return []
    words = sum(len(markdown(member).split()) for _, member in looked)
    longer = sum(len(markdown(member)) > len(key) for key, member in looked)
    if words < 4 * len(looked) or longer < 0.8 * len(looked):
        return []
    return [(key, _answered(key, member)) for key, member in texts]


def pairs(value: object) -> Loose:
    """Read `[["What is x?", "A letter."], …]`."""
    if not isinstance(value, list) or len(value) < 2:
        return []
    looked = value[:_LOOKED_AT]
    if sum(map(_is_row, looked)) < 0.8 * len(looked):
        return []
    return [
        (index, _cells(row) if isinstance(row, list) else {})
        for index, row in enumerate(bounded(value))
    ]


def questions(value: object) -> Loose:
    """Read a list of texts that ask."""
    if not isinstance(value, list) or not value:
        return []
    texts = [part for part in value if isinstance(part, str)]
    looked = texts[:_LOOKED_AT]
    if len(texts) < len(value) or sum(asks(text) >= 0.9 for text in looked) < 0.7 * len(looked):
        return []
    return [(index, {"question": text}) for index, text in enumerate(bounded(texts))]


def _answered(question: str, value: object) -> dict[str, Any]:
    if isinstance(value, dict) and any(named(str(key)).role for key in value):
        return {"question": question, **value}
    return {"question": question, "answer": value}


def _is_answer(value: object) -> bool:
    if isinstance(value, list):
        return bool(value) and all(isinstance(part, str) for part in value)
    return isinstance(value, str) and bool(value.strip())


def _is_row(value: object) -> bool:
    if not isinstance(value, list) or not 2 <= len(value) <= _MOST_CELLS:
        return False
    scalar = all(part is None or isinstance(part, str | int | float | bool) for part in value)
    return scalar and sum(isinstance(part, str) for part in value) >= 2


def _cells(row: list[Any]) -> dict[str, Any]:
    return {f"column {place + 1}": part for place, part in enumerate(row)}
