"""Lines → rows of cells, for any sign between the cells.

The `csv` module takes one stray quotation mark for the start of a cell that runs to the end of
the file. Here a quoted cell has to look like one, and knows the lines that it stands on.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from studyfold.layouts.records.limits import MOST_CELLS

__all__ = ["Cells", "split"]

_LONGEST = 2_000
"""Lines that one quoted cell may have."""
_PATIENCE = 4
"""How many times as many lines, and marks, as the file has are looked through for quotes that never
close."""


@dataclass(frozen=True, slots=True)
class Cells:
    """One row of a file."""

    cells: tuple[str, ...]
    first: int
    """The index of its first line."""
    end: int
    """The index of the line behind it."""


def split(lines: Sequence[str], sign: str, start: int = 0) -> Iterator[Cells]:
    """Yield the rows of a file whose cells a sign sets apart; blank lines are no rows.

    A cell in quotation marks may hold the sign, line breaks and marks (doubled, or behind a
    backslash where the file does so). A row of more cells than are read has its rest in one more.
    """
    splitter = _Splitter(lines, sign)
    at = start
    while at < len(lines):
        if not lines[at].strip():
            at += 1
            continue
        if '"' not in lines[at]:
            cells, end = lines[at].split(sign, MOST_CELLS), at + 1
        else:
            cells, end = splitter.row(at)
        yield Cells(tuple(cells), at, end)
        at = end


class _Splitter:
    """Splits lines with quotation marks in them, in time that grows with the file only."""

    def __init__(self, lines: Sequence[str], sign: str) -> None:
        self.lines = lines
        self.sign = sign
        self.patience = _PATIENCE * len(lines) + 100
        self.marks = _PATIENCE * sum(line.count('"') for line in lines) + 1_000
        quoted = [line for line in lines[:2000] if '"' in line]
        escaped = sum(line.count('\\"') for line in quoted)
        doubled = sum(line.replace('"""', "").count('""') for line in quoted)
        self.backslash = escaped > doubled

    def row(self, at: int) -> tuple[list[str], int]:
        """Return the cells of the row that starts on a line, and the index behind its last."""
        cells: list[str] = []
        column = 0
        while True:
            line = self.lines[at]
            start = column
            while start < len(line) and line[start] == " " and self.sign != " ":
                start += 1
            quoted = self._quoted(at, start + 1) if line[start : start + 1] == '"' else None
            if quoted is not None:
                cell, at, column = quoted
                line = self.lines[at]
                cells.append(cell)
            else:
                end = line.find(self.sign, column)
                end = len(line) if end < 0 else end
                cells.append(line[column:end])
                column = end
            if column >= len(line):
                return cells, at + 1
            if len(cells) == MOST_CELLS:
                return [*cells, line[column + len(self.sign) :]], at + 1
            column += len(self.sign)

    def _quoted(self, at: int, column: int) -> tuple[str, int, int] | None:
        """Return a quoted cell, the line that it ends on and the column behind its mark.

        None where the mark opens no quoted cell. On its first line a cell may hold single marks,
        as programs write them that know no better; on later lines such a mark is the start of
        another cell, and so the first one was not the start of any.
        """
        pieces: list[str] = []
        first = at
        while True:
            line = self.lines[at]
            found = self._closing(line, column, strict=at > first)
            if found is not None and found >= 0:
                pieces.append(line[column:found])
                return self._plain("\n".join(pieces)), at, self._behind(line, found)
            if found is None or (at == first and self._stray(line, column)):
                return None
            pieces.append(line[column:])
            self.patience -= at > first
            at, column = at + 1, 0
            if at >= len(self.lines) or at - first > _LONGEST or self.patience < 0:
                # What has been looked through in vain is not looked through once more.
                self.patience -= at - first
                return None

    def _closing(self, line: str, column: int, strict: bool) -> int | None:
        """Return where a cell's closing mark stands, -1 for nowhere; None for a stray mark."""
        if self.marks < 0:
            return None
        at = line.find('"', column)
        while at >= 0:
            self.marks -= 1
            if self.backslash and line[at - 1 : at] == "\\" and at > column:
                at = line.find('"', at + 1)
            elif not self.backslash and line[at + 1 : at + 2] == '"':
                # A doubled mark; three at a cell's end are one of the text and the closing one.
                at = line.find('"', at + 2)
            elif self._ends(line, at):
                return at
            elif strict:
                return None
            else:
                at = line.find('"', at + 1)
        return -1

    def _ends(self, line: str, at: int) -> bool:
        """Say whether a cell can end with the mark that stands there."""
        behind = line[at + 1 :] if len(line) - at < 20 else line[at + 1 : at + 20]
        behind = behind.lstrip(" ") if self.sign != " " else behind
        return not behind or behind.startswith(self.sign)

    def _behind(self, line: str, at: int) -> int:
        column = at + 1
        while column < len(line) and line[column] == " " and self.sign != " ":
            column += 1
        return column

    def _stray(self, line: str, column: int) -> bool:
        """Say whether a cell that does not end on its first line has a single mark there."""
        rest = line[column:]
        return (rest.replace('\\"', "") if self.backslash else rest.replace('""', "")).count(
            '"'
        ) > 0

    def _plain(self, cell: str) -> str:
        if self.backslash:
            return cell.replace('\\"', '"')
        return cell.replace('""', '"')
