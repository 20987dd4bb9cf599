"""Items → scored pairs → groups of items that ask the same thing."""

from __future__ import annotations

from studyfold.match.evidence import Encode, Evidence, gather
from studyfold.match.matcher import Matching, match

__all__ = ["Encode", "Evidence", "Matching", "gather", "match"]
