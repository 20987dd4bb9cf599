"""Words and phrases as topics compare them: stems, spoken in the case they were written in."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

from studyfold.model import Entry
from studyfold.spelling import base_form
from studyfold.text import words
from studyfold.topics.stopwords import STOPWORDS

__all__ = ["MAX_WORDS", "Phrase", "Token", "phrases", "runs", "stems", "tokens", "wordings"]

MAX_WORDS = 3
"""The longest phrase that can name a topic."""

Phrase = tuple[str, ...]
"""The stems of one to three words that stand beside each other."""


@dataclass(frozen=True, slots=True)
class Token:
    """One word of a text."""

    stem: str
    surface: str
    """As it was written."""
    gap: str
    """What stands before it: a space or a hyphen within a phrase, nothing where one begins."""


def tokens(text: str) -> list[Token]:
    """Return the words of a plain text with their stems; hyphened words are taken apart."""
    found: list[Token] = []
    broken = True
    for chunk in unicodedata.normalize("NFKC", text).split():
        folded = chunk.casefold()
        if len(folded) != len(chunk):
            # Folding changed the number of letters (ß): show what they are compared as.
            chunk = folded
        at = 0
        for word in words(chunk):
            start = max(folded.find(word, at), at)
            shown = chunk[start : start + len(word)]
            gap = "" if broken or start > at else " "
            for part in shown.split("-"):
                if part:
                    found.append(Token(base_form(part.casefold()), part, gap))
                    gap = "-"
            at = start + len(word)
            broken = True
        broken = at != len(chunk)
    return found


def stems(text: str) -> list[str]:
    """Return the stems of every word of a plain text, in order."""
    return [base_form(part) for word in words(text) for part in word.split("-") if part]


def runs(text: str) -> list[list[Token]]:
    """Return the stretches of a text that hold neither punctuation nor a stop word.

    Half of a hyphened word is no stop word ("one-hot"), and "of" stays between two others
    ("curse of dimensionality").
    """
    every = tokens(text)
    found: list[list[Token]] = [[]]
    for place, token in enumerate(every):
        after = every[place + 1] if place + 1 < len(every) else None
        if not token.gap:
            found.append([])
        compound = token.gap == "-" or (after is not None and after.gap == "-")
        bridge = (
            token.stem == "of"
            and bool(found[-1])
            and after is not None
            and after.gap == " "
            and after.stem not in STOPWORDS
        )
        if token.stem.isdigit() or (token.stem in STOPWORDS and not compound and not bridge):
            found.append([])
        else:
            found[-1].append(token)
    return [run for run in found if run]


def phrases(text: str) -> dict[Phrase, tuple[Token, ...]]:
    """Return every phrase of a text with its words as they first stand there."""
    found: dict[Phrase, tuple[Token, ...]] = {}
    for run in runs(text):
        for start in range(len(run)):
            for end in range(start + 1, min(start + MAX_WORDS, len(run)) + 1):
                part = tuple(run[start:end])
                inner = "-" if end < len(run) and run[end].gap == "-" else part[0].gap
                # Neither half a hyphened word nor a phrase that begins or ends with "of".
                if inner != "-" and "of" not in (part[0].stem, part[-1].stem):
                    found.setdefault(tuple(token.stem for token in part), part)
    return found


def wordings(entry: Entry) -> tuple[str, ...]:
    """Return every way in which an entry's question is asked, its title first."""
    return (entry.question, *sorted(entry.variants))
