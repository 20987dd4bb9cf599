"""A name means exactly what is called so, or the message says what else."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

import pytest

from studyfold.decisions import Meaning, Names, UnclearError
from studyfold.model import Item

MakeItem = Callable[..., Item]
Groups = Mapping[str, tuple[str, ...]]


@pytest.fixture
def items(make_item: MakeItem) -> dict[str, Item]:
    """Items by their ids, some with ids that their sets gave them."""
    made = [
        make_item("a", "X?"),
        replace(make_item("a", "Y?"), ref="7"),
        replace(make_item("b", "X?"), ref="7"),
        replace(make_item("b", "Y?"), ref="y 1"),
    ]
    return {item.id: item for item in made}


def names(items: Mapping[str, Item], entries: Groups = {}, **given: Mapping[str, object]) -> Names:  # noqa: B006  # only read
    """Return the names of some items and entries."""
    more: dict[str, Mapping[str, object]] = {"reworded": {}, "named": {}, **given}
    return Names(items, entries, **more)  # type: ignore[arg-type]  # by name


def unclear(known: Names, name: str) -> tuple[str, bool]:
    """Return the message about a name, and whether it says that it is ambiguous."""
    with pytest.raises(UnclearError) as caught:
        known.find(name)
    return str(caught.value), caught.value.ambiguous


def test_items_and_entries_are_found_by_each_of_their_names(items: dict[str, Item]) -> None:
    """An item by its id and its set's own, an entry by any of its names."""
    known = names(items, {"q1": ("a:x", "b:x"), "why-x": ("a:x", "b:x")})

    assert known.find("a:x") == Meaning(("a:x",), False)
    assert known.find("y 1") == Meaning(("b:y",), False)
    assert known.find("q1") == known.find("why-x") == Meaning(("a:x", "b:x"), True)


def test_what_several_items_are_called_is_ambiguous(items: dict[str, Item]) -> None:
    """The message names them all, with their files."""
    told, ambiguous = unclear(names(items), "7")

    assert ambiguous
    assert told == (
        "'7' may mean the item a:y of a.md, or the item b:x of b.md; "
        "write the id of the one that is meant"
    )


def test_an_item_and_an_entry_of_one_name_are_ambiguous(items: dict[str, Item]) -> None:
    """Unless the entry is that item."""
    told, ambiguous = unclear(names(items, {"y 1": ("a:x", "a:y")}), "y 1")

    assert ambiguous
    assert "the item b:y of b.md, or an entry (of a:x, a:y)" in told
    assert names(items, {"y 1": ("b:y",)}).find("y 1").items == ("b:y",)


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("nothing-like-it", "there is no item or entry 'nothing-like-it'"),
        ("a:z", "there is no item or entry 'a:z'"),
        ("why-xx", "there is no item or entry 'why-xx'; is 'why-x' meant?"),
        ("gone", "there is no item or entry 'gone' any more: its questions are gone from the sets"),
    ],
)
def test_what_nothing_is_called_is_said(items: dict[str, Item], name: str, told: str) -> None:
    """With what may be meant."""
    known = names(items, {"why-x": ("a:x",), "gone": ("c:x",)})

    assert unclear(known, name) == (told, False)


def test_an_entry_means_what_it_was_when_it_was_first_named(items: dict[str, Item]) -> None:
    """Or, for what is decided about the entry whatever it holds, what it is now."""
    known = names(items, {"q1": ("a:x",)}, named={"q1": ("a:x", "b:x"), "q2": ("a:y", "b:y")})

    assert known.find("q1").items == ("a:x", "b:x")
    assert known.find("q1", now=True).items == ("a:x",)
    assert known.find("q2", now=True) == Meaning(("a:y", "b:y"), True)
    assert known.used == {"q1": ("a:x", "b:x"), "q2": ("a:y", "b:y")}


def test_an_item_is_known_by_its_old_id_when_it_was_reworded(items: dict[str, Item]) -> None:
    """Once, and from then on by what is kept; ids alone need not be kept."""
    first = names(items, reworded={"a:old": "a:x"})
    then = names(items, named={"a:old": ("a:x",)})
    again = names(items, named={"a:old": ("a:mid",)}, reworded={"a:mid": "a:x"})

    for known in (first, then, again):
        assert known.find("a:old") == Meaning(("a:x",), False)
        assert known.find("b:y").items == ("b:y",)
        assert known.used == {"a:old": ("a:x",)}


def test_an_entry_keeps_its_meaning_while_its_set_is_away(items: dict[str, Item]) -> None:
    """It is there again when the set is."""
    known = names(items, named={"q1": ("c:x", "c:y"), "c:old": ("c:z",)})

    assert [unclear(known, name)[1] for name in ("q1", "c:old")] == [False, False]
    assert known.used == {"q1": ("c:x", "c:y"), "c:old": ("c:z",)}
