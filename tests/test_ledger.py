"""Ids and addresses stay, whatever happens to the sets."""

from __future__ import annotations

import difflib
import json
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from studyfold import ledger as module
from studyfold.ledger import Ledger, Record, dump, identify, load, reworded
from studyfold.model import Diagnostic, Entry, Item

MakeItem = Callable[..., Item]
Groups = Sequence[Sequence[Item]]


def publish(groups: Groups, before: Ledger | None = None) -> tuple[tuple[Entry, ...], Ledger]:
    """Give the entries of some groups their ids and addresses; the first item names the entry."""
    entries = [
        Entry("", "", group[0].question, group[0].heading, tuple(i.id for i in group), ())
        for group in groups
    ]
    items = {item.id: item for group in groups for item in group}
    return identify(entries, items, before or Ledger())


def names(entries: Sequence[Entry]) -> list[tuple[str, str]]:
    """Return the entries' ids and slugs."""
    return [(entry.id, entry.slug) for entry in entries]


@pytest.fixture
def cups(make_item: MakeItem) -> Item:
    """A question of set a, with an answer of its own."""
    return make_item("a", "What is a cup?", "A vessel to drink from.")


@pytest.fixture
def mugs(make_item: MakeItem) -> Item:
    """A question of set b, with an answer of its own."""
    return make_item("b", "What is a mug?", "A sturdy cup with a handle.")


@pytest.fixture
def jugs(make_item: MakeItem) -> Item:
    """A question of set b, with an answer of its own."""
    return make_item("b", "What is a jug?", "A vessel to pour from.")


def test_a_new_entry_gets_a_readable_address(cups: Item) -> None:
    """The slug is its question's; the answer is known by a digest, which may never change."""
    (entry,), ledger = publish([[cups]])

    assert entry.slug == "what-is-a-cup"
    assert ledger == Ledger((Record(entry.id, entry.slug, (), {cups.id: "622c7775"}),))


def test_entries_of_the_same_title_get_addresses_of_their_own(make_item: MakeItem) -> None:
    """The second one counts on."""
    twins = [[make_item("a", "What is x?", prompt=f"x = {n}")] for n in (1, 2)]
    entries, _ = publish(twins)

    assert [entry.slug for entry in entries] == ["what-is-x", "what-is-x-2"]
    assert entries[0].id != entries[1].id


def test_everything_stays_in_a_second_build(cups: Item, mugs: Item) -> None:
    """The same sets give the same entries and the same ledger."""
    first, before = publish([[cups], [mugs]])
    second, after = publish([[cups], [mugs]], before)

    assert (second, after) == (first, before)


def test_addresses_stay_when_a_set_is_added(cups: Item, mugs: Item, jugs: Item) -> None:
    """Even where the new set's answer leads and its wording is the title from now on."""
    first, before = publish([[cups]])
    second, _ = publish([[mugs, cups], [jugs]], before)

    assert names(second[:1]) == names(first)


def test_a_new_entry_never_takes_an_address_in_use(make_item: MakeItem, cups: Item) -> None:
    """Though it comes first and has the very same title."""
    first, before = publish([[cups]])
    other = make_item("0", "What is a cup?", "A prize.")
    second, _ = publish([[other], [cups]], before)

    assert [entry.slug for entry in second] == ["what-is-a-cup-2", first[0].slug]


def test_addresses_stay_when_a_wording_changes(make_item: MakeItem, cups: Item) -> None:
    """The same answer in the same set still says which question it was."""
    first, before = publish([[cups]])
    reworded = make_item("a", "How would you define a cup?", cups.answer)
    second, after = publish([[reworded]], before)

    assert names(second) == names(first)
    assert [list(record.items) for record in after.records] == [[reworded.id]]


def test_addresses_stay_when_an_answer_changes(make_item: MakeItem, cups: Item) -> None:
    """The question's own words know it again; the ledger notes the new answer."""
    first, before = publish([[cups]])
    second, after = publish([[make_item("a", cups.question, "A small bowl.")]], before)

    assert names(second) == names(first)
    assert after != before


@pytest.mark.parametrize(("answer", "asked"), [("", "x"), ("", "xy"), ("See above.", "xy")])
def test_an_answer_that_many_have_knows_nothing_again(
    make_item: MakeItem, answer: str, asked: str
) -> None:
    """Neither an empty answer nor one that two questions share says which one a new one was."""
    old = [[make_item("a", f"What is {letter}?", answer)] for letter in asked]
    first, before = publish(old)
    second, _ = publish([[make_item("a", "What is z?", answer)]], before)

    assert second[0].slug == "what-is-z"
    assert second[0].id not in {entry.id for entry in first}


def test_the_same_words_count_for_more_than_the_same_answer(
    make_item: MakeItem, cups: Item
) -> None:
    """A copy under another question, though it comes first, does not take the address along."""
    (before_it,), before = publish([[cups]])
    copy = make_item("a", "Cups?", cups.answer)
    second, _ = publish([[copy], [cups]], before)

    assert [entry.slug for entry in second] == ["cups", before_it.slug]


def test_the_same_answer_in_another_set_is_another_question(
    make_item: MakeItem, cups: Item
) -> None:
    """Only within one set does an answer stand for its question."""
    _, before = publish([[cups]])
    second, _ = publish([[make_item("b", "Tell me about cups", cups.answer)]], before)

    assert second[0].slug == "tell-me-about-cups"


def test_a_merge_keeps_both_addresses(make_item: MakeItem, cups: Item, mugs: Item) -> None:
    """The larger entry's address stays; the other one leads there, and its own aliases too."""
    more = make_item("c", "What are cups?", "Small vessels for drinking.")
    (cup, mug), before = publish([[cups, more], [mugs]])
    (merged,), after = publish([[mugs, cups, more]], before)

    assert (merged.id, merged.slug, merged.aliases) == (cup.id, cup.slug, (mug.slug,))
    assert [record.aliases for record in after.records] == [(mug.slug,)]


def test_aliases_are_handed_on(cups: Item, mugs: Item, jugs: Item, make_item: MakeItem) -> None:
    """An address that was merged away twice still leads to what it named."""
    more = [make_item(name, "What are jugs?", f"{name} jugs") for name in "cde"]
    _, before = publish([[cups], [mugs], [jugs, *more]])
    (first, _), middle = publish([[cups, mugs], [jugs, *more]], before)
    (last,), _ = publish([[cups, mugs, jugs, *more]], middle)

    assert {last.slug, *last.aliases} == {"what-is-a-jug", first.slug, *first.aliases}
    assert len(last.aliases) == 2


def test_a_split_leaves_the_address_with_the_larger_part(
    make_item: MakeItem, cups: Item, mugs: Item
) -> None:
    """The part that leaves gets an address that nobody ever had."""
    more = make_item("c", "What are mugs?", "Heavy cups.")
    (whole,), before = publish([[cups, mugs, more]])
    (left, stayed), after = publish([[cups], [mugs, more]], before)

    assert (stayed.id, stayed.slug) == (whole.id, whole.slug)
    assert left.id != whole.id
    assert left.slug == "what-is-a-cup-2"
    assert {record.id: set(record.items) for record in after.records} == {
        stayed.id: {mugs.id, more.id},
        left.id: {cups.id},
    }


def test_a_part_that_left_does_not_pull_its_old_address_along(cups: Item, mugs: Item) -> None:
    """After a split each part keeps what it got, in the builds that follow too."""
    _, whole = publish([[cups, mugs]])
    parts, split = publish([[cups], [mugs]], whole)
    again, after = publish([[cups], [mugs]], split)

    assert (again, after) == (parts, split)


def test_a_set_that_comes_back_finds_its_addresses(cups: Item, mugs: Item) -> None:
    """Meanwhile they are nobody else's."""
    first, before = publish([[cups], [mugs]])
    _, without = publish([[cups]], before)
    again, after = publish([[cups], [mugs]], without)

    assert (again, after) == (first, before)
    assert without == before


def test_sets_that_come_and_go_in_turn_share_their_address(cups: Item, mugs: Item) -> None:
    """An entry is the same one while either of its sets is away."""
    (both,), ledger = publish([[cups, mugs]])
    found = []
    for present in ([cups], [mugs], [cups], [cups, mugs]):
        entries, ledger = publish([present], ledger)
        found += names(entries)

    assert found == [(both.id, both.slug)] * 4


def test_a_set_that_was_away_during_a_merge_finds_the_merged_entry(
    make_item: MakeItem, cups: Item, mugs: Item
) -> None:
    """What its question was published under is now an alias of that entry."""
    more = make_item("c", "What are mugs?", "Heavy cups.")
    _, apart = publish([[cups], [mugs, more]])
    (merged,), ledger = publish([[cups, more]], apart)
    (back,), _ = publish([[mugs]], ledger)

    assert (back.id, back.slug, back.aliases) == (merged.id, merged.slug, merged.aliases)


def test_no_sets_at_all_leave_the_ledger_as_it_is(cups: Item, mugs: Item) -> None:
    """A build that found nothing to read loses no address."""
    _, before = publish([[cups], [mugs]])

    assert publish([], before) == ((), before)


def test_the_order_of_records_makes_no_difference(cups: Item, mugs: Item, jugs: Item) -> None:
    """A ledger that was sorted otherwise gives the same result."""
    _, before = publish([[cups], [mugs], [jugs]])
    backwards = Ledger(before.records[::-1])
    groups = [[cups, mugs], [jugs]]

    assert publish(groups, backwards) == publish(groups, before)


LABELS = st.lists(st.integers(0, 3), min_size=6, max_size=6)


@settings(deadline=None, derandomize=True, max_examples=100)
@given(st.lists(LABELS, min_size=2, max_size=5))
def test_no_address_is_ever_lost_or_given_twice(
    make_item: MakeItem, history: list[list[int]]
) -> None:
    """Whatever is merged, split, removed and brought back: each address leads to one entry."""
    pool = [make_item("ab"[n % 2], f"What is {n // 2}?", f"It is {n}.") for n in range(6)]
    ledger, published = Ledger(), set[str]()
    for labels in history:
        # Items of the same label are one entry; those with label 0 are away.
        groups = [[i for i, own in zip(pool, labels, strict=True) if own == n] for n in (1, 2, 3)]
        entries, ledger = publish([group for group in groups if group], ledger)
        published |= {slug for entry in entries for slug in (entry.slug, *entry.aliases)}
        kept = Counter(slug for r in ledger.records for slug in (r.slug, *r.aliases))

        assert set(kept) >= published
        assert set(kept.values()) <= {1}
        assert len({entry.id for entry in entries}) == len(entries)
        assert {r.id: (r.slug, r.aliases) for r in ledger.records}.items() >= {
            entry.id: (entry.slug, entry.aliases) for entry in entries
        }.items()


def written(folder: Path, ledger: Ledger) -> Path:
    """Write a ledger as `build` does."""
    path = folder / "ledger.json"
    path.write_text(dump(ledger), encoding="utf-8")
    return path


def test_a_ledger_survives_its_file(tmp_path: Path, make_item: MakeItem) -> None:
    """What was written is read back, in letters of every script and with aliases."""
    one, two = make_item("ä", "Was ist Größe?"), make_item("ö", "大きさとは？")
    _, apart = publish([[one], [two]])
    _, ledger = publish([[one, two]], apart)

    assert "was-ist-grösse" in dump(ledger)
    assert load(written(tmp_path, ledger), "l") == (ledger, ())


def test_the_file_is_sorted_and_ends_like_a_text(cups: Item, mugs: Item, jugs: Item) -> None:
    """However the records come, the file is the same; one item stands on one line."""
    _, ledger = publish([[mugs, cups], [jugs]])
    text = dump(ledger)

    assert dump(Ledger(ledger.records[::-1])) == text
    assert text.endswith("}\n")
    assert [
        line.split('"')[1] for line in text.splitlines() if '": "' in line and ":what" in line
    ] == [item for record in json.loads(text)["entries"] for item in sorted(record["items"])]


def test_a_new_entry_changes_no_line_of_the_others(cups: Item, mugs: Item, jugs: Item) -> None:
    """What a maintainer sees in a diff is the new entry and nothing else, but for a comma."""
    _, before = publish([[cups], [mugs]])
    _, after = publish([[cups], [mugs], [jugs]], before)
    diff = difflib.ndiff(dump(before).splitlines(), dump(after).splitlines())

    assert [line for line in diff if line.startswith("-") and line != "-   }"] == []


def test_a_missing_ledger_is_an_empty_one(tmp_path: Path) -> None:
    """The first build has none."""
    assert load(tmp_path / "ledger.json", "l") == (Ledger(), ())


ENTRY = '{"id": "q1", "slug": "s1", "items": {}}'


@pytest.mark.parametrize(
    ("text", "line", "problem"),
    [
        ('{"version": 1,\n "entries": [\n<<<<<<< HEAD\n', 3, "it is no JSON"),
        ("", 1, "it is no JSON"),
        ("[]", None, "it has not the shape"),
        ("null", None, "it has not the shape"),
        ('{"version": 1}', None, "it has not the shape"),
        ('{"entries": []}', None, "it has not the shape"),
        ('{"version": 1, "entries": {"a": 1}}', None, "it has not the shape"),
        ('{"version": 1, "entries": [3]}', None, "it has not the shape"),
        ('{"version": 1, "entries": ["q"]}', None, "it has not the shape"),
        ('{"version": 1, "entries": [{"id": "q", "slug": "s"}]}', None, "it has not the shape"),
        (
            '{"version": 1, "entries": [{"id": "q", "slug": "s", "items": ["a"]}]}',
            None,
            "it has not the shape",
        ),
        ('{"version": 2, "entries": []}', None, "it is of version 2"),
        (f'{{"version": 1, "entries": [{ENTRY}, {ENTRY}]}}', None, "to two entries (q1, s1)"),
        (
            f'{{"version": 1, "entries": [{ENTRY}, '
            '{"id": "q2", "slug": "s2", "items": {}, "aliases": ["s1"]}]}',
            None,
            "to two entries (s1)",
        ),
        ("[" * 100_000, None, "it has not the shape"),
    ],
    ids=lambda value: str(value)[:40],
)
def test_a_broken_ledger_is_an_error_and_stays_as_it_is(
    tmp_path: Path, text: str, line: int | None, problem: str
) -> None:
    """The message has the place, says what to do, and nothing of the file is believed."""
    path = tmp_path / "ledger.json"
    path.write_text(text, encoding="utf-8")
    ledger, notes = load(path, "sets/ledger.json")

    assert ledger == Ledger()
    assert [(n.level, n.code, n.path, n.line) for n in notes] == [
        ("error", "ledger", "sets/ledger.json", line)
    ]
    assert problem in notes[0].message
    assert "Restore it from version control" in notes[0].message
    assert path.read_text(encoding="utf-8") == text


def test_a_ledger_that_is_no_text_is_an_error(tmp_path: Path) -> None:
    """Bytes that are no UTF-8 are reported like any other damage."""
    path = tmp_path / "ledger.json"
    path.write_bytes(b'{"version": 1, "entries": ["\xff"]}')
    _, notes = load(path, "l")

    assert [(type(note), note.level) for note in notes] == [(Diagnostic, "error")]


def test_what_names_meant_is_kept(tmp_path: Path) -> None:
    """In the order of the names; a ledger without any looks as it did."""
    path = tmp_path / "ledger.json"
    named = {"why": ("b:1", "a:1"), "q1": ("a:2",)}
    text = dump(Ledger((), named))
    path.write_text(text, encoding="utf-8")

    assert load(path, "l") == (Ledger((), {"q1": ("a:2",), "why": ("a:1", "b:1")}), ())
    assert text.index('"q1"') < text.index('"why"')
    assert "named" not in dump(Ledger())


def test_an_entry_goes_by_each_of_its_names() -> None:
    """Its id, its slug and those it had before."""
    record = Record("q1", "now", ("before",), {"b:1": "x", "a:1": "y"})

    assert module.names(Ledger((record,))) == dict.fromkeys(["q1", "now", "before"], ("a:1", "b:1"))


def test_a_reworded_item_is_known_by_its_answer(make_item: Callable[..., Item]) -> None:
    """In its own set, where just one new item has just that answer."""
    items = {
        item.id: item
        for item in (
            make_item("a", "New?", "One."),
            make_item("b", "New?", "Two."),
            make_item("c", "New?", "Three."),
            make_item("c", "Newer?", "Three."),
            make_item("d", "New?", "Four."),
            make_item("e", "New?", ""),
        )
    }
    answers = {
        "a:old": "One.",
        "a:other": "Two.",
        "c:old": "Three.",
        "d:old": "Four.",
        "d:older": "Four.",
        "e:old": "",
    }
    before = [[replace(items["a:new"], id=name, answer=text)] for name, text in answers.items()]
    _, ledger = publish(before)

    assert reworded(ledger, items) == {"a:old": "a:new"}
