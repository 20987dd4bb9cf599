"""The lines of an AsciiDoc file → Markdown, line for line."""

from __future__ import annotations

from studyfold.sources.formats.adoc_attributes import BlockMeta, read_meta
from studyfold.sources.formats.adoc_blocks import Source, write_block, write_titled
from studyfold.sources.formats.adoc_lists import Flow
from studyfold.sources.formats.adoc_macros import picture
from studyfold.sources.formats.adoc_syntax import (
    ADMONITION,
    BLOCK_MACRO,
    BREAK,
    CONDITION,
    DELIMITER,
    ITEM,
    LITERAL,
    META,
    TERM,
    TITLE,
    heading,
    starts_block,
)
from studyfold.sources.formats.markdown_lines import link

__all__ = ["write_body"]

_DEEPEST = 12
_PARAGRAPHS = frozenset(("source", "listing", "literal", "stem", "latexmath", "quote", "verse"))
_VIDEOS = {"youtube": "https://www.youtube.com/watch?v=", "vimeo": "https://vimeo.com/"}
_ADMONITIONS = frozenset(("NOTE", "TIP", "IMPORTANT", "WARNING", "CAUTION"))


def write_body(source: Source, start: int, end: int, margin: str = "", depth: int = 0) -> None:
    """Write the lines from `start` to before `end`, margin before each."""
    body = _Body(source, end, margin, depth)
    at = start
    while at < end:
        at = body.write(at)
    body.flow.flush()


class _Body:
    """Lines at one depth of nested blocks."""

    def __init__(self, source: Source, end: int, margin: str, depth: int) -> None:
        self.source = source
        self.end = end
        self.margin = margin
        self.depth = depth
        self.flow = Flow(source.out, margin, source.inline)
        self.meta = BlockMeta()
        self.style = ""
        """Of the list of terms that is open."""

    def write(self, at: int) -> int:
        """Write what begins on a line, and return the line to go on from."""
        line = self.source.lines[at]
        text = line.rstrip()
        if not text:
            self.flow.blank(at + 1)
            return at + 1
        if text == "+" and self.flow.in_list:
            self.flow.attach(at + 1)
            return at + 1
        if text.startswith("//") and not text.startswith("///"):
            self.flow.dropped()
            return at + 1
        if DELIMITER.match(text):
            return self._delimited(at)
        if CONDITION.match(text) or BLOCK_MACRO.match(text):
            return self._macro(at, text)
        if self.flow.collecting and not starts_block(line) and not self._interrupts(text):
            if self.flow.in_list and (term := self._term(at)):
                return term
            self.flow.text(at + 1, line)
            return at + 1
        return self._begin(at, text)

    def _interrupts(self, text: str) -> bool:
        """Say whether a line is an item below a text: `1815. Then…` may go on with a sentence."""
        match = ITEM.match(text)
        return match is not None and (self.flow.in_list or not match["sign"][0].isalnum())

    def _begin(self, at: int, text: str) -> int:
        """Write what begins on a line that no paragraph goes on with."""
        taken = self.source.attributes.read(self.source.lines, at)
        if taken:
            self.flow.dropped()
            return at + taken
        if match := META.match(text):
            self.meta.line = self.meta.place(at + 1)
            if not match["body"].startswith("["):
                read_meta(self.source.attributes.expand(match["body"]), self.meta)
            self.flow.dropped()
            return at + 1
        found = heading(self.source.lines, at, self.end)
        if found:
            level, title, taken = found
            self.flow.end_lists()
            self._titled(at)
            title = self.source.inline(title)
            self.source.out.put(f"{self.margin}{'#' * level} {title}", at + 1)
            self.meta = BlockMeta()
            return at + taken
        above = at + 1 < self.end and self.source.lines[at + 1].strip()
        if above and (match := TITLE.match(text)) and not ITEM.match(text):
            # `.NET is…` alone is a text.
            self.meta.line = self.meta.place(at + 1)
            self.meta.title = match["title"]
            self.flow.dropped()
            return at + 1
        if match := BREAK.match(text):
            margin = self.flow.block(at + 1, blank=True)
            self.flow.end_lists()
            if not match["page"]:
                self.source.out.put(f"{margin}***", at + 1)
            return at + 1
        return self._item(at, text) or self._term(at) or self._paragraph(at, text)

    def _item(self, at: int, text: str) -> int:
        match = ITEM.match(text)
        if not match or self.meta.style in _PARAGRAPHS:
            return 0
        start = self.meta.named.get("start", "1")
        self._list_meta(at)
        number = int(start) if start.isdecimal() and len(start) < 7 else 1
        self.flow.item(at + 1, match["sign"], match["text"], number)
        return at + 1

    def _list_meta(self, at: int) -> None:
        """Use up what stands above a list: it begins a new one."""
        if self.meta.line:
            self.flow.end_lists()
            self._titled(at)
        self.style = self.meta.style
        self.meta = BlockMeta()

    def _term(self, at: int) -> int:
        match = TERM.match(self.source.lines[at].rstrip())
        if not match or self.meta.style in _PARAGRAPHS:
            return 0
        if self.meta.line or not self.flow.in_list:
            self._list_meta(at)
        term, text = match["term"].strip(), match["text"] or ""
        asks = self.style == "qanda" or term.rstrip("*_").endswith(("?", "？"))
        after = at + 1
        if not text and not asks:
            while after < self.end and not self.source.lines[after].strip():
                after += 1
            if after < self.end and self._is_plain(after):
                # What it says stands below it: one line of Markdown holds both.
                text = self.source.lines[after].strip()
                after += 1
            else:
                after = at + 1
        self.flow.term(at + 1, match["sign"], term, text, asks)
        return after

    def _is_plain(self, at: int) -> bool:
        line = self.source.lines[at]
        return not (
            starts_block(line)
            or ITEM.match(line.rstrip())
            or TERM.match(line.rstrip())
            or TITLE.match(line)
        )

    def _paragraph(self, at: int, text: str) -> int:
        meta, self.meta = self.meta, BlockMeta()
        literal = bool(LITERAL.match(text)) and not self.flow.awaits_text
        literal = literal and meta.style not in ("normal", *_PARAGRAPHS)
        if meta.style in _PARAGRAPHS or literal:
            stop = at
            while stop < self.end and self.source.lines[stop].strip():
                if stop > at and self.source.lines[stop].rstrip() == "+":
                    break
                stop += 1
            meta.style = meta.style or "literal"
            margin = self.flow.block(at + 1, blank=True, code=literal)
            write_block(self.source, meta, range(at, stop), (at, stop - 1), margin, None)
            self.flow.dropped()
            return stop
        if meta.title:
            self._titled_meta(meta, at)
        self.flow.hard = "hardbreaks" in meta.options
        if (match := ADMONITION.match(text)) or meta.style in _ADMONITIONS:
            name = match["name"] if match else meta.style
            text = match["text"] if match else text
            self.flow.text(at + 1, f"*{name.capitalize()}:* {text.strip()}")
            return at + 1
        self.flow.text(at + 1, text)
        return at + 1

    def _titled(self, at: int) -> None:
        self._titled_meta(self.meta, at)

    def _titled_meta(self, meta: BlockMeta, at: int) -> None:
        if meta.title:
            margin = self.flow.block(meta.place(at + 1), blank=True)
            write_titled(self.source, meta, at + 1, margin)

    def _macro(self, at: int, text: str) -> int:
        match = BLOCK_MACRO.match(text)
        if not match:
            self.flow.dropped()
            return at + 1
        name = match["name"]
        target = self.source.attributes.expand(match["target"].strip())
        meta, self.meta = self.meta, BlockMeta()
        if name == "include":
            message = f"what the file includes is not read: {target[:200]}"
            self.source.faults.append(("info", "include", at + 1, message))
            self.flow.dropped()
        elif name == "image":
            # A caption is as good a description as any.
            alt = match["body"] or meta.title.replace(",", " ")
            margin = self.flow.block(meta.place(at + 1), blank=True)
            self.source.out.put(margin + picture(target, alt, self.source.attributes), at + 1)
            self.flow.dropped()
        elif name in ("video", "audio"):
            host = next((host for host in _VIDEOS if host in match["body"]), "")
            address = f"{_VIDEOS.get(host, '')}{target}"
            margin = self.flow.block(meta.place(at + 1), blank=True)
            self.source.out.put(margin + link(address, meta.title or name), at + 1)
            self.flow.dropped()
        else:
            self.flow.dropped()
        return at + 1

    def _delimited(self, at: int) -> int:
        """Write the block that a delimiter opens, and return the line to go on from."""
        text = self.source.lines[at].rstrip()
        closing = self.source.closings.end(at, self.end)
        verbatim = text[0] in "-./+`|,:!" and text != "--"
        if closing is None and not verbatim:
            # Never closed: what looks like its content is a text like any other.
            self.flow.dropped()
            return at + 1
        stop = self.source.closings.section(at, self.end) if closing is None else closing
        if text.startswith("////"):
            self.flow.dropped()
            return stop + (closing is not None)
        meta, self.meta = self.meta, BlockMeta()
        margin = self.flow.block(meta.place(at + 1), blank=True)
        nested = write_body if self.depth < _DEEPEST else None
        last = stop if closing is not None else stop - 1

        def below(start: int, end: int, prefix: str) -> None:
            if nested:
                nested(self.source, start, end, prefix, self.depth + 1)

        write_block(self.source, meta, range(at + 1, stop), (at, last), margin, below)
        self.flow.dropped()
        return last + 1
