"""How hard a set calls its questions."""

from __future__ import annotations

import pytest

from studyfold import difficulty, layouts
from studyfold.model import Document

STARS = """### 1. What is a list? ⭐

A sequence.

### 2. What is a set? ⭐⭐

It has no order.

### 3. What is a dict? ⭐⭐⭐

Keys and values.
"""
LEVELS = ["easy", "medium", "hard"]


def grades(text: str, suffix: str = ".md") -> list[str | None]:
    """Read a set and return how hard each of its questions is said to be."""
    document = Document(f"a{suffix}", "a", suffix, tuple(text.split("\n")))
    items = difficulty.graded(document, layouts.read(document).items)
    assert items
    return [item.difficulty for item in items]


def test_stars_are_counted_against_the_most_that_the_set_gives() -> None:
    """One of three is easy; of five, two are still easy."""
    assert grades(STARS) == LEVELS
    assert grades(STARS.replace("⭐⭐⭐", "⭐⭐⭐⭐⭐")) == ["easy", "easy", "hard"]


def test_stars_that_every_question_has_say_nothing() -> None:
    """They tell no question from another."""
    alike = STARS.replace("⭐⭐⭐", "⭐").replace("⭐⭐", "⭐")

    assert grades(alike) == [None] * 3


@pytest.mark.parametrize(
    "marks",
    [
        ("👶", "⭐️", "🚀"),
        ("🟢", "🟡", "🔴"),
        ("(easy)", "(Medium)", "[hard]"),
        ("`Junior`", "{intermediate}", "(Senior level)"),
        ("- easy", "- medium", "- hard"),
        ("(leicht)", "(mittel)", "(schwer)"),
        ("（简单）", "（中等）", "（困难）"),
        ("★☆☆", "★★☆", "★★★"),
    ],
)
def test_marks_and_words_that_people_use(marks: tuple[str, str, str]) -> None:
    """Behind the question, or in front of it."""
    slots = STARS.replace("⭐⭐⭐", "{2}").replace("⭐⭐", "{1}").replace("⭐", "{0}")
    text = slots.format(*marks)

    assert grades(text) == LEVELS


def test_a_label_below_a_question_says_how_hard_it_is() -> None:
    """It counts for more than stars do."""
    text = STARS.replace("It has", "**Difficulty:** Hard\n\nIt has")

    assert grades(text) == ["easy", "hard", "hard"]
    assert grades(STARS.replace("A sequence.", "Level: 4/5\n\nA sequence."))[0] == "hard"


def test_a_heading_that_is_about_nothing_else_counts_for_its_questions() -> None:
    """`Advanced Python` is a subject."""
    text = (
        "# Set\n\n## {}\n\n### What is a list?\n\nA sequence.\n\n### What is a set?\n\nNo order.\n"
    )

    assert grades(text.format("Advanced questions")) == ["hard", "hard"]
    assert grades(text.format("Advanced Python")) == [None, None]


def test_a_column_or_a_field_says_it() -> None:
    """Tables and records name it."""
    table = (
        'question,answer,difficulty\nWhat is a list?,A row.,easy\nWhat is a set?,"No\norder",Hard\n'
    )
    records = '[{"question": "What is a list?", "answer": "A row.", "difficulty": "easy"},\n' + (
        '{"question": "What is a set?", "answer": "No order.",\n"level": "advanced"}]'
    )
    lines = "- question: What is a list?\n  answer: A row.\n  difficulty: easy\n" + (
        "- question: What is a set?\n  answer: No order.\n  difficulty: hard\n"
    )

    assert grades(table, ".csv") == ["easy", "hard"]
    assert grades(records, ".json") == ["easy", "hard"]
    assert grades(lines, ".yml") == ["easy", "hard"]


def test_what_a_question_is_about_says_nothing() -> None:
    """The words may stand in it for another reason."""
    text = "### Why is (hard) voting worse than soft voting?\n\nIt is not.\n\n" + (
        "### What is easy about lists?\n\nAll.\n\n### Explain ⭐ ratings in shops?\n\nA mean.\n"
    )

    assert grades(text) == [None] * 3
