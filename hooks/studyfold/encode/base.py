"""What every encoder is."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

__all__ = ["Encoder", "ModelUnavailableError", "Vectors", "normalised"]

Vectors = NDArray[np.float32]
"""Shape (texts, dimensions); each row has length 1, or is all zeros where a text is empty."""


class ModelUnavailableError(Exception):
    """A model cannot be loaded; the message says why, as the end of a sentence."""


class Encoder(Protocol):
    """Something that turns texts into vectors whose dot product is their cosine."""

    name: str
    """For people."""
    key: str
    """Changes whenever the vectors of the same text would change."""
    semantic: bool
    """Whether texts in different words can be near each other."""

    def encode(self, texts: Sequence[str]) -> Vectors:
        """Return one row for each text, in their order; shape (len(texts), d)."""
        ...


def normalised(rows: NDArray[np.float32]) -> Vectors:
    """Scale each row of an (n, d) array to length 1, leaving rows of zeros alone."""
    lengths = np.linalg.norm(rows, axis=1, keepdims=True)
    return (rows / np.where(lengths == 0, 1, lengths)).astype(np.float32)
