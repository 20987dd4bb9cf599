"""Attributes of AsciiDoc: those of the document (`:name: value`) and those of a block (`[…]`)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

__all__ = ["BlockMeta", "DocumentAttributes", "read_meta", "split_list"]

_ENTRY = re.compile(r":(?P<unset>!)?(?P<name>\w[\w-]{0,100})(?P<end>!)?:(?:[ \t]+(?P<value>.*))?$")
_REFERENCE = re.compile(r"(?P<escape>\\)?\{(?P<name>\w[\w-]{0,100})\}")
_COMMA = re.compile(r"\"[^\"]*+\"|,")
_LONGEST_VALUE = 1_000
_MOST_GROWTH = 1_000_000
"""Characters that references may add to a document; those that would add more stay as they are."""
_BUILT_IN = {
    "nbsp": "\u00a0",
    "zwsp": "\u200b",
    "wj": "\u2060",
    "empty": "",
    "blank": "",
    "sp": " ",
    "apos": "'",
    "quot": '"',
    "lsquo": "‘",
    "rsquo": "’",
    "ldquo": "“",
    "rdquo": "”",
    "deg": "°",
    "plus": "+",
    "brvbar": "¦",
    "vbar": "|",
    "amp": "&",
    "lt": "\\<",
    "gt": ">",
    "startsb": "[",
    "endsb": "]",
    "caret": "^",
    "asterisk": "\\*",
    "tilde": "\\~",
    "backslash": "\\\\",
    "backtick": "\\`",
    "two-colons": "::",
    "two-semicolons": ";;",
    "cpp": "C++",
    "cxx": "C++",
    "pp": "++",
}


class DocumentAttributes:
    """What the entries of a document have set so far."""

    def __init__(self) -> None:
        self._values = dict(_BUILT_IN)
        self._growth = 0

    def get(self, name: str) -> str:
        """Return an attribute's value, empty where it is not set."""
        return self._values.get(name.lower(), "")

    def read(self, lines: Sequence[str], at: int) -> int:
        """Take the entry that begins on a line, and return how many lines it has: 0 for none."""
        match = _ENTRY.match(lines[at].rstrip())
        if not match:
            return 0
        value = (match["value"] or "").strip()
        taken = 1
        # A value goes on behind a backslash; a long one is no value but a text that looks so.
        while value.endswith(" \\") and at + taken < len(lines) and len(value) < _LONGEST_VALUE:
            value = f"{value[:-2].rstrip(' +')} {lines[at + taken].strip()}"
            taken += 1
        name = match["name"].lower()
        if match["unset"] or match["end"]:
            self._values.pop(name, None)
        elif len(value) <= _LONGEST_VALUE:
            self._values[name] = self.expand(value)[:_LONGEST_VALUE]
        return taken

    def expand(self, text: str) -> str:
        """Return a text with the values of the attributes that it refers to."""
        return _REFERENCE.sub(self._value, text) if "{" in text else text

    def _value(self, match: re.Match[str]) -> str:
        if match["escape"]:
            return match[0][1:]
        value = self._values.get(match["name"].lower())
        if value is None or self._growth + len(value) > _MOST_GROWTH:
            return match[0]
        self._growth += len(value)
        return value


@dataclass(slots=True)
class BlockMeta:
    """What stands in lines above a block: its style, options, title."""

    style: str = ""
    positional: list[str] = field(default_factory=list)
    named: dict[str, str] = field(default_factory=dict)
    options: set[str] = field(default_factory=set)
    title: str = ""
    line: int = 0
    """The first line that says any of this, 1-based; 0 where none does."""

    def place(self, line: int) -> int:
        """Return the line of the file that a block with this above it begins on."""
        return self.line or line

    @property
    def language(self) -> str:
        """Of a block of code."""
        second = self.positional[1] if len(self.positional) > 1 else ""
        return self.named.get("language", second)


def read_meta(text: str, meta: BlockMeta) -> None:
    """Add what a line of block attributes says, without its brackets."""
    parts = split_list(text)
    for index, part in enumerate(parts):
        name, equals, value = part.partition("=")
        if equals and name.strip().replace("-", "").replace("_", "").isalnum():
            meta.named[name.strip().lower()] = _unquoted(value)
            continue
        plain = _unquoted(part)
        if index == 0:
            meta.positional = [plain]
            _shorthand(plain, meta)
        else:
            meta.positional.append(plain)
            if plain.startswith("%"):
                meta.options.update(plain.lower().strip("%").split("%"))
    for name in ("options", "opts"):
        meta.options.update(o.strip().lower() for o in meta.named.get(name, "").split(","))
    if len(parts) > 1 and not parts[0] and not meta.style:
        # `[,java]` is short for `[source,java]`.
        meta.style = "source"


def _shorthand(text: str, meta: BlockMeta) -> None:
    """Read the first attribute: `style#id.role%option`."""
    style = re.split(r"[#.%]", text, maxsplit=1)[0].strip()
    if style:
        meta.style = style if style.isupper() else style.lower()
    meta.options.update(
        option.lower() for option in re.findall(r"%([\w-]{1,40})", text[len(style) :])
    )


def split_list(text: str) -> list[str]:
    """Split at commas outside of quotation marks."""
    parts: list[str] = []
    start = 0
    for match in _COMMA.finditer(text):
        if match[0] == ",":
            parts.append(text[start : match.start()].strip())
            start = match.end()
    return [*parts, text[start:].strip()]


def _unquoted(text: str) -> str:
    text = text.strip()
    if len(text) > 1 and text[0] == text[-1] and text[0] in "\"'":
        return text[1:-1].strip()
    return text
