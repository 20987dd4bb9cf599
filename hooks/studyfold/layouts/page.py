"""A scanned text with what its layouts ask of it again and again."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from functools import cached_property

from studyfold.layouts.answering import answering
from studyfold.layouts.asking import asks, closes_page, names_page_business, only_shows
from studyfold.layouts.folds import Fold, find_folds
from studyfold.layouts.keys import Key, find_keys
from studyfold.layouts.label import Label
from studyfold.layouts.labels import (
    AnswerLabel,
    is_label_title,
    paired_label,
    unbold,
)
from studyfold.layouts.lines import contents_end
from studyfold.layouts.markers import bullet
from studyfold.layouts.options import is_option, options_at
from studyfold.layouts.remarks import bare_heading
from studyfold.layouts.scan import LONGEST_QUESTION, Line
from studyfold.layouts.shape import Shape, shape_of
from studyfold.layouts.telling import telling
from studyfold.text import plain

__all__ = ["Page"]


class Page:
    """The lines of a text and what is known of them; everything is found once."""

    def __init__(self, lines: Sequence[Line], question: str = "") -> None:
        self.lines = tuple(lines)
        self._size = len(self.lines)
        self._options: dict[int, bool] = {}
        self.question = question
        """The question that the front matter asks, where it asks one."""

    def without(self, indexes: Collection[int]) -> Page:
        """Return a page in which some lines are blank, with what is known of the others."""
        if not indexes:
            return self
        blank = Line("", "", 0, "blank")
        page = Page([blank if i in indexes else line for i, line in enumerate(self.lines)])
        page.folds = self.folds
        return page

    def __len__(self) -> int:
        return len(self.lines)

    @cached_property
    def shapes(self) -> list[Shape | None]:
        """The shape of each heading and line of text; None for any other line."""
        return [
            shape_of(line.body)
            if line.kind in ("text", "heading") and len(line.text) <= LONGEST_QUESTION
            else None
            for line in self.lines
        ]

    @cached_property
    def _signed(self) -> dict[str, list[int]]:
        found: dict[str, list[int]] = defaultdict(list)
        for index, (line, shape) in enumerate(zip(self.lines, self.shapes, strict=True)):
            if shape is not None and line.kind == "text":
                for sign in shape.signs or ("",):
                    found[sign].append(index)
        return found

    def signed(self, sign: str) -> Sequence[int]:
        """Return the indexes of the lines of text that open with a sign, among others.

        Args:
            sign: one of those of `Shape.signs`; empty for the lines that open with none.
        """
        return self._signed.get(sign, ())

    @cached_property
    def _filled(self) -> list[int]:
        counts = [0]
        for line in self.lines:
            counts.append(counts[-1] + (line.kind not in ("blank", "rule", "underline")))
        return counts

    def filled(self, start: int, end: int) -> int:
        """Return how many lines between two indexes hold something."""
        return self._filled[max(start, end)] - self._filled[start]

    @cached_property
    def _starts(self) -> list[int]:
        counts = [0]
        before = "blank"
        for line in self.lines:
            starts = line.kind == "text" and line.indent <= 1
            starts = starts and (before != "text" or bullet(line.body) > 0)
            counts.append(counts[-1] + starts)
            before = line.kind
        return counts

    def block_starts(self, start: int, end: int) -> int:
        """Return how many paragraphs and list items of the margin start between two indexes."""
        return self._starts[max(start, end)] - self._starts[start]

    @cached_property
    def _headings(self) -> list[int]:
        return [i for i, line in enumerate(self.lines) if line.kind == "heading"]

    def headings(self, start: int, end: int) -> Iterator[int]:
        """Yield the indexes of the headings between two indexes."""
        for at in range(bisect_left(self._headings, start), len(self._headings)):
            index = self._headings[at]
            if index >= end:
                return
            yield index

    @cached_property
    def _next(self) -> list[int]:
        following = [len(self.lines)] * (len(self.lines) + 1)
        for index in range(len(self.lines) - 1, -1, -1):
            blank = self.lines[index].kind in ("blank", "comment", "underline")
            following[index] = following[index + 1] if blank else index
        return following

    def next_filled(self, index: int) -> int:
        """Return the index of the first line from `index` on that holds something, or the end."""
        return self._next[index] if index < self._size else self._size

    @cached_property
    def _outer(self) -> list[list[int]]:
        """For each level 1 to 6 the index of the next heading of it or above, from each line on."""
        size = len(self.lines)
        tables: list[list[int]] = []
        ending = [
            (index, self.lines[index].level)
            for index in self._headings
            if self.lines[index].title and index not in self._label_headings
        ]
        for level in range(1, 7):
            table: list[int] = []
            for index, its in ending:
                if its <= level:
                    table += [index] * (index + 1 - len(table))
            tables.append(table + [size] * (size + 1 - len(table)))
        return tables

    def next_heading(self, start: int, level: int) -> int:
        """Return the next heading of a level or above that is no answer's label, or the end."""
        return self._outer[level - 1][start] if start < self._size else self._size

    @cached_property
    def label_titles(self) -> dict[int, str]:
        """For each heading that is an answer's label what stands behind the label."""
        found = ((index, is_label_title(self.lines[index].title)) for index in self._headings)
        return {index: rest for index, rest in found if rest is not None}

    @cached_property
    def _label_headings(self) -> set[int]:
        return self.label_titles.keys() - set(self._key_starts)

    @cached_property
    def _business(self) -> list[tuple[int, int]]:
        parts: list[tuple[int, int]] = []
        for index in self._headings:
            line = self.lines[index]
            if (
                line.indent == 0
                and (not parts or index >= parts[-1][1])
                and closes_page(line.title)
            ):
                parts.append((index, self._business_end(index, line)))
        return parts

    def _business_end(self, index: int, line: Line) -> int:
        """Return where the page's own business ends: below its heading nothing is asked."""
        end = self.next_heading(index + 1, line.level)
        if bare_heading(line.title):
            return contents_end(self.lines, index, end)
        for deeper in self.headings(index + 1, end):
            title = self.lines[deeper].title
            if asks(title) >= 0.9 and not names_page_business(title):
                return deeper
        return end

    def in_business(self, index: int) -> bool:
        """Say whether a line stands below a heading of the page's own business (its licence)."""
        if not self._business:
            return False
        at = bisect_right(self._business, (index, len(self.lines) + 1)) - 1
        return at >= 0 and self._business[at][0] < index < self._business[at][1]

    @cached_property
    def folds(self) -> list[Fold]:
        """Every `<details>` element that opens and closes, in the order of their lines."""
        return find_folds(self.lines)

    @cached_property
    def keys(self) -> list[Key]:
        """Every answer key."""
        return find_keys(self.lines, self.telling)

    @cached_property
    def keyed(self) -> frozenset[int]:
        """The indexes of all lines of answer keys."""
        return frozenset(i for key in self.keys for i in range(key.start, key.end))

    def next_key(self, index: int) -> Key | None:
        """Return the first answer key that starts at an index or behind it."""
        at = bisect_left(self._key_starts, index)
        return self.keys[at] if at < len(self.keys) else None

    @cached_property
    def _key_starts(self) -> list[int]:
        return [key.start for key in self.keys]

    @cached_property
    def _folds_by_line(self) -> dict[int, Fold]:
        return {fold.line: fold for fold in reversed(self.folds)}

    def fold_at(self, index: int) -> Fold:
        """Return the outermost `<details>` element that opens on a line."""
        return self._folds_by_line[index]

    @cached_property
    def labels(self) -> list[Label]:
        """Every line that opens an answer with a label, in order."""
        return list(self._find_labels())

    @cached_property
    def _label_lines(self) -> list[int]:
        return [label.line for label in self.labels]

    def label_in(self, start: int, end: int, pairs: bool) -> Label | None:
        """Return the first answer's label between two indexes, if there is one.

        Args:
            start: index of the first line.
            end: index after the last line.
            pairs: whether the second sides of pairs (`def:`) count too.
        """
        for at in range(bisect_left(self._label_lines, start), len(self.labels)):
            label = self.labels[at]
            if label.line >= end:
                return None
            if label.kind != "pair" or pairs:
                return label
        return None

    @cached_property
    def telling(self) -> list[int]:
        """The indexes of the lines that may open with a word that tells what they are."""
        return telling(self.lines)

    @cached_property
    def answering(self) -> dict[int, AnswerLabel]:
        """The match of each line of text that opens with an answer's label."""
        return answering(self.lines, self.telling)

    def _find_labels(self) -> Iterator[Label]:
        keyed = self.keyed
        shown = {fold.line: fold for fold in self.folds if only_shows(plain(fold.summary))}
        for index in sorted({*self.telling, *self.label_titles, *shown} - keyed):
            line = self.lines[index]
            if index in shown:
                fold = shown[index]
                yield Label(index, "fold", fold.rest, line.indent)
            elif line.kind == "heading":
                if index in self.label_titles:
                    yield Label(index, "heading", self.label_titles[index], 0)
            elif line.kind == "text" and len(line.text) < 100_000:
                body = line.body
                match = self.answering.get(index)
                kind = "pair"
                if match is not None:
                    kind = "bullet" if match["bullet"].strip(" >") else "line"
                    if len(match["word"]) == 1 and is_option(self.lines, self.next_filled, index):
                        continue
                else:
                    match = paired_label(body[:LONGEST_QUESTION])
                if match is not None:
                    # The marker's own tab counts as many columns as it takes.
                    width = len((" " * line.indent + match["bullet"]).expandtabs(4))
                    yield Label(index, kind, unbold(body[match.start("rest") :], match), width)

    def options_below(self, index: int) -> bool:
        """Say whether options to choose from are what stands next: at least two, in order."""
        if index not in self._options:
            self._options[index] = options_at(self.lines, self.next_filled, index)
        return self._options[index]
