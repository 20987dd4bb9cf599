"""Where questions stand on a map: near each other where they are alike, topics kept together."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from studyfold.model import Entry, Spot, Topic

__all__ = ["MOST_DOTS", "spots"]

MOST_DOTS = 800
"""Beyond this many entries a map shows topics: nobody tells thousands of dots apart."""

_ROUNDS = 60
_NEAR = 6
_STEP = 0.06
"""How far a dot moves in the first round, as a share of the map's width."""

_PULL = 0.35
"""What drawing weighs beside pushing."""

_PLACES = 3

Points = NDArray[np.float64]


def spots(
    entries: Sequence[Entry], topics: Sequence[Topic], vectors: NDArray[np.float32]
) -> tuple[Spot, ...]:
    """Return where each entry stands on a map, or each topic where there are too many entries.

    Starting from the two directions in which the vectors differ most (PCA), each dot is drawn to
    its nearest ones and to the middle of its topic and pushed away from all others, with steps
    that become smaller (Fruchterman and Reingold, 1991). There is no chance in it.

    Args:
        entries: n entries that have their topics.
        topics: their topics.
        vectors: one row of length 1 for each entry, shape (n, d).

    Returns:
        The dots in the order of topics and of their entries, 0 to 1 both ways.
    """
    row_of = {entry.id: row for row, entry in enumerate(entries)}
    ids = [entry for topic in topics for entry in topic.entries]
    if not ids:
        return ()
    rows = vectors[[row_of[entry] for entry in ids]].astype(np.float64).round(6)
    groups = np.repeat(np.arange(len(topics)), [len(topic.entries) for topic in topics])
    if len(ids) > MOST_DOTS:
        middle = np.stack([rows[groups == place].mean(axis=0) for place in range(len(topics))])
        lengths = np.maximum(np.linalg.norm(middle, axis=1, keepdims=True), 1e-9)
        rows, groups = middle / lengths, np.arange(len(topics))
        ids = [topic.slug for topic in topics]
    placed = _spread(rows, groups)
    return tuple(
        Spot(name, float(x), float(y)) for name, (x, y) in zip(ids, placed.tolist(), strict=True)
    )


def _spread(rows: Points, groups: NDArray[np.intp]) -> Points:
    """Place rows of shape (n, d) on a map; returns shape (n, 2), each 0 to 1."""
    count = len(rows)
    place = _flat(rows)
    if count < 2:
        return np.full((count, 2), 0.5)
    cosine = (rows @ rows.T).round(6)
    np.fill_diagonal(cosine, -2)
    near = np.argsort(-cosine, axis=1, kind="stable")[:, : min(_NEAR, count - 1)]
    pull = np.zeros((count, count))
    np.put_along_axis(pull, near, 1.0, axis=1)
    pull = np.maximum(pull, pull.T)
    same = (groups[:, None] == groups).astype(np.float64)
    pull += same / np.maximum(same.sum(axis=1, keepdims=True), 1) * 6
    ideal = 1 / np.sqrt(count)
    pull = (pull + pull.T) / 2 * _PULL / ideal
    for number in range(_ROUNDS):
        own = (place**2).sum(axis=1)
        squares = np.maximum(own[:, None] + own - 2 * place @ place.T, 1e-6)
        # Pushed with k² / distance, drawn with distance² / k, along the line between both.
        force = ideal**2 / squares - pull * np.sqrt(squares)
        np.fill_diagonal(force, 0)
        move = place * force.sum(axis=1, keepdims=True) - force @ place
        length = np.maximum(np.linalg.norm(move, axis=1, keepdims=True), 1e-9)
        limit = _STEP * (1 - number / _ROUNDS)
        # Rounded, so that the last bits of a processor do not add up over the rounds.
        place = (place + move / length * np.minimum(length, limit)).round(6)
    return _framed(place)


def _flat(rows: Points) -> Points:
    """Return the two directions in which rows differ most; equal rows are laid on a spiral."""
    count = len(rows)
    centred = rows - rows.mean(axis=0)
    if 2 <= count < rows.shape[1]:
        # Few rows of many columns: the directions follow from how the rows lie to each other.
        _, weights = np.linalg.eigh((centred @ centred.T).round(6))
        two = centred.T @ weights[:, :-3:-1]
        two /= np.maximum(np.linalg.norm(two, axis=0), 1e-9)
    else:
        _, directions = np.linalg.eigh((centred.T @ centred).round(6))
        two = directions[:, :-3:-1]
    # The sign of a direction is left open by its definition: its largest part points up.
    two = two * np.where(two[np.abs(two.round(6)).argmax(axis=0), [0, 1]] < 0, -1, 1)
    flat = (centred @ two).round(6)
    turn = np.arange(count) * 2.399963
    spiral = (
        np.column_stack([np.cos(turn), np.sin(turn)]) * np.sqrt(np.arange(count) / count)[:, None]
    )
    return _framed(flat) + 0.02 * spiral.round(6)


def _framed(place: Points) -> Points:
    """Stretch a map to its frame; shape (n, 2)."""
    low = place.min(axis=0)
    width = np.maximum(place.max(axis=0) - low, 1e-9)
    framed: Points = np.where(width > 1e-8, (place - low) / width, 0.5).round(_PLACES)
    return framed
