"""Acronyms and their long forms, learnt from the collection's own text."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping

__all__ = ["expand", "learn"]

# Words are taken whole (`\b`, `*+`): otherwise a long row of letters could be cut into words in
# any number of ways, and each would be tried.
_INTRODUCED = re.compile(r"((?:\b[A-Za-z]\w*+[-\s]++){1,7})\(\s*([A-Z][A-Za-z0-9]{1,7}?)s?\s*\)")
_REVERSED = re.compile(r"\b([A-Z][A-Z0-9]{1,7})s?\s*\(\s*((?:[A-Za-z]\w*+[-\s]*+){2,7})\)")
_SMALL = {"a", "an", "and", "for", "in", "of", "on", "or", "the", "to", "with"}


def learn(texts: Iterable[str]) -> dict[str, str]:
    """Return acronyms with the long form that a collection gives them, both in lower case.

    "Long Short-Term Memory (LSTM)" and "LSTM (long short-term memory)" count. An acronym with
    several long forms is left out unless one of them is given at least three times as often as
    any other: an abbreviation that means two things must not make them the same.
    """
    seen: dict[str, Counter[str]] = defaultdict(Counter)
    for text in texts:
        for long, short in _INTRODUCED.findall(text):
            _note(seen, long, short)
        for short, long in _REVERSED.findall(text):
            _note(seen, long, short)
    learnt: dict[str, str] = {}
    for short, forms in sorted(seen.items()):
        ranked = sorted(forms.items(), key=lambda pair: (-pair[1], pair[0]))
        if len(ranked) == 1 or ranked[0][1] >= 3 * ranked[1][1]:
            learnt[short] = ranked[0][0]
    return learnt


def _note(seen: Mapping[str, Counter[str]], long: str, short: str) -> None:
    letters = short.lower()
    parts = re.findall(r"[a-z0-9]+", long.lower())
    # The long form is the shortest run of last words whose first letters spell the acronym.
    for size in range(2, len(parts) + 1):
        run = parts[-size:]
        initials = "".join(part[0] for part in run)
        telling = "".join(part[0] for part in run if part not in _SMALL)
        if letters in (initials, telling) and run[0] not in _SMALL:
            seen[letters][_singular(" ".join(run))] += 1
            return


def _singular(phrase: str) -> str:
    plural = phrase.endswith("s") and not phrase.endswith(("ss", "us", "is"))
    return phrase[:-1] if plural else phrase


def expand(text: str, learnt: Mapping[str, str]) -> str:
    """Return a text with its acronyms written out, so that both ways of writing are one."""

    def written_out(match: re.Match[str]) -> str:
        long = learnt.get(match[1].lower())
        return long if long else match[0]

    def repeated(match: re.Match[str]) -> str:
        # "A support vector machine (SVM)" has its long form already.
        long = learnt.get(match[1].lower())
        before = re.findall(r"[a-z0-9]+", text[max(0, match.start() - 100) : match.start()].lower())
        return "" if long and _singular(" ".join(before)).endswith(long) else match[0]

    text = re.sub(r"(?<!\s)\s*+\(\s*([A-Z][A-Za-z0-9]{1,7}?)s?\s*\)", repeated, text)
    return re.sub(r"\b([A-Z][A-Z0-9]{1,7})s?\b", written_out, text)
