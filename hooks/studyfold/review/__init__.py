"""Asks a person about the pairs in doubt: on the terminal, or in a document that goes about."""

from __future__ import annotations

from studyfold.review.card import card
from studyfold.review.codes import Codes
from studyfold.review.doubt import Doubt, doubts
from studyfold.review.returned import Returned, returned
from studyfold.review.session import HELP, Session
from studyfold.review.sheet import sheet

__all__ = ["HELP", "Codes", "Doubt", "Returned", "Session", "card", "doubts", "returned", "sheet"]
