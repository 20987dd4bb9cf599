"""Vectors of words and word pieces, for where no sentence model is to be had."""

from __future__ import annotations

import math
import zlib
from collections import Counter
from collections.abc import Sequence

import numpy as np

from studyfold.encode.base import Vectors, normalised
from studyfold.text import words

__all__ = ["TfidfEncoder"]

_DIMENSIONS = 4096


class TfidfEncoder:
    """TF-IDF over words and their four-letter beginnings, hashed into a fixed width.

    The weight of a feature with count c in a text, found in df of n texts, is
    (1 + ln c) · (ln((1 + n) / (1 + df)) + 1): sublinear tf with smoothed idf (Manning, Raghavan
    and Schütze, Introduction to Information Retrieval, 6.4). Features share dimensions with the
    signed hashing trick (Weinberger et al., 2009).
    """

    name = "TF-IDF (no sentence model)"
    key = "tfidf-1"
    semantic = False

    def encode(self, texts: Sequence[str]) -> Vectors:
        """Return one row for each text; shape (len(texts), 4096). The idf is that of `texts`."""
        counted = [Counter(_features(text)) for text in texts]
        documents = Counter(feature for counts in counted for feature in counts)
        rows = np.zeros((len(texts), _DIMENSIONS), dtype=np.float32)
        for row, counts in zip(rows, counted, strict=True):
            for feature, count in sorted(counts.items()):
                idf = math.log((1 + len(texts)) / (1 + documents[feature])) + 1
                code = zlib.crc32(feature.encode())
                sign = 1 if code & 1 else -1
                row[(code >> 1) % _DIMENSIONS] += sign * (1 + math.log(count)) * idf
        return normalised(rows)


def _features(text: str) -> list[str]:
    """Return the words of a text and the stems that stand in for inflections."""
    found = words(text)
    return found + [f"{word[:4]}-" for word in found if len(word) > 4]
