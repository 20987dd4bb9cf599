"""Which sign sets the cells of a file apart, and which of its rows names the columns."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from studyfold.layouts.asking import asks
from studyfold.layouts.records.names import is_language, named
from studyfold.layouts.records.splitting import Cells, split

__all__ = ["filled_width", "header_at", "is_table", "names_columns", "sign_of", "usual_width"]

_SIGNS = ("\t", ";", ",", "|")
_SAMPLE = 1_000
"""Lines that are looked at."""
_LONGEST_NAME = 60
_LONGEST_CELL = 400
"""Characters that the cells of a .txt file of records have at most on the average."""
_NO_TABLE = re.compile(r"\s*(?:[-*+>|•]\s|#|```|\d+[.)]\s)|.*[{};]\s*$")
_NAME = re.compile(r"[^\W\d_][\w /&.'-]*")


def sign_of(lines: Sequence[str], suffix: str) -> str:
    """Return the sign between the cells of a file; one that no file holds for a single column.

    Args:
        lines: the file without what stands above its table.
        suffix: its ending, which only decides between signs that fit alike.
    """
    best, found = 0.6, "\0"
    for sign in _SIGNS:
        rows = list(split(lines[:_SAMPLE], sign))
        width = usual_width(rows)
        if width < 2:
            continue
        score = sum(len(row.cells) == width for row in rows) / len(rows)
        score += 1.0 if any(names_columns(row.cells) for row in rows[:5]) else 0.0
        score += 0.3 if sign == "\t" and suffix == ".tsv" else 0.0
        if score > best:
            best, found = score, sign
    return found


def usual_width(rows: Sequence[Cells]) -> int:
    """Return how many cells the rows usually have, those at the end that are always empty aside."""
    counts = Counter(filled_width(row.cells) for row in rows)
    counts.pop(0, None)
    return max(counts, key=lambda width: (counts[width], width), default=0)


def is_table(lines: Sequence[str]) -> bool:
    """Say whether the lines of a plain text are surely rows of cells, and no prose.

    Tabs between words on nearly every line are; semicolons only where every line has as many.
    """
    sample = [line for line in lines[:_SAMPLE] if line.strip()]
    for sign, share in (("\t", 0.95), (";", 1.0), (",", 1.0), ("|", 1.0)):
        if sum(sign in line for line in sample) * 2 < len(sample):
            continue
        rows = list(split(sample, sign))
        width = usual_width(rows)
        fitting = [row.cells for row in rows if filled_width(row.cells) == width]
        if width < 2 or len(fitting) < share * len(rows):
            continue
        headed = names_columns(rows[0].cells) and len(rows) > 1
        if headed or (sign in "\t;" and _is_tabular(sample, fitting, sign)):
            return True
    return False


def names_columns(cells: Sequence[str]) -> bool:
    """Say whether the cells of a row are names of columns, by their words."""
    shown = [cell.strip() for cell in cells if cell.strip()]
    # "Learnt?" names a column of ticks; more words ask something.
    if any(len(cell) > _LONGEST_NAME for cell in shown) or any(
        cell.endswith(("?", "？")) and len(cell.split()) > 1 for cell in shown
    ):
        return False
    names = [named(cell) for cell in shown]
    if len(shown) == 1:
        return names[0].role == "question" and names[0].rank <= 1
    if len(shown) > 1 and all(map(is_language, shown)):
        return len(set(shown)) == len(shown)
    known = [name for name in names if name.role]
    roles = {name.role + name.choice for name in known}
    asked = sum(name.role in ("question", "answer", "correct") for name in known)
    if len(roles) < 2 or not asked:
        return False
    # `name` and `value` are also words like others: then nothing may be strange beside them.
    sure = any(name.role in ("question", "answer", "correct") and name.rank <= 2 for name in known)
    return len(known) * 3 >= len(shown) and (sure or len(known) == len(shown))


def header_at(rows: Sequence[Cells], suffix: str) -> int | None:
    """Return the index of the row that names the columns, or None where none does.

    Only rows of a single cell may stand above it: a title, a remark.
    """
    single = usual_width(rows) < 2
    for index, row in enumerate(rows[:6]):
        if names_columns(row.cells) and (filled_width(row.cells) > 1 or (single and index == 0)):
            return index
        if sum(bool(cell.strip()) for cell in row.cells) > 1:
            break
    return 0 if len(rows) > 2 and _differs(rows, suffix) else None


def filled_width(cells: Sequence[str]) -> int:
    """Return how many cells a row has up to the last that is not empty."""
    width = len(cells)
    while width and not cells[width - 1].strip():
        width -= 1
    return width


def _is_tabular(lines: Sequence[str], rows: Sequence[Sequence[str]], sign: str) -> bool:
    if any(not any(s.isalnum() for s in row[0]) for row in rows):
        return False
    if sign == "\t":
        return len(rows) > 1 and not any(line.startswith("\t") for line in lines)
    cells = [cell for row in rows for cell in row]
    spaced = sum(cell.startswith(" ") for row in rows for cell in row[1:])
    asking = sum(asks(row[0]) >= 0.9 for row in rows)
    if spaced * 2 > len(cells) - len(rows) and asking * 2 < len(rows):
        # A sentence with a semicolon in it has a space behind.
        return False
    return (
        len(rows) >= 4
        and len(rows[0]) <= 6
        and all(cell.strip() for cell in cells)
        and sum(map(len, cells)) <= _LONGEST_CELL * len(cells)
        and len({row[0] for row in rows}) >= 0.9 * len(rows)
        and not any(_NO_TABLE.match(line) for line in lines)
    )


def _differs(rows: Sequence[Cells], suffix: str) -> bool:
    """Say whether the first row looks unlike the cells below it, as names of columns do."""
    first, *below = (row.cells for row in rows[:200])
    if len(first) < 2 or len(set(first)) < len(first):
        return False
    if any(not _NAME.fullmatch(cell.strip()) or len(cell) > _LONGEST_NAME for cell in first):
        return False
    if any(len(cell.split()) > 4 or asks(cell) >= 0.9 for cell in first):
        return False
    unlike = [
        _unlike(name.strip(), [row[place].strip() for row in below if place < len(row)])
        for place, name in enumerate(first)
    ]
    if any(unlike):
        return True
    # Nearly every .csv names its columns; lists of words in other files hardly ever do.
    title = all(cell.strip()[:1].isupper() and len(cell.split()) <= 2 for cell in first)
    return suffix == ".csv" and title


def _unlike(name: str, cells: Sequence[str]) -> bool:
    filled = [cell for cell in cells if cell]
    if not filled:
        return False
    count = len(filled)
    if sum(cell[:1].isdigit() for cell in filled) >= 0.9 * count:
        return True
    if sum(asks(cell[:_LONGEST_CELL]) >= 0.9 for cell in filled) >= 0.5 * count:
        return True
    mean = sum(map(len, filled)) / count
    if mean >= 40 and mean >= 3 * len(name):
        return True
    # `country` above `France` and `Spain`.
    lower = sum(cell[:1].islower() for cell in filled)
    return (name.islower() and lower == 0 and filled[0][:1].isupper()) or (
        name[:1].isupper() and lower >= 0.95 * count
    )
