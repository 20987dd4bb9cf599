"""The word of an answer, and the reason behind it."""

from __future__ import annotations

import re
from typing import Literal

__all__ = ["VerdictError", "verdict"]

_LONGEST_REASON = 300
_WORDS = r"same|different|s|d|differ|identical|distinct"
_SAME = frozenset(("same", "s", "identical"))
_OPENING = re.compile(r"(?:(?:they|these|it|both)(?:'re| are| is|'s)? )?(?:the )?", re.IGNORECASE)
_VERDICT = re.compile(
    rf"(?P<word>(?:not (?:the )?same|{_WORDS}))(?![\w'])(?P<rest>.*)", re.I | re.S
)
_OTHER = re.compile(
    rf"\s*(?:[/|,]|\bor\b|\band\b)?\s*(?:or\s+)?(?:{_WORDS})(?![\w'-])\s*(?:$|[.!,;?])", re.I
)
_BOTH = re.compile(rf"\s*(?:/|\||\bor\b|\band\b)\s*(?:{_WORDS})(?![\w'])", re.IGNORECASE)
_SKIPPED = re.compile(
    r"(?:skip(?:ped)?|n|unsure|not sure|uncertain|undecided|unknown|cannot tell|can't tell|n/?a|"
    r"tbd|none|empty)?[\s\W]*",
    re.IGNORECASE,
)


class VerdictError(Exception):
    """What was found in the place of an answer."""


def verdict(text: str) -> tuple[Literal["same", "different"], str] | None:
    """Return what an answer says, with its reason; None where it leaves the pair open.

    Raises:
        VerdictError: where it says both, or something else.
    """
    bare = text.strip().strip("\"'[](){}<>.,;:!→ ").strip()
    if not bare or _SKIPPED.fullmatch(bare):
        return None
    found = _VERDICT.match(bare, _end(bare))
    if found is None:
        raise VerdictError(f"expected 'same' or 'different', found '{_short(text)}'")
    word, rest = found["word"].lower(), found["rest"]
    if _BOTH.match(rest) or _OTHER.match(rest):
        raise VerdictError(f"expected 'same' or 'different', found both: '{_short(text)}'")
    if rest.startswith("?") or (rest[:1] == "-" and rest[1:2].isalpha()):
        raise VerdictError(f"expected 'same' or 'different', found '{_short(text)}'")
    why = rest.strip("\"'[](){}<>.,;:!=-–—→ \t").strip()
    return ("same" if word in _SAME else "different"), why[:_LONGEST_REASON]


def _end(text: str) -> int:
    """Return where the words end that may stand before an answer's own."""
    opening = _OPENING.match(text)
    return opening.end() if opening else 0


def _short(text: str) -> str:
    bare = " ".join(text.split())
    return bare if len(bare) <= 60 else f"{bare[:59]}…"
