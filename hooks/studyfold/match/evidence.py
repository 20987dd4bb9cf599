"""Items → the evidence that pairs are judged by."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from studyfold.match.acronyms import expand, learn
from studyfold.model import Item
from studyfold.names import unified
from studyfold.text import plain
from studyfold.wording import subject

__all__ = ["Encode", "Evidence", "gather"]

Encode = Callable[[Sequence[str]], NDArray[np.float32]]
"""Turns n texts into an (n, d) array of rows of length 1."""

_TEXT_CHARACTERS = 4000
"""The words of an answer are looked at up to here."""
_ANSWER_CHARACTERS = 1200
"""More of an answer than this is never seen by the model, which reads some 190 tokens."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """What the features of all pairs are computed from; row i belongs to items[i]."""

    items: tuple[Item, ...]
    questions: tuple[str, ...]
    """What each question asks, with acronyms written out."""
    question_vectors: NDArray[np.float32]
    """Shape (items, d)."""
    whole_vectors: NDArray[np.float32]
    """Of question and answer together, shape (items, d)."""
    answer_vectors: NDArray[np.float32]
    """Of the answers alone, shape (items, d)."""
    texts: tuple[str, ...]
    """The beginning of prompt and answer, as plain text."""


def gather(items: Sequence[Item], encode: Encode) -> Evidence:
    """Return what the pairs of some items are judged by; its rows follow the items' ids.

    Args:
        items: the items, in any order.
        encode: makes the vectors of meaning.
    """
    ordered = sorted(items, key=lambda item: item.id)
    texts = [_prose(item) for item in ordered]
    answers = [text[:_ANSWER_CHARACTERS] for text in texts]
    learnt = learn(
        f"{item.question}\n{answer}" for item, answer in zip(ordered, answers, strict=True)
    )
    asked = [expand(subject(item.question), learnt) for item in ordered]
    known = unified(asked)
    questions = [known.replaced(question) for question in asked]
    together = [
        f"{question}\n{expand(answer, learnt)}"
        for question, answer in zip(questions, answers, strict=True)
    ]
    return Evidence(
        items=tuple(ordered),
        questions=tuple(questions),
        question_vectors=encode(questions),
        whole_vectors=encode(together),
        answer_vectors=encode([expand(answer, learnt) for answer in answers]),
        texts=tuple(texts),
    )


def _prose(item: Item) -> str:
    """Return the beginning of an item's prompt and answer without Markdown's signs."""
    text = f"{item.prompt}\n{item.answer}"[:_TEXT_CHARACTERS]
    text = re.sub(r"^\s*(?:[-*+>]|\d+[.)]|#{1,6}|\|)\s*", "", text, flags=re.MULTILINE)
    return plain(text)
