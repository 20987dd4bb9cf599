"""The marker that opens an item of a list."""

from __future__ import annotations

import re

__all__ = ["bullet"]

_BULLET = re.compile(r"(?:[-*+]|\d{1,9}[.)])(?=\s|$)[ \t]*")


def bullet(body: str) -> int:
    """Return the width of the list marker that starts a line's body, 0 where there is none."""
    match = _BULLET.match(body)
    return len(match[0]) if match else 0
