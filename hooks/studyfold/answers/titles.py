"""Which of an entry's wordings is its title, and what the others are."""

from __future__ import annotations

from collections.abc import Sequence

from studyfold.model import Item
from studyfold.text import fold, plain, words
from studyfold.wording import on_its_own, speaks_of_source, subject

__all__ = ["titled"]

_GOOD_LENGTH = (20, 90)
"""Characters that a heading takes comfortably."""


def titled(items: Sequence[Item], given: str = "") -> tuple[str, str, tuple[str, ...]]:
    """Return an entry's title and its other wordings.

    The title is the wording that is clearest by itself: one that does not speak of the video it
    was made from, of a comfortable length, in words that the other wordings use too. Where every
    wording speaks of its source, those clauses are cut from the title.

    Args:
        items: the entry's items, the best answer first.
        given: the title that a person gave, as inline Markdown; empty where nobody did.

    Returns:
        The title as inline Markdown, the same as plain text, and the other wordings as plain text
        in the order of the items, each once.
    """
    # What each would be as a title is compared, not what is going to be cut from it.
    bare = [on_its_own(item.question) for item in items]
    shared = [set(words(question)) for question in bare]

    def clarity(index: int) -> tuple[bool, bool, bool, float, str]:
        question, own = bare[index], shared[index]
        excess = max(0, len(question) - _GOOD_LENGTH[1])
        lack = max(0, _GOOD_LENGTH[0] - len(question))
        overlaps = [len(own & other) / max(1, len(own | other)) for other in shared]
        typical = sum(overlaps) / len(overlaps)
        parentheses = question.count("(") + (question.count(".") > 1)
        cost = 0.012 * (excess + lack) + 0.08 * parentheses - typical
        return (
            speaks_of_source(question),
            question != items[index].question,
            subject(question) != question,
            round(cost, 6),
            items[index].id,
        )

    best = items[min(range(len(items)), key=clarity)]
    heading = given or on_its_own(best.heading)
    title = plain(heading)
    seen = {_bare(title)}
    variants: list[str] = []
    for item in items:
        if _bare(item.question) not in seen:
            seen.add(_bare(item.question))
            variants.append(item.question)
    return heading, title, tuple(variants)


def _bare(text: str) -> str:
    return fold(text).rstrip(" .?!:")
