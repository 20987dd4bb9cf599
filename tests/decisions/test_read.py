"""What decisions.yml says is understood, or the message says why not and where."""

from __future__ import annotations

import pytest

from studyfold.decisions import read
from studyfold.decisions.decision import EXAMPLES

GOOD = """\
# What we agreed on.
- same:
    - a:1  # Why ReLU?
    - b:2
  why: both ask for it
- different: [a:1, "c d", 42]
- split: a:1
- title: 3.10
  of: a:1
- {topic: Loss functions, of: [a:1, b:2]}
- prefer: [a:1, a:1]
- hide: a:1
"""


def test_every_kind_of_decision_is_read() -> None:
    """In the order of the file, as it was written, with the line where each begins."""
    decisions, notes = read(GOOD, "d.yml")

    assert notes == ()
    assert [(one.line, *one.said, one.why) for one in decisions] == [
        (2, "same", ("a:1", "b:2"), "", "both ask for it"),
        (6, "different", ("a:1", "c d", "42"), "", ""),
        (7, "split", ("a:1",), "", ""),
        (8, "title", ("a:1",), "3.10", ""),
        (10, "topic", ("a:1", "b:2"), "Loss functions", ""),
        (11, "prefer", ("a:1",), "", ""),
        (12, "hide", ("a:1",), "", ""),
    ]
    assert [name.line for name in decisions[0].names] == [3, 4]


@pytest.mark.parametrize("kind", EXAMPLES)
def test_the_examples_in_messages_are_right(kind: str) -> None:
    """Who copies one gets a decision of that kind."""
    (decision,), notes = read(EXAMPLES[kind], "d.yml")  # type: ignore[index]  # a key of it

    assert (decision.kind, notes) == (kind, ())


@pytest.mark.parametrize("text", ["", "# Nothing yet.\n", "---\n", "[]\n"])
def test_a_file_may_say_nothing(text: str) -> None:
    """Without a message."""
    assert read(text, "d.yml") == ((), ())


@pytest.mark.parametrize(
    ("text", "line", "told"),
    [
        ("same: [a, b]", 1, "expected a list of decisions, each after a '- ', found a map"),
        ("\n- a and b\n", 2, "expected a decision such as 'same: [...]', found the text 'a and b'"),
        ("- why: so\n", 1, "expected one decision here (same, different, split, title,"),
        ("- same: [a, b]\n  hide: a\n", 1, "found 'same' and 'hide' in one; begin each with '- '"),
        ("- same: [a, b]\n  same: [c, d]\n", 2, "'same' stands here a second time"),
        ("- sane: [a, b]\n", 1, "the key 'sane' is unknown, so this decision is not followed; is"),
        ("- same: [a, b]\n  by: me\n", 2, "'by' is unknown, so this decision is not followed; kno"),
        ("- [x]: [a, b]\n", 1, "a list as a key is unknown"),
        ("- same: a\n", 1, "expected at least two questions in 'same', found a."),
        ("- different:\n    [a, a]\n", 2, "at least two questions in 'different', found a."),
        ("- hide: []\n", 1, "expected at least a question in 'hide', found nothing"),
        ("- hide:\n", 1, "expected ids of items or entries in 'hide', found nothing"),
        ("- same: [a, [b]]\n", 1, "expected ids of items or entries in 'same', found a list"),
        ("- hide: {a: b}\n", 1, "expected ids of items or entries in 'hide', found a map"),
        ("- title: x\n", 1, "what this is about in 'of' below 'title', found nothing"),
        ("- title: ''\n  of: a\n", 1, "expected a text for 'title', found nothing"),
        ("- title: [x]\n  of: a\n", 1, "expected a text for 'title', found a list"),
        ("- hide: a\n  of: b\n", 2, "'of' belongs to title and topic; 'hide' itself names the"),
        ("- hide: a\n  why: [x]\n", 2, "expected a text for 'why', found a list"),
        ("- same: [a, b\n", 2, "this is no YAML"),
        ("- same: &x [a, b]\n- hide: *x\n", 2, "an alias (*x) is not allowed; write the text out"),
        ("- hide: !!python/name:os.system x\n", 1, "the tag"),
    ],
)
def test_a_fault_is_an_error_with_its_line(text: str, line: int, told: str) -> None:
    """What was expected and what was found."""
    decisions, (note,) = read(text, "d.yml")

    assert decisions == ()
    assert (note.level, note.code, note.path, note.line) == (
        ("error", "decisions-file", "d.yml", line)
    )
    assert told.replace("what this", "the questions that this") in note.message


def test_a_decision_that_is_not_understood_costs_itself_alone() -> None:
    """Each stands for itself."""
    decisions, notes = read("- hide: a\n- hid: b\n- hide: c\n", "d.yml")

    assert [one.names[0].text for one in decisions] == ["a", "c"]
    assert [note.line for note in notes] == [2]
