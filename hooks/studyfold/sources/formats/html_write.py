"""A page's tree → lines of Markdown, each with its place."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from studyfold.sources.formats.html_arrange import first_number, number_of
from studyfold.sources.formats.html_escape import line_start
from studyfold.sources.formats.html_inline import Inliner, Line, joined
from studyfold.sources.formats.html_names import HEADINGS
from studyfold.sources.formats.html_table import table_lines
from studyfold.sources.formats.html_tree import Node, Text, blocks

__all__ = ["Writer"]

_TICKS = re.compile("`{3,}")
_CLOSING_SIGNS = re.compile(r"(?:^|(?<= ))#+$")
_LETTERED = re.compile(r"(?:upper|lower)-(?:alpha|latin)", re.IGNORECASE)
_LOWEST, _HIGHEST = 6, 3
_BLANK: Line = ("", 0)


class Writer:
    """Writes Markdown as a person would: one blank line between blocks, tight lists."""

    def __init__(self, inliner: Inliner) -> None:
        """Keep what writes the text of paragraphs."""
        self._inliner = inliner
        self._level = 2
        """Of the heading that questions stand under."""
        self._answers = 0
        """How many answers are open: their headings are no sections of the page."""
        self._kinds: dict[str, Callable[[Node], list[Line]]] = {
            "p": self._paragraph,
            "summary": self._container,
            "caption": self._paragraph,
            "question": self._question,
            "dt": self._term,
            "ul": self._list,
            "ol": self._list,
            "li": self._container,
            "blockquote": self._quotation,
            "pre": self._code,
            "table": self._table,
            "details": self._fold,
            "hr": lambda node: [("---", node.line)],
        }

    def lines(self, node: Node) -> list[Line]:
        """Return the lines of a block."""
        if node.name in HEADINGS:
            return self._heading(node)
        return self._kinds.get(node.name, self._container)(node)

    def _container(self, node: Node) -> list[Line]:
        inside = node.role == "answer" or node.name == "details"
        self._answers += inside
        parts: list[list[Line]] = []
        term = False
        for child in blocks(node):
            part = self.lines(child)
            if term and part and child.name == "p":
                parts[-1] = _defined(parts[-1], part)
            else:
                parts.append(part)
            term = child.name == "dt" and len(part) == 1
        self._answers -= inside
        return _apart(parts)

    def _paragraph(self, node: Node) -> list[Line]:
        if (code := _code_alone(node)) is not None:
            return self._code(code)
        return _broken(self._inliner.lines(node))

    def _heading(self, node: Node) -> list[Line]:
        level = int(node.name[1])
        text, place = self._title(node)
        if not text:
            return []
        if not self._answers:
            self._level = level
        return [(f"{'#' * level} {text}", place)]

    def _title(self, node: Node, only_first: bool = False, links: bool = True) -> Line:
        found = self._inliner.lines(node, title=True, links=links)
        place = next((place for text, place in found if text), 0) or node.line
        text = next((text for text, _ in found if text), "") if only_first else joined(found)
        return _CLOSING_SIGNS.sub(r"\\\g<0>", text), place

    def _question(self, node: Node) -> list[Line]:
        """Return a question as a heading below the page's own; its further lines are text."""
        text, place = self._title(node, only_first=True)
        if not text:
            return []
        level = min(_LOWEST, max(_HIGHEST, self._level + 1))
        found = self._inliner.lines(node)
        first = next(index for index, (line, _) in enumerate(found) if line)
        return _apart([[(f"{'#' * level} {text}", place)], _broken(found[first + 1 :])])

    def _term(self, node: Node) -> list[Line]:
        """Return the term of a definition list as a bold line."""
        parts: list[list[Line]] = []
        for child in blocks(node):
            if child.name == "p":
                found = self._inliner.lines(child, title=True)
                text = joined(found)
                place = next((place for line, place in found if line), child.line)
                parts.append([(f"**{text}**", place)] if text else [])
            else:
                parts.append(self.lines(child))
        return _apart(parts)

    def _fold(self, node: Node) -> list[Line]:
        found: list[Line] = [("<details>", node.line)]
        rest: list[list[Line]] = []
        self._answers += 1
        for child in blocks(node):
            if child.name == "summary":
                lines = [part for part in blocks(child) if part.name == "p"]
                title = " ".join(self._title(line, links=False)[0] for line in lines)
                found.append((f"<summary>{title.strip()}</summary>", child.line))
                rest += [self.lines(part) for part in blocks(child) if part.name != "p"]
            else:
                rest.append(self.lines(child))
        self._answers -= 1
        return _apart([found, *rest, [("</details>", node.end)]])

    def _quotation(self, node: Node) -> list[Line]:
        return [(f"> {text}" if text else ">", place) for text, place in self._container(node)]

    def _list(self, node: Node) -> list[Line]:
        number = first_number(node)
        lettered = _letters(node)
        items: list[list[Line]] = []
        loose = False
        for child in blocks(node):
            parts = [part for one in _members(child) if (part := self.lines(one))]
            if child.name != "li" and items:
                # A list right inside a list belongs to the item before it.
                width = 2 if node.name == "ul" or lettered else len(str(number - 1)) + 2
                items[-1] += [
                    (f"{' ' * width}{text}" if text else "", at) for text, at in _apart(parts)
                ]
                continue
            number = number_of(child, number)
            marker = f"{number}. " if node.name == "ol" and not lettered else "- "
            if lettered and parts:
                text, place = parts[0][0]
                parts[0][0] = (f"{lettered(number)}. {text}", place)
            content, apart = _joined_item(_members(child), parts)
            number += 1
            if content:
                loose = loose or apart
                items.append(_marked(content, marker))
        return _apart(items) if loose else [line for item in items for line in item]

    def _table(self, node: Node) -> list[Line]:
        captions = [self._paragraph(part) for part in blocks(node) if part.name == "caption"]
        return _apart([*captions, table_lines(node, self._inliner, self.lines)])

    def _code(self, node: Node) -> list[Line]:
        found = _code_lines(node)
        if not found:
            return []
        longest = max((len(run) for text, _ in found for run in _TICKS.findall(text)), default=2)
        fence = "`" * (longest + 1)
        return [(f"{fence}{node.attrs.get('language', '')}", node.line), *found, (fence, 0)]


def _apart(parts: Sequence[list[Line]]) -> list[Line]:
    """Return blocks with one blank line between them."""
    found: list[Line] = []
    for part in parts:
        if part:
            found += [_BLANK, *part] if found else part
    return found


def _defined(term: Sequence[Line], definition: Sequence[Line]) -> list[Line]:
    """Return a term with its definition as glossaries have them: `**Term**: definition`.

    A question keeps its line to itself.
    """
    (name, place), *_ = term
    bare = name.removeprefix("**").removesuffix("**").rstrip(" :")
    if bare.endswith(("?", "？", "؟")) or not bare:
        return [*term, _BLANK, *definition]
    (first, _), *rest = definition
    return [(f"**{bare}**: {first}", place), *rest]


def _broken(lines: Sequence[Line]) -> list[Line]:
    """Return a paragraph's lines with hard breaks; an empty line between two parts them."""
    found: list[Line] = []
    for text, place in lines:
        if text:
            if found and found[-1][0]:
                found[-1] = (f"{found[-1][0]}  ", found[-1][1])
            found.append((line_start(text), place))
        elif found and found[-1][0]:
            found.append(_BLANK)
    while found and not found[-1][0]:
        found.pop()
    return found


def _members(item: Node) -> list[Node]:
    return list(blocks(item)) if item.name == "li" else [item]


def _joined_item(members: Sequence[Node], parts: Sequence[list[Line]]) -> tuple[list[Line], bool]:
    """Return the lines of a list item, and whether it holds blocks that must stand apart."""
    nested = all(one.name in ("ul", "ol") for one in members[1:])
    if nested:
        return [line for part in parts for line in part], False
    return _apart(parts), len(parts) > 1


def _marked(content: Sequence[Line], marker: str) -> list[Line]:
    indent = " " * len(marker)
    (text, place), *rest = content
    return [(marker + text, place), *((indent + line if line else "", at) for line, at in rest)]


def _letters(node: Node) -> Callable[[int], str] | None:
    """Return what gives the letters of a list's items, if a list has letters for numbers."""
    kind = node.attrs.get("type", "")
    style = _LETTERED.search(node.attrs.get("style", "")[:1_000])
    if node.name != "ol" or (kind not in ("a", "A") and not style):
        return None
    upper = kind == "A" or (style is not None and style[0].lower().startswith("upper"))
    first = "A" if upper else "a"
    return lambda number: chr(ord(first) + number - 1) if 0 < number < 27 else str(number)


def _code_alone(node: Node) -> Node | None:
    """Return the code of several lines that is all a paragraph has."""
    filled = [c for c in node.children if not isinstance(c, Text) or c.text.strip()]
    only = filled[0] if len(filled) == 1 else None
    if isinstance(only, Node) and only.name == "code" and any(b.name == "br" for b in blocks(only)):
        return only
    return None


def _code_lines(node: Node) -> list[Line]:
    """Return the lines of code as they are, without blank ones around them."""
    parts: list[list[str]] = [[]]
    places = [node.line]
    waiting: list[Node | Text] = list(reversed(node.children))
    while waiting:
        here = waiting.pop()
        if isinstance(here, Node):
            if here.name == "br":
                parts.append([])
                places.append(here.line)
            waiting += reversed(here.children)
            continue
        for index, piece in enumerate(here.text.split("\n")):
            if index:
                parts.append([])
                places.append(here.line + index)
            parts[-1].append(piece)
    found = [("".join(part).rstrip(), at) for part, at in zip(parts, places, strict=True)]
    filled = [index for index, (text, _) in enumerate(found) if text]
    return found[filled[0] : filled[-1] + 1] if filled else []
