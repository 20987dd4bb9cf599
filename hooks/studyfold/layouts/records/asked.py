"""The question of a record: its first line, what stands below it, and its number."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from studyfold.layouts.labels import clean_question
from studyfold.layouts.records.cloze import closed, has_cloze
from studyfold.layouts.records.markup import to_markdown
from studyfold.layouts.records.roles import Columns
from studyfold.layouts.records.table import Row
from studyfold.layouts.records.values import decoded, fenced, markdown, parts

__all__ = ["Asked", "asked_of", "numbered"]

_NUMBERED = re.compile(
    r"(?:(?:Q(?:uestion)?|№|No)[ \t]*(?:\.[ \t]*)?(?:#[ \t]*)?)?(?P<number>\d{1,6})"
    r"[ \t]*(?:[.):]|[-–—](?=\s))[ \t]*(?=\S)",
    re.IGNORECASE,
)
_USUAL = 0.6
"""The share of a set's questions that must have a number for it to be none of their words."""
_ENDS = re.compile(r"[.?!:;…。？！：؟*`)]\s*$")
_WRAPPED = re.compile(r"<(p|div)\b[^<>]*>", re.IGNORECASE)
_FENCE = re.compile(r"`{3,}|~{3,}")
_PICTURE = re.compile(r"!\[[^\[\]]{0,500}\]\([^()]{0,2000}\)")
_SHOWS_CODE = re.compile(r"\b(?:output|print|this|following|code|snippet|below)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Asked:
    """A record's question."""

    text: str = ""
    """As it is written."""
    first: str = ""
    """Its first line."""
    heading: str = ""
    """Its first line as inline Markdown; empty where the record asks nothing."""
    prompt: str = ""
    whole: str = ""
    """Of a cloze note: the text without gaps."""
    number: str = ""
    """The number that stands before its words, and …"""
    unnumbered: str = ""
    """… its heading without it."""
    with_code: bool = False
    """Whether the record's code belongs to the question and not to the answer."""


def asked_of(row: Row, columns: Columns) -> Asked:
    """Return the question of a row."""
    texts = (_text(row.fields.get(key)) for key in columns.question)
    text = next((text for text in texts if text.strip()), "").strip()
    if not text:
        return Asked()
    whole = ""
    if has_cloze(text):
        text, whole = closed(text)
    first, more = _first(text.strip())
    if _FENCE.match(first):
        # Nothing but code: its first line has to do.
        first, more = _of_code(text.strip())
    heading = " ".join(decoded(clean_question(first) or first).split())
    match = _NUMBERED.match(heading)
    below = [more, *(part for key in columns.prompt for part in parts(row.fields.get(key)))]
    chosen = bool(columns.options or columns.choices or columns.wrong)
    with_code = chosen or not columns.answer or _SHOWS_CODE.search(first) is not None
    if with_code:
        below += _code(row, columns)
    below = [part for part in dict.fromkeys(below) if part.strip() and part.strip() != first]
    return Asked(
        text=text,
        first=first,
        heading=heading,
        prompt="\n\n".join(below),
        whole=whole,
        number=str(int(match["number"])) if match else "",
        unnumbered=heading[match.end() :] if match else heading,
        with_code=with_code,
    )


def numbered(texts: Iterable[str]) -> bool:
    """Say whether a set's questions usually start with their number."""
    asked = [text for text in texts if text]
    counted = sum(_NUMBERED.match(text.lstrip("*_ ")) is not None for text in asked)
    return counted >= 2 and counted >= _USUAL * len(asked)


def _text(value: object) -> str:
    text = markdown(value)
    # Editors of web pages put every question into a paragraph of its own.
    if text.startswith("<") and _WRAPPED.match(text) and text.rstrip().endswith(">"):
        return to_markdown(text)
    return text


def _first(text: str) -> tuple[str, str]:
    """Return the line that asks and what stands below it.

    It is the first one of words: code and pictures above it stand below it in the end. A line
    that was broken because it was long is no line of its own: it ends without a sign, and the
    next one starts with a small letter.
    """
    lines = text.split("\n")
    start = _first_words(lines)
    above, lines = lines[:start], lines[start:]
    at = 1
    while at < len(lines) and lines[at].strip()[:1].islower() and not _ENDS.search(lines[at - 1]):
        at += 1
    first = " ".join(line.strip() for line in lines[:at])
    return first, "\n".join([*above, *lines[at:]]).strip("\n").rstrip()


def _first_words(lines: Sequence[str]) -> int:
    """Return the index of the first line that is neither code nor a picture, 0 if all are."""
    fence = ""
    for index, line in enumerate(lines):
        bare = line.strip()
        mark = _FENCE.match(bare)
        if fence:
            fence = "" if bare == fence else fence
        elif mark:
            fence = mark[0]
        elif bare and not _PICTURE.fullmatch(bare):
            return index
    return 0


def _of_code(text: str) -> tuple[str, str]:
    """Return the first line of code as a question's first line, and all of it below."""
    inner = [line.strip() for line in text.split("\n") if line.strip(" `~")]
    shown = next((line for line in inner if not _FENCE.match(line)), "").replace("`", "")
    return (f"`{shown}`" if shown else "", text if len(inner) > 1 else "")


def _code(row: Row, columns: Columns) -> list[str]:
    return [fenced(part) for key in columns.code for part in parts(row.fields.get(key))]
