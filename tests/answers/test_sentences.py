"""Sentences are told apart in many languages, and no cut tears markup apart."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from studyfold.answers.sentences import language_of, sentences


@pytest.mark.parametrize(
    ("paragraph", "expected"),
    [
        ("One. Two! Three?", ["One.", "Two!", "Three?"]),
        ("See Srivastava et al. (2014), e.g. for nets. Then go.", 2),
        ("It uses p=0.5, i.e. half. Node.js is not meant.", 2),
        ("`a. B` stays. So does $x. Y$.", ["`a. B` stays.", "So does $x. Y$."]),
        ("**Why. Because.** It helps.", ["**Why. Because.** It helps."]),
        ("See [Is it? Yes](https://example.org/a.B). Then go.", 2),
        ("One\nline. Another\nline.", ["One line.", "Another line."]),
        ("One  \nTwo\\\nThree", ["One", "Two", "Three"]),
        ("**Bold  \nline** here", ["**Bold line** here"]),
        ("", []),
    ],
)
def test_sentences_are_cut_where_they_end(paragraph: str, expected: list[str] | int) -> None:
    """Not at abbreviations, in code, formulas, links or emphasis; a forced line break is a cut."""
    found = sentences(paragraph)

    assert (len(found) if isinstance(expected, int) else found) == expected


@pytest.mark.parametrize(
    ("language", "paragraph", "count"),
    [
        ("de", "Das ist z. B. so und nicht so. Am 3. Mai auch. Die Katze ist da.", 3),
        ("ru", "Это так, т. е. верно. А это нет.", 2),
        ("zh", "梯度会消失。这是为什么呢？因为它很深！", 3),
        ("ja", "勾配が消えます。なぜですか？", 2),
        ("hi", "यह सही है। वह गलत है।", 2),
        ("fr", "Le modèle est dans une boucle qui tourne. Les poids sont figés.", 2),
        ("en", "The model is in a loop. It turns.", 2),
    ],
)
def test_other_languages_are_told_and_cut(language: str, paragraph: str, count: int) -> None:
    """By their script, or by the little words that they have."""
    assert language_of(paragraph) == language
    assert len(sentences(paragraph, language)) == count


@settings(deadline=None)
@given(st.text(alphabet="aB .!?*`$[]()\n\\_~é中。", max_size=60))
def test_nothing_is_lost_between_sentences(paragraph: str) -> None:
    """Together they have every sign but white space, and the signs of a forced line break."""
    bare = "".join(paragraph.replace("\\\n", "\n").split())

    assert "".join("".join(sentences(paragraph)).split()).replace("\\", "") == bare.replace(
        "\\", ""
    )
