"""A statement with its verdict in bold behind it: `- The earth is flat. **False**`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from studyfold.layouts.base import Mark
from studyfold.layouts.labels import clean_question
from studyfold.layouts.markers import bullet
from studyfold.layouts.page import Page

__all__ = ["Verdict"]

_VERDICT = re.compile(
    r"(?<=[\w.!?…)`\"'’”*_])\s*[-–—:→=(]*\s*(?P<sign>\*\*|__)\s*\(?\s*(?P<said>true|false|yes|no|t|f|"
    r"correct|incorrect|verdadero|verdadeiro|falso|vero|vrai|faux|wahr|richtig|falsch|верно|неверно|"
    r"правда|ложь|так|ні|prawda|fałsz|doğru|yanlış|正确|错误|对|错|正|誤|참|거짓)\b\s*\)?"
    r"(?P<why>\s*[.,;:–—-]+\s*[^*_\s][^*_]{0,300}?[.!]?)?\s*[.!:,;]?\s*(?P=sign)\)?[.:,;]?(?P<more>(?:\s.*)?)$",
    re.IGNORECASE,
)
_FEWEST = 4
"""Points of a list of such statements: fewer may be anything."""
_FURTHEST = 12
"""Lines from one point of a list to the next, at most."""


class Verdict:
    """A point of a list of which every point ends with a verdict."""

    name = "true or false"
    nested = True
    prior = 1.0
    term = 0.5
    regular = 0.5

    def find(self, page: Page) -> Iterator[Mark]:
        """Yield every point of every list that is all of statements with verdicts."""
        if not any("**" in line.text or "__" in line.text for line in page.lines):
            # No line is bold, so none has a verdict: lists need not be told apart.
            return
        for points in _lists(page):
            if len(points) >= _FEWEST:
                for point, verdict in _judged(page, points):
                    yield from _mark(page, point, verdict)


def _judged(page: Page, points: Sequence[int]) -> list[tuple[int, re.Match[str]]]:
    """Return points with their verdicts; nothing where one of them has none."""
    found: list[tuple[int, re.Match[str]]] = []
    for point in points:
        verdict = _VERDICT.search(page.lines[point].text)
        if verdict is None:
            return []
        found.append((point, verdict))
    return found


def _mark(page: Page, point: int, verdict: re.Match[str]) -> Iterator[Mark]:
    line, shape = page.lines[point], page.shapes[point]
    start = line.indent + bullet(line.body)
    text = clean_question(line.text[start : verdict.start()].strip())
    if text and shape is not None:
        said, more = verdict["said"] + (verdict["why"] or ""), verdict["more"].strip()
        rest = f"{said}{'.' if more[:1].isupper() else ''} {more}" if more else said
        yield Mark(point, shape.number, text, "verdict", point + 1, rest, sure=0.9)


def _lists(page: Page) -> Iterator[Sequence[int]]:
    """Yield the lists of the margin, each as the lines of its points."""
    points = [
        index
        for index, line in enumerate(page.lines)
        if line.kind == "text"
        and line.indent <= 3
        and not line.body[0].isalpha()
        and page.shapes[index]
        and bullet(line.body)
    ]
    if not points:
        return
    own = points[:1]
    for point in points[1:]:
        if not _goes_on(page, own[-1], point):
            yield own
            own = [point]
        elif page.lines[point].indent <= page.lines[own[0]].indent + 1:
            own.append(point)
    yield own


def _goes_on(page: Page, before: int, after: int) -> bool:
    """Say whether two points are of one list: nothing stands between them but what is indented."""
    between = page.lines[before + 1 : after]
    return len(between) < _FURTHEST and all(
        line.kind == "blank" or (line.kind in ("text", "code") and line.indent > 1)
        for line in between
    )
