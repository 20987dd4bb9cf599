"""Tables as text are taken apart however they were written, and no row is lost."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from studyfold.layouts.records import read_delimited
from studyfold.model import Document, Reading

MakeDocument = Callable[..., Document]
Account = Callable[[Document, Reading], list[tuple[int, int]]]

CASES: dict[str, tuple[str, list[tuple[str, str]]]] = {
    "columns in any order": (
        "Answer,Topic,Question\nA letter.,Basics,What is x?\n",
        [("What is x?", "A letter.")],
    ),
    "a column of ticks": (
        'No;Stichwort / Frage;Erläuterung;gelernt?\n1;What, then?;"This,\nand that";x\n2;Who;He;\n',
        [("What, then?", "This,\nand that"), ("Who", "He")],
    ),
    "semicolons with commas inside": (
        "question;answer\nWhat, then?;This, and that\nWho?;He\n",
        [("What, then?", "This, and that"), ("Who?", "He")],
    ),
    "tabs": ("term\tdefinition\nAPI\tAn interface\n", [("API", "An interface")]),
    "bars": ("Q|A\nWhat is x?|A letter\n", [("What is x?", "A letter")]),
    "a named separator": ("sep=|\nQ|A\nWhat?|This\n", [("What?", "This")]),
    "a quoted cell over several lines": (
        'question,answer\nWhat?,"One\n\ntwo, ""three"""\nWho?,He\n',
        [("What?", 'One\n\ntwo, "three"'), ("Who?", "He")],
    ),
    "marks behind backslashes": (
        'question,answer\n"Who said \\"no\\"?","He said \\"no\\""\n',
        [('Who said "no"?', 'He said "no"')],
    ),
    "marks that nobody doubled": (
        'question,answer\n"What is "this"?","A "thing" I think"\n',
        [('What is "this"?', 'A "thing" I think')],
    ),
    "a mark that is never closed": (
        'question,answer\n"What?,This\n"Who?","He"\nWhy?,Because\n',
        [('"What?', "This"), ("Who?", "He"), ("Why?", "Because")],
    ),
    "inches": (
        'question,answer\nHow long?,12" or so\nHow wide?,3"\n',
        [("How long?", '12" or so'), ("How wide?", '3"')],
    ),
    "a separator nobody quoted": (
        "question,answer\nWhat?,This, that, and more\nWho?,He,she\n",
        [("What?", "This, that, and more"), ("Who?", "He,she")],
    ),
    "empty cells at the end": ("question,answer,,\nWhat?,This,,\n", [("What?", "This")]),
    "no header": (
        "What is x?,A letter of the alphabet.\nWhat is y?,Another one.\nWho is z?,Nobody.\n",
        [
            ("What is x?", "A letter of the alphabet."),
            ("What is y?", "Another one."),
            ("Who is z?", "Nobody."),
        ],
    ),
    "answers before questions, unnamed": (
        "col1,col2\nBecause the air scatters its light.,Why is the sky blue?\n"
        "Because it is frozen water.,What is ice?\n",
        [
            ("Why is the sky blue?", "Because the air scatters its light."),
            ("What is ice?", "Because it is frozen water."),
        ],
    ),
    "names that are no words for questions": (
        "Country,Capital\nFrance,Paris\nSpain,Madrid\nItaly,Rome\n",
        [("France", "Paris"), ("Spain", "Madrid"), ("Italy", "Rome")],
    ),
    "languages": (
        "English,German\nhouse,Haus\nto go,gehen\n",
        [("house", "Haus"), ("to go", "gehen")],
    ),
    "an explanation": (
        "question,answer,explanation\nWhat?,This,As it is.\n",
        [("What?", "This\n\nAs it is.")],
    ),
    "an explanation alone": ("question,explanation\nWhat?,As it is.\n", [("What?", "As it is.")]),
    "a short and a long answer": (
        "Question,Answer (short),Answer (long)\nWhat?,This,This and that\n",
        [("What?", "This\n\nThis and that")],
    ),
    "two languages": (
        "question_en,answer_en,question_de,answer_de\nWhat?,This,Was?,Das\n",
        [("What?", "This")],
    ),
    "questions alone": (
        "question\nWhat is a, b or c?\nWho?\n",
        [("What is a, b or c?", ""), ("Who?", "")],
    ),
    "numbers before all questions": (
        "question,answer\n1. What?,This\n2. Who?,He\n",
        [("What?", "This"), ("Who?", "He")],
    ),
    "a title above": ("My table,,\n,,\nNo.,Question,Answer\n1,What?,This\n", [("What?", "This")]),
    "a line that was broken": (
        'question,answer\n"What is\nthis?",That\n',
        [("What is this?", "That")],
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_rows_become_questions_and_answers(
    document: MakeDocument, miscounted: Account, name: str
) -> None:
    """Whatever the separator, the quotation marks and the names of the columns."""
    text, expected = CASES[name]
    written = document(text, ".csv")
    reading = read_delimited(written)

    assert (
        [(item.question, item.answer) for item in reading.items],
        miscounted(written, reading),
    ) == (expected, [])


def test_lines_without_an_item_say_why(document: MakeDocument) -> None:
    """Names of columns, also repeated ones, rows without a question, empty rows."""
    text = "question,answer\nWhat?,This\nquestion,answer\n,That\n,\n"
    reading = read_delimited(document(text, ".csv"))

    assert [(skip.line, skip.reason) for skip in reading.skipped] == [
        (1, "header"),
        (3, "header"),
        (4, "no question"),
        (5, "empty row"),
    ]


def test_odd_rows_are_reported_with_their_lines(document: MakeDocument) -> None:
    """Rows with too few and too many cells, and rows without a question."""
    text = "question,answer\nWhat?\nWho?,He,she\n,That\n"
    notes = read_delimited(document(text, ".csv")).diagnostics

    assert [(note.level, note.code, note.line) for note in notes] == [
        ("info", "short-row", 2),
        ("info", "long-row", 3),
        ("info", "columns", 1),
        ("error", "no-question", 4),
    ]


def test_what_was_taken_for_what_is_said(document: MakeDocument) -> None:
    """By the names that the file gives its columns; what is left unread is named."""
    text = "Front,Back,Extra,Deck,Url\nWhat?,This,So,Basics,https://x.example\n"
    notes = read_delimited(document(text, ".csv")).diagnostics

    assert [note.message for note in notes] == [
        'questions from "Front", answers from "Back" and "Extra", sections from "Deck"; '
        'left unread: "Url"'
    ]


def test_a_file_without_rows_is_one_message(document: MakeDocument) -> None:
    """A header alone, or a line of prose, holds no record."""
    readings = [
        read_delimited(document(text, ".csv")) for text in ("question,answer\n", "Only a remark.\n")
    ]

    assert [
        (len(reading.items), [note.code for note in reading.diagnostics]) for reading in readings
    ] == [(0, ["no-questions"]), (0, ["no-questions"])]


def test_items_of_a_format_without_lines_have_no_place(document: MakeDocument) -> None:
    """Nor do messages, and no line is skipped."""
    made = document("question,answer\nWhat?,This\n,That\n", ".csv")
    reading = read_delimited(
        Document(made.path, made.stem, made.suffix, made.lines, placeless=True)
    )

    assert (
        [(item.line, item.end_line) for item in reading.items],
        [note.line for note in reading.diagnostics],
        reading.skipped,
    ) == ([(None, None)], [None, None], ())
