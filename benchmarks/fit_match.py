#!/usr/bin/env python3
"""Fit the matcher's weights on labelled collections and measure them on collections left out.

    python benchmarks/fit_match.py FOLDER [--model bundled|tfidf|...]

FOLDER holds one folder for each domain, each with `sets/` (files to read) and `gold.json`
(`same` and `either`: pairs of the ids that the sets give their items; pairs in `either` are not
scored). Besides, the weights are fitted on the collections in benchmarks/labelled, which were
written for this purpose; a domain is never measured with weights that saw one about its subject.

Prints, for thresholds around the best, pairwise precision, recall and F1 with the weights fitted
on the other domains (leave one domain out) and with those fitted on all of them, both again with
the queue of doubtful pairs answered from the labels, and the latter's weights, to be copied into
hooks/studyfold/match/weights.py. There is no chance in it: twice run, it prints the same.
"""

from __future__ import annotations

import argparse
import itertools
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from labelled import WRITTEN, Labelled, near, real, written
from numpy.typing import NDArray
from scipy.optimize import minimize

from studyfold import encode
from studyfold.match import gather
from studyfold.match.agreement import AGREEMENT
from studyfold.match.cluster import clusters
from studyfold.match.doubts import doubts
from studyfold.match.features import FEATURES, Collection, collect
from studyfold.match.scoring import Scored, score
from studyfold.match.weights import LEXICAL, SEMANTIC, Scorer

Array = NDArray[np.float64]
RISING = {
    "question in answer",
    "answer fits",
    "answers fit",
    "terms",
    "answer words least",
    "answer words most",
    "margin",
    "standing out",
    "neighbours",
    "first look",
    "friends",
}
"""Evidence for a match."""
FREE = {"both ask why"}
"""May count for or against one; all others only against."""
PENALTY = 15.0
"""Of the squared standardised weights (L2)."""
WRITTEN_SHARE = 0.3
"""What a pair of a written collection counts, of one of a real collection."""
THRESHOLDS = (-0.5, 0.0, 0.25, 0.5, 0.75, 1.0, 1.25, 1.5, 1.75, 2.0, 2.5)


@dataclass(frozen=True)
class Domain:
    """A labelled collection with what is known of its items."""

    labelled: Labelled
    known: Collection
    scored: Scored
    """With whatever weights: only the features and the pairs count."""
    weight: float

    @property
    def name(self) -> str:
        return self.labelled.name

    @property
    def refs(self) -> list[str]:
        return [item.ref or item.id for item in self.known.evidence.items]

    def keys(self, scored: Scored) -> list[tuple[str, str]]:
        refs = self.refs
        pairs = zip(scored.first.tolist(), scored.second.tolist(), strict=True)
        return [(min(refs[i], refs[j]), max(refs[i], refs[j])) for i, j in pairs]


def load(labelled: Labelled, encoder: encode.Encoder, weight: float) -> Domain:
    known = collect(gather(labelled.items, encoder.encode))
    start = SEMANTIC if encoder.semantic else LEXICAL
    return Domain(labelled, known, score(known, start), weight)


def logistic(
    parts: Sequence[tuple[Array, Array, float]], names: Sequence[str], penalty: float
) -> tuple[Array, float]:
    """Return weights and bias of a logistic regression whose weights keep their sign.

    Args:
        parts: for each collection the features of its pairs, whether they are the same, and what
            a pair counts.
        names: the features' names.
        penalty: of the squared standardised weights.
    """
    table = np.vstack([rows for rows, _, _ in parts])
    label = np.concatenate([labels for _, labels, _ in parts])
    counts = np.concatenate([np.full(len(labels), weight) for _, labels, weight in parts])
    mean, spread = table.mean(0), table.std(0) + 1e-9
    standard = np.c_[(table - mean) / spread, np.ones(len(table))]

    def loss(beta: Array) -> tuple[float, Array]:
        odds = standard @ beta
        wrong = counts * (1 / (1 + np.exp(-odds)) - label)
        inner = np.r_[beta[:-1], 0]
        value = (counts * (np.logaddexp(0, odds) - label * odds)).sum()
        return (
            float(value + penalty * (inner**2).sum() / 2),
            standard.T @ wrong + penalty * inner,
        )

    bounds = [
        (None, None) if name in FREE else (0, None) if name in RISING else (None, 0)
        for name in names
    ]
    start = np.zeros(len(names) + 1)
    found = minimize(loss, start, jac=True, method="L-BFGS-B", bounds=[*bounds, (None, None)]).x
    weights = found[:-1] / spread
    return weights.round(3), round(float(found[-1] - weights @ mean), 3)


def part(domain: Domain, scored: Scored, table: Array) -> tuple[Array, Array, float]:
    keys = domain.keys(scored)
    counted = np.array([key not in domain.labelled.either for key in keys])
    labels = np.array([key in domain.labelled.same for key in keys], dtype=float)
    return table[counted], labels[counted], domain.weight


def first_look(domains: Iterable[Domain], base: Scorer) -> Scorer:
    weights, bias = logistic(
        [part(domain, domain.scored, domain.scored.features) for domain in domains],
        FEATURES,
        PENALTY,
    )
    return replace(base, weights=dict(zip(FEATURES, weights.tolist(), strict=True)), bias=bias)


def fit(domains: Sequence[Domain], base: Scorer) -> Scorer:
    """Return a scorer fitted on some domains.

    The second look learns from first looks at domains that their weights had not seen, as it will
    meet them.
    """
    parts = []
    for domain in domains:
        unseen = first_look([other for other in domains if other is not domain], base)
        found = score(domain.known, unseen)
        parts.append(part(domain, found, found.agreement))
    weights, bias = logistic(parts, AGREEMENT, 1.0)
    return replace(
        first_look(domains, base),
        agreement=dict(zip(AGREEMENT, weights.tolist(), strict=True)),
        agreement_bias=bias,
    )


def figures(domain: Domain, groups: Iterable[Iterable[int]]) -> tuple[float, float, float]:
    """Return pairwise precision, recall and F1."""
    refs = domain.refs
    found = {
        (min(refs[i], refs[j]), max(refs[i], refs[j]))
        for group in groups
        for i, j in itertools.combinations(sorted(group), 2)
    } - domain.labelled.either
    right = len(found & domain.labelled.same)
    precision = right / len(found) if found else 1.0
    recall = right / len(domain.labelled.same)
    return precision, recall, 2 * precision * recall / (precision + recall or 1)


def reviewed(domain: Domain, groups: list[list[int]], queue: Sequence[tuple[int, int]]) -> float:
    """Return the F1 after the queue was answered: as ../shared/tools/score_groups.py counts it."""
    refs = domain.refs
    where = {row: number for number, group in enumerate(groups) for row in group}
    members = {number: set(group) for number, group in enumerate(groups)}
    for i, j in queue:
        pair = min(refs[i], refs[j]), max(refs[i], refs[j])
        if pair in domain.labelled.same:
            if where[i] != where[j]:
                for row in members.pop(gone := where[j]):
                    where[row] = where[i]
                    members[where[i]].add(row)
                assert gone not in members
        elif where[i] == where[j]:
            members[where[j]].discard(j)
            where[j] = max(members) + 1
            members[where[j]] = {j}
    return figures(domain, members.values())[2]


def table(title: str, domains: Sequence[Domain], scorers: Sequence[Scorer]) -> None:
    print(title)
    head = "  ".join(f"{domain.name:^24}" for domain in domains)
    print(f"threshold  {head}   mean P  R     F1    reviewed")
    scored = [score(domain.known, scorer) for domain, scorer in zip(domains, scorers, strict=True)]
    for threshold in THRESHOLDS:
        rows, after = [], []
        for domain, found in zip(domains, scored, strict=True):
            pairs = zip(found.first.tolist(), found.second.tolist(), strict=True)
            odds = dict(zip(pairs, found.odds.tolist(), strict=True))
            groups = clusters(len(domain.refs), odds, threshold)
            rows.append(figures(domain, groups))
            queue = [doubt.pair for doubt in doubts(odds, groups, len(domain.refs))]
            after.append(reviewed(domain, groups, queue))
        cells = "  ".join(
            f"{p:.3f} {r:.3f} {f:.3f} {a:.3f} " for (p, r, f), a in zip(rows, after, strict=True)
        )
        p, r, f = np.mean(rows, axis=0)
        print(f"{threshold:9.2f}  {cells}   {p:.3f} {r:.3f} {f:.3f}  {np.mean(after):.3f}")


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path)
    parser.add_argument("--model", default="bundled")
    options = parser.parse_args()
    encoder, notes = encode.load(options.model, Path(), Path(".cache/studyfold"))
    for note in notes:
        print(note, file=sys.stderr)
    base = SEMANTIC if encoder.semantic else LEXICAL
    folders = sorted(path for path in options.folder.iterdir() if (path / "gold.json").is_file())
    tested = [load(real(folder), encoder, 1.0) for folder in folders if (folder / "sets").is_dir()]
    others = [
        load(written(path), encoder, WRITTEN_SHARE) for path in sorted(WRITTEN.glob("*.jsonl"))
    ]
    for domain in (*tested, *others):
        reached = len(domain.labelled.same & set(domain.keys(domain.scored)))
        print(
            f"{domain.name}: {len(domain.refs)} items, {len(domain.labelled.same)} labelled "
            f"pairs, {reached} of them among {len(domain.scored.first)} candidates"
        )
    close = near([domain.name for domain in tested])
    left_out = [
        fit(
            [
                other
                for other in (*tested, *others)
                if other is not domain and other.name not in close[domain.name]
            ],
            base,
        )
        for domain in tested
    ]
    table("\nleave one domain out (precision, recall, F1, F1 reviewed)", tested, left_out)
    scorer = fit([*tested, *others], base)
    table("\nfitted on all", tested, [scorer] * len(tested))
    print("\nweights of the latter")
    for name, weight in scorer.weights.items():
        print(f"  {name!r}: {weight:.3f},")
    print(f"  bias={scorer.bias:.3f},")
    for name, weight in scorer.agreement.items():
        print(f"  {name!r}: {weight:.3f},")
    print(f"  agreement_bias={scorer.agreement_bias:.3f},")


if __name__ == "__main__":
    main()
