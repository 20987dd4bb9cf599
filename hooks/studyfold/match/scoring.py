"""Items → scored pairs."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from studyfold.match.agreement import AGREEMENT, agreement
from studyfold.match.candidates import candidates
from studyfold.match.features import FEATURES, Collection, features
from studyfold.match.prompts import other_code
from studyfold.match.weights import Scorer
from studyfold.text import fold

__all__ = ["Scored", "score"]


_CERTAIN = 8.0
"""The log odds of a question that was copied with its answer."""


@dataclass(frozen=True, slots=True)
class Scored:
    """The candidate pairs of a collection with their scores; row p of an array is pair p."""

    first: NDArray[np.intp]
    second: NDArray[np.intp]
    features: NDArray[np.float64]
    """Shape (pairs, len(FEATURES))."""
    agreement: NDArray[np.float64]
    """Shape (pairs, len(AGREEMENT))."""
    odds: NDArray[np.float64]
    """The log odds that both ask the same thing, -inf where they cannot; shape (pairs,)."""


def score(known: Collection, scorer: Scorer, more: tuple[tuple[int, int], ...] = ()) -> Scored:
    """Score every pair of a collection that could ask the same thing.

    Args:
        known: the items.
        scorer: what the evidence weighs.
        more: pairs (i < j) to score besides, whether they are candidates or not.
    """
    first, second = candidates(known.near, scorer.candidate_nearness)
    if more:
        count = len(known.evidence.items)
        extra = np.array(more, dtype=np.intp).T
        keys = np.union1d(first * count + second, extra[0] * count + extra[1])
        first, second = np.divmod(keys, count)
    table = features(known, first, second)
    pairs = zip(first.tolist(), second.tolist(), strict=True)
    impossible = np.array(other_code(known.evidence.items, pairs), dtype=bool)
    odds = table @ np.array([scorer.weights[name] for name in FEATURES]) + scorer.bias
    odds = np.where(impossible, -np.inf, odds.round(3))
    second_look = agreement(odds, first, second, len(known.evidence.items))
    final = second_look @ np.array([scorer.agreement[name] for name in AGREEMENT])
    final = (final + scorer.agreement_bias).round(3)
    final = np.where(_copies(known, first, second), np.maximum(final, _CERTAIN), final)
    final = np.where(impossible, -np.inf, final)
    return Scored(first, second, table, second_look, final)


def _copies(
    known: Collection, first: NDArray[np.intp], second: NDArray[np.intp]
) -> NDArray[np.bool_]:
    """Return which pairs have the same question with the same answer, word for word."""
    number: dict[tuple[str, str], int] = {}
    items = known.evidence.items
    texts = [number.setdefault((fold(i.question), fold(i.answer)), len(number)) for i in items]
    answered = np.array([item.status != "unanswered" for item in items], dtype=bool)
    text = np.array(texts, dtype=np.intp)
    copied: NDArray[np.bool_] = (text[first] == text[second]) & answered[first]
    return copied
