"""JSON as programs' settings have it, with comments and trailing commas → JSON."""

from __future__ import annotations

import re

__all__ = ["without_comments"]

# What is never closed takes all that follows, so that nothing is looked through twice.
_COMMENT = re.compile(r'"(?:[^"\\]|\\.)*+"?|//[^\n]*+|/\*(?:[^*]|\*(?!/))*+(?:\*/)?', re.DOTALL)
_TRAILING = re.compile(r'"(?:[^"\\]|\\.)*+"?|,(?=\s*+[\]}])', re.DOTALL)
_SHOWN = re.compile(r"[^\n]")


def without_comments(text: str) -> str:
    """Return a text with spaces for its comments and trailing commas, so that every place stays.

    Comments are those of JavaScript: `// …` to the line's end, and `/* … */`.
    """
    bare = _COMMENT.sub(_blank, text) if "//" in text or "/*" in text else text
    return _TRAILING.sub(_blank, bare)


def _blank(match: re.Match[str]) -> str:
    return match[0] if match[0][0] == '"' else _SHOWN.sub(" ", match[0])
