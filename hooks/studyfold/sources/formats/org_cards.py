"""Cards of org-drill, org-fc and the editors for Anki: which heading asks and which answers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from studyfold.sources.formats.org_outline import Section
from studyfold.sources.formats.org_words import BACKS, FRONTS, SURE_BACKS, is_generic

__all__ = ["Part", "Role", "roles"]


class Role(Enum):
    """What becomes of a heading."""

    HEADING = "stays one"
    ASKED_BELOW = "becomes its first paragraph, which asks"
    ASKED_BESIDE = "stays one, its first paragraph becomes another below it"
    ANSWER = "becomes the label of an answer"
    GONE = "goes, what stands below it stays"


@dataclass(frozen=True, slots=True)
class Part:
    """A heading's role, with the title to take where nothing below it asks."""

    role: Role
    title: str
    deeper: int = 0
    """Levels that it is moved by, as the card's heading went or stays above its question."""


def roles(sections: Sequence[Section]) -> dict[int, Part]:
    """Return the part of every heading by the index of its line."""
    parts = {s.line: Part(Role.HEADING, s.title) for s in sections}
    for section in sections:
        sides = _sides(section)
        asked = Role.ASKED_BELOW in sides.values()
        generic = is_generic(section.title)
        for index, child in enumerate(section.children):
            role = sides.get(index, Role.HEADING)
            if role is Role.ASKED_BELOW:
                title = child.title if generic else section.title
                gone = generic and section.line >= 0
                parts[child.line] = Part(role, title, -1 if gone else 0)
            elif role is not Role.HEADING:
                parts[child.line] = Part(role, child.title)
            elif asked and section.is_card and not generic:
                # A card's other fields belong to its answer.
                parts[child.line] = Part(role, child.title, 1)
        if section.line >= 0 and parts[section.line].role is Role.HEADING:
            answered = Role.ANSWER in sides.values()
            parts[section.line] = _own_part(section, parts[section.line], asked, answered)
    return parts


def _own_part(section: Section, given: Part, asked: bool, answered: bool) -> Part:
    """Return the part of a heading, given what the one above it makes of it."""
    if field := section.properties.get("ANKI_FIELD_FRONT"):
        return Part(Role.HEADING, field, given.deeper)
    if asked:
        return Part(Role.GONE, "") if is_generic(section.title) else given
    return Part(_own_role(section, answered), section.title, given.deeper)


def _own_role(section: Section, answered: bool) -> Role:
    """Return the role of a heading that has no heading below it for its question."""
    if answered and (is_generic(section.title) or _key(section) in FRONTS):
        return Role.ASKED_BELOW
    asks = section.title.rstrip().endswith(("?", "？"))
    return Role.ASKED_BESIDE if section.is_card and not asks else Role.HEADING


def _sides(section: Section) -> dict[int, Role]:
    """Return the roles of the headings right below one, by their place among them."""
    keys = [_key(child) for child in section.children]
    if _is_cloze(section):
        return {i: Role.GONE for i, key in enumerate(keys) if key in _CLOZE_FIELDS}
    sure: frozenset[str] = SURE_BACKS if section.line >= 0 else frozenset()
    found: dict[int, Role] = {}
    for i, key in enumerate(keys):
        after = keys[i + 1] if i + 1 < len(keys) else ""
        if key in FRONTS and (section.is_card or after in BACKS):
            found[i] = Role.ASKED_BELOW
        elif key in (BACKS if section.is_card or i - 1 in found else sure):
            found[i] = Role.ANSWER
    kind = section.properties.get("DRILL_CARD_TYPE", "").lower()
    if not found and kind in ("twosided", "multisided") and len(keys) > 1:
        found = {0: Role.ASKED_BELOW, 1: Role.ANSWER}
    return found


_CLOZE_FIELDS = frozenset(("text", "extra", "back extra", "cloze"))


def _is_cloze(section: Section) -> bool:
    return "cloze" in section.properties.get("ANKI_NOTE_TYPE", "").lower()


def _key(section: Section) -> str:
    return " ".join(section.title.casefold().strip(" :.*").split())
