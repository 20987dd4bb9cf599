"""Items → scored pairs → groups of items that ask the same thing."""

from __future__ import annotations

from studyfold.match.evidence import Encode, Evidence, gather
from studyfold.match.judge import Judge, Judgement, Part
from studyfold.match.matcher import Matching, match
from studyfold.match.reasons import reason

__all__ = [
    "Encode",
    "Evidence",
    "Judge",
    "Judgement",
    "Matching",
    "Part",
    "gather",
    "match",
    "reason",
]
