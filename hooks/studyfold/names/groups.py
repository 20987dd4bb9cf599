"""The lists beside this file: a group of names a line, parted by `|`."""

from __future__ import annotations

from functools import cache
from pathlib import Path

__all__ = ["contrast_groups", "synonym_groups"]

Groups = tuple[tuple[str, ...], ...]


@cache
def synonym_groups() -> Groups:
    """Return names of one thing, the usual one first; a doubtful one ends with `?`."""
    return _read("synonyms.txt")


@cache
def contrast_groups() -> Groups:
    """Return things that questions keep apart although they ask the same of them."""
    return _read("contrasts.txt")


def _read(name: str) -> Groups:
    lines = Path(__file__).with_name(name).read_text(encoding="utf-8").splitlines()
    return tuple(
        tuple(part.strip() for part in line.split("|"))
        for line in lines
        if line.strip() and not line.startswith("#")
    )
