"""British and American spellings of a word, as one."""

from __future__ import annotations

import re

__all__ = ["american"]

_RULES = (
    (re.compile(r"(?<=\w{3})is(?=(?:ations?|e[drs]?|ers|ing)$)"), "iz"),
    (re.compile(r"(?<=\w{3})ys(?=(?:e[drs]?|ers|ing)$)"), "yz"),
    (re.compile(r"(?<=\w{3})our(?=s?$)"), "or"),
)


def american(word: str) -> str:
    """Return a lower-case word in American spelling: `optimiser` becomes `optimizer`.

    Some words that are the same in both (`exercise`) change too: the result is for comparing.
    """
    for pattern, spelt in _RULES:
        word = pattern.sub(spelt, word)
    return word
