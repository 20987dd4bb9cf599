"""Groups of items → entries with their answers."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace

from studyfold.answers.cleanup import may_change
from studyfold.answers.contradictions import decided
from studyfold.answers.folding import fold_all
from studyfold.answers.kept import Folded, dumped, key_of, loaded
from studyfold.answers.lead import best_first
from studyfold.answers.likenesses import may_hold
from studyfold.answers.nearness import Model
from studyfold.answers.titles import titled
from studyfold.memory import Memory
from studyfold.model import Answer, Diagnostic, Entry, Item, Passage

__all__ = ["Composed", "Said", "compose"]

_READ_AT_MOST = 150_000
"""Characters of answers in one collection that the sentence model reads, sentence by sentence."""


@dataclass(frozen=True, slots=True)
class Composed:
    """The entries, and what a maintainer should know about their answers."""

    entries: tuple[Entry, ...]
    diagnostics: tuple[Diagnostic, ...]


@dataclass(frozen=True, slots=True)
class Said:
    """What people decided about entries."""

    titles: Mapping[str, str] = field(default_factory=dict)
    """Titles as inline Markdown, each by one item of its group."""
    preferred: Sequence[str] = ()
    """Items whose answers go first, in that order."""
    disagreeing: Mapping[tuple[str, str], str] = field(default_factory=dict)
    """Pairs of items whose answers contradict each other, as readers see, and why."""
    agreeing: Collection[tuple[str, str]] = ()
    """Pairs of items whose answers do not, whatever they look like."""


def compose(
    groups: Sequence[Sequence[str]],
    items: Mapping[str, Item],
    said: Said | None = None,
    model: Model | None = None,
    memory: Memory[str] | None = None,
) -> Composed:
    """Return one entry for each group of items, without id, slug and topic yet.

    Args:
        groups: item ids; every item stands in one group at most.
        items: every item by its id.
        said: what people decided.
        model: reads sentences; None where there is none, so letters are compared.
        memory: keeps what the answers of an entry came to.
    """
    said = said or Said()
    rank = {item: number for number, item in enumerate(said.preferred)}
    opened = [[items[identity] for identity in group] for group in groups]
    entries: list[Entry] = []
    notes: list[Diagnostic] = []
    for group, folded in zip(groups, _folded(opened, rank, model, memory), strict=True):
        answer = folded.answer
        if answer.contradictions or said.disagreeing:
            found = decided(answer.contradictions, group, said.disagreeing, said.agreeing)
            answer = replace(answer, contradictions=found)
        heading, question, variants = folded.title
        given = next((said.titles[item] for item in group if item in said.titles), "")
        if given:
            ordered = [items[item] for item in folded.order]
            heading, question, variants = titled(ordered, given)
        entries.append(
            Entry(
                id="",
                slug="",
                question=question,
                heading=heading,
                items=folded.order,
                variants=variants,
                answer=answer,
            )
        )
        notes += _changes(folded, items)
        notes += _contradictions(answer, items)
    return Composed(tuple(entries), tuple(notes))


def _folded(
    opened: Sequence[Sequence[Item]],
    rank: Mapping[str, int],
    model: Model | None,
    memory: Memory[str] | None,
) -> list[Folded]:
    """Return what the items of each entry come to: known, at a glance, or at a closer look."""
    read = _read_by_model(opened) if model else frozenset()
    keys = [
        key_of(items, rank, model.key if model and number in read else "")
        for number, items in enumerate(opened)
    ]
    known = memory.read(keys) if memory else {}
    found: list[Folded | None] = []
    for items, key in zip(opened, keys, strict=True):
        found.append(loaded(known[key], items) if key in known else None)
    fresh = [number for number, folded in enumerate(found) if folded is None]
    for number in fresh:
        found[number] = _at_a_glance(opened[number])
    closer = [number for number in fresh if found[number] is None]
    made = fold_all(
        [opened[number] for number in closer],
        rank,
        model,
        [number in read for number in closer],
    )
    for number, folded in zip(closer, made, strict=True):
        found[number] = folded
    done = [folded for folded in found if folded is not None]
    if memory:
        memory.write({keys[number]: dumped(done[number]) for number in fresh})
    return done


def _at_a_glance(items: Sequence[Item]) -> Folded | None:
    """Return the answer of an entry that has one only, if nothing in it deserves a closer look."""
    answers = {" ".join(item.answer.split()) for item in items} - {""}
    if len(answers) > 1 or any(may_hold(a) or may_change(a) for a in answers):
        return None
    ordered = best_first(items)
    order, title = tuple(item.id for item in ordered), titled(ordered)
    lead = next((item for item in ordered if item.answer.strip()), None)
    if lead is None:
        return Folded(order, title, Answer())
    answer = Answer(Passage(lead.id, lead.answer), broken=lead.status == "truncated")
    return Folded(order, title, answer)


def _read_by_model(opened: Sequence[Sequence[Item]]) -> frozenset[int]:
    """Return which entries' sentences the model reads: those of many answers first, until enough.

    What is not read by the model is compared by its letters. The choice depends on the answers
    alone, so that a collection gives the same pages whatever was read before.
    """
    several = [
        (-len(items), min(item.id for item in items), number)
        for number, items in enumerate(opened)
        if len(items) > 1
    ]
    left = _READ_AT_MOST
    read: set[int] = set()
    for *_, number in sorted(several):
        size = sum(len(item.answer) for item in opened[number])
        if size <= left:
            left -= size
            read.add(number)
    return frozenset(read)


def _changes(folded: Folded, items: Mapping[str, Item]) -> list[Diagnostic]:
    """Say what was left out of the answers as they are shown."""
    notes = []
    for identity, change in folded.changes:
        item = items[identity]
        message = f"left out of the answer as it is shown first: {change}; it stands in full below"
        notes.append(Diagnostic("info", "tidied", item.path, item.line, message))
    return notes


def _contradictions(answer: Answer, items: Mapping[str, Item]) -> list[Diagnostic]:
    found = []
    for one in answer.contradictions:
        if one.shown:
            # Somebody knows, and readers do.
            continue
        a, b = items[one.a.item], items[one.b.item]
        line = f":{b.line}" if b.line else ""
        message = (
            f"may contradict {b.path}{line} ({_TOLD[one.kind]}): "
            f"“{' '.join(one.a.markdown.split())}” – “{' '.join(one.b.markdown.split())}” "
            f"({a.id}, {b.id})"
        )
        found.append(Diagnostic("info", "answers-disagree", a.path, a.line, message))
    return found


_TOLD = {
    "numbers": "another number",
    "negation": "one says not",
    "opposites": "opposite words",
}
