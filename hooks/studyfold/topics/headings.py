"""Groups from the headings that the sets themselves put their questions under."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence

from studyfold.model import Entry, Item
from studyfold.topics.stopwords import GENERIC
from studyfold.topics.terms import Phrase, stems, tokens

__all__ = ["entry_headings", "subject", "titles"]

_MOST = 0.6
"""Headings decide only where this share of the entries stands under one."""

_LABEL = re.compile(
    r"^\s*(?:part|section|chapter|topic|module|day)?\s*\d[\d.]*(?:[.):]\s*|\s+-?\s*)", re.IGNORECASE
)


def subject(heading: str) -> frozenset[str]:
    """Return the stems of a heading that name a subject, none for "Easy" or "Basics".

    Headings of different sets with the same subject are taken as one: "Kubernetes",
    "2. Kubernetes Basics", "Kubernetes Interview Questions".
    """
    said = {token.stem for token in tokens(_LABEL.sub("", heading))}
    return frozenset(word for word in said - GENERIC if not word.isdigit())


def entry_headings(
    entries: Sequence[Entry], items: Mapping[str, Item]
) -> list[frozenset[str]] | None:
    """Return the subject that the headings give each entry, empty where they give none.

    Returns:
        One subject for each entry, in their order; None where too few stand under one, or the
        headings do not divide them.
    """
    subjects: dict[str, set[frozenset[str]]] = {}
    found: dict[str, frozenset[str]] = {}
    for item in items.values():
        found[item.id] = subject(item.section or "")
        if found[item.id]:
            subjects.setdefault(item.set, set()).add(found[item.id])
    # A set with one heading only has a title there, which says nothing about its questions.
    telling = {name for name, several in subjects.items() if len(several) > 1}
    given: list[frozenset[str]] = []
    for entry in entries:
        named = [found[i] for i in entry.items if i in found and items[i].set in telling]
        counts = Counter(one for one in named if one)
        given.append(min(counts, key=lambda s: (-counts[s], sorted(s)), default=frozenset()))
    named_share = sum(map(bool, given)) / max(len(given), 1)
    return given if named_share >= _MOST and len({s for s in given if s}) > 1 else None


def titles(items: Mapping[str, Item]) -> dict[frozenset[str], tuple[str, Phrase]]:
    """Return for each subject its title and the title's stems in order.

    The title is the heading's own words without its number and without what names no subject at
    its start and end; of several headings the shortest, then the first by the alphabet.
    """
    found: dict[frozenset[str], set[tuple[int, str]]] = {}
    for item in items.values():
        about = subject(item.section or "")
        if about:
            shown = _shown(_LABEL.sub("", item.section or ""))
            found.setdefault(about, set()).add((len(shown), shown))
    best = {about: min(several)[1] for about, several in found.items()}
    return {about: (title, tuple(stems(title))) for about, title in best.items()}


def _shown(heading: str) -> str:
    """Cut what names no subject off both ends of a heading that names one."""
    said = tokens(heading)
    telling = [t.surface for t in said if t.stem not in GENERIC and not t.stem.isdigit()]
    start = heading.find(telling[0])
    end = heading.rfind(telling[-1]) + len(telling[-1])
    # A word that folding changed is not found as it stands; then the heading stays whole.
    text = " ".join((heading[start:end] if 0 <= start < end else heading).split())
    return text if text != text.casefold() else text[0].upper() + text[1:]
