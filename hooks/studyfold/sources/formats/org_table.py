"""Tables of Org → tables of Markdown, row for row."""

from __future__ import annotations

import re
from collections.abc import Sequence

from studyfold.sources.formats.markdown_lines import MarkdownLines
from studyfold.sources.formats.org_inline import inline

__all__ = ["write_table"]

_RULE = re.compile(r"\|[-+|: \t]*-[-+|: \t]*$")
_WIDTH = re.compile(r"<[lrc]?\d{0,4}>")
_MOST_COLUMNS = 200


def write_table(rows: Sequence[tuple[int, str]], out: MarkdownLines, margin: str) -> None:
    """Write a table; its first row is its head, as Markdown has none without one.

    Args:
        rows: its lines, each with its line of the file.
        out: where it goes.
        margin: what stands before each line.
    """
    headed = False
    for line, text in rows:
        row = text.strip()
        if _RULE.match(row):
            continue
        cells = [cell.strip() for cell in row.strip("|").split("|")][:_MOST_COLUMNS]
        if all(_WIDTH.fullmatch(cell) or not cell for cell in cells) and any(cells):
            continue
        # What Org calls \vert must not end a cell here.
        written = [inline(cell).replace("|", "\\|") for cell in cells]
        out.put(f"{margin}| {' | '.join(written)} |", line)
        if not headed:
            out.put(f"{margin}|{' --- |' * len(cells)}", line)
            headed = True
