"""Numbers as text, and text in files of a few kilobytes: what a browser unpacks without a library.

A number is written in digits of five bits, the lowest first; every digit but the last has the sixth
bit set. The signs are those that JSON and JavaScript need not escape.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence

__all__ = ["numbers", "rising", "script", "shards", "version"]

_DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"


def numbers(values: Iterable[int]) -> str:
    """Return numbers from 0 up as text."""
    signs = []
    for value in values:
        while value >= 32:
            signs.append(_DIGITS[32 | (value & 31)])
            value >>= 5
        signs.append(_DIGITS[value])
    return "".join(signs)


def rising(values: Iterable[tuple[int, int]]) -> str:
    """Return pairs of a number, which rises from pair to pair, and a flag of 0 or 1, as text."""
    last = -1
    steps = []
    for value, flag in values:
        steps.append((value - last - 1) * 2 + flag)
        last = value
    return numbers(steps)


def shards(lines: Mapping[str, str], size: int) -> list[tuple[str, str]]:
    """Return lines by their first field, sorted, in pieces of about `size` signs.

    Args:
        lines: what is said of each term, by the term.
        size: how many signs a piece has before the next begins.

    Returns:
        The first term of each piece, and the piece: `term TAB line`, one below the other. Terms
        are sorted as browsers sort them, by their UTF-16 codes.
    """
    pieces: list[tuple[str, list[str]]] = []
    length = size
    for term in sorted(lines, key=lambda term: term.encode("utf-16-be")):
        if length >= size:
            pieces.append((term, []))
            length = 0
        line = f"{term}\t{lines[term]}"
        pieces[-1][1].append(line)
        length += len(line)
    return [(first, "\n".join(piece)) for first, piece in pieces]


def version(parts: Sequence[tuple[str, object]]) -> str:
    """Return a name for what the parts hold, the same for the same content."""
    text = json.dumps(parts, ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()[:12]


def script(name: str, made: str, value: object) -> bytes:
    """Return a file that hands a value to the search.

    A script and no JSON: pages that were opened from a disk may load scripts and nothing else.
    """
    given = json.dumps([name, made, value], ensure_ascii=False, separators=(",", ":"))
    # A line may not end inside a text of older JavaScript; HTML is never made of these files.
    given = given.replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
    return f"studyfoldIndex({given[1:-1]})\n".encode()
