"""Names of one thing are one name, where a collection uses several."""

from __future__ import annotations

import re
from collections import Counter

import pytest

from studyfold.names import key_of, synonym_groups, unified


def test_the_name_that_a_collection_uses_most_stands_for_the_others() -> None:
    """In the form in which it is written most often."""
    asked = ["What is an MLP?", "Why multilayer perceptrons?", "Train a multilayer perceptron."]
    asked.append("How do multilayer perceptrons learn?")

    known = unified(asked)

    assert known.replaced("Describe an MLP.") == "Describe an multilayer perceptrons."
    assert known.replaced("Describe a multi-layer perceptron.") == (
        "Describe a multilayer perceptrons."
    )


def test_a_thing_with_one_name_keeps_it() -> None:
    """However many other names it has in the list."""
    known = unified(["What is an MLP?", "How does an MLP learn?"])

    assert known.replaced("What is an MLP?") == "What is an MLP?"
    assert len(known) == 0


def test_a_name_given_twice_is_said_once() -> None:
    """As "long name (short name)" says it."""
    known = unified(["What is a JVM?", "What is the Java virtual machine?", "Who wrote the JVM?"])

    assert known.replaced("What is the Java virtual machine (JVM)?") == "What is the JVM?"


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("Who led the LED in?", "Who led the light-emitting diode in?"),
        ("Who led?", "Who led?"),
    ],
)
def test_an_acronym_is_no_word(question: str, expected: str) -> None:
    """`LED` shines, `led` does not."""
    asked = ["Explain the light-emitting diode.", "Is a light-emitting diode bright?"]

    assert unified([*asked, "What is an LED?"]).replaced(question) == expected


def test_a_doubtful_acronym_counts_only_where_the_collection_names_the_thing() -> None:
    """At least twice, and one thing only."""
    one = ["What is SSD?", "Explain the single shot detector."]
    sure = [*one, "Is the single shot detector fast?"]

    assert len(unified(one)) == 0
    assert len(unified(sure)) == 2


def test_every_line_of_the_list_names_one_thing_by_several_names() -> None:
    """The usual name is first and never doubtful, and no group says a name twice."""
    wrong = [
        group
        for group in synonym_groups()
        if len(group) < 2
        or group[0].endswith("?")
        or len({key_of(name.removesuffix("?")) for name in group}) < len(group)
        or not all(key_of(name.removesuffix("?")) for name in group)
    ]

    assert wrong == []


def test_only_acronyms_are_doubtful() -> None:
    """What is said of a word's meaning in other fields no count could tell."""
    doubtful = [name for group in synonym_groups() for name in group if name.endswith("?")]

    assert [name for name in doubtful if not re.fullmatch(r"[A-Z0-9][\w/&+#-]*\?", name)] == []


def test_the_list_is_in_order_and_names_no_thing_twice() -> None:
    """So that a change shows in a diff where one looks for it."""
    first = [group[0] for group in synonym_groups()]

    assert first == sorted(first, key=lambda name: (name.casefold(), name))
    assert [name for name, count in Counter(map(key_of, first)).items() if count > 1] == []
