"""Records are found wherever they stand in JSON, JSON Lines and YAML."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest

from studyfold.layouts.records import read_json, read_jsonl, read_yaml
from studyfold.model import Document, Reading

MakeDocument = Callable[..., Document]
Account = Callable[[Document, Reading], list[tuple[int, int]]]

PAIR = {"question": "What is x?", "answer": "A letter."}
READ = [("What is x?", "A letter.")]

SHAPES: dict[str, tuple[Any, list[tuple[str, str]]]] = {
    "a list": ([PAIR], READ),
    "one record": (PAIR, READ),
    "a list under a name": ({"title": "Letters", "cards": [PAIR]}, READ),
    "lists in lists": ({"data": {"quiz": [{"items": [PAIR]}]}}, READ),
    "records by name": ({"q1": PAIR, "q2": {"q": "Why?", "a": "So."}}, [*READ, ("Why?", "So.")]),
    "a group that introduces itself": (
        {"prompt": "Answer these questions.", "questions": [PAIR]},
        READ,
    ),
    "groups with titles": ({"topics": [{"title": "T", "description": "D", "faqs": [PAIR]}]}, READ),
    "titles with texts": (
        [{"title": "API", "content": "An interface."}],
        [("API", "An interface.")],
    ),
    "terms": ({"terms": [{"term": "API", "definition": "A door."}]}, [("API", "A door.")]),
    "names that ask": (
        {"What is x?": "A letter.", "Why y?": ["So.", "Thus."]},
        [*READ, ("Why y?", "So.\n\nThus.")],
    ),
    "names that ask, with more": ({"What is x?": {"answer": "A letter.", "level": 1}}, READ),
    "one pair in each member": (
        [{"What is x?": "A letter."}, {"Why?": "So."}],
        [*READ, ("Why?", "So.")],
    ),
    "a glossary": (
        {
            "API": "What one program offers to others",
            "CPU": "What carries out the steps of programs",
            "RAM": "Where programs keep what they work on",
        },
        [
            ("API", "What one program offers to others"),
            ("CPU", "What carries out the steps of programs"),
            ("RAM", "Where programs keep what they work on"),
        ],
    ),
    "pairs": ([["What is x?", "A letter."], ["Why?", "So."]], [*READ, ("Why?", "So.")]),
    "questions alone": (
        {"letters": ["What is x?", "Why is y?"]},
        [("What is x?", ""), ("Why is y?", "")],
    ),
    "values in objects": (
        [{"question": {"text": "What is x?"}, "answers": [{"text": "A letter.", "start": 3}]}],
        READ,
    ),
    "a question with its options inside": (
        [{"question": {"stem": "Which?", "choices": ["x", "y"]}, "answerKey": "B"}],
        [("Which?", "B) y")],
    ),
    "questions of a page": (
        {
            "@type": "FAQPage",
            "mainEntity": [
                {
                    "@type": "Question",
                    "name": "What is x?",
                    "acceptedAnswer": {"@type": "Answer", "text": "A letter."},
                }
            ],
        },
        READ,
    ),
    "passages": (
        {
            "data": [
                {
                    "title": "T",
                    "paragraphs": [
                        {
                            "context": "Long.",
                            "qas": [{"question": "What is x?", "answers": [{"text": "A letter."}]}],
                        }
                    ],
                }
            ]
        },
        READ,
    ),
    "a conversation": (
        [
            {
                "messages": [
                    {"role": "system", "content": "Be brief."},
                    {"role": "user", "content": "What is x?"},
                    {"role": "assistant", "content": "A letter."},
                ]
            }
        ],
        READ,
    ),
    "columns": (
        {"question": ["What is x?", "Why?"], "answer": ["A letter.", "So."]},
        [*READ, ("Why?", "So.")],
    ),
    "columns by row": (
        {"question": {"0": "What is x?", "1": "Why?"}, "answer": {"0": "A letter.", "1": "So."}},
        [*READ, ("Why?", "So.")],
    ),
    "instructions with an input": (
        [{"instruction": "Translate.", "input": "Haus", "output": "house"}],
        [("Translate.", "house")],
    ),
    "different names in one list": (
        [PAIR, {"Question": "Why?", "Answer": "So."}, {"title": "API", "answer": "A door."}],
        [*READ, ("Why?", "So."), ("API", "A door.")],
    ),
    "truths and numbers": (
        [{"question": "x > y?", "answer": False}, {"question": "How many?", "answer": 0}],
        [("x > y?", "False"), ("How many?", "0")],
    ),
    "code": (
        [{"question": "How?", "answer": "So:", "code": "x = 1"}],
        [("How?", "So:\n\n```\nx = 1\n```")],
    ),
    "a text with options": (
        [{"content": "Which?", "options": ["x", "y"], "correct_answer": "y"}],
        [("Which?", "B) y")],
    ),
    "answers marked by several people": (
        [
            {
                "question": "Who?",
                "answers": [
                    {"text": "he", "answer_start": 3},
                    {"text": "by he", "answer_start": 0},
                ],
            }
        ],
        [("Who?", "he")],
    ),
    "settings": ({"name": "x", "version": "1.2", "description": "A long text about it."}, []),
    "numbers": ({"list": [1, 2, 3]}, []),
}


@pytest.mark.parametrize("name", SHAPES)
@pytest.mark.parametrize("indent", [None, 2])
def test_json_of_every_shape_is_read(
    document: MakeDocument, miscounted: Account, name: str, indent: int | None
) -> None:
    """On one line or on many, and then each line is accounted for."""
    data, expected = SHAPES[name]
    written = document(json.dumps(data, indent=indent), ".json")
    reading = read_json(written)
    placed = all(item.line for item in reading.items)

    assert (
        [(item.question, item.answer) for item in reading.items],
        miscounted(written, reading) if placed else [],
    ) == (expected, [])


@pytest.mark.parametrize("name", SHAPES)
def test_yaml_is_read_as_the_same_json_is(document: MakeDocument, name: str) -> None:
    """JSON is YAML."""
    data, expected = SHAPES[name]
    items = read_yaml(document(json.dumps(data), ".yaml")).items

    # In YAML a truth stays as it is written.
    assert [(item.question, item.answer) for item in items] == [
        (question, answer.lower() if answer == "False" else answer) for question, answer in expected
    ]


def test_names_of_lists_and_titles_of_groups_are_sections(document: MakeDocument) -> None:
    """Names such as `questions` are none; what a record itself says goes first."""
    data = {
        "questions": [PAIR],
        "first_steps": [PAIR],
        "groups": [{"name": "Later steps", "items": [{**PAIR, "topic": "Own"}, PAIR]}],
    }
    items = read_json(document(json.dumps(data), ".json")).items

    assert [item.section for item in items] == [None, "First steps", "Own", "Later steps"]


def test_a_record_under_a_name_has_that_name_as_its_id(document: MakeDocument) -> None:
    """Unless it has an id of its own."""
    data = {"a1": PAIR, "a2": {**PAIR, "id": "own"}}
    items = read_json(document(json.dumps(data), ".json")).items

    assert [item.ref for item in items] == ["a1", "own"]


def test_plain_names_are_not_worth_a_message(document: MakeDocument) -> None:
    """Others are, so that a person sees what was taken for what."""
    plain = read_json(document(json.dumps([PAIR]), ".json"))
    other = read_json(document(json.dumps([{"prompt": "Why?", "reply": "So."}]), ".json"))

    assert [[note.message for note in reading.diagnostics] for reading in (plain, other)] == [
        [],
        ['questions from "prompt", answers from "reply"'],
    ]


def test_notes_of_a_crowdanki_deck_are_read(document: MakeDocument) -> None:
    """With the names of their fields, the deck they are in and their HTML as Markdown."""
    deck = {
        "__type__": "Deck",
        "name": "A::B",
        "note_models": [
            {"crowdanki_uuid": "m", "name": "Own", "flds": [{"name": "Front"}, {"name": "Back"}]}
        ],
        "notes": [{"fields": ["What is <b>x</b>?", "A<br>letter"], "guid": "g",
                   "note_model_uuid": "m"}],
        "children": [{"__type__": "Deck", "name": "A::C", "notes": [
            {"fields": ["Why?", "So."], "guid": "h", "note_model_uuid": "m"}]}],
    }  # fmt: skip
    items = read_json(document(json.dumps(deck), ".json")).items

    assert [(item.ref, item.section, item.question, item.answer) for item in items] == [
        ("g", "B", "What is x?", "A  \nletter"),
        ("h", "C", "Why?", "So."),
    ]


def test_a_bad_line_costs_only_itself(document: MakeDocument, miscounted: Account) -> None:
    """It is an error with its place; the lines around it are read."""
    good = json.dumps(PAIR)
    written = document(f"{good}\n\n{{broken}}\n{good},\n{good}\n", ".jsonl")
    reading = read_jsonl(written)

    assert (
        [item.line for item in reading.items],
        [(note.code, note.line) for note in reading.diagnostics if note.level == "error"],
        miscounted(written, reading),
    ) == ([1, 4, 5], [("json", 3)], [])


@pytest.mark.parametrize(
    "text",
    [
        json.dumps([PAIR, PAIR], indent=1),
        "\n".join([json.dumps(PAIR, indent=1)] * 2),
        f"[\n{json.dumps(PAIR)},\n{json.dumps(PAIR)}\n]",
    ],
    ids=["a list over many lines", "objects over many lines", "a list with a record a line"],
)
def test_json_in_a_file_of_json_lines_is_read(
    document: MakeDocument, miscounted: Account, text: str
) -> None:
    """Whatever the ending promises."""
    written = document(text, ".jsonl")
    reading = read_jsonl(written)

    assert (
        [(item.question, item.answer) for item in reading.items],
        [note for note in reading.diagnostics if note.level == "error"],
        miscounted(written, reading),
    ) == (READ * 2, [], [])


def test_notes_of_a_package_are_read_by_their_type(document: MakeDocument) -> None:
    """Each note type has columns of its own, and its fields are HTML."""
    notes = [
        {"Front": "What is <b>x</b>?", "Back": "A<br>letter", "id": "g", "tags": [],
         "deck": "A::B", "notetype": "Basic"},
        {"Wort": "Haus", "Satz": "Ein Haus.", "id": "h", "tags": [], "deck": "A",
         "notetype": "Own"},
    ]  # fmt: skip
    made = document("\n".join(map(json.dumps, notes)), ".jsonl")
    reading = read_jsonl(Document(made.path, made.stem, made.suffix, made.lines, placeless=True))

    assert [(i.ref, i.line, i.section, i.question, i.answer) for i in reading.items] == [
        ("g", None, "B", "What is x?", "A  \nletter"),
        ("h", None, "A", "Haus", "Ein Haus."),
    ]


YAML = {
    "blocks and folds": (
        "- question: >-\n    What\n    is x?\n  answer: |\n    A letter.\n\n    - x\n\n# end\n",
        [("What is x?", "A letter.\n\n- x", 1, 7)],
    ),
    "several documents": (
        "---\nquestion: What?\nanswer: This\n---\nquestion: Who?\nanswer: He\n...\n",
        [("What?", "This", 2, 3), ("Who?", "He", 5, 6)],
    ),
    "a name twice": ("- q: What?\n  a: No\n  a: Yes\n", [("What?", "Yes", 1, 3)]),
    "values as they are written": (
        "- q: What?\n  a: 3.10\n- q: When?\n  a: 2024-01-01\n- q: So?\n  a: yes\n",
        [("What?", "3.10", 1, 2), ("When?", "2024-01-01", 3, 4), ("So?", "yes", 5, 6)],
    ),
    "merged mappings": (
        "base: &b\n  topic: T\nlist:\n  - <<: *b\n    q: What?\n    a: This\n",
        [("What?", "This", 4, 6)],
    ),
    "names that ask": (
        '"What: x?": This\nWho?: |\n  He\n  and she\n',
        [("What: x?", "This", 1, 1), ("Who?", "He\nand she", 2, 4)],
    ),
    "records that share a line": (
        "[{q: What?, a: This}, {q: Who?, a: He}]\n",
        [("What?", "This", None, None), ("Who?", "He", None, None)],
    ),
    "a dash alone": ("-\n  q: What?\n  a: This\n", [("What?", "This", 2, 3)]),
}


@pytest.mark.parametrize("name", YAML)
def test_yaml_is_read_with_its_lines(document: MakeDocument, name: str) -> None:
    """Texts over several lines, remarks between records and all."""
    text, expected = YAML[name]
    items = read_yaml(document(text, ".yaml")).items

    assert [(i.question, i.answer, i.line, i.end_line) for i in items] == expected


FAULTS = {
    "a tab": "q: a\n\tb: c\n",
    "an alias to nothing": "- q: *what\n",
    "an alias to itself": "&a [*a]\n",
    "a list that is never closed": "- q: [a\n",
    "too deep": "[" * 3_000,
    "too deep by dashes": "- " * 3_000 + "a",
    "a character that YAML lacks": "q: \x01\n",
    "no record": "a: 1\n",
    "nothing": "# only a remark\n",
}


@pytest.mark.parametrize("name", FAULTS)
def test_yaml_that_cannot_be_read_is_one_message(document: MakeDocument, name: str) -> None:
    """No exception, and every line is accounted for."""
    reading = read_yaml(document(FAULTS[name], ".yaml"))

    assert (
        [(note.level, note.code) for note in reading.diagnostics],
        [skip.reason for skip in reading.skipped],
    ) == ([("error", "yaml")], ["not understood"])


def test_a_message_about_yaml_has_its_line(document: MakeDocument) -> None:
    """And says what is wrong there."""
    (note,) = read_yaml(document("- q: a\n- q: *nothing\n", ".yaml")).diagnostics

    assert str(note) == "set.yaml:2: the alias *nothing names nothing that stands above it"


def test_texts_that_need_quotation_marks_are_read_without_them(document: MakeDocument) -> None:
    """As many programs write them that were never told what YAML is; each is a warning."""
    text = (
        '- q: What: x?\n  a: `This`: that\n- q: "Who" is it?\n  a:\n    - @one\n    - isn\'t: it\n'
    )
    reading = read_yaml(document(text, ".yaml"))

    assert (
        [(item.question, item.answer) for item in reading.items],
        [note.line for note in reading.diagnostics if note.level == "warning"],
    ) == (
        [("What: x?", "`This`: that"), ('"Who" is it?', "@one\n\n- **isn't**: it")],
        [1, 2, 3, 5],
    )
