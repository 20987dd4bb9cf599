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
        "question in answer": 1.842,
        "answer fits": 6.879,
        "answers fit": 3.634,
        "terms": 0.407,
        "term apart": -1.897,
        "answer words least": 5.731,
        "answer words most": 2.404,
        "margin": 5.995,
        "set rank": -0.789,
        "standing out": 1.851,
        "neighbours": 1.239,
        "same set": -3.170,
        "asks compare": -1.152,
        "asks number": -1.035,
        "asks list": -0.280,
        "asks remedy": -0.262,
        "asks when": -0.407,
        "both ask why": 1.227,
        "effect of another": -1.050,
        "one of several": -0.700,
        "some of several": -1.219,
        "other of several": -1.724,
    },
    bias=-1.774,
    agreement={
        "first look": 0.868,
        "friends": 1.108,
        "strangers": -0.809,
    },
    agreement_bias=0.380,
    threshold=1.5,
    candidate_nearness=0.4,
)
"""For vectors of a sentence model. On three labelled collections, each scored with weights fitted
without anything about its subject, pairs are found with precision 0.97 and F1 0.88 on average at
this threshold; a lower one finds more (recall 0.86 at 0, precision 0.90) at the price of wrong
merges, which are worse."""

LEXICAL = Scorer(
    weights={
        "question in answer": 0.000,
        "answer fits": 5.497,
        "answers fit": 4.914,
        "terms": 2.877,
        "term apart": -1.383,
        "answer words least": 6.668,
        "answer words most": 2.790,
        "margin": 6.395,
        "set rank": -0.747,
        "standing out": 0.050,
        "neighbours": 1.114,
        "same set": -3.245,
        "asks compare": -1.398,
        "asks number": -1.003,
        "asks list": -0.076,
        "asks remedy": -0.171,
        "asks when": -0.471,
        "both ask why": 1.166,
        "effect of another": -1.424,
        "one of several": -0.464,
        "some of several": -1.051,
        "other of several": -1.677,
    },
    bias=-2.036,
    agreement={
        "first look": 0.886,
        "friends": 1.487,
        "strangers": -0.750,
    },
    agreement_bias=0.456,
    threshold=2.0,
    candidate_nearness=0.1,
)
"""For TF-IDF vectors; a higher threshold, as words alone mistake more."""
