"""How much one file of records may hold: each takes memory and time, however short it is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TypeVar

__all__ = [
    "MOST_CELLS",
    "MOST_RECORDS",
    "MOST_VALUES",
    "TooLargeError",
    "bounded",
    "check_cells",
    "check_values",
]

MOST_RECORDS = 500_000
"""Records of one file."""
MOST_CELLS = 1_000_000
"""Cells of one row."""
MOST_VALUES = 5_000_000
"""Lists and objects of one JSON file, or values of one YAML file."""

Record = TypeVar("Record")


class TooLargeError(Exception):
    """A file holds more than is read.

    Args:
        most: how much it may hold, and of what.
    """

    def __init__(self, most: str) -> None:
        super().__init__(f"expected {most}, found more; split it into several files")


def bounded(records: Iterable[Record]) -> Iterator[Record]:
    """Yield the records of a file.

    Raises:
        TooLargeError: as soon as they are too many, so that no more are made.
    """
    for count, record in enumerate(records):
        if count >= MOST_RECORDS:
            raise TooLargeError(f"a file of at most {MOST_RECORDS:,} records")
        yield record


def check_values(count: int, what: str) -> None:
    """Raise TooLargeError where a file holds too many values of a kind that takes memory."""
    if count > MOST_VALUES:
        raise TooLargeError(f"a file of at most {MOST_VALUES:,} {what}")


def check_cells(count: int) -> None:
    """Raise TooLargeError where a row has too many cells to be one of a table."""
    if count > MOST_CELLS:
        raise TooLargeError(f"rows of at most {MOST_CELLS:,} cells")
