"""The evidence on a pair of items, as numbers that the scorer weighs."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from studyfold.match.evidence import Evidence
from studyfold.match.margins import margins
from studyfold.match.terms import ASKS, asks, focus, weigher

__all__ = ["FEATURES", "features"]

FEATURES: tuple[str, ...] = (
    "question",
    "answer",
    "words",
    "question in answer",
    "terms",
    "margin",
    "substituted",
    "same set",
    *(f"asks {name}" for name in ASKS),
)
"""The columns of a feature array.

- question: cosine of the question vectors
- answer: cosine of the question-with-answer vectors
- words: cosine of the TF-IDF vectors of question and answer
- question in answer: the larger cosine of one's question and the other's answer
- terms: weighted Jaccard overlap of the focus terms
- margin: how much nearer the two are to each other than each is to anything else in the other's
  set; a set seldom asks the same twice, so a real match stands out, in crowded topics too
- substituted: the smaller weight of the terms that one question has and the other has not, where
  each has at most two such terms and they share others: the same frame with another subject
- same set: 1 if both come from one set, which rarely asks the same thing twice
- asks …: 1 if one question asks for this and the other does not
"""


def features(
    evidence: Evidence, first: NDArray[np.intp], second: NDArray[np.intp]
) -> NDArray[np.float64]:
    """Return the features of pairs of items, shape (pairs, len(FEATURES)).

    Args:
        evidence: the items.
        first: the rows of the pairs' first items, shape (pairs,).
        second: the rows of their second items, shape (pairs,).
    """
    focuses = [focus(question) for question in evidence.questions]
    asked = [asks(question) for question in evidence.questions]
    weight = weigher(focuses)
    unanswered = np.array([item.status == "unanswered" for item in evidence.items], dtype=bool)
    columns = np.zeros((len(first), len(FEATURES)))
    questions, wholes = evidence.question_vectors, evidence.whole_vectors
    columns[:, 0] = _cosines(questions, questions, first, second)
    columns[:, 1] = _cosines(wholes, wholes, first, second)
    columns[:, 2] = _cosines(evidence.word_vectors, evidence.word_vectors, first, second)
    columns[:, 3] = np.maximum(
        _cosines(questions, evidence.answer_vectors, first, second),
        _cosines(evidence.answer_vectors, questions, first, second),
    )
    # Where one has no answer only the questions can tell.
    alone = unanswered[first] | unanswered[second]
    columns[alone, 1:4] = columns[alone, 0:1]
    columns[:, 5] = margins(evidence, first, second)
    for row, (i, j) in enumerate(zip(first.tolist(), second.tolist(), strict=True)):
        shared = focuses[i] & focuses[j]
        only_i = focuses[i] - focuses[j]
        only_j = focuses[j] - focuses[i]
        both = sum(map(weight, sorted(shared)))
        left = sum(map(weight, sorted(only_i)))
        right = sum(map(weight, sorted(only_j)))
        columns[row, 4] = both / (both + left + right + 0.3)
        if shared and 1 <= len(only_i) <= 2 and 1 <= len(only_j) <= 2:
            columns[row, 6] = min(left, right)
        columns[row, 7] = evidence.items[i].set == evidence.items[j].set
        columns[row, 8:] = [(name in asked[i]) != (name in asked[j]) for name in ASKS]
    return columns


def _cosines(
    left: NDArray[np.float32],
    right: NDArray[np.float32],
    first: NDArray[np.intp],
    second: NDArray[np.intp],
) -> NDArray[np.float64]:
    """Return left[first] · right[second], rounded so that the last bits cannot decide."""
    products: NDArray[np.float64] = np.einsum(
        "ij,ij->i", left[first], right[second], dtype=np.float64
    )
    return np.round(products, 5)
