"""Asks about one pair after the other; every answer is kept at once."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Protocol

from studyfold.decisions import Decided, Decision, Name, Ties
from studyfold.review.card import card
from studyfold.review.doubt import Doubt

__all__ = ["HELP", "Keeps", "Session"]

HELP = """\
  s  the same: one answer, if it is complete, answers both
  d  different: who asks one of them is not helped by the other
  n  or the space bar: skip it, and decide another time
  u  undo: take the last answer back
  q  quit; what was answered is kept
  ?  this list
Words that only one of the questions has are marked; + stands before what only one answer says.
"""
_ASK = "[s]ame  [d]ifferent  [n]ext  [u]ndo  [q]uit  [?] "


class Keeps(Protocol):
    """What keeps the answers."""

    shown: str

    def add(self, decisions: Sequence[Decision]) -> None:
        """Keep decisions."""

    def take_back(self, decision: Decision) -> bool:
        """Drop a decision that was kept; return whether it was still there."""


class Session:
    """Goes through the queue once."""

    def __init__(
        self,
        queue: Sequence[Doubt],
        decided: Decided,
        store: Keeps,
        write: Callable[[str], object],
        columns: Callable[[], int],
        colour: bool,
    ) -> None:
        """Ask nothing yet.

        Args:
            queue: the pairs, most useful first.
            decided: what was decided before.
            store: keeps the answers.
            write: shows a text.
            columns: returns the width of the terminal.
            colour: whether it has colours.
        """
        self._queue = queue
        self._decided = decided
        self._store = store
        self._write = write
        self._columns = columns
        self._colour = colour
        self._history: list[tuple[int, Decision | None]] = []

    def run(self, read_key: Callable[[], str]) -> None:
        """Ask until the queue is done, or the person has enough.

        Args:
            read_key: returns the next key; empty at the end of the input.
        """
        place = 0
        while True:
            place = self._next(place)
            if place == len(self._queue):
                self._write("That was the last pair.\n")
                return
            self._show(place)
            key = self._key(read_key)
            if key in ("q", ""):
                return
            if key == "u":
                place = self._undo(place)
                continue
            decision = self._answer(key, self._queue[place])
            self._history.append((place, decision))
            place += 1

    def summary(self) -> str:
        """Say what was answered, and where it is kept."""
        kinds = [decision.kind for _, decision in self._history if decision is not None]
        if not kinds:
            return "Nothing was answered.\n"
        same, different = kinds.count("same"), kinds.count("different")
        return (
            f"{same} the same, {different} different: kept in {self._store.shown}. "
            "The next build follows it.\n"
        )

    def _next(self, place: int) -> int:
        """Return the place of the next pair that the answers so far have not settled."""
        ties = self._ties()
        while place < len(self._queue):
            a, b = self._queue[place].a.id, self._queue[place].b.id
            if not ties.same(a, b) and ties.between([a], [b]) is None:
                break
            place += 1
        return place

    def _show(self, place: int) -> None:
        at = f"{place + 1}/{len(self._queue)}"
        self._write("\n" + card(self._queue[place], at, self._columns(), self._colour))

    def _key(self, read_key: Callable[[], str]) -> str:
        """Return a key that means something; explain the keys for any other."""
        while True:
            self._write(_ASK)
            key = read_key().lower()
            key = "n" if key == " " else key
            if key in ("s", "d", "n", "u", "q"):
                self._write(f"{key}\n")
                return key
            if not key:
                self._write("\n")
                return key
            self._write(f"\n{HELP}")

    def _answer(self, key: str, doubt: Doubt) -> Decision | None:
        if key == "n":
            return None
        names = (Name(doubt.a.id), Name(doubt.b.id))
        decision = Decision("same" if key == "s" else "different", names)
        self._store.add([decision])
        return decision

    def _undo(self, place: int) -> int:
        """Take the last answer back and return the place of its pair."""
        if not self._history:
            self._write("There is nothing to undo.\n")
            return place
        before, decision = self._history.pop()
        if decision is not None and not self._store.take_back(decision):
            self._write(
                f"{self._store.shown} was changed meanwhile and the answer is not there any more.\n"
            )
        return before

    def _ties(self) -> Ties:
        """Return what was decided before and here."""
        ties = self._decided.fresh_ties()
        for _, decision in self._history:
            if decision is None:
                continue
            a, b = (name.text for name in decision.names)
            if decision.kind == "same":
                ties.join([a, b], 0)
            else:
                ties.part([(a, b)], 0)
        return ties
