"""Which items ask the same thing, and which pairs a person should look at."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from studyfold.match.cluster import clusters
from studyfold.match.copies import distinct
from studyfold.match.doubts import doubts
from studyfold.match.evidence import Evidence
from studyfold.match.features import FEATURES, collect
from studyfold.match.scoring import score
from studyfold.match.verdicts import named, rows_of
from studyfold.match.weights import LEXICAL, SEMANTIC
from studyfold.model import Match, Verdicts

__all__ = ["Matching", "match"]


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
    said = verdicts or Verdicts()
    known = distinct(evidence, named(said))
    items = known.evidence.items
    decided = rows_of(items, said)
    scored = score(collect(known.evidence), scorer)
    pairs = list(zip(scored.first.tolist(), scored.second.tolist(), strict=True))
    row = {pair: number for number, pair in enumerate(pairs)}
    odds = decided.left_to_judge(dict(zip(pairs, scored.odds.tolist(), strict=True)))
    groups = clusters(len(items), odds, scorer.threshold, decided.joined, decided.apart)
    group_of = {member: number for number, group in enumerate(groups) for member in group}
    weights = np.array([scorer.weights[name] for name in FEATURES])
    review = []
    for doubt in doubts(decided.open(odds, groups), groups, len(items)):
        a, b = doubt.pair
        place = row[min(a, b), max(a, b)]
        values = scored.features[place]
        review.append(
            Match(
                items[a].id,
                items[b].id,
                round(1 / (1 + float(np.exp(-scored.odds[place]))), 3),
                group_of[a] == group_of[b],
                tuple(
                    f"{name} {value:.2f} ({part:+.1f})"
                    for name, value, part in zip(
                        FEATURES, values.tolist(), (values * weights).tolist(), strict=True
                    )
                    if part
                ),
            )
        )
    copies: dict[str, list[str]] = {}
    for item in evidence.items:
        copies.setdefault(known.original[item.id], []).append(item.id)
    whole = (sorted(id_ for row in group for id_ in copies[items[row].id]) for group in groups)
    return Matching(tuple(sorted(map(tuple, whole))), tuple(review))
