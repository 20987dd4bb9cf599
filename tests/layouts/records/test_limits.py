"""A file of more records than are read is refused as a whole, whatever its format."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest

from studyfold import layouts
from studyfold.layouts.records import limits, splitting
from studyfold.layouts.rules import table_row
from studyfold.model import Document

MakeDocument = Callable[..., Document]

RECORDS = [{"question": f"What is {n}?", "answer": "A number."} for n in range(3)]
FILES = {
    "a table": (".csv", "Question,Answer\n" + "What is it?,A thing.\n" * 3),
    "a table without names": (".tsv", "What is it?\tA thing.\n" * 3),
    "notes of Anki": (".txt", "#separator:tab\n" + "What is it?\tA thing.\n" * 3),
    "lines of notes": (".jsonl", '{"notetype": "Basic", "Front": "a", "Back": "b"}\n' * 3),
    "a list on one line": (".json", json.dumps(RECORDS)),
    "lists in lists": (".json", json.dumps({"a": RECORDS[:2], "b": RECORDS[2:]})),
    "lines of records": (".jsonl", "\n".join(map(json.dumps, RECORDS))),
    "lines that are one list": (".jsonl", json.dumps(RECORDS, indent=1)),
    "records in YAML": (".yaml", "- {question: What is it?, answer: A thing.}\n" * 3),
    "questions by their answers": (".json", json.dumps({f"What is {n}?": "x" for n in range(3)})),
    "titles with texts": (".json", json.dumps([{"title": "x", "description": "y z"}] * 3)),
    "terms": (".json", json.dumps({f"x{n}": "what this and that is" for n in range(3)})),
    "pairs": (".json", json.dumps([["What is it?", "A thing."]] * 3)),
    "texts that ask": (".json", json.dumps(["What is it?"] * 3)),
    "columns": (".json", json.dumps({"question": ["a?", "b?", "c?"], "answer": ["d", "e", "f"]})),
}


@pytest.mark.parametrize("name", FILES)
def test_a_file_of_too_many_records_is_refused(
    document: MakeDocument, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    """One message without a place says how many there may be; as many as that are read."""
    suffix, text = FILES[name]
    monkeypatch.setattr(limits, "MOST_RECORDS", 3)
    read = layouts.read(document(text, suffix))
    monkeypatch.setattr(limits, "MOST_RECORDS", 2)
    refused = layouts.read(document(text, suffix))
    message = "expected a file of at most 2 records, found more; split it into several files"

    assert (len(read.items), refused.items) == (3, ())
    assert [(note.level, note.code, note.line, note.message) for note in refused.diagnostics] == [
        ("error", "too-large", None, message)
    ]


@pytest.mark.parametrize(
    ("suffix", "text", "what"),
    [
        (".json", "[[], {}, {}, {}]", "lists and objects"),
        (".jsonl", "[]\n{}\n[]\n[]\n{}\n", "lists and objects"),
        (".yaml", "[a, b, c, d]", "values"),
    ],
)
def test_a_file_of_too_many_values_is_refused(
    document: MakeDocument, monkeypatch: pytest.MonkeyPatch, suffix: str, text: str, what: str
) -> None:
    """Values take memory though they hold no record, and before any record is looked for."""
    monkeypatch.setattr(limits, "MOST_VALUES", 4)
    reading = layouts.read(document(text, suffix))
    message = f"expected a file of at most 4 {what}, found more; split it into several files"

    assert [(note.code, note.message) for note in reading.diagnostics] == [("too-large", message)]


@pytest.mark.parametrize("quote", ["", '"'], ids=["plain", "quoted"])
def test_a_row_of_too_many_cells_is_refused(
    document: MakeDocument, monkeypatch: pytest.MonkeyPatch, quote: str
) -> None:
    """One message without a place says how many there may be; as many as that are read."""
    row = ",".join(f"{quote}{text}{quote}" for text in ("What is it?", "A thing.", "x", "y"))
    text = f"question,answer,tags,note\n{row}\n"
    for module in (limits, splitting):
        monkeypatch.setattr(module, "MOST_CELLS", 4)
    read = layouts.read(document(text, ".csv"))
    for module in (limits, splitting):
        monkeypatch.setattr(module, "MOST_CELLS", 3)
    refused = layouts.read(document(text, ".csv"))
    message = "expected rows of at most 3 cells, found more; split it into several files"

    assert (len(read.items), refused.items) == (1, ())
    assert [(note.level, note.code, note.line, note.message) for note in refused.diagnostics] == [
        ("error", "too-large", None, message)
    ]


def test_a_wide_table_in_markdown_is_none_of_questions(
    document: MakeDocument, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nobody asks in as many columns; the file says that nothing was found in it."""
    head = "| question | answer | more |\n|---|---|---|\n"
    text = f"{head}| What is it? | A thing. | x |\n| What is that? | None. | y |\n"
    read = layouts.read(document(text))
    monkeypatch.setattr(table_row, "_MOST_CELLS", 2)
    refused = layouts.read(document(text))

    assert (len(read.items), refused.items) == (2, ())
    assert [note.code for note in refused.diagnostics] == ["no-questions"]
