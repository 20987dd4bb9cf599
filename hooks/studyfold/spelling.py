"""One form for the spellings of a word: British and American, singular and plural."""

from __future__ import annotations

import re
from functools import lru_cache

__all__ = ["american", "base_form"]

_RULES = (
    (re.compile(r"(?<=\w{3})is(?=(?:ations?|e[drs]?|ers|ing)$)"), "iz"),
    (re.compile(r"(?<=\w{3})ys(?=(?:e[drs]?|ers|ing)$)"), "yz"),
    (re.compile(r"(?<=\w{3})our(?=s?$)"), "or"),
)
_POSSESSIVE = re.compile(r"['’]s?$")
_SIBILANT = re.compile(r"(?:ss|x|ch|sh)es$")


def american(word: str) -> str:
    """Return a lower-case word in American spelling: `optimiser` becomes `optimizer`.

    Some words that are the same in both (`exercise`) change too: the result is for comparing.
    """
    for pattern, spelt in _RULES:
        word = pattern.sub(spelt, word)
    return word


@lru_cache(maxsize=1 << 16)
def base_form(word: str) -> str:
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
