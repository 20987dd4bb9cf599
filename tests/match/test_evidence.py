"""Pairs are judged by what is asked and answered, not by how it is laid out."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray

from studyfold.encode import TfidfEncoder
from studyfold.match import Evidence, gather
from studyfold.model import Item

MakeItem = Callable[..., Item]


def texts_of(items: Sequence[Item]) -> list[list[str]]:
    """Return what the sentence model is asked to read: questions, both together, answers."""
    read: list[list[str]] = []

    def encode(texts: Sequence[str]) -> NDArray[np.float32]:
        read.append(list(texts))
        return np.zeros((len(texts), 2), dtype=np.float32)

    gather(items, encode)
    return read[:3]


def test_the_model_reads_questions_then_both_then_answers(make_item: MakeItem) -> None:
    """Without signs of Markdown, and with the prompt as a part of what was answered."""
    item = make_item(
        "s", "What is **x**?", "- A *letter*.\n- See `y`.\n\n> Quoted.", prompt="```\nx = 1\n```"
    )

    assert texts_of([item]) == [
        ["What is x?"],
        ["What is x?\nx = 1 A letter. See y. Quoted."],
        ["x = 1 A letter. See y. Quoted."],
    ]


def test_clauses_about_source_and_reader_are_left_out(make_item: MakeItem) -> None:
    """Sets made from the same video are not alike for speaking of it."""
    item = make_item("s", "In the video, can you explain what dropout is, please?", "A.")

    assert texts_of([item])[0] == ["Explain what dropout is?"]


def test_acronyms_of_the_collection_are_written_out(make_item: MakeItem) -> None:
    """What one set's answer introduces helps to read another set's question."""
    items = [
        make_item("a", "What is a GNN?", "A net."),
        make_item("b", "Why nets?", "A graph neural network (GNN) is one."),
    ]

    assert texts_of(items)[0] == ["What is a graph neural network?", "Why nets?"]


def test_a_long_answer_is_cut_to_what_the_model_sees(make_item: MakeItem) -> None:
    """Twelve hundred characters, however long it is."""
    assert len(texts_of([make_item("s", "What is x?", "word " * 5000)])[2][0]) == 1200


def test_rows_follow_the_ids_of_the_items(make_item: MakeItem) -> None:
    """The order in which items are given makes no difference."""
    items = [make_item(name, f"What is {name}?") for name in "cab"]

    def gathered(items: Sequence[Item]) -> Evidence:
        return gather(items, TfidfEncoder().encode)

    one, other = gathered(items), gathered(items[::-1])

    assert [item.set for item in one.items] == ["a", "b", "c"]
    assert one.questions == other.questions
    assert one.whole_vectors.tobytes() == other.whole_vectors.tobytes()


def test_without_items_there_is_no_evidence() -> None:
    """Every array has no row, and nothing fails."""
    nothing = gather([], TfidfEncoder().encode)

    assert (nothing.items, len(nothing.question_vectors), len(nothing.texts)) == ((), 0, 0)
