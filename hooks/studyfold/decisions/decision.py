"""What a decision is: one thing that a person said about questions."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

__all__ = ["EXAMPLES", "Decision", "Kind", "Name"]

Kind = Literal[
    "same", "different", "split", "title", "prefer", "topic", "hide", "disagree", "agree"
]

EXAMPLES: dict[Kind, str] = {
    "same": "- same: [notes:1f0c9a2e, exam:77d0b3c4]",
    "different": "- different: [notes:1f0c9a2e, exam:77d0b3c4]",
    "split": "- split: [notes:1f0c9a2e]",
    "title": '- {title: "Why is ReLU used?", of: notes:1f0c9a2e}',
    "prefer": "- prefer: notes:1f0c9a2e",
    "topic": '- {topic: "Loss functions", of: notes:1f0c9a2e}',
    "hide": "- hide: notes:1f0c9a2e",
    "disagree": "- disagree: [notes:1f0c9a2e, exam:77d0b3c4]",
    "agree": "- agree: [notes:1f0c9a2e, exam:77d0b3c4]",
}
"""Every kind of decision, with how one is written."""


@dataclass(frozen=True, slots=True)
class Name:
    """An item or entry as a decision names it."""

    text: str
    line: int = 0


@dataclass(frozen=True, slots=True)
class Decision:
    """One decision as its file gives it."""

    kind: Kind
    names: tuple[Name, ...]
    line: int = 0
    """Where it begins, 1-based; 0 while it stands in no file."""
    value: str = ""
    """The title, or the topic."""
    why: str = ""
    """The reason, in the person's words."""

    @property
    def said(self) -> tuple[Kind, tuple[str, ...], str]:
        """What it says, wherever it stands."""
        return self.kind, tuple(name.text for name in self.names), self.value
