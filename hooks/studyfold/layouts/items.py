"""The lines of questions that were found → items."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from studyfold.layouts.answers import body_of, unquoted
from studyfold.layouts.evidence import ordinal
from studyfold.layouts.finish import item_ids, whole_answers
from studyfold.layouts.found import Found
from studyfold.layouts.keys import with_key
from studyfold.layouts.label import Label
from studyfold.layouts.labels import clean_question
from studyfold.layouts.leftovers import Block
from studyfold.layouts.page import Page
from studyfold.layouts.remarks import bare_heading
from studyfold.layouts.scan import Line
from studyfold.model import Document, Item
from studyfold.text import fold, plain

__all__ = ["Span", "items_of"]

_CODE = re.compile(r"(?P<fence>`{3,}+|~{3,}+).*\n(?:.*\n)*?(?P=fence)[`~]*[ \t]*(?:\n|$)")
"""A block of code that opens a text."""
_OF_CODE = re.compile(
    r"\b(?:outputs?|following (?:code|program|snippet|query|function|data|expression)|"
    r"this (?:code|program|snippet|query|function|expression)|code (?:below|above)|"
    r"(?:will|does) (?:it|this) (?:print|return|log|do)|gets? (?:logged|printed))\b"
)
"""What a question says that is about the code below it."""


@dataclass(frozen=True, slots=True)
class Span:
    """The lines of one item and the blocks before it."""

    found: Found
    label: Label | None
    end: int
    before: tuple[Block, ...]


def items_of(document: Document, name: str, page: Page, spans: Sequence[Span]) -> list[Item]:
    """Return the items of one set.

    Args:
        document: the file.
        name: the set's name.
        page: its text; lines that no answer says are blank in it.
        spans: the questions with their lines, in order.
    """
    section: str | None = None
    drafts: list[Item] = []
    open_quote: set[int] = set()
    for span in spans:
        section = _section(page.lines, span, section)
        prompt, answer = body_of(page, span.found, span.label, span.end)
        if span.label is None:
            prompt, answer = _by_key(page, span, prompt, answer)
        answer, unclosed = unquoted(answer)
        if unclosed:
            open_quote.add(len(drafts))
        mark = span.found.mark
        heading = clean_question(mark.text) or mark.text
        drafts.append(
            Item(
                id="",
                ref=None,
                set=name,
                path=document.path,
                line=mark.line + 1,
                end_line=span.end,
                number=mark.number,
                section=section,
                question=plain(heading) or heading,
                heading=heading,
                prompt=prompt,
                answer=answer,
                status="complete",
            )
        )
    return list(item_ids(whole_answers(_shown_code(drafts), open_quote)))


def _by_key(page: Page, span: Span, prompt: str, answer: str) -> tuple[str, str]:
    """Return prompt and answer as the next answer key says, if there is one for this question."""
    number = ordinal(span.found.mark.number)
    key = page.next_key(span.end)
    if key is None or number is None or number not in key.answers:
        return prompt, answer
    return with_key(answer, key.answers[number]) or (prompt, answer)


def _shown_code(drafts: Sequence[Item]) -> list[Item]:
    """Return items with the code right below a title as part of it where the title needs it.

    "What is the output?" asks nothing without it.
    """
    times = Counter(fold(item.question) for item in drafts)
    result: list[Item] = []
    for item in drafts:
        code = _CODE.match(item.answer) if not item.prompt else None
        again = times[fold(item.question)] > 1 or _OF_CODE.search(fold(item.question))
        if again and code and item.answer[code.end() :].strip():
            item = replace(item, prompt=code[0].strip(), answer=item.answer[code.end() :].strip())
        result.append(item)
    return result


def _section(lines: Sequence[Line], span: Span, before: str | None) -> str | None:
    """Return the heading that an item stands under, as plain text."""
    mark = lines[span.found.mark.line]
    for start, end, reason in reversed(span.before):
        if reason != "heading":
            continue
        for index in range(end - 1, start - 1, -1):
            line = lines[index]
            below = mark.kind == "heading" and line.level > mark.level
            if line.kind == "heading" and not below and line.level > 1:
                title = plain(clean_question(line.title)).rstrip(":")
                return None if not title or bare_heading(title) else title
    return before
