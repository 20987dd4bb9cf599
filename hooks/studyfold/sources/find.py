"""Paths → documents: finds the sets' files and reads them."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from pathlib import Path, PurePath, PurePosixPath

from studyfold.model import Diagnostic, Document
from studyfold.sources.decode import decode
from studyfold.text import slugify

__all__ = ["READABLE", "collect", "read_beside"]

READABLE = (".json", ".markdown", ".md", ".txt")
"""The file name endings that are read as sets."""

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
    text, faults = read_beside(path, shown)
    notes += faults
    if text is None:
        return None
    if not text.strip():
        notes.append(Diagnostic("error", "empty-set", shown, None, "the set is empty"))
        return None
    # Only these end a line for an editor; str.splitlines knows more (form feeds, U+2028).
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    name = PurePosixPath(shown)
    stem = slugify(name.stem)
    for parent in reversed(name.parent.parts):
        if stem not in stems:
            break
        stem = slugify(f"{parent}-{stem}")
    return Document(shown, slugify(stem, stems), name.suffix.lower(), tuple(lines))
