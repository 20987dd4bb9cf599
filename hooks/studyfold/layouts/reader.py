"""One text document → its sets and items, with every other line accounted for."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from studyfold.layouts import frontmatter
from studyfold.layouts.answers import body_of, breaks_off, ends_properly, unquoted
from studyfold.layouts.base import Layout
from studyfold.layouts.choose import Found, choose
from studyfold.layouts.labels import bare_heading, clean_question, placeholder
from studyfold.layouts.partition import continues, first_of_sets
from studyfold.layouts.regions import Block, answer_end, blocks
from studyfold.layouts.scan import Line, scan
from studyfold.model import Diagnostic, Document, Item, QASet, Reading, Skipped, Status
from studyfold.text import fold, plain

__all__ = ["humanised", "item_ids", "read_text", "whole_answers"]

_USUAL = 0.7
"""The share of a set's answers that must end like sentences for another end to look cut off."""


@dataclass(frozen=True, slots=True)
class _Span:
    """The lines of one item and the blocks before it."""

    found: Found
    end: int
    before: tuple[Block, ...]


def read_text(document: Document, layouts: Sequence[Layout]) -> Reading:
    """Read one text document.

    Args:
        document: the file.
        layouts: the layouts to try; of two that see the same line the first has it.
    """
    front = frontmatter.split(document)
    lines = scan(document.lines)
    lines = tuple(
        replace(line, kind="blank") if index < front.lines else line
        for index, line in enumerate(lines)
    )
    found = choose(lines, layouts)
    head = [(0, front.lines, "front matter")] if front.lines else []
    if not found:
        return _nothing(document, lines, head, front.diagnostics)
    spans, after = _spans(lines, found)
    starts = first_of_sets(found, [span.before for span in spans])
    title = front.title or _title(lines, spans[0].before) or humanised(document.stem)
    sets: list[QASet] = []
    items: list[Item] = []
    skipped: list[Skipped] = []
    notes = list(front.diagnostics)
    for part, start in enumerate(starts):
        stop = starts[part + 1] if part + 1 < len(starts) else len(spans)
        own = spans[start:stop]
        # No document's short name has a dot, so no other set can be called the same.
        name = document.stem if len(starts) == 1 else f"{document.stem}.{part + 1}"
        shown = title if len(starts) == 1 else f"{title}, part {part + 1}"
        members = _items(document, name, lines, own)
        sets.append(QASet(name, document.path, shown, _layout_name(own), len(members)))
        items += members
        left = [block for span in own for block in span.before]
        left = (head if part == 0 else []) + left + (list(after) if stop == len(spans) else [])
        skipped += [Skipped(name, document.path, a + 1, b, why) for a, b, why in left]
    for item in items:
        notes += _remarks(item)
    return Reading(tuple(sets), tuple(items), tuple(skipped), tuple(notes))


def _nothing(
    document: Document,
    lines: Sequence[Line],
    head: list[Block],
    notes: tuple[Diagnostic, ...],
) -> Reading:
    left = [*head, *((a, b, "no question found") for a, b, _ in _one_block(lines))]
    message = (
        "no question found: expected questions as headings, as bold lines or as numbered bold "
        "lines with an answer below each"
    )
    return Reading(
        (QASet(document.stem, document.path, humanised(document.stem), "none", 0),),
        (),
        tuple(Skipped(document.stem, document.path, a + 1, b, why) for a, b, why in left),
        (*notes, Diagnostic("error", "no-questions", document.path, 1, message)),
    )


def _one_block(lines: Sequence[Line]) -> list[Block]:
    filled = [index for index, line in enumerate(lines) if line.kind != "blank"]
    return [(filled[0], filled[-1] + 1, "")] if filled else []


def _spans(lines: Sequence[Line], found: Sequence[Found]) -> tuple[list[_Span], tuple[Block, ...]]:
    """Return each item's lines with the blocks before it, and the blocks after the last one."""
    spans: list[_Span] = []
    free = 0
    for index, here in enumerate(found):
        following = found[index + 1] if index + 1 < len(found) else None
        limit = following.mark.line if following else len(lines)
        boundary = following is None or not continues(here, following)
        end = answer_end(lines, here, limit, boundary)
        spans.append(_Span(here, end, tuple(blocks(lines, free, here.mark.line))))
        free = end
    return spans, tuple(blocks(lines, free, len(lines)))


def _items(
    document: Document, name: str, lines: Sequence[Line], spans: Sequence[_Span]
) -> list[Item]:
    section: str | None = None
    drafts: list[Item] = []
    open_quote: set[int] = set()
    for span in spans:
        section = _section(lines, span, section)
        prompt, answer = body_of(lines, span.found, span.end)
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
    return item_ids(whole_answers(drafts, open_quote))


def whole_answers(drafts: Sequence[Item], open_quote: set[int]) -> list[Item]:
    """Return one set's items with the status of each: complete, unanswered or truncated.

    Args:
        drafts: the items, whatever their status.
        open_quote: the indexes of those whose quotation is never closed.
    """
    answered = [item for item in drafts if not placeholder(item.answer)]
    proper = sum(ends_properly(item.answer) for item in answered)
    usual = bool(answered) and proper >= _USUAL * len(answered)
    result: list[Item] = []
    for index, item in enumerate(drafts):
        status: Status = "complete"
        if placeholder(item.answer):
            status = "unanswered"
        elif breaks_off(item.answer, usual) or (
            index in open_quote and not ends_properly(item.answer)
        ):
            status = "truncated"
        result.append(replace(item, status=status))
    return result


def item_ids(drafts: Sequence[Item]) -> list[Item]:
    """Return one set's items with ids made of the set's name and the question's words."""
    times: Counter[str] = Counter()
    result: list[Item] = []
    for item in drafts:
        asked = f"{fold(item.question)}\0{fold(item.prompt)}"
        digest = hashlib.sha256(asked.encode(errors="surrogatepass")).hexdigest()[:8]
        times[digest] += 1
        again = f"-{times[digest]}" if times[digest] > 1 else ""
        result.append(replace(item, id=f"{item.set}:{digest}{again}"))
    return result


def _section(lines: Sequence[Line], span: _Span, before: str | None) -> str | None:
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


def _title(lines: Sequence[Line], before: Sequence[Block]) -> str:
    """Return the heading of the first level above the first question, if there is one."""
    for start, end, reason in before:
        for line in lines[start:end]:
            if reason == "heading" and line.kind == "heading" and line.level == 1:
                return plain(clean_question(line.title))
    return ""


def humanised(stem: str) -> str:
    """Return a document's short name as a title."""
    text = stem.replace("-", " ").strip()
    return text[:1].upper() + text[1:]


def _layout_name(spans: Sequence[_Span]) -> str:
    """Return the name of the layout that explains most of a set."""
    names = [span.found.layout.name for span in spans]
    return max(sorted(set(names)), key=names.count)


def _remarks(item: Item) -> list[Diagnostic]:
    """Return what a maintainer should know about an item."""
    if item.status == "truncated":
        message = f"the answer to “{item.question}” breaks off in mid-sentence"
        return [Diagnostic("info", "truncated", item.path, item.end_line, message)]
    if item.status == "unanswered":
        message = f"“{item.question}” has no answer"
        return [Diagnostic("info", "unanswered", item.path, item.line, message)]
    return []
