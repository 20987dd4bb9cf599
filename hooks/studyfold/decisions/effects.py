"""What decisions do to the groups that matching found: titles, order, topics, what is hidden."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from studyfold.decisions.decide import Decided, Placed
from studyfold.decisions.disputes import Disputes, disputes
from studyfold.decisions.names import Meaning
from studyfold.model import Diagnostic, Item, Placement
from studyfold.text import fold

__all__ = ["Effects", "effects"]


@dataclass(frozen=True, slots=True)
class Effects:
    """The groups that are published, and what was decided about each."""

    groups: tuple[tuple[str, ...], ...]
    """Without what is hidden."""
    titles: Mapping[str, str]
    """Titles as inline Markdown, by an item of their group."""
    preferred: tuple[str, ...]
    """The items whose answers go first, in that order."""
    topics: Mapping[str, Placement]
    """Topics by an item of their group."""
    hidden: frozenset[str]
    diagnostics: tuple[Diagnostic, ...]
    disputes: Disputes = field(default_factory=Disputes)
    """What was decided about answers that contradict each other."""


def effects(
    decided: Decided, groups: Sequence[Sequence[str]], items: Mapping[str, Item]
) -> Effects:
    """Return what decisions do to groups of items.

    An entry that a decision names is the group that holds most of its items. Of two decisions
    that give one group different titles, topics or leading answers the earlier holds, and the
    later is an error.

    Args:
        decided: the decisions that are followed.
        groups: item ids; every item stands in one group.
        items: every item by its id.
    """
    work = _Work(decided, groups, items)
    # Hidden first, as nothing else can be done to what is not published.
    for kind in ("hide", "title", "topic", "prefer"):
        for placed in decided.placed:
            if placed.decision.kind == kind:
                for meaning in placed.meanings:
                    work.apply(placed, meaning)
    shown = [tuple(item for item in group if item not in work.hidden) for group in groups]
    published = tuple(group for group in shown if group)
    disputed, notes = disputes(decided, published)
    return Effects(
        groups=published,
        titles={work.member(group): p.decision.value for group, p in work.titles.items()},
        preferred=tuple(work.preferred),
        topics={
            work.member(group): Placement(p.decision.value, decided.path, p.decision.line)
            for group, p in work.topics.items()
        },
        hidden=frozenset(work.hidden),
        diagnostics=(*work.notes, *notes),
        disputes=disputed,
    )


class _Work:
    def __init__(
        self, decided: Decided, groups: Sequence[Sequence[str]], items: Mapping[str, Item]
    ) -> None:
        self.path = decided.path
        self.groups = groups
        self.items = items
        self.group_of = {item: number for number, group in enumerate(groups) for item in group}
        self.hidden: dict[str, int] = {}
        self.titles: dict[int, Placed] = {}
        self.topics: dict[int, Placed] = {}
        self.leads: dict[int, Placed] = {}
        self.preferred: list[str] = []
        self.notes: list[Diagnostic] = []

    def member(self, group: int) -> str:
        """Return the first item of a group that is published."""
        return next(item for item in self.groups[group] if item not in self.hidden)

    def apply(self, placed: Placed, meaning: Meaning) -> None:
        kind, line = placed.decision.kind, placed.decision.line
        group = self._most(meaning.items)
        if kind == "hide":
            whole = self.groups[group] if meaning.entry else meaning.items
            for item in whole:
                if item not in self.hidden:
                    self.hidden[item] = line
                    self._note_hidden(item, line)
            return
        about = self.groups[group] if kind != "prefer" else meaning.items
        lost = [self.hidden[item] for item in about if item in self.hidden]
        if len(lost) == len(about):
            message = f"'{kind}' does nothing, as {self.path}:{lost[0]} hides what it is about"
            self.notes.append(Diagnostic("warning", "unmatched-decision", self.path, line, message))
            return
        earlier = {"title": self.titles, "topic": self.topics, "prefer": self.leads}[kind]
        first = earlier.setdefault(group, placed)
        if first is not placed and not _alike(first, placed):
            message = (
                f"'{kind}' is already decided for “{self.items[self.member(group)].question}” in "
                f"{self.path}:{first.decision.line}; the earlier holds and this is not followed, "
                "so delete one of them"
            )
            self.notes.append(Diagnostic("error", "contradiction", self.path, line, message))
        elif kind == "prefer":
            self.preferred += [item for item in meaning.items if item not in self.preferred]

    def _most(self, items: Sequence[str]) -> int:
        """Return the group that holds most of some items; the first of several."""
        held = [self.group_of[item] for item in items]
        return min(held, key=lambda group: (-held.count(group), group))

    def _note_hidden(self, item: str, line: int) -> None:
        one = self.items[item]
        message = f"“{one.question}” is not published, as {self.path}:{line} hides it"
        self.notes.append(Diagnostic("info", "hidden", one.path, one.line, message))


def _alike(one: Placed, other: Placed) -> bool:
    """Say whether two decisions of one kind say the same of their group."""
    if one.decision.kind == "prefer":
        return one.items == other.items
    return fold(one.decision.value) == fold(other.decision.value)
