"""A sentence model of a few bytes, and an encoder that notes what it is asked."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray
from tokenizers import Tokenizer
from tokenizers.models import WordLevel
from tokenizers.pre_tokenizers import Whitespace

WriteModel = Callable[..., Path]


class Noted:
    """An encoder of three dimensions that remembers the texts it was given."""

    name = "noted"
    semantic = True

    def __init__(self, key: str = "noted-1", dimensions: int = 3) -> None:
        self.key = key
        self.dimensions = dimensions
        self.seen: list[list[str]] = []

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Return rows that differ from text to text."""
        self.seen.append(list(texts))
        rows = [[len(text) + n for n in range(self.dimensions)] for text in texts]
        return np.array(rows, dtype=np.float32).reshape(len(texts), self.dimensions)


@pytest.fixture
def noted() -> type[Noted]:
    """Return the class of encoders that remember."""
    return Noted


def _field(number: int, value: int | bytes | str) -> bytes:
    """Return one field in the wire format of protocol buffers, which ONNX files are in."""
    if isinstance(value, int):
        assert value < 128
        return bytes([number << 3 if number < 16 else 0xA0, *([1] if number > 15 else []), value])
    data = value.encode() if isinstance(value, str) else value
    length, size = len(data), b""
    while length > 127:
        size += bytes([length & 127 | 128])
        length >>= 7
    return bytes([number << 3 | 2]) + size + bytes([length]) + data


def _network(given: str, three_dimensional: bool) -> bytes:
    """Return a network that gives each token's id as its vector of one dimension."""

    def value(name: str, kind: int, *sizes: str) -> bytes:
        shape = b"".join(_field(1, _field(2, size)) for size in sizes)
        return _field(1, name) + _field(2, _field(1, _field(1, kind) + _field(2, shape)))

    def node(source: str, target: str, kind: str, attribute: bytes) -> bytes:
        return _field(1, source) + _field(2, target) + _field(4, kind) + _field(5, attribute)

    nodes = [node(given, "flat", "Cast", _field(1, "to") + _field(3, 1) + _field(20, 2))]
    result = value("flat", 1, "texts", "tokens")
    if three_dimensional:
        axes = _field(1, "axes") + _field(8, 2) + _field(20, 7)
        nodes.append(node("flat", "deep", "Unsqueeze", axes))
        result = value("deep", 1, "texts", "tokens", "one")
    graph = b"".join(_field(1, one) for one in nodes) + _field(2, "g")
    graph += _field(11, value(given, 7, "texts", "tokens")) + _field(12, result)
    return _field(1, 6) + _field(7, graph) + _field(8, _field(1, "") + _field(2, 11))


@pytest.fixture
def write_model(tmp_path: Path) -> WriteModel:
    """Return what writes the folder of a tiny model: a word's vector is [its number]."""

    def write(given: str = "input_ids", three_dimensional: bool = True) -> Path:
        folder = tmp_path / "tiny"
        folder.mkdir()
        words = {"[UNK]": 1, "one": 2, "two": 4}
        tokenizer = Tokenizer(WordLevel(words, unk_token="[UNK]"))  # noqa: S106  # a word
        tokenizer.pre_tokenizer = Whitespace()
        tokenizer.save(str(folder / "tokenizer.json"))
        (folder / "model.onnx").write_bytes(_network(given, three_dimensional))
        return folder

    return write
