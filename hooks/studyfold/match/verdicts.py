"""What a person said about pairs of items, as rows of the evidence."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from studyfold.model import Item, Verdicts

__all__ = ["Pair", "Rows", "named", "rows_of"]

Pair = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Rows:
    """The verdicts on the items of some evidence."""

    joined: frozenset[Pair]
    apart: frozenset[Pair]
    part: Mapping[int, int]
    """For each row that is joined to others, the first row of those that are."""
    alone: frozenset[int]
    """The rows that are alone, and what is joined to them."""

    def left_to_judge(self, scores: dict[Pair, float]) -> dict[Pair, float]:
        """Return the scores without those of pairs that nothing but a person joins."""
        if not self.alone:
            return scores
        return {
            pair: score
            for pair, score in scores.items()
            if pair[0] not in self.alone and pair[1] not in self.alone
        }

    def open(self, scores: dict[Pair, float], groups: Sequence[Sequence[int]]) -> dict[Pair, float]:
        """Return the scores of pairs that a person has not decided yet.

        Neither by themselves nor through others: what belongs together by a decision is decided,
        and so is everything between two groups that a decision keeps apart.
        """
        if not self.joined and not self.apart:
            return scores
        group_of = {row: number for number, group in enumerate(groups) for row in group}
        apart = {frozenset((group_of[a], group_of[b])) for a, b in self.apart}

        def decided(a: int, b: int) -> bool:
            if self.part.get(a, a) == self.part.get(b, b):
                return True
            return frozenset((group_of[a], group_of[b])) in apart

        return {pair: score for pair, score in scores.items() if not decided(*pair)}


def named(verdicts: Verdicts) -> frozenset[str]:
    """Return the ids of the items that verdicts speak of."""
    pairs = (*verdicts.joined, *verdicts.apart)
    return frozenset((*(item for pair in pairs for item in pair), *verdicts.alone))


def rows_of(items: Sequence[Item], verdicts: Verdicts) -> Rows:
    """Return verdicts on items as verdicts on their rows; other items have none."""
    row = {item.id: number for number, item in enumerate(items)}

    def pairs(named: Sequence[tuple[str, str]]) -> frozenset[Pair]:
        found = ((row[a], row[b]) for a, b in named if a in row and b in row)
        return frozenset((min(pair), max(pair)) for pair in found)

    joined = pairs(verdicts.joined)
    parts: dict[int, set[int]] = {}
    for a, b in sorted(joined):
        whole = parts.setdefault(a, {a}) | parts.setdefault(b, {b})
        parts.update(dict.fromkeys(whole, whole))
    alone = {row[item] for item in verdicts.alone if item in row}
    return Rows(
        joined=joined,
        apart=pairs(verdicts.apart),
        part={one: min(whole) for one, whole in parts.items()},
        alone=frozenset(other for one in alone for other in parts.get(one, {one})),
    )
