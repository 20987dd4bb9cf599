"""Statements of JavaScript between the paragraphs of MDX: `import …` and `export …`."""

from __future__ import annotations

import re
from collections.abc import Sequence

__all__ = ["Statements"]

_STARTS = re.compile(
    r"import\s*(?:[\"'{*]|[\w$]+\s*(?:,|\s+from\b)|type\s+[\w${])"
    r"|export\s+(?:(?:const|let|var|function|default|async|class|type|interface|enum)\b|[{*])"
)
_TOKEN = re.compile(
    r"(?P<string>\"(?:[^\"\\\n]|\\.)*+\"|'(?:[^'\\\n]|\\.)*+')|(?P<template>`)|(?P<comment>/\*)"
    r"|//[^\n]*|(?P<open>[(\[{])|(?P<shut>[)\]}])|(?P<line>\n)"
)
_TEMPLATE_END = re.compile(r"(?<!\\)`")
_GOES_ON = ("=", ",", "(", "[", "{", "+", "&&", "||", "?", ":", "=>", "from", ".")


class Statements:
    """Finds where the statements of a text end."""

    def __init__(self, lines: Sequence[str], text: str, starts: Sequence[int]) -> None:
        self._lines = lines
        self._text = text
        self._starts = starts
        self._unbalanced = False

    def end(self, at: int) -> int:
        """Return the index of the line behind the statement that begins on a line.

        Brackets, strings and templates are followed. Where they never close, a blank line ends
        the statement, and every later one: one forgotten bracket cannot swallow the file.

        Returns:
            That index; `at` where no statement begins.
        """
        if not _STARTS.match(self._lines[at]):
            return at
        if not self._unbalanced:
            end = self._balanced(at)
            if end is not None:
                return end
            self._unbalanced = True
        end = at + 1
        while end < len(self._lines) and self._lines[end].strip():
            end += 1
        return end

    def _balanced(self, at: int) -> int | None:
        text, depth, line = self._text, 0, at
        place = self._starts[at]
        is_import = text.startswith("import", place)
        said = False
        while match := _TOKEN.search(text, place):
            place = match.end()
            kind = match.lastgroup
            if kind == "string":
                said = True
            elif kind in ("template", "comment"):
                end = self._skip(kind, place)
                if end is None:
                    return None
                line += text.count("\n", place, end)
                place = end
            elif kind == "open":
                depth += 1
            elif kind == "shut":
                depth -= 1
            elif kind == "line":
                line += 1
                if depth <= 0 and self._ends(line, is_import and said):
                    return line
        return len(self._lines) if depth <= 0 else None

    def _skip(self, kind: str, place: int) -> int | None:
        if kind == "comment":
            end = self._text.find("*/", place)
            return end + 2 if end >= 0 else None
        match = _TEMPLATE_END.search(self._text, place)
        return match.end() if match else None

    def _ends(self, line: int, is_complete: bool) -> bool:
        """Say whether a statement with no bracket open ends before a line."""
        if line >= len(self._lines):
            return True
        before = self._lines[line - 1].rstrip()
        after = self._lines[line]
        if before.endswith(_GOES_ON) and after.strip():
            return False
        return (
            is_complete
            or not after.strip()
            or bool(_STARTS.match(after))
            or (before.endswith((";", "}")) and after.startswith(("#", "<")))
        )
