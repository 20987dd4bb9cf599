"""Decisions about items whose ids can be read."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest

from studyfold.decisions import Decided, Names, decide, read
from studyfold.model import Item

Follow = Callable[..., Decided]


@pytest.fixture(scope="session")
def some(make_item: Callable[..., Item]) -> dict[str, Item]:
    """Six items of two sets, `a:1` to `b:3`, by their ids."""
    made = [make_item(name, f"{number}?") for name in "ab" for number in (1, 2, 3)]
    return {item.id: item for item in made}


@pytest.fixture(scope="session")
def follow(some: dict[str, Item]) -> Follow:
    """Return what follows the text of a decisions file about those items."""

    def follow(text: str, entries: Mapping[str, tuple[str, ...]] | None = None) -> Decided:
        decisions, notes = read(text, "d.yml")
        assert notes == ()
        return decide(decisions, "d.yml", Names(some, entries or {}, {}, {}))

    return follow
