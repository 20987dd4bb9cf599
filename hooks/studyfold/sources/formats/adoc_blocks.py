"""Delimited blocks of AsciiDoc, and paragraphs with the style of one → Markdown."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from studyfold.sources.formats.adoc_attributes import BlockMeta, DocumentAttributes
from studyfold.sources.formats.adoc_inline import inline
from studyfold.sources.formats.adoc_syntax import Closings
from studyfold.sources.formats.adoc_table import write_table
from studyfold.sources.formats.base import Fault
from studyfold.sources.formats.markdown_lines import LOST_LINE, MarkdownLines

__all__ = ["Source", "write_block", "write_titled"]

Below = Callable[[int, int, str], None]
"""Writes lines of the file, from the first to before the second index, behind a margin."""

_KINDS = {
    "-": "listing",
    ".": "literal",
    "=": "example",
    "*": "sidebar",
    "_": "quote",
    "+": "pass",
    "`": "listing",
    "|": "table",
    ",": "table",
    ":": "table",
    "!": "table",
}
_CODE = frozenset(("source", "listing", "literal", "fenced"))
_FORMULAS = frozenset(("stem", "latexmath", "asciimath"))
_ADMONITIONS = frozenset(("NOTE", "TIP", "IMPORTANT", "WARNING", "CAUTION"))
_CALLOUT = re.compile(r"(?:[ \t]+(?:<(?:\d{1,3}|\.)>|<!--(?:\d{1,3}|\.)-->)){1,9}+[ \t]*$")
_ANSWERS = frozenset("answer solution response antwort réponse respuesta 答案 解答 ответ".split())


@dataclass(slots=True)
class Source:
    """A file that is being translated."""

    lines: Sequence[str]
    out: MarkdownLines
    closings: Closings
    attributes: DocumentAttributes = field(default_factory=DocumentAttributes)
    faults: list[Fault] = field(default_factory=list)

    def inline(self, text: str) -> str:
        """Translate the text of a paragraph."""
        return inline(text, self.attributes)

    def inline_alone(self, text: str) -> str:
        """Translate a text that stands on one line of the Markdown."""
        return self.inline(text).replace(LOST_LINE, "")


def write_titled(source: Source, meta: BlockMeta, line: int, margin: str) -> None:
    """Write a block's title as a bold line above it, or as the label of an answer."""
    if not meta.title:
        return
    place = meta.place(line)
    if meta.title.casefold().strip(" .:*_") in _ANSWERS:
        source.out.put(f"{margin}**Answer:**", place)
    else:
        title = source.inline_alone(meta.title)
        bold = title if title.startswith("**") and title.endswith("**") else f"**{title}**"
        source.out.put(f"{margin}{bold}", place)
    source.out.blank(place, margin)


def write_block(
    source: Source,
    meta: BlockMeta,
    inside: range,
    ends: tuple[int, int],
    margin: str,
    below: Below | None,
) -> None:
    """Write a block.

    Args:
        source: the file.
        meta: what stands above it.
        inside: the indexes of its lines without the delimiters.
        ends: the indexes of its first and last line.
        margin: what stands before each line of Markdown.
        below: writes lines that can hold other blocks; None for a paragraph.
    """
    out, first, last = source.out, ends[0] + 1, ends[1] + 1
    delimiter = source.lines[ends[0]].rstrip() if below else ""
    kind = "open" if delimiter == "--" else _KINDS.get(delimiter[:1], "paragraph")
    style = meta.style
    if kind == "table":
        write_titled(source, meta, first, margin)
        rows = [(i + 1, source.lines[i].rstrip()) for i in inside]
        write_table(rows, delimiter, meta, source.inline, out, margin)
    elif style in _FORMULAS:
        _lines(source, inside, margin, (f"{margin}$$", f"{margin}$$"), (meta.place(first), last))
    elif kind in ("listing", "literal") or (kind in ("paragraph", "open") and style in _CODE):
        write_titled(source, meta, first, margin)
        code = [(i + 1, _CALLOUT.sub(_callout, source.lines[i].rstrip())) for i in inside]
        out.fence(_dedented(code), _language(source, meta, delimiter), (first, last), margin)
    elif kind == "pass":
        _lines(source, inside, margin, ("", ""), (first, last))
        out.blank(last, margin)
    elif style == "verse":
        write_titled(source, meta, first, margin)
        for index in inside:
            text = source.inline_alone(source.lines[index].strip())
            out.put(f"{margin}> {text}  " if text else f"{margin}>", index + 1)
        _attribution(meta, source, last, margin)
    elif kind == "quote" or style == "quote":
        write_titled(source, meta, first, margin)
        if below:
            below(inside.start, inside.stop, f"{margin}> ")
        else:
            text = "\n".join(source.lines[i].strip() for i in inside)
            quoted = f"{margin}> "
            out.put_paragraph(source.inline(text), [i + 1 for i in inside], quoted, quoted)
        _attribution(meta, source, last, margin)
    elif "collapsible" in meta.options:
        _collapsible(source, meta, inside, (first, last), margin, below)
    elif below:
        if style in _ADMONITIONS:
            title = f" {source.inline_alone(meta.title)}" if meta.title else ""
            out.put(f"{margin}**{style.capitalize()}:**{title}", meta.place(first))
            out.blank(first, margin)
        else:
            write_titled(source, meta, first, margin)
        below(inside.start, inside.stop, margin)


def _collapsible(
    source: Source,
    meta: BlockMeta,
    inside: range,
    ends: tuple[int, int],
    margin: str,
    below: Below | None,
) -> None:
    out = source.out
    place = meta.place(ends[0])
    title = source.inline_alone(meta.title) or "Details"
    out.put(f"{margin}<details><summary>{title}</summary>", place)
    out.blank(place, margin)
    if below:
        below(inside.start, inside.stop, margin)
    out.blank(ends[1], margin)
    out.put(f"{margin}</details>", ends[1])
    out.blank(ends[1], margin)


def _language(source: Source, meta: BlockMeta, delimiter: str) -> str:
    if delimiter.startswith("```"):
        return delimiter.strip("`").partition(",")[0].strip()
    if meta.style in ("listing", "literal", "fenced", ""):
        return ""
    if meta.style == "source":
        return meta.language or source.attributes.get("source-language")
    # `[plantuml]`, `[mermaid]`: pictures that are drawn from their source.
    return meta.style if meta.style.isalnum() and meta.style.islower() else ""


def _callout(match: re.Match[str]) -> str:
    """Return the marks behind a line of code in a way that no language takes for its own."""
    numbers = re.findall(r"\d+|\.", match[0].replace("!--", "").replace("--", ""))
    return " " + " ".join(f"({'*' if number == '.' else number})" for number in numbers)


def _dedented(code: list[tuple[int, str]]) -> list[tuple[int, str]]:
    widths = [len(text) - len(text.lstrip(" ")) for _, text in code if text.strip()]
    width = min(widths, default=0)
    return [(line, text[width:]) for line, text in code]


def _attribution(meta: BlockMeta, source: Source, line: int, margin: str) -> None:
    said = [part for part in meta.positional[1:3] if part]
    if said:
        source.out.put(f"{margin}>", line)
        source.out.put(f"{margin}> — {source.inline_alone(', '.join(said))}", line)


def _lines(
    source: Source, inside: range, margin: str, around: tuple[str, str], ends: tuple[int, int]
) -> None:
    """Write lines as they stand, between two others where there are such."""
    if around[0]:
        source.out.put(around[0], ends[0])
    for index in inside:
        source.out.put(f"{margin}{source.lines[index].rstrip()}".rstrip(), index + 1)
    if around[1]:
        source.out.put(around[1], ends[1])
