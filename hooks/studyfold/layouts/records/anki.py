"""Notes as Anki writes them: the header of its text exports, and the fields of its notes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from studyfold.layouts.records.markup import has_markup, to_markdown
from studyfold.layouts.records.sniffing import is_table

__all__ = ["Header", "deck_title", "field_text", "header_of", "is_anki_text", "uses_markup"]

_HEADER = re.compile(
    r'\ufeff?"?#\s*(?P<name>separator|html|columns|notetype|deck|tags|guid|if matches|match scope'
    r"|(?P<column>[^:,;\t]{1,60}?) column)\s*:(?P<value>.*)$",
    re.IGNORECASE,
)
_MEDIA = re.compile(r"\[sound:[^\]\n]{0,300}\]|\[anki:(?:play|tts)[^\]\n]{0,300}\]|\[/anki:tts\]")
_TYPED = re.compile(r"\[\[type:[^\]\n]{0,100}\]\]")
_LATEX = re.compile(
    r"\[(?P<kind>\$\$?|latex)\](?P<tex>(?:(?!\[/?(?:\$|latex)).){1,4000})\[/(?P=kind)\]",
    re.DOTALL | re.IGNORECASE,
)
_SEPARATORS = {
    "comma": ",",
    "semicolon": ";",
    "tab": "\t",
    "space": " ",
    "pipe": "|",
    "colon": ":",
    "\\t": "\t",
}
_COLUMNS = {"deck": "section", "guid": "id", "notetype": "kind", "tags": "tags"}


@dataclass(frozen=True, slots=True)
class Header:
    """What the first lines of a text export say."""

    lines: int
    """How many lines they are."""
    separator: str = ""
    html: bool | None = None
    columns: str = ""
    """The names of the columns, set apart as fields are."""
    deck: str = ""
    roles: Mapping[int, str] = field(default_factory=dict)
    """What some columns hold, by their places from 0."""
    names: Mapping[int, str] = field(default_factory=dict)
    """What other columns are called, by their places from 0."""


def is_anki_text(lines: Sequence[str]) -> bool:
    """Say whether the lines of a .txt file are records rather than prose.

    They are where a line of Anki's header comes first, or where nearly every line has the same
    number of fields.
    """
    first = next((line for line in lines if line.strip()), "")
    return _HEADER.match(first) is not None or is_table(lines)


def header_of(lines: Sequence[str]) -> Header | None:
    """Read the header of a text export; None where there is none."""
    separator, columns, deck = "", "", ""
    markup: bool | None = None
    roles: dict[int, str] = {}
    names: dict[int, str] = {}
    count = 0
    for line in lines[:100]:
        match = _HEADER.match(line)
        if match is None:
            if line.strip() and not line.startswith("#"):
                break
            # A remark, or an empty line, counts as header where more of it follows.
            if count == 0 and line.strip():
                break
            count += 1
            continue
        count += 1
        name, value = match["name"].casefold(), match["value"]
        bare = value.strip().strip('",;').strip() if name != "separator" else value.rstrip('"')
        place = int(bare) - 1 if bare.isascii() and bare.isdigit() and len(bare) < 4 else -1
        if match["column"]:
            column = match["column"].strip()
            if place >= 0 and column.casefold() in _COLUMNS:
                roles[place] = _COLUMNS[column.casefold()]
            elif place >= 0:
                names[place] = column
        elif name == "separator":
            separator = _SEPARATORS.get(bare.strip().casefold(), bare[:1]) or "\t"
        elif name == "html":
            markup = bare.casefold() == "true"
        elif name == "columns":
            columns = value
        elif name == "deck":
            deck = bare
    if not count or not any(_HEADER.match(line) for line in lines[:count]):
        return None
    return Header(count, separator, markup, columns, deck, roles, names)


def uses_markup(cells: Iterable[str]) -> bool:
    """Say whether fields are HTML, where no header tells: one that names a tag is not enough."""
    total = hits = 0
    for cell in cells:
        total += 1
        hits += has_markup(cell)
    return hits >= 2 and hits * 50 >= total


def field_text(html: str) -> str:
    """Return the HTML of a note's field as Markdown, without sounds and typing boxes."""
    text = html
    if "[" in text:
        text = _TYPED.sub("", _MEDIA.sub("", text))
        text = _LATEX.sub(_formula, text)
    return to_markdown(text)


def deck_title(deck: str) -> str:
    """Return the name of a deck for people: of `Languages::French::Verbs` the last part.

    A last part that only counts, as in `French::2`, keeps what it counts. The deck that every
    collection has says nothing.
    """
    parts = [part.strip() for part in deck.split("::") if part.strip()]
    if not parts or parts == ["Default"]:
        return ""
    if len(parts) > 1 and not any(sign.isalpha() for sign in parts[-1]):
        return f"{parts[-2]} {parts[-1]}"
    return parts[-1]


def _formula(match: re.Match[str]) -> str:
    tex = re.sub(r"<br\s*/?>|</?div>", "\n", match["tex"]).strip()
    if match["kind"].lower() == "latex":
        return tex if tex.startswith(("$", "\\")) else f"${tex}$"
    return f"$${tex}$$" if match["kind"] == "$$" else f"${tex}$"
