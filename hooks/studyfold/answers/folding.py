"""Several answers → one, for many entries at once: opens them, has them read, ranks and folds."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from studyfold.answers.fold import fold_answers
from studyfold.answers.kept import Folded
from studyfold.answers.lead import agreement, best_first
from studyfold.answers.nearness import Model, Nearness, read_by_model
from studyfold.answers.pieces import Piece
from studyfold.answers.sources import Source, open_sources
from studyfold.answers.titles import titled
from studyfold.model import Answer, Item

__all__ = ["fold_all"]

_COMPARED_AT_MOST = 1500
"""Pieces of one entry that are compared; the answers beyond stand in full all the same."""
_SHORT_PIECE = 10
"""Characters; fewer pieces than answers have characters for are never too many."""


def fold_all(
    opened: Sequence[Sequence[Item]],
    rank: Mapping[str, int],
    model: Model | None,
    read: Sequence[bool],
) -> list[Folded]:
    """Return what the answers of each entry come to.

    Args:
        opened: the items of each entry.
        rank: places of items that a person put first.
        model: reads sentences.
        read: whether it reads those of each entry.
    """
    sources = [_compared(items) for items in opened]
    vectors = _vectors(sources, model, read)
    return [
        _folded(items, own, rows, rank)
        for items, own, rows in zip(opened, sources, vectors, strict=True)
    ]


def _compared(items: Sequence[Item]) -> list[Source]:
    """Return the answers of an entry in pieces, as many as are compared."""
    ordered = sorted(items, key=lambda item: item.id)
    if sum(len(item.answer) for item in ordered) > _COMPARED_AT_MOST * _SHORT_PIECE:
        ordered = best_first(ordered)
    sources = open_sources(ordered)
    while len(sources) > 1 and len(_pieces(sources)) > _COMPARED_AT_MOST:
        sources.pop()
    return sources


def _folded(
    items: Sequence[Item],
    sources: Sequence[Source],
    vectors: NDArray[np.float32] | None,
    rank: Mapping[str, int],
) -> Folded:
    """Return an entry's items, the best first, and what their answers come to."""
    nearness = Nearness(_pieces(sources), vectors)
    ordered = best_first(items, agreement(sources, nearness) if len(sources) > 1 else None)
    ordered.sort(key=lambda item: rank.get(item.id, len(rank)))
    order, title = tuple(item.id for item in ordered), titled(ordered)
    if not sources:
        return Folded(order, title, Answer())
    # Of equal answers one was opened; it stands where the first of them does.
    first: dict[str, int] = {}
    for number, item in enumerate(ordered):
        first.setdefault(_words(item), number)
    by_rank = sorted(sources, key=lambda source: first[_words(source.item)])
    changes = ((s.item.id, change) for s in by_rank for change in s.cleaned.changes)
    return Folded(order, title, fold_answers(by_rank, nearness), tuple(changes))


def _words(item: Item) -> str:
    return " ".join(item.answer.split())


def _pieces(sources: Sequence[Source]) -> list[Piece]:
    return list(chain.from_iterable(source.pieces for source in sources))


def _vectors(
    sources: Sequence[Sequence[Source]], model: Model | None, read: Sequence[bool]
) -> list[NDArray[np.float32] | None]:
    """Return the vectors of the pieces of each entry; None where letters are compared instead."""
    if model is None:
        return [None] * len(sources)
    wanted = [
        _pieces(own) if reads and len(own) > 1 else []
        for own, reads in zip(sources, read, strict=True)
    ]
    texts = sorted({p.text for pieces in wanted for p in pieces if read_by_model(p)})
    if not texts:
        return [None] * len(sources)
    rows = model.encode(texts)
    index = {text: number for number, text in enumerate(texts)}
    found: list[NDArray[np.float32] | None] = []
    for pieces in wanted:
        own = np.zeros((len(pieces), rows.shape[1]), dtype=np.float32)
        for row, piece in zip(own, pieces, strict=True):
            if read_by_model(piece):
                row[:] = rows[index[piece.text]]
        found.append(own if pieces else None)
    return found
