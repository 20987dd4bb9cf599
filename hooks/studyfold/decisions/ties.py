"""Which items belong together and which apart, by what a person said, and where that conflicts.

"The same" carries over: if a is the same as b and b as c, a is the same as c. "Different" carries
over with it: if c is different from d, then a is, too.
"""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

__all__ = ["Conflict", "Ties"]


@dataclass(frozen=True, slots=True)
class Conflict:
    """Two items of which the opposite was said before."""

    a: str
    b: str
    lines: tuple[int, ...]
    """The lines that say the opposite together, ascending."""


class Ties:
    """What was said so far. What conflicts with it is refused as a whole and changes nothing."""

    def __init__(self) -> None:
        """Begin with nothing said."""
        self._part: dict[str, set[str]] = {}
        self._same: dict[str, dict[str, int]] = defaultdict(dict)
        self._apart: dict[str, dict[str, int]] = defaultdict(dict)

    def join(self, items: Sequence[str], line: int) -> Conflict | None:
        """Say that some items are the same; return what speaks against it, if anything does."""
        for item in items:
            self._part.setdefault(item, {item})
        whole = set[str]().union(*(self._part[item] for item in items))
        # In the order of ids, so that of several conflicts it is always the same that is told.
        for one in sorted(whole):
            for other in sorted(self._apart.get(one, ())):
                if other in whole:
                    return self._speaks_against(one, other, items)
        for one, other in pairwise(items):
            self._same[one].setdefault(other, line)
            self._same[other].setdefault(one, line)
        for item in whole:
            self._part[item] = whole
        return None

    def part(self, pairs: Sequence[tuple[str, str]], line: int) -> Conflict | None:
        """Say that items are different; return what speaks against it, if anything does."""
        for one, other in pairs:
            if self.same(one, other):
                return Conflict(one, other, tuple(sorted(set(self.path(one, other)))))
        for one, other in pairs:
            self._apart[one].setdefault(other, line)
            self._apart[other].setdefault(one, line)
        return None

    def same(self, one: str, other: str) -> bool:
        """Say whether two items belong together, through others too."""
        return one == other or other in self._part.get(one, ())

    def together(self, item: str) -> frozenset[str]:
        """Return the items that belong to one, and itself."""
        return frozenset(self._part.get(item, {item}))

    def path(self, one: str, other: str) -> list[int]:
        """Return the lines by which two items belong together: the fewest, in their order."""
        came: dict[str, tuple[str, int]] = {one: ("", 0)}
        queue = deque([one])
        while queue and other not in came:
            item = queue.popleft()
            for following, line in sorted(self._same.get(item, {}).items()):
                if following not in came:
                    came[following] = item, line
                    queue.append(following)
        lines: list[int] = []
        while other != one and other in came:
            other, line = came[other]
            lines.append(line)
        return list(dict.fromkeys(reversed(lines)))

    def between(self, ones: Iterable[str], others: Iterable[str]) -> tuple[int, str, str] | None:
        """Return the line that keeps two groups apart, with the items it is about.

        The items that belong to those of a group count with it.
        """
        left = sorted({item for one in ones for item in self.together(one)})
        right = {item for other in others for item in self.together(other)}
        found = [
            (line, one, other)
            for one in left
            for other, line in self._apart.get(one, {}).items()
            if other in right
        ]
        return min(found, default=None)

    def joined(self) -> list[tuple[str, str]]:
        """Return pairs by which all that belongs together is connected, in their order."""
        return sorted({(min(a, b), max(a, b)) for a, others in self._same.items() for b in others})

    def apart(self) -> list[tuple[str, str]]:
        """Return the pairs that were said to be different, in their order."""
        return sorted({(min(a, b), max(a, b)) for a, others in self._apart.items() for b in others})

    def _speaks_against(self, one: str, other: str, items: Sequence[str]) -> Conflict:
        lines = {self._apart[one][other]}
        for end in (one, other):
            lines.update(self.path(next(i for i in items if self.same(i, end)), end))
        return Conflict(one, other, tuple(sorted(lines)))
