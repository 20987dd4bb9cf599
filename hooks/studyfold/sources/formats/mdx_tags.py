"""Tags of components in MDX: their names, their attributes, where they end."""

from __future__ import annotations

import html
import re
from collections.abc import Mapping
from dataclasses import dataclass

__all__ = ["TAG", "Tag", "read_tag"]

TAG = re.compile(r"<(?P<close>/)?(?P<name>[A-Z][\w.]{0,100}|(?=>))")
"""How a component's tag begins; one without a name is a fragment's."""

_HTML = frozenset(
    """abbr blockquote br center code dd del details div dl dt em font h1 h2 h3 h4 h5 h6 hr img kbd
    li ol pre small span strong sub summary sup table tbody td th thead tr tt ul""".split()
)
"""Elements that some write in capitals; single capitals are components."""
_SPACE = re.compile(r"(?:\s|/\*[^*]{0,500}\*/)*+")
_NAME = re.compile(r"[A-Za-z_$][\w$:.-]{0,100}")
_STRING = re.compile(r"\"[^\"]{0,4000}\"|'[^']{0,4000}'")
_QUOTED = re.compile(
    r"[\s(]*(?P<mark>[\"'`])(?P<said>(?:[^\\\"'`]|\\.|(?!(?P=mark))[\"'`])*+)(?P=mark)"
    r"[\s)]*$",
    re.DOTALL,
)
_IN_BRACES = re.compile(r"\"(?:[^\"\\\n]|\\.)*+\"|'(?:[^'\\\n]|\\.)*+'|`(?:[^`\\]|\\.)*+`|[{}]")
_INNER_TAG = re.compile(r"</?[A-Za-z]*(?:\s[^<>]{0,300})?/?>")
_LIKE_TAG = re.compile(r"<(?=[A-Za-z/!?])")
_LONGEST = 8_000
"""Characters of a tag; a longer one is none."""
_DEEPEST = 30
"""Braces within one another in an attribute; with more a tag is none."""
_MOST_ATTRIBUTES = 60


@dataclass(frozen=True, slots=True)
class Tag:
    """An opening or a closing tag of a component."""

    name: str
    closes: bool
    """Whether it is a closing tag."""
    alone: bool
    """Whether it closes itself."""
    attributes: Mapping[str, str]
    """Those whose value is a text, by name in lower case; others have an empty value."""
    end: int
    """Where the text goes on behind it."""


def read_tag(text: str, start: int) -> Tag | None:
    """Return the component's tag that begins at a `<`, None where none does."""
    match = TAG.match(text, start)
    if not match or (match["name"].isupper() and match["name"].lower() in _HTML):
        return None
    name, closes = match["name"], match["close"] is not None
    attributes: dict[str, str] = {}
    limit = start + _LONGEST
    at = match.end()
    for _ in range(_MOST_ATTRIBUTES):
        at = _space(text, at)
        if text.startswith("/>", at):
            return Tag(name, closes, True, attributes, at + 2)
        if text.startswith(">", at):
            return Tag(name, closes, False, attributes, at + 1)
        if at >= limit:
            return None
        if text.startswith("{", at):
            # `{...props}`
            end = _braces(text, at, limit)
        elif attribute := _NAME.match(text, at):
            end, value = _value(text, attribute.end(), limit)
            attributes.setdefault(attribute[0].lower(), value)
        else:
            return None
        if end < 0:
            return None
        at = end
    return None


def _space(text: str, at: int) -> int:
    match = _SPACE.match(text, at)
    return match.end() if match else at


def _value(text: str, at: int, limit: int) -> tuple[int, str]:
    """Return where an attribute ends whose name ends at `at`, -1 for nowhere, and its text."""
    behind = _space(text, at)
    if not text.startswith("=", behind):
        return at, ""
    at = _space(text, behind + 1)
    if match := _STRING.match(text, at):
        return match.end(), _spaced(html.unescape(match[0][1:-1]))
    if not text.startswith("{", at):
        return -1, ""
    end = _braces(text, at, limit)
    return end, _literal(text[at + 1 : end - 1]) if end > 0 else ""


def _braces(text: str, start: int, limit: int) -> int:
    """Return where the text goes on behind the braces that open at `start`, -1 for nowhere."""
    depth = 0
    for match in _IN_BRACES.finditer(text, start, limit):
        if match[0] == "{":
            depth += 1
            if depth > _DEEPEST:
                return -1
        elif match[0] == "}":
            depth -= 1
            if depth == 0:
                return match.end()
    return -1


def _literal(expression: str) -> str:
    """Return the text of an expression that is one: a string, or elements with text in them."""
    if match := _QUOTED.match(expression):
        return _spaced(re.sub(r"\\(.)", r"\1", match["said"]))
    bare = expression.strip().strip("()").strip()
    if bare.startswith("<"):
        return _spaced(html.unescape(_INNER_TAG.sub("", bare)))
    return ""


def _spaced(text: str) -> str:
    """Return an attribute's text on one line; what looks like a tag in it is none."""
    text = " ".join(text.split())
    return text if "`" in text else _LIKE_TAG.sub(r"\<", text)
