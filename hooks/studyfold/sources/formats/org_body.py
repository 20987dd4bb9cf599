"""What stands below the headings of an Org file → Markdown, line for line."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from studyfold.sources.formats.markdown_lines import MarkdownLines
from studyfold.sources.formats.org_blocks import Block
from studyfold.sources.formats.org_inline import inline
from studyfold.sources.formats.org_lists import Lists
from studyfold.sources.formats.org_outline import PLANNING
from studyfold.sources.formats.org_table import write_table
from studyfold.sources.formats.org_words import SURE_BACKS

__all__ = ["Body"]

_KEYWORD = re.compile(r"[ \t]*#\+(?P<name>[\w-]{1,60})(?:\[[^\]]{0,500}\])?:(?P<value>.*)$")
_COMMENT = re.compile(r"[ \t]*#(?:[ \t]|$)")
_FIXED = re.compile(r"[ \t]*:(?:[ \t]|$)")
_ROW = re.compile(r"[ \t]*\|")
_RULE = re.compile(r"[ \t]*-{5,}[ \t]*$")
# Of a drawer that is never closed; `:smile:` is a text's own.
_PROPERTY = re.compile(r"[ \t]*:(?:[A-Z][A-Z0-9_-]{1,60}\+?|end|properties):(?:[ \t]|$)")
_SPECIAL = (_KEYWORD, _COMMENT, _FIXED, _ROW, _RULE, _PROPERTY, PLANNING)
_DROPPED_DRAWERS = frozenset(("properties", "logbook", "clock", "review_data"))
_DEEPEST = 12


class Body:
    """Writes lines of an Org file as Markdown."""

    def __init__(
        self, lines: Sequence[str], blocks: Mapping[int, Block], out: MarkdownLines
    ) -> None:
        self._lines = lines
        self._blocks = blocks
        self._out = out

    def question(self, start: int, end: int) -> tuple[str, range]:
        """Return the first paragraph below a heading on one line, and where it stands.

        Nothing where something else comes first: a list, a block, a table.
        """
        at = start
        while at < end and (self._skips(at) or not self._lines[at].strip()):
            block = self._blocks.get(at)
            at = block.end + 1 if block else at + 1
        stop = at
        while stop < end and self._lines[stop].strip() and self._is_text(stop):
            stop += 1
        text = " ".join(" ".join(line.split()) for line in self._lines[at:stop])
        if not text or len(text) > 1_500:
            return "", range(0)
        return text, range(at, stop)

    def write(self, start: int, end: int, margin: str = "", depth: int = 0) -> None:
        """Write the lines from `start` to before `end`."""
        lists = Lists(self._out, margin)
        at = start
        while at < end:
            line = self._lines[at]
            block = self._blocks.get(at)
            if block is not None and block.end < end and depth < _DEEPEST:
                self._block(block, lists, depth)
                at = block.end + 1
            elif not line.strip():
                lists.blank(at + 1)
                at += 1
            elif self._is_text(at):
                lists.text(at + 1, line)
                at += 1
            else:
                at = self._special(at, end, lists)
        lists.flush()

    def _is_text(self, at: int) -> bool:
        line = self._lines[at]
        return at not in self._blocks and not any(p.match(line) for p in _SPECIAL)

    def _skips(self, at: int) -> bool:
        """Say whether a line is one that nobody reads: a keyword, dates, properties."""
        block = self._blocks.get(at)
        if block is not None:
            return block.kind == "drawer" and block.rest.lower() in _DROPPED_DRAWERS
        line = self._lines[at]
        match = _KEYWORD.match(line)
        if match:
            return match["name"].lower() not in ("html", "md", "markdown")
        return bool(_COMMENT.match(line) or PLANNING.match(line) or _PROPERTY.match(line))

    def _special(self, at: int, end: int, lists: Lists) -> int:
        """Write what begins on a line that is neither text nor a block, and return what is next."""
        line = self._lines[at]
        for pattern in (_FIXED, _ROW):
            if pattern.match(line):
                stop = at
                while stop < end and pattern.match(self._lines[stop]):
                    stop += 1
                rows = [(i + 1, self._lines[i]) for i in range(at, stop)]
                margin = lists.interrupt(at + 1, line, blank=pattern is _ROW)
                if pattern is _ROW:
                    write_table(rows, self._out, margin)
                else:
                    code = [(i, text.lstrip()[2:]) for i, text in rows]
                    self._out.fence(code, "", (at + 1, stop), margin)
                lists.ended()
                return stop
        if _RULE.match(line):
            margin = lists.interrupt(at + 1, line, blank=True)
            self._out.put(f"{margin}***", at + 1)
            return at + 1
        match = _KEYWORD.match(line)
        if match and match["name"].lower() in ("html", "md", "markdown"):
            margin = lists.interrupt(at + 1, line)
            self._out.put(margin + match["value"].strip(), at + 1)
        lists.broken()
        return at + 1

    def _block(self, block: Block, lists: Lists, depth: int) -> None:
        kind, first = block.kind, block.start + 1
        inside = range(block.start + 1, block.end if block.closed else block.end + 1)
        opening = self._lines[block.start]
        name = block.rest.lower() if kind == "drawer" else kind
        if kind in ("comment", "dynamic") or (kind == "drawer" and name in _DROPPED_DRAWERS):
            lists.broken()
            return
        if kind == "environment":
            margin = lists.interrupt(first, opening)
            for index in range(block.start, block.end + 1):
                self._out.put(margin + self._lines[index].strip(), index + 1)
            return
        if kind == "export":
            lists.broken()
            if block.rest.split(" ")[0].lower() in ("html", "md", "markdown", "gfm"):
                margin = lists.interrupt(first, opening)
                for index in inside:
                    self._out.put(margin + self._lines[index].rstrip(), index + 1)
                lists.ended()
            return
        if kind in ("src", "example", "fence"):
            language = block.rest if kind != "example" else ""
            code = _dedented([(i + 1, self._lines[i]) for i in inside], kind != "fence")
            margin = lists.interrupt(first, opening)
            self._out.fence(code, language, (first, block.end + 1), margin)
            return
        margin = lists.interrupt(first, opening, blank=True)
        if name in SURE_BACKS:
            self._out.put(f"{margin}**Answer:**", first)
            self._out.blank(first, margin)
        if kind == "details":
            self._out.put(f"{margin}<details>", first)
        if kind == "summary":
            text = " ".join(self._lines[i].strip() for i in inside)
            self._out.put(f"{margin}<summary>{inline(text)}</summary>", first)
            lists.ended()
            return
        if kind == "verse":
            for index in inside:
                text = inline(self._lines[index].strip())
                self._out.put(f"{margin}> {text}  " if text else f"{margin}>", index + 1)
        else:
            quoted = f"{margin}> " if kind == "quote" else margin
            self.write(inside.start, inside.stop, quoted, depth + 1)
        if kind == "details":
            self._out.put(f"{margin}</details>", block.end + 1)
        lists.ended()


def _dedented(code: list[tuple[int, str]], escaped: bool) -> list[tuple[int, str]]:
    """Return code without the indentation that all of it has, and without Org's commas."""
    expanded = [(i, text.expandtabs(8) if text[:1] == "\t" else text) for i, text in code]
    widths = [len(text) - len(text.lstrip(" ")) for _, text in expanded if text.strip()]
    width = min(widths, default=0)
    cut = [(i, text[width:]) for i, text in (expanded if width else code)]
    if not escaped:
        return cut
    return [(i, re.sub(r"^([ \t]*),(,*(?:\*|#\+))", r"\1\2", text)) for i, text in cut]
