"""Which questions lie near each other without asking the same."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from studyfold.model import Entry
from studyfold.topics.cells import cells

__all__ = ["related"]

_MOST = 4
_FEWEST_KNOWN = 8
"""With fewer entries nobody needs to be told which are near."""

_UNUSUAL = 2.5
"""Near are those whose cosine lies so many standard deviations above that of any two."""

_APART = 0.05
"""By so much at least."""

_LEAST = 0.35
"""Nor is anything near below this cosine, however unlike all others are."""

_AT_ONCE = 12_000
_BLOCK = 1024


def related(entries: Sequence[Entry], vectors: NDArray[np.float32]) -> dict[str, tuple[str, ...]]:
    """Return for each entry the few that lie nearest to it, nearest first; often there are none.

    There is no padding: what does not stand out from the rest is not near. Among many entries those
    in other corners are left out.

    Args:
        entries: n entries.
        vectors: one row of length 1 for each, shape (n, d).
    """
    near: dict[str, tuple[str, ...]] = {entry.id: () for entry in entries}
    if len(entries) < _FEWEST_KNOWN:
        return near
    rank = np.array(sorted(range(len(entries)), key=lambda place: entries[place].id))
    rows = vectors[rank].astype(np.float64).round(6)
    ids = [entries[place].id for place in rank.tolist()]
    for part in cells(vectors[rank], _AT_ONCE):
        here = rows[part]
        floor = _floor(here)
        for start in range(0, len(part), _BLOCK):
            cosine = (here[start : start + _BLOCK] @ here.T).round(5)
            own = np.arange(len(cosine))
            cosine[own, own + start] = -2
            for row, values in zip(part[start : start + _BLOCK].tolist(), cosine, strict=True):
                found = np.flatnonzero(values >= floor)
                best = sorted(found.tolist(), key=lambda other: (-values[other], ids[part[other]]))
                near[ids[row]] = tuple(ids[part[other]] for other in best[:_MOST])
    return near


def _floor(rows: NDArray[np.float64]) -> float:
    """Return the least cosine of what is near among some rows of shape (n, d)."""
    count = len(rows)
    total = rows.sum(axis=0)
    own = float((rows**2).sum())
    pairs = max(count * (count - 1), 1)
    mean = (float(total @ total) - own) / pairs
    # The mean of the squared cosines is the squared length of the d × d product of the rows.
    product = rows.T @ rows
    squares = (float((product**2).sum()) - float(((rows**2).sum(axis=1) ** 2).sum())) / pairs
    spread = float(np.sqrt(max(squares - mean**2, 0.0)))
    return round(max(mean + max(_UNUSUAL * spread, _APART), _LEAST), 5)
