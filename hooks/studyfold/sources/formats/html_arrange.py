"""A page's tree → the same tree with its questions as headings, as a Markdown author has them.

Pages say "this is a question" with classes, slots and buttons; Markdown knows only headings. And
lists and tables that only place their content on the screen become plain blocks, since a heading
inside a list item is none in Markdown.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from studyfold.sources.formats.html_names import HEADINGS
from studyfold.sources.formats.html_tree import Node, Text, blocks, flat_text, has_text

__all__ = ["arrange", "first_number", "number_of", "number_on"]

_LONGEST_QUESTION = 1_000
_ORDINAL = re.compile(
    r"[^\w]*(?:[^\W\d_]{1,12}\W{0,3})?\d{1,6}(?:\W+of\W+\d{1,6}|\W+\d{1,6})?\W*"
    r"|\W*(?:question|front|prompt|term|card|q)\W*",
    re.IGNORECASE,
)
_LONGEST_ORDINAL = 30
_ARROWS = "▲△▴▶▷▸►▼▽▾◀◁◂◄⌃⌄›»❯➕➖✕✖↓↑→⬇⬆\ufe0f \n"
_SHOWS = re.compile(
    r"\W*(?:(?:click|tap|press)(?: here)?(?: to)? )?"
    r"(?:show|hide|view|reveal|see|toggle|check|display|get|expand|read|show/hide)\b"
    r"(?: (?:me|the|correct|full|sample|model|right|this|all|more|your|solution|answers?|"
    r"explanation|hint|details|result|less)){0,4}\W*"
    r"|\W*(?:(?:correct |right )?answers?|solution|explanation|hint|submit|next|previous|back|"
    r"reset)\W*",
    re.IGNORECASE,
)
_LONGEST_OFFER = 80
_NUMBERED = re.compile(r"\W{0,3}(?:q(?:uestion)?\W{0,3})?\d", re.IGNORECASE)
_TITLED = HEADINGS | {"question"}

_HEADING, _TABLE, _CODE, _FOLD = 1, 2, 4, 8


def arrange(root: Node) -> None:
    """Rearrange a page's tree in place."""
    _arranged(root)


def _arranged(node: Node) -> int:
    """Rearrange what is below a node and return what kinds of things are in it."""
    if node.name in HEADINGS:
        return _HEADING if has_text(node) else 0
    if node.name == "question":
        return _HEADING
    if node.name == "p":
        return _promoted(node) if node.role in ("question", "toggle") else 0
    if node.name in ("summary", "dt", "caption"):
        return 0
    if node.name == "pre":
        return _CODE
    _split_lines(node)
    found = 0
    for child in blocks(node):
        found |= _arranged(child)
    if node.role == "header" and not found and _only_links(node):
        node.children.clear()
    elif node.role in ("question", "toggle") and not found & _HEADING:
        found |= _promoted_first(node)
    _drop_empty_titles(node)
    if node.name in ("ul", "ol") and (found & _HEADING or _folds(node)):
        _unlist(node)
    elif node.name == "table":
        _untable(node, found)
        found |= _TABLE
    elif node.name == "details":
        found |= _FOLD
    return found


def _split_lines(node: Node) -> None:
    """Make a block of each question and answer where a line of text is made of nothing else."""
    for index, child in enumerate(node.children):
        if isinstance(child, Node) and child.name == "p" and _made_of_roles(child):
            parts: list[Node | Text] = []
            for part in child.children:
                if isinstance(part, Node) and part.name != "br":
                    parts.append(Node("p", part.line, {}, part.role, [part]))
                    part.role = ""
            node.children[index] = Node("div", child.line, {}, child.role, parts)


def _made_of_roles(line: Node) -> bool:
    roles = 0
    for child in line.children:
        if isinstance(child, Text):
            if child.text.strip():
                return False
        elif child.role:
            roles += 1
        elif child.name != "br":
            return False
    return roles > 0


def _promoted_first(node: Node) -> int:
    """Make a heading of the first line in a block that is a question, and say what is in it."""
    for line in _first_lines(node):
        line.role = line.role or node.role
        if found := _promoted(line):
            # Beside a question stand the signs that open and close it.
            node.children = [c for c in node.children if not isinstance(c, Node) or not _is_sign(c)]
            return found
        if not _is_ordinal(flat_text(line, 100).strip()):
            return 0
    return 0


def _first_lines(node: Node) -> Iterator[Node]:
    """Yield a block's lines of text up to its first other content."""
    waiting = list(reversed(list(blocks(node))))
    while waiting:
        here = waiting.pop()
        if here.role == "answer":
            return
        if here.name == "p":
            if has_text(here):
                yield here
        elif here.name in ("div", "li"):
            waiting += reversed(list(blocks(here)))
        else:
            return


def _promoted(line: Node) -> int:
    """Make a heading of a line of text, unless it only is a number or far too long.

    A button that only offers to show the answer goes: in Markdown there is nothing to press.
    """
    text = flat_text(line, _LONGEST_QUESTION + 1).strip()
    if line.role == "toggle" and len(text) <= _LONGEST_OFFER and _SHOWS.fullmatch(text):
        line.children.clear()
        return 0
    if len(text) > _LONGEST_QUESTION or _is_ordinal(text):
        return 0
    if not any(sign.isalnum() for sign in text):
        return 0
    line.name, line.role = "question", ""
    line.children = [c for c in line.children if isinstance(c, Text) or not _is_sign(c)]
    return _HEADING


def _is_ordinal(text: str) -> bool:
    """Say whether a text only counts or names what follows: `3.`, `Question 3 of 10`, `Front`."""
    return len(text) <= _LONGEST_ORDINAL and _ORDINAL.fullmatch(text) is not None


def _is_sign(node: Node) -> bool:
    """Say whether a piece of text is nothing but the sign that opens or closes a fold."""
    text = flat_text(node, 20).strip()
    signs = _ARROWS if node.name in ("a", "b", "i", "span") else _ARROWS + "+-−–"
    return bool(text) and not text.strip(signs)


def _only_links(node: Node) -> bool:
    waiting: list[Node | Text] = list(node.children)
    while waiting:
        here = waiting.pop()
        if isinstance(here, Text):
            if here.text.strip():
                return False
        elif here.name != "a":
            waiting += here.children
    return True


def _drop_empty_titles(node: Node) -> None:
    """Drop the title that an element's attribute gives where nothing is below it: a tool's name."""
    first = node.children[0] if node.children else None
    if isinstance(first, Node) and first.role == "title":
        first.role = ""
        if not any(has_text(child) for child in blocks(node) if child is not first):
            node.children.clear()


def _folds(node: Node) -> bool:
    """Say whether a list's first item starts with a fold."""
    item = next(blocks(node), None)
    return item is not None and next((b.name for b in blocks(item)), "") == "details"


def _unlist(node: Node) -> None:
    """Make plain blocks of a list; the numbers of its items go before their headings."""
    number = first_number(node)
    for item in blocks(node):
        if item.name != "li":
            continue
        number = number_of(item, number)
        if node.name == "ol":
            title = _first(item, lambda one: one.name in _TITLED or one.name == "summary")
            if title is not None and not _NUMBERED.match(flat_text(title, 100)):
                title.children.insert(0, Text(f"{number}. ", title.line))
        item.name = "div"
        number += 1
    node.name = "div"


def first_number(node: Node) -> int:
    """Return the number of an ordered list's first item."""
    return _value(node.attrs.get("start", ""), 1)


def number_on(root: Node) -> None:
    """Number lists of one item each as the one list that they are in a word processor."""
    number = 0
    for child in blocks(root):
        if child.name == "ol" and len(list(blocks(child))) == 1 and "start" not in child.attrs:
            number += 1
            child.attrs = {**child.attrs, "start": str(number)}


def number_of(item: Node, otherwise: int) -> int:
    """Return the number that a list item gives itself, or the one that it has by its place."""
    return _value(item.attrs.get("value", ""), otherwise)


def _value(given: str, otherwise: int) -> int:
    given = given.strip()
    return int(given) if given.isascii() and given.isdigit() and len(given) < 10 else otherwise


def _first(node: Node, wanted: Callable[[Node], bool]) -> Node | None:
    waiting = [node]
    while waiting:
        here = waiting.pop()
        if wanted(here):
            return here
        waiting += reversed(list(blocks(here)))
    return None


def _untable(table: Node, found: int) -> None:
    """Make plain blocks of a table that Markdown cannot show or that only places things."""
    rows = [row for row in blocks(table) if row.name == "tr"]
    single = all(sum(has_text(cell) for cell in blocks(row)) <= 1 for row in rows)
    many = bool(found & _CODE) and any(
        "\n" in flat_text(cell).strip() for row in rows for cell in blocks(row) if _code_in(cell)
    )
    if found & (_HEADING | _TABLE | _FOLD) or single or many:
        table.name = "div"
        for row in rows:
            row.name = "div"
            for cell in blocks(row):
                cell.name = "div" if cell.name in ("td", "th") else cell.name


def _code_in(cell: Node) -> bool:
    return _first(cell, lambda one: one.name == "pre") is not None
