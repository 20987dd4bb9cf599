"""Bytes become text, or a message that says what they are and where they go wrong."""

from __future__ import annotations

import codecs

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from studyfold.sources import decode

usual = settings(deadline=None, derandomize=True, max_examples=100)

BINARY = {
    b"%PDF-1.7\n": "a PDF",
    b"PK\x03\x04\x14": "a ZIP archive (such as .docx or .epub)",
    b"\x89PNG\r\n\x1a\n": "a PNG picture",
    b"\xff\xd8\xff\xe0": "a JPEG picture",
    b"GIF89a": "a GIF picture",
    b"\xd0\xcf\x11\xe0\xa1": "an old Office document",
    b"\x1f\x8b\x08": "a gzip archive",
    b"BZh91AY": "a bzip2 archive",
    b"\xfd7zXZ\0": "an xz archive",
    b"\x28\xb5\x2f\xfd": "a zstandard archive",
    b"7z\xbc\xaf\x27": "a 7z archive",
    b"Rar!\x1a\x07": "a RAR archive",
    b"SQLite format 3\0": "an SQLite database",
    b"{\\rtf1": "a rich text document (RTF)",
}


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
@usual
@given(text=st.text(st.characters(exclude_characters="\0\ufeff", exclude_categories=["Cs"])))
def test_text_is_read_in_each_encoding_that_shows_itself(text: str, encoding: str) -> None:
    """UTF-8 with and without a mark and UTF-16 with one give the text that was written."""
    assert decode(text.encode(encoding)) == (text, None)


def test_utf_16_is_read_in_either_order_of_its_bytes() -> None:
    """The mark at the beginning says which byte comes first, and is no part of the text."""
    little = decode(codecs.BOM_UTF16_LE + "é\n".encode("utf-16-le"))
    big = decode(codecs.BOM_UTF16_BE + "é\n".encode("utf-16-be"))

    assert (little, big) == (("é\n", None), ("é\n", None))


@pytest.mark.parametrize("mark", [b"", codecs.BOM_UTF8], ids=["bare", "marked"])
@pytest.mark.parametrize("end", [b"\n", b"\r\n", b"\r"], ids=["LF", "CRLF", "CR"])
def test_a_wrong_byte_is_named_with_its_line(mark: bytes, end: bytes) -> None:
    """Lines count as an editor counts them, whatever ends them and with a mark before them."""
    text, fault = decode(mark + b"one" + end + b"two" + end + b"Caf\xe9 three" + end)

    assert (text, fault) == (
        None,
        (
            3,
            "expected UTF-8 text, found the byte 0xe9, which UTF-8 does not have here; "
            "save the file as UTF-8 (it may be Windows-1252 or another old encoding)",
        ),
    )


@pytest.mark.parametrize("start", BINARY, ids=BINARY.values())
def test_a_known_kind_of_binary_file_is_called_by_its_name(start: bytes) -> None:
    """The first bytes tell a picture from an archive."""
    message = f"expected a text file, found {BINARY[start]}; save its questions as text"

    assert decode(start) == (None, (None, message))


@pytest.mark.parametrize("data", [b"Who?\n\nWhat\0is", b"Who?\r\n\r\n\0\0\0"], ids=repr)
def test_bytes_of_value_zero_are_no_text(data: bytes) -> None:
    """The line of the first is named, and what such a file may be."""
    hint = "if it is UTF-16, save it with a byte order mark or as UTF-8"
    message = f"expected a text file, found binary data (a byte of value zero; {hint})"

    assert decode(data) == (None, (3, message))


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf_16_without_its_mark_is_told_what_it_lacks(encoding: str) -> None:
    """Every second byte of it is zero, in most languages."""
    message = (
        "expected UTF-8 text, found what looks like UTF-16 without its byte order mark; save the "
        "file as UTF-8"
    )

    assert decode("What is it?\n\nAn “answer”.".encode(encoding)) == (None, (None, message))


@pytest.mark.parametrize("mark", [codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE], ids=["LE", "BE"])
def test_utf_32_is_named(mark: bytes) -> None:
    """Though one of its marks begins like that of UTF-16."""
    message = "expected UTF-8 text, found UTF-32; save the file as UTF-8"

    assert decode(mark + b"\0\0\0a") == (None, (None, message))


@pytest.mark.parametrize(
    "data",
    [codecs.BOM_UTF16_LE + b"odd", codecs.BOM_UTF16_BE + b"\xd8\x00\x00x", b"\xff\xfea\0\0\0"],
    ids=["an odd byte", "half a character", "the sign zero"],
)
def test_what_only_begins_like_utf_16_is_refused(data: bytes) -> None:
    """The mark promises UTF-16; bytes that break the promise are not guessed at."""
    message = (
        "expected UTF-16 text, as the file's first two bytes announce, found bytes that are none; "
        "save the file as UTF-8"
    )

    assert decode(data) == (None, (None, message))


def test_one_wrong_byte_in_utf_8_is_no_old_encoding() -> None:
    """A text that was UTF-8 up to there was damaged or put together from two."""
    text, fault = decode("Café?\n\nÉtè ".encode() + b"\xe9.\n")

    assert (text, fault) == (
        None,
        (
            3,
            "expected UTF-8 text, found the byte 0xe9, which UTF-8 does not have here; what "
            "stands before it is UTF-8, so write this place anew",
        ),
    )


def test_a_pointer_of_git_lfs_is_told_how_to_become_a_file() -> None:
    """Where the large files of a repository were not fetched."""
    message = "expected a file, found the pointer to one that Git LFS keeps; run `git lfs pull`"

    assert decode(b"version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 1\n") == (
        None,
        (None, message),
    )


@usual
@given(st.binary() | st.sampled_from(sorted(BINARY)).flatmap(lambda start: st.just(start + b"x")))
def test_any_bytes_give_either_text_or_a_message(data: bytes) -> None:
    """Nothing raises, and nothing is both."""
    text, fault = decode(data)

    assert (text is None) == (fault is not None)
