"""What the cells of a column look like, for files whose names do not tell."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from studyfold.layouts.asking import asks
from studyfold.layouts.records.table import Row
from studyfold.layouts.records.values import markdown

__all__ = ["Profile", "profiles"]

_SAMPLE = 1000
"""Rows that are looked at: the first ones, so that the same file is always read alike."""
_NUMBER = re.compile(r"[-+]?\d[\d.,]*%?")
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+", re.IGNORECASE)
_MEDIA = re.compile(r"(?:\[sound:[^\]]*\]|\S+\.(?:mp3|ogg|wav|png|jpe?g|gif|svg|webp|mp4))")
_UUID = re.compile(r"[0-9a-fA-F]{8}-(?:[0-9a-fA-F]{4}-){3}[0-9a-fA-F]{12}")
_CODED = re.compile(r"[A-Za-z]{1,6}[-_.]?\d{1,6}|[0-9a-f]{16,64}")
_GUID = re.compile(r"(?=\S*[^a-zA-Z])(?=\S*[A-Za-z])[!-~]{8,13}")
"""A note's id in Anki: ten signs of any kind."""


@dataclass(frozen=True, slots=True)
class Profile:
    """What the cells of one column have in common."""

    key: str
    filled: int
    """How many of the rows looked at have something in it."""
    mean: float
    """Characters of a cell that is not empty."""
    distinct: float
    """The share of its cells that no cell before them equals, 0 to 1."""
    asking: float
    """The share of its cells that look like questions."""
    kind: str
    """`text`, `category`, `number`, `id`, `address`, `media` or `empty`."""


def profiles(rows: Sequence[Row], keys: Iterable[str]) -> list[Profile]:
    """Return what the columns hold, in their order."""
    sample = rows[:_SAMPLE]
    return [_profile(key, [markdown(row.fields.get(key)) for row in sample]) for key in keys]


def _profile(key: str, cells: Sequence[str]) -> Profile:
    filled = [cell.strip() for cell in cells if cell.strip()]
    if not filled:
        return Profile(key, 0, 0.0, 0.0, 0.0, "empty")
    count = len(filled)
    mean = sum(map(len, filled)) / count
    distinct = len(set(filled)) / count
    asking = sum(asks(cell[:400]) >= 0.9 for cell in filled) / count
    return Profile(key, count, mean, distinct, asking, _kind(filled, mean, distinct, asking))


def _kind(filled: Sequence[str], mean: float, distinct: float, asking: float) -> str:
    count = len(filled)

    def mostly(pattern: re.Pattern[str]) -> bool:
        return sum(pattern.fullmatch(cell) is not None for cell in filled) >= 0.9 * count

    if mostly(_NUMBER):
        return "number"
    if mostly(_ADDRESS):
        return "address"
    if mostly(_MEDIA):
        return "media"
    if distinct == 1 and count > 1 and (mostly(_UUID) or mostly(_CODED) or mostly(_GUID)):
        return "id"
    few = distinct <= 0.25 if count >= 8 else distinct * count == 1 and count >= 3
    if few and mean <= 60 and asking < 0.5:
        return "category"
    return "text"
