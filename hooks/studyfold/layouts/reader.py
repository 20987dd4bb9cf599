"""One text document → its sets and items, with every other line accounted for."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from studyfold.layouts import frontmatter
from studyfold.layouts.asking import closes_page
from studyfold.layouts.base import Layout
from studyfold.layouts.boilerplate import repeated
from studyfold.layouts.choose import choose
from studyfold.layouts.doubts import no_questions, shortened, unknown_layout, unsure
from studyfold.layouts.finish import humanised
from studyfold.layouts.found import Found
from studyfold.layouts.items import Span, items_of
from studyfold.layouts.label import Label
from studyfold.layouts.labels import clean_question
from studyfold.layouts.leftovers import Block, blocks
from studyfold.layouts.page import Page
from studyfold.layouts.partition import continues, first_of_sets
from studyfold.layouts.regions import answer_end, section_level
from studyfold.layouts.scan import Line, scan
from studyfold.layouts.tails import cut_tail, holds
from studyfold.model import Diagnostic, Document, Item, QASet, Reading, Skipped
from studyfold.text import plain

__all__ = ["read_text"]

_SHOWN = re.compile(
    r"!\[|(?:[-*+][ \t]+(?:\[[ xX]\][ \t]*)?)?\(?[A-Ha-h][.):][ \t]|[-*+][ \t]+\[[ xX]\]"
)
"""How a picture or an option to choose (`b) Both`, `- C. None`) begins."""


def read_text(document: Document, layouts: Sequence[Layout]) -> Reading:
    """Read one text document.

    Args:
        document: the file.
        layouts: the layouts to try; of two that see the same line the first has it.
    """
    front = frontmatter.split(document)
    lines = scan(document.lines)
    if front.lines:
        matter = (line._replace(kind="blank") for line in lines[: front.lines])
        lines = (*matter, *lines[front.lines :])
    page = Page(lines, front.question)
    named = front.layout or document.layout or None
    notes = list(front.diagnostics)
    if named is not None and named not in {layout.name for layout in layouts}:
        notes.append(unknown_layout(document, named, layouts))
        named = None
    choice = choose(page, layouts, named)
    found = choice.found
    head = [(0, front.lines, "front matter")] if front.lines else []
    if not found:
        notes.append(no_questions(document, choice, named))
        return _nothing(document, lines, head, notes)
    spans, after = _spans(page, found)
    starts = first_of_sets(found, [span.before for span in spans])
    title = front.title or _title(lines, spans[0].before) or humanised(document.stem)
    sets: list[QASet] = []
    items: list[Item] = []
    skipped: list[Skipped] = []
    left_out = repeated(page, [(span.found.mark.body, span.end) for span in spans])
    shown = page.without(left_out)
    for part, start in enumerate(starts):
        stop = starts[part + 1] if part + 1 < len(starts) else len(spans)
        own = spans[start:stop]
        # No document's short name has a dot, so no other set can be called the same.
        name = document.stem if len(starts) == 1 else f"{document.stem}.{part + 1}"
        called = title if len(starts) == 1 else f"{title}, part {part + 1}"
        members = items_of(document, name, shown, own)
        sets.append(QASet(name, document.path, called, _layout_name(own), len(members)))
        items += members
        left = [block for span in own for block in span.before]
        left = (head if part == 0 else []) + left + (list(after) if stop == len(spans) else [])
        skipped += [Skipped(name, document.path, a + 1, b, why) for a, b, why in left]
    for item in items:
        notes += _remarks(item)
    if named is None:
        held = sum(page.filled(span.found.mark.line, span.end) for span in spans)
        rest = [block for span in spans for block in span.before] + list(after)
        free = sum(page.filled(a, b) for a, b, why in rest if why == "preamble")
        notes += unsure(document, choice, len(items), held / max(1, held + free))
    notes += _omissions(document, page, left_out)
    return Reading(tuple(sets), tuple(items), tuple(skipped), tuple(notes))


def _omissions(document: Document, page: Page, left_out: Collection[int]) -> list[Diagnostic]:
    """Return a note on each line that was left out of answers, at the first place of it."""
    places: dict[str, list[int]] = {}
    for index in sorted(left_out):
        places.setdefault(page.lines[index].body, []).append(index)
    return [
        Diagnostic(
            "info",
            "left-out",
            document.path,
            at[0] + 1,
            f"“{shortened(body)}” stands in {_times(len(at))} and was left out: it leads elsewhere",
        )
        for body, at in places.items()
    ]


def _times(count: int) -> str:
    return "one answer" if count == 1 else f"{count} answers"


def _nothing(
    document: Document,
    lines: Sequence[Line],
    head: list[Block],
    notes: Sequence[Diagnostic],
) -> Reading:
    left = [*head, *((a, b, "no question found") for a, b, _ in _one_block(lines))]
    return Reading(
        (QASet(document.stem, document.path, humanised(document.stem), "none", 0),),
        (),
        tuple(Skipped(document.stem, document.path, a + 1, b, why) for a, b, why in left),
        tuple(notes),
    )


def _one_block(lines: Sequence[Line]) -> list[Block]:
    filled = [index for index, line in enumerate(lines) if line.kind != "blank"]
    return [(filled[0], filled[-1] + 1, "")] if filled else []


def _spans(page: Page, found: Sequence[Found]) -> tuple[list[Span], tuple[Block, ...]]:
    """Return each item's lines with the blocks before it, and the blocks after the last one."""
    spans: list[Span] = []
    free = 0
    sections = section_level(page, found)
    asked = frozenset(one.mark.text.casefold() for one in found)
    ends: list[int] = []
    labels: list[Label | None] = []
    for index, here in enumerate(found):
        following = found[index + 1] if index + 1 < len(found) else None
        limit = following.mark.line if following else len(page)
        boundary = following is None or not continues(here, following)
        label = _label(page, here, limit)
        end = answer_end(page, here, label, limit, boundary, sections)
        ends.append(end)
        labels.append(label if label is not None and label.line < end else None)
    if found[-1].mark.end is None:
        held = [holds(page, one.mark.body, end) for one, end in zip(found[:-1], ends, strict=False)]
        few = 0.1 * len(held)
        rules, gaps = (sum(one[i] for one in held) > few for i in (0, 1))
        ends[-1] = cut_tail(page, found[-1].mark.body, ends[-1], rules, gaps)
    for here, label, end in zip(found, labels, ends, strict=True):
        before = tuple(blocks(page, free, here.mark.line, asked))
        spans.append(Span(here, label, end, before))
        free = end
    return spans, tuple(blocks(page, free, len(page), asked))


def _label(page: Page, found: Found, limit: int) -> Label | None:
    """Return the label that opens an item's answer.

    Where answers are not labelled as a rule, it must be what comes next: behind code, pictures
    and options at most.
    """
    mark = found.mark
    pairs = found.layout.name == "pairs of labels"
    limit = min(limit, mark.end) if mark.end is not None else limit
    label = page.label_in(mark.body, limit, pairs)
    if label is None or found.labelled:
        return label
    shown = all(
        page.lines[i].kind in ("blank", "code", "comment") or _SHOWN.match(page.lines[i].body)
        for i in range(mark.body, label.line)
    )
    return label if shown else None


def _title(lines: Sequence[Line], before: Sequence[Block]) -> str:
    """Return the heading of the first level above the first question, if there is one."""
    for start, end, reason in before:
        for line in lines[start:end]:
            title = reason == "heading" and line.kind == "heading" and line.level == 1
            if title and not closes_page(line.title):
                return plain(clean_question(line.title))
    return ""


def _layout_name(spans: Sequence[Span]) -> str:
    """Return the name of the layout that explains most of a set."""
    names = [_name(span) for span in spans]
    return max(sorted(set(names)), key=names.count)


def _name(span: Span) -> str:
    name = span.found.layout.name
    if "quoted" in span.found.mark.form and "bold" in name:
        name = "quoted bold"
    if name == "heading" and span.label is not None:
        kind = {"bullet": "answer bullets", "fold": "answer fold"}.get(span.label.kind)
        name = f"heading, {kind or 'answer line'}"
    return name


def _remarks(item: Item) -> list[Diagnostic]:
    """Return what a maintainer should know about an item."""
    if item.status == "truncated":
        message = f"the answer to “{item.question}” breaks off in mid-sentence"
        return [Diagnostic("info", "truncated", item.path, item.end_line, message)]
    if item.status == "unanswered":
        message = f"“{item.question}” has no answer"
        return [Diagnostic("info", "unanswered", item.path, item.line, message)]
    return []
