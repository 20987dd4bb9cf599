"""Questions with options show them with letters, and the answer says which is right and why."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest

from studyfold.layouts.records import read_delimited, read_json
from studyfold.model import Document

MakeDocument = Callable[..., Document]

SHOWN = "- A) red\n- B) blue\n- C) green"
OPTIONS: dict[str, dict[str, Any]] = {
    "an index": {"options": ["red", "blue", "green"], "answer": 1},
    "the text": {"options": ["red", "blue", "green"], "answer": "Blue"},
    "a letter": {"choices": ["red", "blue", "green"], "correct": "B"},
    "a letter in brackets": {"options": ["red", "blue", "green"], "answer": "(b)"},
    "a letter with the text": {"options": ["red", "blue", "green"], "answer": "B. blue"},
    "letters in the options": {"options": ["A. red", "B. blue", "C. green"], "answer": "B"},
    "a mapping": {"options": {"A": "red", "B": "blue", "C": "green"}, "answer": "B"},
    "names of columns": {
        "option_a": "red",
        "option_b": "blue",
        "option_c": "green",
        "correct_option": "option_b",
    },
    "answers as options": {
        "answerA": "red",
        "answerB": "blue",
        "answerC": "green",
        "answerD": "",
        "correct": "answerB",
    },
    "flags": {
        "options": [
            {"text": "red", "isCorrect": False},
            {"text": "blue", "isCorrect": True},
            {"text": "green", "isCorrect": False},
        ]
    },
    "flags with ids": {
        "answers": [
            {"id": "x", "answer": "red", "correct": False},
            {"id": "y", "answer": "blue", "correct": True},
            {"id": "z", "answer": "green", "correct": False},
        ]
    },
    "ids": {
        "options": [
            {"id": "x", "text": "red"},
            {"id": "y", "text": "blue"},
            {"id": "z", "text": "green"},
        ],
        "correctAnswer": "y",
    },
    "labels and texts": {
        "choices": {"text": ["red", "blue", "green"], "label": ["A", "B", "C"]},
        "answerKey": "B",
    },
    "truths by name": {
        "answers": {"answer_a": "red", "answer_b": "blue", "answer_c": "green", "answer_d": None},
        "correct_answers": {
            "answer_a_correct": "false",
            "answer_b_correct": "true",
            "answer_c_correct": "false",
        },
    },
    "letters as columns": {"a": "red", "b": "blue", "c": "green", "answer": "b"},
    "options as a text": {"options": "A) red B) blue C) green", "answer": "B"},
    "options on lines": {"options": "red\nblue\ngreen", "answer": "blue"},
    "options as Python writes them": {"options": "['red', 'blue', 'green']", "answer": "blue"},
}


@pytest.mark.parametrize("name", OPTIONS)
def test_options_are_found_in_every_shape(document: MakeDocument, name: str) -> None:
    """Whatever says which is right: a number, a letter, the text, a name or a flag."""
    record = {"question": "Which?", **OPTIONS[name]}
    (item,) = read_json(document(json.dumps([record]), ".json")).items

    assert (item.prompt, item.answer) == (SHOWN, "B) blue")


@pytest.mark.parametrize(
    ("options", "answer", "expected"),
    [
        (["а) red", "б) blue"], "Б", "B) blue"),
        (["क) red", "ख) blue"], "ख", "B) blue"),
        (["① red", "② blue"], "B", "B) ② blue"),
        (["1. red", "2. blue"], 2, "B) blue"),
        (["1. red", "2. blue"], "2", "B) blue"),
        (["red", "blue"], "Б", "B) blue"),
    ],
)
def test_labels_of_other_scripts_are_understood(
    document: MakeDocument, options: list[str], answer: object, expected: str
) -> None:
    """Letters are shown in their place."""
    records = [{"question": "Which?", "options": options, "answer": answer}]
    (item,) = read_json(document(json.dumps(records), ".json")).items

    assert item.answer == expected


def test_several_right_options_are_all_named(document: MakeDocument) -> None:
    """In a list, as letters with commas, as letters in a row."""
    records = [
        {"question": f"{n}?", "options": ["red", "blue", "green"], "answer": answer}
        for n, answer in enumerate((["red", "green"], "A, C", "AC", [0, 2], "a and c"))
    ]
    items = read_json(document(json.dumps(records), ".json")).items

    assert [item.answer for item in items] == ["A) red\n\nC) green"] * 5


@pytest.mark.parametrize(
    ("numbers", "expected"),
    [
        ([0, 1, 1], ["A) x", "B) y", "B) y"]),
        ([1, 2, 1], ["A) x", "B) y", "A) x"]),
        ([1, 1, 1], ["B) y", "B) y", "B) y"]),
    ],
)
def test_a_file_counts_its_options_from_one_number(
    document: MakeDocument, numbers: list[int], expected: list[str]
) -> None:
    """A 0 anywhere, or the number of options, tells from where all of the file counts."""
    records = [
        {"question": f"{place}?", "options": ["x", "y"], "answer": number}
        for place, number in enumerate(numbers)
    ]
    items = read_json(document(json.dumps(records), ".json")).items

    assert [item.answer for item in items] == expected


def test_tables_count_from_one(document: MakeDocument) -> None:
    """As people do who fill them in."""
    text = "question,option1,option2,option3,answer\nWhich?,red,blue,green,2\n"
    (item,) = read_delimited(document(text, ".csv")).items

    assert (item.prompt, item.answer) == (SHOWN, "B) blue")


def test_a_number_among_the_options_is_meant_itself(document: MakeDocument) -> None:
    """`"2"` is the option 2, not the second or the third one."""
    records = [{"question": "1 + 1?", "options": ["1", "2", "3"], "answer": "2"}]
    (item,) = read_json(document(json.dumps(records), ".json")).items

    assert item.answer == "B) 2"


def test_an_explanation_follows_the_right_option(document: MakeDocument) -> None:
    """As a paragraph of its own."""
    records = [{"q": "Which?", "options": ["x", "y"], "answer": 0, "explanation": "It is first."}]
    (item,) = read_json(document(json.dumps(records), ".json")).items

    assert item.answer == "A) x\n\nIt is first."


def test_wrong_answers_hide_the_right_one_among_them(document: MakeDocument) -> None:
    """All options stand in the order of the alphabet."""
    records = [{"question": "Which?", "correct_answer": "m", "incorrect_answers": ["z", "a"]}]
    (item,) = read_json(document(json.dumps(records), ".json")).items

    assert (item.prompt, item.answer) == ("- A) a\n- B) m\n- C) z", "B) m")


def test_an_answer_that_is_no_option_stays_what_it_is(document: MakeDocument) -> None:
    """Nothing is made up where the file contradicts itself."""
    records = [{"question": "Which?", "options": ["x", "y"], "answer": "none of them"}]
    (item,) = read_json(document(json.dumps(records), ".json")).items

    assert (item.prompt, item.answer) == ("- A) x\n- B) y", "none of them")
