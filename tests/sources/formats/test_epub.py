"""Books become Markdown, chapter by chapter; protected and broken ones are refused."""

from __future__ import annotations

import io
import struct
import zipfile
from collections.abc import Mapping

import pytest

from studyfold.sources.formats import zipped
from studyfold.sources.formats.base import FormatError
from studyfold.sources.formats.epub import convert
from studyfold.sources.formats.zipped import Archive

CONTAINER = (
    '<?xml version="1.0"?><container xmlns="urn:oasis:names:tc:opendocument:xmlns:container">'
    '<rootfiles><rootfile full-path="OEBPS/book.opf"/></rootfiles></container>'
)
PAGE = (
    '<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"><head><title>T</title></head>'
)


def archive(files: Mapping[str, str | bytes]) -> bytes:
    """Return an archive's bytes."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in files.items():
            made.writestr(name, content)
    return file.getvalue()


def package(items: str, spine: str, more: str = "") -> str:
    """Return a book's package document."""
    return (
        '<package xmlns:dc="http://purl.org/dc/elements/1.1/"><metadata>'
        "<dc:title>My\n Book</dc:title>"
        f"</metadata><manifest>{items}</manifest><spine>{spine}</spine>{more}</package>"
    )


def item(name: str, href: str, more: str = "") -> str:
    """Return a page in a book's manifest."""
    return f'<item id="{name}" href="{href}" media-type="application/xhtml+xml" {more}/>'


def book(
    pages: Mapping[str, str | bytes],
    others: Mapping[str, str | bytes] | None = None,
    more: str = "",
) -> bytes:
    """Return a book of some pages, in their order."""
    items = "".join(item(f"i{n}", href) for n, href in enumerate(pages))
    spine = "".join(f'<itemref idref="i{n}"/>' for n in range(len(pages)))
    files: dict[str, str | bytes] = {
        "META-INF/container.xml": CONTAINER,
        "OEBPS/book.opf": package(items, spine, more),
        **{f"OEBPS/{name}": content for name, content in pages.items()},
        **(others or {}),
    }
    return archive(files)


def refusal(data: bytes) -> str:
    """Return why a file is refused; empty where it is not."""
    try:
        convert(data)
    except FormatError as fault:
        return fault.message
    return ""


def test_chapters_are_read_in_their_order() -> None:
    """That of the spine, not of the names; each chapter once; the title comes first."""
    spine = '<itemref idref="b"/><itemref idref="a"/><itemref idref="b"/><itemref idref="none"/>'
    data = archive(
        {
            "META-INF/container.xml": CONTAINER,
            "OEBPS/book.opf": package(item("a", "a.xhtml") + item("b", "t%20b.xhtml#x"), spine),
            "OEBPS/a.xhtml": f"{PAGE}<body><h2>Why?</h2><p>So.<br/>Yes.</p></body></html>",
            "OEBPS/t b.xhtml": f"{PAGE}<body><p>First</p></body></html>",
        }
    )
    converted = convert(data)

    assert converted.lines == ["# My Book", "", "First", "", "## Why?", "", "So.  ", "Yes."]
    assert (converted.suffix, converted.origin, converted.faults) == (".md", None, ())


def test_what_leads_to_chapters_is_no_chapter() -> None:
    """The cover and the tables of contents, new style and old."""
    pages = {name: f"{PAGE}<body><p>{name}</p></body>" for name in ("nav", "toc", "cover", "one")}
    items = "".join(item(n, n, "properties='nav'" if n == "nav" else "") for n in pages)
    spine = "".join(f'<itemref idref="{name}"/>' for name in pages)
    guide = (
        '<guide><reference type="toc" href="toc"/><reference type="cover" href="cover"/></guide>'
    )
    data = archive(
        {
            "META-INF/container.xml": CONTAINER,
            "OEBPS/book.opf": package(items, spine, guide),
            **{f"OEBPS/{name}": text for name, text in pages.items()},
        }
    )

    assert convert(data).lines == ["# My Book", "", "one"]


def test_pages_are_read_as_xml() -> None:
    """Empty elements, sections of characters and entities of the page's own."""
    page = (
        '<!DOCTYPE html [<!ENTITY bomb "x">]>\n<html><body><a id="x"/><script src="s.js"/>'
        "<p>a &bomb; b</p><pre><![CDATA[if (a < b && c)]]></pre></body></html>"
    )

    assert convert(book({"a": page})).lines[2:] == [
        "a \\&bomb; b",
        "",
        "```",
        "if (a < b && c)",
        "```",
    ]


def test_pictures_leave_their_descriptions() -> None:
    """And are counted, since their addresses lead into the book."""
    converted = convert(book({"a": '<p>x <img src="p.png" alt="Map"/></p>'}))

    assert converted.lines[2:] == ["x Map"]
    assert [fault[:3] for fault in converted.faults] == [("info", "pictures-left-out", None)]


def test_a_missing_chapter_is_reported() -> None:
    """The others are read; nothing outside of the archive ever is."""
    pages = {"a": "<p>x</p>"}
    spine = '<itemref idref="o"/><itemref idref="a"/>'
    others = {
        "OEBPS/book.opf": package(item("a", "a") + item("o", "../../../etc/passwd"), spine),
    }
    converted = convert(book(pages, others))

    assert converted.lines == ["# My Book", "", "x"]
    assert [fault[:2] for fault in converted.faults] == [("warning", "missing-chapter")]


def test_a_chapter_that_is_no_text_is_named_and_the_others_are_read() -> None:
    """One broken page keeps nobody from reading the book."""
    converted = convert(book({"a": "<p>x</p>", "b": b"<p>\xff</p>", "c": b"\0\1", "d": "<p>y</p>"}))
    message = (
        "the chapter OEBPS/b cannot be read (expected UTF-8 text, found the byte 0xff, which UTF-8 "
        "does not have here; save the file as UTF-8 (it may be Windows-1252 or another old "
        "encoding)); it is left out"
    )

    assert converted.lines == ["# My Book", "", "x", "", "y"]
    assert [fault[1] for fault in converted.faults] == ["missing-chapter"] * 2
    assert converted.faults[0] == ("warning", "missing-chapter", None, message)


def test_a_book_of_pictures_is_reported() -> None:
    """There is nothing to read in it."""
    converted = convert(book({"a": f"{PAGE}<body><img src='p.png'/></body>"}))

    assert converted.lines == []
    assert [fault[1] for fault in converted.faults] == ["no-text", "pictures-left-out"]


def test_old_encodings_are_read_where_they_are_declared() -> None:
    """Books from before UTF-8."""
    page = '<?xml version="1.0" encoding="windows-1252"?><p>“é”</p>'.encode("cp1252")

    assert convert(book({"a": page})).lines[2:] == ["“é”"]


def encryption(algorithm: str) -> dict[str, str]:
    """Return what says that a page is encrypted."""
    text = (
        f'<encryption><enc:EncryptedData><enc:EncryptionMethod Algorithm="{algorithm}"/>'
        '<enc:CipherData><enc:CipherReference URI="OEBPS/a"/></enc:CipherData>'
        "</enc:EncryptedData></encryption>"
    )
    return {"META-INF/encryption.xml": text}


def test_a_protected_book_is_refused() -> None:
    """Only its own reader has the key; scrambled fonts are no protection."""
    pages = {"a": "<p>x</p>"}
    locked = encryption("http://www.w3.org/2001/04/xmlenc#aes128-cbc")

    assert "found a protected one (DRM)" in refusal(book(pages, locked))
    assert refusal(book(pages, encryption("http://www.idpf.org/2008/embedding"))) == ""


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "found no archive that can be opened"),
        (archive({"a.txt": "x"}), "found an archive without META-INF/container.xml"),
        (
            archive({"META-INF/container.xml": "<x/>"}),
            "found none of the files that its container names",
        ),
        (
            archive({"META-INF/container.xml": '<rootfile full-path="../../x.opf"/>'}),
            "found none of the files that its container names",
        ),
        (book({"a": b"\xff\xff"}), "found its file OEBPS/a to be none: expected UTF-8 text"),
    ],
)
def test_what_is_no_book_is_refused(data: bytes, reason: str) -> None:
    """The message says what was expected and what was found."""
    assert refusal(data) == "" or refusal(data).startswith("expected a book (.epub), ")
    assert reason in refusal(data)


# Archives.


def broken(data: bytes, name: str) -> str:
    """Return why a file in an archive is refused."""
    try:
        Archive(data, "a box").read(name, 100)
    except FormatError as fault:
        return fault.message
    return ""


def test_a_file_is_read_by_its_whole_name() -> None:
    """And folders are no files."""
    opened = Archive(archive({"a/": "", "a/b": "content"}), "a box")

    assert (opened.names, opened.size("a/b"), opened.read("a/b")) == (("a/b",), 7, b"content")


def test_a_file_larger_than_allowed_is_refused() -> None:
    """Whatever the archive says about its size."""
    data = archive({"a": b"x" * 101})
    lying = data.replace(struct.pack("<I", 101), struct.pack("<I", 99))

    assert "to be of more than 100 bytes" in broken(data, "a")
    assert "damaged" in broken(lying, "a")


def test_a_file_that_is_not_there_or_cannot_be_read_is_refused() -> None:
    """With its name, as far as it can be shown."""
    data = bytearray(archive({"a": "content"}))
    locked = bytes(data).replace(
        b"PK\x01\x02\x14\x03\x14\x00\x00", b"PK\x01\x02\x14\x03\x14\x00\x01"
    )
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_LZMA) as made:
        made.writestr("a", "content")

    assert broken(bytes(data), "b\n") == "expected a box, found no file b? in it"
    assert "found a encrypted; save it without a password" in broken(locked, "a")
    assert "packed in a way that is not read" in broken(file.getvalue(), "a")


def test_an_archive_of_too_many_files_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """No book has as many."""
    monkeypatch.setattr(zipped, "_MOST_MEMBERS", 1)

    assert "found 2 files in it; at most 1 are read" in broken(archive({"a": "", "b": ""}), "a")


def test_all_that_is_read_of_an_archive_is_limited(monkeypatch: pytest.MonkeyPatch) -> None:
    """However often the same file is read."""
    monkeypatch.setattr(zipped, "_LARGEST", 150)
    opened = Archive(archive({"a": b"x" * 100}), "a box")
    opened.read("a", 100)

    with pytest.raises(FormatError, match="to be of more than 50 bytes"):
        opened.read("a", 100)
