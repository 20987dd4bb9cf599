"""What was computed before is kept by its content, and a broken file is no fault."""

from __future__ import annotations

from pathlib import Path

from studyfold.memory import Memory, digest


def test_texts_are_found_by_their_keys(tmp_path: Path) -> None:
    """Those that are there, in another run as well; the folder is made."""
    keys = [digest(str(number)) for number in range(1200)]
    Memory(tmp_path / "new", "m", str).write({key: key.hex() for key in keys[:-1]})

    found = Memory(tmp_path / "new", "m", str).read(keys)

    assert found == {key: key.hex() for key in keys[:-1]}


def test_a_key_tells_apart_what_differs() -> None:
    """Where a text ends, too."""
    assert len({digest("ab", "c"), digest("a", "bc"), digest("abc"), digest("c", "ab")}) == 4
    assert digest("\ud800") == digest("\ud800")


def test_a_broken_file_keeps_nothing(tmp_path: Path) -> None:
    """And nobody is told, as it costs time alone."""
    (tmp_path / "m").write_text("no database at all, but long enough to be looked at " * 50)
    memory = Memory(tmp_path, "m", str)
    memory.write({b"k": "v"})

    assert memory.read([b"k"]) == {}
    assert Memory(None, "m", str).read([b"k"]) == {}
