"""Where the values of a JSON text stand in it."""

from __future__ import annotations

import json
import re
from bisect import bisect_right
from collections.abc import Iterable
from typing import Any

__all__ = ["lines_of"]

_SPACE = " \t\n\r"
_Trie = dict[Any, Any]
"""The first keys of some paths, each with the trie of what follows; empty at a path's end."""


def lines_of(
    text: str, paths: Iterable[tuple[str | int, ...]]
) -> dict[tuple[str | int, ...], tuple[int, int]]:
    """Return the first and last line of the values that some paths lead to, 1-based.

    The value of a name starts where the name does. Of several values of one name the last counts,
    as it does for `json.loads`.

    Args:
        text: JSON that can be read.
        paths: keys and indexes from the outermost value to each that is looked for.
    """
    wanted: _Trie = {}
    for path in paths:
        level = wanted
        for key in path:
            level = level.setdefault(key, {})
    spans: dict[tuple[str | int, ...], tuple[int, int]] = {}
    start = _skip(text, 0)
    if not wanted:
        spans[()] = (start, json.JSONDecoder().raw_decode(text, start)[1])
    else:
        _Finder(text, spans).walk(start, wanted, ())
    ends = [end.start() for end in re.finditer("\n", text)]
    return {
        path: (bisect_right(ends, first - 1) + 1, bisect_right(ends, last - 1) + 1)
        for path, (first, last) in spans.items()
    }


class _Finder:
    """Reads a text once; what no path leads into is skipped by the decoder."""

    def __init__(self, text: str, spans: dict[tuple[str | int, ...], tuple[int, int]]) -> None:
        self.text = text
        self.spans = spans
        self.decoder = json.JSONDecoder()

    def walk(self, at: int, wanted: _Trie, path: tuple[str | int, ...]) -> int:
        """Note the spans of what is wanted of the list or object that opens at a place.

        Returns:
            The place behind its end.
        """
        text = self.text
        closing = "]" if text[at] == "[" else "}"
        named = closing == "}"
        at = _skip(text, at + 1)
        index = 0
        while text[at] != closing:
            start = at
            key: str | int = index
            if named:
                key, at = self.decoder.raw_decode(text, at)
                at = _skip(text, _skip(text, at) + 1)
            below = wanted.get(key)
            if below and text[at] in "[{":
                at = self.walk(at, below, (*path, key))
            else:
                _, at = self.decoder.raw_decode(text, at)
            if below is not None:
                self.spans[(*path, key)] = (start, at)
            index += 1
            at = _skip(text, at)
            if text[at] == ",":
                at = _skip(text, at + 1)
        return at + 1


def _skip(text: str, at: int) -> int:
    while at < len(text) and text[at] in _SPACE:
        at += 1
    return at
