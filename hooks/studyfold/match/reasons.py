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
    "question in answer": _Sentences(
        "the answer to one is about what the other asks",
        "neither answer is about what the other asks",
    ),
    "answer fits": _Sentences(
        "one question goes with the other's answer about as well as that answer's own question",
        "neither question goes with the other's answer as well as that answer's own question",
        -0.15,
    ),
    "answers fit": _Sentences(
        "each question goes with the other's answer about as well as that answer's own question",
        "a question goes less well with the other's answer than that answer's own question",
        -0.3,
    ),
    "terms": _Sentences(
        "the words that say what the questions are about agree",
        "the words that say what the questions are about differ",
        0.3,
    ),
    "term apart": _Sentences(
        "no telling word stands in one of the questions only",
        "a telling word stands in one of the questions only",
        0.0,
    ),
    "answer words least": _Sentences(
        "most of what either answer says, the other says in the same words",
        "the answers have few words in common",
        0.15,
    ),
    "answer words most": _Sentences(
        "the shorter answer's words are in the longer one",
        "many of the shorter answer's words are not in the longer one",
        0.25,
    ),
    "margin": _Sentences(
        "they are nearer to each other than to anything else in the other's set",
        "something else in the other's set is as near or nearer",
        0.0,
    ),
    "set rank": _Sentences(
        "nothing in the other's set is nearer", "other questions of its set are nearer", 0.0
    ),
    "standing out": _Sentences(
        "the questions are nearer to each other than to the questions around them",
        "the questions are no nearer to each other than to the questions around them",
        0.0,
    ),
    "neighbours": _Sentences(
        "much the same questions are near to both", "other questions are near to each", 0.3
    ),
    "same set": _Sentences(
        "they come from two sets",
        "both come from one set, which seldom asks the same thing twice",
        0.0,
    ),
    "asks compare": _Sentences(
        "both or neither want a comparison", "only one of them wants a comparison", 0.0
    ),
    "asks number": _Sentences(
        "both or neither ask for a number or a choice",
        "only one of them asks for a number or a choice",
        0.0,
    ),
    "asks list": _Sentences(
        "both or neither ask for kinds or a list",
        "only one of them asks for kinds or a list",
        0.0,
    ),
    "asks remedy": _Sentences(
        "both or neither ask what to do against it",
        "only one of them asks what to do against it",
        0.0,
    ),
    "asks when": _Sentences(
        "both or neither ask when it applies", "only one of them asks when it applies", 0.0
    ),
    "effect of another": _Sentences(
        "neither asks for the effect of what the other does not name",
        "one of them asks for the effect of what the other does not name",
        0.0,
    ),
    "one of several": _Sentences(
        "neither names only one of the things that the other names side by side",
        "one of them names only one of the things that the other names side by side",
        0.0,
    ),
    "some of several": _Sentences(
        "neither names more things of a kind than the other",
        "one of them names more things of a kind than the other",
        0.0,
    ),
    "other of several": _Sentences(
        "they do not name two things that are known to differ",
        "each names another of several things that are known to differ",
        0.0,
    ),
    "both ask why": _Sentences(
        "both ask what it is good for", "they do not both ask what it is good for", 0.0
    ),
    "copied": _Sentences(
        "question and answer are the same word for word", "question or answer differ", 0.0
    ),
    "friends": _Sentences(
        "other questions are likely the same as both",
        "no other question is likely the same as both",
        0.0,
    ),
    "strangers": _Sentences(
        "no other question is likely the same as only one of them",
        "other questions are likely the same as only one of them",
        0.0,
    ),
}
"""By the names of `FEATURES` and `AGREEMENT`; a test holds them together."""


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
