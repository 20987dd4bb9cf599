"""Paths → documents: finds the sets' files and reads them."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from pathlib import Path, PurePosixPath

from studyfold.model import Diagnostic, Document
from studyfold.sources.decode import decode
from studyfold.text import slugify

__all__ = ["READABLE", "collect", "read_beside"]

READABLE = (".json", ".markdown", ".md", ".txt")
"""The file name endings that are read as sets."""

_OURS = {"decisions.yml", "ledger.json", "topics.yml"}
_BESIDE = {".gif", ".jpeg", ".jpg", ".png", ".svg", ".webp"}


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
    skip = {path.resolve() for path in own}
    files: dict[Path, str] = {}
    notes: list[Diagnostic] = []
    for given in paths:
        shown = PurePosixPath(Path(given).as_posix()).as_posix()
        place = root / given
        if place.is_dir():
            found = _below(place, shown, skip, notes)
            if not found:
                message = f"the folder holds no set (a file ending in {', '.join(READABLE)})"
                notes.append(Diagnostic("error", "empty-folder", shown, None, message))
        elif place.is_file():
            found = {place: shown}
        else:
            message = "expected a file or a folder of sets, found nothing there"
            notes.append(Diagnostic("error", "missing-path", shown, None, message))
            continue
        for path, name in found.items():
            files.setdefault(path.resolve(), name)
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
    if not path.is_file():
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
    inside = folder.resolve()
    found: dict[Path, str] = {}
    for current, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            path = Path(current) / name
            label = str(PurePosixPath(shown) / path.relative_to(folder).as_posix())
            suffix = path.suffix.lower()
            if name.startswith(".") or name in _OURS or path.resolve() in skip or suffix in _BESIDE:
                continue
            if not path.resolve().is_relative_to(inside):
                message = f"the link leads out of the folder {shown}; it is not followed"
                notes.append(Diagnostic("error", "outside", label, None, message))
            elif suffix not in READABLE:
                message = f"not read: files ending in {', '.join(READABLE)} are read as sets"
                notes.append(Diagnostic("warning", "unread-file", label, None, message))
            else:
                found[path] = label
    return found


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
    parents = PurePosixPath(shown).parent.parts
    stem = slugify(path.stem)
    for parent in reversed(parents):
        if stem not in stems:
            break
        stem = slugify(f"{parent}-{stem}")
    return Document(shown, slugify(stem, stems), path.suffix.lower(), tuple(lines))
