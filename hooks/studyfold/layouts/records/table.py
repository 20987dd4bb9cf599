"""What every format of records becomes: rows whose fields have names."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

__all__ = ["Row", "Table", "canonical", "table_of"]


@dataclass(frozen=True, slots=True)
class Row:
    """One record of a file."""

    fields: Mapping[str, Any]
    """Values by the canonical names of their columns: texts, or trees of lists and mappings."""
    first: int | None = None
    """The 1-based line that it starts on; None where that is not known."""
    last: int | None = None
    """The line that it ends on, inclusive."""
    section: str = ""
    """What the file's structure says that it belongs to: the name of the list it stands in."""
    ref: str = ""
    """The name that the file's structure gives it: its key."""
    kind: str = ""
    """The note type, where rows of one file have different columns."""


@dataclass(frozen=True, slots=True)
class Table:
    """All records of one file."""

    rows: tuple[Row, ...]
    names: Mapping[str, str]
    """Canonical names of the columns with the names as they are written, in their order."""
    named: bool = True
    """Whether the file itself names its columns."""
    positional: bool = False
    """Whether the first column is the question by convention, as in notes of Anki."""
    roles: Mapping[str, str] = field(default_factory=dict)
    """Canonical names of columns that the file itself gives a role, such as `tags`."""
    header: int | None = None
    """The line that names the columns, if there is one."""
    mixed: bool = False
    """Whether rows may have other columns than their neighbours, as in lists of objects."""
    one_based: bool = False
    """Whether people who write such files count from 1, so that an option's number does too."""


def canonical(name: object) -> str:
    """Return a column's name as tables use it: `Question ` and `question` are one column."""
    return str(name).strip().casefold()


def table_of(rows: Iterable[Row], **more: Any) -> Table:
    """Return the table of rows whose fields still have their names as they are written."""
    names: dict[str, str] = {}
    canon: dict[str, str] = {}
    made: list[Row] = []
    for row in rows:
        fields: dict[str, Any] = {}
        for name, value in row.fields.items():
            key = canon.get(name)
            if key is None:
                key = canon.setdefault(name, canonical(name))
                names.setdefault(key, str(name).strip())
            # Of two names that differ in their case only, an empty one must not hide the other.
            if value is not None or key not in fields:
                fields[key] = value
        made.append(Row(fields, row.first, row.last, row.section, row.ref, row.kind))
    return Table(tuple(made), names, **more)
