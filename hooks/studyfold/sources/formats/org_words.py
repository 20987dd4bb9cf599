"""Words that mean something in Org files: states of tasks, names of cards' sides, entities."""

from __future__ import annotations

import re
from html.entities import name2codepoint

__all__ = ["BACKS", "CARD_TAGS", "ENTITIES", "FRONTS", "STATES", "SURE_BACKS", "is_generic"]

STATES = frozenset(
    """TODO DONE NEXT WAITING WAIT HOLD CANCELLED CANCELED STARTED DOING INPROGRESS IN-PROGRESS
    SOMEDAY DELEGATED DEFERRED FIXME PROJ STRT KILL COMMENT""".split()
)
"""What may stand before a heading's words, besides what the file itself declares."""

CARD_TAGS = frozenset("drill fc anki card flashcard flashcards".split())
"""Tags of headings that are cards."""

FRONTS = frozenset(
    """front question prompt q 问题 題目 题目 вопрос pregunta frage domanda pergunta""".split()
) | {"side 1", "the question"}
"""Headings that say only that a question stands below."""

SURE_BACKS = frozenset(
    """answer solution response 答案 回答 解答 ответ respuesta réponse antwort
    lösung resposta risposta""".split()
) | {"the answer", "my answer", "model answer", "sample answer"}
"""Headings that say only that an answer stands below, wherever they are found."""

BACKS = (
    SURE_BACKS | frozenset("back a answers solutions".split()) | {"side 2", "back side", "backside"}
)
"""Headings that say so within a card."""

_GENERIC = re.compile(
    r"(?:(?:drill )?(?:item|fact|card|note|flashcard|exercise|problem|quiz|entry|basic|cloze)"
    r"|question|q|word|sentence)[ .:#]*\d{0,6}[ .:]*"
    r"|[\d\s.:#/-]*"
    r"|[<\[]?\d{4}-\d\d-\d\d.{0,40}",
    re.IGNORECASE | re.DOTALL,
)

ENTITIES = {name: chr(code) for name, code in name2codepoint.items()} | {
    "to": "→",
    "rightarrow": "→",
    "leftarrow": "←",
    "gets": "←",
    "Rightarrow": "⇒",
    "Leftarrow": "⇐",
    "leftrightarrow": "↔",
    "Leftrightarrow": "⇔",
    "implies": "⇒",
    "uparrow": "↑",
    "downarrow": "↓",
    "dots": "…",
    "ldots": "…",
    "cdots": "⋯",
    "vert": "|",
    "neq": "≠",
    "leq": "≤",
    "geq": "≥",
    "approx": "≈",
    "pm": "±",
    "infty": "∞",
    "in": "∈",
    "notin": "∉",
    "checkmark": "✓",
    "deg": "°",
    "slash": "/",
    "plus": "+",
    "under": "\\_",
    "equal": "=",
    "asciicirc": "^",
    "star": "\\*",
    "dollar": "\\$",
    "lt": "\\<",
    "nbsp": " ",
    "emsp": " ",
    "ensp": " ",
}
r"""What Org writes as `\name`, as Markdown."""


def is_generic(title: str) -> bool:
    """Say whether a heading names nothing: `Item`, `Card 12`, a time, nothing at all."""
    return _GENERIC.fullmatch(title.strip()) is not None
