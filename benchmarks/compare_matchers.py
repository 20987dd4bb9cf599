#!/usr/bin/env python3
"""Compare the matcher with others on labelled collections, in one run.

    python benchmarks/compare_matchers.py FOLDER

FOLDER is that of fit_match.py. Prints for each domain and on average the pairwise precision, recall
and F1 of

- Studyfold with weights that saw nothing about the domain's subject (leave one domain out), and
  with the weights that it ships,
- semhash and the community detection of sentence-transformers, each at its own default and at the
  threshold that is best for this very domain, and
- average linkage on the vectors, at its best threshold,

all with the vectors of the bundled sentence model. The peers are used where they are installed
(pip install semhash sentence-transformers); they are no dependency of Studyfold.
"""

from __future__ import annotations

import argparse
import importlib
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from fit_match import WRITTEN_SHARE, Domain, figures, fit, load
from labelled import WRITTEN, near, real, written
from numpy.typing import NDArray
from scipy.cluster.hierarchy import fcluster, linkage

from studyfold import encode
from studyfold.match.cluster import clusters
from studyfold.match.scoring import score
from studyfold.match.weights import SEMANTIC, Scorer

Groups = list[list[int]]
Row = tuple[float, float, float]
THRESHOLDS = tuple(round(0.5 + 0.02 * step, 2) for step in range(25))
SEMHASH_DEFAULT = 0.9
COMMUNITY_DEFAULT = 0.75


def studyfold(domain: Domain, scorer: Scorer) -> Groups:
    found = score(domain.known, scorer)
    pairs = zip(found.first.tolist(), found.second.tolist(), strict=True)
    odds = dict(zip(pairs, found.odds.tolist(), strict=True))
    return clusters(len(domain.refs), odds, scorer.threshold)


def linked(domain: Domain, threshold: float) -> Groups:
    evidence = domain.known.evidence
    vectors = np.hstack([0.6**0.5 * evidence.question_vectors, 0.4**0.5 * evidence.whole_vectors])
    labels = fcluster(linkage(vectors, "average", "cosine"), 1 - threshold, "distance")
    return by_label(labels.tolist())


def by_label(labels: Iterable[int]) -> Groups:
    groups: dict[int, list[int]] = {}
    for row, label in enumerate(labels):
        groups.setdefault(label, []).append(row)
    return list(groups.values())


def semhash(domain: Domain, threshold: float) -> Groups:
    """Group each record with the one that semhash says it is a duplicate of."""
    library = importlib.import_module("semhash")
    questions = domain.known.evidence.questions
    vectors = domain.known.evidence.question_vectors
    row_of = {f"{row}\t{question}": row for row, question in enumerate(questions)}

    class Vectors:
        def encode(self, inputs: Sequence[str], **_: Any) -> NDArray[np.float32]:
            return vectors[[row_of[text] for text in inputs]]

    found = library.SemHash.from_records(list(row_of), model=Vectors()).self_deduplicate(threshold)
    label = list(range(len(questions)))
    for duplicate in found.filtered:
        label[row_of[duplicate.record]] = row_of[duplicate.duplicate_of]
    return by_label(label)


def communities(domain: Domain, threshold: float) -> Groups:
    library = importlib.import_module("sentence_transformers.util")
    vectors = domain.known.evidence.question_vectors
    found: Groups = library.community_detection(vectors, threshold, min_community_size=1)
    return found


def best(domain: Domain, method: Callable[[Domain, float], Groups]) -> Row:
    rows = [figures(domain, method(domain, threshold)) for threshold in THRESHOLDS]
    return max(rows, key=lambda row: row[2])


def show(name: str, rows: Sequence[Row]) -> None:
    cells = "   ".join(f"{p:.3f} {r:.3f} {f:.3f}" for p, r, f in rows)
    p, r, f = np.mean(rows, axis=0)
    print(f"{name:36}  {cells}   {p:.3f} {r:.3f} {f:.3f}", flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path)
    options = parser.parse_args()
    encoder, _ = encode.load("bundled", Path(), Path(".cache/studyfold"))
    folders = sorted(path for path in options.folder.iterdir() if (path / "gold.json").is_file())
    tested = [load(real(path), encoder, 1.0) for path in folders if (path / "sets").is_dir()]
    others = [load(written(p), encoder, WRITTEN_SHARE) for p in sorted(WRITTEN.glob("*.jsonl"))]
    close = near([domain.name for domain in tested])
    names = "   ".join(f"{domain.name:^17}" for domain in (*tested,))
    print(f"{'(precision, recall, F1)':36}  {names}   {'mean':^17}")
    unseen = []
    for domain in tested:
        rest = [
            other
            for other in (*tested, *others)
            if other is not domain and other.name not in close[domain.name]
        ]
        unseen.append(figures(domain, studyfold(domain, fit(rest, SEMANTIC))))
    show("Studyfold, domain left out", unseen)
    show("Studyfold as shipped (in-domain)", [figures(d, studyfold(d, SEMANTIC)) for d in tested])
    peers: tuple[tuple[str, Callable[[Domain, float], Groups], float], ...] = (
        ("semhash", semhash, SEMHASH_DEFAULT),
        ("sentence-transformers", communities, COMMUNITY_DEFAULT),
    )
    for name, method, default in peers:
        try:
            importlib.import_module(name.replace("-", "_"))
        except ImportError:
            print(f"{name}: not installed (pip install {name})")
            continue
        show(f"{name}, default", [figures(d, method(d, default)) for d in tested])
        show(f"{name}, best threshold", [best(d, method) for d in tested])
    show("average linkage, best threshold", [best(d, linked) for d in tested])


if __name__ == "__main__":
    main()
