"""The sentence model that comes with Studyfold puts texts of one meaning side by side."""

from __future__ import annotations

import numpy as np
import pytest

from studyfold.encode import bundled
from studyfold.encode.onnx import MAX_TOKENS, OnnxEncoder

TEXTS = [
    "How do you keep a network from overfitting?",
    "Ways to prevent overfitting in neural networks",
    "Which database index suits range queries?",
]


@pytest.fixture(scope="module")
def encoder() -> OnnxEncoder:
    """The bundled model, without a cache."""
    return OnnxEncoder("MiniLM", *bundled.files())


def test_texts_of_one_meaning_are_near_each_other(encoder: OnnxEncoder) -> None:
    """Nearer than texts about other things, in 384 dimensions and with length 1."""
    rows = encoder.encode(TEXTS)

    assert rows.shape == (3, 384)
    assert np.linalg.norm(rows, axis=1).tolist() == pytest.approx([1, 1, 1], abs=1e-6)
    assert rows[0] @ rows[1] > 0.7 > 0.2 > rows[0] @ rows[2]


def test_a_vector_does_not_depend_on_the_texts_beside_it(encoder: OnnxEncoder) -> None:
    """To the last bit: the same sets give the same bytes in any order."""
    together = encoder.encode([*TEXTS, "word " * 100])
    apart = np.concatenate([encoder.encode([text]) for text in reversed(TEXTS)])

    assert together[:3].tobytes() == apart[::-1].tobytes()


def test_a_long_text_is_cut(encoder: OnnxEncoder) -> None:
    """What stands behind the last token that is read makes no difference."""
    text = "word " * (MAX_TOKENS - 2)
    one, other = encoder.encode([text, text + "and a tail about databases"])

    assert one.tobytes() == other.tobytes()


def test_an_empty_text_has_a_vector_too(encoder: OnnxEncoder) -> None:
    """And no texts have none."""
    assert np.isfinite(encoder.encode([""])).all()
    assert len(encoder.encode([])) == 0


def test_progress_is_told_from_nothing_to_all() -> None:
    """Each step once, in order."""
    told: list[tuple[int, int]] = []
    encoder = OnnxEncoder("m", *bundled.files(), lambda _, done, total: told.append((done, total)))
    encoder.encode(["a", "b"])

    assert told == [(0, 2), (1, 2), (2, 2)]
