"""Which items a name in the decisions file means."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from difflib import get_close_matches

from studyfold.model import Item

__all__ = ["Meaning", "Names", "UnclearError"]


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a name means."""

    items: tuple[str, ...]
    """The ids of items that there are; at least one."""
    entry: bool
    """Whether it names an entry, not an item."""


class UnclearError(Exception):
    """A name means nothing that there is, or several things; the message says what."""

    def __init__(self, message: str, ambiguous: bool = False) -> None:
        super().__init__(message)
        self.ambiguous = ambiguous


class Names:
    """Everything that items and entries are called: exactly, nothing is guessed."""

    def __init__(
        self,
        items: Mapping[str, Item],
        entries: Mapping[str, tuple[str, ...]],
        reworded: Mapping[str, str],
        named: Mapping[str, tuple[str, ...]],
    ) -> None:
        """Look everything up once.

        Args:
            items: every item by its id.
            entries: the items of every entry that was published, by each of the entry's names.
            reworded: the present ids of items whose wording, and so whose id, changed.
            named: what the names in the file meant when they were first followed.
        """
        self.items = items
        self._entries = entries
        self._reworded = reworded
        self._named = named
        self._refs: dict[str, list[str]] = defaultdict(list)
        for identity, item in sorted(items.items()):
            if item.ref is not None:
                self._refs[" ".join(item.ref.split())].append(identity)
        self.used: dict[str, tuple[str, ...]] = {}
        """What the names that need it mean, to be kept in the ledger."""

    def find(self, name: str, now: bool = False) -> Meaning:
        """Return what a name means.

        Args:
            name: an item's id or ref, or an entry's id, slug or former slug.
            now: whether an entry's name means the entry as it is now. A decision that says what
                an entry consists of means it as it was when the decision was made: the decision
                itself changes what it is.

        Raises:
            UnclearError: where it means nothing, or more than one thing.
        """
        if name in self.items:
            return Meaning((name,), False)
        refs = self._refs.get(name, [])
        entry = self._entry(name, now)
        if len(refs) > 1 or (refs and entry and entry != tuple(refs)):
            told = [f"the item {ref} of {self.items[ref].path}" for ref in refs]
            told += [f"an entry (of {', '.join(entry)})"] if entry else []
            raise UnclearError(
                f"'{name}' may mean {', or '.join(told)}; write the id of the one that is meant",
                ambiguous=True,
            )
        if refs:
            return Meaning(tuple(refs), False)
        if entry:
            return Meaning(entry, True)
        if name in self._reworded or name in self._named:
            new = self._present((name, *self._named.get(name, ())))
            if new:
                self.used[name] = new
                return Meaning(new, False)
        if name in self._named:
            self.used[name] = self._named[name]
        raise UnclearError(f"there is no item or entry '{name}'{self._hint(name)}")

    def _entry(self, name: str, now: bool) -> tuple[str, ...]:
        """Return the items of an entry that there are; none where no entry is called so."""
        if name not in self._entries and (name not in self._named or ":" in name):
            return ()
        current, first = self._entries.get(name, ()), self._named.get(name, ())
        self.used[name] = first or current
        return (self._present(current) if now else ()) or self._present(first or current)

    def _present(self, items: tuple[str, ...]) -> tuple[str, ...]:
        here = (item if item in self.items else self._reworded.get(item) for item in items)
        return tuple(dict.fromkeys(item for item in here if item is not None))

    def _hint(self, name: str) -> str:
        if name in self._entries or name in self._named:
            return " any more: its questions are gone from the sets"
        known = [*self.items, *self._entries, *self._refs]
        close = get_close_matches(name, known, 1, 0.8)
        if close:
            return f"; is '{close[0]}' meant?"
        return ""
