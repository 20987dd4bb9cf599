"""How a line opens: the list markers, numbers, labels and bold signs before its words."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache
from typing import NamedTuple

from studyfold.layouts.vocabulary import (
    PAIRED_QUESTIONS,
    QUESTION_WORDS,
    alternatives,
    may_open,
    openings,
)

__all__ = ["Shape", "shape_of"]

_WORDS = openings((*QUESTION_WORDS, *PAIRED_QUESTIONS, "o", "no", "nr"))
"""How words open that are signs, a bullet `o` and `No. 3` among them."""
_POINTS = ("- ", "* ", "+ ")
_ANCHOR = re.compile(r"<a\s+(?:name|id)\s*=[^<>]*>(?:\s*</a>)?\s*|<a\s*/>\s*", re.IGNORECASE)
_EMOJI = re.compile(
    r"(?:[\u2190-\u21ff\u231a-\u23ff\u25a0-\u27bf\u2b00-\u2bff\U0001f000-\U0001faff]"
    r"[\ufe0f\u200d\U0001f3fb-\U0001f3ff]*|\d\ufe0f?\u20e3|:[a-z0-9_+-]{2,30}:)+\s*"
)
_QUOTE = re.compile(r"(?:>\s?)+")
_HEADING = re.compile(r"#{1,6}\s+|#{2,6}(?=[\w*\[])")
_BULLET = re.compile(r"(?:[-+*•‣◦▪●○·➤➢✅❓🔹🔸–—]|[oO](?=\s{2,}))(?:\s+|(?=\*\*\w))")
_BOX = re.compile(r"\[[ xX✓]?\]\s+|[☐☑☒✔✗]\s*")
_NUMBER = re.compile(
    r"(?:(?:№|#|No\.?|nr\.?)\s*)?(?P<number>\d{1,6}(?:\.\d{1,3}){0,3})"
    r"(?:\s*[.)\]、．。：）:]+(?!\d)\s*|\s+[-–—.]\s+|\s*[-–—](?=\s))",
    re.IGNORECASE,
)
_ORDINAL = re.compile(r"第\s*(?P<number>\d{1,6})\s*[题題问問道条問]\s*[：:、.．]?\s*")
_BRACKETED = re.compile(r"[(\[（【](?P<number>\d{1,6})[)\]）】][.:]?\s*")
_SHARP = re.compile(r"#\s?(?P<number>\d{1,6})\b[.:)\]]?\s+(?=\S)")
_CHAPTER = re.compile(r"(?P<number>\d{1,4}(?:\.\d{1,3}){1,3})\s+(?=\S)")
_LABEL = re.compile(
    rf"(?P<word>{alternatives(QUESTION_WORDS)})(?![^\W\d_])\s*"
    r"(?:(?:no|nr|number|num|n[oº°])\.?\s*|[.#№:\-]\s*(?=\d)|[(\[]\s*(?=\d{1,6}\s*[)\]]))?#?"
    r"(?P<number>\d{1,6}(?:\.\d{1,3})*)?[a-z]?(?P<close>[)\]])?"
    r"(?:\s*[.:)：）．、]+\s*|\s*[-–—]+>?\s+|(?P<bare>\s+)|(?P<end>\s*$)|(?=\s*(?:\*\*|__|</b>)))",
    re.IGNORECASE,
)
_COUNTED = re.compile(r"\w\d{1,3}[.)]\s")
_TAGGED = re.compile(
    r"\[(?:Q|question)\s*#?(?P<number>\d{1,6})?\](?!\(|\[|:\s*(?:https?:|[</#]))\s*[:.)-]?\s*",
    re.IGNORECASE,
)
_PAIRED = re.compile(
    rf"(?:{alternatives(PAIRED_QUESTIONS)})\s*(?:(?P<closed>\*\*|__)\s*[:：]|[:：]\s*(?P<closing>\*\*|__)?)\s*",
    re.IGNORECASE,
)
_BOLD = re.compile(r"\*{2,3}(?=[^\s*])|__(?=[^\s_])|<(?:b|strong)>\s*", re.IGNORECASE)
_LOOSE_BOLD = re.compile(r"\*\*[ \t]+(?=[^*]+\*\*)")
_ITALIC = re.compile(r"[*_](?=[^\s*_])|<(?:i|em)>\s*")
_CLOSING_TAG = re.compile(r"</(?:b|strong)>", re.IGNORECASE)
# No way back into what was matched: the alternatives overlap.
_NOTHING = re.compile(
    r"(?:<br\s*/?>|</?[a-z]+>|\[\[?[^\[\]]{0,40}\]\]?\([^()\s]*\)\]?|[(\[][^()\[\]]{1,40}[)\]]|"
    r":[a-z0-9_+-]{2,30}:|[\s.?:!？。：;*_…]|[\u2190-\u21ff\u231a-\u23ff\u25a0-\u27bf\u2b00-\u2bff"
    r"\U0001f000-\U0001faff\ufe0f\u200d])*+",
    re.IGNORECASE,
)
_WHOLE_LINK = re.compile(
    r"\[(?P<text>(?:[^\[\]]|\[[^\[\]]*\])+)\]\([^()\s]*+(?:\([^()]*\))?[^()]*\)[.\s]*$"
)


class Shape(NamedTuple):
    """The opening of a line, sign by sign, and what stands behind it."""

    signs: str
    """One letter for each: `>` quote, `#` heading, `-` bullet, `x` check box, `1` number,
    `Q` label of a question, `T` label of a pair's first side, `*` bold, `_` italic."""
    number: str | None
    text: str
    """What may be the question, as inline Markdown, without those signs."""
    tail: str = ""
    """What stands behind a bold opening on the same line; empty where all of it is bold."""
    open: bool = False
    """Whether bold is opened and not closed on this line."""
    linked: bool = False
    """Whether the text is one link into its own document, as in a table of contents."""

    @property
    def bold(self) -> bool:
        """Whether the question is bold from its start."""
        return "*" in self.signs

    @property
    def labelled(self) -> bool:
        """Whether the line says that it is a question."""
        return "Q" in self.signs


def shape_of(body: str) -> Shape:
    """Return the shape of a line.

    Args:
        body: the line without its indentation.
    """
    if body[:2] in _POINTS and not may_open(body[2:5], _WORDS):
        # A point of a list, as most are: its words begin right behind the bullet.
        return Shape("-", None, body[2:].rstrip())
    if body and not may_open(body, _WORDS):
        # Prose, as most lines are.
        return Shape("", None, body.strip())
    signs: list[str] = []
    number: str | None = None
    closer = ""
    rest = body
    while rest and may_open(rest, _WORDS):
        taken = _next_sign(rest, signs, closer)
        if taken is None:
            break
        sign, match = taken
        found = match["number"] if sign in "1Q" else None
        if found:
            number = ".".join(str(int(part)) for part in found.split("."))
        if sign == "*":
            closer = match[0].strip()
            closer = "</" if closer.startswith("<") else closer
        if sign.strip():
            signs.append(sign)
        rest = rest[match.end() :]
        if closer and sign == "T" and (match["closed"] or match["closing"]):
            signs.remove("*")
            closer = ""
        if closer and sign in "1Q":
            # `**Q3.** What …`: only the label is bold.
            closing = _closing(rest, closer)
            if closing is not None and not rest[: closing[0]].strip(" :.)-"):
                rest = rest[closing[1] :].lstrip(" \t:：")
                signs.remove("*")
                closer = ""
    return _finished("".join(signs), number, rest.strip(), closer)


def _next_sign(rest: str, signs: list[str], closer: str) -> tuple[str, re.Match[str]] | None:
    """Return the sign that a text opens with, and its match; None where its words begin."""
    for sign, pattern in _signs_at(rest[0]):
        if match := pattern.match(rest):
            if sign.strip() and sign in signs:
                continue
            if sign in "->x#" and (closer or "Q" in signs):
                continue
            if sign in "*_" and ("*" in signs or "_" in signs):
                continue
            if sign == "1" and "#" in signs and match[0].startswith("#") and len(signs) > 2:
                continue
            if sign == "Q" and pattern is _LABEL and not _is_label(match, signs):
                continue
            return sign, match
    return None


def _is_label(match: re.Match[str], signs: list[str]) -> bool:
    """Say whether a word for a question is used as a label and not as a word."""
    word, number = match["word"], match["number"]
    if len(word) == 1 and word.lower() != "q" and not re.search("[:：]", match[0]):
        closing = match.string[match.end() :].lstrip("*_ ")[:1]
        # `P3. ¿Qué …?` is numbered so; `в 3. классе` is not.
        counted = word.isupper() and _COUNTED.match(match[0]) is not None
        return word in "问問문س" or closing in (":", "：") or counted
    if match["end"] is not None:
        return number is not None
    if match["bare"] is not None:
        # `Q1 What is …`, `Question 3 …`; but not `Question the …` or `question 3 asks …`.
        following = match.string[match.end() : match.end() + 1]
        sure = match["close"] is not None or len(word) == 1 or "#" in signs or "*" in signs
        return number is not None and (sure or not following.islower())
    return True


def _may_be_word(first: str) -> bool:
    return first.isalpha() or not first.isascii()


def _may_be_emoji(first: str) -> bool:
    return first in "0123456789:" or not first.isascii()


_SIGNS: tuple[tuple[str, str | Callable[[str], bool], re.Pattern[str]], ...] = (
    (" ", "<", _ANCHOR),
    (">", ">", _QUOTE),
    ("#", "#", _HEADING),
    ("*", "*_<", _BOLD),
    ("*", "*", _LOOSE_BOLD),
    ("-", "-+*•‣◦▪●○·➤➢✅❓🔹🔸–—oO", _BULLET),
    ("x", "[☐☑☒✔✗", _BOX),
    ("Q", "第", _ORDINAL),
    ("Q", "[", _TAGGED),
    ("1", "([（【", _BRACKETED),
    ("1", "#", _SHARP),
    ("1", "0123456789№#nN", _NUMBER),
    ("1", "0123456789", _CHAPTER),
    ("Q", _may_be_word, _LABEL),
    ("T", _may_be_word, _PAIRED),
    ("_", "*_<", _ITALIC),
    (" ", _may_be_emoji, _EMOJI),
)
"""Each sign with the characters that it may begin with and its pattern, in the order to try."""


@lru_cache(maxsize=1 << 10)
def _signs_at(first: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Return the signs, with their patterns, that a text may open with that begins so."""
    return tuple(
        (sign, pattern)
        for sign, starts, pattern in _SIGNS
        if (first in starts if isinstance(starts, str) else starts(first))
    )


def _closing(text: str, closer: str) -> tuple[int, int] | None:
    """Return where bold ends: the index of its closing sign and of what follows."""
    if closer == "</":
        match = _CLOSING_TAG.search(text)
        return (match.start(), match.end()) if match else None
    at = text.find(closer)
    return (at, at + len(closer)) if at >= 0 else None


def _finished(signs: str, number: str | None, rest: str, closer: str) -> Shape:
    tail = ""
    is_open = False
    if closer:
        closing = _closing(rest, closer)
        if closing is None:
            is_open = True
        else:
            inner, behind = rest[: closing[0]], rest[closing[1] :]
            if _NOTHING.fullmatch(behind):
                rest = inner + behind
            elif (
                behind.rstrip().endswith(closer)
                and not behind[:1].strip(" ?:.")
                and _pieces(behind, closer)
            ):
                rest = (inner + behind).replace(closer, "")
            else:
                rest, tail = inner, behind.strip()
    link = _WHOLE_LINK.match(rest)
    linked = False
    if link:
        linked = "](#" in rest
        rest = link["text"]
    return Shape(signs, number, rest.strip(), tail, is_open, linked)


def _pieces(behind: str, closer: str) -> bool:
    """Say whether bold that was closed is taken up again and ends the line: one bold question."""
    return behind.count(closer) % 2 == 0 and len(behind) < 200
