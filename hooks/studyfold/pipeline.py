"""The whole way from sets to a study, stage by stage: the page to read first."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

import numpy as np

from studyfold import answers, encode, layouts, ledger, match, sources, topics
from studyfold.model import Diagnostic, Document, Entry, Item, Reading, Study, Topic
from studyfold.options import Options
from studyfold.progress import Progress, silent
from studyfold.render import targets

__all__ = ["Built", "build", "read", "run"]


@dataclass(frozen=True, slots=True)
class Built:
    """A study with the ledger that keeps its ids and addresses."""

    study: Study
    ledger: ledger.Ledger
    """To be written by who may write; unchanged where the committed one could not be read."""
    ledger_usable: bool


def build(options: Options) -> Study:
    """Read the sets, fold what asks the same thing, and return the study."""
    return run(options).study


def run(options: Options, progress: Progress = silent) -> Built:
    """Do what `build` does, and return the new ledger too.

    Faults of sets, of the topics file and of the ledger are diagnostics of the study.

    Args:
        options: what to read and how.
        progress: told how far long work has come.
    """
    reading = read(options)
    encoder, model_notes = encode.load(
        options.model, options.root, options.path(options.cache), progress
    )
    evidence = match.gather(reading.items, encoder.encode, encode.TfidfEncoder().encode)
    matching = match.match(evidence, encoder.semantic)
    items = {item.id: item for item in reading.items}
    entries = answers.compose(matching.groups, items)
    before, ledger_notes = ledger.load(options.path(options.ledger), options.ledger)
    entries, after = ledger.identify(entries, items, before)
    placed, entries, topic_notes = _topics(entries, items, evidence, options, encoder)
    notes = (*reading.diagnostics, *model_notes, *ledger_notes, *topic_notes)
    study = Study(
        sets=reading.sets,
        items=reading.items,
        entries=entries,
        topics=placed,
        review=matching.review,
        skipped=reading.skipped,
        diagnostics=_ordered(notes),
        model=encoder.name,
        attachments=reading.attachments,
    )
    usable = not any(note.level == "error" for note in ledger_notes)
    return Built(study, after, usable)


def read(options: Options) -> Reading:
    """Read every set, account for every line and look up the files that the sets refer to."""
    own = [options.path(options.topics), options.path(options.ledger)]
    documents, notes = sources.collect(options.sets, options.root, own)
    readings = [(document, layouts.read(document)) for document in documents]
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
    evidence: match.Evidence,
    options: Options,
    encoder: encode.Encoder,
) -> tuple[tuple[Topic, ...], tuple[Entry, ...], Sequence[Diagnostic]]:
    """Put every entry into a topic, by the topics file where there is one."""
    given, notes = _given_topics(options)
    row = {item.id: index for index, item in enumerate(evidence.items)}
    # An entry stands where its items stand on average.
    sums = [
        evidence.whole_vectors[sorted(row[item] for item in entry.items)].sum(axis=0)
        for entry in entries
    ]
    width = evidence.whole_vectors.shape[1]
    vectors = encode.normalised(np.array(sums, dtype=np.float32).reshape(len(sums), width))
    named = None
    if given is not None and encoder.semantic:
        named = encoder.encode(given.texts())
    placed, entries, more = topics.assign(entries, items, vectors, given, named)
    return placed, entries, (*notes, *more)


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
