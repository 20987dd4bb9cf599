"""Acronyms and their long forms: who writes one finds what has the other."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from studyfold.names import short_forms
from studyfold.search.terms import terms

__all__ = ["Acronyms"]

# Between the words of a long form stand none of these, so initials are not taken across them.
_SMALL = frozenset(
    """a an and are as at be between by can do does for from how if in into is it its of on or our
    should that the their there these this to use used using vs was we what when where which who
    why will with you your""".split()
)
_CAPITALS = re.compile(r"\b[A-Z][A-Za-z0-9&+#/-]*[A-Z0-9]")


class Acronyms:
    """Finds the words that others may use for those of a question."""

    def __init__(self, learnt: Mapping[str, str]) -> None:
        self._long: dict[str, list[tuple[str, ...]]] = defaultdict(list)
        self._short: dict[str, list[tuple[tuple[str, ...], str]]] = defaultdict(list)
        self._capitals: dict[str, list[tuple[str, ...]]] = defaultdict(list)
        for short, long in sorted(learnt.items()):
            self._learn(short, long, self._long)
        for one in short_forms():
            for long in one.long:
                self._learn(one.name, long, self._capitals if one.doubtful else self._long)

    def _learn(self, short: str, long: str, known: dict[str, list[tuple[str, ...]]]) -> None:
        """Note what an abbreviation stands for; one in capitals goes by its letters, not a term."""
        (term,) = terms(short)[-1:] or [short.lower()]
        key = short if known is self._capitals else term
        spelt = tuple(terms(long))
        if spelt and spelt not in known[key]:
            known[key].append(spelt)
            self._short[spelt[0]].append((spelt, term))

    def others(self, wording: str, words: Sequence[str]) -> set[str]:
        """Return terms that stand for some of a wording and are none of its own.

        Args:
            wording: the question, in its own capitals.
            words: its terms, in their order.
        """
        found: set[str] = set()
        for at, word in enumerate(words):
            for spelt in self._long.get(word, ()):
                found.update(spelt)
            for spelt, short in self._short.get(word, ()):
                if tuple(words[at : at + len(spelt)]) == spelt:
                    found.add(short)
        for word in _CAPITALS.findall(wording):
            for spelt in self._capitals.get(word, ()):
                found.update(spelt)
        found.update(_initials(wording))
        return found - set(words)


def _initials(wording: str) -> Iterator[str]:
    """Yield the first letters of every two to five words in a row: whatever is abbreviated."""
    for run in re.split(r"[^\w\s-]|\s-|-\s", wording.lower()):
        parts = re.findall(r"[a-z]\w*", run)
        for start in range(len(parts)):
            for size in range(2, 6):
                part = parts[start : start + size]
                if len(part) < size or part[0] in _SMALL or part[-1] in _SMALL:
                    continue
                yield "".join(word[0] for word in part)
                if size > 2 and any(word in _SMALL for word in part):
                    telling = "".join(word[0] for word in part if word not in _SMALL)
                    if len(telling) > 1:
                        yield telling
