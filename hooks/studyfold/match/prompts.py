"""Questions about what stands below them: code, a picture, options."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from studyfold.model import Item
from studyfold.text import fold

__all__ = ["other_code"]

_MARKER = r" {4}|\t| {0,3}(?:[-*+>#]|\d+[.)]|[A-Za-z][.)]) "
_SENTENCES = re.compile(rf"(?:(?!{_MARKER})[^`{{}}<>=;|\[\]\\$\n]*+(?:\n|$))+")
_FEWEST_WORDS = 4


def other_code(items: Sequence[Item], pairs: Iterable[tuple[int, int]]) -> list[bool]:
    """Say of pairs of questions whether they ask about other code: then they are others.

    The code, the picture or the options below a question are part of it. Sentences below it are
    not of that kind: they say at length what the question asks, and are no reason by themselves.

    Args:
        items: the items.
        pairs: the rows of the pairs' items.
    """
    asked = [(fold(item.question), _shown(item.prompt)) for item in items]
    return [
        asked[i][1] != asked[j][1]
        and (asked[i][0] == asked[j][0] or bool(asked[i][1] and asked[j][1]))
        for i, j in pairs
    ]


def _shown(prompt: str) -> str:
    text = prompt.rstrip().lstrip("\n")
    prose = (
        text.endswith((".", "?", "!"))
        and len(text.split()) >= _FEWEST_WORDS
        and _SENTENCES.fullmatch(text) is not None
    )
    return "" if prose else fold(text)
