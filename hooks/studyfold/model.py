"""Every data type that flows through Studyfold.

All are frozen: a stage takes values and returns new ones. They flow one way,
sets → items → matches → entries → topics → study, and nothing here knows where they came from
(files) or where they go (pages, JSON).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from studyfold.answer import Addition, Answer, Contradiction, Passage

__all__ = [
    "DIFFICULTIES",
    "Addition",
    "Answer",
    "Attachment",
    "Contradiction",
    "Diagnostic",
    "Difficulty",
    "Document",
    "Entry",
    "Item",
    "Level",
    "Match",
    "Passage",
    "Placement",
    "QASet",
    "Reading",
    "Skipped",
    "Spot",
    "Status",
    "Study",
    "Topic",
    "Verdicts",
    "Wanted",
]

Status = Literal["complete", "unanswered", "truncated"]
Level = Literal["error", "warning", "info"]
Difficulty = Literal["easy", "medium", "hard"]
DIFFICULTIES: tuple[Difficulty, ...] = ("easy", "medium", "hard")
"""From the easiest up."""


@dataclass(frozen=True, slots=True)
class Document:
    """One source file as text: what `sources` hands to `layouts`."""

    path: str
    """The path to show to people: as it was given, with forward slashes."""
    stem: str
    """A short name that no other document of the same build has."""
    suffix: str
    """Of what the lines are: the file name's extension in lower case with its dot, or the one of
    the format that the file was converted to."""
    lines: tuple[str, ...]
    """The text without its line ends: the file's own lines, or what a converter made of them."""
    origin: tuple[int, ...] | None = None
    """Of a converted text: for each of `lines` the 1-based line of the file that it came from,
    never decreasing. None where the lines are the file's own."""
    source: tuple[str, ...] | None = None
    """Of a converted text: the file's own lines, which every place refers to."""
    layout: str = ""
    """The name of the layout that a file beside this one says it has."""
    placeless: bool = False
    """Whether the format has no lines (.apkg, .docx, .epub), so that items have no place."""


@dataclass(frozen=True, slots=True)
class Item:
    """One question with its answer as one set gives it."""

    id: str
    """Derived from the set's name and the question's words, so it survives edits elsewhere."""
    ref: str | None
    """The id that the set itself gave the item, if it gave one."""
    set: str
    path: str
    line: int | None
    """First line in the file, 1-based; None where the format has no lines."""
    end_line: int | None
    """Last line in the file, inclusive."""
    number: str | None
    section: str | None
    """The heading of the set that the item stands under, as plain text."""
    question: str
    """The question as plain text on one line."""
    heading: str
    """The question as inline Markdown on one line (code and formulas kept)."""
    prompt: str
    """Markdown of the question below its first line: code, options, a picture."""
    answer: str
    """Markdown, without its label and without the indentation that the layout caused."""
    status: Status
    difficulty: Difficulty | None = None
    """How hard its set calls it, if it says so."""


@dataclass(frozen=True, slots=True)
class Skipped:
    """Lines of a set that belong to no item, and why."""

    set: str
    path: str
    line: int
    end_line: int
    reason: str


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One thing that a maintainer should know about the sets."""

    level: Level
    code: str
    path: str | None
    line: int | None
    message: str

    @property
    def where(self) -> str:
        """`path:line`, as much of it as is known."""
        if self.path is None:
            return ""
        return self.path if self.line is None else f"{self.path}:{self.line}"

    def __str__(self) -> str:
        return f"{self.where}: {self.message}" if self.where else self.message


@dataclass(frozen=True, slots=True)
class QASet:
    """One set of questions and answers: a file, or one of several sets in a file."""

    name: str
    path: str
    title: str
    layout: str
    items: int


@dataclass(frozen=True, slots=True)
class Attachment:
    """A picture or another file that a set refers to and the site copies."""

    path: str
    """The set's path, as in `Item.path`."""
    target: str
    """The address as the set's Markdown gives it, with its `?…` and `#…`."""
    uri: str
    """The copy's path below docs/, which changes with its content."""
    file: Path
    """Where it lies on this disk, links followed."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What was read from some documents: the sets, their items and every other line."""

    sets: tuple[QASet, ...]
    items: tuple[Item, ...]
    skipped: tuple[Skipped, ...]
    diagnostics: tuple[Diagnostic, ...]
    attachments: tuple[Attachment, ...] = ()
    """Empty in what a layout returns: only `sources` looks for files."""


@dataclass(frozen=True, slots=True)
class Match:
    """A scored pair of items, with the reasons for the score."""

    a: str
    b: str
    score: float
    """How sure the matcher is that both ask the same thing, 0 to 1."""
    merged: bool
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Verdicts:
    """What a person said about which items ask the same thing; it never contradicts itself."""

    joined: tuple[tuple[str, str], ...] = ()
    """Pairs of item ids that are in one entry."""
    apart: tuple[tuple[str, str], ...] = ()
    """Pairs that never are."""
    alone: frozenset[str] = frozenset()
    """Items that nothing joins but what a person said."""


@dataclass(frozen=True, slots=True)
class Placement:
    """The topic that a person put an entry into."""

    topic: str
    """Its title or slug, as it was written."""
    path: str
    """The file that says so."""
    line: int


@dataclass(frozen=True, slots=True)
class Entry:
    """One question of the published site: the items that ask the same thing."""

    id: str
    slug: str
    question: str
    """Plain text of the title."""
    heading: str
    """The title as inline Markdown."""
    items: tuple[str, ...]
    """Item ids, the best answer first."""
    variants: tuple[str, ...]
    """Other wordings, plain text, none equal to the title."""
    topic: str = ""
    """The slug of its topic."""
    aliases: tuple[str, ...] = ()
    """Slugs that this entry's address had before, or that entries merged into it had."""
    related: tuple[str, ...] = ()
    """Ids of the few entries that lie near without asking the same, nearest first."""
    answer: Answer = field(default_factory=Answer)
    """What its items' answers come to."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """An entry that no set answers in full."""

    entry: str
    near: tuple[str, ...]
    """The ids of answered entries that come nearest, the nearest first."""


@dataclass(frozen=True, slots=True)
class Topic:
    """A group of entries that belong on one page."""

    slug: str
    title: str
    summary: str
    """One sentence that says what is inside; may be empty."""
    entries: tuple[str, ...]
    """Entry ids in reading order."""
    parent: str = ""
    """The title that several topics stand under together; may be empty."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A dot on the map of the questions."""

    name: str
    """An entry's id; a topic's slug where there are too many entries for a map."""
    x: float
    """From left to right, 0 to 1."""
    y: float
    """From top to bottom, 0 to 1."""


@dataclass(frozen=True, slots=True)
class Study:
    """The whole result of a build: what pages, exports and `inspect --json` are made of."""

    sets: tuple[QASet, ...]
    items: tuple[Item, ...]
    entries: tuple[Entry, ...]
    topics: tuple[Topic, ...]
    review: tuple[Match, ...]
    skipped: tuple[Skipped, ...]
    diagnostics: tuple[Diagnostic, ...]
    model: str
    """The name of what made the vectors, for the page on how the site was made."""
    attachments: tuple[Attachment, ...]
    spots: tuple[Spot, ...] = ()
    """The map of the questions."""
    wanted: tuple[Wanted, ...] = ()
    """Entries without an answer, then those whose only answers break off."""
