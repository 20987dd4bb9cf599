"""Which of an entry's wordings is its title, and what the others are."""

from __future__ import annotations

import re
from collections.abc import Sequence

from studyfold.model import Item
from studyfold.text import fold, plain, words
from studyfold.wording import on_its_own, speaks_of_source, subject

__all__ = ["punctuated", "titled"]

_GOOD_LENGTH = (20, 90)
"""Characters that a heading takes comfortably."""
_ASKS = re.compile(
    r"(?:how|what|what['’]s|when|where|which|who|whose|why|is|are|was|were|do|does|did|can|could|should"
    r"|would|will|has|have) (?!of\b)",
    re.IGNORECASE,
)
_TELLS = re.compile(
    r"(?:explain|describe|define|discuss|compare|contrast|name|list|tell|give|show|write|state|outline"
    r"|summari[sz]e|identify|mention|elaborate|differentiate|distinguish|derive|prove|calculate) ",
    re.IGNORECASE,
)
_ENDED = re.compile(r"[.?!。？！…:;؟](?:[\"”’'»)*_`]*)$")
_WRAPPED = re.compile(r"([\"“«])(?P<inside>[^\"“”«»]+)[\"”»]")


def punctuated(heading: str) -> str:
    """Return a title as titles are written: a capital first, and a stop that fits its first word.

    Only English titles that begin with a word which asks or tells are touched, and no word of
    them; a title may name a thing, too. Quotation marks around the whole of any title go.

    Args:
        heading: the title as inline Markdown.
    """
    wrapped = _WRAPPED.fullmatch(heading)
    text = wrapped["inside"].strip() if wrapped else heading
    asks, tells = _ASKS.match(text), _TELLS.match(text)
    if not asks and not tells:
        return text
    text = text[0].upper() + text[1:]
    if _ENDED.search(text) or re.search(r"[.?!]\s", text):
        return text
    return f"{text.rstrip(' ,-–—')}{'?' if asks else '.'}"


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
    heading = given or punctuated(on_its_own(best.heading))
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
