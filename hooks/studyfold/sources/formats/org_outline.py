"""The headings of an Org file, with what each says of itself: state, tags, properties."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from studyfold.sources.formats.org_blocks import HEADING, Block
from studyfold.sources.formats.org_words import CARD_TAGS, STATES

__all__ = ["PLANNING", "Section", "outline"]

PLANNING = re.compile(r"[ \t]*(?:SCHEDULED|DEADLINE|CLOSED|CLOCK):[ \t]*[<\[]")
"""How a line of dates below a heading begins."""

_DECLARED = re.compile(r"[ \t]*#\+(?:TODO|SEQ_TODO|TYP_TODO):(?P<states>.*)$", re.IGNORECASE)
_STATE = re.compile(r"[A-Z][\w-]{1,30}")
_TAGS = re.compile(r"(?:(?<=\s)|^):(?P<tags>(?:[\w@#%-]+:)+)$")
_PRIORITY = re.compile(r"\[#\w{1,2}\][ \t]*")
_COOKIE = re.compile(r"[ \t]*\[(?:\d{0,6}/\d{0,6}|\d{0,6}%)\]")
_PROPERTY = re.compile(r"[ \t]*:(?P<name>[\w-]{1,60})\+?:(?:[ \t]+(?P<value>.*))?$")
_CARD_PROPERTIES = frozenset(
    """ANKI_NOTE_TYPE ANKI_NOTE_ID ANKI_DECK DRILL_CARD_TYPE FC_TYPE FC_CREATED""".split()
)


@dataclass(slots=True)
class Section:
    """A heading with its own lines, those of headings below it not counted."""

    line: int
    """Index of the heading; -1 for what stands above the first one."""
    level: int
    title: str
    """Org markup, without state, priority, counts and tags."""
    tags: frozenset[str]
    end: int
    """Index of the line after its own last one."""
    properties: Mapping[str, str]
    """By name in capitals."""
    children: list[Section] = field(default_factory=list)

    @property
    def is_card(self) -> bool:
        """Whether org-drill, org-fc or an editor for Anki takes it for a card."""
        return bool(CARD_TAGS & self.tags) or bool(_CARD_PROPERTIES & self.properties.keys())


def outline(lines: Sequence[str], blocks: Mapping[int, Block]) -> list[Section]:
    """Return the sections of a file in order, what stands above the first heading included."""
    states = STATES | _declared(lines)
    root = Section(-1, 0, "", frozenset(), len(lines), {})
    sections = [root]
    above = [root]
    index = 0
    while index < len(lines):
        block = blocks.get(index)
        if block is not None and block.verbatim:
            index = block.end + 1
            continue
        match = HEADING.match(lines[index])
        if match:
            sections[-1].end = index
            title, tags = _title(match["title"] or "", states)
            properties = _properties(lines, blocks, index + 1)
            section = Section(index, len(match["stars"]), title, tags, len(lines), properties)
            while above[-1].level >= section.level:
                above.pop()
            above[-1].children.append(section)
            above.append(section)
            sections.append(section)
        index += 1
    return sections


def _declared(lines: Sequence[str]) -> frozenset[str]:
    found: set[str] = set()
    for line in lines:
        if match := _DECLARED.match(line):
            found.update(_STATE.findall(match["states"]))
    return frozenset(found)


def _title(text: str, states: frozenset[str]) -> tuple[str, frozenset[str]]:
    text = text.strip()
    tags: frozenset[str] = frozenset()
    if match := _TAGS.search(text[-1000:]) if text.endswith(":") else None:
        tags = frozenset(match["tags"].lower().split(":")) - {""}
        text = text[: len(text) - len(match[0])].rstrip()
    bare = text
    while True:
        first, _, rest = bare.partition(" ")
        if first in states and rest.strip():
            bare = rest.strip()
        elif priority := _PRIORITY.match(bare):
            bare = bare[priority.end() :]
        else:
            break
    bare = _COOKIE.sub("", bare).strip()
    return bare or text, tags


def _properties(lines: Sequence[str], blocks: Mapping[int, Block], start: int) -> dict[str, str]:
    """Return the properties that stand in the drawer right below a heading."""
    while start < len(lines) and (not lines[start].strip() or PLANNING.match(lines[start])):
        start += 1
    block = blocks.get(start)
    if block is None or block.kind != "drawer" or block.rest.upper() != "PROPERTIES":
        return {}
    found: dict[str, str] = {}
    for line in lines[start + 1 : block.end]:
        if match := _PROPERTY.match(line):
            found[match["name"].upper()] = (match["value"] or "").strip()
    return found
