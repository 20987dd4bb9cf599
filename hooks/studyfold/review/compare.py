"""What two questions and their answers differ in, in words and sentences."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass

from studyfold.text import plain, printable, words

__all__ = ["Sentence", "Word", "code_line", "decisive", "marked"]

_LONGEST = 20_000
"""Characters of an answer that are looked at."""
_FRAME = frozenset(
    """a an and are as at be been by can could did do does for from had has have in is it its me my
    of on or our should so that the their them there these they this those to was we were what
    will with would you your""".split()
)
"""Words that tell no question from another; how, when, which and why do."""
_DEEPEST = 24
"""Columns that code is shown indented by, at most."""
_SHARED = 0.6
"""The share of its words that the other answer must have for a sentence to be in both."""
_FENCE = re.compile(r"\s*(?:`{3,}|~{3,})")
_BULLET = re.compile(r"\A\s*(?:[-*+>]|\d{1,9}[.)]|#{1,6}|\|)\s+")
_END = re.compile(r"(?<=[.!?。！？])\s+")


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a question as it is shown."""

    text: str
    only: bool
    """Whether the other question has no such word."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence or a line of code of an answer as it is shown; without a text, a gap."""

    text: str
    only: bool = False
    """Whether the other answer says nothing like it."""
    code: bool = False


def marked(question: str, other: str) -> list[Word]:
    """Return the words of a question, those marked that the other has not and that tell."""
    known = {*words(other), *_FRAME}
    return [Word(word, not set(words(word)) <= known) for word in printable(question).split()]


def code_line(line: str) -> str:
    """Return a line of code for a terminal, with its indentation."""
    spaced = line.expandtabs(4)
    indent = len(spaced) - len(spaced.lstrip(" "))
    return " " * min(indent, _DEEPEST) + printable(line)


def decisive(answer: str, other: str, room: int) -> list[Sentence]:
    """Return what tells an answer from another: its first sentence, then what only it says.

    Args:
        answer: the answer, as Markdown.
        other: the other one.
        room: about how many characters may be shown; what is left out is a gap.
    """
    known = set(words(other[:_LONGEST]))
    sentences = [
        Sentence(text, not _said(text, known), code) for text, code in _sentences(answer[:_LONGEST])
    ]
    order = sorted(
        range(len(sentences)), key=lambda place: (place > 0, not sentences[place].only, place)
    )
    chosen: set[int] = set()
    for place in order:
        size = len(sentences[place].text)
        if chosen and size > room:
            continue
        chosen.add(place)
        room -= size
    shown: list[Sentence] = []
    for place, sentence in enumerate(sentences):
        if place in chosen:
            shown.append(sentence)
        elif shown[-1].text:
            shown.append(Sentence(""))
    return shown


def _sentences(answer: str) -> list[tuple[str, bool]]:
    """Return the sentences and lines of code of an answer, each with whether it is code."""
    paragraphs: list[tuple[str, bool]] = []
    code = fresh = False
    for line in answer.splitlines():
        if _FENCE.match(line):
            code, fresh = not code, True
            continue
        text = code_line(line) if code else printable(plain(_BULLET.sub("", line, count=1)))
        if not text.strip():
            fresh = True
        elif code or fresh or not paragraphs or _BULLET.match(line):
            paragraphs.append((text, code))
            fresh = code
        else:
            paragraphs[-1] = (f"{paragraphs[-1][0]} {text}", False)
    return [
        (part, is_code)
        for text, is_code in paragraphs
        for part in ([text] if is_code else _END.split(text))
        if part
    ]


def _said(sentence: str, known: Collection[str]) -> bool:
    """Say whether the other answer, by its words, has what a sentence says."""
    own = set(words(sentence))
    return len(own & set(known)) >= _SHARED * len(own)
