"""Which of an entry's answers leads: the most complete one."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable

from studyfold.model import Item
from studyfold.text import words

__all__ = ["best_first"]

_STATUS = {"complete": 0, "truncated": 1, "unanswered": 2}
_SHAPES = (
    re.compile(r"^[ \t]*(?:```|~~~)", re.MULTILINE),
    re.compile(r"^[ \t]*\|.*\|[ \t]*$", re.MULTILINE),
    re.compile(r"\$\$|\\\["),
    re.compile(r"^[ \t]*(?:[-*+]|\d+[.)])\s", re.MULTILINE),
)
_ENOUGH_WORDS = 150
_REFERS_BACK = re.compile(
    r"\W*(?:as|like) (?:(?:i|we|you) (?:said|mentioned|discussed|saw|noted|explained)|"
    r"(?:mentioned|discussed|noted|explained|described|stated|seen)|(?:already|previously) \w+)\b",
    re.IGNORECASE,
)
"""The start of an answer that leans on one before it in its set, which a reader has not seen."""


def best_first(items: Iterable[Item]) -> list[Item]:
    """Return an entry's items, the one whose answer should lead first.

    A whole answer goes before one that breaks off, and that before none. Among whole ones counts
    how much they say (distinct words, with diminishing returns: a text five times as long is not
    five times as good) and whether they show it (code, table, formula, list), and against one
    that it begins by referring back to another.
    """
    return sorted(items, key=lambda item: (_STATUS[item.status], -_worth(item), item.id))


def _worth(item: Item) -> float:
    said = len(set(words(item.answer)))
    shown = sum(bool(shape.search(item.answer)) for shape in _SHAPES)
    back = 0.5 * bool(_REFERS_BACK.match(item.answer))
    return round(math.log1p(min(said, _ENOUGH_WORDS)) + 0.001 * said + 0.12 * shown - back, 6)
