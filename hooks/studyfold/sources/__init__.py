"""Files → text with line numbers: the only reader of sets on the disk."""

from __future__ import annotations

from studyfold.sources.attachments import (
    ATTACHABLE,
    attach,
    contents,
    is_attached,
    still_unread,
)
from studyfold.sources.convert import READABLE
from studyfold.sources.decode import decode
from studyfold.sources.find import collect, read_beside

__all__ = [
    "ATTACHABLE",
    "READABLE",
    "attach",
    "collect",
    "contents",
    "decode",
    "is_attached",
    "read_beside",
    "still_unread",
]
