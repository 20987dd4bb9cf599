"""How much each piece of evidence counts; fitted by benchmarks/fit_match.py."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

__all__ = ["LEXICAL", "SEMANTIC", "Scorer"]


@dataclass(frozen=True, slots=True)
class Scorer:
    """Two logistic models, of a pair alone and of a pair among all others.

    The log odds are weights · features + bias.
    """

    weights: Mapping[str, float]
    """Of `FEATURES`."""
    bias: float
    agreement: Mapping[str, float]
    """Of `AGREEMENT`."""
    agreement_bias: float
    threshold: float
    """The log odds from which on two groups are one."""
    candidate_nearness: float
    """Pairs that are less near are not even looked at."""


SEMANTIC = Scorer(
    weights={
        "question in answer": 1.899,
        "answer fits": 6.645,
        "answers fit": 3.837,
        "terms": 1.821,
        "terms fewest": -0.113,
        "answer words least": 5.597,
        "answer words most": 2.270,
        "margin": 6.018,
        "set rank": -0.709,
        "standing out": 1.446,
        "neighbours": 1.127,
        "same set": -3.173,
        "asks compare": -1.601,
        "asks number": -0.972,
        "both ask why": 1.167,
    },
    bias=-3.583,
    agreement={
        "first look": 0.867,
        "friends": 0.753,
        "strangers": -0.798,
    },
    agreement_bias=0.484,
    threshold=1.75,
    candidate_nearness=0.4,
)
"""For vectors of a sentence model. On three labelled collections, each scored with weights fitted
without anything about its subject, pairs are found with precision 0.97 and F1 0.83 on average at
this threshold; a lower one finds more (F1 0.87 at 0) at the price of wrong merges, which are
worse."""

LEXICAL = Scorer(
    weights={
        "question in answer": 0.000,
        "answer fits": 5.835,
        "answers fit": 4.975,
        "terms": 4.094,
        "terms fewest": -0.128,
        "answer words least": 6.316,
        "answer words most": 2.900,
        "margin": 5.995,
        "set rank": -0.732,
        "standing out": 0.000,
        "neighbours": 0.803,
        "same set": -3.264,
        "asks compare": -1.721,
        "asks number": -0.923,
        "both ask why": 1.065,
    },
    bias=-3.202,
    agreement={
        "first look": 0.880,
        "friends": 1.318,
        "strangers": -0.771,
    },
    agreement_bias=0.492,
    threshold=2.0,
    candidate_nearness=0.1,
)
"""For TF-IDF vectors; a higher threshold, as words alone mistake more."""
