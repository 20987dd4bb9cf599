"""Decisions: what a person said about questions, followed on every build."""

from __future__ import annotations

from studyfold.decisions.decide import FOLLOWED, Decided, Placed, contradiction, decide
from studyfold.decisions.decision import Decision, Kind, Name
from studyfold.decisions.disputes import Disputes
from studyfold.decisions.effects import Effects, effects
from studyfold.decisions.names import Meaning, Names, UnclearError
from studyfold.decisions.read import read
from studyfold.decisions.store import Store
from studyfold.decisions.ties import Conflict, Ties

__all__ = [
    "FOLLOWED",
    "Conflict",
    "Decided",
    "Decision",
    "Disputes",
    "Effects",
    "Kind",
    "Meaning",
    "Name",
    "Names",
    "Placed",
    "Store",
    "Ties",
    "UnclearError",
    "contradiction",
    "decide",
    "effects",
    "read",
]
