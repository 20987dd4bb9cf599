"""How other answers go on where one breaks off."""

from __future__ import annotations

from collections.abc import Sequence

from studyfold.answers.adds import Shown
from studyfold.answers.nearness import Nearness
from studyfold.answers.pieces import Piece
from studyfold.answers.sources import Source
from studyfold.answers.writing import write
from studyfold.model import Passage
from studyfold.text import words

__all__ = ["going_on"]

_NEAR = 0.72
_FEW = 3


def going_on(
    lead: Source, others: Sequence[Source], nearness: Nearness, shown: Shown
) -> tuple[Passage, ...]:
    """Return the rest of a broken lead as other answers have it, and show it.

    Where another answer has the sentence that the lead breaks off in, it and what follows it to
    the end of that answer goes on for the lead; the first answer that does is enough.

    Args:
        lead: the answer that breaks off.
        others: the other answers, the best first.
        nearness: of all pieces.
        shown: what is shown; it grows by what is returned.
    """
    end = lead.broken_off
    if end is None:
        return ()
    for source in others:
        same = _same(lead.pieces[end], lead.first + end, source, nearness)
        if same is not None and source.broken_off != same:
            kept = [n for n in source.told if n >= same and n != source.broken_off]
            shown.add(source.first + number for number in kept)
            return (Passage(source.item.id, write(source.tree, set(kept), source.cleaned.words)),)
    return ()


def _same(broken: Piece, index: int, source: Source, nearness: Nearness) -> int | None:
    """Return the number of the piece that is a broken one in full, or as good as."""
    start = words(broken.text)
    if len(start) > _FEW:
        for number in source.told:
            if words(source.pieces[number].text)[: len(start) - 1] == start[:-1]:
                return number
    near = [(-nearness.of(index, [source.first + n]), n) for n in source.told]
    best = min(near, default=(0.0, 0))
    return best[1] if -best[0] >= _NEAR else None
