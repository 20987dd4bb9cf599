"""File name endings → how such files are read: as they are, or by a converter."""

from __future__ import annotations

import importlib
import re

from studyfold.sources.formats.base import Converted

__all__ = ["BINARY", "PLAIN", "READABLE", "TEXT", "converted", "suffix_of"]

PLAIN = (
    *(".csv", ".json", ".jsonl", ".markdown", ".md", ".ndjson", ".tsv", ".txt", ".yaml", ".yml"),
)
"""Endings of files that are read as they are."""
TEXT = {
    ".adoc": "adoc",
    ".asciidoc": "adoc",
    ".htm": "html",
    ".html": "html",
    ".ipynb": "notebook",
    ".mdx": "mdx",
    ".org": "org",
    ".xhtml": "html",
}
"""Endings of text files that are converted first, with the module below `formats` that does it."""
BINARY = {".apkg": "apkg", ".docx": "docx", ".epub": "epub"}
"""Endings of files that are no text, likewise."""
READABLE = tuple(sorted((*PLAIN, *TEXT, *BINARY)))
"""The file name endings that are read as sets."""


_PAGE = re.compile(
    r"\s*(?:<\?xml\b[^<>]{0,200}>\s*)?(?:<!doctype\s+html\b|<html[\s>])", re.IGNORECASE
)
"""How a whole web page begins."""
_LOOSE = (".markdown", ".md", ".txt")
"""Endings under which people save anything."""


def suffix_of(suffix: str, text: str) -> str:
    """Return the ending that a text should have: a web page saved as `.txt` is one all the same."""
    return ".html" if suffix in _LOOSE and _PAGE.match(text) else suffix


def converted(suffix: str, content: str | bytes) -> Converted:
    """Convert the content of a file to a format that the layouts read.

    The converter is imported only here: most builds need none, and some bring large libraries.

    Args:
        suffix: the file name's ending, one of `TEXT` or `BINARY`.
        content: the file's text, or its bytes where the format is no text.

    Raises:
        FormatError: if the content is not what the ending says, or is more than can be read safely.
    """
    name = TEXT.get(suffix) or BINARY[suffix]
    module = importlib.import_module(f"studyfold.sources.formats.{name}")
    result: Converted = module.convert(content)
    return result
