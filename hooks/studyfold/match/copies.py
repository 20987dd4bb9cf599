"""Questions that several sets have word for word, with the same answer."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass

import numpy as np

from studyfold.match.evidence import Evidence
from studyfold.model import Item
from studyfold.text import fold

__all__ = ["Distinct", "distinct"]


@dataclass(frozen=True, slots=True)
class Distinct:
    """The items of a collection, of copies only one."""

    evidence: Evidence
    original: Mapping[str, str]
    """For each item's id the id of the one that stands for it, its own where it does itself."""


def distinct(evidence: Evidence, kept: Collection[str] = ()) -> Distinct:
    """Leave out copies: nothing can tell them apart, and many of them would crowd out the rest.

    An item is nearest to its copies, so where a set was handed on often, nobody would look at
    the questions that ask the same in other words.

    Args:
        evidence: the items.
        kept: ids of items that stand for themselves, as a person said something about them.
    """
    size = Counter(item.set for item in evidence.items)
    first: dict[tuple[str, ...], str] = {}
    original: dict[str, str] = {}
    # A set that others were put together in tells less about what stands beside its questions.
    for item in sorted(evidence.items, key=lambda item: (size[item.set], item.id)):
        alone = item.id in kept or item.status == "unanswered"
        original[item.id] = item.id if alone else first.setdefault(_text(item), item.id)
    rows = [row for row, item in enumerate(evidence.items) if original[item.id] == item.id]
    if len(rows) == len(evidence.items):
        return Distinct(evidence, original)
    places = np.array(rows, dtype=np.intp)
    return Distinct(
        Evidence(
            items=tuple(evidence.items[row] for row in rows),
            questions=tuple(evidence.questions[row] for row in rows),
            question_vectors=evidence.question_vectors[places],
            whole_vectors=evidence.whole_vectors[places],
            answer_vectors=evidence.answer_vectors[places],
            texts=tuple(evidence.texts[row] for row in rows),
        ),
        original,
    )


def _text(item: Item) -> tuple[str, ...]:
    return fold(item.question), item.prompt, fold(item.answer)
