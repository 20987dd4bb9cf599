"""What the tests of the layouts share: documents from texts, and the account of their lines."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from studyfold.model import Document, Reading

MakeDocument = Callable[..., Document]
Account = Callable[[Document, Reading], list[tuple[int, int]]]


@pytest.fixture(scope="session")
def document() -> MakeDocument:
    """Return what makes a document of a text, as `sources` does."""

    def make(text: str, suffix: str = ".md") -> Document:
        lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
        return Document(f"set{suffix}", "set", suffix, tuple(lines))

    return make


@pytest.fixture(scope="session")
def miscounted() -> Account:
    """Return what finds the lines that are not held exactly once, with how often they are."""

    def find(document: Document, reading: Reading) -> list[tuple[int, int]]:
        held = [0] * (len(document.lines) + 1)
        parts = [(item.line, item.end_line) for item in reading.items]
        parts += [(block.line, block.end_line) for block in reading.skipped]
        for first, last in parts:
            assert first is not None
            assert last is not None
            for number in range(first, last + 1):
                held[number] += 1
        return [
            (number, held[number])
            for number, line in enumerate(document.lines, 1)
            if line.strip() and held[number] != 1
        ]

    return find
