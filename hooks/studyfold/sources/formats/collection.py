"""The database inside an Anki package → its notes."""

from __future__ import annotations

import json
import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass

from studyfold.sources.formats.base import FormatError

__all__ = ["HINT", "Note", "notes_of"]

_MAGIC = b"SQLite format 3\0"
_LONGEST_VALUE = 50_000_000
"""Bytes of one value in the database."""
_LONGEST_NOTES = 200_000_000
"""Characters of all notes together: a damaged database can give one page many times."""
_STEP = 100_000
_MOST_STEPS = 3_000
"""How often the database may work for `_STEP` instructions, so that no query runs for ever."""
_NEEDED = ("notes", "cards", "col")
_FIELD = re.compile(r"\{\{(?:[^{}]*:)?\s*([^{}:#/^]+?)\s*\}\}")
HINT = "export the deck anew from Anki (File, Export, format .apkg)"
"""What to do about a package that cannot be read."""


@dataclass(frozen=True, slots=True)
class Note:
    """One note of a collection."""

    guid: str
    kind: str
    """The name of its note type."""
    fields: tuple[tuple[str, str], ...]
    """Names and HTML; those on the front of its first card come first."""
    tags: tuple[str, ...]
    deck: str
    """With `::` between a deck and those in it."""


@dataclass(frozen=True, slots=True)
class _Kind:
    """A note type."""

    name: str
    fields: tuple[str, ...]
    front: str
    """The template of the front of its first card."""
    back: str


def notes_of(database: bytes) -> list[Note]:
    """Return the notes of a collection, in the order of their numbers.

    Raises:
        FormatError: where the bytes are no collection, or a damaged one.
    """
    if not database.startswith(_MAGIC):
        raise FormatError(f"expected an SQLite database in the package, found none; {HINT}")
    try:
        with closing(sqlite3.connect(":memory:")) as connection:
            _guard(connection)
            # A database in the mode of a running program would ask for files beside it.
            connection.deserialize(database[:18] + b"\1\1" + database[20:])
            tables = _tables(connection)
            decks = _new_decks(connection) if "decks" in tables else _old_decks(connection)
            new = "notetypes" in tables
            kinds = _new_kinds(connection, tables) if new else _old_kinds(connection)
            return list(_notes(connection, kinds, decks))
    except sqlite3.Error as fault:
        raise FormatError(
            f"the collection in the package cannot be read ({fault}); it may be damaged: {HINT}"
        ) from None
    except (
        ValueError,
        TypeError,
        KeyError,
        AttributeError,
        RecursionError,
        OverflowError,
    ) as fault:
        raise FormatError(
            f"the collection in the package is not as Anki writes it ({fault!r:.100}); {HINT}"
        ) from None


def _guard(connection: sqlite3.Connection) -> None:
    """Bound what a hostile database can make SQLite do."""
    steps = iter(range(_MOST_STEPS))
    connection.set_progress_handler(lambda: next(steps, None) is None, _STEP)
    connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, _LONGEST_VALUE)
    connection.create_collation("unicase", _unicase)
    connection.text_factory = lambda value: value.decode(errors="replace")
    connection.execute("PRAGMA trusted_schema = OFF")
    connection.execute("PRAGMA cell_size_check = ON")


def _unicase(a: str, b: str) -> int:
    """Compare names as Anki does: without their case."""
    first, second = a.casefold(), b.casefold()
    return (first > second) - (first < second)


def _tables(connection: sqlite3.Connection) -> set[str]:
    """Return the names of the tables; views and virtual tables could run anything."""
    rows = connection.execute("SELECT name, type, sql FROM sqlite_master").fetchall()
    plain = {
        str(name)
        for name, kind, sql in rows
        if kind == "table" and str(sql).upper().startswith("CREATE TABLE")
    }
    missing = [name for name in _NEEDED if name not in plain]
    if missing:
        raise FormatError(
            f"expected the tables {', '.join(_NEEDED)} in the collection, found no "
            f"{', no '.join(missing)}; {HINT}"
        )
    return plain


def _notes(
    connection: sqlite3.Connection, kinds: dict[int, _Kind], decks: dict[int, str]
) -> Iterator[Note]:
    # A card in a filtered deck remembers the one that it came from.
    homes: dict[int, int] = {}
    for nid, did, odid in connection.execute("SELECT nid, did, odid FROM cards ORDER BY ord, id"):
        homes.setdefault(nid, odid or did)
    rows = connection.execute("SELECT id, guid, mid, tags, flds FROM notes ORDER BY id")
    length = 0
    for number, guid, mid, tags, joined in rows:
        length += len(str(joined))
        if length > _LONGEST_NOTES:
            raise FormatError(f"the notes have more than {_LONGEST_NOTES:,} characters; {HINT}")
        kind = kinds.get(mid, _Kind("", (), "", ""))
        values = str(joined).split("\x1f")
        names = list(kind.fields[: len(values)])
        names += [f"field {place + 1}" for place in range(len(names), len(values))]
        fields = sorted(
            zip(names, values, strict=True), key=lambda pair: _side(kind, pair[0], names)
        )
        yield Note(
            guid=str(guid),
            kind=kind.name,
            fields=tuple(fields),
            tags=tuple(str(tags).split()),
            deck=decks.get(homes.get(number, 0), ""),
        )


def _side(kind: _Kind, name: str, names: list[str]) -> tuple[int, int]:
    """Return where a field is shown: 0 on the front, 1 on the back, 2 nowhere; then its place."""
    for side, template in enumerate((kind.front, kind.back)):
        shown = [match[1].strip() for match in _FIELD.finditer(template[:20_000])]
        if name in shown:
            return side, shown.index(name) if side else names.index(name)
    return 2 if kind.front else 0, names.index(name)


def _old_kinds(connection: sqlite3.Connection) -> dict[int, _Kind]:
    (written,) = connection.execute("SELECT models FROM col").fetchone()
    kinds: dict[int, _Kind] = {}
    for number, model in json.loads(written).items():
        fields = sorted(model["flds"], key=lambda part: part.get("ord", 0))
        names = tuple(str(part["name"]) for part in fields)
        first = (model.get("tmpls") or [{}])[0]
        sides = str(first.get("qfmt", "")), str(first.get("afmt", ""))
        kinds[int(number)] = _Kind(str(model.get("name", "")), names, *sides)
    return kinds


def _old_decks(connection: sqlite3.Connection) -> dict[int, str]:
    (written,) = connection.execute("SELECT decks FROM col").fetchone()
    return {int(number): str(deck["name"]) for number, deck in json.loads(written).items()}


def _new_kinds(connection: sqlite3.Connection, tables: set[str]) -> dict[int, _Kind]:
    fields: dict[int, list[str]] = {}
    for number, name in connection.execute("SELECT ntid, name FROM fields ORDER BY ntid, ord"):
        fields.setdefault(number, []).append(str(name))
    sides: dict[int, tuple[str, str]] = {}
    if "templates" in tables:
        rows = connection.execute("SELECT ntid, config FROM templates ORDER BY ntid, ord")
        for number, config in rows:
            sides.setdefault(number, _sides(config))
    return {
        number: _Kind(str(name), tuple(fields.get(number, ())), *sides.get(number, ("", "")))
        for number, name in connection.execute("SELECT id, name FROM notetypes")
    }


def _new_decks(connection: sqlite3.Connection) -> dict[int, str]:
    rows = connection.execute("SELECT id, name FROM decks")
    return {number: str(name).replace("\x1f", "::") for number, name in rows}


def _sides(config: object) -> tuple[str, str]:
    """Return the front and the back of a template as Anki packs it: texts 1 and 2 of a message."""
    texts = {1: "", 2: ""}
    if not isinstance(config, bytes):
        return "", ""
    at = 0
    while at < len(config):
        tag, at = _number(config, at)
        if tag & 7 == 2:
            length, at = _number(config, at)
            if tag >> 3 in texts:
                texts[tag >> 3] = config[at : at + length].decode(errors="replace")
            at += length
        elif tag & 7 == 0:
            _, at = _number(config, at)
        else:
            at += {1: 8, 5: 4}.get(tag & 7, len(config))
    return texts[1], texts[2]


def _number(config: bytes, at: int) -> tuple[int, int]:
    """Return the number of variable length that starts at a place, and the place behind it."""
    value = shift = 0
    while at < len(config) and shift < 64:
        value |= (config[at] & 127) << shift
        shift += 7
        at += 1
        if config[at - 1] < 128:
            break
    return value, at
