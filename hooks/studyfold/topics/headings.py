"""What the headings of the sets put together, those of different sets mapped onto each other."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from studyfold.model import Entry, Item
from studyfold.topics.stopwords import GENERIC
from studyfold.topics.terms import Phrase, stems, tokens

__all__ = ["Subject", "entry_headings", "subject", "titles"]

Subject = frozenset[str]
"""The stems that a heading is about."""

_EVERYWHERE = 0.8
_FEW = 4
"""A word in such a share of a set's headings, where there are so many, is the set's own subject:
all that is asked about SQL stands under SQL Joins, SQL Keys or SQL Views."""

_ROOT = 4
_ENDING = 5
"""Words are alike that begin with so many equal letters and end with at most so many others."""

_LABEL = re.compile(
    r"^\s*(?:part|section|chapter|topic|module|day)?\s*\d[\d.]*(?:[.):]\s*|\s+-?\s*)", re.IGNORECASE
)


def subject(heading: str) -> Subject:
    """Return the stems of a heading that name a subject, none for "Easy" or "Basics".

    Headings of different sets with the same subject are taken as one: "Kubernetes",
    "2. Kubernetes Basics", "Kubernetes Interview Questions".
    """
    said = {token.stem for token in tokens(_LABEL.sub("", heading))}
    return frozenset(word for word in said - GENERIC if not word.isdigit())


def entry_headings(
    entries: Sequence[Entry], items: Mapping[str, Item], rows: NDArray[np.float64]
) -> list[Subject]:
    """Return the subject that the headings give each entry, empty where they give none.

    Args:
        entries: n entries.
        items: every item by id.
        rows: where the entries stand, shape (n, d).
    """
    found = _telling(items)
    sets: dict[Subject, set[str]] = {}
    for name, about in found.items():
        sets.setdefault(about, set()).add(items[name].set)
    named = [[found[i] for i in entry.items if i in found] for entry in entries]
    same = _mapped(named, sets, rows)
    meant = [[same[one] for one in subjects] for subjects in named]
    middle = {one: rows[held].mean(axis=0) for one, held in _held(meant).items()}
    given: list[Subject] = []
    for row, subjects in zip(rows, meant, strict=True):
        counts = Counter(subjects)
        # Of those with as many of its items the one that the entry lies nearest to.
        ranked = [
            (-counts[one], round(float(((row - middle[one]) ** 2).sum()), 9), sorted(one), one)
            for one in counts
        ]
        given.append(min(ranked, key=lambda rank: rank[:3])[3] if ranked else frozenset())
    return given


def titles(items: Mapping[str, Item]) -> dict[Subject, tuple[str, Phrase]]:
    """Return for each subject its title and the title's stems in order.

    The title is the heading's own words without its number and without what names no subject at
    its start and end; of several headings the shortest, then the first by the alphabet.
    """
    found: dict[Subject, set[tuple[int, str]]] = {}
    telling = _telling(items)
    for item in items.values():
        if item.id in telling:
            shown = _shown(_LABEL.sub("", item.section or ""))
            found.setdefault(telling[item.id], set()).add((len(shown), shown))
    best = {about: min(several)[1] for about, several in found.items()}
    return {about: (title, tuple(stems(title))) for about, title in best.items()}


def _telling(items: Mapping[str, Item]) -> dict[str, Subject]:
    """Return the subject of each item's heading, by the item's id, where it has one that tells.

    A set with one heading only has a title there, which says nothing about its questions.
    """
    found: dict[str, dict[str, Subject]] = {}
    for item in items.values():
        about = subject(item.section or "")
        if about:
            found.setdefault(item.set, {})[item.id] = about
    telling: dict[str, Subject] = {}
    for held in found.values():
        different = set(held.values())
        if len(different) < 2:
            continue
        counts = Counter(word for one in different for word in one)
        common = {
            word
            for word, count in counts.items()
            if len(different) >= _FEW and count >= _EVERYWHERE * len(different)
        }
        telling.update({item: about - common or about for item, about in held.items()})
    return telling


def _mapped(
    named: Sequence[Sequence[Subject]],
    sets: Mapping[Subject, set[str]],
    rows: NDArray[np.float64],
) -> dict[Subject, Subject]:
    """Map similar subjects of different sets onto one of them.

    They are taken as one where every word of the shorter is like one of the longer and the
    questions of neither are nearer to those of another subject that could be meant.
    """
    held = _held(named)
    subjects = sorted(held, key=sorted)
    same = {one: one for one in subjects}
    if len(subjects) < 2:
        return same
    middle = np.array([rows[held[one]].mean(axis=0) for one in subjects])
    middle /= np.maximum(np.linalg.norm(middle, axis=1, keepdims=True), 1e-9)
    near = (middle @ middle.T).round(6)
    for a, b in combinations(range(len(subjects)), 2):
        if sets[subjects[a]] & sets[subjects[b]]:
            near[a, b] = near[b, a] = -2
    np.fill_diagonal(near, -2)
    nearest = near.argmax(axis=1).tolist()
    for a, b in enumerate(nearest):
        if a < b and nearest[b] == a and near[a, b] > -2 and _alike(subjects[a], subjects[b]):
            one, other = sorted(
                (subjects[a], subjects[b]), key=lambda s: (-len(held[s]), sorted(s))
            )
            same[other] = one
    return same


def _held(named: Sequence[Sequence[Subject]]) -> dict[Subject, list[int]]:
    """Return the rows of the entries that stand under each subject."""
    held: dict[Subject, list[int]] = {}
    for row, subjects in enumerate(named):
        for one in sorted(set(subjects), key=sorted):
            held.setdefault(one, []).append(row)
    return held


def _alike(one: Subject, other: Subject) -> bool:
    """Say whether each word of the shorter subject is like a word of the longer."""
    fewer, more = sorted((one, other), key=len)
    return all(any(_like(a, b) for b in more) for a in fewer)


def _like(one: str, other: str) -> bool:
    if one == other:
        return True
    root = 0
    for a, b in zip(one, other, strict=False):
        if a != b:
            break
        root += 1
    return root >= _ROOT and max(len(one), len(other)) - root <= _ENDING


def _shown(heading: str) -> str:
    """Cut what names no subject off both ends of a heading that names one."""
    said = tokens(heading)
    telling = [t.surface for t in said if t.stem not in GENERIC and not t.stem.isdigit()]
    start = heading.find(telling[0])
    end = heading.rfind(telling[-1]) + len(telling[-1])
    # A word that folding changed is not found as it stands; then the heading stays whole.
    spoken = (heading[start:end] if 0 <= start < end else heading).split()
    # "Commands Commands" is a heading with its parent's before it.
    text = " ".join(w for w, last in zip(spoken, ["", *spoken], strict=False) if w != last)
    return text if text != text.casefold() else text[0].upper() + text[1:]
