"""Which of an entry's answers leads: the most complete and clear one."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Mapping, Sequence

from studyfold.answers.cleanup import refers_back
from studyfold.answers.nearness import Nearness
from studyfold.answers.sources import Source
from studyfold.model import Item
from studyfold.text import words

__all__ = ["agreement", "best_first"]

_STATUS = {"complete": 0, "truncated": 1, "unanswered": 2}
_SHAPES = (
    re.compile(r"^[ \t]*(?:```|~~~)", re.MULTILINE),
    re.compile(r"^[ \t]*\|.*\|[ \t]*$", re.MULTILINE),
    re.compile(r"\$\$|\\\["),
    re.compile(r"^[ \t]*(?:[-*+]|\d+[.)])\s", re.MULTILINE),
)
_ENOUGH_WORDS = 150
_SENTENCE = re.compile(r"[.!?](?:\s|$)")
# A story of one's own, or talk to somebody: no answer that a reader could give.
_PERSONAL = re.compile(r"\b(?:I|I['’]\w+|[Mm]y|[Mm]e|[Mm]yself)\b(?![/.])")
_CHAT = re.compile(
    r"\s*(?:(?:sure|certainly|of course|great question|absolutely)\b[!,.:]|as an ai\b)",
    re.IGNORECASE,
)


def best_first(items: Iterable[Item], agreeing: Mapping[str, float] | None = None) -> list[Item]:
    """Return an entry's items, the one whose answer should lead first.

    A whole answer goes before one that breaks off, and that before none. Among whole ones counts
    how much they say (distinct words, with diminishing returns: a text five times as long is not
    five times as good), whether they show it (code, table, formula, list) and how far they agree
    with the others; against one that it begins by referring back to another, tells a story of its
    writer, or chats.

    Args:
        items: the items.
        agreeing: for answers how far they say what the others say, 0 to 1, by their items.
    """
    known = agreeing or {}
    items = list(items)
    if len(items) < 2:
        return items
    return sorted(
        items,
        key=lambda item: (
            _STATUS[item.status],
            -round(_worth(item) + known.get(item.id, 0.0), 6),
            item.id,
        ),
    )


def agreement(sources: Sequence[Source], nearness: Nearness) -> dict[str, float]:
    """Return how far each answer says what the others say, by its item.

    That is, for each sentence of another answer how near this one's nearest comes to it, on
    average over the sentences of an answer and then over the answers.
    """
    found: dict[str, float] = {}
    told = [[source.first + number for number in source.told] for source in sources]
    for source, own in zip(sources, told, strict=True):
        means = [
            float(nearness.values[others][:, own].max(axis=1).mean())
            for others in told
            if others is not own and others and own
        ]
        found[source.item.id] = round(sum(means) / len(means), 4) if means else 0.0
    return found


def _worth(item: Item) -> float:
    answer = item.answer
    said = len(set(words(answer)))
    shown = sum(bool(shape.search(answer)) for shape in _SHAPES)
    back = 0.5 * refers_back(answer)
    sentences = 1 + len(_SENTENCE.findall(answer))
    personal = 0.6 * (len(_PERSONAL.findall(answer)) > 0.4 * sentences)
    chat = 0.3 * bool(_CHAT.match(answer))
    gain = math.log1p(min(said, _ENOUGH_WORDS)) + 0.001 * said + 0.12 * shown
    return gain - back - personal - chat
