"""The clearest wording is the title, and the others are kept."""

from __future__ import annotations

import dataclasses
import itertools
from collections.abc import Callable

import pytest

from studyfold.answers import Composed, compose
from studyfold.answers.titles import punctuated, titled
from studyfold.model import Answer, Entry, Item

MakeItem = Callable[..., Item]


@pytest.fixture
def title(make_item: MakeItem) -> Callable[..., str]:
    """Return what finds the title of some wordings, whatever their order."""

    def find(*questions: str) -> str:
        items = [make_item(f"s{n}", question) for n, question in enumerate(questions)]
        titles = {titled(order)[0] for order in itertools.permutations(items)}
        (only,) = titles
        return only

    return find


@pytest.mark.parametrize(
    ("clear", "others"),
    [
        ("What is dropout good for?", ["In the video, what is dropout good for?"]),
        ("What is dropout good for?", ["Can you explain what dropout is good for?"]),
        ("What is dropout good for?", ["Please, what is dropout good for?"]),
        (
            "What is dropout good for?",
            ["Dropout (Srivastava et al., 2014; see also chapter 7) is good for what?"],
        ),
        (
            "What is dropout good for?",
            ["What is dropout good for, " + "and what else is there to say about it, " * 3 + "?"],
        ),
        ("What is dropout good for?", ["Dropout?"]),
        ("Why does dropout help?", ["The video mentions dropout. Why does it help?"]),
        (
            "What is dropout good for?",
            ["What is dropout in practice?", "What good is dropout for nets?"],
        ),
    ],
)
def test_the_clearest_wording_is_the_title(
    title: Callable[..., str], clear: str, others: list[str]
) -> None:
    """It speaks neither of a video nor to its reader, and it is neither long nor curt."""
    assert title(*others, clear) == clear


def test_a_title_never_speaks_of_the_video(title: Callable[..., str]) -> None:
    """Where every wording does, the clause is cut from the best of them."""
    assert title(
        "According to the video, what is dropout good for?",
        "What did the speaker say in the whole of this video that dropout might be good for?",
    ) == ("What is dropout good for?")


def test_the_title_keeps_code_and_formulas(make_item: MakeItem) -> None:
    """As inline Markdown for the heading, and as plain text for everything else."""
    heading, plain, variants = titled([make_item("a", "In the talk, what is `x` in $x^2$?")])

    assert (heading, plain) == ("What is `x` in $x^2$?", "What is x in $x^2$?")
    assert variants == ("In the talk, what is x in $x^2$?",)


@pytest.mark.parametrize(
    ("heading", "expected"),
    [
        ("what is `x`, and why", "What is `x`, and why?"),
        ("Explain labels", "Explain labels."),
        ("how does it end:", "How does it end:"),
        ("“What is *it*?”", "What is *it*?"),
        ("Why $x$", "Why $x$?"),
        ("“One” or “two”", "“One” or “two”"),
        ("np.array", "np.array"),
        ("ReLU", "ReLU"),
        ("What is it? Tell me", "What is it? Tell me"),
        ("was ist das", "Was ist das?"),
        ("qué es esto", "qué es esto"),
        ("Is of", "Is of"),
    ],
)
def test_titles_are_punctuated_alike(heading: str, expected: str) -> None:
    """A capital and a stop where the first word asks or tells; words, code and formulas stay."""
    assert punctuated(heading) == expected


def test_other_wordings_are_kept_once_in_the_order_of_the_items(make_item: MakeItem) -> None:
    """The same words with another case, stop or width are no other wording."""
    questions = [
        "What is dropout good for?",
        "What is dropout really good for?",
        "what is  DROPOUT good for",
        "What is dropout really good for.",
        "For what is dropout good?",
    ]
    items = [make_item(f"s{n}", question) for n, question in enumerate(questions)]

    assert titled(items)[1:] == (questions[0], (questions[1], questions[4]))


def test_groups_become_entries_in_their_order(make_item: MakeItem) -> None:
    """The best answer first; id, slug and topic come later."""
    items = [
        make_item("a", "What is dropout?", "", status="unanswered"),
        make_item("b", "What is dropout?", "It switches off units."),
        make_item("c", "What is Adam?", "An optimiser."),
    ]
    by_id = {item.id: item for item in items}

    found = compose([[items[2].id], [items[0].id, items[1].id]], by_id).entries
    bare = tuple(dataclasses.replace(entry, answer=Answer()) for entry in found)

    assert bare == (
        Entry("", "", "What is Adam?", "What is Adam?", (items[2].id,), ()),
        Entry("", "", "What is dropout?", "What is dropout?", (items[1].id, items[0].id), ()),
    )


def test_the_order_within_a_group_makes_no_difference(make_item: MakeItem) -> None:
    """An entry depends on its items alone."""
    items = [
        make_item(name, question, answer)
        for name, question, answer in (
            ("a", "What is dropout?", "It switches off units."),
            ("b", "What does dropout do?", "It switches off some units at random."),
            ("c", "Dropout: what is it?", "A way to switch off units."),
        )
    ]
    by_id = {item.id: item for item in items}
    ids = [item.id for item in items]

    assert len({compose([group], by_id) for group in itertools.permutations(ids)}) == 1


def test_no_groups_are_no_entries() -> None:
    """An empty collection composes nothing."""
    assert compose([], {}) == Composed((), ())
