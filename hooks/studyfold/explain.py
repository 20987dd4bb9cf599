"""Why two questions are one entry or two, in plain words."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import product

from studyfold import match
from studyfold.decisions import Decided, Meaning
from studyfold.model import Entry, Item, Study
from studyfold.text import printable

__all__ = ["explain"]

_SHOWN = 3
"""Reasons of each side, and others that stand between, at most."""
_PAIRS = 2000
"""Pairs of two entries that are looked at, at most."""


def explain(
    study: Study,
    decided: Decided,
    evidence: match.Evidence,
    semantic: bool,
    named: tuple[Meaning, Meaning],
) -> str:
    """Return why two items or entries were or were not merged.

    Of entries, those two of their items are compared that are likest to each other.

    Args:
        study: the result.
        decided: what a person decided.
        evidence: what pairs were judged by.
        semantic: whether a sentence model made it.
        named: the two.
    """
    work = _Work(study, decided, evidence, semantic)
    if set(named[0].items) & set(named[1].items):
        same = next(item for item in named[0].items if item in named[1].items)
        return work.item("A and B", same) + "\nBoth names mean the same question.\n"
    a, b = work.likest(named[0].items, named[1].items)
    parts = [work.item("A", a), work.item("B", b), ""]
    parts += [work.result(a, b), *work.decision(a, b), "", *work.score(a, b)]
    others = work.others(a, b)
    return "\n".join([*parts, *(["", *others] if others else [])]) + "\n"


@dataclass
class _Work:
    study: Study
    decided: Decided
    evidence: match.Evidence
    semantic: bool
    items: Mapping[str, Item] = field(init=False)
    entry_of: Mapping[str, Entry] = field(init=False)
    judging: match.Judge = field(init=False)

    def __post_init__(self) -> None:
        self.items = {item.id: item for item in self.study.items}
        self.entry_of = {item: e for e in self.study.entries for item in e.items}
        self.judging = match.Judge(self.evidence, self.semantic, self.decided.verdicts)

    def judge(self, pairs: Sequence[tuple[str, str]]) -> list[match.Judgement]:
        return self.judging.judge(pairs)

    def likest(self, ones: Sequence[str], others: Sequence[str]) -> tuple[str, str]:
        pairs = sorted(product(ones, others))[:_PAIRS]
        scores = [judged.odds for judged in self.judge(pairs)]
        return pairs[scores.index(max(scores))]

    def item(self, label: str, identity: str) -> str:
        item = self.items[identity]
        where = f"{item.path}:{item.line}" if item.line else item.path
        return f"{label}  {self.quoted(identity)}\n   {identity}, {where}"

    def quoted(self, identity: str) -> str:
        return f"“{printable(self.items[identity].question)}”"

    def result(self, a: str, b: str) -> str:
        one, other = self.entry_of.get(a), self.entry_of.get(b)
        hidden = [name for name, entry in (("A", one), ("B", other)) if entry is None]
        if hidden:
            verb = "is" if len(hidden) == 1 else "are"
            return f"{' and '.join(hidden)} {verb} not published, as a decision says."
        assert one is not None
        assert other is not None
        if one is other:
            return f"They are one entry: “{printable(one.question)}” ({one.id})."
        return (
            f"They are two entries: “{printable(one.question)}” ({one.id}) and "
            f"“{printable(other.question)}” ({other.id})."
        )

    def decision(self, a: str, b: str) -> list[str]:
        """Say what a person decided about the two, by themselves or through others."""
        ties, path = self.decided.ties, self.decided.path
        if ties.same(a, b):
            lines = [f"{path}:{line}" for line in ties.path(a, b)]
            how = "says" if len(lines) == 1 else "together say"
            told = [f"A decision: {' and '.join(lines)} {how} that they are the same."]
        elif (found := ties.between([a], [b])) is not None:
            line, one, other = found
            told = [f"A decision: {path}:{line} says that they are different."]
            if {one, other} != {a, b}:
                told[0] = (
                    f"A decision: {path}:{line} says that {self.quoted(one)} and "
                    f"{self.quoted(other)} are different, which belong to A and B."
                )
        else:
            told = [
                f"A decision: {path}:{line} splits off {name}, so only another decision joins it."
                for name, item in (("A", a), ("B", b))
                for line in [self._split(item)]
                if line
            ]
        lines_of = {placed.decision.line: placed.decision.why for placed in self.decided.placed}
        used = {line for line in lines_of if any(f"{path}:{line} " in text for text in told)}
        told += [f"  It says why: {printable(lines_of[n])}" for n in sorted(used) if lines_of[n]]
        return told or ["Nobody decided about them."]

    def _split(self, item: str) -> int:
        alone = [self.decided.alone.get(one, 0) for one in self.decided.ties.together(item)]
        return max(alone, default=0)

    def score(self, a: str, b: str) -> list[str]:
        (judged,) = self.judge([(a, b)])
        reached = judged.odds >= judged.threshold
        lines = [
            f"Likeness: {_share(judged.odds)}, {'above' if reached else 'below'} the "
            f"{_share(judged.threshold)} from which on two questions count as the same."
        ]
        if judged.other_code:
            lines.append("What stands below the questions (code, a picture) differs, so whatever")
            lines.append("else agrees, they ask different things.")
        reasons = [match.reason(part) for part in judged.parts if part.weight]
        for title, sign in (("For it speaks:", 1), ("Against it speaks:", -1)):
            said = sorted(
                (r for r in reasons if r.weight * sign > 0), key=lambda r: (-abs(r.weight), r.text)
            )
            if said:
                lines += ["", title, *(f"  {r.weight:+5.1f}  {r.text}" for r in said[:_SHOWN])]
        return lines

    def others(self, a: str, b: str) -> list[str]:
        """Say who stands between, where the two alone do not tell why."""
        (judged,) = self.judge([(a, b)])
        reached = judged.odds >= judged.threshold and not judged.other_code
        one, other = self.entry_of.get(a), self.entry_of.get(b)
        decided = self.decided.ties.same(a, b) or self.decided.ties.between([a], [b]) is not None
        if one is None or other is None or decided or self._split(a) or self._split(b):
            return []
        if one is other:
            return [] if reached else self._through(a, b, one)
        if not reached:
            return []
        return self._held(one, other)

    def _through(self, a: str, b: str, entry: Entry) -> list[str]:
        """Say which items of one entry bring two together."""
        between = [item for item in entry.items if item not in (a, b)]
        left, right = (self.judge([(end, item) for item in between]) for end in (a, b))
        ranked = sorted(
            (-min(one.odds, two.odds), item, one.odds, two.odds)
            for item, one, two in zip(between, left, right, strict=True)
        )
        return [
            "They came together through others, which are like both:",
            *(
                f"  {self.quoted(item)} ({item}): {_share(one)} to A, {_share(two)} to B"
                for _, item, one, two in ranked[:_SHOWN]
            ),
        ]

    def _held(self, one: Entry, other: Entry) -> list[str]:
        """Say what keeps two entries apart though two of their items are alike."""
        found = self.decided.ties.between(one.items, other.items)
        if found is not None:
            line, x, y = found
            return [
                f"They are kept apart by others: {self.decided.path}:{line} says that",
                f"{self.quoted(x)}, which is with one of them, and {self.quoted(y)}, which is with",
                "the other, are different.",
            ]
        pairs = sorted(product(one.items, other.items))[:_PAIRS]
        judged = self.judge(pairs)
        code = [pair for pair, found in zip(pairs, judged, strict=True) if found.other_code]
        if code:
            x, y = code[0]
            return [
                "They are kept apart by others, which are with them and ask about different code:",
                f"  {self.quoted(x)} ({x}) and",
                f"  {self.quoted(y)} ({y})",
            ]
        odds = [found.odds for found in judged]
        x, y = pairs[odds.index(min(odds))]
        return [
            "Their entries as wholes are less alike than they are. Least alike are",
            f"  {self.quoted(x)} ({x}) and",
            f"  {self.quoted(y)} ({y}): {_share(min(odds))}",
        ]


def _share(odds: float) -> str:
    """Return log odds as a share of one."""
    return f"{1 / (1 + math.exp(-max(-30.0, min(30.0, odds)))):.2f}"
