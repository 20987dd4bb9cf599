"""Anki packages of every age are read, and what is no package is one clear message."""

from __future__ import annotations

import io
import json
import sqlite3
import zipfile
from collections.abc import Callable, Sequence
from contextlib import closing
from typing import Any

import pytest
import zstandard

from studyfold.sources.formats import apkg, collection
from studyfold.sources.formats.apkg import convert
from studyfold.sources.formats.base import FormatError

Row = tuple[Any, ...]

NOTES: list[Row] = [
    (1, "g1", 10, " one two ", "What is <b>x</b>?\x1fA letter."),
    (2, "g2", 20, "", "It is {{c1::red}}.\x1fmore"),
]
CARDS: list[Row] = [(1, 1, 7, 0, 0), (2, 2, 1, 0, 8)]
"""Number, note, deck, template, home deck of a card that is in a filtered one."""
MODELS = {
    "10": {
        "name": "Basic",
        "flds": [{"name": "Back", "ord": 1}, {"name": "Front", "ord": 0}],
        "tmpls": [{"qfmt": "{{Front}}", "afmt": "{{FrontSide}}<hr>{{Back}}"}],
    },
    "20": {
        "name": "Cloze",
        "flds": [{"name": "Text", "ord": 0}, {"name": "Extra", "ord": 1}],
        "tmpls": [{"qfmt": "{{cloze:Text}}", "afmt": "{{cloze:Text}}{{Extra}}"}],
    },
}
DECKS = {"1": {"name": "Default"}, "7": {"name": "A::B"}, "8": {"name": "C"}}
EXPECTED = [
    {
        "Front": "What is <b>x</b>?",
        "Back": "A letter.",
        "id": "g1",
        "tags": ["one", "two"],
        "deck": "A::B",
        "notetype": "Basic",
    },
    {
        "Text": "It is {{c1::red}}.",
        "Extra": "more",
        "id": "g2",
        "tags": [],
        "deck": "C",
        "notetype": "Cloze",
    },
]
COMMON = (
    "CREATE TABLE notes (id integer primary key, guid text, mid integer, tags text, flds text);"
    "CREATE TABLE cards (id integer primary key, nid integer, did integer, ord integer,"
    " odid integer);"
)


def database(fill: Callable[[sqlite3.Connection], None]) -> bytes:
    """Return the bytes of a database."""
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.create_collation("unicase", lambda a, b: (a > b) - (a < b))
        fill(connection)
        connection.commit()
        return connection.serialize()


def old(notes: Sequence[Row] = NOTES, models: object = MODELS, decks: object = DECKS) -> bytes:
    """Return a collection whose note types and decks are JSON."""

    def fill(connection: sqlite3.Connection) -> None:
        connection.executescript(COMMON + "CREATE TABLE col (models text, decks text);")
        connection.execute("INSERT INTO col VALUES (?, ?)", (json.dumps(models), json.dumps(decks)))
        connection.executemany("INSERT INTO notes VALUES (?, ?, ?, ?, ?)", notes)
        connection.executemany("INSERT INTO cards VALUES (?, ?, ?, ?, ?)", CARDS)

    return database(fill)


def message(*texts: str) -> bytes:
    """Return short texts as fields 1, 2, … of a protocol buffer, with a number behind them."""
    parts = [bytes([n << 3 | 2, len(text)]) + text.encode() for n, text in enumerate(texts, 1)]
    return b"".join(parts) + b"\x18\x96\x01"


def new() -> bytes:
    """Return a collection with tables for note types and decks."""

    def fill(connection: sqlite3.Connection) -> None:
        connection.executescript(COMMON)
        connection.executescript(
            "CREATE TABLE col (models text, decks text); INSERT INTO col VALUES ('', '');"
            "CREATE TABLE notetypes (id integer primary key, name text COLLATE unicase);"
            "CREATE TABLE fields (ntid integer, ord integer, name text COLLATE unicase,"
            " PRIMARY KEY (ntid, ord)) WITHOUT ROWID;"
            "CREATE UNIQUE INDEX idx_fields ON fields (name, ntid);"
            "CREATE TABLE templates (ntid integer, ord integer, config blob);"
            "CREATE TABLE decks (id integer primary key, name text COLLATE unicase);"
        )
        for number, model in MODELS.items():
            connection.execute("INSERT INTO notetypes VALUES (?, ?)", (number, model["name"]))
            for part in model["flds"]:
                row = (number, part["ord"], part["name"])  # type: ignore[index]  # of two types
                connection.execute("INSERT INTO fields VALUES (?, ?, ?)", row)
            template: Any = model["tmpls"][0]
            packed = message(template["qfmt"], template["afmt"])
            connection.execute("INSERT INTO templates VALUES (?, 0, ?)", (number, packed))
        for number, deck in DECKS.items():
            name = deck["name"].replace("::", "\x1f")
            connection.execute("INSERT INTO decks VALUES (?, ?)", (number, name))
        connection.executemany("INSERT INTO notes VALUES (?, ?, ?, ?, ?)", NOTES)
        connection.executemany("INSERT INTO cards VALUES (?, ?, ?, ?, ?)", CARDS)

    return database(fill)


def package(**files: bytes) -> bytes:
    """Return a package; in the names `_` stands for the dot."""
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name.replace("_", "."), content)
    return written.getvalue()


def records(data: bytes) -> list[Any]:
    """Return the records that a package is converted to."""
    return [json.loads(line) for line in convert(data).lines]


UPDATE = old([(1, "x", 10, "", "Please update to the latest Anki version.\x1f")])
PACKAGES = {
    "of the oldest kind": package(collection_anki2=old(), media=b"{}"),
    "of the second kind": package(collection_anki2=UPDATE, collection_anki21=old()),
    "of the newest kind": package(
        collection_anki2=UPDATE, collection_anki21b=zstandard.compress(new()), media=b""
    ),
    "with a database of a running program": package(
        collection_anki2=old()[:18] + b"\2\2" + old()[20:]
    ),
}


@pytest.mark.parametrize("name", PACKAGES)
def test_the_notes_of_a_package_become_json_lines(name: str) -> None:
    """With the fields of their types, the front first, their tags, deck and type."""
    converted = convert(PACKAGES[name])

    assert (records(PACKAGES[name]), converted.suffix, converted.origin) == (
        EXPECTED,
        ".jsonl",
        None,
    )


def test_the_fields_on_the_front_come_first() -> None:
    """Whatever their order in the note type: the first field is taken for the question."""
    models = {
        "10": {
            "name": "Own",
            "flds": [{"name": n, "ord": o} for o, n in enumerate(("Sound", "Meaning", "Word"))],
            "tmpls": [{"qfmt": "<b>{{text:Word}}</b>", "afmt": "{{Meaning}}"}],
        }
    }
    notes = [(1, "g", 10, "", "a\x1fb\x1fc")]
    (record,) = records(package(collection_anki2=old(notes, models)))

    assert list(record)[:3] == ["Word", "Meaning", "Sound"]


def test_fields_without_a_name_are_kept() -> None:
    """Of a note whose type is not known, or which has more fields than its type."""
    notes = [(1, "g", 99, "", "a\x1fb"), (2, "h", 10, "", "c\x1fd\x1fe")]
    found = records(package(collection_anki2=old(notes)))

    assert [list(record.items())[:3] for record in found] == [
        [("field 1", "a"), ("field 2", "b"), ("id", "g")],
        [("Front", "c"), ("Back", "d"), ("field 3", "e")],
    ]


def test_a_field_called_like_one_of_ours_keeps_its_name() -> None:
    """The note's own id is left out then."""
    models = {"10": {"name": "Own", "flds": [{"name": "ID", "ord": 0}], "tmpls": []}}
    (record,) = records(package(collection_anki2=old([(1, "g", 10, "", "7")], models)))

    assert record == {"ID": "7", "tags": [], "deck": "A::B", "notetype": "Own"}


def test_a_note_keeps_its_lines_on_one() -> None:
    """Line breaks in a field, and letters of every script."""
    notes = [(1, "g", 10, "", "a\nb\u2028é\x1f日本")]
    converted = convert(package(collection_anki2=old(notes)))

    assert ([len(line.split("\n")) for line in converted.lines], "日本" in converted.lines[0]) == (
        [1],
        True,
    )


def encrypted() -> bytes:
    """Return a package that says that it is encrypted."""
    data = bytearray(package(collection_anki2=old()))
    data[6] |= 1
    data[data.rindex(b"PK\1\2") + 8] |= 1
    return bytes(data)


def view() -> bytes:
    """Return a collection whose notes are a query that never ends."""

    def fill(connection: sqlite3.Connection) -> None:
        connection.executescript(
            "CREATE TABLE col (models text, decks text);"
            "CREATE TABLE cards (nid integer, did integer, ord integer, odid integer);"
            "CREATE VIEW notes AS WITH RECURSIVE n(id) AS (SELECT 1 UNION ALL SELECT id FROM n)"
            " SELECT id, id AS guid, id AS mid, id AS tags, id AS flds FROM n;"
        )

    return database(fill)


def other() -> bytes:
    """Return a database that has nothing to do with Anki."""

    def fill(connection: sqlite3.Connection) -> None:
        connection.execute("CREATE TABLE t (a)")

    return database(fill)


FAULTS = {
    "nothing": (b"", "expected an Anki package"),
    "text": (b"What is x?", "expected an Anki package"),
    "half a package": (PACKAGES["of the oldest kind"][:-30], "expected an Anki package"),
    "no collection": (package(word_xml=b"x"), "found word.xml"),
    "an encrypted package": (encrypted(), "encrypted"),
    "no database": (package(collection_anki2=b"x"), "expected an SQLite database"),
    "a database cut off": (package(collection_anki2=old()[:5_000]), "cannot be read"),
    "a database of anything": (
        package(collection_anki2=other()),
        "expected the tables notes, cards, col",
    ),
    "a query instead of notes": (package(collection_anki2=view()), "no notes"),
    "note types of another make": (
        package(collection_anki2=old(models={"10": {"name": "x"}})),
        "not as Anki writes it",
    ),
    "note types that are no mapping": (
        package(collection_anki2=old(models=[1])),
        "not as Anki writes it",
    ),
    "no zstandard data": (package(collection_anki21b=b"x" * 50), "expected zstandard data"),
    "zstandard data cut off": (
        package(collection_anki21b=zstandard.compress(new())[:-9]),
        "",
    ),
}


@pytest.mark.parametrize("name", FAULTS)
def test_what_is_no_package_is_one_message(name: str) -> None:
    """It says what was expected and what was found."""
    data, part = FAULTS[name]
    with pytest.raises(FormatError) as raised:
        convert(data)

    assert part in raised.value.message


@pytest.mark.parametrize("declared", [True, False])
def test_a_bomb_is_not_unpacked(monkeypatch: pytest.MonkeyPatch, declared: bool) -> None:
    """Neither one that says how large it becomes nor one that does not."""
    monkeypatch.setattr(apkg, "LARGEST", 1_000_000)
    packer = zstandard.ZstdCompressor(write_content_size=declared)
    newest = package(collection_anki21b=packer.compress(b"\0" * 2_000_000))
    oldest = package(collection_anki2=b"\0" * 2_000_000)
    if not declared:
        # The size in the archive's list becomes 1.
        place = oldest.rindex(b"PK\1\2") + 24
        oldest = oldest[:place] + b"\1\0\0\0" + oldest[place + 4 :]
    messages = []
    for data in (newest, oldest):
        with pytest.raises(FormatError) as raised:
            convert(data)
        messages.append(raised.value.message)

    assert [text.partition(" once unpacked")[0] for text in messages][: 1 + declared] == [
        "collection.anki21b has more than 1 MB",
        "collection.anki2 has more than 1 MB",
    ][: 1 + declared]


def test_a_database_that_gives_too_much_is_left(monkeypatch: pytest.MonkeyPatch) -> None:
    """A damaged one can give the same page many times."""
    monkeypatch.setattr(collection, "_LONGEST_NOTES", 10)
    with pytest.raises(FormatError) as raised:
        convert(package(collection_anki2=old()))

    assert raised.value.message.startswith("the notes have more than 10 characters")
