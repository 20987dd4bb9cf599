"""A question about two things is another than a question about one of them."""

from __future__ import annotations

import numpy as np
import pytest

from studyfold.match.subjects import subjects
from studyfold.match.terms import focus


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("What are precision and recall?", "What is recall?", True),
        ("What is recall?", "What are precision and recall?", True),
        ("What are precision, recall and accuracy?", "Define accuracy.", True),
        ("TCP vs UDP", "What is UDP?", True),
        ("What are precision and recall?", "Compare recall with precision.", False),
        ("What is dropout and why is it used?", "What is dropout?", False),
        ("What is dropout, and how does it work?", "Why dropout?", False),
        ("What are precision and recall?", "What is accuracy?", False),
        ("What is recall?", "Define recall.", False),
    ],
)
def test_what_one_names_and_the_other_does_not(one: str, other: str, expected: bool) -> None:
    """Only what is named side by side counts, and only where the other has a part of it."""
    asked = [one, other]
    found = subjects(asked, [focus(question) for question in asked])

    assert found.missing(np.array([0]), np.array([1])).tolist() == [expected]


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("How does dropout help against overfitting?", "How do you prevent overfitting?", True),
        ("How do you prevent overfitting?", "How does dropout help against overfitting?", True),
        ("How does dropout help against overfitting?", "What does dropout do?", False),
        ("How do you prevent overfitting?", "What is overfitting?", False),
    ],
)
def test_the_effect_of_what_the_other_does_not_name(one: str, other: str, expected: bool) -> None:
    """A remedy by name is another question than what the remedies are."""
    asked = [one, other]
    found = subjects(asked, [focus(question) for question in asked])

    assert found.foreign(np.array([0]), np.array([1])).tolist() == [expected]
