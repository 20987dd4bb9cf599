"""Names for groups of entries: the phrases that tell each group from the others.

Class-based TF-IDF (Grootendorst, BERTopic, 2022) over phrases of one to three words that really
stand in the questions: a phrase counts by the share of the group's entries that have it and by
how rare it is in the other groups.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from studyfold.model import Entry
from studyfold.topics.terms import Phrase, phrases, wordings
from studyfold.topics.writing import Writing

__all__ = ["FALLBACK", "Name", "name_groups"]

FALLBACK = "Questions"
"""The title of a group that no phrase describes."""

_COVERED = 0.6
"""A title is long enough once its phrases occur in this share of the entries."""

_WORTH = 0.12
"""A further phrase must add entries that the title does not cover yet: this share of the group."""

_OWN = 0.5
"""A further phrase must have this share of its occurrences in the group."""

_WEIGHTY = 0.25
"""A further phrase must weigh this much of what the first one weighs."""

_CLIPPED = 0.7
"""A phrase that stands within a longer one in this share of its uses is only part of a name."""

_MODIFIER = re.compile(r"(?:ous|ive?|[ai]ble?|ed|ful|less)$")
"""Endings of stems that need a noun after them: never a name by themselves."""

_LONGEST_TITLE = 3
_LENGTH_BONUS = 0.25


@dataclass(frozen=True, slots=True)
class Name:
    """A group's title and the phrases it is made of, the most telling first."""

    title: str
    phrases: tuple[Phrase, ...]


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A phrase that could stand in a group's title."""

    weight: float
    own: float
    """The share of its occurrences that lie in the group."""
    phrase: Phrase


def name_groups(groups: Sequence[Sequence[Entry]]) -> list[Name]:
    """Name every group of entries; no two names are equal.

    Args:
        groups: the entries of each group, sorted by id so that ties fall alike on every build.
    """
    spoken = [[_phrases_of(entry) for entry in group] for group in groups]
    everywhere = Counter(phrase for group in spoken for entry in group for phrase in entry)
    writing = Writing(text for group in groups for entry in group for text in wordings(entry))
    average = sum(len(group) for group in groups) / max(len(groups), 1)
    taken: set[frozenset[str]] = set()
    names: list[Name] = []
    for group in spoken:
        ranked = _ranked(group, everywhere, average)
        chosen = _chosen(group, ranked, taken)
        taken.add(frozenset(word for phrase in chosen for word in phrase))
        names.append(Name(_title([writing.show(phrase) for phrase in chosen]), tuple(chosen)))
    return _distinct(names)


def _phrases_of(entry: Entry) -> frozenset[Phrase]:
    return frozenset(phrase for wording in wordings(entry) for phrase in phrases(wording))


def _ranked(
    group: Sequence[frozenset[Phrase]], everywhere: Mapping[Phrase, int], average: float
) -> list[_Candidate]:
    """Return the phrases that could name a group, the most telling first."""
    counts = Counter(phrase for entry in group for phrase in entry)
    # A phrase of a single entry names that entry, unless nothing is shared at all.
    least = 2 if any(count > 1 for count in counts.values()) else 1
    usable = {phrase: count for phrase, count in counts.items() if count >= least}
    clipped = {
        phrase[start:end]
        for phrase, count in usable.items()
        for start in range(len(phrase))
        for end in range(start + 1, len(phrase) + 1)
        if end - start < len(phrase) and count >= _CLIPPED * counts[phrase[start:end]]
    }
    found = []
    for phrase, count in usable.items():
        if phrase in clipped or (len(phrase) == 1 and _MODIFIER.search(phrase[0])):
            continue
        own = count / everywhere[phrase]
        rarity = math.log(1 + average / everywhere[phrase])
        # In a longer phrase its words lose their other meanings: "neural network" says more.
        length = 1 + _LENGTH_BONUS * (len(phrase) - 1)
        found.append(_Candidate(round(count / len(group) * rarity * length * own, 9), own, phrase))
    return sorted(found, key=lambda one: (-one.weight, one.phrase))


def _chosen(
    group: Sequence[frozenset[Phrase]],
    ranked: Sequence[_Candidate],
    taken: set[frozenset[str]],
) -> list[Phrase]:
    """Choose one to three phrases that together cover a group and share no word."""
    chosen: list[Phrase] = []
    uncovered = list(group)
    for candidate in ranked:
        phrase = candidate.phrase
        used = {word for other in chosen for word in other}
        if used & set(phrase):
            continue
        gained = sum(phrase in entry for entry in uncovered)
        if chosen and (
            gained < max(2, _WORTH * len(group))
            or candidate.own < _OWN
            or candidate.weight < _WEIGHTY * ranked[0].weight
        ):
            continue
        chosen.append(phrase)
        uncovered = [entry for entry in uncovered if phrase not in entry]
        enough = len(uncovered) <= (1 - _COVERED) * len(group)
        if len(chosen) == _LONGEST_TITLE or (enough and frozenset(used | set(phrase)) not in taken):
            break
    return chosen


def _title(shown: Sequence[str]) -> str:
    if not shown:
        return FALLBACK
    text = shown[0] if len(shown) == 1 else f"{', '.join(shown[:-1])} and {shown[-1]}"
    # A first word with a capital inside is a name that is written so, such as "iOS".
    first = text.split()[0]
    return text if first != first.casefold() else text[0].upper() + text[1:]


def _distinct(names: Sequence[Name]) -> list[Name]:
    """Number the titles that are still equal."""
    taken: set[str] = set()
    distinct: list[Name] = []
    for name in names:
        title, number = name.title, 2
        while title.casefold() in taken:
            title, number = f"{name.title} ({number})", number + 1
        taken.add(title.casefold())
        distinct.append(Name(title, name.phrases))
    return distinct
