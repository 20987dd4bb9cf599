"""Groups of items → entries: which wording is the title, which answer leads, what others add."""

from __future__ import annotations

from studyfold.answers.compose import Composed, Said, compose
from studyfold.answers.nearness import Model
from studyfold.answers.wanted import wanted

__all__ = ["Composed", "Model", "Said", "compose", "wanted"]
