"""Words and phrases as topics compare them: stems, spoken in the case they were written in."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from studyfold.model import Entry
from studyfold.spelling import base_form
from studyfold.text import words
from studyfold.topics.stopwords import STOPWORDS

__all__ = [
    "MAX_WORDS",
    "Phrase",
    "Run",
    "Token",
    "phrases",
    "runs",
    "spans",
    "stems",
    "tokens",
    "wordings",
]

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

    @property
    def beside(self) -> Token:
        """The same word within a phrase."""
        return Token(self.stem, self.surface, " ")


def tokens(text: str) -> list[Token]:
    """Return the words of a plain text with their stems; hyphened words are taken apart."""
    found: list[Token] = []
    broken = True
    for chunk in unicodedata.normalize("NFKC", text).split():
        said, opened, ended = _chunk(chunk)
        if said and not (broken or opened):
            found.append(said[0].beside)
            found += said[1:]
        else:
            found += said
        broken = ended
    return found


@lru_cache(maxsize=1 << 15)
def _chunk(chunk: str) -> tuple[tuple[Token, ...], bool, bool]:
    """Return the words between two spaces, and whether signs stand before and behind them."""
    folded = chunk.casefold()
    if len(folded) != len(chunk):
        # Folding changed the number of letters (ß): show what they are compared as.
        chunk = folded
    found: list[Token] = []
    at = 0
    for word in words(chunk):
        start = max(folded.find(word, at), at)
        gap = ""
        for part in chunk[start : start + len(word)].split("-"):
            if part:
                found.append(Token(base_form(part.casefold()), part, gap))
                gap = "-"
        at = start + len(word)
    first = folded.find(found[0].surface.casefold()) if found else 0
    return tuple(found), first > 0, at != len(chunk)


def stems(text: str) -> list[str]:
    """Return the stems of every word of a plain text, in order."""
    return [base_form(part) for word in words(text) for part in word.split("-") if part]


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of a text that holds neither punctuation nor a stop word."""

    tokens: tuple[Token, ...]
    before: str
    """The stem of the word right before it, empty where a sign or nothing stands there."""
    after: str
    """The stem of the word right after it, likewise."""


def spans(every: Sequence[Token]) -> list[Run]:
    """Return the stretches of a text's words that hold neither punctuation nor a stop word.

    Half of a hyphened word is no stop word ("one-hot"), and "of" stays between two others
    ("curse of dimensionality").
    """
    found: list[Run] = []
    start = 0
    for place, token in enumerate(every):
        after = every[place + 1] if place + 1 < len(every) else None
        if not token.gap:
            _end(found, every, start, place)
            start = place
        compound = token.gap == "-" or (after is not None and after.gap == "-")
        bridge = (
            token.stem == "of"
            and place > start
            and after is not None
            and after.gap == " "
            and after.stem not in STOPWORDS
        )
        if token.stem.isdigit() or (token.stem in STOPWORDS and not compound and not bridge):
            _end(found, every, start, place)
            start = place + 1
    _end(found, every, start, len(every))
    return found


def _end(found: list[Run], every: Sequence[Token], start: int, end: int) -> None:
    """Add a run with the words beside it, if there is one."""
    if start < end:
        before = every[start - 1].stem if start and every[start].gap else ""
        after = every[end].stem if end < len(every) and every[end].gap else ""
        found.append(Run(tuple(every[start:end]), before, after))


def runs(text: str) -> list[list[Token]]:
    """Return the words of the stretches of a text; see `spans`."""
    return [list(run.tokens) for run in spans(tokens(text))]


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
