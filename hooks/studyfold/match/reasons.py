"""What each piece of evidence says, in words."""

from __future__ import annotations

from dataclasses import dataclass

from studyfold.match.judge import Part

__all__ = ["Reason", "reason"]


@dataclass(frozen=True, slots=True)
class _Sentences:
    """What a feature says where it speaks for a match and where against, and where that turns."""

    speaks_for: str
    speaks_against: str
    turn: float = 0.5


_SENTENCES = {
    "question": _Sentences("the questions mean much the same", "the questions mean other things"),
    "answer": _Sentences(
        "with their answers, the questions mean much the same",
        "with their answers, the questions mean other things",
        0.6,
    ),
    "words": _Sentences(
        "questions and answers use the same words",
        "questions and answers have few words in common",
        0.3,
    ),
    "question in answer": _Sentences(
        "the answer to one is about what the other asks",
        "neither answer is about what the other asks",
    ),
    "terms": _Sentences(
        "the words that say what the questions are about agree",
        "the words that say what the questions are about differ",
        0.4,
    ),
    "margin": _Sentences(
        "they are nearer to each other than to anything else in the other's set",
        "something else in the other's set is as near or nearer",
        0.0,
    ),
    "substituted": _Sentences(
        "no subject was exchanged", "they are put alike, but about another subject", 0.0
    ),
    "same set": _Sentences(
        "they come from two sets",
        "both come from one set, which seldom asks the same thing twice",
        0.0,
    ),
    "asks compare": _Sentences(
        "both or neither want a comparison", "only one of them wants a comparison", 0.0
    ),
    "asks how": _Sentences(
        "both or neither ask how it is done", "only one of them asks how it is done", 0.0
    ),
    "asks when": _Sentences(
        "both or neither ask for an occasion", "only one of them asks when, or in which case", 0.0
    ),
    "asks number": _Sentences(
        "both or neither ask for a number or a choice",
        "only one of them asks for a number or a choice",
        0.0,
    ),
}
"""By the names of `FEATURES`; a test holds both together."""


@dataclass(frozen=True, slots=True)
class Reason:
    """A piece of evidence in words."""

    text: str
    weight: float
    """How much it speaks for a match; against one where negative; 0 where it says nothing."""


def reason(part: Part) -> Reason:
    """Return what a piece of evidence says; one without a sentence goes by its name."""
    sentences = _SENTENCES.get(part.name)
    turn = sentences.turn if sentences else 0.0
    weight = round(part.weight * (part.value - turn), 2)
    if sentences is None:
        text = f"'{part.name}'"
    else:
        text = sentences.speaks_for if weight > 0 else sentences.speaks_against
    return Reason(f"{text} ({part.value:.2f})", weight)
