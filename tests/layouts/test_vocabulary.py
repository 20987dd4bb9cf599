"""The words by which layouts know a question are what people write."""

from __future__ import annotations

import unicodedata

import pytest

from studyfold.layouts import vocabulary
from studyfold.layouts.asking import asks

PHRASES = [
    (name, phrase)
    for name in vocabulary.__all__
    if isinstance(getattr(vocabulary, name), tuple)
    for phrase in getattr(vocabulary, name)
]
JAPANESE = {"CJK", "HIRAGANA", "KATAKANA"}


def scripts(word: str) -> set[str]:
    """Return the scripts of a word's letters; those that Japanese mixes count as one."""
    found = {unicodedata.name(letter).split()[0] for letter in word if letter.isalpha()}
    return {"CJK"} if found and found <= JAPANESE else found


def test_every_word_has_letters_of_one_script() -> None:
    """A letter of another script looks the same, and nobody's file holds such a word."""
    mixed = [
        (name, phrase)
        for name, phrase in PHRASES
        if any(len(scripts(word)) != 1 for word in phrase.split())
    ]

    assert mixed == []


def test_every_word_is_written_as_it_is_compared() -> None:
    """In lower case and in the composed form, as texts are before they are looked up."""
    wrong = [
        (name, phrase)
        for name, phrase in PHRASES
        if phrase != unicodedata.normalize("NFC", phrase.lower())
    ]

    assert wrong == []


@pytest.mark.parametrize(
    ("text", "sure"),
    [
        ("این چرا مهم است", 0.9),
        ("Τι είναι το DOM;", 1.0),
        ("Τι είναι το DOM\u037e", 1.0),
        ("What is it;", 0.9),
        ("int x = 1;", 0.0),
        ("Let α = β;", 0.0),
    ],
)
def test_a_question_is_known_by_its_languages_signs(text: str, sure: float) -> None:
    """A semicolon asks in Greek only."""
    assert asks(text) == sure
