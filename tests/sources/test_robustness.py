"""Whatever lies where a set is expected becomes a document or one clear message."""

from __future__ import annotations

import gzip
import io
import os
import socket
import sqlite3
import zipfile
from contextlib import closing
from pathlib import Path
from types import SimpleNamespace
from typing import IO, Any

import pytest

from studyfold import layouts
from studyfold.model import Diagnostic, Document
from studyfold.sources import READABLE, collect, find, read_beside
from studyfold.sources.convert import BINARY

needs_pipes = pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="the system has no named pipes")
Told = list[tuple[str, str, str]]


def told(notes: tuple[Diagnostic, ...]) -> Told:
    """Return where each message is, its code and its words."""
    return [(note.where, note.code, note.message) for note in notes]


def error(where: str, code: str, message: str) -> Told:
    """Return the one error that is expected, as `told` gives it."""
    return [(where, code, message)]


@pytest.mark.parametrize("name", ["a.md", "a.html", "a.json", "a.apkg", "a.docx", "a.epub"])
def test_a_file_that_is_too_large_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    """No more of it is read than may be."""
    monkeypatch.setattr(find, "LARGEST", 2_000_000)
    (tmp_path / name).write_bytes(b"a" * 3_000_000)
    message = "expected a file of at most 2 MB, found one of 3 MB; split it into several files"

    assert collect([name], tmp_path) == (
        (),
        (Diagnostic("error", "too-large", name, None, message),),
    )


def test_a_file_as_large_as_may_be_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """And one byte more is too much."""
    monkeypatch.setattr(find, "LARGEST", 4)
    (tmp_path / "a.md").write_bytes(b"Why?")
    (tmp_path / "b.md").write_bytes(b"Why?\n")
    documents, notes = collect(["."], tmp_path)

    assert ([d.path for d in documents], [(n.path, n.code) for n in notes]) == (
        ["a.md"],
        [("b.md", "too-large")],
    )


@pytest.mark.parametrize("size", [0, 3])
def test_a_file_whose_size_is_not_known_is_read_to_its_end(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, size: int
) -> None:
    """It may grow while it is read, and some systems call the size of made up files 0."""
    (tmp_path / "a.md").write_bytes(b"What is it?")
    monkeypatch.setattr(os, "fstat", lambda _: SimpleNamespace(st_size=size, st_blksize=4096))

    assert collect(["a.md"], tmp_path)[0][0].lines == ("What is it?",)


def test_a_file_that_grows_beyond_all_bounds_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Reading it ends where a file may end, whatever its size was said to be."""
    (tmp_path / "a.md").write_bytes(b"What is it?")
    monkeypatch.setattr(os, "fstat", lambda _: SimpleNamespace(st_size=0, st_blksize=4096))
    monkeypatch.setattr(find, "LARGEST", 9)
    message = "expected a file of at most 0 MB, found a larger one; split it into several files"

    assert told(collect(["a.md"], tmp_path)[1]) == error("a.md", "too-large", message)


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"], ids=["LF", "CRLF", "CR"])
def test_a_text_of_too_many_lines_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, end: str
) -> None:
    """Lines take memory of their own, however short they are."""
    monkeypatch.setattr(find, "MOST_LINES", 3)
    (tmp_path / "a.md").write_text(f"a{end}b{end}c", newline="")
    (tmp_path / "b.md").write_text(f"a{end}b{end}c{end}", newline="")
    documents, notes = collect(["."], tmp_path)
    message = "expected a text of at most 3 lines, found 4; split it into several files"

    assert ([d.lines for d in documents], told(notes)) == (
        [("a", "b", "c")],
        error("b.md", "too-large", message),
    )


def test_a_file_that_becomes_too_many_lines_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A page may have all of its questions on one line."""
    monkeypatch.setattr(find, "MOST_LINES", 9)
    (tmp_path / "a.html").write_text("<h2>What is it?</h2><p>A thing.</p>" * 9)

    assert [(n.path, n.code) for n in collect(["a.html"], tmp_path)[1]] == [("a.html", "too-large")]


def test_a_folder_of_too_many_files_is_named_and_what_was_found_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Files of every kind count, and so do folders: each must be looked at."""
    monkeypatch.setattr(find, "MOST_FILES", 4)
    for name in ("s/a.md", "s/b.md", "s/t/c.md", "s/t/d.xyz"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("What is it?")
    documents, notes = collect(["s"], tmp_path)
    message = (
        "expected at most 4 files and folders in it and below it, found more; the rest is not "
        "read: give the sub-folders that hold sets"
    )

    assert ([d.path for d in documents], told(notes)) == (
        ["s/a.md", "s/b.md"],
        error("s", "too-many-files", message),
    )


def test_folders_nested_too_deep_are_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What lies above is read."""
    monkeypatch.setattr(find, "DEEPEST", 2)
    place = tmp_path / "s"
    for name in ("a", "b", "c"):
        place.mkdir()
        (place / f"{name}.md").write_text("What is it?")
        place /= name
    (tmp_path / "s/a/b/c/d/e").mkdir(parents=True)
    documents, notes = collect(["s"], tmp_path)
    message = "expected at most 2 folders within each other, found more in it"

    assert ([d.path for d in documents], told(notes)) == (
        ["s/a.md", "s/a/b.md", "s/a/b/c.md"],
        error("s/a/b", "too-deep", message),
    )


def test_folders_deeper_than_python_can_call_are_no_trouble(tmp_path: Path) -> None:
    """Paths of a hundred folders are within what systems allow."""
    deep = tmp_path / "s"
    deep.mkdir()
    (deep / "a.md").write_text("What is it?")
    os.makedirs(deep / "/".join("d" * 700))
    documents, notes = collect(["s"], tmp_path)

    assert ([d.path for d in documents], [n.code for n in notes]) == (["s/a.md"], ["too-deep"])


def test_a_folder_that_is_called_like_a_set_is_searched_like_any_other(tmp_path: Path) -> None:
    """It is no file, and nobody wonders about an empty one."""
    (tmp_path / "s/a.md").mkdir(parents=True)
    (tmp_path / "s/b.json/c.yml").mkdir(parents=True)
    (tmp_path / "s/a.md/d.md").write_text("What is it?")
    documents, notes = collect(["s", "s/a.md"], tmp_path)

    assert ([d.path for d in documents], notes) == (["s/a.md/d.md"], ())


@needs_pipes
@pytest.mark.parametrize("name", ["pipe.md", "link.md", "socket.md", "loop.md", "lost.md"])
def test_what_is_no_file_is_called_what_it_is_and_never_opened(tmp_path: Path, name: str) -> None:
    """Given by its name or found in a folder; opening a pipe would wait for ever."""
    place = tmp_path / "s"
    place.mkdir()
    (place / "a.md").write_text("What is it?")
    os.mkfifo(place / ".pipe")
    if name == "pipe.md":
        os.mkfifo(place / name)
    elif name == "socket.md":
        try:
            with closing(socket.socket(socket.AF_UNIX)) as made:
                made.bind(str(place / name))
        except OSError:
            pytest.skip("the folder's path is too long for a socket")
    else:
        target = {"link.md": ".pipe", "loop.md": "loop.md", "lost.md": "nowhere"}[name]
        (place / name).symlink_to(target)
    found = {
        "link.md": "a link to a special file",
        "loop.md": "a link that leads nowhere",
        "lost.md": "a link that leads nowhere",
    }.get(name, "a special file (a pipe, a socket or a device)")
    inside = error(f"s/{name}", "unreadable", f"expected a file, found {found}")
    given = f"expected a file or a folder of sets, found {found}"

    assert (told(collect(["s"], tmp_path)[1]), told(collect([f"s/{name}"], tmp_path)[1])) == (
        inside,
        error(f"s/{name}", "missing-path", given),
    )


@needs_pipes
def test_a_special_file_beside_a_set_is_not_opened(tmp_path: Path) -> None:
    """Where the name of a layout, the topics or the ledger would stand."""
    (tmp_path / "a.md").write_text("What is it?")
    os.mkfifo(tmp_path / "a.md.layout")
    documents, notes = collect(["a.md"], tmp_path)

    assert ([d.layout for d in documents], notes, read_beside(tmp_path / "a.md.layout", "x")) == (
        [""],
        (),
        (None, ()),
    )


def test_of_a_long_text_beside_a_set_only_a_name_is_taken(tmp_path: Path) -> None:
    """A message that tells of it stays short."""
    (tmp_path / "a.md").write_text("What is it?")
    (tmp_path / "a.md.layout").write_text("word " * 100_000)

    assert len(collect(["a.md"], tmp_path)[0][0].layout) < 200


@pytest.mark.parametrize("name", ["a.md", "a.html", "a.apkg"])
def test_a_file_that_goes_away_before_it_is_read_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    """It was listed, so nothing may be missing in silence."""
    (tmp_path / name).write_text("What is it?")
    opened = Path.open

    def gone(path: Path, mode: str) -> IO[Any]:
        path.unlink()
        return opened(path, mode)

    monkeypatch.setattr(Path, "open", gone)
    message = "cannot be read (No such file or directory)"

    assert collect(["."], tmp_path) == (
        (),
        (Diagnostic("error", "unreadable", name, None, message),),
    )


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("two\nlines.md", "two?lines.md"),
        ("red \x1b[31m.md", "red ?[31m.md"),
        ("turned \u202edm.exe.md", "turned ?dm.exe.md"),
        ("a\u2028b.md", "a?b.md"),
        ("-rf.md", "-rf.md"),
        ("50% #1?.md", "50% #1?.md"),
        (" a  b .md", " a  b .md"),
        ("é e\u0301 🙂 中文 \xa0.md", "é e\u0301 🙂 中文 \xa0.md"),
    ],
    ids=ascii,
)
def test_names_are_shown_without_what_would_act_on_a_terminal(
    tmp_path: Path, name: str, shown: str
) -> None:
    """Every other sign is shown as it is, and the set is read."""
    try:
        (tmp_path / name).write_text("What is it?")
    except OSError:
        pytest.skip("the file system takes no such names")
    (document,), notes = collect(["."], tmp_path)

    assert (document.path, document.lines, notes) == (shown, ("What is it?",), ())


PICTURE = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"
KINDS = {
    "a picture": PICTURE,
    "a PDF": b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n",
    "an old document of Word": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 99,
    "something packed": gzip.compress(b"What is it?"),
    "rich text": b"{\\rtf1\\ansi What is it?}",
    "an archive": b"PK\x03\x04" + b"\0" * 99,
    "zeros": b"\0" * 99,
    "UTF-16 without a mark": "What is it?".encode("utf-16-le"),
    "UTF-32": "What is it?".encode("utf-32"),
    "Latin letters": "Qu'est-ce que c'est ? Une fermeture créée là.".encode("cp1252"),
    "Cyrillic letters": "Что такое замыкание? Это функция.".encode("cp1251"),
    "half a letter": "Was heißt Größe".encode()[:8],
    "a pointer": b"version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 9\n",
}


@pytest.mark.parametrize("suffix", READABLE)
def test_what_is_no_text_and_no_format_that_is_read_is_one_error(
    tmp_path: Path, suffix: str
) -> None:
    """Whatever the name says, the content is looked at, and the message names the file."""
    for number, content in enumerate(KINDS.values()):
        (tmp_path / f"{number:02}{suffix}").write_bytes(content)
    documents, notes = collect(["."], tmp_path)
    code = {"not-text"} if suffix not in BINARY else {"not-text", "format"}

    assert (documents, [n.path for n in notes], {n.code for n in notes} <= code) == (
        (),
        [f"{number:02}{suffix}" for number in range(len(KINDS))],
        True,
    )


TEXTS = {
    "one letter": "a",
    "signs that close nothing": "]}>)\"'`|" * 200,
    "signs that open": "[{<(\"'`|" * 200,
    "tags": "<" * 3000,
    "elements": "<div>" * 3000,
    "brackets": "[" * 3000,
    "braces": '{"a":' * 3000,
    "points": "".join(" " * level + "- a\n" for level in range(600)),
    "quotes": "> " * 3000,
    "fences": "```\n" * 999,
    "blocks": "----\n" * 999,
    "tables": "|===\n" * 999,
    "aliases": "a: &a [*a, *a]\n" * 99,
    "columns": "a," * 3000,
    "form feeds": "\f\n\x0b\n\x1c\n\x85\n\u2028\n" * 99,
    "marks of byte order": "\ufeff" * 999,
    "letters of no meaning": "\U0010ffff\ufdd0\ue000" * 99,
}


@pytest.mark.parametrize("suffix", [s for s in READABLE if s not in BINARY])
def test_any_text_is_read_or_refused_with_a_message(tmp_path: Path, suffix: str) -> None:
    """In a document every line is accounted for; what is no document has an error."""
    for number, text in enumerate(TEXTS.values()):
        (tmp_path / f"{number:02}{suffix}").write_text(text, encoding="utf-8", newline="")
    documents, notes = collect(["."], tmp_path)
    readings = {document.path: layouts.read(document) for document in documents}
    refused = {note.path for note in notes if note.level == "error"}
    silent = {
        path
        for path, reading in readings.items()
        if not reading.items and not any(n.level == "error" for n in reading.diagnostics)
    }

    assert (len(readings) + len(refused), silent) == (len(TEXTS), set())


def packed(**members: bytes) -> bytes:
    """Return an archive."""
    memory = io.BytesIO()
    with zipfile.ZipFile(memory, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name.replace("__", "/"), content)
    return memory.getvalue()


def database(*statements: str) -> bytes:
    """Return an SQLite database."""
    with closing(sqlite3.connect(":memory:")) as connection:
        for statement in statements:
            connection.execute(statement)
        return bytes(connection.serialize())


BOMB = packed(**{"word__document.xml": b" " * 40_000_000, "META-INF__container.xml": b" "})
XML = (
    b'<!DOCTYPE a [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">'
    b'<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">]><a>&c;</a>'
)
ARCHIVES = {
    "a bomb": BOMB,
    "a bomb in a deck": packed(**{"collection.anki2": b"SQLite format 3\0" + b"\0" * 40_000_000}),
    "half an archive": BOMB[: len(BOMB) // 2],
    "an empty archive": packed(),
    "other files": packed(**{"a.txt": b"What is it?"}),
    "no database": packed(**{"collection.anki2": b"What is it?"}),
    "a database without notes": packed(**{"collection.anki2": database("CREATE TABLE a (b)")}),
    "other columns": packed(
        **{
            "collection.anki2": database(
                "CREATE TABLE notes (a)", "CREATE TABLE cards (a)", "CREATE TABLE col (a)"
            )
        }
    ),
    "views for tables": packed(
        **{
            "collection.anki2": database(
                "CREATE VIEW notes AS SELECT 1", "CREATE VIEW cards AS SELECT 1"
            )
        }
    ),
    "no XML": packed(**{"word__document.xml": b"<a", "META-INF__container.xml": b"<a"}),
    "entities": packed(**dict.fromkeys(("word__document.xml", "META-INF__container.xml"), XML)),
}


@pytest.mark.parametrize("suffix", sorted(BINARY))
@pytest.mark.parametrize("kind", ARCHIVES)
def test_an_archive_that_is_not_what_it_seems_is_one_error(
    tmp_path: Path, suffix: str, kind: str
) -> None:
    """However it was packed, no more is unpacked than can be read safely."""
    (tmp_path / f"a{suffix}").write_bytes(ARCHIVES[kind])
    documents, notes = collect([f"a{suffix}"], tmp_path)

    assert (documents, [(n.level, n.code, n.path) for n in notes]) == (
        (),
        [("error", "format", f"a{suffix}")],
    )


LAUGHS = "a0: &a0 [lol]\n" + "".join(
    f"a{level}: &a{level} [{', '.join([f'*a{level - 1}'] * 10)}]\n" for level in range(1, 30)
)
DOCUMENTS = {
    "laughs.yml": LAUGHS + "cards:\n- question: a?\n  answer: *a29\n",
    "laughs.md": f"---\n{LAUGHS}---\n\nNothing.\n",
    "merged.yml": "a0: &a0 {k: v}\n"
    + "".join(f"a{i}: &a{i} {{<<: [*a{i - 1}, *a{i - 1}]}}\n" for i in range(1, 60)),
    "deep.yml": "a: " + "[" * 50_000,
    "deep.json": "[" * 50_000,
    "deep.ipynb": '{"cells": ' + "[" * 50_000,
    "number.json": '[{"q": "a?", "a": ' + "9" * 50_000 + "}]",
}


@pytest.mark.parametrize("name", DOCUMENTS)
def test_a_document_that_means_more_than_it_says_is_one_error(tmp_path: Path, name: str) -> None:
    """Aliases of aliases, and levels without end."""
    (tmp_path / name).write_text(DOCUMENTS[name])
    documents, notes = collect([name], tmp_path)
    readings = [layouts.read(document) for document in documents]
    notes = (*notes, *(note for reading in readings for note in reading.diagnostics))

    assert (
        sum(len(reading.items) for reading in readings),
        [note.level for note in notes if note.level == "error"],
        {note.path for note in notes},
    ) == (0, ["error"], {name})


def test_one_bad_file_keeps_no_other_from_being_read(tmp_path: Path) -> None:
    """However many there are, each has its own message."""
    (tmp_path / "good.md").write_text("## What is it?\n\nA thing.\n")
    for number, content in enumerate((*KINDS.values(), *ARCHIVES.values())):
        (tmp_path / f"{number:02}.md").write_bytes(content)
    documents, notes = collect(["."], tmp_path)

    assert (documents, len(notes)) == (
        (Document("good.md", "good", ".md", ("## What is it?", "", "A thing.", "")),),
        len(KINDS) + len(ARCHIVES),
    )
