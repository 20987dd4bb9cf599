"""A table of records → the items of its set, with every line of the file accounted for."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from functools import wraps

from studyfold.layouts.finish import humanised, item_ids, statuses
from studyfold.layouts.records.answering import Answer, answer_of
from studyfold.layouts.records.asked import Asked, asked_of, numbered
from studyfold.layouts.records.choices import base_of
from studyfold.layouts.records.columns import choose
from studyfold.layouts.records.limits import TooLargeError
from studyfold.layouts.records.roles import Columns
from studyfold.layouts.records.table import Row, Table
from studyfold.layouts.records.values import parts
from studyfold.layouts.scan import LONGEST_QUESTION
from studyfold.model import Diagnostic, Document, Item, Level, QASet, Reading, Skipped
from studyfold.text import fold, plain

__all__ = ["Origin", "limited", "read_table"]

_PLAIN_QUESTIONS = {"question", "q", "front"}
_PLAIN_ANSWERS = {"answer", "a", "ans", "back", "response"}
_LONGEST_NUMBER = 12
_SHORT = 8
"""Words of an answer that is a term or an option rather than a sentence that could break off."""
_MANY = 40
"""Columns that a message names."""


@dataclass(frozen=True, slots=True)
class Origin:
    """The document that a table was made of, and what is known of its lines."""

    document: Document
    layout: str
    reasons: dict[int, str] = field(default_factory=dict)
    """Why lines belong to no item, by their 1-based numbers; filled while the file is read."""
    syntax: str = "syntax"
    """The reason for all other lines."""
    unasked: str = "no question"
    """The reason for records without a question."""
    quiet: bool = False
    """Whether nothing is said about columns that are called what everybody calls them."""

    def note(self, level: Level, code: str, line: int | None, message: str) -> Diagnostic:
        """Return a message about a line of the document, where it has lines."""
        place = None if self.document.placeless else line
        return Diagnostic(level, code, self.document.path, place, message)

    def fault(self, code: str, line: int | None, message: str) -> Reading:
        """Return the reading of a document in which no record can be found."""
        name, path = self.document.stem, self.document.path
        last = len(self.document.lines)
        whole = () if self.document.placeless else (Skipped(name, path, 1, last, "not understood"),)
        own = QASet(name, path, humanised(name), "none", 0)
        return Reading((own,), (), whole, (self.note("error", code, line, message),))


def limited(read: Callable[[Document], Reading]) -> Callable[[Document], Reading]:
    """Return a reader of one format that says so where a file holds more than is read."""

    @wraps(read)
    def reader(document: Document) -> Reading:
        try:
            return read(document)
        except TooLargeError as fault:
            return Origin(document, "").fault("too-large", None, str(fault))

    return reader


def read_table(origin: Origin, table: Table, notes: Sequence[Diagnostic] = ()) -> Reading:
    """Make the items of a table's rows: one for each, or a message that says why there is none.

    Args:
        origin: where the table comes from.
        table: at least one row.
        notes: what is already known about it.
    """
    document = origin.document
    found = list(notes)
    columns = {}
    bases = {}
    for kind in dict.fromkeys(row.kind for row in table.rows):
        rows = [row for row in table.rows if row.kind == kind]
        columns[kind] = choose(table, rows)
        bases[kind] = base_of(table, rows, columns[kind])
        if not origin.quiet or not _is_plain(columns[kind]):
            message = _taken(columns[kind], table, kind)
            found.append(origin.note("info", "columns", table.header, message))
    places = [] if document.placeless else _places(table.rows)
    questions = [asked_of(row, columns[row.kind]) for row in table.rows]
    count = numbered(question.text for question in questions)
    drafts: list[Item] = []
    unclosed: set[int] = set()
    for index, (row, question) in enumerate(zip(table.rows, questions, strict=True)):
        line, end_line = places[index] if places else (None, None)
        fault = _unfit(question, index)
        if fault is not None:
            found.append(origin.note("error", fault[0], line, fault[1]))
            if line is not None and end_line is not None:
                origin.reasons.update(dict.fromkeys(range(line, end_line + 1), origin.unasked))
            continue
        answer = answer_of(row, columns[row.kind], bases[row.kind], question)
        if answer.is_open:
            unclosed.add(len(drafts))
        place = (line, end_line)
        drafts.append(_item(origin, row, place, columns[row.kind], question, answer, count))
    asked = [(fold(item.question), fold(item.prompt)) for item in drafts]
    finished = zip(
        drafts,
        item_ids(document.stem, asked),
        statuses([item.answer for item in drafts], unclosed),
        strict=True,
    )
    items = [_settled(replace(item, id=id_, status=status)) for item, id_, status in finished]
    name = document.stem
    own = QASet(name, document.path, humanised(name), origin.layout, len(items))
    skipped = _skipped(origin, items) if places else ()
    return Reading((own,), tuple(items), skipped, tuple(found))


def _settled(item: Item) -> Item:
    """Return an item that is whole though it ends in no sentence, as `to look for` does."""
    short = len(item.answer.split()) < _SHORT
    return replace(item, status="complete") if item.status == "truncated" and short else item


def _item(
    origin: Origin,
    row: Row,
    place: tuple[int | None, int | None],
    columns: Columns,
    question: Asked,
    answer: Answer,
    count: bool,
) -> Item:
    number = _line(row, columns.number)[:_LONGEST_NUMBER] or None
    heading = question.heading
    if count and question.number:
        number, heading = number or question.number, question.unnumbered
    return Item(
        id="",
        ref=_line(row, columns.ref) or row.ref or None,
        set=origin.document.stem,
        path=origin.document.path,
        line=place[0],
        end_line=place[1],
        number=number,
        section=_line(row, columns.section) or row.section or None,
        question=plain(heading) or heading,
        heading=heading,
        prompt="\n\n".join(part for part in (question.prompt, answer.prompt) if part),
        answer=answer.text,
        status="complete",
    )


def _unfit(question: Asked, index: int) -> tuple[str, str] | None:
    """Return the code and the message where a record cannot be an item."""
    if not question.heading:
        return "no-question", f"record {index + 1} has no question; it is left out"
    length = len(question.first)
    if length > LONGEST_QUESTION:
        message = (
            f"the question of record {index + 1} has {length:,} characters on its first "
            f"line, more than {LONGEST_QUESTION:,}; it is left out"
        )
        return "long-question", message
    return None


def _line(row: Row, keys: Iterable[str]) -> str:
    """Return the first of some fields that is not empty, on one line; of a list its first part."""
    for key in keys:
        texts = parts(row.fields.get(key))
        if texts:
            return " ".join(texts[0].split())
    return ""


def _places(rows: Sequence[Row]) -> list[tuple[int, int]]:
    """Return the first and last line of each record, or nothing where records share lines."""
    places: list[tuple[int, int]] = []
    for row in rows:
        if row.first is None or row.last is None:
            return []
        if places and row.first <= places[-1][1]:
            # `}, {`: the line goes to the record that starts on it.
            if row.first <= places[-1][0]:
                return []
            places[-1] = (places[-1][0], row.first - 1)
        places.append((row.first, row.last))
    return places


def _skipped(origin: Origin, items: Sequence[Item]) -> tuple[Skipped, ...]:
    """Return the lines that belong to no item, with the reasons that are known."""
    document = origin.document
    held = {n for item in items for n in range(item.line or 0, (item.end_line or 0) + 1)}
    blocks: list[Skipped] = []
    for number, line in enumerate(document.lines, 1):
        if number in held or not line.strip():
            continue
        reason = origin.reasons.get(number, origin.syntax)
        last = blocks[-1] if blocks else None
        if last is not None and last.end_line == number - 1 and last.reason == reason:
            blocks[-1] = replace(last, end_line=number)
        else:
            blocks.append(Skipped(document.stem, document.path, number, number, reason))
    return tuple(blocks)


def _is_plain(columns: Columns) -> bool:
    return (
        columns.by_name
        and _PLAIN_QUESTIONS.issuperset(columns.question)
        and _PLAIN_ANSWERS.issuperset(columns.answer)
    )


def _taken(columns: Columns, table: Table, kind: str) -> str:
    """Say what was taken for what."""
    taken = (
        ("questions", columns.question),
        ("answers", (*columns.answer, *columns.spare, *columns.extra)),
        ("options", (*columns.options, *columns.choices, *columns.wrong)),
        ("right options", columns.correct),
        ("sections", columns.section),
        ("ids", columns.ref[:1]),
    )
    said = [f"{what} from {_quoted(table, keys)}" for what, keys in taken if keys]
    if not columns.question:
        said.insert(0, "no column of questions found")
    if columns.unread:
        said.append(f"left unread: {_quoted(table, columns.unread)}")
    own = f"{kind}: " if kind else ""
    return own + ", ".join(said).replace(", left unread", "; left unread")


def _quoted(table: Table, keys: Sequence[str]) -> str:
    names = [f'"{table.names[key][:60]}"' for key in keys[:_MANY]]
    if len(keys) > _MANY:
        names.append(f"{len(keys) - _MANY} more")
    return " and ".join([", ".join(names[:-1]), names[-1]]) if len(names) > 1 else names[0]
