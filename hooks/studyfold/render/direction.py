"""In which direction a text is written, and by which signs: browsers choose both by attributes."""

from __future__ import annotations

import unicodedata

__all__ = ["direction", "language", "writing"]

# Signs that Chinese, Japanese and Korean write differently under one number.
_KANA = ("HIRAGANA", "KATAKANA")


def direction(text: str) -> str:
    """Return `rtl` for a text that is mostly written from right to left, else nothing.

    The first letter alone, by which browsers would judge, is often that of a name in Latin letters.
    """
    kinds = [unicodedata.bidirectional(c) for c in text]
    right = sum(kind in ("R", "AL") for kind in kinds)
    # A word of Latin letters has more of them than one of Hebrew or Arabic.
    return "rtl" if right and 2 * right >= kinds.count("L") else ""


def language(text: str) -> str:
    """Return the language of a text whose signs several languages write in their own way."""
    if text.isascii():
        return ""
    names = [unicodedata.name(c, "").split(" ", 1)[0] for c in text if ord(c) > 0x10FF]
    counts = {name: names.count(name) for name in ("HANGUL", *_KANA, "CJK")}
    if counts["HANGUL"] > counts["CJK"]:
        return "ko"
    if 4 * sum(counts[name] for name in _KANA) > counts["CJK"]:
        return "ja"
    return "zh" if 4 * counts["CJK"] > sum(c.isalpha() for c in text) else ""


def writing(text: str) -> str:
    """Return the attributes of an element that holds a text, with a blank before each."""
    if text.isascii():
        return ""
    found = {"dir": direction(text), "lang": language(text)}
    return "".join(f' {name}="{value}"' for name, value in found.items() if value)
