"""Paths become documents in one order, and whatever is not read is named."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator
from itertools import permutations
from pathlib import Path

import pytest

from studyfold.model import Diagnostic, Document
from studyfold.sources import READABLE, collect, read_beside

Write = Callable[..., Path]
ENDINGS = ", ".join(READABLE)


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Return what writes files below one folder; without a content each holds its own name."""

    def files(*names: str, **contents: bytes) -> Path:
        for name, content in ({name: name.encode() for name in names} | contents).items():
            path = tmp_path / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
        return tmp_path

    return files


def shown(documents: tuple[Document, ...]) -> list[tuple[str, str]]:
    """Return each document's path and short name."""
    return [(document.path, document.stem) for document in documents]


def told(notes: tuple[Diagnostic, ...]) -> list[tuple[str, str, str | None]]:
    """Return each message's level, code and path."""
    return [(note.level, note.code, note.path) for note in notes]


def test_a_folder_gives_the_sets_in_it_and_below_it_in_the_order_of_their_paths(
    write: Write,
) -> None:
    """Markdown, text and JSON are sets, in whatever case their endings are written."""
    root = write("sets/b.md", "sets/a/z.JSON", "sets/c.txt", "sets/a.markdown")
    documents, notes = collect(["sets"], root)

    assert ([(d.path, d.stem, d.suffix, d.lines) for d in documents], notes) == (
        [
            ("sets/a.markdown", "a", ".markdown", ("sets/a.markdown",)),
            ("sets/a/z.JSON", "z", ".json", ("sets/a/z.JSON",)),
            ("sets/b.md", "b", ".md", ("sets/b.md",)),
            ("sets/c.txt", "c", ".txt", ("sets/c.txt",)),
        ],
        (),
    )


def test_lines_end_where_an_editor_ends_them(write: Write) -> None:
    """LF, CRLF and CR end a line; a form feed and U+2028 do not."""
    root = write(**{"a.md": "1\n2\r\n3\r4\f4\u20284\x854\x0b4\n".encode()})
    (document,), _ = collect(["a.md"], root)

    assert document.lines == ("1", "2", "3", "4\f4\u20284\x854\x0b4", "")


def test_the_order_in_which_paths_are_given_changes_nothing(write: Write) -> None:
    """Short names too fall to the same files, and a file named in several ways is read once."""
    root = write("x/a.md", "y/a.md", "z.md")
    paths = ("y", "x/a.md", "./z.md", str(root / "x"), "x/../z.md")

    assert {repr(collect(given, root)) for given in permutations(paths)} == {
        repr(collect(paths, root))
    }


def test_files_of_one_name_in_several_folders_get_names_of_their_own(write: Write) -> None:
    """The folders' names tell them apart, as far up as it takes; then numbers do."""
    root = write("a.md", "x/a.md", "x/y/a.md", "z/x/y/a.md", "x/a.txt", "A!.md")
    documents, _ = collect(["."], root)

    assert shown(documents) == [
        ("A!.md", "a"),
        ("a.md", "a-2"),
        ("x/a.md", "x-a"),
        ("x/a.txt", "x-a-2"),
        ("x/y/a.md", "y-a"),
        ("z/x/y/a.md", "x-y-a"),
    ]


def test_a_file_that_is_named_is_read_whatever_it_is_called(write: Write) -> None:
    """Only folders are searched by endings; hidden files and other kinds may be asked for."""
    root = write(".hidden.md", "notes.org", "topics.yml")
    documents, notes = collect([".hidden.md", "notes.org", "topics.yml"], root)

    assert ([(d.path, d.suffix) for d in documents], notes) == (
        [(".hidden.md", ".md"), ("notes.org", ".md"), ("topics.yml", ".yml")],
        (),
    )


def test_hidden_files_pictures_and_files_of_our_own_are_passed_over(write: Write) -> None:
    """Nobody means them as sets, so nothing is said about them."""
    root = write(
        *("s/a.md", "s/.b.md", "s/.git/c.md", "s/d.PNG", "s/e.svg", "s/own.json"),
        *("s/topics.yml", "s/ledger.json", "s/decisions.yml"),
    )

    assert collect(["s"], root, own=[root / "s/own.json"]) == (
        (Document("s/a.md", "a", ".md", ("s/a.md",)),),
        (),
    )


def test_files_of_other_kinds_in_a_folder_are_named(write: Write) -> None:
    """A set in a format that is not read must not be missed in silence."""
    root = write("s/a.md", "s/b.odt")
    message = f"not read: files ending in {ENDINGS} are read as sets"

    assert collect(["s"], root)[1] == (
        Diagnostic("warning", "unread-file", "s/b.odt", None, message),
    )


def test_a_path_where_nothing_is_is_named_and_the_others_are_read(write: Write) -> None:
    """One wrong path keeps no other set from being read."""
    documents, notes = collect(["nowhere", "a.md"], write("a.md"))

    assert (shown(documents), notes) == (
        [("a.md", "a")],
        (
            Diagnostic(
                "error",
                "missing-path",
                "nowhere",
                None,
                "expected a file or a folder of sets, found nothing there",
            ),
        ),
    )


@pytest.mark.parametrize("path", ["x" * 5000, "a\0b", "a.md/b.md", "\ud800.md"], ids=ascii)
def test_a_path_that_cannot_exist_is_a_missing_path(write: Write, path: str) -> None:
    """The message can be printed, whatever the name is made of."""
    _, notes = collect([path], write("a.md"))

    assert told(notes) == [("error", "missing-path", re.sub("[\ud800\0]", "?", path))]


def test_a_folder_without_a_set_is_named(write: Write) -> None:
    """The message says what would have been one."""
    root = write("s/.hidden.md", "s/topics.yml")
    message = f"the folder holds no set (a file ending in {ENDINGS})"

    assert collect(["s"], root) == (
        (),
        (Diagnostic("error", "empty-folder", "s", None, message),),
    )


@pytest.mark.parametrize("content", [b"", b" \n\t\r\n", b"\xef\xbb\xbf"], ids=repr)
def test_an_empty_file_is_named(write: Write, content: bytes) -> None:
    """White space and a byte order mark alone are no set."""
    root = write(**{"a.md": content})

    assert collect(["a.md"], root) == (
        (),
        (Diagnostic("error", "empty-set", "a.md", None, "the set is empty"),),
    )


def test_a_file_that_is_no_text_is_named_with_its_line_and_the_others_are_read(
    write: Write,
) -> None:
    """What is wrong with the bytes is said by the decoder."""
    root = write("s/a.md", **{"s/b.md": b"one\ntwo \xff\n"})
    documents, notes = collect(["s"], root)

    assert (shown(documents), [(note.code, note.where) for note in notes]) == (
        [("s/a.md", "a")],
        [("not-text", "s/b.md:2")],
    )


def test_links_that_lead_out_of_a_folder_are_not_followed(write: Write) -> None:
    """Neither links to files nor links to folders, and both are named."""
    root = write("out/a.md", "s/b.md")
    (root / "s/a.md").symlink_to("../out/a.md")
    (root / "s/folder").symlink_to("../out")
    documents, notes = collect(["s"], root)

    assert (shown(documents), told(notes)) == (
        [("s/b.md", "b")],
        [("error", "outside", "s/a.md"), ("error", "outside", "s/folder")],
    )


def test_links_within_a_folder_add_nothing(write: Write) -> None:
    """A file is read once, under the first of its names; a linked folder's where it is."""
    root = write("s/b.md", "s/x/c.md")
    (root / "s/a.md").symlink_to("b.md")
    (root / "s/y").symlink_to("x")

    assert [(d.path, d.stem, d.lines) for d in collect(["s"], root)[0]] == [
        ("s/a.md", "a", ("s/b.md",)),
        ("s/x/c.md", "c", ("s/x/c.md",)),
    ]


def test_a_link_that_is_named_is_followed_and_gives_the_set_its_name(write: Write) -> None:
    """Stores that call files by their content are no obstacle."""
    root = write("store/0a1b2c")
    (root / "cards.json").symlink_to("store/0a1b2c")
    (document,), notes = collect(["cards.json"], root)

    assert (document.path, document.stem, document.suffix, notes) == (
        "cards.json",
        "cards",
        ".json",
        (),
    )


def test_links_that_lead_nowhere_or_in_a_circle_are_named(write: Write) -> None:
    """The sets beside them are read all the same."""
    root = write("s/a.md")
    (root / "s/circle.md").symlink_to("circle.md")
    (root / "s/gone.md").symlink_to("nowhere.md")
    (root / "s/up").symlink_to(".")
    documents, notes = collect(["s"], root)

    assert (shown(documents), told(notes)) == (
        [("s/a.md", "a")],
        [("error", "unreadable", "s/circle.md"), ("error", "unreadable", "s/gone.md")],
    )


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="the system has no named pipes")
def test_a_special_file_is_named_and_never_opened(write: Write) -> None:
    """Opening a pipe would wait for somebody to write into it."""
    root = write("s/a.md")
    os.mkfifo(root / "s/pipe.md")

    assert told(collect(["s"], root)[1]) == [("error", "unreadable", "s/pipe.md")]


@pytest.fixture
def locked(write: Write) -> Iterator[Path]:
    """Return a folder with a file and a sub-folder that may not be read."""
    root = write("s/a.md", "s/locked.md", "s/locked/b.md")
    if not hasattr(os, "geteuid") or os.geteuid() == 0:
        pytest.skip("who runs this may read everything")
    places = (root / "s/locked.md", root / "s/locked")
    for place in places:
        place.chmod(0)
    yield root
    for place in places:
        place.chmod(0o700)


def test_what_may_not_be_read_is_named_and_the_others_are_read(locked: Path) -> None:
    """Neither a file nor a whole folder is missed in silence."""
    documents, notes = collect(["s"], locked)

    assert (shown(documents), sorted(told(notes))) == (
        [("s/a.md", "a")],
        [("error", "unreadable", "s/locked"), ("error", "unreadable", "s/locked.md")],
    )


def test_what_the_system_refuses_is_named(write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    """The same for who runs this as root: the system's refusals are made up."""
    root = write("s/a.md", "s/b/c.md")

    def refuse(path: object, mode: str = "") -> bytes:
        raise PermissionError(13, "Permission denied", str(path))

    scandir = os.scandir
    monkeypatch.setattr(Path, "open", refuse)
    monkeypatch.setattr(
        os, "scandir", lambda path: (refuse if path.endswith("b") else scandir)(path)
    )

    message = "cannot be read (Permission denied)"
    assert collect(["s"], root) == (
        (),
        (
            Diagnostic("error", "unreadable", "s/b", None, message),
            Diagnostic("error", "unreadable", "s/a.md", None, message),
        ),
    )


def test_names_that_are_no_text_can_be_shown(tmp_path: Path) -> None:
    """A name in an old encoding is shown with question marks; the set is read."""
    name = os.fsdecode(b"caf\xe9.md")
    try:
        (tmp_path / name).write_text("What?")
    except OSError:
        pytest.skip("the file system takes no such names")

    assert shown(collect(["."], tmp_path)[0]) == [("caf?.md", "caf")]


def test_a_file_that_need_not_exist_is_read_where_it_does(write: Write) -> None:
    """Its absence is no fault; its bytes may be."""
    root = write("topics.yml", **{"wrong.yml": b"\xff"})
    results = [read_beside(root / name, name) for name in ("topics.yml", "none.yml", "wrong.yml")]

    assert [(text, told(notes)) for text, notes in results] == [
        ("topics.yml", []),
        (None, []),
        (None, [("error", "not-text", "wrong.yml")]),
    ]
