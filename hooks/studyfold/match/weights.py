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
        "question in answer": 1.888,
        "answer fits": 6.644,
        "answers fit": 3.837,
        "terms": 1.819,
        "terms fewest": -0.113,
        "answer words least": 5.596,
        "answer words most": 2.278,
        "margin": 6.009,
        "set rank": -0.710,
        "standing out": 1.449,
        "neighbours": 1.119,
        "same set": -3.174,
        "asks compare": -1.602,
        "asks number": -0.973,
        "both ask why": 1.167,
    },
    bias=-3.573,
    agreement={
        "first look": 0.866,
        "friends": 0.755,
        "strangers": -0.798,
    },
    agreement_bias=0.482,
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
        "answer fits": 5.843,
        "answers fit": 4.978,
        "terms": 4.090,
        "terms fewest": -0.128,
        "answer words least": 6.319,
        "answer words most": 2.902,
        "margin": 5.996,
        "set rank": -0.732,
        "standing out": 0.000,
        "neighbours": 0.799,
        "same set": -3.265,
        "asks compare": -1.722,
        "asks number": -0.924,
        "both ask why": 1.064,
    },
    bias=-3.200,
    agreement={
        "first look": 0.880,
        "friends": 1.322,
        "strangers": -0.772,
    },
    agreement_bias=0.492,
    threshold=2.0,
    candidate_nearness=0.1,
)
"""For TF-IDF vectors; a higher threshold, as words alone mistake more."""
