"""What a question is about, and what it asks of it."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Sequence
from functools import cache

import snowballstemmer

from studyfold.spelling import american
from studyfold.text import fold, words

__all__ = ["ASKS", "asks", "compounds", "focus", "stem", "weigher"]

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
    "why": re.compile(
        r"\b(?:why|purpose|importance|important|significance|significant|role|need|needed|used for|"
        r"useful|benefits?|helps?|goal|point of)\b"
    ),
    "number": re.compile(
        r"\b(?:how (?:many|much|often|long)|number|choose|decide|determine|select|tune|tuning)\b"
    ),
}
"""What a question can ask for, with the words that tell it."""

_COMPOUND = 6
"""Letters that a compound has at least."""

_STEMMER = snowballstemmer.stemmer("english")


@cache
def stem(word: str) -> str:
    """Return a word without its English inflection; `initialisers` and `initialization` agree."""
    bare = word.replace("’", "'").removesuffix("'s")
    stemmed: str = _STEMMER.stemWord(american(bare))
    return stemmed


def asks(question: str) -> frozenset[str]:
    """Return what a question asks for, by the names of `ASKS`."""
    text = fold(question).replace("’", "'")
    return frozenset(name for name, cue in ASKS.items() if cue.search(text))


def compounds(texts: Iterable[str]) -> frozenset[str]:
    """Return the words of some texts that may also be written as two: `dockerhub`, `dataset`."""
    return frozenset(word for text in texts for word in words(text) if len(word) >= _COMPOUND)


def focus(question: str, joined: Collection[str] = ()) -> frozenset[str]:
    """Return the stems of the words that say what a question is about.

    Args:
        question: the question.
        joined: words that two words of it are, where they make one of them together.
    """
    found = words(question)
    kept: list[str] = []
    at = 0
    while at < len(found):
        pair = "".join(found[at : at + 2])
        whole = at + 1 < len(found) and pair in joined
        kept.append(pair if whole else found[at])
        at += 2 if whole else 1
    return frozenset(
        stem(word)
        for word in kept
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
