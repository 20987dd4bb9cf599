"""Pairs in doubt whose items can be read."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from studyfold.model import Item
from studyfold.review import Doubt

MakeDoubt = Callable[..., Doubt]


@pytest.fixture(scope="session")
def make_doubt(make_item: Callable[..., Item]) -> MakeDoubt:
    """Return what makes a pair of two questions, of the sets `a` and `b` unless told otherwise."""

    def doubt(
        one: str, other: str, answers: tuple[str, str] = ("X.", "Y."), sets: str = "ab"
    ) -> Doubt:
        a = make_item(sets[0], one, answers[0])
        b = make_item(sets[1], other, answers[1])
        return Doubt(a, b, 0.5, False, f"Set {a.set}", f"Set {b.set}")

    return doubt
