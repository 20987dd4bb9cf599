"""A sentence model of the BERT family as an ONNX file, run on the processor."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import onnxruntime
from numpy.typing import NDArray
from tokenizers import Encoding, Tokenizer

from studyfold.encode.base import ModelUnavailableError, Vectors, normalised
from studyfold.progress import Progress, silent

__all__ = ["MAX_TOKENS", "OnnxEncoder"]

MAX_TOKENS = 192
"""Longer texts are cut here: the model was trained on 128 to 256 tokens, and time grows with it."""

_WORK = "Reading with the sentence model"


class OnnxEncoder:
    """Mean-pooled token vectors of an ONNX model, as sentence-transformers pools them.

    Each text is run by itself on one thread, several texts at a time. Padding texts into a batch
    would be a little faster for short ones, but then a vector's last bits could depend on the
    texts beside it, and the same input must give the same bytes in any order.
    """

    semantic = True

    def __init__(
        self, name: str, model: Path, tokenizer: Path, progress: Progress = silent
    ) -> None:
        """Load both files.

        Args:
            name: the model's name for people.
            model: the network, as ONNX.
            tokenizer: the tokenizer, as the library tokenizers writes it.
            progress: told how many texts are done.

        Raises:
            ModelUnavailableError: where a file is not what its name says.
        """
        self.name = name
        self._progress = progress
        settings = onnxruntime.SessionOptions()
        settings.intra_op_num_threads = 1
        settings.inter_op_num_threads = 1
        settings.log_severity_level = 3
        try:
            content = model.read_bytes()
            vocabulary = tokenizer.read_bytes()
            self._session = onnxruntime.InferenceSession(
                content, settings, providers=["CPUExecutionProvider"]
            )
            self._tokenizer = Tokenizer.from_buffer(vocabulary)
        # Both libraries raise plain Exception and types that they do not export.
        except Exception as fault:
            first_line = str(fault).strip().splitlines()[0] if str(fault).strip() else "no reason"
            raise ModelUnavailableError(
                f"{model.parent} cannot be loaded ({first_line})"
            ) from fault
        self._tokenizer.no_padding()
        self._tokenizer.enable_truncation(MAX_TOKENS)
        self._inputs = [node.name for node in self._session.get_inputs()]
        self._width = self._hidden_size(model)
        digest = hashlib.sha256(content + vocabulary).hexdigest()[:16]
        self.key = f"onnx-mean-{MAX_TOKENS}-{digest}"

    def encode(self, texts: Sequence[str]) -> Vectors:
        """Return one row for each text; shape (len(texts), hidden size)."""
        encodings = self._tokenizer.encode_batch(list(texts))
        rows: list[NDArray[np.float32]] = []
        self._progress(_WORK, 0, len(encodings))
        with ThreadPoolExecutor(os.cpu_count() or 1) as pool:
            for row in pool.map(self._pooled, encodings):
                rows.append(row)
                self._progress(_WORK, len(rows), len(encodings))
        return normalised(np.array(rows, dtype=np.float32).reshape(len(rows), self._width))

    def _hidden_size(self, model: Path) -> int:
        """Try the network out; ModelUnavailableError where it is none that this class can pool."""
        try:
            shape = self._hidden(self._tokenizer.encode("a")).shape
        # An input of another name or type, or whatever the runtime raises.
        except Exception as fault:
            raise ModelUnavailableError(
                f"{model.parent} is no sentence model of the BERT family ({fault!r})"
            ) from fault
        if len(shape) != 3:
            raise ModelUnavailableError(
                f"{model.parent} is no sentence model of the BERT family (expected vectors of "
                f"shape (texts, tokens, hidden size), found {shape})"
            )
        return int(shape[2])

    def _pooled(self, encoding: Encoding) -> NDArray[np.float32]:
        """Return the mean of the last layer's token vectors, shape (hidden size,)."""
        pooled: NDArray[np.float32] = self._hidden(encoding)[0].mean(axis=0, dtype=np.float32)
        return pooled

    def _hidden(self, encoding: Encoding) -> NDArray[np.float32]:
        """Return the last layer's token vectors, shape (1, tokens, hidden size)."""
        ids = np.array([encoding.ids], dtype=np.int64)
        feeds = {
            "input_ids": ids,
            "attention_mask": np.ones_like(ids),
            "token_type_ids": np.zeros_like(ids),
        }
        hidden: NDArray[np.float32]
        (hidden, *_) = self._session.run(None, {name: feeds[name] for name in self._inputs})
        return hidden
