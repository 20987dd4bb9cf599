"""Items → scored pairs."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from studyfold.match.agreement import AGREEMENT, agreement
from studyfold.match.candidates import candidates
from studyfold.match.features import FEATURES, Collection, features
from studyfold.match.parts import parts
from studyfold.match.prompts import other_code
from studyfold.match.weights import Scorer
from studyfold.text import fold

__all__ = ["CERTAIN", "Scored", "score"]


_MOST_CONNECTED = 400
"""Items that others connect of which all pairs are looked at; more are rather a whole subject."""
CERTAIN = 8.0
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

    Where many items ask one thing, most pairs of them are not among each other's nearest; so the
    pairs between items that others connect are looked at too.

    Args:
        known: the items.
        scorer: what the evidence weighs.
        more: pairs (i < j) to score besides, whether they are candidates or not.
    """
    count = len(known.evidence.items)
    first, second = candidates(known.near, scorer.candidate_nearness)
    keys = first * count + second
    keys = np.union1d(keys, [i * count + j for i, j in more]).astype(np.intp)
    table, odds = _first_look(known, scorer, keys)
    missing = np.setdiff1d(_connected(keys[odds >= scorer.threshold], count), keys)
    if len(missing):
        others = _first_look(known, scorer, missing)
        order = np.argsort(np.concatenate([keys, missing]))
        keys = np.concatenate([keys, missing])[order]
        table = np.concatenate([table, others[0]])[order]
        odds = np.concatenate([odds, others[1]])[order]
    first, second = np.divmod(keys, max(count, 1))
    second_look = agreement(odds, first, second, count)
    final = second_look @ np.array([scorer.agreement[name] for name in AGREEMENT])
    final = (final + scorer.agreement_bias).round(3)
    final = np.where(_copies(known, first, second), np.maximum(final, CERTAIN), final)
    final = np.where(np.isneginf(odds), -np.inf, final)
    return Scored(first, second, table, second_look, final)


def _first_look(
    known: Collection, scorer: Scorer, keys: NDArray[np.intp]
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Return the features of pairs and their log odds by these, -inf where they cannot match."""
    items = known.evidence.items
    first, second = np.divmod(keys, max(len(items), 1))
    table = features(known, first, second)
    pairs = zip(first.tolist(), second.tolist(), strict=True)
    impossible = np.array(other_code(items, pairs), dtype=bool)
    odds = table @ np.array([scorer.weights[name] for name in FEATURES]) + scorer.bias
    return table, np.where(impossible, -np.inf, odds.round(3))


def _connected(keys: NDArray[np.intp], count: int) -> NDArray[np.intp]:
    """Return all pairs of rows that some pairs connect, where not too many are."""
    if not len(keys):
        return keys
    part = parts(count, *np.divmod(keys, count))
    order = np.argsort(part, kind="stable")
    sizes = np.bincount(part)
    members = np.split(order, np.cumsum(sizes)[:-1])
    found = [keys]
    for rows in members:
        if 2 < len(rows) <= _MOST_CONNECTED:
            first, second = np.triu_indices(len(rows), 1)
            found.append(rows[first] * count + rows[second])
    return np.unique(np.concatenate(found))


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
