"""Keeps what was computed before on disk, by content, so that a build need not do it again."""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Collection, Mapping
from contextlib import closing
from pathlib import Path
from typing import Generic, TypeVar

__all__ = ["Memory", "digest"]

_TABLE = "CREATE TABLE IF NOT EXISTS kept (key BLOB PRIMARY KEY, value) WITHOUT ROWID"
_AT_ONCE = 500

Value = TypeVar("Value", str, bytes)


def digest(*parts: str) -> bytes:
    """Return a key for some texts: other texts, or the same in another order, have another."""
    made = hashlib.sha256()
    for part in parts:
        coded = part.encode("utf-8", "surrogatepass")
        made.update(f"{len(coded)}:".encode())
        made.update(coded)
    return made.digest()


class Memory(Generic[Value]):
    """Texts, or bytes, by their keys, in one file.

    A file that cannot be read or written is no fault worth stopping for: everything is then
    computed each time.
    """

    def __init__(self, folder: Path | None, name: str, kind: type[Value]) -> None:
        """Use the file `name` in a folder, made when the first value is kept.

        Args:
            folder: where it lies; None keeps nothing.
            name: its name.
            kind: what is kept in it; anything else that is found there is passed over.
        """
        self._kind: type[Value] = kind
        self._file = None if folder is None else folder / name

    def read(self, keys: Collection[bytes]) -> dict[bytes, Value]:
        """Return the values that are known, by their keys."""
        found: dict[bytes, Value] = {}
        wanted = sorted(set(keys))
        try:
            if self._file is None or not self._file.is_file():
                return {}
            with closing(sqlite3.connect(self._file)) as database:
                for start in range(0, len(wanted), _AT_ONCE):
                    part = wanted[start : start + _AT_ONCE]
                    # Nothing but question marks is put into the statement.
                    marks = ",".join("?" * len(part))
                    query = f"SELECT key, value FROM kept WHERE key IN ({marks})"  # noqa: S608
                    found.update(database.execute(query, part))
        except (OSError, sqlite3.Error):
            return {}
        return {key: value for key, value in found.items() if isinstance(value, self._kind)}

    def write(self, fresh: Mapping[bytes, Value]) -> None:
        """Keep values by their keys."""
        if self._file is None or not fresh:
            return
        try:
            self._file.parent.mkdir(parents=True, exist_ok=True)
            with closing(sqlite3.connect(self._file)) as database, database:
                database.execute(_TABLE)
                database.executemany("INSERT OR REPLACE INTO kept VALUES (?, ?)", fresh.items())
        except (OSError, sqlite3.Error):
            return
