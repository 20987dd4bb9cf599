"""Things that stand in the same frame and are different: `left` and `right`, `TCP` and `UDP`."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

import numpy as np
from numpy.typing import NDArray

from studyfold.match.looking import looked_at
from studyfold.names import Lexicon, contrast_groups, key_of

__all__ = ["Contrasts"]


class Contrasts:
    """Which of the things that are known to differ each question names."""

    def __init__(self, questions: Iterable[str]) -> None:
        lexicon, self._kinds = _known()
        self._named = [lexicon.within(question) for question in questions]
        self._any = np.array([bool(named) for named in self._named], dtype=bool)

    def apart(self, first: NDArray[np.intp], second: NDArray[np.intp]) -> NDArray[np.bool_]:
        """Return whether each question names a thing that the other does not, both of one kind.

        Args:
            first: the rows of the pairs' first questions, shape (pairs,).
            second: the rows of their second ones, shape (pairs,).
        """
        named = self._named
        return looked_at(
            first,
            second,
            self._any[first] & self._any[second],
            lambda i, j: self._akin(named[i] - named[j], named[j] - named[i]),
        )

    def more(self, first: NDArray[np.intp], second: NDArray[np.intp]) -> NDArray[np.bool_]:
        """Return whether one question names several things of a kind, the other some of them.

        Args:
            first: the rows of the pairs' first questions, shape (pairs,).
            second: the rows of their second ones, shape (pairs,).
        """
        named = self._named
        return looked_at(
            first,
            second,
            self._any[first] & self._any[second],
            lambda i, j: self._akin(named[i] ^ named[j], named[i] & named[j]),
        )

    def _akin(self, one: frozenset[str], other: frozenset[str]) -> bool:
        """Say whether any two things of the two groups are of one kind."""
        if not one or not other:
            return False
        kinds = {kind for key in one for kind in self._kinds[key]}
        return any(kind in kinds for key in other for kind in self._kinds[key])


@cache
def _known() -> tuple[Lexicon, dict[str, list[int]]]:
    """Return how the things are called, and of which kinds each is, by its name's key."""
    kinds: dict[str, list[int]] = {}
    for number, members in enumerate(contrast_groups()):
        for name in members:
            kinds.setdefault(key_of(name), []).append(number)
    return Lexicon(name for members in contrast_groups() for name in members), kinds
