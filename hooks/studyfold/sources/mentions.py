"""Where addresses are written in some lines."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Any

__all__ = ["first_mentions"]

_PIECE = re.compile(r"""[^\s("'=)<>]+|.""", re.DOTALL)
"""A run of signs that can stand next to each other in an address only, or one that can end it."""
_OPENS = frozenset("(\"'=")
_CLOSES = frozenset(")>\"'")
_Tree = dict[str, Any]
"""Pieces that addresses begin with, each with the tree of what follows; an address under `""`."""


def first_mentions(lines: Sequence[str], addresses: Iterable[str]) -> dict[str, int]:
    """Return for each address that is written in some lines the index of the first such line.

    It must not be a part of something else: neither `img/x.png` nor `<img src="…">` is `img`. The
    lines are read once for all addresses, as a text may refer to any number of missing files.
    """
    tree: _Tree = {}
    for address in addresses:
        level = tree
        for piece in _PIECE.findall(address):
            level = level.setdefault(piece, {})
        level[""] = address
    found: dict[str, int] = {}
    for index, line in enumerate(lines):
        pieces = _PIECE.findall(line)
        before = " "
        for start, piece in enumerate(pieces):
            if piece in tree and (before == "<" or before.isspace() or before in _OPENS):
                for address in _from(pieces, start, tree, before == "<"):
                    found.setdefault(address, index)
            before = piece
    return found


def _from(pieces: Sequence[str], start: int, tree: _Tree, pointed: bool) -> Iterable[str]:
    """Yield the addresses that begin at a piece and end where one can."""
    level = tree
    for at in range(start, len(pieces)):
        level = level.get(pieces[at], {})
        if not level:
            return
        if "" in level:
            after = pieces[at + 1] if at + 1 < len(pieces) else "\n"
            if after == ">" or (not pointed and (after.isspace() or after in _CLOSES)):
                yield level[""]
