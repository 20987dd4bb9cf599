"""What a converter returns: a file's content as Markdown or as records, with its places."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from studyfold.model import Level

__all__ = ["Converted", "Fault", "FormatError"]

Fault = tuple[Level, str, int | None, str]
"""Level, code, 1-based line of the file if known, and message of a diagnostic."""


@dataclass(frozen=True, slots=True)
class Converted:
    """A file's content in a format that the layouts read."""

    suffix: str
    """Of the format of `lines`: `.md` or `.jsonl`."""
    lines: Sequence[str]
    origin: Sequence[int] | None
    """For each of `lines` the 1-based line of the file that it came from, never decreasing; None
    where the file's format has no lines."""
    faults: Sequence[Fault] = ()
    """What a maintainer should know, in the order of its places."""


class FormatError(Exception):
    """A file is not what its name says, or is more than can be read safely.

    Args:
        message: what was expected, what was found and what to do.
        line: the 1-based line of the fault, where the format has lines and it is known.
    """

    def __init__(self, message: str, line: int | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.line = line
