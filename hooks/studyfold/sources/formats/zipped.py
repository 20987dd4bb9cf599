"""Reads single files out of a zip archive, however large they claim to be or are."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib

from studyfold.sources.formats.base import FormatError

__all__ = ["ZIP_FAULTS", "ZIP_METHODS", "Archive"]

_MOST_MEMBERS = 20_000
_LARGEST = 200_000_000
"""Bytes that all of an archive may unpack to."""
_USUAL_RATIO = 200
"""XML packs to a twentieth of its size, seldom to a hundredth; a bomb to a thousandth."""
_SMALL = 20_000_000
"""Bytes that are harmless however well they were packed."""
ZIP_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
ZIP_FAULTS = (
    EOFError,
    IndexError,
    NotImplementedError,
    OSError,
    OverflowError,
    RuntimeError,
    ValueError,
    struct.error,
    zipfile.BadZipFile,
    zlib.error,
)
"""What `zipfile` raises for archives that are broken or encrypted."""


class Archive:
    """A zip archive in memory. Nothing is ever written to the disk, so names are only names."""

    def __init__(self, data: bytes, kind: str) -> None:
        """Open an archive.

        Args:
            data: the bytes of the file.
            kind: what the file should be, for messages: `a Word document`.

        Raises:
            FormatError: if it is no archive, or would unpack to more than can be read safely.
        """
        self._kind = kind
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
            self._members = {info.filename: info for info in self._zip.infolist()}
        except ZIP_FAULTS as fault:
            raise self._broken(f"found no archive that can be opened ({fault})") from fault
        size = sum(info.file_size for info in self._zip.infolist())
        count = len(self._zip.infolist())
        if count > _MOST_MEMBERS:
            raise self._broken(f"found {count:,} files in it; at most {_MOST_MEMBERS:,} are read")
        if size > _LARGEST or (size > _SMALL and size > _USUAL_RATIO * len(data)):
            found = f"found {len(data):,} bytes that unpack to {size:,}"
            raise self._broken(f"{found}, which is not read for safety")
        self._left = _LARGEST

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the files in the archive, folders left out."""
        return tuple(name for name, info in self._members.items() if not info.is_dir())

    def size(self, name: str) -> int:
        """Return how many bytes a file unpacks to; 0 where there is none of that name."""
        info = self._members.get(name)
        return info.file_size if info else 0

    def read(self, name: str, limit: int = _LARGEST) -> bytes:
        """Return the content of a file.

        Args:
            name: its whole name in the archive.
            limit: how many bytes it may have.

        Raises:
            FormatError: if there is no such file, or it is encrypted, broken or too large.
        """
        info = self._members.get(name)
        if info is None:
            raise self._broken(f"found no file {_shown(name)} in it")
        if info.flag_bits & 1:
            raise self._broken(f"found {_shown(name)} encrypted; save it without a password")
        if info.compress_type not in ZIP_METHODS:
            raise self._broken(f"found {_shown(name)} packed in a way that is not read")
        limit = min(limit, self._left)
        if info.file_size > limit:
            raise self._broken(f"found {_shown(name)} to be of more than {limit:,} bytes")
        try:
            with self._zip.open(info) as member:
                content = member.read(limit + 1)
        except ZIP_FAULTS as fault:
            raise self._broken(f"found {_shown(name)} damaged ({fault})") from fault
        if len(content) > limit:
            raise self._broken(f"found {_shown(name)} to be of more than {limit:,} bytes")
        self._left -= len(content)
        return content

    def _broken(self, found: str) -> FormatError:
        return FormatError(f"expected {self._kind}, {found}")


def _shown(name: str) -> str:
    """Return a name for messages: one short line of signs that can be seen."""
    return "".join(sign if sign.isprintable() else "?" for sign in name[:100])
