"""The tree of a page: blocks that hold blocks, and paragraphs that hold text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

__all__ = ["Node", "Text", "blocks", "flat_text", "has_text"]


@dataclass(slots=True)
class Text:
    """A piece of text with the line where it starts."""

    text: str
    line: int


@dataclass(slots=True)
class Node:
    """An element.

    Blocks: `div` (anything that only holds others), `p`, `h1` … `h6`, `question` (a heading whose
    level its place gives), `ul`, `ol`, `li`, `blockquote`, `pre`, `table`, `tr`, `td`, `th`,
    `caption`, `details`, `summary`, `dt`, `hr`. In paragraphs, headings and captions: `a`, `b`,
    `i`, `code`, `del`, `kbd`, `q`, `rt`, `sub`, `sup`, `span`, `br`, `img`, `math`.
    """

    name: str
    line: int
    attrs: Mapping[str, str] = field(default_factory=dict)
    role: str = ""
    """What it says to be: `question`, `answer`, `header`, `title` (a heading if anything follows
    in its block), `toggle` (a button that opens a panel); empty for anything else."""
    children: list[Node | Text] = field(default_factory=list)
    end: int = 0
    """Line of its end tag; 0 where there is none."""


def blocks(node: Node) -> Iterator[Node]:
    """Yield the elements directly below one."""
    for child in node.children:
        if isinstance(child, Node):
            yield child


def flat_text(node: Node, limit: int = 1_000_000) -> str:
    """Return the text of an element with all below it, as it is; about `limit` characters of it."""
    parts: list[str] = []
    size = 0
    waiting: list[Node | Text] = [node]
    while waiting and size < limit:
        here = waiting.pop()
        if isinstance(here, Text):
            parts.append(here.text)
            size += len(here.text)
        elif here.name == "br":
            parts.append("\n")
        else:
            waiting += reversed(here.children)
    return "".join(parts)


def has_text(node: Node) -> bool:
    """Say whether there is any text or picture below an element."""
    waiting: list[Node | Text] = [node]
    while waiting:
        here = waiting.pop()
        if isinstance(here, Text):
            if here.text.strip():
                return True
        elif here.name in ("img", "math"):
            return True
        else:
            waiting += reversed(here.children)
    return False
