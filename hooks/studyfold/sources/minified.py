"""Markdown with folds on one line, as programs write HTML → one tag a line."""

from __future__ import annotations

import re
from collections.abc import Sequence

__all__ = ["LOOSE", "broken"]

LOOSE = (".markdown", ".md", ".txt")
"""Endings of files in which people paste such lines."""

_FENCE = re.compile(r"\s*(`{3,}|~{3,})")
_OPENS = re.compile(r"<details\b", re.IGNORECASE)
_PLACE = re.compile(
    r"(?<=.)(?=<details\b)|(?<=</summary>)(?=.)|(?<=.)(?=</details>)|(?<=</details>)(?=.)",
    re.IGNORECASE,
)


def broken(lines: Sequence[str]) -> tuple[list[str], list[int]] | None:
    """Return a text in which no line holds several folds, and where its lines come from.

    Returns:
        The lines, and for each the 1-based line of the text as it was; None where nothing changes.
    """
    if not any(_folds(line) for line in lines):
        return None
    result: list[str] = []
    origin: list[int] = []
    fence = ""
    for number, line in enumerate(lines, 1):
        opening = _FENCE.match(line)
        if opening and (not fence or opening[1].startswith(fence)):
            fence = "" if fence else opening[1]
        parts = [line]
        if not fence and _folds(line):
            parts = [part for part in _PLACE.split(line) if part.strip()]
        result += parts
        origin += [number] * len(parts)
    return (result, origin) if len(result) > len(lines) else None


def _folds(line: str) -> bool:
    """Say whether a line opens with a tag and holds several folds."""
    if "<" not in line or not line.lstrip().startswith("<"):
        return False
    found = _OPENS.finditer(line)
    return next(found, None) is not None and next(found, None) is not None
