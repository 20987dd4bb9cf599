"""Names are found however they are spelt."""

from __future__ import annotations

import pytest

from studyfold.names import Lexicon, key_of


@pytest.mark.parametrize(
    "family",
    [
        ("feed-forward network", "feedforward networks", "feed forward Network"),
        ("Bayes' theorem", "bayes theorem"),
        ("optimiser", "optimizers"),
        ("type-safe", "typesafe"),
        ("C++", "c++"),
    ],
)
def test_spellings_of_a_name_have_one_key(family: tuple[str, ...]) -> None:
    """British and American, singular and plural, with hyphens, with spaces or in one."""
    assert len({key_of(name) for name in family}) == 1


def test_an_acronym_is_another_name_than_the_word() -> None:
    """And than a word that only sounds like it."""
    assert len({key_of(name) for name in ("CAN", "can", "MAPE", "map")}) == 4


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Is a DNA strand complementary DNA?", ["DNA", "complementary DNA"]),
        ("The complementary, DNA", ["DNA"]),
        ("lstm and LSTMs", ["lstm", "LSTMs"]),
        ("dna", []),
        ("", []),
    ],
)
def test_the_longest_name_is_found(text: str, expected: list[str]) -> None:
    """A sign between two words parts them; a word in small letters is no acronym if it is one."""
    names = Lexicon(["DNA", "complementary DNA", "LSTM"])

    assert [text[start:end] for start, end, _ in names.matches(text)] == expected
