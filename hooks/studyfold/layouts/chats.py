"""Which lines of a copied conversation are the person's own words to the assistant."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from studyfold.layouts.remarks import is_turn, is_users_turn
from studyfold.layouts.scan import Line

__all__ = ["prompts"]

_LONGEST = 40
"""Lines that a person's turn may take."""


def prompts(lines: Sequence[Line]) -> frozenset[int]:
    """Return the indexes of the lines between a line that names the person and the next turn."""
    turns = [
        index
        for index, line in enumerate(lines)
        if line.kind in ("text", "heading") and is_turn(line.body)
    ]
    found: set[int] = set()
    for turn, following in pairwise(turns):
        if is_users_turn(lines[turn].body) and following - turn <= _LONGEST:
            found.update(range(turn, following))
    return frozenset(found)
