"""One answer of an entry, in pieces, with all that is known of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from studyfold.answers.cleanup import Cleaned, clean
from studyfold.answers.likenesses import Likeness, announced, find, subject_of
from studyfold.answers.pieces import Piece, Tree
from studyfold.model import Item

__all__ = ["Source", "open_sources"]


@dataclass(frozen=True, slots=True)
class Source:
    """An answer of an entry."""

    item: Item
    cleaned: Cleaned
    likenesses: tuple[Likeness, ...]
    first: int
    """The index of its first piece among those of all sources of the entry."""

    @property
    def tree(self) -> Tree:
        """The answer in pieces."""
        return self.cleaned.tree

    @property
    def pieces(self) -> tuple[Piece, ...]:
        """The pieces of the answer in reading order."""
        return self.cleaned.tree.pieces

    @property
    def told(self) -> tuple[int, ...]:
        """The numbers of the pieces that say something by themselves."""
        gone = self.cleaned.gone
        return tuple(
            p.number
            for p in self.pieces
            if not p.leads_in and p.number not in gone and _says_something(p)
        )

    @property
    def broken_off(self) -> int | None:
        """The number of the piece in which a truncated answer ends."""
        return len(self.pieces) - 1 if self.item.status == "truncated" and self.pieces else None


def _says_something(piece: Piece) -> bool:
    """Say whether a piece is more than a rule or a blank line in HTML."""
    return piece.kind != "html" or bool(piece.text) or "<img" in piece.markdown.lower()


def open_sources(items: Sequence[Item]) -> list[Source]:
    """Return the answers of some items in pieces, each answer once."""
    opened: dict[str, tuple[Item, Cleaned]] = {}
    for item in items:
        words = " ".join(item.answer.split())
        if words and words not in opened:
            opened[words] = (item, clean(item.answer))
    trees = [(cleaned.tree, announced(cleaned.tree)) for _, cleaned in opened.values()]
    subject = subject_of(" ".join(item.question for item in items), trees)
    found: list[Source] = []
    first = 0
    for (item, cleaned), (tree, told) in zip(opened.values(), trees, strict=True):
        found.append(Source(item, cleaned, find(tree, told, subject), first))
        first += len(tree.pieces)
    return found
