"""Which lines of a copied conversation are the person's own words to the assistant."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

from studyfold.layouts.remarks import is_turn, is_users_turn
from studyfold.layouts.scan import Line

__all__ = ["prompts"]

_LONGEST = 40
"""Lines that a person's turn may take."""


def prompts(lines: Sequence[Line], telling: Iterable[int]) -> frozenset[int]:
    """Return the indexes of the lines between a line that names the person and the next turn.

    Args:
        lines: the whole text.
        telling: the indexes of the lines that may name who speaks, in order.
    """
    turns = [index for index in telling if is_turn(lines[index].body)]
    found: set[int] = set()
    for turn, following in pairwise(turns):
        if is_users_turn(lines[turn].body) and following - turn <= _LONGEST:
            found.update(range(turn, following))
    return frozenset(found)
