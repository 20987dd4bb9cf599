"""Which items ask the same thing, and which pairs a person should look at."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from studyfold.match.candidates import candidates
from studyfold.match.cluster import clusters
from studyfold.match.evidence import Evidence
from studyfold.match.features import FEATURES, features
from studyfold.match.prompts import other_code
from studyfold.match.verdicts import rows_of
from studyfold.match.weights import LEXICAL, SEMANTIC, Scorer
from studyfold.model import Match, Verdicts

__all__ = ["Matching", "match"]

_REVIEW_BAND = 1.5
"""Pairs whose log odds lie this near the threshold are in doubt."""
_REVIEW_SHARE = 0.15
"""At most so many questions for each item are put to a person."""


@dataclass(frozen=True, slots=True)
class Matching:
    """The groups of items, and the pairs in doubt, most useful first."""

    groups: tuple[tuple[str, ...], ...]
    review: tuple[Match, ...]


def match(evidence: Evidence, semantic: bool, verdicts: Verdicts | None = None) -> Matching:
    """Group the items that ask the same thing.

    Args:
        evidence: the items with their vectors.
        semantic: whether the vectors come from a sentence model, not from words alone.
        verdicts: what a person said, which no score overrules.
    """
    scorer = SEMANTIC if semantic else LEXICAL
    items = evidence.items
    decided = rows_of(items, verdicts or Verdicts())
    first, second = candidates(
        evidence.question_vectors, evidence.whole_vectors, scorer.candidate_cosine
    )
    table = features(evidence, first, second)
    odds = np.round(table @ np.array([scorer.weights[name] for name in FEATURES]) + scorer.bias, 3)
    scores: dict[tuple[int, int], float] = {}
    for pair, value in zip(zip(first.tolist(), second.tolist(), strict=True), odds, strict=True):
        scores[pair] = -math.inf if other_code(items, pair) else float(value)
    rows = dict(zip(scores, table, strict=True))
    scores = decided.left_to_judge(scores)
    groups = clusters(len(items), scores, scorer.threshold, decided.joined, decided.apart)
    review = _doubtful(evidence, decided.open(scores, groups), groups, scorer, rows)
    named = tuple(tuple(items[row].id for row in group) for group in groups)
    return Matching(named, review)


def _doubtful(
    evidence: Evidence,
    scores: dict[tuple[int, int], float],
    groups: Sequence[Sequence[int]],
    scorer: Scorer,
    table: dict[tuple[int, int], NDArray[np.float64]],
) -> tuple[Match, ...]:
    """Return the pairs whose answer would settle most: nearest to the threshold first.

    Of the pairs between the same two groups only the likeliest is asked, as its answer decides
    for all of them; within a group only each item's likeliest.
    """
    items = evidence.items
    group_of = {row: index for index, group in enumerate(groups) for row in group}
    best: dict[tuple[int, int], tuple[float, tuple[int, int]]] = {}
    for pair, score in sorted(scores.items()):
        a, b = group_of[pair[0]], group_of[pair[1]]
        key = (-1 - pair[0], pair[1]) if a == b else (min(a, b), max(a, b))
        if abs(score - scorer.threshold) <= _REVIEW_BAND and (
            key not in best or score > best[key][0]
        ):
            best[key] = (score, pair)
    ranked = sorted(
        best.values(),
        key=lambda found: (
            round(abs(found[0] - scorer.threshold), 3),
            items[found[1][0]].id,
            items[found[1][1]].id,
        ),
    )
    limit = int(_REVIEW_SHARE * len(items))
    return tuple(
        Match(
            items[i].id,
            items[j].id,
            round(1 / (1 + float(np.exp(-score))), 3),
            group_of[i] == group_of[j],
            _reasons(table[i, j], scorer),
        )
        for score, (i, j) in ranked[:limit]
    )


def _reasons(row: NDArray[np.float64], scorer: Scorer) -> tuple[str, ...]:
    return tuple(
        f"{name} {value:.2f} ({scorer.weights[name] * value:+.1f})"
        for name, value in zip(FEATURES, row.tolist(), strict=True)
        if value and scorer.weights[name]
    )
