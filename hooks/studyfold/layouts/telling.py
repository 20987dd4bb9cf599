"""Which lines may open with a word that tells what they are; most do not, which is seen at once."""

from __future__ import annotations

import string
from collections.abc import Sequence

from studyfold.layouts.keys import KEYS
from studyfold.layouts.labels import LABELS
from studyfold.layouts.remarks import SPEAKERS
from studyfold.layouts.scan import Line
from studyfold.layouts.vocabulary import may_open

__all__ = ["telling"]

_WORDS = LABELS.either(KEYS).either(SPEAKERS)
_SIGNS = f"{string.punctuation} \t•–"


def telling(lines: Sequence[Line]) -> list[int]:
    """Return the indexes of the lines that may label an answer, name a speaker or open a key."""
    return [
        index
        for index, line in enumerate(lines)
        if line.kind in ("text", "heading") and may_open(line.body.lstrip(_SIGNS), _WORDS)
    ]
