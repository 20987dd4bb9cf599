"""Where a plain line's question ends: on the same line, or on one of the next."""

from __future__ import annotations

import re

from studyfold.layouts.asking import asks
from studyfold.layouts.page import Page
from studyfold.layouts.vocabulary import ANSWER_WORDS, alternatives

__all__ = ["continued", "split_line"]

_END = re.compile(r"[?？؟][\"'”’)*_]*\s+(?:[-–—:]\s+|<br\s*/?>\s*)?(?=\S)")
# Each run of white space is looked at once, and never given back.
_LABEL = re.compile(
    rf"(?<!\s)\s++(?:<br\s*/?>\s*)?(?:\*\*|"
    rf"__)?(?:{alternatives(w for w in ANSWER_WORDS if len(w) > 1 or not w.isascii())})"
    r"(?![^\W\d_])(?:\*\*|__)?\s*(?:[:：]|[.–—-]+(?=\s))\s*(?:\*\*|__)?\s*",
    re.IGNORECASE,
)
_ARROW = re.compile(
    r"(?<!\s)\s++(?:[-–—=]{1,2}>|→|➜|➔|⇒)\s*(?=\S)|(?<=[?？])\s+[-–—]{1,2}\s+(?=\S)"
)
_BOLD = re.compile(r"(\*\*|__)(?=\S)(?:(?!\1).)+\1")
_LETTER = re.compile(r"(?<=[?？])\s+(?:\*\*|__)?A(?:\*\*|__)?\s*[:：]\s*(?:\*\*|__)?\s*(?=\S)")
_BREAK = re.compile(r"(?<!\s)\s*+<br\s*/?>\s*", re.IGNORECASE)
_SPLITTING = ":：.<>→➜➔⇒–—-"
_MAY_SPLIT = re.compile(f"[?？؟{_SPLITTING}]")
"""What every place has at which a line can be split; most questions have it at their end only."""
_MOST_LINES = 4
_LONGEST_STEM = 12
"""Lines that a case may take above the options to choose from."""


def split_line(text: str) -> tuple[str, str]:
    """Split a line into its question and what stands behind its question mark.

    What follows counts as an answer only if it asks nothing itself and is more than a remark.
    """
    if text[-1:] not in _SPLITTING and not _MAY_SPLIT.search(text, 0, len(text) - 1):
        return text, ""
    label = _LABEL.search(text, 0, 2_000) or _LETTER.search(text, 0, 2_000)
    if label and label.start() and text[label.end() :].strip():
        question = _BREAK.sub(" ", text[: label.start()]).strip().removesuffix("**").strip()
        return question, text[label.end() :]
    cut = _BREAK.search(text)
    if cut and asks(text[: cut.start()]) >= 0.9 and text[cut.end() :].strip():
        return text[: cut.start()], text[cut.end() :]
    arrow = _ARROW.search(text, 0, 2_000)
    if arrow and arrow.start() and "`" not in text[arrow.start() :]:
        question, said = text[: arrow.start()], text[arrow.end() :]
        if asks(question) >= 0.5:
            return question, said
    ends = list(_END.finditer(text[:2_000]))
    if not ends:
        return text, ""
    match = ends[-1]
    question, rest = text[: match.end()].strip(), text[match.end() :].strip()
    question = re.sub(r"(?<!\s)\s++[-–—:]$", "", _BREAK.sub("", question))
    if _BOLD.fullmatch(rest):
        return question, rest
    if len(rest.split()) < 3 or rest[0] in "([<{*_\"'" or asks(rest) >= 0.5:
        return text, ""
    return question, rest


def continued(page: Page, index: int, text: str) -> tuple[str, int]:
    """Return a plain question that may go on over lines, and the index of the line after it.

    It goes on only to a question mark that ends one of the next lines of its paragraph, or to
    the options to choose from.
    """
    if not _goes_on(page, index + 1):
        return text, index + 1
    if len(text) >= 25 and asks(text) < 0.9:
        stop = index + 2
        while stop < min(index + _LONGEST_STEM, len(page)) and _goes_on(page, stop):
            if page.options_below(stop) or page.label_in(stop, stop + 1, True):
                break
            stop += 1
        if page.options_below(stop) and not page.label_in(index + 1, stop, True):
            return " ".join([text, *(line.body for line in page.lines[index + 1 : stop])]), stop
    if len(text) < 25 or text.endswith((".", ":", "!", "。")) or asks(text) == 1:
        return text, index + 1
    parts = [text]
    for below in range(index + 1, min(index + _MOST_LINES, len(page))):
        line = page.lines[below]
        if not _goes_on(page, below) or page.label_in(below, below + 1, True):
            break
        if page.options_below(below):
            break
        parts.append(line.body)
        if line.body.rstrip("*_ ").endswith(("?", "？", "؟")):
            return " ".join(parts), below + 1
        if line.body.endswith((".", ":", "!", "。")):
            break
    return text, index + 1


def _goes_on(page: Page, index: int) -> bool:
    """Say whether a line opens with no sign, so that it may go on with the sentence above."""
    shape = page.shapes[index] if index < len(page) else None
    return shape is not None and not shape.signs and page.lines[index].kind == "text"
