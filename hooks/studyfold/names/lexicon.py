"""Finding the names of a list in a text, however they are spelt there."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from studyfold.spelling import american, base_form
from studyfold.text import fold

__all__ = ["Lexicon", "key_of"]

_WORD = re.compile(r"\.?[^\W_]+(?:['’.\-][^\W_]+)*(?:\+\+|#)?")
_LONGEST = 7
"""Words of the longest name that is looked for."""
_ACRONYM = re.compile(r"[A-Z0-9][A-Za-z0-9/&+#-]*[A-Z0-9]s?|[A-Z]")


def key_of(name: str) -> str:
    """Return what the spellings of a name have in common: `feed-forward nets`, `feedforward net`.

    British and American, singular and plural, with hyphens, with spaces or in one. An acronym has
    a key that no other word has: `CAN` is no `can`.
    """
    found = _WORD.findall(name)
    if not found:
        return ""
    if len(found) == 1 and _ACRONYM.fullmatch(name):
        return _acronym(name)
    return "".join(map(_inner, found[:-1])) + _last(found[-1])


class Lexicon:
    """Names to look for."""

    def __init__(self, names: Iterable[str]) -> None:
        self._keys = frozenset(map(key_of, names)) - {""}
        self._ordered = sorted(self._keys)

    def matches(self, text: str) -> list[tuple[int, int, str]]:
        """Return start, end and key of each name in a text, the longest where they overlap."""
        spans = [(match.start(), match.end(), match[0]) for match in _WORD.finditer(text)]
        found: list[tuple[int, int, str]] = []
        at = 0
        while at < len(spans):
            size, name = self._longest(text, spans[at : at + _LONGEST])
            if size:
                found.append((spans[at][0], spans[at + size - 1][1], name))
            at += size or 1
        return found

    def within(self, text: str) -> frozenset[str]:
        """Return the keys of all names in a text, also of those inside longer ones."""
        spans = [(match.start(), match.end(), match[0]) for match in _WORD.finditer(text)]
        found: set[str] = set()
        for at in range(len(spans)):
            found.update(key for _, key in self._from(text, spans[at : at + _LONGEST]))
        return frozenset(found)

    def _longest(self, text: str, spans: Sequence[tuple[int, int, str]]) -> tuple[int, str]:
        """Return how many words from the first one on make a name, and its key."""
        return max(self._from(text, spans), default=(0, ""))

    def _from(self, text: str, spans: Sequence[tuple[int, int, str]]) -> Iterator[tuple[int, str]]:
        """Yield the names that begin with the first word: how many words each has, and its key."""
        before = ""
        for place, (start, _, word) in enumerate(spans):
            if place and not text[spans[place - 1][1] : start].isspace():
                break
            for key in (before + _last(word), _acronym(word) if not place else ""):
                if key in self._keys:
                    yield place + 1, key
            before += _inner(word)
            if not self._begins(before):
                break

    def _begins(self, key: str) -> bool:
        """Say whether any name begins like this."""
        at = bisect_left(self._ordered, key)
        return at < len(self._ordered) and self._ordered[at].startswith(key)


def _acronym(word: str) -> str:
    """Return the key of an acronym; empty for a word that cannot be one.

    It has capitals or digits, or nobody could say it.
    """
    one = word.removesuffix("s")
    may_be = one != one.lower() or not re.search(r"[aeiouy]", one)
    return f"^{fold(one)}" if may_be else ""


@lru_cache(maxsize=1 << 16)
def _inner(word: str) -> str:
    """Return what a word adds to a key where another one follows."""
    return "".join(map(american, _pieces(word)))


@lru_cache(maxsize=1 << 16)
def _last(word: str) -> str:
    """Return what a word adds to a key where it is the last one."""
    *before, last = _pieces(word)
    return "".join(map(american, before)) + base_form(last)


def _pieces(word: str) -> list[str]:
    # The possessive goes before the apostrophes do: `Bayes' theorem`, `Newton's laws`.
    return re.split(r"['’.\-]", re.sub(r"['’]s$", "", fold(word)))
