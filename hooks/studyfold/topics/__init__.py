"""Entries → topics: given names, headings found in the sets, clusters."""

from __future__ import annotations

from studyfold.topics.assign import assign
from studyfold.topics.given import read
from studyfold.topics.named import Given, GivenTopic, Listed

__all__ = ["Given", "GivenTopic", "Listed", "assign", "read"]
