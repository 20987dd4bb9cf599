"""Questions about several things at once, and things that questions keep apart."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from studyfold.match.looking import looked_at
from studyfold.match.terms import focus, means
from studyfold.text import fold

__all__ = ["Subjects", "subjects"]

_TOKEN = re.compile(r"\.?[^\W_]+(?:['’.\-][^\W_]+)*(?:\+\+|#)?|[,;/&]|[.?!:()]")
_JOINS = frozenset(("and", "or", "&", "/", ",", "vs", "versus", "nor"))
_PASSED = frozenset(("a", "an", "the", "both", "between", "of", "in", "on", "for", "is", "are"))
_REACH = 3
"""Tokens on each side of an "and" among which the things it joins are looked for."""

Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Subjects:
    """What the questions of a collection are about, one by one."""

    focuses: tuple[frozenset[str], ...]
    """Of each question the words that say what it is about."""
    joined: tuple[frozenset[Pair], ...]
    """Of each question the words that it names side by side: "precision and recall"."""
    means: tuple[frozenset[str], ...]
    """Of each question the words for the thing whose effect it asks for."""

    def missing(self, first: NDArray[np.intp], second: NDArray[np.intp]) -> NDArray[np.bool_]:
        """Return whether one question names two things of which the other has one only.

        "What are precision and recall?" asks for more than "What is recall?" does.

        Args:
            first: the rows of the pairs' first questions, shape (pairs,).
            second: the rows of their second ones, shape (pairs,).
        """
        several = np.array([bool(pairs) for pairs in self.joined], dtype=bool)
        possible = several[first] | several[second]
        return looked_at(first, second, possible, lambda i, j: self._more(i, j) or self._more(j, i))

    def foreign(self, first: NDArray[np.intp], second: NDArray[np.intp]) -> NDArray[np.bool_]:
        """Return whether one question asks for the effect of what the other does not name.

        "How does dropout help against overfitting?" is not "How do you prevent overfitting?".

        Args:
            first: the rows of the pairs' first questions, shape (pairs,).
            second: the rows of their second ones, shape (pairs,).
        """
        asking = np.array([bool(means) for means in self.means], dtype=bool)
        possible = asking[first] | asking[second]
        return looked_at(
            first, second, possible, lambda i, j: self._lacks(i, j) or self._lacks(j, i)
        )

    def _lacks(self, i: int, j: int) -> bool:
        return bool(self.means[i]) and not self.means[i] & self.focuses[j]

    def _more(self, i: int, j: int) -> bool:
        other = self.focuses[j]
        return any((a in other) != (b in other) for a, b in self.joined[i])


def subjects(questions: Sequence[str], focuses: Sequence[frozenset[str]]) -> Subjects:
    """Return what questions are about.

    Args:
        questions: the questions.
        focuses: of each the words that say what it is about.
    """
    pairs = (_joined(question, said) for question, said in zip(questions, focuses, strict=True))
    return Subjects(tuple(focuses), tuple(pairs), tuple(map(means, questions)))


def _joined(question: str, said: frozenset[str]) -> frozenset[Pair]:
    """Return the words that a question names side by side; what follows "and how" is another."""
    tokens = _TOKEN.findall(fold(question))
    found: set[Pair] = set()
    for at, token in enumerate(tokens):
        if token in _JOINS:
            left = _nearest(tokens[max(0, at - _REACH) : at][::-1], said)
            right = _nearest(tokens[at + 1 : at + 1 + _REACH], said)
            if left and right and left != right:
                found.add((left, right))
    return frozenset(found)


def _nearest(tokens: Sequence[str], said: frozenset[str]) -> str:
    """Return the first word that says what the question is about, unless another word bars it."""
    for token in tokens:
        if token not in _JOINS and token not in _PASSED:
            found = sorted(focus(token))
            return found[0] if found and found[0] in said else ""
    return ""
