"""What is decided over a whole set of items: their status, their ids, what it is called."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from studyfold.layouts.answers import breaks_off, ends_properly
from studyfold.layouts.labels import placeholder
from studyfold.model import Item, Status
from studyfold.text import fold

__all__ = ["humanised", "item_ids", "whole_answers"]

_USUAL = 0.7
"""The share of a set's answers that must end like sentences for another end to look cut off."""


def whole_answers(drafts: Sequence[Item], open_quote: set[int]) -> Iterator[Item]:
    """Yield one set's items with the status of each: complete, unanswered or truncated.

    Args:
        drafts: the items, whatever their status.
        open_quote: the indexes of those whose quotation is never closed.
    """
    answered = [item for item in drafts if not placeholder(item.answer)]
    proper = sum(ends_properly(item.answer) for item in answered)
    usual = bool(answered) and proper >= _USUAL * len(answered)
    for index, item in enumerate(drafts):
        status: Status = "complete"
        if placeholder(item.answer):
            status = "unanswered"
        elif breaks_off(item.answer, usual) or (
            index in open_quote and not ends_properly(item.answer)
        ):
            status = "truncated"
        yield replace(item, status=status) if status != item.status else item


def item_ids(drafts: Iterable[Item]) -> Iterator[Item]:
    """Yield one set's items with ids made of the set's name and the question's words."""
    times: Counter[str] = Counter()
    for item in drafts:
        asked = f"{fold(item.question)}\0{fold(item.prompt)}"
        digest = hashlib.sha256(asked.encode(errors="surrogatepass")).hexdigest()[:8]
        times[digest] += 1
        again = f"-{times[digest]}" if times[digest] > 1 else ""
        yield replace(item, id=f"{item.set}:{digest}{again}")


def humanised(stem: str) -> str:
    """Return a document's short name as a title."""
    text = stem.replace("-", " ").strip()
    return text[:1].upper() + text[1:]
