"""An answered document → answers, each with its line, and what cannot be placed.

Chats return documents in many shapes: fenced as a whole, in bold, as a list or a table, with
remarks around. What is read must be beyond doubt, so whatever is not is refused.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from studyfold.review.codes import Codes
from studyfold.review.words import VerdictError, verdict

__all__ = ["Given", "Refused", "Returned", "returned"]

_ORNAMENT = re.compile(r"[*`_]+|<!--|-->|[\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]")
_QUOTES = str.maketrans({"“": '"', "”": '"', "‘": "'", "’": "'", "\u00a0": " ", "：": ":"})
_FENCE = re.compile(r"(?:`{3,}|~{3,})[\w-]*")
_BEFORE = r"(?:[^\w]|\d|\b(?:pair|key|id|no|nr|number|question|of)\b(?!-))*?"
_KEY = re.compile(
    rf"{_BEFORE}\b(?:pair[ \-–—]?)?"
    r"(?P<a>[0-9a-f]{5,64})[\-–—](?P<b>[0-9a-f]{5,64})\b(?P<rest>.*)",
    re.IGNORECASE,
)
_ALMOST = re.compile(rf"{_BEFORE}\bpair-\w", re.IGNORECASE)
"""A key that somebody broke."""
_ANSWER = re.compile(
    r"[\W\d]*(?:(?:my|the|your|final)\s+)*(?:answer|verdict|decision)s?\s*(?:is\b|[:=\-–—])"
    r"\s*(?P<rest>.*)",
    re.IGNORECASE,
)
_NUMBERED = re.compile(r"\W*(?:(?:pair|question|no\.?)\s*)?#?\d+\s*[.):\-–—]\s*(?P<rest>.*)", re.I)
_HEADING = re.compile(r"#{1,6}\s|\W*(?:pair|question)\s*#?\d+\b", re.IGNORECASE)
_COUNT = re.compile(r"\W*\d+(?: pairs?)?\W*", re.IGNORECASE)
"""What stands after a word in a summary: `Same: 12 pairs`."""
_LONGEST = 2000


@dataclass(frozen=True, slots=True)
class Given:
    """One answer."""

    a: str
    b: str
    kind: Literal["same", "different"]
    why: str
    line: int


@dataclass(frozen=True, slots=True)
class Refused:
    """Something that cannot be placed, and why."""

    line: int
    message: str


@dataclass(frozen=True, slots=True)
class Returned:
    """What came back."""

    given: tuple[Given, ...]
    open: int
    """How many pairs have no answer."""
    refused: tuple[Refused, ...]


@dataclass(slots=True)
class _Pair:
    """What is found below one key."""

    a: str
    b: str
    line: int
    answers: list[Given]
    spoilt: bool = False


def returned(text: str, codes: Codes) -> Returned:
    """Read an answered document.

    Args:
        text: what came back.
        codes: the codes of the items that there are.
    """
    reader = _Reader(codes)
    for number, line in enumerate(text.splitlines(), 1):
        reader.line(number, line[:_LONGEST])
    return reader.result()


class _Reader:
    def __init__(self, codes: Codes) -> None:
        self.codes = codes
        self.pairs: dict[frozenset[str], _Pair] = {}
        self.current: _Pair | None = None
        self.here = False
        """Whether the present mention of the current pair has an answer."""
        self.refused: list[Refused] = []

    def line(self, number: int, raw: str) -> None:
        bare = " ".join(_ORNAMENT.sub("", raw.translate(_QUOTES)).split())
        quoted = bare.lstrip("> ").strip()
        if not quoted or _FENCE.fullmatch(raw.strip()):
            return
        key = _KEY.match(quoted)
        if key is not None:
            self._key(number, quoted, key)
        elif _ALMOST.match(quoted):
            self._lose(number, "this is no key of a pair; expected one such as pair-1f0c9-77d0b")
        elif answer := _ANSWER.match(quoted):
            self._answer(number, answer["rest"])
        elif _HEADING.match(quoted):
            # Whatever follows is no longer about the pair above.
            self.current = None
            self._unkeyed(number, quoted)
        else:
            self._unkeyed(number, quoted)

    def result(self) -> Returned:
        given = [
            pair.answers[0] for pair in self.pairs.values() if pair.answers and not pair.spoilt
        ]
        return Returned(
            tuple(given),
            sum(not pair.answers and not pair.spoilt for pair in self.pairs.values()),
            tuple(sorted(self.refused, key=lambda one: one.line)),
        )

    def _key(self, number: int, line: str, key: re.Match[str]) -> None:
        a, b = (self.codes.item(key[part].lower()) for part in ("a", "b"))
        if a is None or b is None or a == b:
            name = f"pair-{key['a']}-{key['b']}".lower()
            self._lose(number, f"there is no pair '{name}'; a key must stay as it was exported")
            return
        pair = self.pairs.setdefault(frozenset((a, b)), _Pair(a, b, number, []))
        self.current, self.here = pair, False
        if "|" in line:
            self._row(number, line)
            return
        rest = key["rest"].strip().lstrip("])}:=-–—> ,.").strip()
        rest = rest.lstrip("→⇒").strip()
        answer = _ANSWER.match(rest)
        rest = answer["rest"] if answer else rest
        # A heading may go on with something else than an answer.
        if rest and not (line.startswith("#") and _read(rest) is None):
            self._answer(number, rest)

    def _row(self, number: int, line: str) -> None:
        """Read a row of a table: the answer is the one cell that is nothing else."""
        cells = [cell.strip() for cell in line.strip("| ").split("|")]
        cells = [cell for cell in cells if cell and not _KEY.match(cell)]
        found = [cell for cell in cells if _is_verdict(cell)]
        if len(found) > 1:
            self._refuse(number, f"found several answers in this row ({', '.join(found)})")
        elif found:
            after = cells[cells.index(found[0]) + 1 :]
            self._answer(number, f"{found[0]} {'- ' + after[-1] if after else ''}")
        elif cells:
            self._refuse(number, "expected a cell with 'same' or 'different' in this row")

    def _answer(self, number: int, rest: str) -> None:
        pair = self.current
        if pair is None:
            if rest and _read(rest) is not None:
                self._refuse(number, "found an answer without the key of a pair above it")
            return
        try:
            read = verdict(rest)
        except VerdictError as fault:
            self._refuse(number, str(fault))
            self.here = True
            return
        if read is None:
            return
        kind, why = read
        if self.here:
            self._refuse(
                number, "found a second answer below one key; does the key of another pair lack?"
            )
            return
        self.here = True
        first = pair.answers[0] if pair.answers else None
        if first is not None and first.kind != kind:
            self._refuse(number, f"line {first.line} says '{first.kind}' of this pair, this not")
            return
        if first is None:
            pair.answers.append(Given(pair.a, pair.b, kind, why, number))

    def _unkeyed(self, number: int, line: str) -> None:
        """Look whether a line that names no key is an answer by itself."""
        numbered = _NUMBERED.match(line)
        rest = numbered["rest"] if numbered else line.lstrip("-+•> ")
        parts = re.split(r"[.:;,\-–—(]", rest, maxsplit=1)
        if not _is_verdict(parts[0].strip()) or _COUNT.fullmatch(parts[-1]):
            return
        if self.current is not None and not self.here and not numbered:
            self._answer(number, rest)
        elif numbered or (self.current is None and self.pairs):
            self._refuse(number, "found an answer without the key of its pair")

    def _lose(self, number: int, message: str) -> None:
        self.current = None
        self.refused.append(Refused(number, message))

    def _refuse(self, number: int, message: str) -> None:
        """Refuse something; what was said of the current pair is no longer beyond doubt."""
        self.refused.append(Refused(number, message))
        if self.current is not None:
            self.current.spoilt = True


def _is_verdict(text: str) -> bool:
    read = _read(text)
    return read is not None and not read[1]


def _read(text: str) -> tuple[str, str] | None:
    try:
        return verdict(text)
    except VerdictError:
        return None
