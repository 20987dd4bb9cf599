"""What the answers of one entry come to: types of `model` that make a whole of their own."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

__all__ = ["Addition", "Answer", "Contradiction", "Passage"]


@dataclass(frozen=True, slots=True)
class Passage:
    """Part of an answer in its set's own words."""

    item: str
    """The id of the item whose answer it is from; addresses in it count from that item's set."""
    markdown: str


@dataclass(frozen=True, slots=True)
class Addition:
    """What other answers say beyond the leading one about one thing."""

    about: str
    """The heading that it stands under in its set, as inline Markdown; may be empty."""
    passages: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Two sentences about the same thing, of two answers, that do not go together."""

    kind: Literal["numbers", "negation", "opposites", "decided"]
    """What tells them apart; `decided` where only a person says so."""
    a: Passage
    b: Passage
    shown: bool = False
    """Whether a decision says that readers see it."""
    why: str = ""
    """The reason that the decision gives, as plain text."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What the answers of one entry come to: chosen, ordered and attributed, never rewritten."""

    lead: Passage | None = None
    """The best answer as it is shown first; None where no set answers."""
    whole: bool = True
    """Whether the lead is its item's answer, unchanged and in full."""
    broken: bool = False
    """Whether the lead breaks off in its set."""
    goes_on: tuple[Passage, ...] = ()
    """How other answers go on where a broken lead ends."""
    adds: tuple[Addition, ...] = ()
    likenesses: tuple[Passage, ...] = ()
    """Comparisons that make it easier to grasp, the best first."""
    examples: tuple[Passage, ...] = ()
    """Worked examples of the other answers."""
    notes: tuple[Passage, ...] = ()
    """Remarks about an answer that stood in it."""
    contradictions: tuple[Contradiction, ...] = ()
