"""Tables as text: .csv, .tsv and the text exports of Anki."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from studyfold.layouts.asking import asks
from studyfold.layouts.records.anki import (
    Header,
    deck_title,
    field_text,
    header_of,
    uses_markup,
)
from studyfold.layouts.records.items import Origin, limited, read_table
from studyfold.layouts.records.limits import bounded, check_cells
from studyfold.layouts.records.sniffing import (
    filled_width,
    header_at,
    sign_of,
    usual_width,
)
from studyfold.layouts.records.splitting import Cells, split
from studyfold.layouts.records.table import Row, Table, canonical
from studyfold.model import Diagnostic, Document, Reading

__all__ = ["read_delimited"]

_SEPARATOR = re.compile(r'"?sep=(.|\\t)"?[,;\t]*\s*$', re.IGNORECASE)
_WIDEST = 100
"""Columns of a text export of Anki."""
_LONGEST = 400
_LAYOUTS = {".csv": "CSV table", ".tsv": "TSV table"}


@dataclass(frozen=True, slots=True)
class _Sheet:
    """A table as it stands in the file."""

    rows: tuple[Cells, ...]
    sign: str
    """What sets the cells apart."""
    names: tuple[str, ...]
    """What the columns are called; empty where nothing names them."""
    width: int
    header: int | None
    """The 1-based line of the names."""
    anki: Header | None


@limited
def read_delimited(document: Document) -> Reading:
    """Read a .csv, a .tsv or a text export of Anki.

    The sign between the cells is found out, and so are the names of the columns.
    """
    origin = Origin(document, _LAYOUTS.get(document.suffix, "text table"))
    sheet = _sheet(document, origin)
    notes: list[Diagnostic] = []
    rows = list(bounded(_rows(sheet, origin, notes)))
    if not rows or (sheet.width < 2 and not sheet.names and not _asking(rows)):
        message = (
            "no record found: expected rows of cells, such as question,answer with one question "
            "on each line below"
        )
        return origin.fault("no-questions", 1, message)
    if sheet.anki is not None:
        origin = replace(origin, layout="Anki notes")
    return read_table(origin, _table(sheet, rows, document.suffix), notes)


def _sheet(document: Document, origin: Origin) -> _Sheet:
    lines, start = document.lines, 0
    anki = header_of(lines)
    sign = ""
    if anki is not None:
        start, sign = anki.lines, anki.separator
    elif lines and (match := _SEPARATOR.match(lines[0].lstrip("\ufeff"))):
        start, sign = 1, match[1].replace("\\t", "\t")
    for index in range(start):
        origin.reasons[index + 1] = "header"
    sign = sign or sign_of(lines[start:], document.suffix)
    rows = []
    for row in split(lines, sign, start):
        check_cells(len(row.cells))
        if anki is not None and row.cells[0].startswith("#") and len(row.cells) == 1:
            origin.reasons[row.first + 1] = "comment"
        else:
            rows.append(row)
    # Anki writes as many cells in every row, and whoever writes such files by hand means no cell
    # to be a part of another one.
    widest = min(_WIDEST, max((len(row.cells) for row in rows), default=0))
    if anki is not None and anki.columns:
        names = next(iter(split([anki.columns], sign)), Cells((), 0, 0)).cells
        return _Sheet(tuple(rows), sign, names, max(len(names), widest), 1, anki)
    at = header_at(rows, document.suffix)
    if at is None:
        width = usual_width(rows) if anki is None else widest
        return _Sheet(tuple(rows), sign, (), width, None, anki)
    for row in rows[: at + 1]:
        for index in range(row.first, row.end):
            origin.reasons[index + 1] = "header" if row is rows[at] else "preamble"
    names = rows[at].cells[: max(1, filled_width(rows[at].cells))]
    line = rows[at].first + 1
    return _Sheet(tuple(rows[at + 1 :]), sign, names, len(names), line, anki)


def _rows(sheet: _Sheet, origin: Origin, notes: list[Diagnostic]) -> list[Cells]:
    """Return the rows that hold records, each as wide as the table."""
    names = tuple(canonical(name) for name in sheet.names)
    longest: int | None = None
    rows: list[Cells] = []
    for row in sheet.rows:
        cells = row.cells
        if not any(cell.strip() for cell in cells):
            reason = "empty row"
        elif names and tuple(canonical(cell) for cell in cells[: len(names)]) == names:
            reason = "header"
        else:
            reason = ""
        if reason:
            origin.reasons.update(dict.fromkeys(range(row.first + 1, row.end + 1), reason))
            continue
        cells = cells[: max(sheet.width, filled_width(cells))]
        if len(cells) > sheet.width:
            longest = _longest(sheet) if longest is None else longest
            message = (
                f"expected {sheet.width} cells, found {len(cells)}: those too many are joined to "
                "the ones before them; put quotation marks around cells that hold the separator"
            )
            notes.append(origin.note("info", "long-row", row.first + 1, message))
            cells = _narrowed(cells, sheet, longest)
        elif len(cells) < sheet.width and sheet.anki is None:
            message = f"expected {sheet.width} cells, found {len(cells)}: the others are empty"
            notes.append(origin.note("info", "short-row", row.first + 1, message))
        rows.append(replace(row, cells=cells))
    return rows


def _asking(rows: Sequence[Cells]) -> bool:
    """Say whether rows of a single cell without a name are questions."""
    looked = rows[:1000]
    return sum(asks(row.cells[0][:_LONGEST]) >= 0.9 for row in looked) * 2 >= len(looked)


def _longest(sheet: _Sheet) -> int:
    """Return the column whose cells are the longest: a separator in a cell is likeliest there."""
    fitting = [row.cells for row in sheet.rows[:1000] if len(row.cells) == sheet.width]
    sums = [sum(len(cells[place]) for cells in fitting) for place in range(sheet.width)]
    return max(range(sheet.width), key=lambda place: (sums[place], place)) if sums else 0


def _narrowed(cells: Sequence[str], sheet: _Sheet, longest: int) -> tuple[str, ...]:
    """Return a row with the cells joined that were one before a separator in them split it.

    A cell that starts with a space goes on with a sentence; what is still too many belongs to the
    column with the longest cells.
    """
    joined: list[str] = []
    surplus = len(cells) - sheet.width
    for cell in cells:
        if surplus and joined and cell.startswith(" "):
            joined[-1] += sheet.sign + cell
            surplus -= 1
        else:
            joined.append(cell)
    end = longest + surplus + 1
    return (*joined[:longest], sheet.sign.join(joined[longest:end]), *joined[end:])


def _table(sheet: _Sheet, rows: Sequence[Cells], suffix: str) -> Table:
    anki = sheet.anki
    names: dict[str, str] = {}
    for place in range(max(sheet.width, 1)):
        shown = sheet.names[place].strip() if place < len(sheet.names) else ""
        if not shown and anki is not None:
            shown = anki.names.get(place, "")
        shown = " ".join(shown.lstrip("\ufeff").split()) or f"column {place + 1}"
        while canonical(shown) in names:
            shown = f"{shown} ({place + 1})"
        names[canonical(shown)] = shown
    keys = tuple(names)
    given = dict(anki.roles) if anki is not None else {}
    roles = {keys[place]: role for place, role in given.items() if place < len(keys)}
    kind = next((key for key, role in roles.items() if role == "kind"), "")
    sample = [cell for row in rows[:500] for cell in row.cells]
    noted = anki is not None or suffix not in _LAYOUTS
    markup = anki.html if anki is not None else None
    if markup is None:
        markup = noted and uses_markup(sample)
    made: list[Row] = []
    for row in rows:
        fields = {key: cell.strip() for key, cell in zip(keys, row.cells, strict=False)}
        if markup:
            fields = {k: v if k in roles else field_text(v) for k, v in fields.items()}
        for key, role in roles.items():
            if role == "section" and key in fields:
                fields[key] = deck_title(fields[key])
        section = deck_title(anki.deck) if anki is not None else ""
        made.append(Row(fields, row.first + 1, row.end, section, kind=fields.get(kind, "")))
    return Table(
        tuple(made),
        names,
        named=bool(sheet.names) or bool(anki is not None and anki.names),
        positional=noted,
        roles=roles,
        header=sheet.header,
        one_based=True,
    )
