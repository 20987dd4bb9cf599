"""What a layout is: a rule that finds where questions start."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

from studyfold.layouts.labels import answer_label
from studyfold.layouts.scan import LONGEST_QUESTION, Line

__all__ = ["Layout", "Mark", "label_line", "margin_lines"]

_SHOWN = re.compile(r"!\[|(?:[-*+][ \t]+(?:\[[ xX]\][ \t]+)?)?\(?[A-Ha-h][.)][ \t]")
"""How a picture or an option to choose (`b) Both`, `- C. None`) begins."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A place where one layout sees a question start."""

    line: int
    """Index of the question's line."""
    number: str | None
    text: str
    """The question as inline Markdown, without its number."""
    form: str
    """What the mark looks like; marks of one form belong together (`h3 numbered bold`)."""
    label: int | None
    """Index of the line with the answer's label, where the answer has one."""


class Layout(Protocol):
    """One way in which people write questions down; each lives in a module of its own."""

    name: str
    """For people and for `inspect --json`."""
    nested: bool
    """Whether answers are indented below their question, so that other text ends them."""
    needs_label: bool
    """Whether only questions with a labelled answer start an item in this layout."""

    def find(self, lines: Sequence[Line]) -> Iterator[Mark]:
        """Yield every place that could be a question of this layout."""
        ...


def margin_lines(lines: Sequence[Line], indent: int) -> Iterator[tuple[int, Line]]:
    """Yield the lines of text, with their indexes, that stand where questions of a list stand.

    Args:
        lines: the whole text.
        indent: the most columns of white space before a question.
    """
    for index, line in enumerate(lines):
        if line.kind == "text" and line.indent <= indent and len(line.text) <= LONGEST_QUESTION:
            yield index, line


def label_line(lines: Sequence[Line], after: int) -> int | None:
    """Return the index of the answer's label if it is what comes next.

    Blank lines may stand before it, and what a question can show: code, pictures and options.
    """
    for index in range(after + 1, len(lines)):
        line = lines[index]
        if line.kind == "text" and answer_label(line.body):
            return index
        if line.kind not in ("blank", "code") and not _SHOWN.match(line.body):
            return None
    return None
