"""Entries that still want an answer, with the answered ones that come nearest."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from studyfold.model import Entry, Item, Wanted

__all__ = ["wanted"]

_NEAREST = 3
_LEAST = 0.45
"""Below this cosine an answered question is no help."""
_DIGITS = 4


def wanted(
    entries: Sequence[Entry], items: Mapping[str, Item], vectors: NDArray[np.float32]
) -> tuple[Wanted, ...]:
    """Return the entries without an answer, then those whose only answers break off.

    Args:
        entries: all entries, in their order.
        items: every item by its id.
        vectors: of the entries' questions, each of length 1; shape (len(entries), d).
    """
    lacks = [_lacks(entry, items) for entry in entries]
    answered = [number for number, lack in enumerate(lacks) if not lack]
    found = []
    for lack in (2, 1):
        for number in (n for n, own in enumerate(lacks) if own == lack):
            near = np.round((vectors[answered] @ vectors[number]).astype(np.float64), _DIGITS)
            ranked = sorted(zip((-near).tolist(), (entries[n].id for n in answered), strict=True))[
                :_NEAREST
            ]
            close = tuple(identity for value, identity in ranked if -value >= _LEAST)
            found.append(Wanted(entries[number].id, close))
    return tuple(found)


def _lacks(entry: Entry, items: Mapping[str, Item]) -> int:
    """Say what an entry lacks: 2 any answer, 1 one that does not break off, 0 nothing."""
    statuses = {items[one].status for one in entry.items}
    if "complete" in statuses:
        return 0
    return 1 if "truncated" in statuses else 2
