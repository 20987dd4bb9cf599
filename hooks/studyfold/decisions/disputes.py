"""What people said about answers that contradict each other, or only seem to."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations, product

from studyfold.decisions.decide import Decided, Placed
from studyfold.model import Diagnostic

__all__ = ["Disputes", "disputes"]

Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Disputes:
    """Pairs of items, each in the order of their ids."""

    shown: Mapping[Pair, str] = field(default_factory=dict)
    """Whose answers contradict each other, which readers are to see; with the reason."""
    settled: frozenset[Pair] = frozenset()
    """Whose answers go together, whatever they look like."""


def disputes(
    decided: Decided, groups: Sequence[Sequence[str]]
) -> tuple[Disputes, tuple[Diagnostic, ...]]:
    """Return what was decided about the answers of each entry, and what is wrong with it.

    Args:
        decided: the decisions that are followed.
        groups: the items of each entry that is published.
    """
    group_of = {item: number for number, group in enumerate(groups) for item in group}
    said: dict[Pair, Placed] = {}
    notes: list[Diagnostic] = []
    for placed in decided.placed:
        kind, line = placed.decision.kind, placed.decision.line
        if kind not in ("agree", "disagree"):
            continue
        pairs = [pair for pair in _pairs(placed) if _together(pair, group_of)]
        if not pairs:
            message = f"'{kind}' does nothing, as no entry holds two of its questions"
            notes.append(Diagnostic("warning", "unmatched-decision", decided.path, line, message))
        for pair in pairs:
            first = said.setdefault(pair, placed)
            if first.decision.kind != kind:
                message = (
                    f"'{kind}' is the opposite of what {decided.path}:{first.decision.line} says "
                    f"of {pair[0]} and {pair[1]}; the earlier holds and this is not followed, so "
                    "delete one of them"
                )
                notes.append(Diagnostic("error", "contradiction", decided.path, line, message))
    shown = {
        pair: placed.decision.why
        for pair, placed in said.items()
        if placed.decision.kind == "disagree"
    }
    return Disputes(shown, frozenset(said.keys() - shown.keys())), tuple(notes)


def _pairs(placed: Placed) -> list[Pair]:
    """Return the pairs of items of different names of a decision."""
    return [
        (min(a, b), max(a, b))
        for left, right in combinations(placed.meanings, 2)
        for a, b in product(left.items, right.items)
        if a != b
    ]


def _together(pair: Pair, group_of: Mapping[str, int]) -> bool:
    a, b = (group_of.get(item) for item in pair)
    return a is not None and a == b
