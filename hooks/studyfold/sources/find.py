"""Paths → documents: finds the sets' files and reads them."""

from __future__ import annotations

import os
import stat
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path, PurePath, PurePosixPath

from studyfold.model import Diagnostic, Document
from studyfold.sources.convert import BINARY, READABLE, TEXT, converted, suffix_of
from studyfold.sources.decode import POINTER, decode, is_pointer
from studyfold.sources.formats.base import Converted, FormatError
from studyfold.sources.minified import LOOSE, broken
from studyfold.text import Slugs, slugify

__all__ = ["DEEPEST", "LARGEST", "MOST_FILES", "MOST_LINES", "collect", "read_beside"]

LARGEST = 200_000_000
"""Bytes of a file that is read."""
MOST_LINES = 2_000_000
"""Lines of a text that is read: each takes memory of its own, however short it is."""
MOST_FILES = 20_000
"""Files and folders that a folder of sets, with its sub-folders, may hold."""
DEEPEST = 50
"""How deep folders may lie within a folder of sets."""
_SIDECAR = ".layout"
"""What the name of a file ends in that names the layout of the file beside it."""
_LONGEST_NAME = 200
_UNSHOWN = {"Cc", "Cs", "Zl", "Zp"}
_TURNING = frozenset("\u200e\u200f\u061c\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
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
            message = f"expected a file or a folder of sets, found {_instead(place)}"
            notes.append(Diagnostic("error", "missing-path", shown, None, message))
            continue
        for path, name in found.items():
            real = _real(path)
            files[real] = min(name, files.get(real, name))
    documents: list[Document] = []
    stems = Slugs()
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
    notes: list[Diagnostic] = []
    return _text(path, shown, notes), tuple(notes)


def _below(folder: Path, shown: str, skip: set[Path], notes: list[Diagnostic]) -> dict[Path, str]:
    """Return the readable files of a folder with their shown paths, noting the others."""
    inside = _real(folder)
    found: dict[Path, str] = {}

    def label(path: str | Path) -> str:
        return _shown(PurePosixPath(shown) / Path(path).relative_to(folder).as_posix())

    def unreadable(fault: OSError) -> None:
        message = f"cannot be read ({fault.strerror or fault})"
        notes.append(Diagnostic("error", "unreadable", label(fault.filename), None, message))

    seen = 0
    for current, folders, names in os.walk(folder, onerror=unreadable):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        seen += len(names) + len(folders)
        if seen > MOST_FILES:
            message = (
                f"expected at most {MOST_FILES:,} files and folders in it and below it, found "
                "more; the rest is not read: give the sub-folders that hold sets"
            )
            notes.append(Diagnostic("error", "too-many-files", shown, None, message))
            break
        if folders and len(Path(current).relative_to(folder).parts) >= DEEPEST:
            message = f"expected at most {DEEPEST} folders within each other, found more in it"
            notes.append(Diagnostic("error", "too-deep", label(current), None, message))
            folders.clear()
        # Linked folders come among the folders but are not walked; they may only lead within.
        held = frozenset(names)
        links = [name for name in folders if os.path.islink(os.path.join(current, name))]
        for name in sorted([*names, *links]):
            path = Path(current) / name
            suffix = path.suffix.lower()
            if name.startswith(".") or name in _OURS or _real(path) in skip or suffix in _BESIDE:
                continue
            if suffix == _SIDECAR and name.removesuffix(_SIDECAR) in held:
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
                message = f"expected a file, found {_instead(path)}"
                notes.append(Diagnostic("error", "unreadable", label(path), None, message))
            else:
                found[path] = label(path)
    return found


def _real(path: Path) -> Path:
    """Return where a path leads; `Path.resolve` would raise at links that lead in a circle."""
    return Path(os.path.realpath(path))


def _shown(path: PurePath) -> str:
    """Return a path for people: with forward slashes, and `?` for what is no text in its name.

    Neither is what acts on a terminal: line ends, escapes, signs that turn the text around.
    """
    return "".join(
        "?" if unicodedata.category(sign) in _UNSHOWN or sign in _TURNING else sign
        for sign in path.as_posix()
    )


def _instead(path: Path) -> str:
    """Say what stands where a file was expected."""
    try:
        found = path.lstat()
    except (OSError, ValueError):
        return "nothing there"
    if not stat.S_ISLNK(found.st_mode):
        return "a special file (a pipe, a socket or a device)"
    # A link to a pipe leads somewhere.
    return "a link to a special file" if os.path.exists(path) else "a link that leads nowhere"


def _read(path: Path, shown: str, stems: Slugs, notes: list[Diagnostic]) -> Document | None:
    """Return one file as a document, or None with a note that says why not."""
    suffix = PurePosixPath(shown).suffix.lower()
    content = _bytes(path, shown, notes) if suffix in BINARY else _text(path, shown, notes)
    if content is None:
        return None
    if isinstance(content, bytes) and is_pointer(content):
        notes.append(Diagnostic("error", "not-text", shown, None, POINTER))
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
    suffix = suffix if isinstance(content, bytes) else suffix_of(suffix, content)
    if suffix not in TEXT and suffix not in BINARY:
        return _as_it_is(Document(shown, stem, suffix, source, layout=layout), notes)
    result = _converted(suffix, content, shown, notes)
    if result is None or not _few_lines(len(result.lines), shown, notes):
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


def _as_it_is(document: Document, notes: list[Diagnostic]) -> Document | None:
    """Return a document that needs no conversion but that its folds stand on lines of their own."""
    parted = broken(document.lines) if document.suffix in LOOSE else None
    if parted is None:
        return document
    lines, origin = parted
    if not _few_lines(len(lines), document.path, notes):
        return None
    source = document.lines
    return replace(document, lines=tuple(lines), origin=tuple(origin), source=source)


def _split(text: str) -> list[str]:
    # Only these end a line for an editor; str.splitlines knows more (form feeds, U+2028).
    return text.replace("\r\n", "\n").replace("\r", "\n").split("\n")


def _bytes(path: Path, shown: str, notes: list[Diagnostic]) -> bytes | None:
    """Return the content of a file, or None with a note that says why not."""
    try:
        with path.open("rb") as file:
            size = os.fstat(file.fileno()).st_size
            data = file.read(min(size, LARGEST) + 1)
            if size < len(data) <= LARGEST:
                # It grows while it is read, or the system does not know its size.
                data += file.read(LARGEST + 1 - len(data))
    except OSError as fault:
        message = f"cannot be read ({fault.strerror or fault})"
        notes.append(Diagnostic("error", "unreadable", shown, None, message))
        return None
    if len(data) <= LARGEST:
        return data
    found = f"one of {size // 1_000_000:,} MB" if size > LARGEST else "a larger one"
    _too_large(f"a file of at most {LARGEST // 1_000_000:,} MB, found {found}", shown, notes)
    return None


def _text(path: Path, shown: str, notes: list[Diagnostic]) -> str | None:
    """Return the text of a file, or None with a note that says why not."""
    data = _bytes(path, shown, notes)
    if data is None:
        return None
    text, fault = decode(data)
    if text is None:
        notes.append(Diagnostic("error", "not-text", shown, *(fault or (None, ""))))
        return None
    count = text.count("\n") + text.count("\r") - text.count("\r\n") + 1
    return text if _few_lines(count, shown, notes) else None


def _few_lines(count: int, shown: str, notes: list[Diagnostic]) -> bool:
    if count > MOST_LINES:
        _too_large(f"a text of at most {MOST_LINES:,} lines, found {count:,}", shown, notes)
    return count <= MOST_LINES


def _too_large(what: str, shown: str, notes: list[Diagnostic]) -> None:
    message = f"expected {what}; split it into several files"
    notes.append(Diagnostic("error", "too-large", shown, None, message))


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
    # No name is as long; a message would hold all of it.
    return " ".join((text or "")[:_LONGEST_NAME].split())
