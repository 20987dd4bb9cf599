"""A record's value, whatever its shape → Markdown."""

from __future__ import annotations

import html
import re
from collections.abc import Mapping, Sequence
from typing import Any

__all__ = ["decoded", "fenced", "markdown", "parts", "scalar"]

_TEXT = (
    """text value content body markdown md html answer question en label title name plain #text
    @value description option choice"""
).split()
"""Under which of its names a mapping in a record holds its text, the likeliest first."""
_PLACE = "answer_start"
"""The name under which collections of passages say where an answer stands in its passage."""
_DEEPEST = 20
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,30});")
_MEANT = frozenset("<>&`*_\\[]#$")


def scalar(value: object) -> str:
    """Return a single value as text; nothing for what is none."""
    if isinstance(value, str) and value.isascii() and "\0" not in value and "\r" not in value:
        return value
    if isinstance(value, bool):
        return "True" if value else "False"
    if isinstance(value, str | int | float):
        # Escapes can write what no text file holds: halves of characters, the sign zero.
        written = str(value).encode(errors="replace").decode().replace("\0", "\ufffd")
        return written.replace("\r\n", "\n").replace("\r", "\n")
    return ""


def markdown(value: object, depth: int = 0) -> str:
    """Return a value as Markdown: parts of a list as paragraphs, each only once."""
    if isinstance(value, dict):
        return _of_mapping(value, depth)
    if isinstance(value, list):
        return "\n\n".join(parts(value, depth)) if depth < _DEEPEST else ""
    return scalar(value)


def parts(value: object, depth: int = 0) -> list[str]:
    """Return the parts of a list that are not empty, each only once; a text has one."""
    members: Sequence[Any] = value if isinstance(value, list) else [value]
    if members and all(isinstance(part, dict) and _PLACE in part for part in members):
        # Several people marked the same answer in a text.
        members = members[:1]
    texts = (markdown(member, depth + 1) for member in members)
    return list(dict.fromkeys(text for text in texts if text.strip()))


def fenced(code: str, language: str = "") -> str:
    """Return code between fences that it does not hold itself; what has fences stays."""
    if "```" in code or "~~~" in code or not code.strip():
        return code
    return f"```{language}\n{code.strip(chr(10)).rstrip()}\n```"


def decoded(text: str) -> str:
    """Return a question's line with its entities as the characters they stand for.

    Those that mean something to Markdown or HTML stay, and so does a text with code in it.
    """
    if "&" not in text or "`" in text:
        return text

    def character(match: re.Match[str]) -> str:
        sign = html.unescape(match[0])
        return match[0] if sign in _MEANT or not sign.isprintable() else sign

    return _ENTITY.sub(character, text).replace("&amp; ", "& ")


def _of_mapping(value: Mapping[str, Any], depth: int) -> str:
    if depth >= _DEEPEST:
        return ""
    folded = {str(key).casefold(): member for key, member in value.items()}
    if _PLACE in folded and isinstance(folded.get("text"), list):
        return markdown(folded["text"][:1], depth + 1)
    for name in _TEXT:
        text = markdown(folded[name], depth + 1) if name in folded else ""
        if text.strip():
            code = folded.get("code")
            return f"{text}\n\n{fenced(code)}" if isinstance(code, str) and code.strip() else text
    named = ((str(key), markdown(member, depth + 1)) for key, member in value.items())
    lines = [f"- **{scalar(key)}**: {_indented(text)}" for key, text in named if text.strip()]
    return "\n".join(lines)


def _indented(text: str) -> str:
    return text.strip().replace("\n", "\n  ")
