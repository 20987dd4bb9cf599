#!/usr/bin/env python3
"""Fit the matcher's weights on labelled collections and measure them on collections left out.

    python benchmarks/fit_match.py FOLDER [--model bundled|tfidf|...]

FOLDER holds one folder for each domain, each with `sets/` (files to read) and `gold.json`
(`same` and `either`: pairs of the ids that the sets give their items; pairs in `either` are not
scored). Prints, for thresholds around the best, pairwise precision, recall and F1 with the weights
fitted on the other domains (leave one domain out) and with the weights fitted on all of them, and
the latter's weights, to be copied into hooks/studyfold/match/weights.py.
"""

from __future__ import annotations

import argparse
import itertools
import json
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "hooks"))

from studyfold import encode, layouts, sources
from studyfold.match import gather
from studyfold.match.candidates import candidates
from studyfold.match.cluster import clusters
from studyfold.match.features import FEATURES, features
from studyfold.match.weights import LEXICAL, SEMANTIC

Array = NDArray[np.float64]
RISING = {"question", "answer", "words", "question in answer", "terms", "margin"}
"""Evidence for a match; every other feature may only count against one."""
PENALTY = 1.0
"""Of the squared standardised weights (L2)."""


@dataclass(frozen=True)
class Domain:
    """One labelled collection."""

    name: str
    refs: list[str]
    pairs: list[tuple[int, int]]
    table: Array
    same: set[tuple[str, str]]
    either: set[tuple[str, str]]

    def key(self, pair: tuple[int, int]) -> tuple[str, str]:
        a, b = sorted(self.refs[row] for row in pair)
        return a, b


def load(folder: Path, encoder: encode.Encoder) -> Domain:
    documents, _ = sources.collect([str(folder / "sets")], Path())
    items = [item for document in documents for item in layouts.read(document).items]
    evidence = gather(items, encoder.encode, encode.TfidfEncoder().encode)
    least = (SEMANTIC if encoder.semantic else LEXICAL).candidate_cosine
    first, second = candidates(evidence.question_vectors, evidence.whole_vectors, least)
    gold = json.loads((folder / "gold.json").read_text(encoding="utf-8"))
    same, either = ({(min(p), max(p)) for p in gold[name]} for name in ("same", "either"))
    return Domain(
        folder.name,
        [item.ref or item.id for item in evidence.items],
        list(zip(first.tolist(), second.tolist(), strict=True)),
        features(evidence, first, second),
        same,
        either,
    )


def fit(domains: Sequence[Domain]) -> tuple[Array, float]:
    """Return weights and bias of a logistic regression whose weights keep their sign."""
    rows, labels = [], []
    for domain in domains:
        keys = [domain.key(pair) for pair in domain.pairs]
        scored = np.array([key not in domain.either for key in keys])
        rows.append(domain.table[scored])
        labels.append(np.array([key in domain.same for key in keys], dtype=float)[scored])
    table, label = np.vstack(rows), np.concatenate(labels)
    mean, spread = table.mean(0), table.std(0) + 1e-9
    standard = np.c_[(table - mean) / spread, np.ones(len(table))]

    def loss(beta: Array) -> tuple[float, Array]:
        odds = standard @ beta
        wrong = 1 / (1 + np.exp(-odds)) - label
        inner = np.r_[beta[:-1], 0]
        value = (np.logaddexp(0, odds) - label * odds).sum() + PENALTY * (inner**2).sum() / 2
        return float(value), standard.T @ wrong + PENALTY * inner

    bounds = [(0, None) if name in RISING else (None, 0) for name in FEATURES] + [(None, None)]
    beta = minimize(loss, np.zeros(len(bounds)), jac=True, method="L-BFGS-B", bounds=bounds).x
    weights = beta[:-1] / spread
    return weights, float(beta[-1] - weights @ mean)


def score(domain: Domain, weights: Array, bias: float, threshold: float) -> tuple[float, ...]:
    odds = domain.table @ weights + bias
    groups = clusters(
        len(domain.refs), dict(zip(domain.pairs, odds.tolist(), strict=True)), threshold
    )
    found = {
        domain.key(pair) for group in groups for pair in itertools.combinations(group, 2)
    } - domain.either
    right = len(found & domain.same)
    precision = right / len(found) if found else 1.0
    recall = right / len(domain.same)
    return precision, recall, 2 * precision * recall / (precision + recall or 1)


def table(title: str, domains: Sequence[Domain], models: Sequence[tuple[Array, float]]) -> None:
    print(title)
    print("threshold  " + "  ".join(f"{domain.name:^19}" for domain in domains) + "   mean P    F1")
    for threshold in (-1.5, -1.0, -0.75, -0.5, -0.25, 0.0, 0.25, 0.5, 1.0):
        figures = [
            score(domain, *model, threshold) for domain, model in zip(domains, models, strict=True)
        ]
        cells = "  ".join(f"{p:.3f} {r:.3f} {f:.3f}" for p, r, f in figures)
        means = np.mean(figures, axis=0)
        print(f"{threshold:9.2f}  {cells}    {means[0]:.3f} {means[2]:.3f}")


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
    folders = sorted(path for path in options.folder.iterdir() if (path / "sets").is_dir())
    domains = [load(folder, encoder) for folder in folders]
    for domain in domains:
        reached = len(domain.same & {domain.key(pair) for pair in domain.pairs})
        print(
            f"{domain.name}: {len(domain.refs)} items, {len(domain.same)} labelled pairs, "
            f"{reached} of them among {len(domain.pairs)} candidates"
        )
    others = [fit([d for d in domains if d is not domain]) for domain in domains]
    table("\nleave one domain out (precision, recall, F1)", domains, others)
    weights, bias = fit(domains)
    table("\nfitted on all", domains, [(weights, bias)] * len(domains))
    print("\nweights of the latter")
    for name, weight in zip(FEATURES, weights, strict=True):
        print(f"  {name!r}: {weight:.2f},")
    print(f"  bias={bias:.2f}")


if __name__ == "__main__":
    main()
