"""`<details>` elements: where each stands and what its summary says."""

from __future__ import annotations

import re
from collections.abc import Sequence

from studyfold.layouts.scan import LONGEST_QUESTION, Line

__all__ = ["Fold", "find_folds"]

_TAG = re.compile(r"<(/?)(details|summary)\b[^<>]*>", re.IGNORECASE)
_CLOSE = re.compile(r"</details>", re.IGNORECASE)
_MOST_LINES = 40
"""Lines that a summary may take."""


class Fold:
    """A `<details>` element: where it stands and what its summary says."""

    __slots__ = ("_behind", "body", "close", "end", "line", "summary")

    def __init__(
        self, line: int, summary: str, body: int, behind: tuple[str, int], end: int, close: int
    ) -> None:
        self.line = line
        """Index of the line of its opening tag."""
        self.summary = summary
        """The text of its summary, as Markdown; mostly one line."""
        self.body = body
        """Index of the line after the summary's last one."""
        # Cut out when it is asked for: one line may hold any number of folds.
        self._behind = behind
        self.end = end
        """Index of the line of its closing tag."""
        self.close = close
        """Column of the closing tag in that line's text."""

    @property
    def rest(self) -> str:
        """What stands behind the summary on its last line."""
        text, start = self._behind
        closing = _CLOSE.search(text, start)
        return text[start : closing.start() if closing else len(text)].strip()


def find_folds(lines: Sequence[Line]) -> list[Fold]:
    """Return every `<details>` element with a summary that opens and closes, in order."""
    found: list[Fold] = []
    open_folds: list[list[object]] = []
    for index, line in enumerate(lines):
        if line.kind not in ("text", "rule") or "<" not in line.text:
            continue
        for tag in _TAG.finditer(line.text):
            closing, name = bool(tag[1]), tag[2].lower()
            if name == "details" and not closing:
                open_folds.append([index, None, None, None])
            elif name == "details" and open_folds:
                start, _, text, after = open_folds.pop()
                if text is not None and isinstance(start, int) and isinstance(after, tuple):
                    found.append(Fold(start, str(text), after[0], after[1], index, tag.start()))
            elif name == "summary" and open_folds:
                if not closing:
                    open_folds[-1][1] = (index, tag.end())
                elif isinstance(open_folds[-1][1], tuple) and open_folds[-1][2] is None:
                    first, column = open_folds[-1][1]
                    open_folds[-1][2] = _between(lines, first, column, index, tag.start())
                    open_folds[-1][3] = (index + 1, (line.text, tag.end()))
    return sorted(found, key=lambda fold: (fold.line, -fold.end))


def _between(lines: Sequence[Line], first: int, column: int, last: int, end: int) -> str:
    """Return the text between two places, line by line; nothing if it is too much for a summary."""
    if first == last:
        return lines[first].text[column:end].strip() if end - column <= LONGEST_QUESTION else ""
    if last - first > _MOST_LINES:
        return ""
    size = sum(len(lines[i].text) for i in range(first, last)) - column + end
    if size > LONGEST_QUESTION:
        return ""
    parts = [lines[first].text[column:].strip(), *(line.text for line in lines[first + 1 : last])]
    return "\n".join([*parts, lines[last].text[:end].rstrip()]).strip()
