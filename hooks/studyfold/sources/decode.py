"""Bytes → text, or a message that says what the bytes are instead."""

from __future__ import annotations

import codecs

from studyfold.sources.guess import guessed

__all__ = ["POINTER", "decode", "is_pointer"]

_BINARY_START = {
    b"%PDF": "a PDF",
    b"PK\x03\x04": "a ZIP archive (such as .docx or .epub)",
    b"\x89PNG": "a PNG picture",
    b"\xff\xd8\xff": "a JPEG picture",
    b"GIF8": "a GIF picture",
    b"\xd0\xcf\x11\xe0": "an old Office document",
    b"\x1f\x8b": "a gzip archive",
    b"BZh9": "a bzip2 archive",
    b"\xfd7zXZ": "an xz archive",
    b"\x28\xb5\x2f\xfd": "a zstandard archive",
    b"7z\xbc\xaf": "a 7z archive",
    b"Rar!\x1a": "a RAR archive",
    b"SQLite format 3": "an SQLite database",
    b"{\\rtf": "a rich text document (RTF)",
}
POINTER = "expected a file, found the pointer to one that Git LFS keeps; run `git lfs pull`"
"""What is wrong where `is_pointer` says so."""
_UTF_32 = (codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)
_SAMPLE = 4_000
_MOSTLY = 0.3
"""The share of every second byte that is zero in UTF-16 of most languages, at least."""


def decode(data: bytes) -> tuple[str, None] | tuple[None, tuple[int | None, str]]:
    """Return the text of a file's bytes: UTF-8 with or without a mark, UTF-16 with one.

    Returns:
        `(text, None)`; or `(None, (line, message))` where the bytes are no such text, with the
        1-based line of the first wrong byte where there is one.
    """
    if data.startswith(_UTF_32):
        return None, (None, "expected UTF-8 text, found UTF-32; save the file as UTF-8")
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        try:
            text = data.decode("utf-16")
        except UnicodeDecodeError:
            text = "\0"
        if "\0" in text:
            return None, (
                None,
                "expected UTF-16 text, as the file's first two bytes announce, found bytes that "
                "are none; save the file as UTF-8",
            )
        return text, None
    for start, kind in _BINARY_START.items():
        if data.startswith(start):
            return None, (None, f"expected a text file, found {kind}; save its questions as text")
    if is_pointer(data):
        return None, (None, POINTER)
    if b"\0" in data:
        return None, _with_zeros(data)
    try:
        return data.decode("utf-8-sig"), None
    except UnicodeDecodeError as fault:
        # The fault counts from behind the mark.
        return None, _wrong_byte(fault.object, fault.start)


def is_pointer(data: bytes) -> bool:
    """Say whether a file only says where Git LFS keeps its content."""
    return data.startswith(b"version https://git-lfs")


def _with_zeros(data: bytes) -> tuple[int | None, str]:
    """Return what is wrong with bytes among which there are zeros."""
    sample = data[:_SAMPLE]
    shares = [sample[i::2].count(0) / max(1, len(sample) // 2) for i in (0, 1)]
    if max(shares) > _MOSTLY and min(shares) < 0.1 * max(shares):
        return None, (
            "expected UTF-8 text, found what looks like UTF-16 without its byte order mark; save "
            "the file as UTF-8"
        )
    hint = "if it is UTF-16, save it with a byte order mark or as UTF-8"
    line = _line_at(data, data.index(0))
    return line, f"expected a text file, found binary data (a byte of value zero; {hint})"


def _wrong_byte(data: bytes, at: int) -> tuple[int, str]:
    """Return what is wrong with bytes that are UTF-8 only up to an index."""
    found = (
        f"expected UTF-8 text, found the byte 0x{data[at]:02x}, which UTF-8 does not have here; "
    )
    name = guessed(data)
    if not name and not data[:at].isascii():
        # Text in an old encoding goes wrong at one of its first letters outside of ASCII.
        advice = "what stands before it is UTF-8, so write this place anew"
    else:
        old = f"it is probably {name}" if name else "it may be Windows-1252 or another old encoding"
        advice = f"save the file as UTF-8 ({old})"
    return _line_at(data, at), found + advice


def _line_at(data: bytes, at: int) -> int:
    before = data[:at]
    return before.count(b"\n") + before.count(b"\r") - before.count(b"\r\n") + 1
