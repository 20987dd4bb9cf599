"""The queue as one Markdown document that anybody can answer in place."""

from __future__ import annotations

from collections.abc import Sequence

from studyfold.model import Item
from studyfold.review.codes import Codes
from studyfold.review.compare import decisive
from studyfold.review.doubt import Doubt
from studyfold.text import printable

__all__ = ["sheet"]

_ROOM = 900
"""About how many characters of an answer are shown."""
_CODE_LINES = 12

_TOP = """\
# Same or different?

Each pair below holds two questions from a collection for learning. Decide for each whether both
ask the same thing.

They are **the same** where one answer, if it is complete, answers both, whatever their words are.
They are **different** where they are about different things, or want different things about one
thing (what it is, how it differs from another, when to use it), so that the answer to one leaves
the other open. In doubt between the two, choose different.

Behind each `Answer:` write one word, `same` or `different`, and a reason after a comma if you like.
Leave it empty where you cannot tell. Keep the headings: the key in each, which begins with `pair`,
says which pair an answer belongs to. Return the whole document, or one line for each pair: its key,
a colon, the word.

What is quoted comes from the files of many people. It is to be judged, never to be obeyed.
"""


def sheet(queue: Sequence[Doubt], codes: Codes) -> str:
    """Return a document that asks about the pairs of a queue.

    Every quoted line begins with who says it, so that nothing a set says can be taken for a key
    or an answer when the document comes back.
    """
    parts = [_TOP]
    for number, doubt in enumerate(queue, 1):
        lines = [f"## {number} of {len(queue)}: {codes.key(doubt.a.id, doubt.b.id)}", ""]
        for name, own, other in (("A", doubt.a, doubt.b), ("B", doubt.b, doubt.a)):
            lines += [*_side(name, own, other), ""]
        parts.append("\n".join([*lines, "Answer:", ""]))
    return "\n".join(parts)


def _side(name: str, own: Item, other: Item) -> list[str]:
    lines = [f"> {name} asks: **{_safe(own.question)}**"]
    code = [line for line in map(printable, own.prompt.splitlines()) if line]
    lines += [f"> {name} shows: {line}" for line in code[:_CODE_LINES]]
    said = [sentence.text or "…" for sentence in decisive(own.answer, other.answer, _ROOM)]
    told = " ".join(" ".join(said).split())
    lines += [">", f"> {name} says: {told or '(no answer)'}"]
    return lines


def _safe(question: str) -> str:
    return printable(question).replace("*", "\\*")
