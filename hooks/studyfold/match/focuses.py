"""What the questions are about and what the answers say, all of them together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array

from studyfold.match.evidence import Evidence
from studyfold.match.sparse import incidence, shared
from studyfold.match.terms import compounds, focus, stem, weigher
from studyfold.text import words

__all__ = ["Vocabulary", "focuses", "vocabulary"]

_SMOOTHING = 0.3
"""Keeps the overlap of questions with a single common word apart from those with many."""
_AT_ONCE = 100_000
"""Pairs whose terms are held against each other at once."""


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The terms of all questions and the words of all answers, as the roots of their weights."""

    terms: csr_array
    """Shape (items, terms)."""
    answers: csr_array
    """Shape (items, words)."""

    def terms_shared(
        self, first: NDArray[np.intp], second: NDArray[np.intp]
    ) -> NDArray[np.float64]:
        """Return the weight of the terms both have, of that of all they have; shape (pairs,)."""
        both = shared(self.terms, self.terms, first, second)
        weight = _weight(self.terms)
        overlap: NDArray[np.float64] = both / (weight[first] + weight[second] - both + _SMOOTHING)
        return overlap

    def term_apart(self, first: NDArray[np.intp], second: NDArray[np.intp]) -> NDArray[np.float64]:
        """Return the weight of the most telling term that only one has; shape (pairs,)."""
        apart = np.zeros(len(first))
        if not self.terms.shape[1]:
            return apart
        for start in range(0, len(first), _AT_ONCE):
            part = slice(start, start + _AT_ONCE)
            only = abs(self.terms[first[part]] - self.terms[second[part]])
            apart[part] = only.max(axis=1).toarray().ravel() ** 2
        return apart

    def answers_shared(
        self, first: NDArray[np.intp], second: NDArray[np.intp]
    ) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        """Return which part of the longer and of the shorter answer's words the other has too."""
        both = shared(self.answers, self.answers, first, second)
        weight = _weight(self.answers)
        greater = np.maximum(weight[first], weight[second])
        lesser = np.minimum(weight[first], weight[second])
        return both / (greater + 1), both / (lesser + 1)


def focuses(evidence: Evidence) -> list[frozenset[str]]:
    """Return of each question the words that say what it is about."""
    joined = compounds((*evidence.questions, *evidence.texts))
    return [focus(question, joined) for question in evidence.questions]


def vocabulary(evidence: Evidence, focused: Sequence[frozenset[str]]) -> Vocabulary:
    """Return the words of a collection with what they weigh there.

    Args:
        evidence: the items.
        focused: of each question the words that say what it is about.
    """
    said = [frozenset(map(stem, words(text))) for text in evidence.texts]
    return Vocabulary(_rooted(focused), _rooted(said))


def _rooted(held: Sequence[frozenset[str]]) -> csr_array:
    """Return which set holds which word, as the root of what the word weighs."""
    columns = sorted(frozenset().union(*held))
    weigh = weigher(held)
    weights = np.array([max(weigh(word), 0.0) for word in columns])
    rows = incidence(held, columns)
    return csr_array((np.sqrt(weights)[rows.indices], rows.indices, rows.indptr), rows.shape)


def _weight(rooted: csr_array) -> NDArray[np.float64]:
    weight: NDArray[np.float64] = rooted.multiply(rooted).sum(axis=1)
    return weight
