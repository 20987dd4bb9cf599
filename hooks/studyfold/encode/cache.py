"""Keeps vectors on disk by content and model, so that a text is encoded once."""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

import numpy as np

from studyfold.encode.base import Encoder, Vectors

__all__ = ["CachedEncoder"]

_TABLE = "CREATE TABLE IF NOT EXISTS vectors (key BLOB PRIMARY KEY, vector BLOB) WITHOUT ROWID"
_AT_ONCE = 500


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
        known = self._read(set(digests))
        missing = {d: t for d, t in zip(digests, texts, strict=True) if d not in known}
        if missing:
            rows = self._inner.encode(list(missing.values()))
            fresh = dict(zip(missing, rows, strict=True))
            self._write({digest: row.tobytes() for digest, row in fresh.items()})
            known |= {digest: row.tobytes() for digest, row in fresh.items()}
        if not digests:
            return np.zeros((0, 1), dtype=np.float32)
        return np.stack([np.frombuffer(known[digest], dtype=np.float32) for digest in digests])

    def _digest(self, text: str) -> bytes:
        return hashlib.sha256(f"{self.key}\0{text}".encode(errors="surrogatepass")).digest()

    def _read(self, digests: set[bytes]) -> dict[bytes, bytes]:
        if not self._file.is_file():
            return {}
        wanted = sorted(digests)
        found: dict[bytes, bytes] = {}
        try:
            with closing(sqlite3.connect(self._file)) as database:
                for start in range(0, len(wanted), _AT_ONCE):
                    part = wanted[start : start + _AT_ONCE]
                    # Nothing but question marks is put into the statement.
                    marks = ",".join("?" * len(part))
                    query = f"SELECT key, vector FROM vectors WHERE key IN ({marks})"  # noqa: S608
                    found.update(database.execute(query, part))
        except sqlite3.Error:
            return {}
        return found

    def _write(self, fresh: dict[bytes, bytes]) -> None:
        try:
            self._file.parent.mkdir(parents=True, exist_ok=True)
            with closing(sqlite3.connect(self._file)) as database, database:
                database.execute(_TABLE)
                database.executemany("INSERT OR REPLACE INTO vectors VALUES (?, ?)", fresh.items())
        except (OSError, sqlite3.Error):
            return
