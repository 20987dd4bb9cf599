"""Items → the evidence that pairs are judged by."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from studyfold.match.acronyms import expand, learn
from studyfold.model import Item
from studyfold.text import plain
from studyfold.wording import subject

__all__ = ["Encode", "Evidence", "gather"]

Encode = Callable[[Sequence[str]], NDArray[np.float32]]
"""Turns n texts into an (n, d) array of rows of length 1."""

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
    word_vectors: NDArray[np.float32]
    """TF-IDF of question and answer together, shape (items, features)."""


def gather(items: Sequence[Item], encode: Encode, count_words: Encode) -> Evidence:
    """Return what the pairs of some items are judged by; its rows follow the items' ids.

    Args:
        items: the items, in any order.
        encode: makes the vectors of meaning.
        count_words: makes the vectors of words.
    """
    ordered = sorted(items, key=lambda item: item.id)
    answers = [_prose(item) for item in ordered]
    learnt = learn(
        f"{item.question}\n{answer}" for item, answer in zip(ordered, answers, strict=True)
    )
    questions = [expand(subject(item.question), learnt) for item in ordered]
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
        word_vectors=count_words(together),
    )


def _prose(item: Item) -> str:
    """Return the prompt and answer of an item without Markdown's signs, cut to what is read."""
    text = f"{item.prompt}\n{item.answer}"[: 3 * _ANSWER_CHARACTERS]
    text = re.sub(r"^\s*(?:[-*+>]|\d+[.)]|#{1,6}|\|)\s*", "", text, flags=re.MULTILINE)
    return plain(text)[:_ANSWER_CHARACTERS]
