"""Decisions are followed in their order; the earlier hold against the later."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from studyfold.decisions import Decided
from studyfold.model import Verdicts

Follow = Callable[..., Decided]
ENTRIES = {"q1": ("a:1", "b:1"), "q2": ("a:2", "b:2")}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", Verdicts()),
        ("- same: [b:1, a:1, a:2]", Verdicts((("a:1", "a:2"), ("a:1", "b:1")))),
        ("- different: [b:1, a:1]", Verdicts((), (("a:1", "b:1"),))),
        (
            "- different: [q1, q2]",
            Verdicts((), (("a:1", "a:2"), ("a:1", "b:2"), ("a:2", "b:1"), ("b:1", "b:2"))),
        ),
        ("- split: q1", Verdicts((), (("a:1", "b:1"),), frozenset({"a:1", "b:1"}))),
        ("- split: a:1", Verdicts((), (), frozenset({"a:1"}))),
        ("- hide: a:1", Verdicts()),
    ],
)
def test_decisions_become_what_matching_honours(
    follow: Follow, text: str, expected: Verdicts
) -> None:
    """Pairs of items; those of an entry count with it."""
    decided = follow(text, ENTRIES)

    assert (decided.verdicts, decided.diagnostics) == (expected, ())


@pytest.mark.parametrize(
    ("text", "line", "told"),
    [
        (
            "- same: [a:1, b:1]\n- different: [b:1, a:1]\n",
            2,
            "'different' parts “1?” (b:1) and “1?” (a:1), which d.yml:1 keeps together; the "
            "earlier holds and this is not followed, so delete one of them",
        ),
        (
            "- same: [a:1, b:1]\n- same: [b:1, b:2]\n- different: [a:1, b:2]\n",
            3,
            "'different' parts “1?” (a:1) and “2?” (b:2), which d.yml:1 and d.yml:2 keep together",
        ),
        (
            "- different: [a:1, b:2]\n- same: [a:1, b:1]\n- same: [b:1, b:2]\n",
            3,
            "'same' joins “1?” (a:1) and “2?” (b:2), which d.yml:1 and d.yml:2 keep apart",
        ),
        ("- same: [a:1, b:1]\n- split: [a:1, b:1]\n", 2, "which d.yml:1 keeps together"),
        ("- same: [a:1, b:1]\n- split: q1\n", 2, "which d.yml:1 keeps together"),
        ("- split: q1\n- same: [a:1, b:1]\n", 2, "which d.yml:1 keeps apart"),
        ("- different: [a:1, q1]\n", 1, "'different' has “1?” (a:1) on both sides"),
    ],
)
def test_a_contradiction_is_an_error_with_both_lines(
    follow: Follow, text: str, line: int, told: str
) -> None:
    """Through others too; the later of them is not followed, as a whole."""
    decided = follow(text, ENTRIES)
    (note,) = decided.diagnostics

    assert (note.level, note.code, note.path, note.line) == (
        "error",
        "contradiction",
        "d.yml",
        line,
    )
    assert told in note.message
    kept = "".join(text.splitlines(keepends=True)[: line - 1])
    assert decided.verdicts == follow(kept, ENTRIES).verdicts
    assert decided.alone == follow(kept, ENTRIES).alone


def test_a_split_item_joins_others_only_by_a_decision(follow: Follow) -> None:
    """Which is no contradiction: a person may say where it belongs."""
    decided = follow("- split: a:1\n- same: [a:1, b:2]\n")

    assert decided.diagnostics == ()
    assert decided.verdicts == Verdicts((("a:1", "b:2"),), (), frozenset({"a:1"}))


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("- same:\n  - a:1\n  - c:9\n", "'same' does nothing now, and the line is kept"),
        ("- same:\n  - a:1\n  - c:9\n  - b:1\n", "the rest of it is followed, and the line is kep"),
        ("- hide:\n  - a:1\n  - c:9\n", "the rest of it is followed"),
        ("- {title: T, of: \n c:9}\n", ""),
    ],
)
def test_a_decision_about_nothing_is_a_warning_with_its_line(
    follow: Follow, text: str, told: str
) -> None:
    """What is left of it is followed where that is enough."""
    decided = follow(text)
    (note,) = decided.diagnostics

    assert (note.level, note.code) == ("warning", "unmatched-decision")
    assert "c:9" in text.splitlines()[(note.line or 0) - 1]
    assert note.message.startswith("there is no item or entry 'c:9'")
    assert told in note.message
    assert bool(decided.placed) == ("the rest" in told)


def test_an_answer_that_leads_is_one_of_an_item(follow: Follow) -> None:
    """An entry has several; one that is a single item is as good as the item."""
    decided = follow("- prefer: q1\n- prefer: q3\n", {**ENTRIES, "q3": ("b:3",)})

    assert [(n.level, n.code, n.line) for n in decided.diagnostics] == [
        ("error", "ambiguous-name", 1)
    ]
    assert "'q1' is an entry of several items (a:1, b:1); name the item" in str(
        decided.diagnostics[0]
    )
    assert [one.items for one in decided.placed] == [("b:3",)]


def test_what_entries_meant_is_kept(follow: Follow) -> None:
    """For the ledger; ids of items need no keeping."""
    decided = follow("- split: q1\n- hide: a:2\n- {title: T, of: q2}\n", ENTRIES)

    assert decided.named == ENTRIES
