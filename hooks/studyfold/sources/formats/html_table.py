"""A table → a Markdown table."""

from __future__ import annotations

from collections.abc import Callable

from studyfold.sources.formats.html_inline import Inliner, Line
from studyfold.sources.formats.html_tree import Node, blocks, has_text

__all__ = ["table_lines"]

_WIDEST = 50
_TALLEST = 100
_LONGEST_NAME = 30
_SENTENCE_ENDS = (".", "?", "!", ",", ";")


def table_lines(table: Node, inliner: Inliner, lines: Callable[[Node], list[Line]]) -> list[Line]:
    """Return the lines of a table.

    Cells that reach over several columns or rows leave the other ones empty.

    Args:
        table: its rows, each with its cells.
        inliner: writes the text of the cells.
        lines: writes the blocks in a cell that are no paragraphs.
    """
    rows: list[tuple[list[str], int]] = []
    below: dict[int, int] = {}
    has_head = False
    for row in blocks(table):
        cells = [cell for cell in blocks(row) if cell.name in ("td", "th")]
        if row.name != "tr" or not (cells or below):
            continue
        texts = _row(cells, below, lambda cell: _cell(cell, inliner, lines))
        if not any(texts):
            continue
        if not rows:
            has_head = all(cell.name == "th" for cell in cells) or "head" in row.attrs
        rows.append((texts, row.line))
    if not rows:
        return []
    width = max(len(texts) for texts, _ in rows)
    head, place = rows[0]
    if has_head or _is_head(head, [texts for texts, _ in rows[1:]]):
        del rows[0]
    else:
        head = []
    head = head + [""] * (width - len(head))
    found = [(_line(head), place), (_line(["---"] * width), 0)]
    return found + [(_line(texts), at) for texts, at in rows]


def _is_head(first: list[str], others: list[list[str]]) -> bool:
    """Say whether a first row that nothing marks as the head is one: names above longer texts."""
    if len(others) < 1 or len(first) < 2 or not all(first):
        return False
    if all(text.startswith("**") and text.endswith("**") for text in first):
        return True
    if any(len(text) > _LONGEST_NAME or text.endswith(_SENTENCE_ENDS) for text in first):
        return False
    usual = sum(len(text) for texts in others for text in texts) / sum(map(len, others))
    return usual > 2 * sum(map(len, first)) / len(first)


def _row(cells: list[Node], below: dict[int, int], text: Callable[[Node], str]) -> list[str]:
    """Return a row's texts; `below` counts for each column the rows that a cell still reaches."""
    texts: list[str] = []

    def leave_reached() -> None:
        while below.get(len(texts)) and len(texts) < _WIDEST:
            column = len(texts)
            below[column] -= 1
            if not below[column]:
                del below[column]
            texts.append("")

    for cell in cells:
        leave_reached()
        across = _span(cell, "colspan", _WIDEST)
        down = _span(cell, "rowspan", _TALLEST)
        start = len(texts)
        texts += [text(cell), *[""] * (min(across, max(1, _WIDEST - start)) - 1)]
        if down > 1:
            below.update(dict.fromkeys(range(start, len(texts)), down - 1))
    leave_reached()
    return texts


def _span(cell: Node, name: str, most: int) -> int:
    given = cell.attrs.get(name, "").strip()
    return (
        max(1, min(most, int(given)))
        if given.isascii() and given.isdigit() and len(given) < 6
        else 1
    )


def _cell(cell: Node, inliner: Inliner, lines: Callable[[Node], list[Line]]) -> str:
    """Return a cell's blocks on one line."""
    parts: list[str] = []
    for block in blocks(cell):
        if block.name == "p":
            parts += [text for text, _ in inliner.lines(block) if text]
        elif block.name == "pre":
            parts += [f"`{text.strip()}`" for text, _ in lines(block)[1:-1] if text.strip()]
        elif has_text(block):
            parts += [text.strip() for text, _ in lines(block) if text]
    return "<br>".join(parts).replace("|", "\\|")


def _line(texts: list[str]) -> str:
    return f"| {' | '.join(texts)} |"
