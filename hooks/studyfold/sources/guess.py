"""The old encoding that bytes are probably in, where what they would say leaves little doubt."""

from __future__ import annotations

import codecs
import re

__all__ = ["guessed"]

_SAMPLE = 100_000
"""Bytes that are looked at."""
_FEWEST = 20
"""Bytes, or signs, outside of ASCII from which on their frequencies tell something."""

# Of each language the signs that make a large part of any text of it.
_CHINESE = "的一是不了在有人我他这中大为上个国到说们以时要就出会可也你对生能而子"
_TRADITIONAL = "的一是不了在有人我他這中大為上個國到說們以時要就出會可也你對生能而子"
_KOREAN = "이다는의에을를가고하은한로도"
_KANA = "".join(map(chr, range(0x3041, 0x30FF)))
_ASIAN = (
    ("cp932", "Shift-JIS", _KANA, 0.2),
    ("euc_jp", "EUC-JP", _KANA, 0.2),
    ("gb18030", "GBK", _CHINESE, 0.12),
    ("big5", "Big5", _TRADITIONAL, 0.12),
    ("cp949", "EUC-KR", _KOREAN, 0.15),
)
"""Codec, name, usual signs, and the least share that these have of all signs outside of ASCII."""

_RUN = re.compile(rb"[\x80-\xff]+")
_COMMON = b"\xee\xe5\xe0\xe8\xed\xf2"
"""The most common letters of Cyrillic texts in Windows-1251."""
_COMMON_KOI = b"\xcf\xc5\xc1\xc9\xce\xd4"
"""The same in KOI8-R."""


def guessed(data: bytes) -> str:
    """Return the name of the encoding that bytes are probably in; empty where that is not sure.

    Args:
        data: bytes that are no UTF-8.
    """
    sample = data[:_SAMPLE]
    runs = _RUN.findall(sample)
    high = b"".join(runs)
    if len(high) < _FEWEST:
        return ""
    for codec, name, usual, least in _ASIAN:
        if _share(sample, codec, usual) >= least:
            return name
    # Letters stand side by side where the whole alphabet lies outside of ASCII.
    if len(high) >= 3 * len(runs):
        for name, common, small in (
            ("Windows-1251", _COMMON, range(0xE0, 0x100)),
            ("KOI8-R", _COMMON_KOI, range(0xC0, 0xE0)),
        ):
            letters = sum(high.count(byte) for byte in small)
            most = sum(high.count(byte) for byte in common)
            if letters >= 0.7 * len(high) and most >= 0.35 * len(high):
                return name
    return ""


def _share(sample: bytes, codec: str, usual: str) -> float:
    """Return the share of usual signs among those outside of ASCII, 0 where bytes are no text."""
    try:
        # The sample may end within a sign.
        text = codecs.getincrementaldecoder(codec)().decode(sample)
    except UnicodeDecodeError:
        return 0.0
    signs = [sign for sign in text if not sign.isascii()]
    if len(signs) < _FEWEST // 2:
        return 0.0
    return sum(sign in usual for sign in signs) / len(signs)
