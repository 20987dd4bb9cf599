"""What a question is about, and what it asks of it."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Callable, Sequence

import snowballstemmer

from studyfold.spelling import american
from studyfold.text import fold, words

__all__ = ["ASKS", "asks", "focus", "stem", "weigher"]

_FRAME = frozenset(
    """a an the of in to for on and or is are was were be been do does did can could will would
    should you your i we it its this that these those with by as at from what what's whats how why
    when where which who explain describe define discuss tell me about give concept concepts term
    terms mean meant meaning understand know briefly detail details following some any few used use
    uses using work works working main key basic there have has if not so than their them they into
    don't isn't called one's between help helps need needed way ways main""".split()
)

ASKS: dict[str, re.Pattern[str]] = {
    "compare": re.compile(
        r"\b(?:differences?|differ|differs|different from|differentiate|distinguish|compare|"
        r"comparison|vs|versus|distinction|contrast|unlike|instead of|rather than|preferred|"
        r"prefer|better)\b"
    ),
    "how": re.compile(
        r"\b(?:how (?:do|does|can|to|would|will|could|is|are)|steps|implement\w*|creat\w*|way to|"
        r"writ\w+|configur\w*|set up)\b"
    ),
    "when": re.compile(r"\b(?:when|scenarios?|situations?|cases?)\b"),
    "number": re.compile(
        r"\b(?:how (?:many|much|often|long)|number|choose|decide|determine|select|tune|tuning)\b"
    ),
}
"""What a question can ask for, with the words that tell it."""

_STEMMER = snowballstemmer.stemmer("english")


def stem(word: str) -> str:
    """Return a word without its English inflection; `initialisers` and `initialization` agree."""
    bare = word.replace("’", "'").removesuffix("'s")
    stemmed: str = _STEMMER.stemWord(american(bare))
    return stemmed


def asks(question: str) -> frozenset[str]:
    """Return what a question asks for, by the names of `ASKS`."""
    text = fold(question).replace("’", "'")
    return frozenset(name for name, cue in ASKS.items() if cue.search(text))


def focus(question: str) -> frozenset[str]:
    """Return the stems of the words that say what a question is about."""
    return frozenset(
        stem(word)
        for word in words(question)
        if word not in _FRAME and not any(cue.fullmatch(word) for cue in ASKS.values())
    )


def weigher(focuses: Sequence[frozenset[str]]) -> Callable[[str], float]:
    """Return a function that weighs a stem by how few questions have it, 0 to about 1.

    The weight is ln((n + 1) / (df + 1/2)) / ln(n + 1) for a stem in df of n questions.
    """
    documents = Counter(word for terms in focuses for word in terms)
    count = len(focuses) + 1

    def weight(word: str) -> float:
        return math.log(count / (documents[word] + 0.5)) / math.log(max(count, 2))

    return weight
