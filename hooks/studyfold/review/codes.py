"""Short keys of pairs, which survive a trip through a chat and lead back to the items."""

from __future__ import annotations

import hashlib
from bisect import bisect_left
from collections.abc import Iterable

__all__ = ["Codes"]

_SHORTEST = 5


class Codes:
    """A code for each item: the first digits of its id's digest that no other item has.

    A key is made of the codes of its two items, so it does not depend on the queue, and an old
    one stays good as long as its items are there.
    """

    def __init__(self, items: Iterable[str]) -> None:
        """Give every item its code."""
        self._items = {hashlib.sha256(item.encode()).hexdigest(): item for item in items}
        self._digests = sorted(self._items)

    def key(self, a: str, b: str) -> str:
        """Return the key of a pair: `pair-1f0c9-77d0b`."""
        return f"pair-{self._code(a)}-{self._code(b)}"

    def item(self, code: str) -> str | None:
        """Return the item whose code begins so; None where there is none or several."""
        place = bisect_left(self._digests, code)
        found = [d for d in self._digests[place : place + 2] if d.startswith(code)]
        return self._items[found[0]] if len(found) == 1 else None

    def _code(self, item: str) -> str:
        digest = hashlib.sha256(item.encode()).hexdigest()
        place = bisect_left(self._digests, digest)
        beside = (*self._digests[max(0, place - 1) : place], *self._digests[place + 1 : place + 2])
        size = _SHORTEST
        while any(digest[:size] == other[:size] for other in beside):
            size += 1
        return digest[:size]
