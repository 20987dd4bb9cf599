"""Words stand in for meaning where there is no sentence model."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from studyfold.encode import TfidfEncoder

encode = TfidfEncoder().encode


def test_texts_of_the_same_words_have_the_same_vector() -> None:
    """In any order, case and punctuation."""
    one, other = encode(["Gradient descent, explained", "explained: descent gradient!"])

    assert one.tolist() == other.tolist()


def test_shared_words_bring_texts_near() -> None:
    """And inflections of a word do so a little less."""
    texts = ["stochastic gradient", "stochastic gradients", "stochastic weather", "rainy weather"]
    rows = encode(texts)
    nearness = [float(rows[0] @ row) for row in rows]

    assert nearness[0] > nearness[1] > nearness[2] > nearness[3]
    assert nearness[3] == pytest.approx(0, abs=1e-6)


def test_a_rare_word_counts_more_than_one_that_all_have() -> None:
    """Texts are alike for what tells them from the others."""
    rows = encode(["the adam", "the sgd", "the mop", "a mop", "the cat", "the dog", "the owl"])

    assert rows[2] @ rows[3] > rows[2] @ rows[0]


def test_a_word_that_comes_again_counts_more() -> None:
    """Though not as much more as it comes more often."""
    rows = encode(["cat", "cat dog", "cat cat cat dog", "dog"])

    assert rows[0] @ rows[1] < rows[0] @ rows[2] < 0.95


def test_an_empty_text_is_a_row_of_zeros() -> None:
    """It is like nothing, not even itself."""
    assert encode(["", "?!", "word"]).any(axis=1).tolist() == [False, False, True]


def test_no_texts_have_no_rows() -> None:
    """The width stays the same."""
    assert encode([]).shape == (0, 4096)


@settings(deadline=None, derandomize=True, max_examples=100)
@given(st.lists(st.text(max_size=30), max_size=6))
def test_every_row_has_length_one_or_zero(texts: list[str]) -> None:
    """Whatever the texts hold, and always the same for the same texts."""
    rows = encode(texts)
    lengths = np.linalg.norm(rows, axis=1)

    assert rows.dtype == np.float32
    assert all(length == pytest.approx(1, abs=1e-5) or length == 0 for length in lengths.tolist())
    assert rows.tobytes() == encode(texts).tobytes()
