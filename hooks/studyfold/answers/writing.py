"""A choice of an answer's pieces → Markdown in its set's words."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace

from studyfold.answers.pieces import Block, Piece, Tree, leaves

__all__ = ["write", "write_blocks"]

# What would begin a block at the start of a line, where a sentence stood within one.
_STARTS = re.compile(
    r"(?P<bullet>[-+*])(?=\s|$)|(?P<number>\d{1,9})(?=[.)](?:\s|$))"
    r"|(?P<sign>#{1,6}(?=\s|$)|>|```|~~~|\||=+\s*$|-+\s*$|\$\$|\\\[|<)"
)
_LABEL = re.compile(r"(\*\*|__)[^*_]{2,60}?(?:[:：]\1|\1\s?[:：–—])(?=\s)")
_INDENT = "    "


def write(tree: Tree, kept: Collection[int], said: Mapping[int, str] | None = None) -> str:
    """Return some pieces of an answer as Markdown, in their order and within their lists.

    What only leads in to other pieces (a heading, "The steps are:") is written where one of them
    is, whether it was chosen or not.

    Args:
        tree: the answer.
        kept: the numbers of the pieces.
        said: other words for some pieces, by their numbers.
    """
    return write_blocks(tree.blocks, kept, tree.references, said)


def write_blocks(
    blocks: Sequence[Block],
    kept: Collection[int],
    references: Sequence[tuple[str, str]] = (),
    said: Mapping[int, str] | None = None,
) -> str:
    """Return some pieces of blocks as Markdown; see `write`."""
    text = "\n\n".join(_Writer(kept, said or {}).siblings(blocks))
    folded = text.casefold()
    used = [line for label, line in references if f"[{label.casefold()}]" in folded]
    return "\n\n".join([text, *used]) if text else ""


class _Writer:
    def __init__(self, kept: Collection[int], said: Mapping[int, str]) -> None:
        self._kept = kept
        self._said = said

    def siblings(self, blocks: Sequence[Block]) -> Iterator[str]:
        """Yield the Markdown of each block of which something is kept."""
        waiting: list[tuple[int, str]] = []
        bodies = [self._block(block) for block in blocks]
        for number in range(len(blocks) - 2, -1, -1):
            # What leads in to something is there where that is, which may lead in itself.
            pieces = blocks[number].pieces
            if bodies[number + 1] and pieces and pieces[-1].leads_in:
                bodies[number] = self._joined(bodies[number], pieces[-1])
        for block, text in zip(blocks, bodies, strict=True):
            if block.shape == "heading":
                # A heading waits until something below it is kept; one of its rank replaces it.
                waiting = [one for one in waiting if one[0] < block.level]
                waiting.append((block.level, f"{'#' * block.level} {self._words(block.pieces[0])}"))
                continue
            if text:
                yield from (heading for _, heading in waiting)
                waiting = []
                yield _safe(text) if block.shape == "paragraph" else text

    def _words(self, piece: Piece) -> str:
        return self._said.get(piece.number, piece.markdown)

    def _joined(self, text: str, piece: Piece) -> str:
        words = self._words(piece)
        space = "  \n" if piece.own_line else " "
        return f"{text}{space}{words}" if text and words else text or words

    def _block(self, block: Block) -> str:
        if block.shape == "leaf":
            (piece,) = block.pieces
            return self._words(piece) if piece.number in self._kept else ""
        if block.shape == "paragraph":
            first = block.pieces[0]
            rest = any(p.number in self._kept and not p.leads_in for p in block.pieces[1:])
            text = "" if first.number in self._kept or not rest else _label(first.markdown)
            for piece in block.pieces:
                if piece.number in self._kept and not piece.leads_in:
                    text = self._joined(text, piece)
            return text
        if block.shape == "quote":
            inside = "\n\n".join(self.siblings(block.blocks))
            return "\n".join(f"> {line}".rstrip() for line in inside.split("\n")) if inside else ""
        if block.shape == "list":
            return self._list(block)
        return "\n\n".join(self.siblings(block.blocks))

    def _list(self, block: Block) -> str:
        items: list[str] = []
        number = max(block.level, 0)
        for item in block.blocks:
            text = ("\n" if item.tight else "\n\n").join(self.siblings(self._headed(item)))
            marker = f"{number}. " if block.level else "- "
            if text:
                number += 1
                lines = text.split("\n")
                body = [lines[0], *(f"{_INDENT}{line}" if line else "" for line in lines[1:])]
                items.append(marker.ljust(len(_INDENT)) + "\n".join(body))
        return ("\n" if block.tight else "\n\n").join(items)

    def _headed(self, item: Block) -> Sequence[Block]:
        """Return the blocks of an item of which nothing inner stands without what is above it."""
        if not item.blocks or item.blocks[0].shape != "paragraph":
            return item.blocks
        head, *rest = item.blocks
        kept = any(piece.number in self._kept for piece in head.pieces)
        if kept or not any(piece.number in self._kept for piece in leaves(rest)):
            return item.blocks
        first = replace(head.pieces[0], leads_in=True)
        return [replace(head, pieces=(first,)), *rest]


def _label(sentence: str) -> str:
    """Return the label that a sentence begins with, which is of its whole paragraph."""
    match = _LABEL.match(sentence)
    return match[0].strip() if match else ""


def _safe(text: str) -> str:
    """Return a paragraph that is one wherever it stands."""
    start = _STARTS.match(text)
    if start is None or not text:
        return text
    if start["number"]:
        return f"{start['number']}\\{text[start.end() :]}"
    if start["sign"] and start["sign"].startswith(("$$", "\\[", "<")):
        return text
    return f"\\{text}"
