"""A text is encoded once; a cache that fails costs time and nothing else."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Sequence
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from studyfold.encode.cache import CachedEncoder

FILE = "vectors.sqlite3"


def test_the_vectors_are_those_of_the_encoder(noted: Any, tmp_path: Path) -> None:
    """Row by row, before and after they were kept, whatever the order and the repetitions."""
    texts = ["one", "three", "one", ""]
    expected = noted().encode(texts).tolist()
    found = [CachedEncoder(noted(), tmp_path).encode(texts).tolist() for _ in range(2)]

    assert found == [expected, expected]


def test_only_new_texts_are_encoded(noted: Any, tmp_path: Path) -> None:
    """Each of them once, in the order in which they come, also by another process."""
    first, second = noted(), noted()
    CachedEncoder(first, tmp_path).encode(["one", "two", "one"])
    CachedEncoder(second, tmp_path).encode(["three", "two", "four"])
    CachedEncoder(second, tmp_path).encode(["four", "one"])

    assert (first.seen, second.seen) == ([["one", "two"]], [["three", "four"]])


def test_many_texts_are_found_again(noted: Any, tmp_path: Path) -> None:
    """More than one question to the database takes."""
    texts = [f"text {number}" for number in range(1700)]
    expected = CachedEncoder(noted(), tmp_path).encode(texts)
    later = noted()

    assert CachedEncoder(later, tmp_path).encode(texts).tobytes() == expected.tobytes()
    assert later.seen == []


def test_another_model_has_vectors_of_its_own(noted: Any, tmp_path: Path) -> None:
    """What one model made is never taken for another's."""
    CachedEncoder(noted("a", 3), tmp_path).encode(["one"])
    other = noted("b", 5)

    assert CachedEncoder(other, tmp_path).encode(["one"]).shape == (1, 5)
    assert other.seen == [["one"]]


def test_it_passes_for_the_encoder_behind_it(noted: Any, tmp_path: Path) -> None:
    """Name, key and kind are the same."""
    inner = noted("some-key")
    cached = CachedEncoder(inner, tmp_path)

    assert (cached.name, cached.key, cached.semantic) == ("noted", "some-key", True)


def test_nothing_is_written_before_there_is_something_to_keep(noted: Any, tmp_path: Path) -> None:
    """No folder appears for a collection without texts."""
    CachedEncoder(noted(), tmp_path / "new").encode([])

    assert list(tmp_path.iterdir()) == []


def ruin_all(path: Path) -> None:
    """Make the file something else."""
    path.write_bytes(b"no database at all " * 50)


def ruin_end(path: Path) -> None:
    """Cut the file in the middle."""
    path.write_bytes(path.read_bytes()[:5000])


def ruin_table(path: Path) -> None:
    """Put a table of the same name and another shape into its place."""
    path.unlink()
    with closing(sqlite3.connect(path)) as database, database:
        database.execute("CREATE TABLE kept (other INTEGER)")


def ruin_rows(path: Path) -> None:
    """Put in vectors of other lengths, and things that are no vectors."""
    with closing(sqlite3.connect(path)) as database, database:
        keys = [key for (key,) in database.execute("SELECT key FROM kept ORDER BY key")]
        values: list[object] = [b"abcd", b"abc", "text", None, 7, b""]
        database.executemany(
            "UPDATE kept SET value = ? WHERE key = ?", zip(values, keys, strict=False)
        )


def ruin_lengths(path: Path) -> None:
    """Give all but one vector another length."""
    with closing(sqlite3.connect(path)) as database, database:
        database.execute("UPDATE kept SET value = zeroblob(8)")


def empty(path: Path) -> None:
    """Leave a file of no bytes."""
    path.write_bytes(b"")


@pytest.mark.parametrize(
    "ruin", [ruin_all, ruin_end, ruin_table, ruin_rows, ruin_lengths, empty, Path.unlink]
)
def test_a_broken_cache_is_done_without(
    noted: Any, tmp_path: Path, ruin: Callable[[Path], object]
) -> None:
    """The vectors are then made again, and they are the right ones."""
    texts = [f"text {number * 'x'}" for number in range(300)]
    expected = CachedEncoder(noted(), tmp_path).encode(texts)
    ruin(tmp_path / FILE)

    assert (
        CachedEncoder(noted(), tmp_path).encode([*texts, "new"])[:-1].tolist() == expected.tolist()
    )


def test_bytes_that_are_no_vectors_are_done_without(noted: Any, tmp_path: Path) -> None:
    """Also where there is nothing new to compare them with."""
    expected = CachedEncoder(noted(), tmp_path).encode(["one", "two"])
    with closing(sqlite3.connect(tmp_path / FILE)) as database, database:
        database.execute("UPDATE kept SET value = zeroblob(7)")

    assert CachedEncoder(noted(), tmp_path).encode(["one", "two"]).tolist() == expected.tolist()


@pytest.mark.parametrize("place", ["a file", "a file/below", f"folder/{FILE}"])
def test_a_cache_that_cannot_be_made_is_done_without(
    noted: Any, tmp_path: Path, place: str
) -> None:
    """Where a file stands in the place of its folder, or a folder in the place of its file."""
    (tmp_path / "a file").write_text("x")
    (tmp_path / "folder" / FILE).mkdir(parents=True)
    folder = tmp_path / place.removesuffix(f"/{FILE}")

    assert CachedEncoder(noted(), folder).encode(["one"]).tolist() == [[3, 4, 5]]


def test_a_cache_that_may_not_be_touched_is_done_without(
    noted: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A folder that belongs to somebody else stops nobody."""

    def refused(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    CachedEncoder(noted(), tmp_path).encode(["one"])
    monkeypatch.setattr(Path, "is_file", refused)
    monkeypatch.setattr(Path, "mkdir", refused)

    assert CachedEncoder(noted(), tmp_path).encode(["one"]).tolist() == [[3, 4, 5]]


def test_a_failing_encoder_leaves_the_cache_as_it_was(noted: Any, tmp_path: Path) -> None:
    """What went wrong is heard of, and what was kept stays."""

    def fail(texts: Sequence[str]) -> None:
        raise RuntimeError("no memory")

    failing = noted()
    failing.encode = fail
    CachedEncoder(noted(), tmp_path).encode(["one"])
    with pytest.raises(RuntimeError, match="no memory"):
        CachedEncoder(failing, tmp_path).encode(["one", "two"])
    later = noted()
    CachedEncoder(later, tmp_path).encode(["one"])

    assert later.seen == []
