"""A pair is shown so that what tells both apart is seen first, on every terminal."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

import pytest

from studyfold.review import Doubt, card
from studyfold.review.compare import decisive
from studyfold.terminal import width

MakeDoubt = Callable[..., Doubt]
SHARED = "Dropout switches off random units of a network."
MORE = "Divide by the keep rate."


@pytest.fixture
def pair(make_doubt: MakeDoubt) -> Doubt:
    """Two questions that differ in a word, and answers that differ in a sentence."""
    return make_doubt(
        "Why is dropout used?", "Why is momentum used?", (SHARED, f"{SHARED}\n\n- {MORE}")
    )


def test_a_wide_terminal_shows_both_side_by_side(pair: Doubt) -> None:
    """Marked without colours: words between asterisks, sentences by a plus."""
    shown = card(pair, "3/41", 100, colour=False).splitlines()
    columns = [[part.strip() for part in line.split("│")] for line in shown[1:]]

    assert shown[0] == "── 3/41 · likeness 0.50 · now two entries " + "─" * 58
    assert columns == [
        ["A Set a (a.md:1)", "B Set b (b.md:1)"],
        ["Why is *dropout* used?", "Why is *momentum* used?"],
        ["", ""],
        ["Dropout switches off random units of a", "Dropout switches off random units of a"],
        ["network.", "network."],
        ["", f"+ {MORE}"],
    ]
    assert {line.index("│") for line in shown[1:]} == {49}


def test_a_narrow_terminal_shows_one_above_the_other(pair: Doubt) -> None:
    """Nothing is wider than it is."""
    shown = card(replace(pair, merged=True), "1/2", 40, colour=False)
    lines = shown.splitlines()

    assert max(map(width, lines)) <= 40
    assert "now one entry" in shown
    assert [line for line in lines if line.startswith(("A ", "B ", "Why"))] == [
        "A Set a (a.md:1)",
        "Why is *dropout* used?",
        "B Set b (b.md:1)",
        "Why is *momentum* used?",
    ]
    assert [line for line in lines if line.startswith("+")] == [f"+ {MORE}"]


@pytest.mark.parametrize("columns", [20, 89, 90, 100, 161, 500])
def test_no_line_is_wider_than_the_terminal(make_doubt: MakeDoubt, columns: int) -> None:
    """Signs that take two columns and words without a space included."""
    pair = make_doubt("为什么要使用激活函数?" * 20, "x" * 500, ("词" * 300, "y " * 900))

    assert max(map(width, card(pair, "1/1", columns, colour=False).splitlines())) <= columns


def test_colours_only_add_to_what_is_shown(pair: Doubt) -> None:
    """The words that differ are underlined instead of standing between asterisks."""
    shown = card(pair, "1/1", 100, colour=True)

    assert "\x1b[1;4mdropout\x1b[0m" in shown
    bare = re.sub(r"\x1b\[[\d;]*m", "", shown)
    assert bare.split() == card(pair, "1/1", 100, colour=False).replace("*", "").split()


def test_what_a_set_says_cannot_steer_the_terminal(make_doubt: MakeDoubt) -> None:
    """No escape sequence, no other writing direction, whatever part it stands in."""
    evil = "x\x1b[2J\x9b1m\u202egnp\x07\x08"
    pair = make_doubt(f"Why {evil}?", "Y?", (f"{evil}. {evil}", evil))
    pair = replace(pair, a=replace(pair.a, prompt=f"```\n{evil}\n```", path=evil), set_a=evil)

    for columns in (40, 120):
        shown = card(pair, "1/1", columns, colour=False)

        assert not [sign for sign in shown if not sign.isprintable() and sign != "\n"]


def test_an_answer_is_told_by_its_beginning_and_what_only_it_says() -> None:
    """What does not fit is a gap; code is shown line by line; Markdown's signs are left out."""
    answer = (
        "It **starts** so. Both say this about units. It also costs $1 - p$ time.\n\n"
        "```python\na = 1 - b\n```\n\n1. Both say this about units."
    )
    found = decisive(answer, "Both say this about units.", 60)

    assert [(one.text.strip(), one.only) for one in found] == [
        ("It starts so.", True),
        ("", False),
        ("It also costs $1 - p$ time.", True),
        ("a = 1 - b", True),
        ("", False),
    ]


@pytest.mark.parametrize("answer", ["", "\n\n", "```\n```"])
def test_no_answer_is_said_to_be_none(make_doubt: MakeDoubt, answer: str) -> None:
    """And the other is not marked as saying more than it."""
    shown = card(make_doubt("X?", "Y?", (answer, "It is so.")), "1/1", 40, colour=False)

    assert "  (no answer)" in shown
