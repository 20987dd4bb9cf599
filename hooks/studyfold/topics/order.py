"""The order in which one can learn: of the entries of a topic, and of topics nobody ordered."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from enum import IntEnum

from studyfold.model import Entry, Item
from studyfold.text import fold
from studyfold.topics.terms import Phrase, stems, wordings

__all__ = ["Kind", "basic_first", "kind", "reading_order"]


_ANSWER_READ = 1000
"""How many letters of an answer are read for what it refers to: its gist stands at its start."""


class Kind(IntEnum):
    """What a question asks for, in the order in which a topic is learnt."""

    DEFINITION = 0
    MECHANISM = 1
    COMPARISON = 2
    PRACTICE = 3


_COMPARISON = re.compile(
    r"""
    \b(?: differences? | differentiate | differs? | different\ from | distinguish(?:es)?
        | versus | vs | compar(?:e[ds]?|ing|isons?) | trade-?offs? | pros\ and\ cons
        | instead\ of | rather\ than | sets?\ .*\ apart )\b
    | \b(?:preferred|preferable|advantages?|benefits?|better|gain)\b.*\b(?:over|than)\b
    """,
    re.VERBOSE,
)
_PITFALL = re.compile(
    r"""
    \b(?: best\ practices? | pitfalls? | mistakes? | commands? | steps | troubleshoot(?:ing)?
        | debug(?:ging)? | in\ production | scenarios? | ethic(?:s|al)
        | your\ (?:experience|projects?|favou?rite|team|knowledge)
        | you\ (?:(?:have|had|ever)\ )*(?:worked|faced|took|taken|used) )\b
    """,
    re.VERBOSE,
)
_DEFINITION = re.compile(
    r"""
    ^(?:(?:can|could)\ you\ |please\ )?
    (?: define\b
    | what(?:'s|’s|\ is|\ are|\ does\ .*\ mean|\ does\ .*\ stand\ for|\ do\ (?:you|we)\ mean)\b
    | what\ do\ you\ understand\b
    | (?:which|what)\ (?:parts|components|elements|kinds|types|sorts|families|forms)\b
    | (?:explain|describe|discuss)\b(?!\ (?:how|why|when|which)\b) )
    """,
    re.VERBOSE,
)
_PURPOSE = re.compile(
    r"\b(?:role|purpose|importance|significance|impact|effect|benefits?|advantages?) of\b"
)
_PRACTICE = re.compile(
    r"""
    \bhow\ (?:do|can|would|should|could|did)\ (?:you|we|i|one)\b | \bhow\ to\b
    | \b(?:when|what)\ (?:would|should|do)\ (?:you|we|i|one)\b
    | ^(?:write|implement|given|suppose|imagine|design)\b
    | \b(?:choose|prevent|avoid|handle|mitigate|tune|improve|monitor)(?:d|ed|s)?\b
    """,
    re.VERBOSE,
)


def kind(question: str) -> Kind:
    """Tell what a question asks for by its cue words; in doubt, how or why something works."""
    text = fold(question).lstrip("\"'“‘ ")
    if _COMPARISON.search(text):
        return Kind.COMPARISON
    if _PITFALL.search(text):
        return Kind.PRACTICE
    if _DEFINITION.search(text):
        return Kind.MECHANISM if _PURPOSE.search(text) else Kind.DEFINITION
    return Kind.PRACTICE if _PRACTICE.search(text) else Kind.MECHANISM


def reading_order(entries: Sequence[Entry], items: Mapping[str, Item]) -> tuple[Entry, ...]:
    """Sort a topic's entries: definitions, mechanisms, comparisons, practice and pitfalls.

    Among equals, what more sets ask comes first.
    """

    def key(entry: Entry) -> tuple[Kind, int, str]:
        asked = len({items[i].set for i in entry.items if i in items})
        return kind(entry.question), -asked, entry.id

    return tuple(sorted(entries, key=key))


def basic_first(
    groups: Sequence[Sequence[Entry]],
    names: Sequence[Sequence[Phrase]],
    items: Mapping[str, Item],
) -> list[int]:
    """Return the positions of topics in an order in which one can learn.

    What the questions and best answers of other topics speak of is more basic and comes first;
    among equals the larger topic, then the one with the first entry id.

    Args:
        groups: the entries of each topic, none empty.
        names: for each topic the phrases that stand for it.
        items: every item by id.
    """
    owners: dict[Phrase, list[int]] = {}
    for position, named in enumerate(names):
        for phrase in named:
            owners.setdefault(phrase, []).append(position)
    longest = max((len(phrase) for phrase in owners), default=0)
    referred = [0] * len(groups)
    for position, group in enumerate(groups):
        for entry in group:
            answers = (items[i].answer[:_ANSWER_READ] for i in entry.items[:1] if i in items)
            spoken: set[int] = set()
            for text in (*wordings(entry), *answers):
                said = stems(text)
                for start in range(len(said)):
                    for end in range(start + 1, min(start + longest, len(said)) + 1):
                        spoken.update(owners.get(tuple(said[start:end]), ()))
            for other in spoken - {position}:
                referred[other] += 1

    def key(position: int) -> tuple[int, int, str]:
        group = groups[position]
        return -referred[position], -len(group), min(entry.id for entry in group)

    return sorted(range(len(groups)), key=key)
