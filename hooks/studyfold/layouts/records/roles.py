"""What the columns of a table can hold."""

from __future__ import annotations

from dataclasses import dataclass, fields

__all__ = ["MOST", "Columns", "filled"]

MOST = 60
"""Columns of one kind that are read; files with more give every record names of its own."""


@dataclass(frozen=True, slots=True)
class Columns:
    """The canonical names of a table's columns by what they hold."""

    question: tuple[str, ...] = ()
    """Of a row the first that is not empty counts."""
    answer: tuple[str, ...] = ()
    """All of a row count, of those that differ."""
    spare: tuple[str, ...] = ()
    """The first that is not empty is the answer where a row has no other."""
    extra: tuple[str, ...] = ()
    """What is said below the answer: explanations."""
    prompt: tuple[str, ...] = ()
    code: tuple[str, ...] = ()
    options: tuple[str, ...] = ()
    """Columns that hold all options of a question."""
    choices: tuple[str, ...] = ()
    """Columns of one option each, in their order."""
    wrong: tuple[str, ...] = ()
    """Columns of wrong options."""
    correct: tuple[str, ...] = ()
    """Which option is right; without options it is the answer."""
    ref: tuple[str, ...] = ()
    number: tuple[str, ...] = ()
    section: tuple[str, ...] = ()
    unread: tuple[str, ...] = ()
    by_name: bool = True
    """Whether the names alone told the questions from the answers."""

    def parts(self) -> dict[str, tuple[str, ...]]:
        """Return the columns that are read, by what they hold."""
        names = (field.name for field in fields(self))
        return {name: getattr(self, name) for name in names if name not in ("unread", "by_name")}

    def taken(self) -> set[str]:
        """Return the columns that are read, whatever they hold."""
        return {key for part in self.parts().values() for key in part}

    def answered(self) -> bool:
        """Say whether any column tells the answer."""
        return bool(self.answer or self.options or self.choices or self.extra)


def filled(value: object) -> bool:
    """Say whether a field holds anything."""
    return value not in (None, "", [], {}) and not (isinstance(value, str) and not value.strip())
