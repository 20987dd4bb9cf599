"""MDX files → Markdown, line for line: components become headings and labels, or go."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import accumulate

from studyfold.sources.formats.base import Converted
from studyfold.sources.formats.markdown_lines import MarkdownLines, file_lines
from studyfold.sources.formats.mdx_pieces import Pieces
from studyfold.sources.formats.mdx_statements import Statements
from studyfold.sources.formats.mdx_writer import Writer

__all__ = ["convert"]

_FENCE = re.compile(r"[ \t]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)?(?P<fence>`{3,}(?=[^`]*$)|~{3,})")
_ADMONITION = re.compile(
    r"[ \t]*(?P<colons>:{3,})[ \t]*(?P<name>[A-Za-z][\w-]{0,60})?[ \t]*"
    r"(?:\[(?P<label>[^\]]{0,1000})\])?[ \t]*(?P<rest>.*)$"
)
_TITLE = re.compile(r"title=(?:\"(?P<double>[^\"]{0,1000})\"|'(?P<single>[^']{0,1000})')")


def convert(text: str) -> Converted:
    """Return an MDX file as Markdown.

    Statements and comments go. Of a component stays what it holds, without the indentation that
    it caused; one that asks, by its name or in an attribute, becomes a heading, one that answers a
    label, one that hides a text `<details>`. Code and HTML stay as they are.
    """
    lines = file_lines(text)
    out = MarkdownLines()
    at = _front_matter(lines)
    for index in range(at):
        out.put(lines[index], index + 1)
    whole = "\n".join(lines)
    starts = [0, *accumulate(len(line) + 1 for line in lines)][: len(lines)]
    statements = Statements(lines, whole, starts)
    pieces = Pieces(lines, whole, starts)
    longest = {sign: _longest_closing(lines, sign) for sign in "`~"}
    writer = Writer(out)
    notes: list[tuple[str, str]] = []
    """Of each `:::` that is open: its colons, and what its end becomes."""
    fresh = True
    while at < len(lines):
        line = lines[at]
        if fresh and not writer.nested and (end := statements.end(at)) > at:
            at = end
            continue
        fence = _FENCE.match(line)
        if fence and longest[fence["fence"][0]][at + 1] >= len(fence["fence"]):
            end = _code_end(lines, at, fence["fence"])
            writer.code(at + 1, lines[at:end])
            at, fresh = end, True
            continue
        if match := _ADMONITION.match(line):
            _admonition(at + 1, match, notes, writer)
            at, fresh = at + 1, True
            continue
        found, end = pieces.read(at)
        if not line.strip() or any(piece.tag or piece.text.strip() for piece in found):
            writer.pieces(found)
        fresh = not line.strip()
        at = end
    writer.finish()
    return Converted(".md", out.lines, out.origin)


def _front_matter(lines: Sequence[str]) -> int:
    """Return how many lines the YAML at the file's start takes."""
    if not lines or lines[0].rstrip() != "---":
        return 0
    end = next((i for i in range(1, len(lines)) if lines[i].rstrip() == "---"), None)
    return 0 if end is None else end + 1


def _longest_closing(lines: Sequence[str], sign: str) -> list[int]:
    """Return for each line, and the end, how long the longest closing fence from there on is."""
    longest = [0]
    for text in reversed(lines):
        body = text.strip()
        longest.append(max(longest[-1], 0 if body.strip(sign) else len(body)))
    return longest[::-1]


def _code_end(lines: Sequence[str], at: int, fence: str) -> int:
    """Return the index of the line behind the fence that closes another."""
    for index in range(at + 1, len(lines)):
        body = lines[index].strip()
        if len(body) >= len(fence) and not body.strip(fence[0]):
            return index + 1
    return at + 1


def _admonition(
    line: int, match: re.Match[str], notes: list[tuple[str, str]], writer: Writer
) -> None:
    name, rest = match["name"] or "", match["rest"].strip()
    if not name:
        if notes:
            _, closing = notes.pop()
            if closing:
                writer.alone(line, closing)
        return
    title = match["label"] or rest
    if rest.startswith("{"):
        given = _TITLE.search(rest)
        title = match["label"] or (given["double"] or given["single"] or "" if given else "")
    notes.append((match["colons"], writer.admonition(line, name, title.strip())))
