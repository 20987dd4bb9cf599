"""Entries → topics: given names, headings found in the sets, clusters."""

from __future__ import annotations

from studyfold.topics.assign import assign
from studyfold.topics.given import read
from studyfold.topics.layout import spots
from studyfold.topics.named import Given, GivenTopic, Listed
from studyfold.topics.related import related
from studyfold.topics.suggest import drafted, written

__all__ = [
    "Given",
    "GivenTopic",
    "Listed",
    "assign",
    "drafted",
    "read",
    "related",
    "spots",
    "written",
]
