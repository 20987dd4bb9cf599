"""A question that was found in a text."""

from __future__ import annotations

from dataclasses import dataclass

from studyfold.layouts.base import Layout, Mark

__all__ = ["Found"]


@dataclass(frozen=True, slots=True)
class Found:
    """A mark that was taken for a question, with the layout that explains it."""

    mark: Mark
    layout: Layout
    labelled: bool
    """Whether answers of its form are labelled, so that a label further down is its own."""
