"""What a decisions file comes to: each decision in turn, the earlier before the later."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain, combinations, product

from studyfold.decisions.decision import Decision
from studyfold.decisions.names import Meaning, Names, UnclearError
from studyfold.decisions.ties import Conflict, Ties
from studyfold.model import Diagnostic, Item, Verdicts

__all__ = ["FOLLOWED", "Decided", "Placed", "contradiction", "decide"]

FOLLOWED = ("contradiction", "ambiguous-name")
"""Errors of decisions that are understood: what is followed instead is the same on every build."""

_PAIRS = ("same", "different", "disagree", "agree")
"""Kinds that say something of two questions at least."""
_AS_IT_IS = ("title", "topic", "hide", "disagree", "agree")
"""Kinds in which an entry's name means the entry as it is now."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A decision that is followed, with what its names mean."""

    decision: Decision
    meanings: tuple[Meaning, ...]

    @property
    def items(self) -> tuple[str, ...]:
        """The items of all its names, each once."""
        return tuple(dict.fromkeys(chain.from_iterable(m.items for m in self.meanings)))


@dataclass(frozen=True, slots=True)
class Decided:
    """The decisions that are followed, and what they say together."""

    path: str
    placed: tuple[Placed, ...] = ()
    ties: Ties = field(default_factory=Ties)
    alone: Mapping[str, int] = field(default_factory=dict)
    """The items that only a person joins to others, with the line that says so."""
    named: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """What names mean, to be kept in the ledger."""
    diagnostics: tuple[Diagnostic, ...] = ()

    @property
    def verdicts(self) -> Verdicts:
        """What matching has to honour."""
        return Verdicts(tuple(self.ties.joined()), tuple(self.ties.apart()), frozenset(self.alone))

    def fresh_ties(self) -> Ties:
        """Return the same ties anew, to add to."""
        ties = Ties()
        for placed in self.placed:
            _tie(placed, ties)
        return ties


def decide(decisions: Sequence[Decision], path: str, names: Names) -> Decided:
    """Follow the decisions of a file in their order.

    A decision that contradicts earlier ones is an error and is not followed; the earlier hold.
    A name that means nothing any more is a warning, and the rest of its decision is followed.

    Args:
        decisions: the decisions as they stand in the file.
        path: its name for messages.
        names: what items and entries are called.
    """
    placed: list[Placed] = []
    notes: list[Diagnostic] = []
    ties = Ties()
    alone: dict[str, int] = {}
    for decision in decisions:
        one = _place(decision, path, names, notes)
        if one is None:
            continue
        conflict = _tie(one, ties)
        if conflict is not None:
            places = [f"{path}:{line}" for line in conflict.lines]
            message = contradiction(decision.kind, conflict, places, names.items)
            if places:
                message += "; the earlier holds and this is not followed, so delete one of them"
            notes.append(Diagnostic("error", "contradiction", path, decision.line, message))
            continue
        if decision.kind == "split":
            for item in one.items:
                alone.setdefault(item, decision.line)
        placed.append(one)
    return Decided(path, tuple(placed), ties, alone, dict(names.used), tuple(notes))


def contradiction(
    kind: str, conflict: Conflict, places: Sequence[str], items: Mapping[str, Item]
) -> str:
    """Say what a decision contradicts.

    Args:
        kind: that of the decision.
        conflict: the two items that it is about.
        places: where the opposite is said, for each of the conflict's lines.
        items: every item by its id.
    """
    if not places:
        question = f"“{items[conflict.a].question}” ({conflict.a})"
        return f"'{kind}' has {question} on both sides, so it is not followed"
    a, b = (f"“{items[item].question}” ({item})" for item in (conflict.a, conflict.b))
    verb, opposite = ("joins", "apart") if kind == "same" else ("parts", "together")
    keep = "keeps" if len(places) == 1 else "keep"
    return f"'{kind}' {verb} {a} and {b}, which {' and '.join(places)} {keep} {opposite}"


def _place(decision: Decision, path: str, names: Names, notes: list[Diagnostic]) -> Placed | None:
    """Return a decision with what its names mean; None where too few of them mean anything."""
    meanings: list[Meaning] = []
    least = 2 if decision.kind in _PAIRS else 1
    faults: list[tuple[int, UnclearError]] = []
    for name in decision.names:
        try:
            meaning = names.find(name.text, now=decision.kind in _AS_IT_IS)
        except UnclearError as fault:
            faults.append((name.line or decision.line, fault))
            continue
        if decision.kind == "prefer" and len(meaning.items) > 1:
            told = f"'{name.text}' is an entry of several items ({', '.join(meaning.items)})"
            faults.append((name.line, UnclearError(f"{told}; name the item that leads", True)))
            continue
        meanings.append(meaning)
    followed = len(meanings) >= least
    rest = "the rest of it is followed" if followed else f"'{decision.kind}' does nothing now"
    for line, unclear in faults:
        if unclear.ambiguous:
            message = f"{unclear}; until then {rest}"
            notes.append(Diagnostic("error", "ambiguous-name", path, line, message))
        else:
            message = f"{unclear}; {rest}, and the line is kept until somebody deletes it"
            notes.append(Diagnostic("warning", "unmatched-decision", path, line, message))
    return Placed(decision, tuple(meanings)) if followed else None


def _tie(placed: Placed, ties: Ties) -> Conflict | None:
    """Add what a decision says of which items are the same; return what speaks against it."""
    line = placed.decision.line
    if placed.decision.kind == "same":
        return ties.join(placed.items, line)
    if placed.decision.kind == "split":
        return ties.part(list(combinations(placed.items, 2)), line)
    if placed.decision.kind == "different":
        pairs = [
            pair
            for left, right in combinations(placed.meanings, 2)
            for pair in product(left.items, right.items)
        ]
        return ties.part(pairs, line)
    return None
