"""The whole way from sets to a study, stage by stage: the page to read first."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from studyfold import (
    answers,
    decisions,
    difficulty,
    encode,
    layouts,
    ledger,
    match,
    sources,
    topics,
)
from studyfold.memory import Memory
from studyfold.model import (
    Attachment,
    Diagnostic,
    Document,
    Entry,
    Item,
    Placement,
    Reading,
    Study,
    Topic,
)
from studyfold.options import Options
from studyfold.progress import Progress, silent
from studyfold.render import targets

__all__ = ["Built", "Workings", "build", "read", "run", "suggest", "work"]


@dataclass(frozen=True, slots=True)
class Built:
    """A study with the ledger that keeps its ids and addresses."""

    study: Study
    ledger: ledger.Ledger
    """To be written by who may write; unchanged where the committed one could not be read."""
    ledger_usable: bool
    """Whether it may be written: what it is made of could be read in full."""


@dataclass(frozen=True, slots=True)
class Workings:
    """How a study came about: for explaining it, and for deciding what is in doubt."""

    study: Study
    decided: decisions.Decided
    """What people decided, as far as it is followed."""
    names: decisions.Names
    """What items and entries are called now."""
    evidence: match.Evidence
    """What pairs were judged by."""
    semantic: bool
    """Whether a sentence model made the evidence."""
    encode: match.Encode
    """What made its vectors."""


def build(options: Options) -> Study:
    """Read the sets, fold what asks the same thing, and return the study."""
    return run(options).study


def run(options: Options, progress: Progress = silent) -> Built:
    """Do what `build` does, and return the new ledger too."""
    return _run(options, progress)[0]


def work(options: Options, progress: Progress = silent) -> Workings:
    """Do what `build` does, and return how the study came about."""
    return _run(options, progress)[1]


def suggest(options: Options, progress: Progress = silent) -> tuple[str, Study]:
    """Return a topics.yml that gives the topics which are found without one, and their study."""
    made = _run(options, progress, found=True)[1]
    study, items = made.study, {item.id: item for item in made.study.items}
    if not study.topics:
        return "topics: []\n", study
    draft = topics.drafted(study.topics, study.entries, items)
    vectors = _means(study.entries, made.evidence, made.evidence.whole_vectors)
    meant = made.encode(draft.texts()) if made.semantic else None
    text = topics.written(draft, study.topics, study.entries, items, vectors, meant)
    return text, study


def _run(options: Options, progress: Progress, *, found: bool = False) -> tuple[Built, Workings]:
    """Call every stage in order.

    Faults of sets and of the files beside them are diagnostics of the study.

    Args:
        options: what to read and how.
        progress: told how far long work has come.
        found: whether topics are found even where a file names them.
    """
    reading = read(options)
    encoder, model_notes = encode.load(
        options.model, options.root, options.path(options.cache), progress
    )
    evidence = match.gather(reading.items, encoder.encode)
    items = {item.id: item for item in reading.items}
    before, ledger_notes = ledger.load(options.path(options.ledger), options.ledger)
    decided, decision_notes = _decided(options, items, before)
    matching = match.match(evidence, encoder.semantic, decided.verdicts)
    effects = decisions.effects(decided, matching.groups, items)
    said = answers.Said(
        effects.titles, effects.preferred, effects.disputes.shown, effects.disputes.settled
    )
    memory = Memory(options.path(options.cache), "answers.sqlite3", str)
    reader = encoder if encoder.semantic else None
    composed = answers.compose(effects.groups, items, said, reader, memory)
    entries, after = ledger.identify(composed.entries, items, before)
    after = replace(after, named=decided.named)
    wishes = {
        entry.id: effects.topics[item]
        for entry in entries
        for item in entry.items
        if item in effects.topics
    }
    given, given_notes = (None, ()) if found else _given_topics(options)
    vectors = _means(entries, evidence, evidence.whole_vectors)
    placed, entries, topic_notes = _topics(entries, items, vectors, given, encoder, wishes)
    near = topics.related(entries, vectors)
    entries = tuple(replace(entry, related=near[entry.id]) for entry in entries)
    notes = (
        *(*reading.diagnostics, *model_notes, *ledger_notes),
        *(*decision_notes, *effects.diagnostics, *composed.diagnostics),
        *(*given_notes, *topic_notes),
    )
    study = Study(
        sets=reading.sets,
        items=reading.items,
        entries=entries,
        topics=placed,
        review=tuple(pair for pair in matching.review if not effects.hidden & {pair.a, pair.b}),
        skipped=reading.skipped,
        diagnostics=_ordered(notes),
        model=encoder.name,
        attachments=_shown(reading.attachments, items, effects.hidden),
        spots=topics.spots(entries, placed, vectors),
        wanted=answers.wanted(entries, items, _means(entries, evidence, evidence.question_vectors)),
    )
    # Without decisions that cannot be read, entries merge and split that should not; nobody may
    # write down addresses from that.
    faults = (*ledger_notes, *decision_notes)
    usable = not any(n.level == "error" and n.code not in decisions.FOLLOWED for n in faults)
    names = decisions.Names(items, ledger.names(after), {}, {})
    workings = Workings(study, decided, names, evidence, encoder.semantic, encoder.encode)
    return Built(study, after, usable), workings


def _decided(
    options: Options, items: Mapping[str, Item], before: ledger.Ledger
) -> tuple[decisions.Decided, Sequence[Diagnostic]]:
    """Return what people decided about the items, and what is wrong with it."""
    shown = options.decisions
    text, notes = sources.read_beside(options.path(shown), shown)
    found, faults = decisions.read(text or "", shown)
    reworded = ledger.reworded(before, items) if found else {}
    names = decisions.Names(items, ledger.names(before), reworded, before.named)
    decided = decisions.decide(found, shown, names)
    return decided, (*notes, *faults, *decided.diagnostics)


def _shown(
    attachments: tuple[Attachment, ...], items: Mapping[str, Item], hidden: Collection[str]
) -> tuple[Attachment, ...]:
    """Return the files that the published items refer to: what is hidden publishes none."""
    if not hidden:
        return attachments
    wanted = {
        (item.path, target)
        for item in items.values()
        if item.id not in hidden
        for target in targets(item)
    }
    return tuple(one for one in attachments if (one.path, one.target) in wanted)


def read(options: Options) -> Reading:
    """Read every set, account for every line and look up the files that the sets refer to."""
    beside = (options.topics, options.decisions, options.ledger)
    own = [options.path(name) for name in beside]
    documents, notes = sources.collect(options.sets, options.root, own)
    readings = [(document, _read(document)) for document in documents]
    asked = [document for document, reading in readings if reading.items]
    items = tuple(chain.from_iterable(reading.items for _, reading in readings))
    # A file without questions that a set links to is no set: a table to download, say.
    attachments, refused = sources.attach(items, asked, targets, options.sets, options.root)
    readings = [
        (document, reading)
        for document, reading in readings
        if reading.items or not sources.is_attached(document, attachments, options.root)
    ]
    everything = [reading for _, reading in readings]
    lost = [note for document, reading in readings for note in _lost(document, reading)]
    notes = sources.still_unread(notes, attachments, options.root)
    return Reading(
        sets=tuple(chain.from_iterable(reading.sets for reading in everything)),
        items=items,
        skipped=tuple(chain.from_iterable(reading.skipped for reading in everything)),
        diagnostics=_ordered(
            [*notes, *lost, *refused, *chain.from_iterable(r.diagnostics for r in everything)]
        ),
        attachments=attachments,
    )


def _read(document: Document) -> Reading:
    """Read one document, with how hard it calls its questions."""
    reading = layouts.read(document)
    return replace(reading, items=difficulty.graded(document, reading.items))


def _lost(document: Document, reading: Reading) -> list[Diagnostic]:
    """Return an error for each line that is in no item and no skipped block, or in two."""
    lines = document.source or document.lines
    held = [0] * (len(lines) + 2)
    items = [(item.line, item.end_line) for item in reading.items]
    blocks = [(block.line, block.end_line) for block in reading.skipped]
    for first, last in (*items, *blocks):
        if first is None or last is None:
            return []
        for line in range(first, last + 1):
            held[line] += 1
    return [
        Diagnostic(
            "error",
            "unaccounted",
            document.path,
            number,
            f"this line came to lie in {held[number]} items or skipped blocks instead of one; "
            "this is a fault of Studyfold, please report it with the file",
        )
        for number, line in enumerate(lines, 1)
        if line.strip() and held[number] != 1
    ]


def _topics(
    entries: Sequence[Entry],
    items: Mapping[str, Item],
    vectors: NDArray[np.float32],
    given: topics.Given | None,
    encoder: encode.Encoder,
    wishes: Mapping[str, Placement],
) -> tuple[tuple[Topic, ...], tuple[Entry, ...], Sequence[Diagnostic]]:
    """Put every entry into a topic: a person's wish, then by the topics file if there is one."""
    named = None
    if given is not None and encoder.semantic:
        named = encoder.encode(given.texts())
    return topics.assign(entries, items, vectors, given, named, wishes)


def _means(
    entries: Sequence[Entry], evidence: match.Evidence, vectors: NDArray[np.float32]
) -> NDArray[np.float32]:
    """Return where entries stand: where their items stand on average."""
    row = {item.id: index for index, item in enumerate(evidence.items)}
    sums = [vectors[sorted(row[item] for item in entry.items)].sum(axis=0) for entry in entries]
    return encode.normalised(np.array(sums, dtype=np.float32).reshape(len(sums), vectors.shape[1]))


def _given_topics(options: Options) -> tuple[topics.Given | None, Sequence[Diagnostic]]:
    text, notes = sources.read_beside(options.path(options.topics), options.topics)
    if text is None:
        return None, notes
    given, faults = topics.read(text, options.topics)
    return given, (*notes, *faults)


def _ordered(notes: Sequence[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Return diagnostics in the order of their places, each once."""
    return tuple(
        sorted(
            set(notes),
            key=lambda note: (note.path or "", note.line or 0, note.code, note.level, note.message),
        )
    )
