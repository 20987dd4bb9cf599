"""Org files → Markdown, line for line."""

from __future__ import annotations

import re

from studyfold.sources.formats.base import Converted, Fault
from studyfold.sources.formats.markdown_lines import MarkdownLines, file_lines
from studyfold.sources.formats.org_blocks import find_blocks
from studyfold.sources.formats.org_body import Body
from studyfold.sources.formats.org_cards import Part, Role, roles
from studyfold.sources.formats.org_inline import inline
from studyfold.sources.formats.org_outline import Section, outline

__all__ = ["convert"]

_TITLE = re.compile(r"[ \t]*#\+TITLE:[ \t]*(?P<title>\S.*)$", re.IGNORECASE)
_INCLUDE = re.compile(r"[ \t]*#\+INCLUDE:[ \t]*(?P<what>\S.{0,200})", re.IGNORECASE)
_DEEPEST_HEADING = 6


def convert(text: str) -> Converted:
    """Return an Org file as Markdown.

    Headings become headings, one deeper where the file has a title, which then is the first.
    Cards of org-drill, org-fc and the editors for Anki become a heading with their question and a
    labelled answer. What only Emacs reads (keywords, drawers, dates, comments) is left out.
    """
    lines = file_lines(text)
    blocks = find_blocks(lines)
    sections = outline(lines, blocks)
    parts = roles(sections)
    out = MarkdownLines()
    body = Body(lines, blocks, out)
    shift = int(_write_title(lines[: sections[0].end], out))
    for section in sections:
        start = section.line + 1
        if section.line >= 0:
            start = _write_heading(section, parts[section.line], shift, body, out)
        body.write(start, section.end)
    faults: list[Fault] = []
    for index, line in enumerate(lines):
        if match := _INCLUDE.match(line):
            message = f"what the file includes is not read: {match['what'].strip()}"
            faults.append(("info", "include", index + 1, message))
    return Converted(".md", out.lines, out.origin, faults)


def _write_title(lines: list[str], out: MarkdownLines) -> bool:
    """Write the file's title as the first heading, and say whether it has one."""
    titles = [(i, m["title"].strip()) for i, line in enumerate(lines) if (m := _TITLE.match(line))]
    if not titles:
        return False
    out.put(f"# {inline(' '.join(title for _, title in titles))}", titles[0][0] + 1)
    return True


def _write_heading(section: Section, part: Part, shift: int, body: Body, out: MarkdownLines) -> int:
    """Write what a heading becomes, and return the index of the line to go on from."""
    line, start = section.line + 1, section.line + 1
    level = max(section.level + shift + part.deeper, 1)
    signs = "#" * min(level, _DEEPEST_HEADING)
    if part.role is Role.ANSWER:
        out.blank(line)
        out.put("**Answer:**", line)
        out.blank(line)
    elif part.role in (Role.ASKED_BELOW, Role.ASKED_BESIDE):
        text, found = body.question(start, section.end)
        if part.role is Role.ASKED_BESIDE and not text.endswith(("?", "？")):
            text = ""
        if not text or part.role is Role.ASKED_BESIDE:
            out.put(f"{signs} {inline(part.title)}".rstrip(), line)
        if text:
            below = signs + "#" if part.role is Role.ASKED_BESIDE and len(signs) < 6 else signs
            place = found.start + 1 if part.role is Role.ASKED_BESIDE else line
            out.put(f"{below} {inline(text)}", place)
            start = found.stop
    elif part.role is Role.HEADING and part.title:
        out.put(f"{signs} {inline(part.title)}", line)
    if back := section.properties.get("ANKI_FIELD_BACK"):
        out.blank(line)
        out.put(f"**Answer:** {inline(back)}", line)
    return start
