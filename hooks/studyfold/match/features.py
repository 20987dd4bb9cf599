"""The evidence on a pair of items, as numbers that the scorer weighs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array

from studyfold.match.contrasts import Contrasts
from studyfold.match.evidence import Evidence
from studyfold.match.focuses import Vocabulary, focuses, vocabulary
from studyfold.match.margins import margins
from studyfold.match.neighbours import Neighbours, nearness, neighbours
from studyfold.match.sparse import cosines, shared
from studyfold.match.subjects import Subjects, subjects
from studyfold.match.terms import ASKS, asks

__all__ = ["FEATURES", "Collection", "collect", "features"]

FEATURES: tuple[str, ...] = (
    "question in answer",
    "answer fits",
    "answers fit",
    "terms",
    "term apart",
    "answer words least",
    "answer words most",
    "margin",
    "set rank",
    "standing out",
    "neighbours",
    "same set",
    "asks compare",
    "asks number",
    "asks list",
    "asks remedy",
    "asks when",
    "both ask why",
    "effect of another",
    "one of several",
    "some of several",
    "other of several",
)
"""The columns of a feature array.

- question in answer: the larger cosine of one's question and the other's answer
- answer fits: how much better a question fits the other's answer than that answer's own question
  does (cosines), for the item for which that is more; 0 where one has no answer
- answers fit: the same for the item for which it is less
- terms: the weight of the terms that both questions have, of that of all they have
- term apart: the weight of the most telling term that only one of the questions has
- answer words least, answer words most: which part of the longer and of the shorter answer's words
  the other has too, weighted by how rare they are
- margin: how much nearer the two are to each other than each is to anything else in the other's
  set; a set seldom asks the same twice, so a real match stands out, in crowded topics too
- set rank: ln(1 + how many items of the other's set are nearer), for the worse of the two
- standing out: twice the questions' cosine less how near each question's nearest ones are (CSLS,
  Conneau et al. 2018, Word Translation Without Parallel Data, 2.3)
- neighbours: the share that the two have in common of their eight nearest items
- same set: 1 if both come from one set, which rarely asks the same thing twice
- asks …: 1 if one question asks for this and the other does not; both …: 1 if both do
- effect of another: 1 if one question asks for the effect of what the other does not name
- one of several: 1 if one question names two things side by side of which the other names one
- some of several, other of several: 1 if of things that are known to differ (contrasts.txt) one
  question names more than the other, or each names one that the other does not
"""

_NEAREST = 8
_SHORTEST = 15
"""Characters from which on an answer can tell anything."""


@dataclass(frozen=True, slots=True)
class Collection:
    """What the items of a collection have to do with each other, found once."""

    evidence: Evidence
    near: Neighbours
    set_of: NDArray[np.intp]
    """A number for each item's set, shape (n,)."""
    words: Vocabulary
    around: csr_array
    """The nearest items of each item and itself, as ones, shape (n, n)."""
    own_fit: NDArray[np.float64]
    """The cosine of each question and its own answer, shape (n,)."""
    silent: NDArray[np.bool_]
    """Which items have no answer that could tell anything, shape (n,)."""
    contrasts: Contrasts
    """Which of the things that are known to differ they name."""
    subjects: Subjects
    """What the questions are about, one by one."""
    asking: Mapping[str, NDArray[np.bool_]]
    """Which questions ask for something, by its name; shape (n,)."""


def collect(evidence: Evidence) -> Collection:
    """Return what the features of all pairs of a collection are computed from."""
    focused = focuses(evidence)
    names = sorted({item.set for item in evidence.items})
    number = {name: index for index, name in enumerate(names)}
    set_of = np.array([number[item.set] for item in evidence.items], dtype=np.intp)
    near = neighbours(evidence.question_vectors, evidence.whole_vectors)
    everyone = np.arange(len(evidence.items))
    asked = [asks(item.question) for item in evidence.items]
    return Collection(
        evidence,
        near,
        set_of,
        vocabulary(evidence, focused),
        contrasts=Contrasts(evidence.questions),
        subjects=subjects(evidence.questions, focused),
        around=_around(near),
        own_fit=cosines(evidence.question_vectors, evidence.answer_vectors, everyone, everyone),
        silent=np.array(
            [i.status == "unanswered" or len(i.answer) < _SHORTEST for i in evidence.items],
            dtype=bool,
        ),
        asking={name: np.array([name in found for found in asked], dtype=bool) for name in ASKS},
    )


def features(
    known: Collection, first: NDArray[np.intp], second: NDArray[np.intp]
) -> NDArray[np.float64]:
    """Return the features of pairs of items, shape (pairs, len(FEATURES)).

    Args:
        known: the items and what they have to do with each other.
        first: the rows of the pairs' first items, shape (pairs,).
        second: the rows of their second items, shape (pairs,).
    """
    evidence, near = known.evidence, known.near
    questions, answers = evidence.question_vectors, evidence.answer_vectors
    asked = cosines(questions, questions, first, second)
    forth = cosines(questions, answers, first, second)
    back = cosines(answers, questions, first, second)
    gaps = forth - known.own_fit[second], back - known.own_fit[first]
    # Where one has no answer only the questions can tell.
    alone = known.silent[first] | known.silent[second]
    terms = known.words.terms_shared(first, second)
    longer, shorter = known.words.answers_shared(first, second)
    paired = nearness(questions, evidence.whole_vectors, first, second)
    margin, rank = margins(near, known.set_of, first, second, paired)
    asking = known.asking
    columns = {
        "question in answer": np.where(alone, asked, np.maximum(forth, back)),
        "answer fits": np.where(alone, 0, np.maximum(*gaps)),
        "answers fit": np.where(alone, 0, np.minimum(*gaps)),
        "terms": terms,
        "term apart": known.words.term_apart(first, second),
        "answer words least": np.where(alone, terms, longer),
        "answer words most": np.where(alone, terms, shorter),
        "margin": margin,
        "set rank": np.log1p(rank),
        "standing out": 2 * asked - near.crowding[first] - near.crowding[second],
        "neighbours": _common(known.around, first, second),
        "same set": known.set_of[first] == known.set_of[second],
        **{
            f"asks {name}": asking[name][first] != asking[name][second]
            for name in sorted(ASKS)
            if name != "why"
        },
        "both ask why": asking["why"][first] & asking["why"][second],
        "effect of another": known.subjects.foreign(first, second),
        "one of several": known.subjects.missing(first, second),
        "some of several": known.contrasts.more(first, second),
        "other of several": known.contrasts.apart(first, second),
    }
    table = np.column_stack([columns[name].astype(np.float64) for name in FEATURES])
    rounded: NDArray[np.float64] = table.round(5)
    return rounded


def _around(near: Neighbours) -> csr_array:
    held = np.column_stack([np.arange(len(near.rows)), near.rows[:, :_NEAREST]])
    held.sort(axis=1)
    count, width = held.shape
    starts = np.arange(0, count * width + 1, width)
    return csr_array((np.ones(held.size), held.ravel(), starts), shape=(count, count))


def _common(
    around: csr_array, first: NDArray[np.intp], second: NDArray[np.intp]
) -> NDArray[np.float64]:
    """Return the Jaccard overlap of the nearest items of pairs, each counted as its own."""
    both = shared(around, around, first, second)
    size = around.sum(axis=1)
    overlap: NDArray[np.float64] = both / np.maximum(size[first] + size[second] - both, 1)
    return overlap
