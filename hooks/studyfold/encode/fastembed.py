"""Any sentence model that the optional library fastembed can load."""

from __future__ import annotations

from collections.abc import Sequence
from importlib import import_module
from typing import Any

import numpy as np

from studyfold.encode.base import ModelUnavailableError, Vectors, normalised

__all__ = ["FastembedEncoder"]


class FastembedEncoder:
    """A model by its name in fastembed's list, such as `BAAI/bge-small-en-v1.5`."""

    semantic = True

    def __init__(self, model: str) -> None:
        """Load the model; fastembed fetches its files on the first use.

        Raises:
            ModelUnavailableError: where fastembed is not installed or does not have the model.
        """
        try:
            library: Any = import_module("fastembed")
        except ImportError:
            raise ModelUnavailableError(
                "it is no folder with model.onnx and tokenizer.json, and fastembed, which could "
                "know the name, is not installed (pip install 'studyfold[fastembed]')"
            ) from None
        try:
            self._model = library.TextEmbedding(model, threads=1)
        # fastembed lets through whatever its downloader and runtime raise.
        except Exception as fault:
            raise ModelUnavailableError(f"fastembed could not load it ({fault})") from fault
        self.name = model
        self.key = f"fastembed-{model}"

    def encode(self, texts: Sequence[str]) -> Vectors:
        """Return one row for each text; shape (len(texts), d)."""
        if not texts:
            return np.zeros((0, 1), dtype=np.float32)
        # One text a batch: the vectors must not depend on which texts stand beside them.
        rows = list(self._model.embed(list(texts), batch_size=1))
        return normalised(np.array(rows, dtype=np.float32).reshape(len(rows), -1))
