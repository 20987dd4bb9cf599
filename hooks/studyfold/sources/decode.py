"""Bytes → text, or a message that says what the bytes are instead."""

from __future__ import annotations

import codecs

__all__ = ["decode"]

_BINARY_START = {
    b"%PDF": "a PDF",
    b"PK\x03\x04": "a ZIP archive (such as .docx or .epub)",
    b"\x89PNG": "a PNG picture",
    b"\xff\xd8\xff": "a JPEG picture",
    b"GIF8": "a GIF picture",
    b"\xd0\xcf\x11\xe0": "an old Office document",
    b"\x1f\x8b": "a gzip archive",
    b"SQLite format 3": "an SQLite database",
}


def decode(data: bytes) -> tuple[str, None] | tuple[None, tuple[int | None, str]]:
    """Return the text of a file's bytes: UTF-8 with or without a mark, UTF-16 with one.

    Returns:
        `(text, None)`; or `(None, (line, message))` where the bytes are no such text, with the
        1-based line of the first wrong byte where there is one.
    """
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        try:
            text = data.decode("utf-16")
        except UnicodeDecodeError:
            text = "\0"
        if "\0" in text:
            return None, (None, "expected UTF-16 text, as the file's first two bytes announce")
        return text, None
    for start, kind in _BINARY_START.items():
        if data.startswith(start):
            return None, (None, f"expected a text file, found {kind}; save its questions as text")
    if b"\0" in data:
        hint = "if it is UTF-16, save it with a byte order mark or as UTF-8"
        return None, (None, f"expected a text file, found binary data ({hint})")
    try:
        return data.decode("utf-8-sig"), None
    except UnicodeDecodeError as fault:
        # The fault counts from behind the mark.
        before, byte = fault.object[: fault.start], fault.object[fault.start]
        line = before.replace(b"\r\n", b"\n").replace(b"\r", b"\n").count(b"\n") + 1
        return None, (
            line,
            f"expected UTF-8 text, found the byte 0x{byte:02x}, which UTF-8 does not have here; "
            "save the file as UTF-8 (it may be Windows-1252 or another old encoding)",
        )
