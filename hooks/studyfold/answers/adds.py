"""What an answer says beyond all that is shown already."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import pairwise

from studyfold.answers.facts import facts
from studyfold.answers.nearness import Nearness
from studyfold.answers.pieces import Block, Piece, bonded, walk
from studyfold.answers.sources import Source
from studyfold.text import fold

__all__ = ["SAME", "Shown", "leans", "novel"]

SAID = 0.62
"""From this nearness on a sentence says what another says, unless it holds a fact of its own."""
SAME = 0.85
"""From here on both say the same in nearly the same words; the second is never shown."""
_SAME_BLOCK = 0.7
_FEW_WORDS = 4
_ANNOUNCES = 7
"""Words of a sentence that may do nothing but announce the next."""
_MOST = 300
"""Pieces that an entry shows at first sight; what is beyond stands in the full answers."""
_LEANS = re.compile(
    r"\W*(?:this|that|these|those|it|its|they|their|he|she|such|here|there|then|thus|so|hence|"
    r"also|therefore|however|instead|otherwise|but|and|or|for (?:example|instance)|"
    r"in (?:this|that|these|such|addition|contrast|other words)|as a result|consequently|moreover|"
    r"furthermore|similarly|"
    r"both|another|the (?:former|latter|same|first|second|other))\b",
    re.IGNORECASE,
)


class Shown:
    """What of an entry is shown at first sight, growing as answers add to it."""

    def __init__(self, nearness: Nearness, pieces: Sequence[Piece]) -> None:
        """Show nothing yet.

        Args:
            nearness: of all pieces of the entry.
            pieces: the same pieces in the same order.
        """
        self._nearness = nearness
        self._pieces = pieces
        self.indices: list[int] = []
        self._facts: set[str] = set()
        self._read = 0
        self._known: dict[int, frozenset[str]] = {}
        self._text = ""

    @property
    def full(self) -> bool:
        """Whether no more is to be shown."""
        return len(self.indices) >= _MOST

    def _read_up(self) -> None:
        """Look at what was shown since: most pieces are new, and nothing need be known of them."""
        fresh = self.indices[self._read :]
        self._read = len(self.indices)
        for index in fresh:
            self._facts |= self._facts_of(index)
        self._text += "".join(f"\n{_bare(self._pieces[index])}\n" for index in fresh)

    def take_back(self, index: int) -> None:
        """Show a piece no more."""
        self.indices.remove(index)
        self._read = min(self._read, len(self.indices))

    def add(self, indices: Iterable[int]) -> None:
        """Show some pieces, by their index in the entry."""
        for index in indices:
            self.indices.append(index)

    def says(self, index: int) -> bool:
        """Say whether what is shown says what a piece says."""
        piece = self._pieces[index]
        near = self.near(index)
        if near >= SAME:
            return True
        if piece.kind == "picture":
            return False
        self._read_up()
        if piece.kind == "formula" and _bare(piece) in self._text:
            return True
        if piece.kind in ("code", "table", "formula"):
            return near >= _SAME_BLOCK
        if len(piece.text.split()) < _FEW_WORDS and fold(piece.text).strip(" .;,:") in self._text:
            return True
        return near >= SAID and self._facts_of(index) <= self._facts

    def _facts_of(self, index: int) -> frozenset[str]:
        if index not in self._known:
            self._known[index] = facts(self._pieces[index])
        return self._known[index]

    def near(self, index: int) -> float:
        """Return how near a piece is to the nearest that is shown."""
        return self._nearness.of(index, self.indices)

    def same(self, index: int) -> bool:
        """Say whether a piece stands there in nearly the same words."""
        return self.near(index) >= SAME


def novel(source: Source, shown: Shown, passed: Collection[int]) -> set[int]:
    """Return the numbers of the pieces by which an answer adds to what is shown, and show them.

    A sentence that leans on the one before it ("This is why…") brings that along, and one between
    two that are new stays with them, unless it stands there word for word already.

    Args:
        source: the answer.
        shown: what is shown so far; it grows by what is returned.
        passed: numbers of pieces that stand elsewhere.
    """
    chosen: set[int] = set()
    open_to = [number for number in source.told if number not in passed]
    for number in open_to:
        if not shown.full and not shown.says(source.first + number):
            chosen.add(number)
            shown.add([source.first + number])
    for extra in _hanging(source.tree.blocks, chosen, source.pieces):
        for number in sorted(set(extra) & set(open_to) - chosen):
            if not shown.full and not shown.same(source.first + number):
                chosen.add(number)
                shown.add([source.first + number])
    for number in _announcing(source.tree.blocks, chosen):
        chosen.discard(number)
        shown.take_back(source.first + number)
    return chosen


def _announcing(blocks: Sequence[Block], chosen: Collection[int]) -> Iterator[int]:
    """Yield short sentences that are left alone of a paragraph that goes on without them.

    They only announce what comes after ("There are three reasons."), which is said already.
    """
    for block in walk(blocks):
        if block.shape == "paragraph" and len(block.pieces) > 1:
            left = [piece for piece in block.pieces if piece.number in chosen]
            last = block.pieces[-1]
            if len(left) == 1 and left[0] is not last and not last.leads_in:
                (piece,) = left
                if len(piece.text.split()) <= _ANNOUNCES and not facts(piece):
                    yield piece.number


def _hanging(
    blocks: Sequence[Block], chosen: set[int], pieces: Sequence[Piece]
) -> Iterator[set[int]]:
    """Yield what chosen pieces hang in the air without, paragraph by paragraph."""
    for before, after in pairwise(blocks):
        if bonded(before, after) and before.shape == "leaf":
            first, last = before.pieces[0].number, after.pieces[0].number
            if {first, last} & chosen:
                yield {first, last}
    for block in blocks:
        if block.shape == "paragraph":
            yield _missed([p.number for p in block.pieces if not p.leads_in], chosen, pieces)
        yield from _hanging(block.blocks, chosen, pieces)


def leans(piece: Piece) -> bool:
    """Say whether a sentence leans on the one before it, as its first words show."""
    return _LEANS.match(piece.text) is not None


def _missed(numbers: Sequence[int], chosen: set[int], pieces: Sequence[Piece]) -> set[int]:
    """Return the sentences of a paragraph without which chosen ones hang in the air."""
    extra: set[int] = set()
    for before, number in pairwise(numbers):
        if number in chosen and before not in chosen and leans(pieces[number]):
            extra.add(before)
    for before, number, after in zip(numbers, numbers[1:], numbers[2:], strict=False):
        if number not in chosen and before in chosen and after in chosen:
            extra.add(number)
    return extra


def _bare(piece: Piece) -> str:
    if piece.kind == "formula":
        return "".join(piece.text.strip("$.,; ").split()).lower()
    text = fold(piece.text)
    # Formulas within a sentence are compared without blanks.
    return f"{text} {''.join(text.split())}" if "$" in piece.markdown else text
