"""Word documents become Markdown; broken and hostile ones are refused in plain words."""

from __future__ import annotations

import io
import sys
import zipfile
from collections.abc import Mapping

import pytest

from studyfold.sources.formats import docx, zipped
from studyfold.sources.formats.base import FormatError
from studyfold.sources.formats.docx import convert

MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
MATH = "http://schemas.openxmlformats.org/officeDocument/2006/math"
DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/main"
PLACED = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
LINKS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
SPACES = (
    f'xmlns:w="{MAIN}" xmlns:m="{MATH}" xmlns:a="{DRAWING}" xmlns:wp="{PLACED}" xmlns:r="{LINKS}"'
)

FRAME = {
    "[Content_Types].xml": f'<Types xmlns="{PACKAGE}/content-types"/>',
    "_rels/.rels": (
        f'<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="r1" '
        f'Type="{LINKS}/officeDocument" Target="word/document.xml"/></Relationships>'
    ),
    "word/_rels/document.xml.rels": (
        f'<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="p1" '
        f'Type="{LINKS}/image" Target="media/image1.png"/></Relationships>'
    ),
    "word/numbering.xml": (
        f'<w:numbering {SPACES}><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0">'
        '<w:numFmt w:val="decimal"/></w:lvl></w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>'
    ),
    "word/styles.xml": f"<w:styles {SPACES}>"
    + "".join(
        f'<w:style w:type="paragraph" w:styleId="{name.replace(" ", "")}"><w:name w:val="{name}"/>'
        "</w:style>"
        for name in ("Title", "heading 2", "Code")
    )
    + "</w:styles>",
}
PICTURE = (
    '<w:p><w:r><w:drawing><wp:inline><wp:docPr id="1" name="x" descr="A map"/><a:graphic>'
    '<a:graphicData><pic:pic xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture">'
    '<pic:blipFill><a:blip r:embed="p1"/></pic:blipFill></pic:pic></a:graphicData></a:graphic>'
    "</wp:inline></w:drawing></w:r></w:p>"
)


def paragraph(text: str, style: str = "", *, bold: bool = False, numbered: bool = False) -> str:
    """Return a paragraph as Word writes it."""
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    number = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>' if numbered else ""
    heavy = "<w:rPr><w:b/></w:rPr>" if bold else ""
    return (
        f"<w:p><w:pPr>{named}{number}</w:pPr>"
        f'<w:r>{heavy}<w:t xml:space="preserve">{text}</w:t></w:r></w:p>'
    )


def document(body: str, others: Mapping[str, str | bytes] | None = None) -> bytes:
    """Return a Word document's bytes."""
    file = io.BytesIO()
    main = f"<w:document {SPACES}><w:body>{body}</w:body></w:document>"
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in (FRAME | {"word/document.xml": main} | dict(others or {})).items():
            archive.writestr(name, content)
    return file.getvalue()


def refusal(data: bytes) -> str:
    """Return why a file is refused; empty where it is not."""
    try:
        convert(data)
    except FormatError as fault:
        return fault.message
    return ""


def test_a_document_is_written_as_a_person_would_write_it() -> None:
    """Its title, headings, bold paragraphs, numbered questions and code."""
    body = [
        paragraph("Quiz", "Title"),
        paragraph("Why?", "heading2"),
        paragraph("So &amp; so."),
        paragraph("Bold?", bold=True),
        paragraph("x = 1", "Code"),
        paragraph("  y = 2", "Code"),
    ]

    assert convert(document("".join(body))).lines == [
        *("# Quiz", "", "## Why?", "", "So & so.", "", "**Bold?**", ""),
        *("```", "x = 1", "  y = 2", "```"),
    ]


def test_numbered_questions_count_on_behind_their_answers() -> None:
    """For Word they are one list, though the answers stand between its items."""
    body = "".join(paragraph(f"{word}?", numbered=True) + paragraph("So.") for word in "AB")

    assert convert(document(body)).lines == ["1. A?", "", "So.", "", "2. B?", "", "So."]


def test_a_document_has_no_lines() -> None:
    """So nothing in it has a place."""
    converted = convert(document(paragraph("Why?", "heading2")))

    assert (converted.suffix, converted.origin, converted.faults) == (".md", None, ())


def test_pictures_leave_their_descriptions() -> None:
    """And are counted; their bytes are never looked at."""
    converted = convert(document(PICTURE * 2, {"word/media/image1.png": b"no picture"}))

    assert converted.lines == ["A map", "", "A map"]
    assert [(fault[0], fault[1], fault[3][:10]) for fault in converted.faults] == [
        ("info", "pictures-left-out", "2 pictures")
    ]


def test_formulas_are_reported() -> None:
    """They are lost, so that an answer could be wrong without anybody knowing."""
    body = paragraph("Why?") + "<w:p><m:oMath><m:r><m:t>x</m:t></m:r></m:oMath></w:p>"

    assert [fault[1] for fault in convert(document(body)).faults] == ["formulas-left-out"]


def test_an_empty_document_is_reported() -> None:
    """There is nothing to read in it."""
    assert [fault[1] for fault in convert(document("")).faults] == ["no-text"]


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "found no archive that can be opened"),
        (b"PK\x03\x04 cut", "found no archive that can be opened"),
        (document(paragraph("x"))[:400], "found no archive that can be opened"),
        (document("<w:p>"), "found a damaged one (mismatched tag"),
        (document("", {"word/document.xml": b"\xff\xfe\x00"}), "found a damaged one"),
        (document("<w:sdt><w:sdtContent>" * 5_000), "found a damaged one"),
        (
            document("", {"word/document.xml": '<!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>'}),
            "found word/document.xml with a document type of its own",
        ),
        (
            document("", {"word/a.xml": '<!DOCTYPE x [<!ENTITY a "b">]><x/>'.encode("utf-16")}),
            "found word/a.xml with a document type of its own",
        ),
    ],
)
def test_what_is_no_document_is_refused(data: bytes, reason: str) -> None:
    """The message says what was expected and what was found."""
    message = refusal(data)

    assert message.startswith("expected a Word document (.docx), found ")
    assert reason in message


def test_another_archive_is_refused() -> None:
    """A spreadsheet is an archive of the same kind."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("[Content_Types].xml", "")
        archive.writestr("xl/workbook.xml", "")

    assert "found another archive; save it from Word as .docx" in refusal(file.getvalue())


def test_a_document_that_unpacks_to_far_too_much_is_refused() -> None:
    """A thousand times its size is no text but an attack."""
    data = document("", {"word/zeros.bin": b"\0" * (zipped._SMALL + 1)})

    assert "which is not read for safety" in refusal(data)


def test_a_document_with_too_much_text_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """Reading it would take minutes."""
    monkeypatch.setattr(docx, "_LARGEST_TEXT", 1_000)

    assert "at most 1,000 are read: split it" in refusal(document(paragraph("x")))


def test_without_its_package_the_message_says_how_to_install_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The package is an extra, since few need it."""
    monkeypatch.setitem(sys.modules, "mammoth", None)

    assert 'pip install "studyfold[office]"' in refusal(document(paragraph("x")))
