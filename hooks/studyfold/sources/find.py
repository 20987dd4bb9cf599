"""Paths → documents: finds the sets' files and reads them."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from pathlib import Path, PurePath, PurePosixPath

from studyfold.model import Diagnostic, Document
from studyfold.sources.convert import BINARY, READABLE, TEXT, converted
from studyfold.sources.decode import decode
from studyfold.sources.formats.base import Converted, FormatError
from studyfold.text import slugify

__all__ = ["collect", "read_beside"]

_SIDECAR = ".layout"
"""What the name of a file ends in that names the layout of the file beside it."""
_OURS = {"decisions.yml", "ledger.json", "topics.yml"}
_BESIDE = {".avif", ".gif", ".jpeg", ".jpg", ".png", ".svg", ".webp"}


def collect(
    paths: Sequence[str], root: Path, own: Iterable[Path] = ()
) -> tuple[tuple[Document, ...], tuple[Diagnostic, ...]]:
    """Read every set's file below some paths.

    Args:
        paths: files and folders, as they were given; a folder is searched with its sub-folders.
        root: the folder that relative paths count from.
        own: files that are no sets though they lie among them (the ledger, the topics file).

    Returns:
        The documents in the order of their paths, however `paths` was ordered, and what could not
        be read.
    """
    skip = {_real(path) for path in own}
    files: dict[Path, str] = {}
    notes: list[Diagnostic] = []
    for given in paths:
        shown = _shown(Path(given))
        place = root / given
        # Unlike those of pathlib, these say no where a path cannot even be looked up.
        if os.path.isdir(place):
            found = _below(place, shown, skip, notes)
            if not found:
                message = f"the folder holds no set (a file ending in {', '.join(READABLE)})"
                notes.append(Diagnostic("error", "empty-folder", shown, None, message))
        elif os.path.isfile(place):
            found = {place: shown}
        else:
            message = "expected a file or a folder of sets, found nothing there"
            notes.append(Diagnostic("error", "missing-path", shown, None, message))
            continue
        for path, name in found.items():
            real = _real(path)
            files[real] = min(name, files.get(real, name))
    documents: list[Document] = []
    stems: set[str] = set()
    for path, shown in sorted(files.items(), key=lambda pair: (pair[1], str(pair[0]))):
        document = _read(path, shown, stems, notes)
        if document is not None:
            stems.add(document.stem)
            documents.append(document)
    return tuple(documents), tuple(notes)


def read_beside(path: Path, shown: str) -> tuple[str | None, tuple[Diagnostic, ...]]:
    """Return the text of a file that stands beside the sets; nothing where there is none.

    Args:
        path: the file.
        shown: its name for messages.
    """
    if not os.path.isfile(path):
        return None, ()
    try:
        text, fault_at = decode(path.read_bytes())
    except OSError as fault:
        message = f"cannot be read ({fault.strerror or fault})"
        return None, (Diagnostic("error", "unreadable", shown, None, message),)
    if fault_at is None:
        return text, ()
    return None, (Diagnostic("error", "not-text", shown, *fault_at),)


def _below(folder: Path, shown: str, skip: set[Path], notes: list[Diagnostic]) -> dict[Path, str]:
    """Return the readable files of a folder with their shown paths, noting the others."""
    inside = _real(folder)
    found: dict[Path, str] = {}

    def label(path: str | Path) -> str:
        return _shown(PurePosixPath(shown) / Path(path).relative_to(folder).as_posix())

    def unreadable(fault: OSError) -> None:
        message = f"cannot be read ({fault.strerror or fault})"
        notes.append(Diagnostic("error", "unreadable", label(fault.filename), None, message))

    for current, folders, names in os.walk(folder, onerror=unreadable):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        # Linked folders come among the folders but are not walked; they may only lead within.
        links = [name for name in folders if os.path.islink(os.path.join(current, name))]
        for name in sorted([*names, *links]):
            path = Path(current) / name
            suffix = path.suffix.lower()
            if name.startswith(".") or name in _OURS or _real(path) in skip or suffix in _BESIDE:
                continue
            if suffix == _SIDECAR and name.removesuffix(_SIDECAR) in names:
                continue
            if not _real(path).is_relative_to(inside):
                message = f"the link leads out of the folder {shown}; it is not followed"
                notes.append(Diagnostic("error", "outside", label(path), None, message))
            elif name in links:
                continue
            elif suffix not in READABLE:
                message = f"not read: files ending in {', '.join(READABLE)} are read as sets"
                notes.append(Diagnostic("warning", "unread-file", label(path), None, message))
            elif not os.path.isfile(path):
                message = "expected a file, found a link that leads nowhere or a special file"
                notes.append(Diagnostic("error", "unreadable", label(path), None, message))
            else:
                found[path] = label(path)
    return found


def _real(path: Path) -> Path:
    """Return where a path leads; `Path.resolve` would raise at links that lead in a circle."""
    return Path(os.path.realpath(path))


def _shown(path: PurePath) -> str:
    """Return a path for people: with forward slashes, and `?` for what is no text in its name."""
    return path.as_posix().encode(errors="replace").decode()


def _read(path: Path, shown: str, stems: set[str], notes: list[Diagnostic]) -> Document | None:
    """Return one file as a document, or None with a note that says why not."""
    suffix = PurePosixPath(shown).suffix.lower()
    content: str | bytes | None
    if suffix in BINARY:
        content = _bytes(path, shown, notes)
    else:
        content, faults = read_beside(path, shown)
        notes += faults
    if content is None:
        return None
    if not content.strip():
        notes.append(Diagnostic("error", "empty-set", shown, None, "the set is empty"))
        return None
    name = PurePosixPath(shown)
    stem = slugify(name.stem)
    for parent in reversed(name.parent.parts):
        if stem not in stems:
            break
        stem = slugify(f"{parent}-{stem}")
    stem = slugify(stem, stems)
    layout = _layout(path, shown, notes)
    source = () if isinstance(content, bytes) else tuple(_split(content))
    if suffix not in TEXT and suffix not in BINARY:
        return Document(shown, stem, suffix, source, layout=layout)
    result = _converted(suffix, content, shown, notes)
    if result is None:
        return None
    return Document(
        shown,
        stem,
        result.suffix,
        tuple(result.lines),
        origin=None if result.origin is None else tuple(result.origin),
        source=source if result.origin is not None else None,
        layout=layout,
        placeless=result.origin is None,
    )


def _split(text: str) -> list[str]:
    # Only these end a line for an editor; str.splitlines knows more (form feeds, U+2028).
    return text.replace("\r\n", "\n").replace("\r", "\n").split("\n")


def _bytes(path: Path, shown: str, notes: list[Diagnostic]) -> bytes | None:
    try:
        return path.read_bytes()
    except OSError as fault:
        message = f"cannot be read ({fault.strerror or fault})"
        notes.append(Diagnostic("error", "unreadable", shown, None, message))
        return None


def _converted(
    suffix: str, content: str | bytes, shown: str, notes: list[Diagnostic]
) -> Converted | None:
    try:
        result = converted(suffix, content)
    except FormatError as fault:
        notes.append(Diagnostic("error", "format", shown, fault.line, fault.message))
        return None
    for level, code, line, message in result.faults:
        notes.append(Diagnostic(level, code, shown, line, message))
    return result


def _layout(path: Path, shown: str, notes: list[Diagnostic]) -> str:
    """Return the layout that the file beside a set names, empty where there is none."""
    text, faults = read_beside(path.with_name(path.name + _SIDECAR), shown + _SIDECAR)
    notes += faults
    return " ".join((text or "").split())
