"""Questions about what stands below them: code, a picture, options."""

from __future__ import annotations

import re
from collections.abc import Sequence

from studyfold.model import Item
from studyfold.text import fold

__all__ = ["other_code"]

_MARKER = r" {4}|\t| {0,3}(?:[-*+>#]|\d+[.)]|[A-Za-z][.)]) "
_SENTENCES = re.compile(rf"(?:(?!{_MARKER})[^`{{}}<>=;|\[\]\\$\n]*+(?:\n|$))+")
_FEWEST_WORDS = 4


def other_code(items: Sequence[Item], pair: tuple[int, int]) -> bool:
    """Say whether two questions ask about other code: then they are others, however alike.

    The code, the picture or the options below a question are part of it. Sentences below it are
    not of that kind: they say at length what the question asks, and are no reason by themselves.
    """
    one, other = ((fold(items[row].question), _shown(items[row].prompt)) for row in pair)
    return one[1] != other[1] and (one[0] == other[0] or bool(one[1] and other[1]))


def _shown(prompt: str) -> str:
    text = prompt.rstrip().lstrip("\n")
    prose = (
        text.endswith((".", "?", "!"))
        and len(text.split()) >= _FEWEST_WORDS
        and _SENTENCES.fullmatch(text) is not None
    )
    return "" if prose else fold(text)
