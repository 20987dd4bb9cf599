"""The score of single pairs, with its parts: for explaining it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from studyfold.match.agreement import AGREEMENT
from studyfold.match.evidence import Evidence
from studyfold.match.features import FEATURES, collect
from studyfold.match.prompts import other_code
from studyfold.match.scoring import score
from studyfold.match.weights import LEXICAL, SEMANTIC

__all__ = ["Judge", "Judgement", "Part"]


@dataclass(frozen=True, slots=True)
class Part:
    """One piece of evidence."""

    name: str
    """As in `FEATURES` or `AGREEMENT`."""
    value: float
    weight: float
    """What one unit of it adds to the log odds."""


@dataclass(frozen=True, slots=True)
class Judgement:
    """What the matcher makes of a pair, whatever a person said."""

    odds: float
    """The log odds that both ask the same thing; -inf where they cannot."""
    threshold: float
    """The log odds from which on they count as the same."""
    parts: tuple[Part, ...]
    other_code: bool
    """Whether they ask about other code, which keeps them apart whatever the odds are."""


class Judge:
    """Judges pairs of a collection's items as `match` does."""

    def __init__(self, evidence: Evidence, semantic: bool) -> None:
        """Look at the collection once.

        Args:
            evidence: the items with their vectors.
            semantic: whether the vectors come from a sentence model, not from words alone.
        """
        self._scorer = SEMANTIC if semantic else LEXICAL
        self._evidence = evidence
        self._known = collect(evidence)
        self._row = {item.id: number for number, item in enumerate(evidence.items)}

    def judge(self, pairs: Sequence[tuple[str, str]]) -> list[Judgement]:
        """Judge pairs, whether they are among those that `match` looks at or not.

        Args:
            pairs: the ids of the pairs' items.
        """
        row = self._row
        places = [(min(row[a], row[b]), max(row[a], row[b])) for a, b in pairs]
        scored = score(self._known, self._scorer, tuple(places))
        found = zip(scored.first.tolist(), scored.second.tolist(), strict=True)
        at = {pair: number for number, pair in enumerate(found)}
        others = other_code(self._evidence.items, places)
        return [
            Judgement(
                odds=float(scored.odds[at[place]]),
                threshold=self._scorer.threshold,
                parts=self._parts(scored.features[at[place]], scored.agreement[at[place]]),
                other_code=other,
            )
            for place, other in zip(places, others, strict=True)
        ]

    def _parts(self, own: Sequence[float], others: Sequence[float]) -> tuple[Part, ...]:
        """Return the evidence of both looks, weighed as it counts in the end."""
        scorer = self._scorer
        share = scorer.agreement[AGREEMENT[0]]
        first = (
            Part(name, float(value), scorer.weights[name] * share)
            for name, value in zip(FEATURES, own, strict=True)
        )
        second = (
            Part(name, float(value), scorer.agreement[name])
            for name, value in zip(AGREEMENT[1:], others[1:], strict=True)
        )
        return (*first, *second)
