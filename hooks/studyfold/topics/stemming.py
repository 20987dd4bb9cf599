"""One form for the spellings of a word."""

from __future__ import annotations

import re
from functools import lru_cache

from studyfold.spelling import american

__all__ = ["stem"]

_POSSESSIVE = re.compile(r"['’]s?$")
_SIBILANT = re.compile(r"(?:ss|x|ch|sh)es$")


@lru_cache(maxsize=1 << 16)
def stem(word: str) -> str:
    """Return what British, American, singular and plural forms of a word have in common.

    Only these are folded: a stemmer that also joined "normal" and "normalisation" would join
    topics that a teacher keeps apart. The result is for comparing, not for showing.

    Args:
        word: one word in lower case.
    """
    word = _POSSESSIVE.sub("", word) or word
    if len(word) < 4 or not word.isalpha():
        return word
    word = american(word)
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if _SIBILANT.search(word):
        return word[:-2]
    if word.endswith("s") and not word.endswith(("ss", "us", "is", "as")):
        word = word[:-1]
    return word[:-1] if word.endswith("e") and len(word) > 3 else word
