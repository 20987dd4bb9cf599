"""JSON with what settings files have beside it: comments, and commas behind the last value."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from studyfold.layouts.records.comments import without_comments

Work = Callable[[Callable[[], object]], int]
usual = settings(deadline=None, derandomize=True, max_examples=100)
values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=12,
)


@usual
@given(values, st.sampled_from([None, 1]))
def test_json_stays_as_it_is(value: object, indent: int | None) -> None:
    """Texts that look like comments or trailing commas are texts."""
    text = json.dumps(value, indent=indent, ensure_ascii=False)

    assert without_comments(text) == text


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("[1, 2, ]", [1, 2]),
        ("[1, // one\n 2]", [1, 2]),
        ('/* a\nb */ {"a": 1, /* ] */ }', {"a": 1}),
        ('["a // b", "c /* d */ ,]", ] // "', ["a // b", "c /* d */ ,]"]),
        ("[[1,],\n[2,\n],]", [[1], [2]]),
    ],
)
def test_comments_and_trailing_commas_go(text: str, value: object) -> None:
    """What is left is JSON of the same length with the same lines, so that every place holds."""
    bare = without_comments(text)

    assert json.loads(bare) == value
    assert [len(line) for line in bare.split("\n")] == [len(line) for line in text.split("\n")]


@pytest.mark.parametrize("piece", ["/*", "//", '\\"', '"\\', "/", ", ", ",\n", '"', "*/"])
def test_what_never_closes_is_looked_through_once(piece: str) -> None:
    """Text that opens comments and texts again and again is read in the time that its size takes.

    Nothing is timed: what begins anew at every place would take longer than anyone waits.
    """
    text = f'["{piece * 200_000}'

    assert len(without_comments(text)) == len(text)
    assert len(without_comments(text[2:])) == len(text) - 2
