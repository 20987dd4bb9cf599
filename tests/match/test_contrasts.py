"""Things that are asked about in the same words and differ are known to differ."""

from __future__ import annotations

from collections import Counter

import numpy as np
import pytest

from studyfold.match.contrasts import Contrasts
from studyfold.names import contrast_groups, key_of

ONE, OTHER = np.array([0]), np.array([1])


@pytest.mark.parametrize(
    ("one", "other", "apart", "more"),
    [
        ("What is a LEFT JOIN?", "What is a RIGHT JOIN?", True, False),
        ("What does git pull do?", "What does git push do?", True, False),
        ("TCP or UDP?", "What is UDP?", False, True),
        ("What is UDP?", "TCP or UDP?", False, True),
        ("What is UDP?", "Explain UDP.", False, False),
        ("What is UDP?", "Explain it.", False, False),
        ("", "", False, False),
    ],
)
def test_what_each_question_names_of_a_kind(one: str, other: str, apart: bool, more: bool) -> None:
    """Each another one, or one of them some more."""
    found = Contrasts([one, other])

    assert found.apart(ONE, OTHER).tolist() == [apart]
    assert found.more(ONE, OTHER).tolist() == [more]


def test_every_line_of_the_list_names_several_things() -> None:
    """None of them twice, in order, and no line twice."""
    lines = contrast_groups()
    keys = [tuple(map(key_of, line)) for line in lines]

    assert [line for line, key in zip(lines, keys, strict=True) if len(set(key)) < 2] == []
    assert [line for line, key in zip(lines, keys, strict=True) if len(set(key)) < len(key)] == []
    assert [key for key, count in Counter(keys).items() if count > 1] == []
    assert lines == tuple(sorted(lines, key=lambda line: [name.casefold() for name in line]))
