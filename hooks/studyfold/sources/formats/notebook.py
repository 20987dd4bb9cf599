"""Jupyter notebooks → Markdown, with the place of every line."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from studyfold.sources.formats.base import Converted, Fault, FormatError
from studyfold.sources.formats.markdown_lines import MarkdownLines
from studyfold.sources.formats.notebook_places import cell_places, check_depth

__all__ = ["convert"]

_ATTACHED = re.compile(
    r"!\[(?P<alt>[^\]\n]{0,500})\]\((?:attachment|data):[^()\s]*+(?:[ \t]+\"[^\"\n]{0,300}\")?\)"
)
_FENCE = re.compile(r" {0,3}(?P<fence>`{3,}(?=[^`]*$)|~{3,})(?P<rest>.*)$")
_MAGIC = re.compile(r"%%(?P<name>\w{1,30})")
_MAGIC_LANGUAGES = {
    "bash": "bash",
    "sh": "bash",
    "html": "html",
    "javascript": "javascript",
    "js": "javascript",
    "latex": "latex",
    "R": "r",
    "sql": "sql",
    "ruby": "ruby",
    "perl": "perl",
    "cython": "cython",
    "writefile": "",
}


def convert(text: str) -> Converted:
    """Return the text and the code of a notebook's cells as Markdown.

    What code printed or drew, raw cells and attached pictures are left out; of these pictures the
    alternative text stays. Lines have places where the file has one line for each of them, as
    Jupyter writes it.

    Raises:
        FormatError: the file is no notebook.
    """
    notebook = _loaded(text)
    cells = _cells(notebook)
    places = cell_places(text)
    faults: list[Fault] = []
    out = MarkdownLines()
    language = _language(notebook)
    for index, cell in enumerate(cells):
        found = places[index] if index < len(places) else []
        source = cell.get("source", cell.get("input")) if isinstance(cell, Mapping) else None
        if not isinstance(source, str | list):
            line = found[0] if found else None
            message = f"cell {index + 1} has no text that can be read; it is left out"
            faults.append(("warning", "notebook-cell", line, message))
            continue
        _write_cell(cell, list(_lines(source, found)), language, out)
    lines = [_clean(line) for line in out.lines]
    told = text.strip().count("\n") > 0 and len(set(out.origin)) > 1
    return Converted(".md", lines, out.origin if told else None, faults)


def _loaded(text: str) -> Mapping[str, Any]:
    try:
        check_depth(text)
        notebook = json.loads(text)
    except json.JSONDecodeError as fault:
        message = (
            f"expected a Jupyter notebook, found no JSON: {fault.msg} (column {fault.colno}); "
            "open and save it in Jupyter once"
        )
        raise FormatError(message, fault.lineno) from None
    except (RecursionError, ValueError) as fault:
        raise FormatError(
            f"expected a Jupyter notebook, found unreadable JSON: {fault}", 1
        ) from None
    if not isinstance(notebook, Mapping):
        kind = type(notebook).__name__
        raise FormatError(f"expected a Jupyter notebook, an object with cells, found a {kind}", 1)
    return notebook


def _cells(notebook: Mapping[str, Any]) -> Sequence[Any]:
    if isinstance(notebook.get("cells"), list):
        return list(notebook["cells"])
    sheets = notebook.get("worksheets")
    if isinstance(sheets, list):
        return [
            cell
            for sheet in sheets
            if isinstance(sheet, Mapping) and isinstance(sheet.get("cells"), list)
            for cell in sheet["cells"]
        ]
    names = ", ".join(map(str, list(notebook)[:5])) or "(none)"
    raise FormatError(
        f'expected a Jupyter notebook with a list "cells", found an object with the names {names}',
        1,
    )


def _language(notebook: Mapping[str, Any]) -> str:
    """Return the language of the notebook's code."""
    metadata = notebook.get("metadata")
    if isinstance(metadata, Mapping):
        for part, name in (("language_info", "name"), ("kernelspec", "language")):
            value = metadata.get(part)
            if isinstance(value, Mapping) and isinstance(value.get(name), str):
                return str(value[name]).lower()
    return "python"


def _lines(source: str | list[Any], places: Sequence[int]) -> Iterator[tuple[int, str]]:
    """Yield the lines of a cell, each with the line of the file where it begins."""
    parts = [source] if isinstance(source, str) else [str(part) for part in source]
    line, text = 0, ""
    for index, part in enumerate(parts):
        place = places[min(index, len(places) - 1)] if places else 1
        for piece in re.findall(r"[^\n]*\n|[^\n]+", part.replace("\r\n", "\n").replace("\r", "\n")):
            line = line or place
            text += piece
            if text.endswith("\n"):
                yield line, text[:-1]
                line, text = 0, ""
    if text:
        yield line, text


def _write_cell(
    cell: Mapping[str, Any], lines: list[tuple[int, str]], language: str, out: MarkdownLines
) -> None:
    while lines and not lines[-1][1].strip():
        lines.pop()
    if not lines:
        return
    kind = cell.get("cell_type")
    first, last = lines[0][0], lines[-1][0]
    if kind in ("markdown", "heading"):
        out.blank(first)
        signs = ""
        if kind == "heading":
            level = cell.get("level")
            signs = "#" * (min(max(level, 1), 6) if isinstance(level, int) else 1) + " "
        open_fence = ""
        for line, text in lines:
            shown = _ATTACHED.sub(lambda match: match["alt"], text) if "](" in text else text
            out.put(signs + shown, line)
            signs = ""
            open_fence = _fence_after(text, open_fence)
        if open_fence:
            # Jupyter ends it with the cell; what follows is no code.
            out.put(open_fence, last)
    elif kind == "code":
        own = cell.get("language")
        magic = _MAGIC.match(lines[0][1].strip())
        language = own if isinstance(own, str) else language
        if magic:
            language = _MAGIC_LANGUAGES.get(magic["name"], language)
        out.blank(first)
        out.fence(lines, language, (first, last), "")


def _fence_after(text: str, opened: str) -> str:
    """Return the fence that is open after a line, given the one that is open before it."""
    match = _FENCE.match(text)
    if not match:
        return opened
    if not opened:
        return match["fence"]
    closes = match["fence"].startswith(opened) and not match["rest"].strip()
    return "" if closes else opened


def _clean(text: str) -> str:
    # Escapes can write what no text file holds: halves of characters, the sign zero.
    return text.encode(errors="replace").decode().replace("\0", "\ufffd")
