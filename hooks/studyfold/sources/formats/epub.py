"""Books (.epub) → Markdown: the chapters in the order in which they are read."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from urllib.parse import unquote

from studyfold.sources.decode import decode
from studyfold.sources.formats.base import Converted, Fault, FormatError
from studyfold.sources.formats.html import picture_faults, render
from studyfold.sources.formats.html_escape import escaped
from studyfold.sources.formats.html_tokens import read_tags
from studyfold.sources.formats.zipped import Archive

__all__ = ["convert"]

_KIND = "a book (.epub)"
_CONTAINER = "META-INF/container.xml"
_ENCRYPTION = "META-INF/encryption.xml"
_LARGEST_LIST = 10_000_000
_LARGEST_TEXT = 40_000_000
_PAGES = ("application/xhtml+xml", "text/html", "text/x-oeb1-document")
_FONTS_ONLY = ("http://www.idpf.org/2008/embedding", "http://ns.adobe.com/pdf/enc#RC")
"""How fonts are scrambled, which keeps nobody from reading."""
_NO_CHAPTERS = ("cover", "toc", "title-page", "titlepage", "copyright-page", "index", "loi", "lot")
_DECLARED = re.compile(rb"<\?xml[^>]{0,200}encoding\s*=\s*[\"']([\w.-]{1,40})")
_ENCODINGS = re.compile(
    r"iso-?8859-\d{1,2}|latin-?1|windows-125\d|cp125\d|us-ascii|shift[_-]jis|gb2312|gbk|gb18030|"
    r"big5|euc-(?:jp|kr)|koi8-[ru]",
    re.IGNORECASE,
)


@dataclass(slots=True)
class _Package:
    """What a book's package document says."""

    title: str = ""
    chapters: list[str] = field(default_factory=list)
    """The names of the files in reading order, each once."""


class _NoTextError(FormatError):
    """A file of the book is no text; `reason` says why."""

    def __init__(self, name: str, reason: str) -> None:
        super().__init__(f"expected {_KIND}, found its file {name[:100]} to be none: {reason}")
        self.reason = reason


def convert(data: bytes) -> Converted:
    """Convert a book; its pictures are left out, their descriptions stay.

    Args:
        data: the bytes of the file.

    Raises:
        FormatError: if it is no such book, if it is protected, or larger than can be read safely.
    """
    archive = Archive(data, _KIND)
    package = _package(archive)
    protected = _protected(archive)
    lines: list[str] = []
    faults: list[Fault] = []
    pictures = 0
    unread: _NoTextError | None = None
    for name in package.chapters:
        if name not in archive.names:
            message = f"the book lists a chapter {name} that is not in it; it is left out"
            faults.append(("warning", "missing-chapter", None, message))
            continue
        if name in protected:
            message = "found a protected one (DRM), which only its own reader can open"
            raise FormatError(f"expected {_KIND}, {message}")
        try:
            text = _text(archive, name)
        except _NoTextError as fault:
            # A page of thousands that was cut off or written badly keeps no other from being read.
            unread = unread or fault
            message = f"the chapter {name[:100]} cannot be read ({fault.reason}); it is left out"
            faults.append(("warning", "missing-chapter", None, message))
            continue
        page = render(text, part=True, pictures=False)
        pictures += page.pictures
        if lines and page.lines:
            lines.append("")
        lines += [line for line, _ in page.lines]
    heading = f"# {escaped(package.title)}"
    if lines and package.title and lines[0] != heading:
        lines = [heading, "", *lines]
    if not lines and unread is not None:
        raise unread
    if not lines:
        message = "expected text in the book, found none; its pages may be pictures"
        faults.append(("warning", "no-text", None, message))
    return Converted(".md", lines, None, (*faults, *picture_faults(pictures, None)))


def _package(archive: Archive) -> _Package:
    """Return what the book says of itself."""
    if _CONTAINER not in archive.names:
        raise FormatError(f"expected {_KIND}, found an archive without {_CONTAINER}")
    place = next(
        (
            attrs["full-path"]
            for name, attrs, _ in read_tags(_text(archive, _CONTAINER, _LARGEST_LIST))
            if name == "rootfile" and attrs.get("full-path")
        ),
        "",
    )
    path = _resolved("", place)
    if path not in archive.names:
        raise FormatError(f"expected {_KIND}, found none of the files that its container names")
    return _read_package(_text(archive, path, _LARGEST_LIST), posixpath.dirname(path))


def _read_package(text: str, folder: str) -> _Package:
    package = _Package()
    items: dict[str, str] = {}
    order: list[str] = []
    others: set[str] = set()
    for name, attrs, said in read_tags(text):
        if name == "title" and not package.title:
            package.title = " ".join(said.split())[:500]
        elif name == "item" and attrs.get("media-type", "").lower() in _PAGES:
            path = _resolved(folder, attrs.get("href", ""))
            items[attrs.get("id", "")] = path
            if "nav" in attrs.get("properties", "").split():
                others.add(path)
        elif name == "itemref":
            order.append(attrs.get("idref", ""))
        elif name == "reference" and attrs.get("type", "").lower() in _NO_CHAPTERS:
            others.add(_resolved(folder, attrs.get("href", "")))
    # A book of one file calls it cover and chapter at once.
    chapters = list(dict.fromkeys(items[one] for one in order if one in items))
    package.chapters = [path for path in chapters if path not in others] or chapters
    return package


def _resolved(folder: str, address: str) -> str:
    """Return the name in the archive that an address in a file of some folder leads to."""
    path = unquote(address.partition("#")[0])
    return posixpath.normpath(posixpath.join(folder, path)) if path else ""


def _protected(archive: Archive) -> frozenset[str]:
    """Return the names of the files that cannot be read without a key."""
    if _ENCRYPTION not in archive.names:
        return frozenset()
    return frozenset(_encrypted(_text(archive, _ENCRYPTION, _LARGEST_LIST)))


def _encrypted(text: str) -> Iterator[str]:
    method = ""
    for name, attrs, _ in read_tags(text):
        if name == "encryptionmethod":
            method = attrs.get("algorithm", "")
        elif name == "cipherreference" and method not in _FONTS_ONLY:
            yield _resolved("", attrs.get("uri", ""))


def _text(archive: Archive, name: str, limit: int = _LARGEST_TEXT) -> str:
    """Return the text of a file in the book."""
    data = archive.read(name, limit)
    text, fault = decode(data)
    if text is not None:
        return text
    declared = _DECLARED.match(data)
    encoding = declared[1].decode("ascii") if declared else ""
    if _ENCODINGS.fullmatch(encoding):
        return data.decode(encoding, errors="replace")
    raise _NoTextError(name, fault[1] if fault else "")
