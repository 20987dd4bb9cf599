"""Entries → groups: what the sets' headings put together, and what lies together."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from studyfold.model import Entry, Item
from studyfold.topics.cells import cells
from studyfold.topics.clusters import AT_ONCE, LARGEST, cluster, join_small, means, smallest_of
from studyfold.topics.headings import Subject, entry_headings
from studyfold.topics.points import drawn, trails

__all__ = ["Group", "grouped"]

_SMALLEST_HEADING = 4
"""The fewest entries of a topic that comes from a heading."""

_STRAYS = 0.1
"""An entry without a heading belongs under one that it is nearer to than this share of those that
stand there."""

_FEW_STRAYS = 0.05
"""What fits no heading joins the nearest one where it is at most this share of everything."""

Labels = NDArray[np.intp]
Vectors = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Group:
    """The entries of one topic that is not named yet."""

    rows: tuple[int, ...]
    """The rows of its entries, ascending."""
    heading: Subject = frozenset()
    """The subject of the heading that it comes from, if it does."""
    above: Subject = frozenset()
    """The subject of the heading that it is only a part of."""


def grouped(
    entries: Sequence[Entry], items: Mapping[str, Item], vectors: NDArray[np.float32]
) -> list[Group]:
    """Group entries by all that speaks for it together.

    Headings hold what stands under them together; an entry without one joins a heading that it
    fits as well as what stands there, and all others make groups of their own.

    Args:
        entries: n entries, sorted by id.
        items: every item by id.
        vectors: one row of length 1 for each entry, shape (n, d).
    """
    parts = cells(vectors, AT_ONCE)
    points = drawn(vectors, trails(entries, items), parts)
    headings = entry_headings(entries, items, points)
    subjects = sorted({one for one in headings if one}, key=sorted)
    if len(subjects) < 2:
        return [Group(rows) for rows in _members(cluster(points, parts))]
    number = {one: place for place, one in enumerate(subjects)}
    labels = np.array([number.get(one, -1) for one in headings], dtype=np.intp)
    labels = _placed(points, labels, vectors)
    groups = []
    for rows in _members(join_small(points, labels, _SMALLEST_HEADING)):
        under = [headings[row] for row in rows if headings[row]]
        # A group of strays may have taken in a heading with few questions, which names it not.
        about = min(set(under), key=lambda s: (-under.count(s), sorted(s)), default=frozenset())
        if 2 * len(under) < len(rows) and int(labels[list(rows)].max()) >= len(subjects):
            about = frozenset()
        groups += _split(points, rows, about, vectors)
    return groups


def _members(labels: Labels) -> list[tuple[int, ...]]:
    return [tuple(np.flatnonzero(labels == label).tolist()) for label in np.unique(labels)]


def _placed(points: Vectors, labels: Labels, vectors: NDArray[np.float32]) -> Labels:
    """Give each row labelled -1 the label that it fits or that of a new group of such rows."""
    free = np.flatnonzero(labels < 0)
    if not len(free):
        return labels
    labels = labels.copy()
    middle, _ = means(points[labels >= 0], labels[labels >= 0])
    # Of the mean's own length, so that it is the mean cosine to the members.
    near = (points @ middle.T).round(6)
    least = np.array(
        [
            np.quantile(near[labels == label, label], _STRAYS).round(6)
            for label in range(len(middle))
        ]
    )
    best = near.argmax(axis=1)
    fits = near[np.arange(len(points)), best] >= least[best]
    strays = free[~fits[free]]
    if len(strays) <= max(_FEW_STRAYS * len(points), 2 * smallest_of(len(points)) - 1):
        strays = strays[:0]
    joining = np.setdiff1d(free, strays)
    labels[joining] = best[joining]
    if len(strays):
        own = cluster(points[strays], cells(vectors[strays], AT_ONCE))
        labels[strays] = own + len(middle)
    return labels


def _split(
    points: Vectors, rows: tuple[int, ...], about: Subject, vectors: NDArray[np.float32]
) -> list[Group]:
    """Divide what a heading holds together where that is more than two pages."""
    if not about or len(rows) <= 2 * LARGEST:
        return [Group(rows, heading=about)]
    here = np.array(rows, dtype=np.intp)
    labels = cluster(points[here], cells(vectors[here], AT_ONCE))
    parts = [tuple(here[list(part)].tolist()) for part in _members(labels)]
    return [Group(part, above=about) for part in parts] if len(parts) > 1 else [Group(rows, about)]
