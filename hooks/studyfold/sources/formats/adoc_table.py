"""Tables of AsciiDoc → tables of Markdown, a line for each row."""

from __future__ import annotations

import csv
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from studyfold.sources.formats.adoc_attributes import BlockMeta
from studyfold.sources.formats.markdown_lines import LOST_LINE, MarkdownLines, code_span

__all__ = ["write_table"]

_CELL = re.compile(
    r"(?:(?<=\s)|^)(?:(?P<span>\d{1,3}(?:\.\d{1,3})?|\.\d{1,3})(?P<how>[*+]))?"
    r"[<^>]?(?:\.[<^>])?[aehlmsdv]?(?P<bar>\|)|(?<!\\)\|"
)
_REPEATED = re.compile(r"(\d{1,3})\*")
_MARK = re.compile(r"(?:[*-]|\.{1,3})[ \t]+|\*{2,5}[ \t]+")
_FENCED = re.compile(r"(?:-{4,}|\.{4,}|```\w*)$")
_HIDDEN = re.compile(r"\[[\w,.%#\"'= -]*\]$|[=_*]{4,}$|--$|\+$")
_MOST_COLUMNS = 100
_MOST_COPIES = 20

Row = list["_Cell | None"]


@dataclass(slots=True)
class _Cell:
    line: int
    parts: list[str] = field(default_factory=list)
    columns: int = 1
    rows: int = 1
    copies: int = 1


def write_table(
    lines: Sequence[tuple[int, str]],
    delimiter: str,
    meta: BlockMeta,
    inline: Callable[[str], str],
    out: MarkdownLines,
    margin: str,
) -> None:
    """Write a table; its first row is its head, as Markdown has none without one.

    Args:
        lines: what stands between the delimiters, each with its line of the file.
        delimiter: the first of the two.
        meta: what stands above it.
        inline: translates a text.
        out: where it goes.
        margin: what stands before each line.
    """
    kind = meta.named.get("format", {",": "csv", ":": "dsv"}.get(delimiter[0], "psv"))
    if kind == "psv":
        cells, first = _cells(lines, meta.named.get("separator", delimiter[0]))
        columns = _columns(meta) or first
        rows = list(_rows(cells, min(max(columns, 1), _MOST_COLUMNS)))
    else:
        rows = list(_separated(lines, ":" if kind == "dsv" else ","))
    width = max((len(row) for row in rows), default=0)
    for index, row in enumerate(rows):
        texts = [_text(cell, inline) if cell else "" for cell in row]
        place = next((cell.line for cell in row if cell), out.origin[-1] if out.origin else 1)
        out.put(f"{margin}| {' | '.join(texts)}{' |' * (1 + width - len(texts))}", place)
        if index == 0:
            out.put(f"{margin}|{' --- |' * width}", place)


def _columns(meta: BlockMeta) -> int:
    """Return how many columns `cols` names, 0 where it is not given."""
    given = meta.named.get("cols", "")
    if not given:
        return 0
    if given.isdigit():
        # An old way to write `N*`; a single digit is a width.
        return int(given) if len(given) < 4 and int(given) > 1 else 1
    total = 0
    for part in re.split("[,;]", given):
        match = _REPEATED.match(part.strip())
        total += int(match[1]) if match else 1
    return total


def _cells(lines: Sequence[tuple[int, str]], separator: str) -> tuple[list[_Cell], int]:
    """Return the cells in order, and how many of them the first line has."""
    if separator != "|":
        # The pattern knows one sign; another that stands in its place is no longer text then.
        lines = [
            (line, text.replace("|", "\\|").replace(separator[:1] or "|", "|"))
            for line, text in lines
        ]
    cells: list[_Cell] = []
    first = 0
    for line, text in lines:
        at = 0
        for match in _CELL.finditer(text):
            _continue(cells, text[at : match.start()])
            cells.append(_cell(line, match))
            at = match.end()
        _continue(cells, text[at:])
        if not first:
            first = sum(cell.columns * cell.copies for cell in cells)
    return cells, first


def _continue(cells: list[_Cell], text: str) -> None:
    if cells:
        cells[-1].parts.append(text.strip().replace("\\|", "|"))


def _cell(line: int, match: re.Match[str]) -> _Cell:
    cell = _Cell(line)
    across, _, down = (match["span"] or "").partition(".")
    if match["how"] == "*":
        cell.copies = min(int(across or 1) or 1, _MOST_COPIES)
    elif match["how"]:
        cell.columns = min(int(across or 1) or 1, _MOST_COLUMNS)
        cell.rows = int(down or 1)
    return cell


def _rows(cells: Sequence[_Cell], columns: int) -> Iterator[Row]:
    """Yield rows of as many cells as there are columns; None where another cell reaches in."""
    reached = [0] * columns
    row: Row = []

    def skip() -> None:
        while len(row) < columns and reached[len(row)]:
            reached[len(row)] -= 1
            row.append(None)

    for cell in cells:
        for _ in range(cell.copies):
            skip()
            if len(row) >= columns:
                yield row
                row = []
                skip()
            for offset in range(min(cell.columns, columns - len(row))):
                reached[len(row)] = cell.rows - 1
                row.append(None if offset else cell)
    if row:
        yield row


def _separated(lines: Sequence[tuple[int, str]], sign: str) -> Iterator[Row]:
    """Yield the rows of a table whose cells are separated by commas or colons."""
    texts = [text for _, text in lines]
    reader = csv.reader((f"{text}\n" for text in texts), delimiter=sign, skipinitialspace=True)
    start = 0
    try:
        for fields in reader:
            if fields:
                line = lines[start][0]
                yield [_Cell(line, [text.strip()]) for text in fields[:_MOST_COLUMNS]]
            start = reader.line_num
    except csv.Error:
        # A cell too long to be one: what is left is shown as it stands.
        for line, text in lines[start:]:
            yield [_Cell(line, [text.strip()])]


def _text(cell: _Cell, inline: Callable[[str], str]) -> str:
    """Return a cell's content on one line."""
    pieces: list[str] = []
    paragraph: list[str] = []
    fence = ""

    def flush() -> None:
        if paragraph:
            pieces.append(inline(" ".join(paragraph)))
            paragraph.clear()

    for part in cell.parts:
        if fence:
            if part == fence:
                fence = ""
            elif part:
                pieces.append(code_span(part))
        elif _FENCED.match(part):
            flush()
            fence = part.rstrip("abcdefghijklmnopqrstuvwxyz") if part[0] == "`" else part
        elif not part or _HIDDEN.match(part):
            flush()
        elif match := _MARK.match(part):
            flush()
            paragraph.append("• " + part[match.end() :])
        else:
            paragraph.append(part)
    flush()
    return "<br>".join(pieces).replace(LOST_LINE, "").replace("|", "\\|")
