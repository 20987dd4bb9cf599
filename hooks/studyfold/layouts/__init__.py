"""Text → items: one module a layout, and the table that names them."""

from __future__ import annotations

import gc
from collections.abc import Callable, Mapping

from studyfold.layouts.base import Layout
from studyfold.layouts.fenced import read_fenced
from studyfold.layouts.reader import read_text
from studyfold.layouts.records import (
    is_anki_text,
    read_delimited,
    read_json,
    read_jsonl,
    read_yaml,
)
from studyfold.layouts.relocate import relocated
from studyfold.layouts.rules.bold_lead import BoldLead
from studyfold.layouts.rules.bold_line import BoldLine, ItalicLine, NumberedBold
from studyfold.layouts.rules.bullet_line import BulletLine
from studyfold.layouts.rules.callout import Callout
from studyfold.layouts.rules.card import BlankCard, RuleCard
from studyfold.layouts.rules.glossary import DefinitionList, Glossary
from studyfold.layouts.rules.heading import Heading
from studyfold.layouts.rules.inline_card import InlineCard
from studyfold.layouts.rules.labelled import Labelled, Paired
from studyfold.layouts.rules.list_heading import ListHeading
from studyfold.layouts.rules.numbered_line import LetteredLine, NumberedLine
from studyfold.layouts.rules.paragraph import Paragraph
from studyfold.layouts.rules.parted_card import PartedCard
from studyfold.layouts.rules.quoted_line import QuotedLine
from studyfold.layouts.rules.summary import Summary
from studyfold.layouts.rules.table_row import TableRow
from studyfold.layouts.rules.verdict import Verdict
from studyfold.layouts.rules.whole_file import WholeFile
from studyfold.model import Document, Reading

__all__ = ["LAYOUTS", "read"]

LAYOUTS: tuple[Layout, ...] = (
    Labelled(),
    Paired(),
    ListHeading(),
    NumberedBold(),
    Heading(),
    PartedCard(),
    Summary(),
    Callout(),
    BoldLine(),
    ItalicLine(),
    NumberedLine(),
    LetteredLine(),
    QuotedLine(),
    BoldLead(),
    TableRow(),
    DefinitionList(),
    Verdict(),
    BulletLine(),
    InlineCard(),
    RuleCard(),
    Paragraph(),
    Glossary(),
    BlankCard(),
    WholeFile(),
)
"""Every layout of text files; of two that explain a file equally well the earlier one has it."""

_RECORDS: Mapping[str, Callable[[Document], Reading]] = {
    ".csv": read_delimited,
    ".json": read_json,
    ".jsonl": read_jsonl,
    ".ndjson": read_jsonl,
    ".tsv": read_delimited,
    ".yaml": read_yaml,
    ".yml": read_yaml,
}
"""What reads the files of records, by their endings."""


def read(document: Document) -> Reading:
    """Read one document, whatever its format."""
    # Reading makes millions of small values, none of them in a cycle: the collector of cycles would
    # only look through them again and again, for a fifth of the time.
    collecting = gc.isenabled()
    gc.disable()
    try:
        return relocated(_read(document), document)
    finally:
        if collecting:
            gc.enable()


def _read(document: Document) -> Reading:
    suffix = document.suffix
    if suffix in _RECORDS:
        return _RECORDS[suffix](document)
    if suffix == ".txt" and is_anki_text(document.lines):
        return read_delimited(document)
    if suffix == ".txt" and _may_be_json(document):
        for reading in (read_json(document), read_jsonl(document)):
            if reading.items:
                return reading
    reading = read_text(document, LAYOUTS)
    return reading if reading.items else read_fenced(document, _RECORDS) or reading


def _may_be_json(document: Document) -> bool:
    """Say whether a text opens and ends like JSON, which people save as `.txt` too."""
    filled = [line.strip() for line in document.lines if line.strip()]
    return bool(filled) and filled[0][0] + filled[-1][-1] in ("[]", "{}")
