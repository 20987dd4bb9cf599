"""Questions keep the numbers that large collections give them."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from studyfold import layouts
from studyfold.model import Document

MakeDocument = Callable[..., Document]

FORMS = {
    "headings": (".md", "## {}. {}\n\nA thing.\n\n"),
    "headings without a space": (".md", "##{}. {}\n\nA thing.\n\n"),
    "headings with signs": (".md", "### № {}. {}\n\nA thing.\n\n"),
    "headings with sharps": (".md", "### #{} {}\n\nA thing.\n\n"),
    "headings with labels": (".md", "### Question {}: {}\n\nA thing.\n\n"),
    "brackets": (".md", "**[{}] {}**\n\nA thing.\n\n"),
    "numbered lines": (".txt", "{}. {}\nA thing.\n\n"),
    "numbered bold": (".md", "{}. **{}**\n   - **Answer:** A thing.\n\n"),
    "labels": (".txt", "Q{}: {}\nA{}: A thing.\n\n"),
    "long labels": (".md", "**Question ({})** {}\n\n**Answer ({}):** A thing.\n\n"),
    "Chinese ordinals": (".md", "## 第{}题：{}\n\nA thing.\n\n"),
    "rows": (".csv", "{}. {},A thing.\n"),
}


@pytest.mark.parametrize("first", [9_998, 99_998, 999_996])
@pytest.mark.parametrize("form", FORMS)
def test_numbers_of_up_to_six_digits_are_read(
    document: MakeDocument, form: str, first: int
) -> None:
    """They are no part of the question, and the answer is no part of another."""
    suffix, shape = FORMS[form]
    asked = [(str(first + n), f"What is thing {'abcd'[n]}?") for n in range(4)]
    text = "".join(shape.format(number, text, number) for number, text in asked)
    reading = layouts.read(document(text, suffix))

    assert [(item.number, item.question, item.answer) for item in reading.items] == [
        (number, question, "A thing.") for number, question in asked
    ]


def test_an_answer_key_finds_questions_of_high_numbers(document: MakeDocument) -> None:
    """It stands at the end and names no more than numbers and letters."""
    asked = "".join(f"{n}. What is it?\na) This {n}\nb) That {n}\n\n" for n in range(9_998, 10_002))
    key = "Answers: " + " ".join(f"{n}-b" for n in range(9_998, 10_002))
    reading = layouts.read(document(f"{asked}{key}\n", ".txt"))

    assert [item.answer for item in reading.items] == [f"b) That {n}" for n in range(9_998, 10_002)]
