"""Sentences of two answers that speak of the same thing and do not go together.

Only a suspicion: two sentences in nearly the same words, of which one has another number, a
negation, or the opposite of a word. A person looks at it.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

import numpy as np

from studyfold.answers.facts import numbers
from studyfold.answers.nearness import Nearness, alike
from studyfold.answers.pieces import Piece
from studyfold.answers.sources import Source
from studyfold.model import Contradiction, Passage
from studyfold.text import words

__all__ = ["Suspicion", "decided", "suspicions"]

_NEAR = 0.72
"""How near two sentences are before anybody looks at them."""
_REST = 0.72
"""How near they are without what tells them apart."""
_NEGATIONS = frozenset(
    """not no never cannot none without neither nor isn't aren't doesn't don't can't won't wasn't
    weren't didn't shouldn't couldn't wouldn't hasn't haven't nicht kein keine keinen nie niemals
    ohne pas jamais aucun aucune no nunca jamás não nunca non mai нет не никогда""".split()
)
_OPPOSITES = tuple(
    tuple(frozenset(side.split("/")) for side in pair.split(" | "))
    for pair in """increases/increase/increasing/raises | decreases/decrease/decreasing/reduces
    higher/high/highest | lower/low/lowest
    larger/large/bigger/big | smaller/small
    more/most | less/fewer/least
    faster/fast/quicker | slower/slow
    before | after
    always | never/sometimes/rarely
    first | last
    above | below
    linear | nonlinear/non-linear
    convex | concave/non-convex/nonconvex
    supervised | unsupervised
    mutable | immutable
    synchronous | asynchronous
    stateful | stateless
    public | private
    static | dynamic
    allowed/allows/permitted | forbidden/disallowed/prohibits
    required/mandatory | optional
    possible | impossible
    true | false
    dense | sparse
    deterministic | random/stochastic/nondeterministic
    safe | unsafe
    ordered | unordered
    unique | duplicate/duplicates
    client | server
    encrypts/encrypted | decrypts/decrypted/unencrypted
    row | column
    maximum/maximize/maximizes/maximise | minimum/minimize/minimizes/minimise
    positive | negative
    strong/stronger | weak/weaker
    cheap/cheaper | expensive""".splitlines()
)
_SIDES: dict[str, list[tuple[int, int]]] = {}
for _number, _pair in enumerate(_OPPOSITES):
    for _side, _words in enumerate(_pair, 1):
        for _word in sorted(_words):
            _SIDES.setdefault(_word, []).append((_number, _side))
_Kind = Literal["numbers", "negation", "opposites"]
_CARDINAL = re.compile(r"(?<![\w.])\d+(?:[.,]\d+)*%?")
_BRACKETS = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_MOST = 5


@dataclass(frozen=True, slots=True)
class Suspicion:
    """Two pieces that may contradict each other."""

    kind: _Kind
    a: tuple[Source, int]
    """An answer, and the number of its piece."""
    b: tuple[Source, int]
    near: float


def suspicions(sources: Sequence[Source], nearness: Nearness) -> tuple[Suspicion, ...]:
    """Return what answers of one entry may contradict each other in, the nearest pairs first.

    Args:
        sources: the answers.
        nearness: of all their pieces.
    """
    owners = [(source, number) for source in sources for number in range(len(source.pieces))]
    near = np.triu(nearness.values >= _NEAR, 1)
    claims: dict[int, _Claim] = {}
    found = []
    for i, j in np.argwhere(near).tolist():
        (one, a), (other, b) = owners[i], owners[j]
        if one is other or not (_claims(one.pieces[a]) and _claims(other.pieces[b])):
            continue
        for index, piece in ((i, one.pieces[a]), (j, other.pieces[b])):
            if index not in claims:
                claims[index] = _Claim.of(piece)
        kind = _kind(claims[i], claims[j])
        if kind is not None:
            value = float(nearness.values[i, j])
            found.append((-value, i, j, Suspicion(kind, (one, a), (other, b), value)))
    return tuple(_apart(suspicion for *_, suspicion in sorted(found, key=lambda one: one[:3])))


def _claims(piece: Piece) -> bool:
    return piece.kind == "sentence" and not piece.leads_in


@dataclass(frozen=True, slots=True)
class _Claim:
    """What a sentence claims, as far as it can be told."""

    text: str
    words: tuple[str, ...]
    numbers: frozenset[str]
    denied: int
    """How many negations it has."""
    opposites: Mapping[int, int]
    """The pairs of opposites that it has words of: 1 or 2 for the side, 3 for both."""

    @classmethod
    def of(cls, piece: Piece) -> _Claim:
        # What stands in brackets is seldom what a sentence claims.
        text = _BRACKETS.sub(" ", piece.text)
        found = words(text)
        sides: dict[int, int] = {}
        for word in found:
            for pair, side in _SIDES.get(word, ()):
                sides[pair] = sides.get(pair, 0) | side
        denied = sum(word in _NEGATIONS for word in found)
        return cls(text, tuple(found), numbers(text), denied, sides)


def decided(
    found: Sequence[Contradiction],
    items: Sequence[str],
    shown: Mapping[tuple[str, str], str],
    settled: Collection[tuple[str, str]],
) -> tuple[Contradiction, ...]:
    """Return the contradictions of an entry as people decided about them.

    Args:
        found: what was suspected.
        items: the entry's items.
        shown: pairs of items, in the order of their ids, whose contradiction readers see, with the
            reason.
        settled: pairs whose answers go together.
    """
    kept = [one for one in found if _ids(one) not in settled]
    told = [
        replace(one, shown=True, why=shown[_ids(one)]) if _ids(one) in shown else one
        for one in kept
    ]
    known = {_ids(one) for one in kept}
    for pair, why in sorted(shown.items()):
        if set(pair) <= set(items) and pair not in known:
            a, b = (Passage(item, "") for item in pair)
            told.append(Contradiction("decided", a, b, shown=True, why=why))
    return tuple(told)


def _ids(one: Contradiction) -> tuple[str, str]:
    a, b = sorted((one.a.item, one.b.item))
    return a, b


def _apart(found: Iterator[Suspicion]) -> Iterator[Suspicion]:
    """Yield each sentence's nearest suspicion only, and not too many of one entry."""
    seen: set[tuple[str, int]] = set()
    count = 0
    for one in found:
        ends = {(source.item.id, number) for source, number in (one.a, one.b)}
        if not ends & seen and count < _MOST:
            seen |= ends
            count += 1
            yield one


def _kind(a: _Claim, b: _Claim) -> _Kind | None:
    own, others = a.numbers, b.numbers
    if own and others and not own & others and len(own) == len(others):
        rest = [_CARDINAL.sub("", one.text) for one in (a, b)]
        return "numbers" if _alike(*rest) else None
    opposite = _opposite(a.opposites, b.opposites)
    if a.denied + b.denied == 1:
        rest = [" ".join(w for w in one.words if w not in _NEGATIONS) for one in (a, b)]
        return "negation" if not opposite and _alike(*rest) else None
    if opposite and a.denied == b.denied:
        rest = [" ".join(w for w in one.words if w not in opposite) for one in (a, b)]
        return "opposites" if _alike(*rest) else None
    return None


def _opposite(a: Mapping[int, int], b: Mapping[int, int]) -> frozenset[str]:
    """Return the words of the one pair of opposites of which each text has another side."""
    found = [pair for pair in a.keys() & b.keys() if {a[pair], b[pair]} == {1, 2}]
    return frozenset().union(*_OPPOSITES[found[0]]) if len(found) == 1 else frozenset()


def _alike(one: str, other: str) -> bool:
    return alike(one, other) >= _REST
