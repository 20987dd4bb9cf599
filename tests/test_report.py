"""What the commands print can be read at a glance."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from studyfold import report
from studyfold.model import Diagnostic, Entry, Item, QASet, Study, Topic

MakeItem = Callable[..., Item]


@pytest.fixture
def study(make_item: MakeItem, make_study: Callable[..., Study]) -> Study:
    """Two sets with one question in common."""
    items = (
        make_item("a", "What is x?"),
        make_item("b", "What is x?", "A", status="truncated"),
        make_item("b", "What is y?", "", status="unanswered"),
    )
    entries = (
        Entry("e1", "x", "What is x?", "What is `x`?", (items[0].id, items[1].id), (), "letters"),
        Entry("e2", "y", "What is y?", "What is y?", (items[2].id,), (), "letters"),
    )
    return make_study(
        sets=(QASet("a", "a.md", "Set A", "heading", 1), QASet("b", "b.md", "B", "bold line", 2)),
        items=items,
        entries=entries,
        topics=(Topic("letters", "Letters", "", ("e2", "e1")),),
    )


def test_sets_are_a_table(study: Study) -> None:
    """Numbers stand to the right, and no line ends with spaces."""
    assert report.sets(study.sets, study.items) == (
        "set    layout     items  unanswered  truncated  file\n"
        "-----  ---------  -----  ----------  ---------  ----\n"
        "Set A  heading        1           0          0  a.md\n"
        "B      bold line      2           1          1  b.md\n"
    )


def test_without_sets_the_table_has_its_head() -> None:
    """Nothing found is something to be seen."""
    assert report.sets((), ()).splitlines()[0].split() == [
        "set", "layout", "items", "unanswered", "truncated", "file",
    ]  # fmt: skip


def test_a_study_is_its_topics_with_their_entries(study: Study) -> None:
    """In reading order, with the number of sets that ask the same."""
    assert report.study(study) == (
        "3 questions from 2 sets became 2 entries in 1 topic\n\n"
        "Letters (2)\n  What is y?\n  What is x?  [2 sets]\n\n"
    )


def test_the_summary_counts_in_words(study: Study) -> None:
    """One is not many, and thousands are easy to read."""
    one = replace(study, sets=study.sets[:1], items=study.items[:1], entries=study.entries[:1])
    many = replace(study, items=study.items * 500)

    assert [report.summary(one), report.summary(many)] == [
        "1 question from 1 set became 1 entry in 1 topic",
        "1,500 questions from 2 sets became 2 entries in 1 topic",
    ]


def test_a_diagnostic_is_a_line_with_its_place_first() -> None:
    """As editors and terminals find it: `path:line:`."""
    notes = [
        Diagnostic("error", "json", "a.json", 3, "no JSON"),
        Diagnostic("warning", "empty", "b", None, "nothing there"),
        Diagnostic("info", "model", None, None, "no model"),
    ]

    assert report.diagnostics(notes) == (
        "a.json:3: error: no JSON [json]\n"
        "b: warning: nothing there [empty]\n"
        "info: no model [model]\n"
    )
