"""What other answers add → groups of passages about one thing each."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field

from studyfold.answers.nearness import Nearness
from studyfold.answers.pieces import Block, bonded, leaves
from studyfold.answers.sources import Source
from studyfold.answers.writing import write_blocks
from studyfold.model import Addition, Passage

__all__ = ["grouped"]

_ONE_THING = 0.6
"""From this nearness of two sentences on their passages are about the same thing."""
_LABEL = re.compile(r"\s*(?:\*\*|__|\*|_)[^*_]{2,60}?[:：]?(?:\*\*|__|\*|_)\s*[:：–—-]?")
_LONG_ITEM = 12
_SAYS_NOTHING = frozenset(
    """answer answers explanation solution response summary details overview introduction example
    examples antwort erklärung réponse respuesta ответ""".split()
)


@dataclass
class _Unit:
    """A passage before it is written: blocks of one answer that belong together."""

    source: Source
    blocks: tuple[Block, ...]
    about: str
    indices: list[int] = field(default_factory=list)


def grouped(
    chosen: Sequence[tuple[Source, Collection[int]]], nearness: Nearness
) -> tuple[Addition, ...]:
    """Return what answers add, what is about one thing side by side.

    Args:
        chosen: answers with the numbers of the pieces that they add, the best answer first.
        nearness: of all pieces of the entry.
    """
    groups: list[list[_Unit]] = []
    for source, kept in chosen:
        for unit in _units(source, kept):
            group = next((own for own in groups if _belongs(unit, own, nearness)), None)
            if group is None:
                groups.append([unit])
            else:
                group.append(unit)
    written = {source.item.id: kept for source, kept in chosen}
    return tuple(
        Addition(
            next((unit.about for unit in group if unit.about), ""),
            tuple(_passage(unit, written[unit.source.item.id]) for unit in group),
        )
        for group in groups
    )


def _passage(unit: _Unit, kept: Collection[int]) -> Passage:
    text = write_blocks(unit.blocks, kept, unit.source.tree.references, unit.source.cleaned.words)
    return Passage(unit.source.item.id, text)


def _belongs(unit: _Unit, group: Sequence[_Unit], nearness: Nearness) -> bool:
    if unit.about and any(unit.about.casefold() == other.about.casefold() for other in group):
        return True
    others = [index for other in group for index in other.indices]
    return any(nearness.of(index, others) >= _ONE_THING for index in unit.indices)


def _units(source: Source, kept: Collection[int]) -> Iterator[_Unit]:
    """Yield the passages of an answer: blocks that hang together, or the items of a list."""
    about = ""
    for run in _runs(source.tree.blocks):
        if run[0].shape == "heading":
            words = run[0].pieces[0].text.strip(" :.*#")
            about = "" if words.casefold() in _SAYS_NOTHING else run[0].pieces[0].markdown
            continue
        alone = len(run) == 1 and run[0].shape == "list" and _apart(run[0])
        for blocks in (item.blocks for item in run[0].blocks) if alone else (tuple(run),):
            held = [p.number for p in leaves(blocks) if p.number in kept and not p.leads_in]
            if held:
                yield _Unit(source, blocks, about, [source.first + number for number in held])


def _runs(blocks: Sequence[Block]) -> Iterator[list[Block]]:
    """Yield blocks, together with those that cannot do without them."""
    run: list[Block] = []
    for block in blocks:
        if run and (run[-1].shape == "heading" or not bonded(run[-1], block)):
            yield run
            run = []
        run.append(block)
    if run:
        yield run


def _apart(block: Block) -> bool:
    """Say whether the items of a list stand for themselves: labelled, or whole sentences."""
    firsts = [
        item.blocks[0].pieces[0] for item in block.blocks if item.blocks and item.blocks[0].pieces
    ]
    labelled = sum(_LABEL.match(first.markdown) is not None for first in firsts)
    average = sum(len(p.text.split()) for p in leaves([block])) / max(1, len(block.blocks))
    return block.level == 0 and (2 * labelled > len(firsts) or average >= _LONG_ITEM)
