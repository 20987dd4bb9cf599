"""What a layout is: a rule that finds where questions start."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Protocol

from studyfold.layouts.asking import asks
from studyfold.layouts.page import Page
from studyfold.text import fold

__all__ = ["SURE", "Layout", "Mark"]

SURE = 0.9
"""How credible a mark must be to be a question whatever its form: it asks, or is labelled."""


# A text has hundreds of thousands of them, and a frozen class takes twice as long to make.
@dataclass(slots=True, eq=False)
class Mark:
    """A place where one layout sees a question start; nobody changes one."""

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
    _asking: float | None = field(default=None, init=False, repr=False)
    _folded: str | None = field(default=None, init=False, repr=False)

    def seen_as(self, form: str) -> Mark:
        """Return the same place as another form sees it; what is known of its text holds there."""
        place = (self.line, self.number, self.text, form, self.body, self.rest)
        mark = Mark(*place, self.end, self.sure, self.aside)
        mark._asking, mark._folded = self._asking, self._folded
        return mark

    @property
    def asking(self) -> float:
        """How surely the text asks for something, 0 to 1; found once."""
        if self._asking is None:
            self._asking = asks(self.text)
        return self._asking

    @property
    def folded(self) -> str:
        """The text for comparing; made once."""
        if self._folded is None:
            self._folded = fold(self.text)
        return self._folded


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
