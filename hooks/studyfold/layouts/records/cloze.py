"""Cloze notes of Anki: `Paris is in {{c1::France::country}}.` → a question and its answer."""

from __future__ import annotations

import re

__all__ = ["closed", "has_cloze"]

_MARK = re.compile(r"\{\{c\d{1,3}::|\}\}|::")
_OPENING = re.compile(r"\{\{c\d{1,3}::")
_DEEPEST = 8


def has_cloze(text: str) -> bool:
    """Say whether a text holds a deletion of a cloze note."""
    return _OPENING.search(text) is not None


def closed(text: str) -> tuple[str, str]:
    """Return a cloze text as a question with gaps and as the whole text.

    A gap shows its hint, `[country]`, or `[…]`. Deletions may hold others: the outer one is the
    gap. What is never closed stays as it is written.
    """
    asked: list[str] = []
    whole: list[str] = []
    at = 0
    for start, end, inner, hint in _deletions(text):
        before = text[at:start]
        asked += [before, f"[{hint.strip() or '…'}]"]
        whole += [before, closed(inner)[1] if _OPENING.search(inner) else inner]
        at = end
    return "".join([*asked, text[at:]]), "".join([*whole, text[at:]])


def _deletions(text: str) -> list[tuple[int, int, str, str]]:
    """Return the outer deletions: where each starts and ends, its text and its hint."""
    found: list[tuple[int, int, str, str]] = []
    opened: list[int] = []
    """Where the text of each open deletion starts."""
    start = hint = -1
    for mark in _MARK.finditer(text):
        sign = mark[0]
        if sign == "::":
            # Of several the first counts, as in Anki itself.
            hint = mark.start() if len(opened) == 1 and hint < 0 else hint
        elif sign == "}}":
            if not opened:
                continue
            inner = opened.pop()
            if not opened:
                cut = hint if hint >= inner else mark.start()
                said = text[cut + 2 : mark.start()] if hint >= inner else ""
                found.append((start, mark.end(), text[inner:cut], said))
        elif len(opened) < _DEEPEST:
            if not opened:
                start, hint = mark.start(), -1
            opened.append(mark.end())
    return found
