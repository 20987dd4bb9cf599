"""Text → items: one module a layout, and the table that names them."""

from __future__ import annotations

from studyfold.layouts.base import Layout
from studyfold.layouts.bold_line import BoldLine
from studyfold.layouts.heading import Heading
from studyfold.layouts.heading_answer import HeadingAnswer
from studyfold.layouts.heading_bullet import HeadingBullet
from studyfold.layouts.numbered_bold import NumberedBold
from studyfold.layouts.quoted_bold import QuotedBold
from studyfold.layouts.reader import read_text
from studyfold.layouts.records import read_json
from studyfold.model import Document, Reading

__all__ = ["LAYOUTS", "read"]

LAYOUTS: tuple[Layout, ...] = (
    QuotedBold(),
    NumberedBold(),
    HeadingBullet(),
    HeadingAnswer(),
    Heading(),
    BoldLine(),
)
"""Every layout of text files; of two that see the same line the earlier one has it."""


def read(document: Document) -> Reading:
    """Read one document, whatever its format."""
    if document.suffix == ".json":
        return read_json(document)
    return read_text(document, LAYOUTS)
