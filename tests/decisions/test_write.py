"""What the tool adds to decisions.yml leaves everything else as it is."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from studyfold.decisions import Decision, Name, Store, read
from studyfold.decisions.write import HEADER, added, removed
from studyfold.errors import StudyfoldError

ASKED = {
    "a:1": "Why ReLU?",
    "notes.1:7b02a2cb": "What is it\u202e for\x1b[2J?\n# x",
    "b:2": "w " * 99,
}
SAME = Decision("same", (Name("a:1"), Name("notes.1:7b02a2cb")))
OTHER = Decision("different", (Name("b:2"), Name("odd, name: #1")), why='so "it" is')


def test_a_new_file_explains_itself() -> None:
    """Ids with their questions beside them, without what could turn the text about."""
    text = added("", [SAME, OTHER], ASKED)

    assert text == HEADER + (
        "- same:\n"
        "    - a:1               # Why ReLU?\n"
        "    - notes.1:7b02a2cb  # What is it for[2J? # x\n"
        "- different:\n"
        f"    - b:2              # {('w ' * 99)[:99]}…\n"
        '    - "odd, name: #1"\n'
        '  why: "so \\"it\\" is"\n'
    )
    assert [one.said for one in read(text, "d")[0]] == [SAME.said, OTHER.said]
    assert read(text, "d")[0][1].why == 'so "it" is'


@pytest.mark.parametrize(
    "text",
    [
        "# Mine.\n\n- hide: a:1   # too easy\n\n# The end.\n",
        "- hide: a:1",
        "  - hide: a:1\n  - hid: x\n",
        "- hide: a:1\r\n# c\r\n",
        "\ufeff- hide: a:1\n",
        HEADER,
    ],
)
def test_what_a_person_wrote_stays(text: str) -> None:
    """Comments, order, indentation and line ends; what was added is in the same style."""
    result = added(text, [SAME], ASKED)

    assert result.startswith(text)
    assert read(result, "d")[0][-1].said == SAME.said
    assert ("\r\n" in text) == ("\r\n" in result)
    assert result.count("\n") == result.count("\r\n") or "\r" not in result


@pytest.mark.parametrize(
    "text", ["[{hide: a:1}]\n", "- hide: a:1\n...\n", "same: [a, b]\n", "- [x\n"]
)
def test_where_nothing_can_be_added_nothing_is(text: str) -> None:
    """With a message that says why."""
    with pytest.raises(StudyfoldError, match=r"nothing was written"):
        added(text, [SAME], ASKED)


@pytest.mark.parametrize("before", ["", "# Mine.\n- hide: a:1\n", "   - hide: a:1\n"])
def test_what_was_added_can_be_taken_back(before: str) -> None:
    """The last one that is alike, and nothing else; text written after it stays."""
    once = added(before, [SAME], ASKED)
    twice = added(once, [SAME], ASKED) + "# later\n"

    assert removed(once, SAME, ASKED) == (before or HEADER)
    assert removed(twice, SAME, ASKED) == once + "# later\n"
    assert removed(before, SAME, ASKED) is None


def test_a_store_adds_to_what_is_there_now(tmp_path: Path) -> None:
    """Whoever else wrote into the file meanwhile."""
    path = tmp_path / "sets/d.yml"
    store = Store(path, "d.yml", ASKED)
    store.add([SAME])
    path.write_text(path.read_text() + "- hide: b:2  # by hand\n")
    store.add([OTHER])

    assert [one.kind for one in read(path.read_text(), "d")[0]] == ["same", "hide", "different"]
    assert store.take_back(SAME)
    assert not store.take_back(SAME)
    assert "by hand" in path.read_text()
    assert [one.name for one in path.parent.iterdir()] == ["d.yml"]


def test_a_store_keeps_the_file_when_writing_fails(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The old text or the new one, never a part, and nothing beside it."""
    path = tmp_path / "d.yml"
    path.write_text("- hide: a:1\n")

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "replace", full)
    with pytest.raises(StudyfoldError, match=r"^d\.yml: cannot be written \(No space left"):
        Store(path, "d.yml", ASKED).add([SAME])

    assert path.read_text() == "- hide: a:1\n"
    assert list(tmp_path.iterdir()) == [path]


def test_a_store_keeps_links_and_permissions(tmp_path: Path) -> None:
    """A file that is linked to is changed where it lies."""
    path, link = tmp_path / "d.yml", tmp_path / "link.yml"
    path.write_text("- hide: a:1\n")
    path.chmod(0o640)
    link.symlink_to(path)
    Store(link, "link.yml", ASKED).add([SAME])

    assert link.is_symlink()
    assert stat.S_IMODE(path.stat().st_mode) == 0o640
    assert len(read(path.read_text(), "d")[0]) == 2


def test_a_file_that_is_no_text_is_left_alone(tmp_path: Path) -> None:
    """Nothing can be added to what cannot be read."""
    path = tmp_path / "d.yml"
    path.write_bytes(b"\xff\xfe-")
    with pytest.raises(StudyfoldError, match=r"^d\.yml: expected a text in UTF-8"):
        Store(path, "d.yml", ASKED).add([SAME])

    assert path.read_bytes() == b"\xff\xfe-"
