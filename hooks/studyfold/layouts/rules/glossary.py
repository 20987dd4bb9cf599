"""A term with its definition behind it or below it, without any markup or as a definition list."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping

from studyfold.layouts.base import Mark
from studyfold.layouts.labels import clean_question
from studyfold.layouts.markers import bullet
from studyfold.layouts.page import Page

__all__ = ["DefinitionList", "Glossary"]

_TERM = re.compile(
    r"(?P<term>[^\s:：|][^:：|]{0,78}?)(?P<joint>\s*[:：]{1,2}\s+|\s+[–—]\s+|\s+-{1,2}\s+|\s*=>?\s+|\t+)(?P<rest>\S.*)$"
)
_EMPTY = re.compile(r"(?P<term>[^\s:：|][^:：|]{0,78}?)(?P<joint>\s+(?:[–—]|-{1,2}))(?P<rest>)$")
"""A term whose definition is still to be written."""
_HAS_JOINT = re.compile(r"[:：\t]|\s[–—-]|=")
_LONGEST = 90
_DASHES = "-–—"
_PARTING = ("blank", "heading", "underline", "rule")
_DEFINITION = re.compile(r"[:~]\s+(?P<rest>\S.*)$")


class Glossary:
    """A line `Term: definition` or `- Term – definition`."""

    name = "glossary"
    nested = False
    prior = 0.7
    term = 0.35
    regular = 0.85

    def find(self, page: Page) -> Iterator[Mark]:
        """Yield every line that is a short term, a joint and more words."""
        found: dict[str, list[Mark]] = defaultdict(list)
        spare: dict[str, list[Mark]] = defaultdict(list)
        for index, shape in enumerate(page.shapes):
            line = page.lines[index]
            if shape is None or line.kind != "text" or line.indent > 1:
                continue
            signs = shape.signs.replace("T", "")
            bold = "*" in signs
            signs = signs.replace("*", "")
            if signs not in ("", "-", "1", "_", "-_", "-1") or index in page.answering:
                continue
            # `Word: …` may be a term like any other.
            whole = line.body[bullet(line.body) :] if "T" in shape.signs else shape.text
            if bold:
                if shape.open or not shape.tail or len(shape.text) > _LONGEST:
                    continue
                whole = f"{shape.text} {shape.tail}"
            if not _may_have_joint(whole) or not _HAS_JOINT.search(whole, 0, _LONGEST):
                continue
            match = _TERM.match(whole) or _EMPTY.match(whole)
            if not match or len(match["term"].split()) > 8 or match["term"].endswith((".", "?")):
                continue
            if match["term"].startswith(("http", "!", "<", "$")) or match["rest"].startswith("//"):
                continue
            text = clean_question(match["term"].strip("*_ "))
            joint = match["joint"].strip() or "tab"
            if text:
                form = f"term {signs}{joint[:1]}"
                mark = Mark(index, shape.number, text, form, index + 1, match["rest"])
                (spare if bold or not match["rest"] else found)[form].append(mark)
        for form, marks in found.items():
            # Where most terms are plain, those in bold and those left empty are terms like them.
            more = spare[form] if len(spare[form]) < len(marks) else []
            found[form] = sorted([*marks, *more], key=_line)
        yield from (mark for marks in _with_rarer(page, found) for mark in marks)


def _line(mark: Mark) -> int:
    return mark.line


def _with_rarer(page: Page, found: Mapping[str, list[Mark]]) -> Iterator[list[Mark]]:
    """Yield the marks of each form, those of rarer dashes with the form of the commonest.

    A writer whose editor makes `—` of two hyphens also leaves a hyphen between spaces.
    """
    by_signs: dict[str, list[str]] = defaultdict(list)
    for form in found:
        by_signs[form[:-1] if form[-1] in _DASHES else form].append(form)
    for forms in by_signs.values():
        main = max(forms, key=lambda form: len(found[form]))
        marks = list(found[main])
        terms = {mark.line for mark in marks}
        for form in forms:
            if form == main:
                continue
            alike = 2 * len(found[form]) <= len(found[main])
            for mark in found[form]:
                above = mark.line - 1
                off = above < 0 or above in terms or page.lines[above].kind in _PARTING
                if alike and off:
                    marks.append(mark.seen_as(main))
            if not alike:
                yield found[form]
        yield sorted(marks, key=_line)


def _may_have_joint(text: str) -> bool:
    """Say whether a text holds a sign that joints are made of: most have none, seen sooner so."""
    return (
        ":" in text
        or "-" in text
        or "=" in text
        or "\t" in text
        or "–" in text
        or "—" in text
        or "：" in text
    )


class DefinitionList:
    """A term alone on its line with `: definition` below it, as Markdown extensions have it."""

    name = "definition list"
    nested = False
    prior = 0.9
    term = 0.7
    regular = 0.7

    def find(self, page: Page) -> Iterator[Mark]:
        """Yield every term that a definition follows."""
        for below, line in enumerate(page.lines):
            if line.kind != "text" or line.body[0] not in ":~":
                continue
            match = _DEFINITION.match(line.body)
            if not match:
                continue
            # The term stands right above, or above one line that holds nothing.
            index = below - 1 if page.next_filled(below - 1) < below else below - 2
            if index < 0 or page.next_filled(index + 1) != below:
                continue
            shape = page.shapes[index]
            if shape is None or page.lines[index].kind != "text" or page.lines[index].indent > 3:
                continue
            if not _DEFINITION.match(page.lines[index].body):
                text = clean_question(f"{shape.text} {shape.tail}".strip())
                if text:
                    said = match["rest"]
                    yield Mark(index, shape.number, text, "definition", below + 1, said, sure=0.4)
