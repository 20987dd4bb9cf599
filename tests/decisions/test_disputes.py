"""What people said about answers that contradict each other."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from studyfold.decisions import Decided, Disputes
from studyfold.decisions.disputes import disputes
from studyfold.model import Diagnostic

Follow = Callable[..., Decided]
GROUPS = (("b:1", "a:1"), ("a:2", "b:2", "b:3"), ("a:3",))
Said = Callable[[str], tuple[Disputes, tuple[Diagnostic, ...]]]


@pytest.fixture
def said(follow: Follow) -> Said:
    """Return what tells what a decisions file says of the answers of three entries."""
    return lambda text: disputes(follow(text, {"q2": ("a:2", "b:2")}), GROUPS)


def test_a_contradiction_is_shown_with_its_reason(said: Said) -> None:
    """Whatever the order of the names, and for each pair of several."""
    found, notes = said("- disagree: [b:1, a:1]\n  why: W\n- disagree: [b:3, q2]\n")

    assert found.shown == {("a:1", "b:1"): "W", ("a:2", "b:3"): "", ("b:2", "b:3"): ""}
    assert (found.settled, notes) == (frozenset(), ())


def test_answers_that_agree_are_settled(said: Said) -> None:
    """Nobody sees anything of it."""
    assert said("- agree: [a:1, b:1]\n") == (Disputes({}, frozenset({("a:1", "b:1")})), ())


def test_questions_of_different_entries_have_no_dispute(said: Said) -> None:
    """Nothing is done, and the line is named."""
    found, (note,) = said("- agree: [a:1, b:1]\n- disagree: [a:1, a:2]\n")

    assert found.shown == {}
    assert (note.level, note.code, note.line) == ("warning", "unmatched-decision", 2)


def test_of_two_that_say_the_opposite_the_earlier_holds(said: Said) -> None:
    """And the later is an error that names it."""
    found, (note,) = said("- agree: [a:1, b:1]\n- disagree: [b:1, a:1]\n")

    assert found == Disputes({}, frozenset({("a:1", "b:1")}))
    assert (note.level, note.code, note.line) == ("error", "contradiction", 2)
    assert "d.yml:1" in note.message
