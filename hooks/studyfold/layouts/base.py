"""What a layout is: a rule that finds where questions start."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol

from studyfold.layouts.page import Page

__all__ = ["SURE", "Layout", "Mark"]

SURE = 0.9
"""How credible a mark must be to be a question whatever its form: it asks, or is labelled."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A place where one layout sees a question start."""

    line: int
    """Index of the question's first line."""
    number: str | None
    text: str
    """The question as inline Markdown, without its number."""
    form: str
    """What the mark looks like; marks of one form belong together (`h3 numbered bold`)."""
    body: int
    """Index of the first line after the question's own."""
    rest: str = ""
    """What the answer says on the question's last line."""
    end: int | None = None
    """Index of the line after the item's last one, where the form itself tells."""
    sure: float = 0.0
    """How surely the mark's own form says that it is a question, 0 to 1."""
    aside: bool = False
    """Whether it stands indented or within something else, as parts of answers do."""


class Layout(Protocol):
    """One way in which people write questions down; each lives in a module of its own."""

    name: str
    """For people and for `inspect --json`."""
    nested: bool
    """Whether answers are indented below their question, so that other text ends them."""
    prior: float
    """How much the form by itself says for questions, 0 to 1: a heading more than a paragraph."""
    term: float
    """How much a mark of this form counts that does not ask, 0 to 1: headings are often terms."""

    regular: float
    """How much it counts where nearly every block of the text is such a mark, as in a glossary."""

    def find(self, page: Page) -> Iterator[Mark]:
        """Yield every place that could be a question of this layout."""
        ...
