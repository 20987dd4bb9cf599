"""Where in a notebook's JSON the text of each cell stands."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

__all__ = ["cell_places", "check_depth"]

_TOKEN = re.compile(r'"(?:[^"\\]|\\.)*+"|[\[\]{}:,\n]', re.DOTALL)
_BRACKETS = re.compile(r'"(?:[^"\\]|\\.)*+"|[\[\]{}]', re.DOTALL)
_DEEPEST = 200
_SOURCES = ('"source"', '"input"')

_ROLES = {
    ("", ""): "notebook",
    ("notebook", '"cells"'): "cells",
    ("notebook", '"worksheets"'): "sheets",
    ("sheets", ""): "sheet",
    ("sheet", '"cells"'): "cells",
    ("cells", ""): "cell",
    ("cell", '"source"'): "source",
    ("cell", '"input"'): "source",
}
"""What an object or a list is, by what holds it and the name it stands under there."""

Places = list[int]


@dataclass(slots=True)
class _Open:
    """An object or a list that is not closed yet."""

    role: str
    is_list: bool
    name: str = ""
    """Of an object: the last name in it."""
    named: bool = False
    """Whether a value comes next, not a name."""
    count: int = 0
    """How many values are in it before the current one."""
    found: dict[str, Places] = field(default_factory=dict)
    """Of a cell: the lines of its texts by their name."""
    cells: dict[int, Places] = field(default_factory=dict)
    """Of a list of cells: the lines of each one's text."""


def check_depth(text: str) -> None:
    """Raise ValueError where a document nests deeper than any notebook does.

    How deep Python itself can read differs from version to version.
    """
    depth = 0
    for sign in _BRACKETS.finditer(text):
        depth += (sign[0] in "[{") - (sign[0] in "]}")
        if depth > _DEEPEST:
            raise ValueError(f"it nests more than {_DEEPEST} levels deep")


def cell_places(text: str) -> list[Places]:
    """Return for each cell, in order, the line of each string that its text is made of.

    The text is JSON already known to be valid, so this only follows its brackets. Where one name
    stands twice in the whole, the last counts, as it does for `json.loads`.
    """
    lists: dict[str, list[Places]] = {}
    above: list[_Open] = []
    line = 1
    for match in _TOKEN.finditer(text):
        sign = match[0]
        parent = above[-1] if above else None
        if sign == "\n":
            line += 1
        elif sign in ("[", "{"):
            above.append(_opened(parent, sign))
            if parent is not None and parent.role == "notebook":
                lists[parent.name] = []
        elif parent is None:
            continue
        elif sign in ("]", "}"):
            above.pop()
            _closed(parent, above, lists)
        elif sign == ":":
            parent.named = True
        elif sign == ",":
            parent.named = False
            parent.count += 1
        else:
            _string(parent, above, sign, line)
    return lists.get('"cells"', lists.get('"worksheets"', []))


def _opened(parent: _Open | None, sign: str) -> _Open:
    name = "" if parent is None or parent.is_list else parent.name
    role = _ROLES.get((parent.role if parent else "", name), "other")
    if role == "source" and parent is not None:
        parent.found[name] = []
    return _Open(role, sign == "[")


def _string(parent: _Open, above: list[_Open], sign: str, line: int) -> None:
    if parent.role == "source":
        above[-2].found[above[-2].name].append(line)
    elif not parent.is_list and not parent.named:
        parent.name = sign
    elif parent.role == "cell" and parent.name in _SOURCES:
        parent.found[parent.name] = [line]


def _closed(closed: _Open, above: list[_Open], lists: dict[str, list[Places]]) -> None:
    if closed.role == "cell":
        texts = (closed.found[name] for name in _SOURCES if name in closed.found)
        above[-1].cells[above[-1].count] = next(texts, [])
    elif closed.role == "cells" and closed.cells:
        last = max(closed.cells)
        lists[above[0].name].extend(closed.cells.get(i, []) for i in range(last + 1))
