"""Addresses in sets → the files on the disk that the site copies, or why it does not."""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath
from urllib.parse import unquote

from studyfold.model import Attachment, Diagnostic, Document, Item
from studyfold.sources.mentions import first_mentions
from studyfold.text import slugify

__all__ = ["ATTACHABLE", "attach", "contents", "is_attached", "still_unread"]

_FOLDER = "assets/sets"
_MEGABYTES = 20
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")
_SCRIPTED = {".htm", ".html", ".svg", ".svgz", ".xhtml", ".xml"}
_SHOWN_LENGTH = 120


def attach(
    items: Iterable[Item],
    documents: Iterable[Document],
    targets: Callable[[Item], Iterable[str]],
    paths: Iterable[str],
    root: Path,
) -> tuple[tuple[Attachment, ...], tuple[Diagnostic, ...]]:
    """Find the files that items refer to by addresses relative to their sets.

    A file must lie in a folder of sets that was given and holds the set, or beside the set where
    only the set itself was given.

    Args:
        items: what may refer to files in its question and answer.
        documents: the documents that the items are from.
        targets: returns the addresses in an item that may lead to files, each once.
        paths: files and folders of sets, as they were given.
        root: the folder that relative paths count from.

    Returns:
        The files, each once for each way in which a set calls it, and a warning for each item's
        address that leads to none.
    """
    known = {document.path: document for document in documents}
    search = _Search(
        root,
        folders=tuple(_real(root / path) for path in paths if os.path.isdir(root / path)),
        sets=frozenset(_real(root / path) for path in known),
    )
    found: dict[tuple[str, str], Attachment | Diagnostic | None] = {}
    notes: list[Diagnostic] = []
    for item in items:
        faults: dict[str, Diagnostic] = {}
        for target in targets(item):
            place = (item.path, target)
            if place not in found:
                found[place] = search.find(*place)
            fault = found[place]
            if isinstance(fault, Diagnostic):
                faults[target] = fault
        if faults:
            document = known[item.path]
            lines = _lines(item, document.source or document.lines, faults)
            notes += [replace(fault, line=lines[target]) for target, fault in faults.items()]
    kept = (one for one in found.values() if isinstance(one, Attachment))
    return tuple(sorted(kept, key=lambda one: (one.path, one.target))), tuple(notes)


def contents(attachments: Iterable[Attachment]) -> dict[str, bytes]:
    """Return the content of each copy by its path below docs/."""
    return {one.uri: one.file.read_bytes() for one in attachments}


def still_unread(
    notes: Iterable[Diagnostic], attachments: Iterable[Attachment], root: Path
) -> tuple[Diagnostic, ...]:
    """Return notes without those on files that are no sets because a set refers to them."""
    used = {one.file for one in attachments}
    return tuple(
        note
        for note in notes
        if not (note.code == "unread-file" and note.path and _real(root / note.path) in used)
    )


def is_attached(document: Document, attachments: Iterable[Attachment], root: Path) -> bool:
    """Say whether a set refers to a document's file."""
    return _real(root / document.path) in {one.file for one in attachments}


@dataclass(frozen=True, slots=True)
class _Search:
    root: Path
    folders: tuple[Path, ...]
    sets: frozenset[Path]

    def find(self, path: str, target: str) -> Attachment | Diagnostic | None:
        """Return the file that a set's address leads to, a warning, or None where all is well.

        All is well with an address inside the document and with one of another set: what it names
        stands elsewhere on the site.
        """

        def refused(why: str) -> Diagnostic:
            message = f"{_shown(name)} is not copied but shown as its text: {why}"
            return Diagnostic("warning", "refused-file", path, None, message)

        address = target.partition("#")[0].partition("?")[0]
        name = unquote(address)
        if not name:
            return None
        if _SCHEME.match(address) or name.startswith(("/", "\\")):
            return refused("expected a path that counts from the set's folder")
        folder = _real((self.root / path).parent)
        try:
            file = _real(folder / name)
        except ValueError:  # A character that no file's name can have.
            return _missing(path, name)
        if not any(file.is_relative_to(one) for one in self._allowed(path, folder)):
            return refused("it lies outside of the folder of sets")
        if file in self.sets:
            return None
        if not os.path.lexists(file):
            return _missing(path, name)
        suffix = PurePosixPath(name).suffix.lower()
        if not os.path.isfile(file):
            return refused("expected a file, found a folder or a special file")
        if suffix in _SCRIPTED:
            return refused("SVG and HTML can carry scripts; save it as a PNG or PDF file")
        if suffix not in _KINDS:
            return refused(f"only files ending in {', '.join(ATTACHABLE)} are")
        try:
            with file.open("rb") as stream:
                data = stream.read(_MEGABYTES * 10**6 + 1)
        except OSError as fault:
            return refused(f"it cannot be read ({fault.strerror or fault})")
        if len(data) > _MEGABYTES * 10**6:
            return refused(f"it is larger than {_MEGABYTES} MB")
        if not _KINDS[suffix](data):
            return refused(f"its content is not what {suffix} says")
        digest = hashlib.sha256(data).hexdigest()[:8]
        uri = f"{_FOLDER}/{digest}-{slugify(PurePosixPath(name).stem)}{suffix}"
        return Attachment(path, target, uri, file)

    def _allowed(self, path: str, folder: Path) -> Sequence[Path]:
        place = _real(self.root / path)
        return [one for one in self.folders if place.is_relative_to(one)] or [folder]


def _missing(path: str, name: str) -> Diagnostic:
    message = f"expected a file {_shown(name)}, found none; it is shown as its text"
    return Diagnostic("warning", "missing-file", path, None, message)


def _lines(item: Item, lines: Sequence[str], targets: Iterable[str]) -> dict[str, int | None]:
    """Return the lines of an item where targets stand, its first one where that cannot be told."""
    forms = {target: (target, unquote(target)) for target in targets}
    if item.line is None or item.end_line is None:
        return dict.fromkeys(forms, item.line)
    written = (form for both in forms.values() for form in both)
    at = first_mentions(lines[item.line - 1 : item.end_line], written)
    return {
        target: item.line + min((at[form] for form in both if form in at), default=0)
        for target, both in forms.items()
    }


def _shown(name: str) -> str:
    """Return a name as people can read it, without what would act on their terminal."""
    kept = "".join(sign if sign.isprintable() else "?" for sign in name)
    return kept if len(kept) <= _SHOWN_LENGTH else f"{kept[:_SHOWN_LENGTH]}…"


def _real(path: Path) -> Path:
    """Return where a path leads; `Path.resolve` would raise at links that lead in a circle."""
    return Path(os.path.realpath(path))


def _is_picture(data: bytes) -> bool:
    return (
        data.startswith((b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"GIF87a", b"GIF89a"))
        or (data[:4] == b"RIFF" and data[8:12] == b"WEBP")
        or (data[4:8] == b"ftyp" and (b"avif" in data[8:40] or b"avis" in data[8:40]))
    )


def _is_pdf(data: bytes) -> bool:
    return data.startswith(b"%PDF-")


def _is_zip(data: bytes) -> bool:
    return data.startswith((b"PK\x03\x04", b"PK\x05\x06"))


def _is_text(data: bytes) -> bool:
    return b"\0" not in data or data.startswith((b"\xff\xfe", b"\xfe\xff"))


_KINDS: dict[str, Callable[[bytes], bool]] = {
    # A picture of one kind that bears another's ending is common, and browsers show it.
    **dict.fromkeys((".avif", ".gif", ".jpeg", ".jpg", ".png", ".webp"), _is_picture),
    ".csv": _is_text,
    ".pdf": _is_pdf,
    ".txt": _is_text,
    ".zip": _is_zip,
}
ATTACHABLE = tuple(sorted(_KINDS))
"""The file name endings of what sets can refer to."""
