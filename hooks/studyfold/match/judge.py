"""The score of single pairs, with its parts: for explaining it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from studyfold.match.evidence import Evidence
from studyfold.match.features import FEATURES, features
from studyfold.match.prompts import other_code
from studyfold.match.weights import LEXICAL, SEMANTIC

__all__ = ["Judgement", "Part", "judge"]


@dataclass(frozen=True, slots=True)
class Part:
    """One piece of evidence."""

    name: str
    """As in `FEATURES`."""
    value: float
    weight: float
    """What one unit of it adds to the log odds."""


@dataclass(frozen=True, slots=True)
class Judgement:
    """What the matcher makes of a pair, whatever else there is."""

    odds: float
    """The log odds that both ask the same thing."""
    threshold: float
    """The log odds from which on they count as the same."""
    parts: tuple[Part, ...]
    other_code: bool
    """Whether they ask about other code, which keeps them apart whatever the odds are."""


def judge(evidence: Evidence, semantic: bool, pairs: Sequence[tuple[str, str]]) -> list[Judgement]:
    """Judge pairs of items as `match` does.

    Args:
        evidence: the items with their vectors.
        semantic: whether the vectors come from a sentence model, not from words alone.
        pairs: the ids of the pairs' items.
    """
    scorer = SEMANTIC if semantic else LEXICAL
    row = {item.id: number for number, item in enumerate(evidence.items)}
    places = [(min(row[a], row[b]), max(row[a], row[b])) for a, b in pairs]
    first, second = (np.array([pair[k] for pair in places], dtype=np.intp) for k in (0, 1))
    table = features(evidence, first, second)
    odds = np.round(table @ np.array([scorer.weights[name] for name in FEATURES]) + scorer.bias, 3)
    return [
        Judgement(
            odds=float(value),
            threshold=scorer.threshold,
            parts=tuple(
                Part(name, number, scorer.weights[name])
                for name, number in zip(FEATURES, values.tolist(), strict=True)
            ),
            other_code=other_code(evidence.items, pair),
        )
        for value, values, pair in zip(odds, table, places, strict=True)
    ]
