"""The phrases that tell groups of entries from each other, the most telling first."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from studyfold.model import Entry, Item
from studyfold.text import plain
from studyfold.topics.stopwords import STOPWORDS
from studyfold.topics.terms import Phrase, Token, phrases, tokens, wordings
from studyfold.topics.usage import Usage
from studyfold.topics.writing import Writing

__all__ = ["Candidate", "Spoken", "listen"]

_CLIPPED = 0.5
"""A phrase that stands within a longer one in this share of its uses is only part of a name."""

_IN_ANSWER = 0.3
"""What a phrase counts in an entry where only the answer has it."""

_ANSWER_READ = 300
"""How many letters of an answer are read: what it is about stands at its start."""

_MODIFIER = re.compile(r"(?:ous|ive?|[ai]ble?|ed|ful|less|ic|al|iqu)$")
"""Endings of stems that mostly need a noun after them."""

_LENGTH_BONUS = 0.25
_MOST = 40
"""How many phrases of a group are kept."""

Said = Mapping[Phrase, float]
"""What each phrase counts in an entry."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A phrase that could stand in a group's title."""

    weight: float
    times: float
    """How many times as often it occurs in the group as on average."""
    share: float
    """The share of the group's entries that have it."""
    own: float
    """The share of its uses that lie in the group."""
    phrase: Phrase


@dataclass(frozen=True, slots=True)
class Spoken:
    """What the entries of some groups speak of."""

    said: tuple[tuple[Said, ...], ...]
    """For each group its entries."""
    candidates: tuple[tuple[Candidate, ...], ...]
    """For each group the phrases that could name it, the most telling first."""
    writing: Writing


def listen(groups: Sequence[Sequence[Entry]], items: Mapping[str, Item]) -> Spoken:
    """Find out what groups of entries speak of.

    A phrase tells a group by the share p of its entries that have it and by how much larger that
    is than its share q everywhere: p · ln(1 + p / q), a term of the Kullback-Leibler divergence.
    Only what is used as a name can be one.
    """
    every = [entry for group in groups for entry in group]
    asked = {entry.id: _asked(entry) for entry in every}
    held = Counter(phrase for found in asked.values() for phrase in found)
    least = 2 if any(count > 1 for count in held.values()) else 1
    usable = frozenset(phrase for phrase, count in held.items() if count >= least)
    answers = {entry.id: _answer(entry, items) for entry in every}
    usage, writing = Usage(usable), Writing(text for entry in every for text in wordings(entry))
    usage.learn(tokens(text) for entry in every for text in wordings(entry))
    usage.learn(answers.values())
    writing.hear(answers.values())
    longest = max(map(len, usable), default=0)
    said = tuple(
        tuple(_said(asked[entry.id], answers[entry.id], usable, longest) for entry in group)
        for group in groups
    )
    everywhere: Counter[Phrase] = Counter()
    for group in said:
        for one in group:
            everywhere.update(one)
    names = {phrase for phrase in usable if usage.names(phrase)}
    found = tuple(_candidates(group, everywhere, len(every), names) for group in said)
    return Spoken(said, found, writing)


def _asked(entry: Entry) -> frozenset[Phrase]:
    return frozenset(phrase for wording in wordings(entry) for phrase in phrases(wording))


def _answer(entry: Entry, items: Mapping[str, Item]) -> list[Token]:
    best = items.get(entry.items[0]) if entry.items else None
    return [] if best is None else tokens(plain(best.answer[:_ANSWER_READ]))


def _said(
    asked: frozenset[Phrase], answer: Sequence[Token], usable: frozenset[Phrase], longest: int
) -> Said:
    """Return what each usable phrase counts in one entry."""
    words = [token.stem for token in answer]
    found: dict[Phrase, float] = {}
    for start in range(len(words)):
        for end in range(start + 1, min(start + longest, len(words)) + 1):
            phrase = tuple(words[start:end])
            if phrase in usable:
                found[phrase] = _IN_ANSWER
    found.update((phrase, 1.0) for phrase in asked if phrase in usable)
    return found


def _candidates(
    group: Sequence[Said], everywhere: Mapping[Phrase, float], entries: int, names: set[Phrase]
) -> tuple[Candidate, ...]:
    """Return the phrases that could name a group, the most telling first."""
    asked = Counter(phrase for one in group for phrase, count in one.items() if count == 1)
    weights: Counter[Phrase] = Counter()
    for one in group:
        weights.update(one)
    # A phrase of a single entry names that entry, unless nothing is shared at all.
    least = 2 if any(count > 1 for count in asked.values()) else 1
    clipped = {
        phrase[start:end]
        for phrase, count in asked.items()
        for start in range(len(phrase))
        for end in range(start + 1, len(phrase) + 1)
        if end - start < len(phrase) and count >= max(least, _CLIPPED * asked[phrase[start:end]])
    }
    found = []
    for phrase, count in asked.items():
        if count < least or phrase not in names or phrase in clipped or _incomplete(phrase):
            continue
        share = weights[phrase] / len(group)
        times = share * entries / everywhere[phrase]
        # In a longer phrase its words lose their other meanings: "neural network" says more.
        length = 1 + _LENGTH_BONUS * (len(phrase) - 1)
        own = weights[phrase] / everywhere[phrase]
        weight = round(share * math.log(1 + times) * length, 9)
        found.append(Candidate(weight, times, share, round(own, 9), phrase))
    return tuple(sorted(found, key=lambda one: (-one.weight, one.phrase))[:_MOST])


def _incomplete(phrase: Phrase) -> bool:
    """Say whether a phrase needs a noun after it, or says nothing."""
    if all(word in STOPWORDS for word in phrase):
        return True
    return len(phrase) == 1 and _MODIFIER.search(phrase[0]) is not None
