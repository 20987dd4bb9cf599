"""Questions that a page tells to search engines only: JSON-LD of schema.org's FAQPage."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

__all__ = ["Told", "told_questions"]

_SCRIPT = re.compile(r"<script\b[^<>]{0,500}\bapplication/ld\+json\b[^<>]{0,500}>", re.IGNORECASE)
_END = re.compile(r"</script", re.IGNORECASE)
_MOST = 10_000
"""Questions of a page."""
_DEEPEST = 20
_PATIENCE = 20
"""Questions whose place is looked for in vain, as they are written in another way."""


@dataclass(frozen=True, slots=True)
class Told:
    """One question with its answer, as HTML."""

    question: str
    answer: str
    line: int
    """The 1-based line of the page on which the question's text stands."""


def told_questions(text: str) -> tuple[Told, ...]:
    """Return the questions in the data of a page, in their order.

    Args:
        text: HTML.
    """
    found: list[Told] = []
    at = counted = 0
    start = 1
    while (opening := _SCRIPT.search(text, at)) is not None:
        closing = _END.search(text, opening.end())
        if closing is None:
            break
        at = closing.end()
        start += text.count("\n", counted, opening.end())
        counted = opening.end()
        script = text[opening.end() : closing.start()]
        line = start
        place = missed = 0
        for question, answer in _asked(script):
            # As it is written in JSON, with or without escapes for what is not ASCII.
            forms = (json.dumps(question, ensure_ascii=False), json.dumps(question))
            places = [script.find(form, place) for form in forms if missed < _PATIENCE]
            here = min((one for one in places if one >= 0), default=place)
            missed += max(places, default=0) < 0
            line += script.count("\n", place, here)
            place = here
            found.append(Told(question, answer, line))
            if len(found) >= _MOST:
                return tuple(found)
    return tuple(found)


def _asked(script: str) -> Iterator[tuple[str, str]]:
    try:
        data = json.loads(script, strict=False)
    except (ValueError, RecursionError):
        return
    yield from _questions(data, 0)


def _questions(value: Any, depth: int) -> Iterator[tuple[str, str]]:
    if depth > _DEEPEST:
        return
    if isinstance(value, list):
        for member in value:
            yield from _questions(member, depth + 1)
    elif isinstance(value, dict):
        if _is_a(value, "Question"):
            question = value.get("name") or value.get("text")
            answers = value.get("acceptedAnswer") or value.get("suggestedAnswer")
            said = [_text(one) for one in (answers if isinstance(answers, list) else [answers])]
            if isinstance(question, str) and question.strip() and any(said):
                yield question, "\n".join(one for one in said if one)
            return
        for member in value.values():
            if isinstance(member, list | dict):
                yield from _questions(member, depth + 1)


def _is_a(value: dict[str, Any], kind: str) -> bool:
    given = value.get("@type")
    return kind in given if isinstance(given, list) else given == kind


def _text(answer: Any) -> str:
    text = answer.get("text") if isinstance(answer, dict) else answer
    return text.strip() if isinstance(text, str) else ""
