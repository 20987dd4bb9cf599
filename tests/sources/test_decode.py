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
    b"SQLite format 3\0": "an SQLite database",
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


@pytest.mark.parametrize(
    "data", [b"What\0is", "What is it?".encode("utf-16-le"), b"\0" * 9], ids=repr
)
def test_bytes_of_value_zero_are_no_text(data: bytes) -> None:
    """UTF-16 without its mark is told what it lacks."""
    hint = "if it is UTF-16, save it with a byte order mark or as UTF-8"

    assert decode(data) == (None, (None, f"expected a text file, found binary data ({hint})"))


@pytest.mark.parametrize(
    "data",
    [
        codecs.BOM_UTF16_LE + b"odd",
        codecs.BOM_UTF16_BE + b"\xd8\x00\x00x",
        codecs.BOM_UTF16_LE + b"\0\0",
        "UTF-32".encode("utf-32"),
    ],
    ids=["an odd byte", "half a character", "the sign zero", "UTF-32"],
)
def test_what_only_begins_like_utf_16_is_refused(data: bytes) -> None:
    """The mark promises UTF-16; bytes that break the promise are not guessed at."""
    message = "expected UTF-16 text, as the file's first two bytes announce"

    assert decode(data) == (None, (None, message))


@usual
@given(st.binary() | st.sampled_from(sorted(BINARY)).flatmap(lambda start: st.just(start + b"x")))
def test_any_bytes_give_either_text_or_a_message(data: bytes) -> None:
    """Nothing raises, and nothing is both."""
    text, fault = decode(data)

    assert (text is None) == (fault is not None)
