"""The score of single pairs, with its parts: for explaining it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from studyfold.match.agreement import AGREEMENT
from studyfold.match.copies import distinct
from studyfold.match.evidence import Evidence
from studyfold.match.features import FEATURES, collect
from studyfold.match.prompts import other_code
from studyfold.match.scoring import CERTAIN, score
from studyfold.match.verdicts import named
from studyfold.match.weights import LEXICAL, SEMANTIC
from studyfold.model import Verdicts

__all__ = ["Judge", "Judgement", "Part"]


@dataclass(frozen=True, slots=True)
class Part:
    """One piece of evidence."""

    name: str
    """As in `FEATURES` or `AGREEMENT`; or `copied`."""
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

    def __init__(
        self, evidence: Evidence, semantic: bool, verdicts: Verdicts | None = None
    ) -> None:
        """Look at the collection once.

        Args:
            evidence: the items with their vectors.
            semantic: whether the vectors come from a sentence model, not from words alone.
            verdicts: what a person said.
        """
        self._scorer = SEMANTIC if semantic else LEXICAL
        known = distinct(evidence, named(verdicts or Verdicts()))
        self._items = known.evidence.items
        self._known = collect(known.evidence)
        row = {item.id: number for number, item in enumerate(self._items)}
        self._row = {item: row[original] for item, original in known.original.items()}

    def judge(self, pairs: Sequence[tuple[str, str]]) -> list[Judgement]:
        """Judge pairs, whether they are among those that `match` looks at or not.

        Args:
            pairs: the ids of the pairs' items.
        """
        row = self._row
        places = [(min(row[a], row[b]), max(row[a], row[b])) for a, b in pairs]
        apart = tuple(place for place in places if place[0] != place[1])
        scored = score(self._known, self._scorer, apart)
        found = zip(scored.first.tolist(), scored.second.tolist(), strict=True)
        at = {pair: number for number, pair in enumerate(found)}
        others = other_code(self._items, places)

        def judged(place: tuple[int, int], other: bool) -> Judgement:
            if place[0] == place[1]:
                copied = Part("copied", 1.0, CERTAIN)
                return Judgement(CERTAIN, self._scorer.threshold, (copied,), False)
            pair = at[place]
            return Judgement(
                odds=float(scored.odds[pair]),
                threshold=self._scorer.threshold,
                parts=self._parts(scored.features[pair], scored.agreement[pair]),
                other_code=other,
            )

        return [judged(place, other) for place, other in zip(places, others, strict=True)]

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
