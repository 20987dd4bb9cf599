"""Questions about what stands below them: code, a picture, options."""

from __future__ import annotations

from collections.abc import Sequence

from studyfold.model import Item
from studyfold.text import fold

__all__ = ["other_code"]


def other_code(items: Sequence[Item], pair: tuple[int, int]) -> bool:
    """Say whether two questions ask about other code: then they are others, however alike.

    The code or picture below a question is part of it.
    """
    one, other = ((fold(items[row].question), fold(items[row].prompt)) for row in pair)
    return one[1] != other[1] and (one[0] == other[0] or bool(one[1] and other[1]))
