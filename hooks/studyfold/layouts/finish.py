"""What is decided over a whole set of items: their status, their ids, what it is called."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Collection, Iterable, Sequence

from studyfold.layouts.answers import breaks_off, ends_properly, last_prose
from studyfold.layouts.labels import placeholder
from studyfold.model import Status

__all__ = ["humanised", "item_ids", "statuses"]

_USUAL = 0.7
"""The share of a set's answers that must end like sentences for another end to look cut off."""


def statuses(answers: Sequence[str], open_quote: Collection[int]) -> list[Status]:
    """Return of each of one set's answers whether it is complete, unanswered or truncated.

    Args:
        answers: the answers, in order.
        open_quote: the indexes of those whose quotation is never closed.
    """
    empty = [placeholder(answer) for answer in answers]
    ends = [last_prose(answer) for answer in answers]
    proper = [ends_properly(last) for last in ends]
    good = sum(one and not none for one, none in zip(proper, empty, strict=True))
    usual = not all(empty) and good >= _USUAL * empty.count(False)
    result: list[Status] = []
    for index, (answer, last) in enumerate(zip(answers, ends, strict=True)):
        cut = breaks_off(answer, last, usual) or (index in open_quote and not proper[index])
        result.append("unanswered" if empty[index] else "truncated" if cut else "complete")
    return result


def item_ids(name: str, asked: Iterable[tuple[str, str]]) -> list[str]:
    """Return ids made of the set's name and the words of its questions.

    Args:
        name: the set's.
        asked: each question with its prompt, both folded.
    """
    times: Counter[str] = Counter()
    result: list[str] = []
    for question, prompt in asked:
        words = f"{question}\0{prompt}".encode(errors="surrogatepass")
        digest = hashlib.sha256(words).hexdigest()[:8]
        times[digest] += 1
        again = f"-{times[digest]}" if times[digest] > 1 else ""
        result.append(f"{name}:{digest}{again}")
    return result


def humanised(stem: str) -> str:
    """Return a document's short name as a title."""
    text = stem.replace("-", " ").strip()
    return text[:1].upper() + text[1:]
