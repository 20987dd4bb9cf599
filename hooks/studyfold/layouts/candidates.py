"""Every form in which a text could write its questions, weighed."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from studyfold.layouts.asking import closes_page
from studyfold.layouts.base import SURE, Layout, Mark
from studyfold.layouts.chats import prompts
from studyfold.layouts.evidence import Asked, Candidate, weigh
from studyfold.layouts.lines import is_field
from studyfold.layouts.page import Page
from studyfold.layouts.remarks import (
    bare_heading,
    is_closing,
    is_introduction,
    is_template,
)

__all__ = ["gather"]
_TITLED = ("heading", "bold line", "italic line", "details")
"""Layouts in which a page's own business is written as questions are."""


def gather(page: Page, layouts: Sequence[Layout]) -> tuple[list[Candidate], Asked]:
    """Return every form of a text as a candidate, the best first, and all questions seen.

    Args:
        page: the text.
        layouts: the layouts to try; of two forms of equal worth that of the first comes first.
    """
    groups: dict[str, tuple[Layout, list[Mark]]] = {}
    asked: dict[int, str] = {}
    sure: set[int] = set()
    silent = prompts(page.lines, page.telling)
    for layout in layouts:
        for mark in layout.find(page):
            if (mark.number is None and layout.name == "heading" and bare_heading(mark.text)) or (
                layout.prior < 1 and _is_remark(mark.text)
            ):
                continue
            if is_template(mark.text) or (layout.name in _TITLED and closes_page(mark.text)):
                continue
            if mark.line in silent or mark.line in page.keyed:
                continue
            if is_field(page.lines[mark.line].body):
                continue
            groups.setdefault(mark.form, (layout, []))[1].append(mark)
            if mark.sure >= SURE:
                sure.add(mark.line)
            # Asked while the layout's own look at the text is still remembered.
            if mark.asking >= SURE and not mark.aside and mark.form != "blank card":
                asked[mark.line] = mark.folded
    _drop_views(groups)
    all_asked = Asked(asked.items(), {*asked, *sure})
    total = page.filled(0, len(page))
    weighed = [weigh(page, layout, marks, all_asked, total) for layout, marks in groups.values()]
    return sorted(weighed, key=lambda one: -one.evidence.worth), all_asked


def _drop_views(groups: dict[str, tuple[Layout, list[Mark]]]) -> None:
    """Drop the forms that are only a worse view of the marks of another.

    The view of all numbered lines is better than that of the asking ones where most ask, and that
    of bold lines better than that of bold openings where hardly anything follows these: of those
    only the ones are left behind which something does.
    """
    for form in [form for form in groups if form.endswith(" asking")]:
        everything = groups.get(form.removesuffix(" asking"))
        if everything and 2 * sum(m.asking >= SURE for m in everything[1]) >= len(everything[1]):
            del groups[form]
    for form in [form for form in groups if form.startswith("bold lead")]:
        marks = groups[form][1]
        said = [mark for mark in marks if mark.rest]
        if not said:
            del groups[form]
        elif len(said) < 0.1 * len(marks):
            groups[form] = (groups[form][0], said)


@lru_cache(maxsize=1 << 16)
def _is_remark(text: str) -> bool:
    """Say whether a text speaks to the reader of the page and asks nothing of a learner."""
    return is_closing(text) or is_introduction(text)
