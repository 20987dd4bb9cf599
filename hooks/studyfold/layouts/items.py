"""The lines of questions that were found → items."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from studyfold.layouts.answers import body_of, unquoted
from studyfold.layouts.evidence import ordinal
from studyfold.layouts.finish import item_ids, statuses
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
    sections: list[str | None] = []
    said: list[tuple[str, str]] = []
    open_quote: set[int] = set()
    for span in spans:
        section = _section(page.lines, span, section)
        prompt, answer = body_of(page, span.found, span.label, span.end)
        if span.label is None:
            prompt, answer = _by_key(page, span, prompt, answer)
        answer, unclosed = unquoted(answer)
        if unclosed:
            open_quote.add(len(said))
        sections.append(section)
        said.append((prompt, answer))
    headings = [clean_question(span.found.mark.text) or span.found.mark.text for span in spans]
    questions = [plain(heading) or heading for heading in headings]
    folded = [fold(question) for question in questions]
    said = _shown_code(folded, said)
    states = statuses([answer for _, answer in said], open_quote)
    asked = ((question, fold(said[i][0])) for i, question in enumerate(folded))
    # Each item is made once, when all is known: copying frozen values takes longer than the rest.
    return [
        Item(
            id=id_,
            ref=None,
            set=name,
            path=document.path,
            line=span.found.mark.line + 1,
            end_line=span.end,
            number=span.found.mark.number,
            section=sections[i],
            question=questions[i],
            heading=headings[i],
            prompt=said[i][0],
            answer=said[i][1],
            status=states[i],
        )
        for i, (span, id_) in enumerate(zip(spans, item_ids(name, asked), strict=True))
    ]


def _by_key(page: Page, span: Span, prompt: str, answer: str) -> tuple[str, str]:
    """Return prompt and answer as the next answer key says, if there is one for this question."""
    number = ordinal(span.found.mark.number)
    key = page.next_key(span.end)
    if key is None or number is None or number not in key.answers:
        return prompt, answer
    return with_key(answer, key.answers[number]) or (prompt, answer)


def _shown_code(questions: Sequence[str], said: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """Return prompts and answers with the code below a title in its prompt where it needs it.

    "What is the output?" asks nothing without it.

    Args:
        questions: the titles, folded.
        said: for each its prompt and its answer.
    """
    times = Counter(questions)
    result: list[tuple[str, str]] = []
    for question, (prompt, answer) in zip(questions, said, strict=True):
        code = _CODE.match(answer) if not prompt and answer[:3] in ("```", "~~~") else None
        again = code and (times[question] > 1 or _OF_CODE.search(question))
        if code and again and answer[code.end() :].strip():
            prompt, answer = code[0].strip(), answer[code.end() :].strip()
        result.append((prompt, answer))
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
