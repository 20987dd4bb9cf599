"""Keeps vectors on disk by content and model, so that a text is encoded once."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np

from studyfold.encode.base import Encoder, Vectors
from studyfold.memory import Memory

__all__ = ["CachedEncoder"]

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
        self._memory = Memory(folder, "vectors.sqlite3", bytes)

    def encode(self, texts: Sequence[str]) -> Vectors:
        """Return one row for each text; shape (len(texts), d)."""
        digests = [self._digest(text) for text in texts]
        wanted = dict(zip(digests, texts, strict=True))
        known = {
            digest: vector
            for digest, vector in self._memory.read(wanted).items()
            if len(vector) % _NUMBER == 0
        }
        fresh = self._fresh({digest: wanted[digest] for digest in wanted if digest not in known})
        if len({len(row) for row in (*known.values(), *fresh.values())}) > 1:
            # Part of the file is nothing that this model made, so none of it can be relied on.
            known, fresh = {}, self._fresh(wanted)
        self._memory.write(fresh)
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
