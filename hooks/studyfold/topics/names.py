"""Names for groups of entries, and a sentence that says what is inside.

A group that comes from a heading is called so. Any other is called after the phrases that tell it
from the others (class-based TF-IDF, Grootendorst, BERTopic, 2022, is the same idea): one to three
that together stand in most of its entries.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from studyfold.model import Entry, Item
from studyfold.topics.headings import Subject
from studyfold.topics.telling import Candidate, Said, listen
from studyfold.topics.terms import Phrase

__all__ = ["FALLBACK", "Name", "name_groups"]

FALLBACK = "Questions"
"""The title of a group that no phrase describes."""

_COVERED = 0.6
"""A title is long enough once its phrases occur in this share of the entries."""

_WORTH = 0.12
"""A further phrase must add entries that the title does not cover yet: this share of the group."""

_TIMES = 2.0
"""A further phrase must occur so many times as often in the group as on average."""

_WEIGHTY = 0.3
"""A further phrase must weigh this much of what the first one weighs."""

_OWN = 0.35
"""A title's phrases have this share of their uses in the group; others are what several groups are
parts of."""

_COMMON = 0.2
"""The share of a group's entries that has the phrase which it is called after."""

_BROAD = 0.5
"""A phrase that several groups share stands in this share of the entries of each."""

_LONGEST_TITLE = 3
_LONGEST_SENTENCE = 4


@dataclass(frozen=True, slots=True)
class Name:
    """A group's title, the phrases that stand for it, and what is inside."""

    title: str
    phrases: tuple[Phrase, ...]
    """The most telling first."""
    sentence: str = ""
    above: str = ""
    """What it is a part of, together with at least one other group."""


def name_groups(
    groups: Sequence[Sequence[Entry]],
    items: Mapping[str, Item],
    given: Sequence[tuple[str, Phrase] | None],
) -> list[Name]:
    """Name every group of entries; no two names are equal.

    Args:
        groups: the entries of each group, sorted by id so that ties fall alike on every build.
        items: every item by id.
        given: for each group the title that it has and its stems, None where it has none.
    """
    spoken = listen(groups, items)
    taken = {frozenset(named[1]) for named in given if named}
    titles = {named[0].casefold() for named in given if named}
    names: list[Name] = []
    above = _above(spoken.candidates)
    for place, (said, candidates, named) in enumerate(
        zip(spoken.said, spoken.candidates, given, strict=True)
    ):
        broad = above.get(place, ())
        if named:
            title, chosen = spoken.writing.calm(named[0]), [named[1]]
        else:
            chosen = _chosen(said, candidates, taken, broad)
            taken.add(_words(chosen))
            title = _title([spoken.writing.show(phrase) for phrase in chosen])
        inside = _inside(said, candidates, [*chosen, broad])
        while not named and inside and title.casefold() in titles:
            chosen.append(inside.pop(0))
            title = _title([spoken.writing.show(phrase) for phrase in chosen])
        titles.add(title.casefold())
        sentence = _sentence([spoken.writing.show(phrase) for phrase in inside])
        # A topic of the same name holds what is common to the others.
        part_of = _title([spoken.writing.show(broad)]) if set(broad) - _words(chosen) else ""
        names.append(Name(title, tuple(chosen), sentence, part_of))
    return _distinct(names)


def _above(candidates: Sequence[Sequence[Candidate]]) -> dict[int, Phrase]:
    """Return for groups that are parts of something the phrase that stands for it.

    That is the phrase that most of a group's entries have, but most uses of which lie in others,
    where there is another group like this.
    """
    broad = [
        {c.phrase: c for c in ranked if c.share >= _BROAD and c.own < 1 - _BROAD}
        for ranked in candidates
    ]
    shared = Counter(phrase for found in broad for phrase in found)
    above: dict[int, Phrase] = {}
    for place, found in enumerate(broad):
        several = [c for phrase, c in found.items() if shared[phrase] > 1]
        if several:
            above[place] = min(
                several, key=lambda c: (-shared[c.phrase], -c.share, c.phrase)
            ).phrase
    left = Counter(above.values())
    return {place: phrase for place, phrase in above.items() if left[phrase] > 1}


def _chosen(
    group: Sequence[Said], ranked: Sequence[Candidate], taken: set[Subject], broad: Phrase
) -> list[Phrase]:
    """Choose one to three phrases that together cover a group and share no word."""
    chosen: list[Phrase] = []
    uncovered = list(group)
    others = [candidate for candidate in ranked if not set(candidate.phrase) <= set(broad)]
    ranked = _own_first(others or ranked)
    for candidate in ranked:
        phrase = candidate.phrase
        if _words(chosen) & set(phrase):
            continue
        gained = sum(one.get(phrase, 0) for one in uncovered)
        if chosen and (
            gained < max(2, _WORTH * len(group))
            or candidate.times < _TIMES
            or candidate.weight < _WEIGHTY * ranked[0].weight
        ):
            continue
        chosen.append(phrase)
        uncovered = [one for one in uncovered if phrase not in one]
        enough = len(uncovered) <= (1 - _COVERED) * len(group)
        if len(chosen) == _LONGEST_TITLE or (enough and _words(chosen) not in taken):
            break
    return chosen


def _own_first(ranked: Sequence[Candidate]) -> list[Candidate]:
    """Put the phrases first that are the group's own and not rare in it."""

    def order(candidate: Candidate) -> tuple[bool, bool]:
        own = candidate.own >= _OWN and candidate.share >= _COMMON and candidate.times >= _TIMES
        return not own, candidate.own < _OWN / 2 or candidate.share < _COMMON / 2

    return sorted(ranked, key=order)


def _inside(
    group: Sequence[Said], ranked: Sequence[Candidate], named: Sequence[Phrase]
) -> list[Phrase]:
    """Choose what a sentence lists: phrases of entries that the title does not speak of."""
    chosen: list[Phrase] = []
    uncovered = list(group)
    for candidate in ranked:
        phrase = candidate.phrase
        if _words([*named, *chosen]) & set(phrase) or candidate.times < _TIMES:
            continue
        if sum(one.get(phrase, 0) for one in uncovered) < 1:
            continue
        chosen.append(phrase)
        uncovered = [one for one in uncovered if phrase not in one]
        if len(chosen) == _LONGEST_SENTENCE:
            break
    return chosen


def _words(phrases: Sequence[Phrase]) -> Subject:
    return frozenset(word for phrase in phrases for word in phrase)


def _title(shown: Sequence[str]) -> str:
    return _capital(_listed(shown)) if shown else FALLBACK


def _sentence(shown: Sequence[str]) -> str:
    return f"Questions on {_listed(shown)}." if len(shown) > 1 else ""


def _listed(shown: Sequence[str]) -> str:
    return shown[0] if len(shown) == 1 else f"{', '.join(shown[:-1])} and {shown[-1]}"


def _capital(text: str) -> str:
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
        distinct.append(replace(name, title=title))
    return distinct
