"""Anki packages (.apkg): the notes of a deck, one JSON object a line."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Mapping

import zstandard

from studyfold.sources.formats.base import Converted, FormatError
from studyfold.sources.formats.collection import HINT, Note, notes_of
from studyfold.sources.formats.zipped import ZIP_FAULTS, ZIP_METHODS

__all__ = ["LARGEST", "convert"]

LARGEST = 200_000_000
"""Bytes that a collection may have once it is unpacked."""

_WINDOW = 1 << 27
"""Bytes that zstandard may ask for as its window; more is no collection of Anki's."""
_COLLECTIONS = ("collection.anki21b", "collection.anki21", "collection.anki2")
"""The newest first: a new export's older ones only hold a note that asks to update Anki."""


def convert(data: bytes) -> Converted:
    """Return the notes of a package as JSON lines.

    Each has the fields of its note type, and `id`, `tags`, `deck` and `notetype`. Nothing is ever
    written to a disk.

    Raises:
        FormatError: where the bytes are no package, or more than can be read safely.
    """
    name, packed = _collection(data)
    database = _unpacked(packed) if name == _COLLECTIONS[0] else packed
    notes = notes_of(database)
    lines = [json.dumps(_record(note), ensure_ascii=False) for note in notes]
    # Escapes could not be written as text: `sources` only hands on what UTF-8 has.
    clean = [line.encode(errors="replace").decode() for line in lines]
    return Converted(".jsonl", clean, None)


def _record(note: Note) -> dict[str, object]:
    """Return a note as a record; a field that is called like one of ours keeps its name."""
    fields: dict[str, object] = {}
    for name, value in note.fields:
        shown = name
        while shown in fields:
            shown += "_"
        fields[shown] = value
    own: Mapping[str, object] = {
        "id": note.guid,
        "tags": list(note.tags),
        "deck": note.deck,
        "notetype": note.kind,
    }
    taken = {name.casefold() for name in fields}
    fields |= {name: told for name, told in own.items() if name not in taken}
    return fields


def _collection(data: bytes) -> tuple[str, bytes]:
    """Return the name and the bytes of the package's newest collection."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            held = {info.filename: info for info in package.infolist()}
            name = next((name for name in _COLLECTIONS if name in held), None)
            if name is None:
                found = ", ".join(sorted(held)[:3]) or "nothing"
                raise FormatError(
                    f"expected an Anki package with a {_COLLECTIONS[-1]} in it, found {found}; "
                    f"{HINT}"
                )
            info = held[name]
            if info.compress_type not in ZIP_METHODS:
                raise FormatError(f"{name} is packed in a way that Anki does not use; {HINT}")
            if info.file_size > LARGEST:
                raise _too_large(name)
            with package.open(info) as member:
                # What an archive declares need not be so.
                content = member.read(LARGEST + 1)
    except FormatError:
        raise
    except ZIP_FAULTS as fault:
        raise FormatError(
            f"expected an Anki package, which is a ZIP archive, found something else or a damaged "
            f"one ({fault}); {HINT}"
        ) from None
    if len(content) > LARGEST:
        raise _too_large(name)
    return name, content


def _unpacked(packed: bytes) -> bytes:
    """Return the database of a new export, which is packed once more."""
    name = _COLLECTIONS[0]
    try:
        declared = zstandard.frame_content_size(packed)
        if declared > LARGEST:
            raise _too_large(name)
        unpacker = zstandard.ZstdDecompressor(max_window_size=_WINDOW)
        with unpacker.stream_reader(packed) as stream:
            content = stream.read(LARGEST + 1)
    except zstandard.ZstdError as fault:
        raise FormatError(
            f"expected zstandard data in {name}, found something else ({fault}); {HINT}"
        ) from None
    if len(content) > LARGEST:
        raise _too_large(name)
    return content


def _too_large(name: str) -> FormatError:
    return FormatError(
        f"{name} has more than {LARGEST // 1_000_000} MB once unpacked, more than is read; export "
        "its decks one by one"
    )
