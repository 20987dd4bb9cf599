"""An answer's Markdown → its pieces, each with its place: what one can show, cut or compare.

The blocks of an answer form a tree; its leaves are pieces. A piece keeps its words as they stand in
the set, so any choice of pieces can be written as Markdown again (`writing`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from markdown_it import MarkdownIt
from markdown_it.token import Token

from studyfold.answers.sentences import language_of, lines
from studyfold.mathrules import math_plugin
from studyfold.text import plain

__all__ = ["Block", "Kind", "Piece", "Tree", "bonded", "leaves", "read", "walk"]

Kind = Literal["sentence", "heading", "code", "table", "formula", "picture", "html"]
_Shape = Literal["paragraph", "heading", "leaf", "list", "item", "quote"]

_FORMULA = re.compile(r"\$\$[^$]+\$\$|\\\[.{1,4000}?\\\]|\$[^$\n]+\$[.,;]?", re.DOTALL)
_PICTURE = re.compile(r"!\[[^\]]*\]\([^)]*\)|<img\b[^>]*>", re.IGNORECASE)
_TAG = re.compile(r"<[^<>]*>")
_LEADS_IN = re.compile(r"[:：]\W*$")
_ENDS = re.compile(r"[.!?。！？;؟।…][^\w\s]*$")
_LABEL_WORDS = 4
"""Words of a paragraph without an end that is a heading in all but its marks."""
_SHORT = 10
"""Words of a line above a nested list that names what the list holds."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A sentence, or a block that only makes sense whole."""

    number: int
    """Its place in reading order, from 0."""
    kind: Kind
    markdown: str
    """Inline Markdown of a sentence, block Markdown of anything else."""
    text: str
    """Plain text for comparing, on one line."""
    leads_in: bool = False
    """Whether it only says what follows it: a heading, "The steps are:"."""
    own_line: bool = False
    """Whether a forced line break parts it from the sentence before."""


@dataclass(frozen=True, slots=True)
class Block:
    """A node of the tree: blocks within it, or pieces."""

    shape: _Shape
    pieces: tuple[Piece, ...] = ()
    blocks: tuple[Block, ...] = ()
    level: int = 0
    """Of a heading; of an ordered list the first number, -1 for 0; 0 for bullets."""
    tight: bool = False
    """Of lists, their items and paragraphs: whether no blank line stands around it."""


@dataclass(frozen=True, slots=True)
class Tree:
    """An answer in pieces."""

    blocks: tuple[Block, ...]
    pieces: tuple[Piece, ...]
    """All, in reading order; a piece's number is its index."""
    references: tuple[tuple[str, str], ...] = ()
    """Labels of link definitions with the lines that define them."""
    language: str = "en"


_MD = MarkdownIt("commonmark").enable("table").use(math_plugin)
_MD.core.ruler.enableOnly(["normalize", "block"])


def read(markdown: str) -> Tree:
    """Return the pieces of an answer.

    Args:
        markdown: CommonMark with GitHub's tables, and formulas.
    """
    environment: dict[str, dict[str, dict[str, str]]] = {}
    tokens = _MD.parse(markdown, environment)
    reader = _Reader(language_of(_prose(markdown)))
    blocks = tuple(reader.blocks(iter(tokens), ""))
    marked = _scoped(_taken_in(blocks))
    references = tuple(
        (label, f"[{label}]: <{one['href']}>" + (f' "{one["title"]}"' if one["title"] else ""))
        for label, one in sorted(environment.get("references", {}).items())
    )
    return Tree(marked, tuple(leaves(marked)), references, reader.language)


def _prose(markdown: str) -> str:
    """Return the prose of Markdown, roughly, for telling its language."""
    return re.sub(r"(?ms)^ *(```|~~~).*?(?:^ *\1|\Z)", " ", markdown)


def leaves(blocks: Sequence[Block]) -> Iterator[Piece]:
    """Yield the pieces of blocks in reading order."""
    for block in blocks:
        yield from block.pieces
        yield from leaves(block.blocks)


def walk(blocks: Sequence[Block]) -> Iterator[Block]:
    """Yield blocks and those within them, outer ones first."""
    for block in blocks:
        yield block
        yield from walk(block.blocks)


def bonded(before: Block, after: Block) -> bool:
    """Say whether a block cannot do without the one before it.

    It is what that leads in to, or the rest of a sentence that a formula stands in the middle of.
    """
    if before.pieces and before.pieces[-1].leads_in and before.shape == "paragraph":
        return True
    if before.shape != "leaf" or before.pieces[0].kind != "formula":
        return False
    if after.shape == "leaf":
        return after.pieces[0].kind == "formula"
    return after.shape == "paragraph" and after.pieces[0].text[:1].islower()


class _Reader:
    def __init__(self, language: str) -> None:
        self.language = language
        self._count = 0

    def blocks(self, tokens: Iterator[Token], close: str) -> Iterator[Block]:
        """Yield the blocks up to a closing token."""
        for token in tokens:
            kind = token.type
            if kind == close:
                return
            if kind in ("paragraph_open", "heading_open"):
                yield from self._text(next(tokens), token)
                next(tokens)
            elif kind in ("bullet_list_open", "ordered_list_open"):
                ordered = kind == "ordered_list_open"
                start = int(token.attrGet("start") or 1) if ordered else 0
                inside = tuple(self.blocks(tokens, kind.replace("open", "close")))
                tight = all(item.tight for item in inside)
                yield Block(
                    "list", blocks=inside, level=(start or -1) if ordered else 0, tight=tight
                )
            elif kind == "list_item_open":
                inside = tuple(self.blocks(tokens, "list_item_close"))
                yield Block("item", blocks=inside, tight=_is_tight(inside))
            elif kind == "blockquote_open":
                yield Block("quote", blocks=tuple(self.blocks(tokens, "blockquote_close")))
            elif kind == "table_open":
                yield self._table(tokens)
            elif kind in ("fence", "code_block"):
                if token.content.strip():
                    yield self._leaf("code", _fenced(token), token.content)
            elif kind == "math_block":
                yield self._leaf("formula", f"$$\n{token.content.strip()}\n$$", token.content)
            elif kind == "html_block" and token.content.strip():
                text = " ".join(_TAG.sub(" ", token.content).split())
                yield self._leaf("html", token.content.rstrip("\n"), text)

    def _piece(self, kind: Kind, markdown: str, text: str) -> Piece:
        piece = Piece(self._count, kind, markdown, " ".join(text.split()))
        self._count += 1
        return piece

    def _leaf(self, kind: Kind, markdown: str, text: str) -> Block:
        return Block("leaf", (self._piece(kind, markdown, text),))

    def _text(self, inline: Token, opening: Token) -> Iterator[Block]:
        content = inline.content.strip()
        if not content:
            return
        if opening.type == "heading_open":
            line = " ".join(content.split())
            yield Block(
                "heading", (self._piece("heading", line, plain(line)),), level=int(opening.tag[1:])
            )
        elif _FORMULA.fullmatch(content):
            yield self._leaf("formula", content, content.strip("$"))
        elif _PICTURE.fullmatch(content):
            yield self._leaf("picture", content, plain(content))
        else:
            yield Block("paragraph", tuple(self._sentences(content)), tight=opening.hidden)

    def _sentences(self, content: str) -> Iterator[Piece]:
        for number, line in enumerate(lines(content, self.language)):
            for place, one in enumerate(line):
                piece = self._piece("sentence", one, plain(one))
                yield replace(piece, own_line=True) if number and not place else piece

    def _table(self, tokens: Iterator[Token]) -> Block:
        rows: list[list[str]] = []
        rules: list[str] = []
        for token in tokens:
            if token.type == "table_close":
                break
            if token.type == "tr_open":
                rows.append([])
            elif token.type in ("th_open", "td_open"):
                style = str(token.attrGet("style") or "")
                if token.type == "th_open":
                    rules.append(_RULES.get(style.partition(":")[2], "---"))
            elif token.type == "inline":
                rows[-1].append(token.content.strip())
        lines = ["| " + " | ".join(map(_cell, row)) + " |" for row in rows]
        lines.insert(1, "| " + " | ".join(rules) + " |")
        return self._leaf("table", "\n".join(lines), " ".join(plain(c) for r in rows for c in r))


_RULES = {"left": ":--", "right": "--:", "center": ":-:"}


def _cell(content: str) -> str:
    return content.replace("|", "\\|")


def _fenced(token: Token) -> str:
    body = token.content if token.content.endswith("\n") else f"{token.content}\n"
    longest = max((len(run) for run in re.findall(r"`{3,}", body)), default=0)
    fence = "`" * max(3, longest + 1)
    info = token.info.strip()
    if "`" in info:
        info = info.replace("`", "")
    return f"{fence}{info}\n{body}{fence}"


def _is_tight(blocks: Sequence[Block]) -> bool:
    """Say whether the blocks of a list item stand without blank lines between them."""
    tight = (block.tight for block in blocks if block.shape == "paragraph")
    return all(tight) and all(block.shape in ("paragraph", "list") for block in blocks)


def _taken_in(blocks: Sequence[Block]) -> list[Block]:
    """Put a block that the last item of a list leads in to ("- How:") into that item."""
    found: list[Block] = []
    for block in blocks:
        before = found[-1] if found else None
        if before is not None and block.shape == "leaf" and _leads_out(before):
            *items, last = before.blocks
            last = replace(last, blocks=(*last.blocks, block), tight=False)
            found[-1] = replace(before, blocks=(*items, last), tight=False)
        else:
            found.append(block)
    return found


def _leads_out(block: Block) -> bool:
    if block.shape != "list" or not block.blocks or not block.blocks[-1].blocks:
        return False
    last = block.blocks[-1].blocks[-1]
    return last.shape == "paragraph" and _LEADS_IN.search(last.pieces[-1].text) is not None


def _scoped(blocks: Sequence[Block], nested: bool = False) -> tuple[Block, ...]:
    """Mark the pieces that only lead in to what follows them."""
    found: list[Block] = []
    for number, block in enumerate(blocks):
        after = blocks[number + 1] if number + 1 < len(blocks) else None
        if block.shape == "heading":
            own = tuple(replace(piece, leads_in=True) for piece in block.pieces)
            block = replace(block, pieces=own)
        elif block.shape == "paragraph" and after is not None and _names(block, after, nested):
            *before, last = block.pieces
            block = replace(block, pieces=(*before, replace(last, leads_in=True)))
        elif block.blocks:
            block = replace(block, blocks=_scoped(block.blocks, block.shape == "item"))
        found.append(block)
    return tuple(found)


def _names(block: Block, after: Block, nested: bool) -> bool:
    """Say whether a paragraph's last sentence only names what stands in the next block."""
    last = block.pieces[-1].text
    if after.shape == "heading":
        return False
    if _LEADS_IN.search(last):
        return after.shape in ("list", "leaf", "quote") or len(block.pieces) == 1
    open_ended = not _ENDS.search(last)
    if open_ended and (after.shape == "leaf" or (after.shape == "list" and not nested)):
        # A sentence that a formula, code or a list completes.
        return True
    if open_ended and len(block.pieces) == 1 and len(last.split()) <= _LABEL_WORDS and not nested:
        return True
    short = len(last.split()) <= _SHORT and not _ENDS.search(last)
    label = re.fullmatch(r"(\*\*|__).+\1\W*", block.pieces[-1].markdown) is not None
    return short and (label or (nested and after.shape == "list"))
