"""The answers of one entry → one answer: what leads, what the others add, what it is like."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain

from studyfold.answers.adds import Shown, leans, novel
from studyfold.answers.contradictions import Suspicion, suspicions
from studyfold.answers.goingon import going_on
from studyfold.answers.groups import grouped
from studyfold.answers.likenesses import Likeness, liking, unlabelled
from studyfold.answers.nearness import Nearness
from studyfold.answers.pieces import Block, Piece, walk
from studyfold.answers.sources import Source
from studyfold.answers.writing import write, write_blocks
from studyfold.model import Answer, Contradiction, Passage

__all__ = ["fold_answers"]

_REPEATS = 0.8
"""How near a comparison may come to one that is shown."""
_MOST = 30
"""Comparisons of one entry that stand apart; more stand in the full answers alone."""
_LEFT = 0.4
"""The share of a lead that must be left when its comparisons stand apart from it."""


def fold_answers(sources: Sequence[Source], nearness: Nearness) -> Answer:
    """Return what the answers of one entry come to.

    Args:
        sources: the answers in pieces, the leading one first; at least one.
        nearness: of all their pieces.
    """
    pieces = list(chain.from_iterable(source.pieces for source in sources))
    shown = Shown(nearness, pieces)
    lead, *others = sources
    apart = _stand_apart(lead)
    kept = [number for number in lead.told if number not in apart]
    shown.add(lead.first + number for number in kept)
    likenesses = _ranked("analogy", sources, apart, nearness)
    examples = _ranked("example", sources, apart, nearness)
    for ranked in (likenesses, examples):
        for source, best in ranked[:1]:
            shown.add(source.first + number for number in best.pieces)
    passed = {
        source.first + number
        for source in others
        for likeness in source.likenesses
        for number in likeness.pieces
    }
    goes_on = going_on(lead, others, nearness, shown) if lead.item.status == "truncated" else ()
    chosen = []
    for source in others:
        elsewhere = {
            number for number in range(len(source.pieces)) if source.first + number in passed
        }
        if source.broken_off is not None:
            elsewhere.add(source.broken_off)
        own = novel(source, shown, elsewhere)
        chosen.append((source, own))
    whole = not apart and not lead.cleaned.changes
    text = lead.item.answer if whole else write(lead.tree, kept, lead.cleaned.words)
    return Answer(
        lead=Passage(lead.item.id, text),
        whole=whole,
        broken=lead.item.status == "truncated",
        goes_on=goes_on,
        adds=grouped([(source, own) for source, own in chosen if own], nearness),
        likenesses=tuple(_told(source, one) for source, one in likenesses),
        examples=tuple(_told(source, one) for source, one in examples),
        notes=tuple(
            Passage(source.item.id, note) for source in sources for note in source.cleaned.notes
        ),
        contradictions=tuple(map(_contradiction, suspicions(sources, nearness) if others else ())),
    )


def _contradiction(suspicion: Suspicion) -> Contradiction:
    (one, a), (other, b) = suspicion.a, suspicion.b
    return Contradiction(suspicion.kind, _passage(one, [a]), _passage(other, [b]))


def _passage(source: Source, numbers: Sequence[int]) -> Passage:
    return Passage(source.item.id, write(source.tree, set(numbers), source.cleaned.words))


def _told(source: Source, likeness: Likeness) -> Passage:
    """Return a comparison or example as a paragraph, wherever it stood in its answer."""
    own = [piece for piece in source.pieces if piece.number in likeness.pieces]
    blocks = [Block("paragraph", tuple(own))]
    text = write_blocks(blocks, likeness.pieces, source.tree.references, source.cleaned.words)
    return Passage(source.item.id, unlabelled(text) if likeness.kind == "analogy" else text)


def _ranked(
    kind: str, sources: Sequence[Source], apart: set[int], nearness: Nearness
) -> list[tuple[Source, Likeness]]:
    """Return the comparisons or examples that stand by themselves, the best first, none twice."""
    lead = sources[0]
    found = [
        (-liking(one, source.pieces), rank, one.pieces[0], source, one)
        for rank, source in enumerate(sources)
        for one in source.likenesses
        if one.kind == kind
        and (source is not lead or set(one.pieces) <= apart)
        and source.broken_off not in one.pieces
    ]
    ranked: list[tuple[Source, Likeness]] = []
    told: list[int] = []
    for *_, source, one in sorted(found, key=lambda entry: entry[:3])[:_MOST]:
        own = [source.first + number for number in one.pieces]
        if len(found) == 1 or all(nearness.of(index, told) < _REPEATS for index in own):
            told += own
            ranked.append((source, one))
    return ranked


def _stand_apart(lead: Source) -> set[int]:
    """Return the pieces of the lead's comparisons that can be taken out of it.

    What follows one in its paragraph must not lean on it, and enough of the answer must be left.
    """
    apart: set[int] = set()
    after = dict(_pairs(lead.tree.blocks))
    for likeness in lead.likenesses:
        if likeness.kind != "analogy" or not likeness.sure:
            continue
        following = after.get(likeness.pieces[-1])
        if following is None or not leans(following):
            apart |= set(likeness.pieces)
    told = [number for number in lead.told if number not in apart]
    return apart if len(told) >= _LEFT * len(lead.told) and told else set()


def _pairs(blocks: Sequence[Block]) -> Iterator[tuple[int, Piece]]:
    for block in walk(blocks):
        for before, piece in zip(block.pieces, block.pieces[1:], strict=False):
            yield before.number, piece
