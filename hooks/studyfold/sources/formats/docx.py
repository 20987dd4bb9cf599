"""Word documents (.docx) → Markdown, by way of the HTML that mammoth makes of them."""

from __future__ import annotations

import importlib
import io
import zipfile
from collections.abc import Sequence
from typing import Any

from studyfold.sources.formats.base import Converted, Fault, FormatError
from studyfold.sources.formats.html import picture_faults, render
from studyfold.sources.formats.zipped import Archive

__all__ = ["convert"]

_KIND = "a Word document (.docx)"
_LARGEST_TEXT = 20_000_000
"""Bytes of XML; the text of a thousand pages has a third of it."""
_ENTITIES = tuple("<!DOCTYPE".encode(code) for code in ("utf-8", "utf-16-le", "utf-16-be"))
_STYLES = """
p[style-name='Title'] => h1:fresh
p[style-name='Subtitle'] => p:fresh
p[style-name='Quote'] => blockquote > p:fresh
p[style-name='Intense Quote'] => blockquote > p:fresh
p[style-name='Code'] => pre:separator('\\n')
p[style-name='HTML Preformatted'] => pre:separator('\\n')
p[style-name='Source Code'] => pre:separator('\\n')
p[style-name='Preformatted Text'] => pre:separator('\\n')
p[style-name='macro'] => pre:separator('\\n')
r[style-name='HTML Code'] => code
r[style-name='Source Text'] => code
r[style-name='Verbatim Char'] => code
r[style-name='Emphasis'] => em
r[style-name='Intense Emphasis'] => em
"""
_INSTALL = (
    "reading Word documents takes a package that is not installed: "
    'run pip install "studyfold[office]"'
)


def convert(data: bytes) -> Converted:
    """Convert a Word document; its pictures are left out, their descriptions stay.

    Args:
        data: the bytes of the file.

    Raises:
        FormatError: if it is no such document, if it is larger than can be read safely, or if the
            package that reads it is not installed.
    """
    html, messages = _html(_text_only(Archive(data, _KIND)))
    page = render(html, part=True, pictures=False, continued=True)
    faults: list[Fault] = [*picture_faults(page.pictures, None)]
    if any("oMath" in message for message in messages):
        message = "the document has formulas, which are left out; write them as $LaTeX$ in the text"
        faults.append(("warning", "formulas-left-out", None, message))
    if not page.lines:
        message = "expected text in the document, found none"
        faults.append(("warning", "no-text", None, message))
    return Converted(".md", [line for line, _ in page.lines], None, tuple(faults))


def _text_only(archive: Archive) -> io.BytesIO:
    """Return the document as an archive of nothing but its XML, which was looked at before.

    Whatever reads it then meets no pictures, no bombs and no entities that unfold.
    """
    names = [name for name in archive.names if name.endswith((".xml", ".rels"))]
    if "[Content_Types].xml" not in names or not any(name.startswith("word/") for name in names):
        raise FormatError(f"expected {_KIND}, found another archive; save it from Word as .docx")
    size = sum(archive.size(name) for name in names)
    if size > _LARGEST_TEXT:
        message = f"found one with {size:,} bytes of text; at most {_LARGEST_TEXT:,} are read"
        raise FormatError(f"expected {_KIND}, {message}: split it")
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as kept:
        for name in names:
            content = archive.read(name, _LARGEST_TEXT)
            if any(sign in content for sign in _ENTITIES):
                message = f"found {name} with a document type of its own, which Word never writes"
                raise FormatError(f"expected {_KIND}, {message}")
            kept.writestr(zipfile.ZipInfo(name), content)
    file.seek(0)
    return file


def _html(file: io.BytesIO) -> tuple[str, Sequence[str]]:
    """Return the document as HTML with what mammoth has to say about it."""
    try:
        # Named as text, since it is an extra and ships no types.
        mammoth: Any = importlib.import_module("mammoth")
    except ImportError as fault:
        raise FormatError(_INSTALL) from fault
    without_source = mammoth.images.img_element(lambda _image: {})
    try:
        made = mammoth.convert_to_html(file, convert_image=without_source, style_map=_STYLES)
    except Exception as fault:
        # A broken document fails wherever mammoth first misses something.
        reason = str(fault) or type(fault).__name__
        raise FormatError(f"expected {_KIND}, found a damaged one ({reason[:200]})") from fault
    return made.value, [message.message for message in made.messages]
