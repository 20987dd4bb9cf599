"""Titles, order, topics and what is hidden are done to the group that they are about."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest

from studyfold.decisions import Decided, Effects, effects
from studyfold.model import Item, Placement

Follow = Callable[..., Decided]
GROUPS = (("a:1", "b:1"), ("a:2", "b:2", "b:3"), ("a:3",))
ENTRIES = {
    "q1": ("a:1", "b:1"),
    "q2": ("a:2", "b:2", "b:3"),
    "q3": ("a:3",),
    "mix": ("a:1", "b:2", "b:3"),
}


@pytest.fixture
def done(follow: Follow, some: dict[str, Item]) -> Callable[[str], Effects]:
    """Return what tells what a decisions file does to three groups."""

    def done(text: str, groups: Sequence[Sequence[str]] = GROUPS) -> Effects:
        return effects(follow(text, ENTRIES), groups, some)

    return done


Done = Callable[[str], Effects]


def test_without_decisions_groups_are_as_they_were(done: Done) -> None:
    """And nothing is said."""
    assert done("") == Effects(GROUPS, {}, (), {}, frozenset(), ())


def test_titles_and_topics_are_those_of_their_groups(done: Done) -> None:
    """Named by an item, or by an entry: then it is the group with most of its items."""
    found = done("- {title: T, of: b:1}\n- {title: U, of: mix}\n- {topic: P, of: [a:3, q1]}\n")

    assert found.titles == {"a:1": "T", "a:2": "U"}
    assert found.topics == {"a:3": Placement("P", "d.yml", 3), "a:1": Placement("P", "d.yml", 3)}
    assert found.diagnostics == ()


def test_preferred_items_keep_their_order(done: Done) -> None:
    """Those of several groups too."""
    assert done("- prefer: [b:3, b:2]\n- prefer: b:1\n").preferred == ("b:3", "b:2", "b:1")


def test_a_hidden_item_leaves_its_group(done: Done) -> None:
    """The others stay, and each one is told of with its place."""
    found = done("- hide: b:1\n- hide: a:3\n")

    assert found.groups == (("a:1",), ("a:2", "b:2", "b:3"))
    assert found.hidden == {"b:1", "a:3"}
    assert [str(note) for note in found.diagnostics] == [
        "b.md:1: “1?” is not published, as d.yml:1 hides it",
        "a.md:1: “3?” is not published, as d.yml:2 hides it",
    ]
    assert {(note.level, note.code) for note in found.diagnostics} == {("info", "hidden")}


def test_a_hidden_entry_takes_its_whole_group(done: Done) -> None:
    """Also items that came to it later."""
    found = done("- hide: mix\n")

    assert found.hidden == {"a:2", "b:2", "b:3"}


@pytest.mark.parametrize(
    "text",
    [
        "- {title: T, of: a:1}\n- {title: U, of: b:1}\n",
        "- {topic: T, of: a:1}\n- {topic: U, of: q1}\n",
        "- prefer: a:1\n- prefer: b:1\n",
    ],
)
def test_of_two_that_exclude_each_other_the_earlier_holds(done: Done, text: str) -> None:
    """The later is an error that names both lines."""
    found = done(text)
    first = done(text.splitlines()[0])
    (note,) = found.diagnostics

    assert (found.titles, found.topics, found.preferred) == (
        (first.titles, first.topics, first.preferred)
    )
    assert (note.level, note.code, note.path, note.line) == ("error", "contradiction", "d.yml", 2)
    assert "is already decided for “1?” in d.yml:1; the earlier holds" in note.message


def test_saying_the_same_twice_is_no_contradiction(done: Done) -> None:
    """However it is named."""
    text = "- {title: T, of: a:1}\n- {title: t, of: b:1}\n- prefer: a:1\n- prefer: a:1\n"

    assert done(text).diagnostics == ()


@pytest.mark.parametrize("kind", ["{title: T, of: a:3}", "{topic: T, of: q3}", "prefer: a:3"])
def test_what_is_decided_about_something_hidden_is_told(done: Done, kind: str) -> None:
    """It does nothing, wherever it stands."""
    found = done(f"- {kind}\n- hide: a:3\n")

    assert [(n.level, n.code, n.line) for n in found.diagnostics if n.level != "info"] == [
        ("warning", "unmatched-decision", 1)
    ]
    assert (found.titles, found.topics, found.preferred) == ({}, {}, ())
