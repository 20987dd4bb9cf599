"""What single lines are that say nothing of their own."""

from __future__ import annotations

import re
from collections.abc import Sequence

from studyfold.layouts.markers import bullet
from studyfold.layouts.remarks import is_advert, is_navigation
from studyfold.layouts.scan import Line

__all__ = ["contents_end", "is_field", "is_plea", "is_top", "is_wrapper"]

_WRAPPER = re.compile(
    r"(?:<br\s*/?>\s*|</?(?:p|div|center|b|strong|details|span|hr)\b[^<>]*>\s*|&nbsp;\s*|"
    r"<a\s+(?:name|id)\s*=[^<>]*>\s*(?:</a>)?\s*)+$",
    re.IGNORECASE,
)

_FIELD = re.compile(
    r"[a-z][\w-]*::\s+(?:(?:\[\[[^\[\]]*\]\]|#\S+|[\d./:-]+|true|false)(?:[\s,]+|$))+$"
)


def is_field(body: str) -> bool:
    """Say whether a line is a property of the note that it stands in: `up:: [[Maps]]`."""
    return "::" in body and len(body) < 500 and _FIELD.match(body) is not None


def is_wrapper(line: Line) -> bool:
    """Say whether a line holds only tags that set something apart: breaks, anchors, divisions."""
    return line.kind == "text" and line.body[:1] in "<&" and bool(_WRAPPER.match(line.body))


def is_top(text: str) -> bool:
    """Say whether a short text only leads elsewhere on the page."""
    return len(text) < 300 and is_navigation(text)


def is_plea(text: str) -> bool:
    """Say whether a short text asks for stars, money or contributions."""
    return len(text) < 600 and is_advert(text)


def contents_end(lines: Sequence[Line], index: int, end: int) -> int:
    """Return where a table of contents ends: behind the last of its links.

    Args:
        lines: the whole text.
        index: index of its heading.
        end: index of the next heading.
    """
    last = index + 1
    for below in range(index + 1, end):
        line = lines[below]
        if "](#" in line.text or 'href="#' in line.text:
            last = below + 1
        elif line.kind != "blank" and not (bullet(line.body) or line.body[:1] in "|<"):
            break
    return last
