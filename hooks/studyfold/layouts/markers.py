"""The marker that opens an item of a list."""

from __future__ import annotations

import re

__all__ = ["bullet"]

_FIRST = frozenset("-*+0123456789")
"""What a marker begins with, but for digits of other scripts."""
_BULLET = re.compile(r"(?:[-*+]|\d{1,9}[.)])(?=\s|$)[ \t]*")


def bullet(body: str) -> int:
    """Return the width of the list marker that starts a line's body, 0 where there is none."""
    first = body[:1]
    if first.isascii() and first not in _FIRST:
        return 0
    match = _BULLET.match(body)
    return len(match[0]) if match else 0
