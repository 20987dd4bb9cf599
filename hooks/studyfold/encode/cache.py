"""Keeps vectors on disk by content and model, so that a text is encoded once."""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Mapping, Sequence
from contextlib import closing
from pathlib import Path

import numpy as np

from studyfold.encode.base import Encoder, Vectors

__all__ = ["CachedEncoder"]

_TABLE = "CREATE TABLE IF NOT EXISTS vectors (key BLOB PRIMARY KEY, vector BLOB) WITHOUT ROWID"
_AT_ONCE = 500
_NUMBER = np.dtype(np.float32).itemsize


class CachedEncoder:
    """An encoder that asks the one behind it only for texts never seen before.

    A cache that cannot be read or written is no fault worth stopping for: the vectors are then
    computed each time.
    """

    def __init__(self, inner: Encoder, folder: Path) -> None:
        """Wrap `inner`; the file lies in `folder`, which is made when the first vector is kept."""
        self.name = inner.name
        self.key = inner.key
        self.semantic = inner.semantic
        self._inner = inner
        self._file = folder / "vectors.sqlite3"

    def encode(self, texts: Sequence[str]) -> Vectors:
        """Return one row for each text; shape (len(texts), d)."""
        digests = [self._digest(text) for text in texts]
        wanted = dict(zip(digests, texts, strict=True))
        known = self._read(set(wanted))
        fresh = self._fresh({digest: wanted[digest] for digest in wanted if digest not in known})
        if len({len(row) for row in (*known.values(), *fresh.values())}) > 1:
            # Part of the file is nothing that this model made, so none of it can be relied on.
            known, fresh = {}, self._fresh(wanted)
        self._write(fresh)
        known |= fresh
        if not digests:
            return np.zeros((0, 1), dtype=np.float32)
        return np.stack([np.frombuffer(known[digest], dtype=np.float32) for digest in digests])

    def _fresh(self, wanted: Mapping[bytes, str]) -> dict[bytes, bytes]:
        if not wanted:
            return {}
        rows = self._inner.encode(list(wanted.values()))
        return {digest: row.tobytes() for digest, row in zip(wanted, rows, strict=True)}

    def _digest(self, text: str) -> bytes:
        return hashlib.sha256(f"{self.key}\0{text}".encode(errors="surrogatepass")).digest()

    def _read(self, digests: set[bytes]) -> dict[bytes, bytes]:
        wanted = sorted(digests)
        found: dict[bytes, bytes] = {}
        try:
            if not self._file.is_file():
                return {}
            with closing(sqlite3.connect(self._file)) as database:
                for start in range(0, len(wanted), _AT_ONCE):
                    part = wanted[start : start + _AT_ONCE]
                    # Nothing but question marks is put into the statement.
                    marks = ",".join("?" * len(part))
                    query = f"SELECT key, vector FROM vectors WHERE key IN ({marks})"  # noqa: S608
                    found.update(database.execute(query, part))
        except (OSError, sqlite3.Error):
            return {}
        return {
            key: vector
            for key, vector in found.items()
            if isinstance(vector, bytes) and len(vector) % _NUMBER == 0
        }

    def _write(self, fresh: Mapping[bytes, bytes]) -> None:
        if not fresh:
            return
        try:
            self._file.parent.mkdir(parents=True, exist_ok=True)
            with closing(sqlite3.connect(self._file)) as database, database:
                database.execute(_TABLE)
                database.executemany("INSERT OR REPLACE INTO vectors VALUES (?, ?)", fresh.items())
        except (OSError, sqlite3.Error):
            return
