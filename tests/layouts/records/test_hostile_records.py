"""No file of records, however it is made, stops a build or keeps it busy for ever.

Nothing is timed. The sizes are such that reading in proportion to them takes a moment, and that
anything which begins anew at every place takes longer than anyone waits.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from studyfold.layouts.records import (
    is_anki_text,
    read_delimited,
    read_json,
    read_jsonl,
    read_yaml,
)
from studyfold.layouts.records.anki import field_text
from studyfold.layouts.records.cloze import closed
from studyfold.model import Document, Reading

MakeDocument = Callable[..., Document]
Account = Callable[[Document, Reading], list[tuple[int, int]]]
Work = Callable[[Callable[[], object]], int]

usual = settings(deadline=None, derandomize=True, max_examples=100)
READERS = {
    ".csv": read_delimited,
    ".json": read_json,
    ".jsonl": read_jsonl,
    ".tsv": read_delimited,
    ".txt": read_delimited,
    ".yaml": read_yaml,
}

FRAGMENTS = st.sampled_from(
    (
        *('"', '""', '\\"', ",", ";", "\t", "|", "\n", "\n\n", "question", "answer", "sep=;\n"),
        *("Question,Answer\n", "#separator:tab\n#html:true\n", "#tags column:2\n", "What is x?"),
        *("a", "b ", "1", "[", "]", "{", "}", ":", ": ", "- ", "? ", "&a", "*a", "<<", "null"),
        *('"question": "x?"', '{"q": "a?", "a": 1}', "<b>", "</b>", "<br>", "<pre>", "</pre>"),
        *("<li>", "<ul>", "<table>", "<img src=x>", "{{c1::", "}}", "::", "&nbsp;", "$", "\\("),
        *("---\n", "...\n", "|\n", ">\n", "%", "@", "`", "!x ", "!!int ", "\0", "\ufeff", "🙂"),
        *("options: [a, b]\n", "answer: 1\n", "- question: q?\n  ", "\t\t", "# ", "\ud800"),
    )
)
TEXTS = st.lists(FRAGMENTS, max_size=40).map("".join)


@pytest.mark.parametrize("suffix", READERS)
@usual
@given(text=TEXTS | st.text(st.characters(), max_size=200))
def test_every_line_lies_in_one_item_or_one_skipped_block(
    document: MakeDocument, miscounted: Account, suffix: str, text: str
) -> None:
    """Where items have places, whatever the text holds; where they have none, nothing has."""
    written = document(text if text.strip() else "x", suffix)
    reading = READERS[suffix](written)
    places = {item.line is not None for item in reading.items}

    assert (miscounted(written, reading) if places != {False} else list(reading.skipped)) == []


NAMES = st.sampled_from(
    """question answer options correct q1 title items answers text id messages role content @type
    choices label explanation notes section number code notetype wrong is_correct""".split()
)
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-2, 5) | st.sampled_from(
        ("What is x?", "a", "", "A", "A, B", "a|b", "```\nx\n```", "{{c1::a}}", "Question", "user")
    ),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(NAMES, inner, max_size=5),
    max_leaves=20,
)  # fmt: skip


@usual
@given(data=VALUES)
def test_trees_of_every_shape_are_read(
    document: MakeDocument, miscounted: Account, data: object
) -> None:
    """Each item asks something on one line, and no line of the file is lost."""
    written = document(json.dumps(data, indent=1), ".json")
    reading = read_json(written)
    placed = all(item.line for item in reading.items)

    assert (
        [item.heading for item in reading.items if not item.heading or "\n" in item.heading],
        miscounted(written, reading) if placed else [],
    ) == ([], [])


WORDS = st.text("bdkmozéßλ中", min_size=1, max_size=8)
SENTENCES = st.lists(WORDS, min_size=1, max_size=6).map(" ".join)
QUESTIONS = SENTENCES.map(lambda words: f"{words}?")
ANSWERS = st.lists(
    st.sampled_from(("bd, km.", 'a "word" b.', "moz; zom.", "- b\n- d", "", "km\tzo.")),
    min_size=1,
    max_size=4,
).map(lambda lines: "\n".join(["zom bd.", *lines, "kod."]))
PAIRS = st.lists(st.tuples(QUESTIONS, ANSWERS), min_size=1, max_size=5)


@pytest.mark.parametrize("sign", [",", ";", "\t"])
@usual
@given(pairs=PAIRS)
def test_tables_written_out_are_read_back(
    document: MakeDocument, sign: str, pairs: list[tuple[str, str]]
) -> None:
    """Whatever the cells hold, each question and answer comes back as it was."""
    file = io.StringIO()
    writer = csv.writer(file, delimiter=sign, lineterminator="\n")
    writer.writerows([("Question", "Answer"), *pairs])
    reading = read_delimited(document(file.getvalue(), ".csv"))

    assert [(item.question, item.answer) for item in reading.items] == pairs


@usual
@given(pairs=PAIRS)
def test_records_written_out_as_yaml_are_read_back(
    document: MakeDocument, pairs: list[tuple[str, str]]
) -> None:
    """However the YAML quotes them."""
    records = [{"question": question, "answer": answer} for question, answer in pairs]
    text = yaml.safe_dump(records, allow_unicode=True, sort_keys=False)
    reading = read_yaml(document(text, ".yaml"))

    assert [(item.question, item.answer) for item in reading.items] == pairs


PIECES = (
    *('"', '"x', '",', '",\n', "a,", 'a,"b\n', '\\"', 'a""', '""\n', ",", "\t", ";", "|", "a"),
    *("<b>", "<b", "<", "&", "&#9", "$", "$x ", "\\(", "\\[", "[$]", "[latex]", "{{c1::", "}}"),
    *("::", "`", "*", "*x", "_", "<!--", "<script>", "<br>", "<li>", "<ul>", "<a href=x>", "<pre>"),
    *("[sound:", "[[type:", "(", "[", "#", "{", "- ", "a: ", "? ", "'", "🙂", "\x00", "\u2028"),
)
LONG = 40_000


@pytest.mark.parametrize("piece", PIECES, ids=ascii)
def test_a_long_text_of_one_piece_is_read(document: MakeDocument, piece: str) -> None:
    """In a table, in a note, in YAML, and where it is asked whether it is a table."""
    text = piece * (LONG // len(piece))
    note = document(f"#separator:tab\n#html:true\nWhat?\t{text}\nWho?\t{text}", ".txt")
    read_delimited(document(f"question,answer\nWhat?,{text}\n", ".csv"))
    read_yaml(document(f"- question: What?\n  answer: {text}\n", ".yaml"))
    is_anki_text(text.split("\n"))

    assert (len(read_delimited(note).items) >= 1, isinstance(field_text(text), str)) == (True, True)


MANY = 4_000
FILES = {
    "rows": (".csv", "question,answer\n" + "What?,This\n" * MANY, MANY),
    "rows that are too long": (".csv", "question,answer\n" + "What?,This,that\n" * MANY, MANY),
    "cells": (".csv", "question,answer\nWhat?,This" + "," * LONG, 1),
    "names": (".csv", ",".join(f"answer {n}" for n in range(MANY)) + ",question\n" + "a," * MANY
              + "What?\n", 1),
    "marks that never close": (".csv", "question,answer\n" + 'What?,"This\n' * MANY, MANY),
    "one cell of many lines": (".csv", 'question,answer\nWhat?,"' + "a\n" * 900 + '"\n', 1),
    "names of their own in each record": (
        ".json",
        json.dumps([{"question": "x?"} | {f"f{n}_{m}": "b" for m in range(9)} for n in range(999)]),
        999,
    ),
    "lists by name": (
        ".json",
        json.dumps({f"part {n}": [{"q": "x?", "a": "y"}] for n in range(MANY)}),
        MANY,
    ),
    "lists in lists": (".json", "[" * 190 + '{"q": "x?"}' + "]" * 190, 0),
    "options": (".json", json.dumps([{"q": "x?", "options": list("ab") * MANY, "answer": 1}]), 1),
    "lines that are no JSON": (".jsonl", '{"q": "x?"}\n' + "{\n" * MANY, 1),
    "records in YAML": (".yaml", "- q: x?\n" * MANY, MANY),
    "anchors": (".yaml", "- &a {q: x?}\n" + "- *a\n" * MANY, None),
    "aliases of aliases": (
        ".yaml",
        "a0: &a0 [x, x]\n"
        + "".join(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]\n" for n in range(1, 30)),
        0,
    ),
    "merged mappings": (
        ".yaml",
        "a0: &a0 {k: v}\n"
        + "".join(f"a{n}: &a{n} {{<<: [*a{n - 1}, *a{n - 1}]}}\n" for n in range(1, 99)),
        0,
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", FILES)
def test_a_long_file_is_read(document: MakeDocument, name: str) -> None:
    """However many records, columns and names there are."""
    suffix, text, items = FILES[name]
    reading = READERS[suffix](document(text, suffix))

    assert items is None or len(reading.items) == items


def test_quotation_marks_that_never_close_are_read_in_one_row(document: MakeDocument) -> None:
    """Each is a part of its cell, and a row of a hundred thousand cells is one record."""
    row = "What is it?," + '"a,' * 100_000
    reading = read_delimited(document(f"Question,Answer\n{row}", ".csv"))

    assert [(item.question, item.answer) for item in reading.items] == [
        ("What is it?", ('"a,' * 100_000).rstrip(","))
    ]


def test_twice_as_many_marks_that_never_close_take_twice_the_work(
    document: MakeDocument, work: Work
) -> None:
    """The end of the line is not looked for anew from each of them."""

    def read(count: int) -> int:
        written = document("Question,Answer\nWhat is it?," + '"a,' * count, ".csv")
        return work(lambda: read_delimited(written))

    assert read(800) <= 2.5 * read(400)


def test_gaps_in_gaps_are_read(document: MakeDocument) -> None:
    """However many there are in one another."""
    text = "{{c1::" * 5_000 + "a" + "}}" * 5_000

    assert closed(text)[0].startswith("[…]")
