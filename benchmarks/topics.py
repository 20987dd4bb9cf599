#!/usr/bin/env python3
"""Measure automatic topics against the headings that people gave, beside others, in one run.

    python benchmarks/topics.py FOLDER [--scale] [--names]

FOLDER holds one folder for each collection, each with `sets/` (files of JSON records with `id`,
`question` and `answer`) and `sections.json` (the heading that each id stood under in its source).
Everything is built as a site is, from the files to the topics; no heading and no number is shown.
Prints for each set with at least four headings, alone and within its whole collection,

- the adjusted mutual information and the V-measure of topics and headings, in the order in which
  the set asks and shuffled, and with the headings given,
- the same of k-means and of Ward's linkage on the same vectors, with the right number given, and of
  BERTopic (pip install scikit-learn bertopic; they are no dependency of Studyfold),

and for each collection the sizes of its topics, the share of entries that fit none, and how many
of the items stay in their topic when a set is added, on average over the sets. With `--scale` it
measures instead 10,000 and 100,000 made entries, with `--names` it prints the topics.
"""

from __future__ import annotations

import argparse
import importlib
import json
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from labelled import item
from numpy.typing import NDArray
from scipy.cluster.hierarchy import fcluster, linkage
from scipy.optimize import linear_sum_assignment
from scipy.special import gammaln

from studyfold import encode, pipeline, topics
from studyfold.match import gather
from studyfold.model import Entry, Study
from studyfold.options import Options

Record = dict[str, str]
Labels = Mapping[str, Any]
Row = tuple[float, float]
SEED = 6
TELLING = 4
"""The fewest headings of a set that is measured."""
CACHE = Path(".cache/studyfold").resolve()


def table(one: Sequence[Any], other: Sequence[Any]) -> NDArray[np.float64]:
    """Return how many have each label of one and each of the other, shape (labels, labels)."""
    names = sorted(set(map(str, one))), sorted(set(map(str, other)))
    counts = Counter(zip(map(str, one), map(str, other), strict=True))
    return np.array([[counts[a, b] for b in names[1]] for a in names[0]], dtype=np.float64)


def figures(one: Sequence[Any], other: Sequence[Any]) -> Row:
    """Return the adjusted mutual information (Vinh et al., 2010) and the V-measure."""
    cells = table(one, other)
    n, a, b = cells.sum(), cells.sum(axis=1), cells.sum(axis=0)

    def entropy(counts: NDArray[np.float64]) -> float:
        shares = counts[counts > 0] / n
        return float(-(shares * np.log(shares)).sum())

    mutual = entropy(a) + entropy(b) - entropy(cells.ravel())
    expected = 0.0
    for first in a:
        for second in b:
            many = np.arange(max(1, first + second - n), min(first, second) + 1)
            log = (
                gammaln(first + 1)
                + gammaln(second + 1)
                + gammaln(n - first + 1)
                + gammaln(n - second + 1)
                - gammaln(n + 1)
                - gammaln(many + 1)
                - gammaln(first - many + 1)
                - gammaln(second - many + 1)
                - gammaln(n - first - second + many + 1)
            )
            expected += float((many / n * np.log(n * many / (first * second)) * np.exp(log)).sum())
    mean = (entropy(a) + entropy(b)) / 2
    adjusted = (mutual - expected) / (mean - expected) if mean > expected else 1.0
    return adjusted, mutual / mean if mean else 1.0


def records(folder: Path) -> dict[str, list[Record]]:
    """Return the records of each set of a collection."""
    return {
        path.stem: json.loads(path.read_text(encoding="utf-8"))
        for path in sorted((folder / "sets").glob("*.json"))
    }


def build(sets: Mapping[str, Sequence[Record]]) -> Study:
    """Return the study that is built from such files."""
    with tempfile.TemporaryDirectory() as root:
        (Path(root) / "sets").mkdir()
        for name, rows in sets.items():
            text = json.dumps(list(rows))
            (Path(root) / "sets" / f"{name}.json").write_text(text, encoding="utf-8")
        return pipeline.build(Options(root=Path(root), sets=("sets",), cache=str(CACHE)))


def topic_of(study: Study) -> dict[str, str]:
    """Return the topic of each item by the id that its file gives it."""
    topic = {held: entry.topic for entry in study.entries for held in entry.items}
    return {item.ref or item.id: topic[item.id] for item in study.items}


def against(found: Labels, gold: Mapping[str, str], ids: Sequence[str]) -> Row:
    """Compare labels with headings on some items."""
    known = [name for name in ids if name in gold and name in found]
    return figures([gold[name] for name in known], [found[name] for name in known])


def peers(rows: Sequence[Record], number: int) -> dict[str, Labels]:
    """Return the groups that others make of the vectors of question with answer."""
    encoder, _ = encode.load("bundled", Path(), CACHE)
    made = [item(row["id"], "one", row["question"], row["answer"]) for row in rows]
    evidence = gather(made, encoder.encode)
    names = [one.id for one in evidence.items]
    vectors = evidence.whole_vectors
    found = {"Ward, number given": fcluster(linkage(vectors, "ward"), number, "maxclust")}
    try:
        learn: Any = importlib.import_module("sklearn.cluster")
        means = learn.KMeans(number, n_init=10, random_state=SEED)
        found["k-means, number given"] = means.fit_predict(vectors)
    except ImportError:
        print("scikit-learn: not installed")
    try:
        library: Any = importlib.import_module("bertopic")
        umap: Any = importlib.import_module("umap")
        reduce = umap.UMAP(n_neighbors=15, n_components=5, metric="cosine", random_state=SEED)
        model = library.BERTopic(umap_model=reduce)
        texts = [f"{one.question}\n{one.answer}" for one in evidence.items]
        found["BERTopic"] = np.array(model.fit_transform(texts, vectors)[0])
    except ImportError:
        print("bertopic: not installed")
    return {name: dict(zip(names, labels.tolist(), strict=True)) for name, labels in found.items()}


def shuffled(rows: Sequence[Record]) -> list[Record]:
    return random.Random(SEED).sample(list(rows), len(rows))  # noqa: S311  # no secret


def headed(rows: Sequence[Record], gold: Mapping[str, str]) -> list[Record]:
    return [row | {"section": gold[row["id"]]} if row["id"] in gold else dict(row) for row in rows]


def stays(sets: Mapping[str, Sequence[Record]], whole: Labels, added: str) -> float:
    """Return the share of the items that keep their topic when a set is added.

    Topics before and after are matched so that as many items as possible keep theirs.
    """
    before = topic_of(build({name: rows for name, rows in sets.items() if name != added}))
    cells = table([before[name] for name in before], [whole[name] for name in before])
    first, second = linear_sum_assignment(-cells)
    return float(cells[first, second].sum() / cells.sum())


def show(name: str, rows: Mapping[str, Row]) -> None:
    print(name)
    for method, (adjusted, v) in rows.items():
        print(f"    {method:34} AMI {adjusted:.3f}   V {v:.3f}", flush=True)


def measure(folder: Path) -> None:
    """Print everything about one collection."""
    sets = records(folder)
    gold = json.loads((folder / "sections.json").read_text(encoding="utf-8"))
    ids = {name: [row["id"] for row in rows] for name, rows in sets.items()}
    told = {name: len({gold[i] for i in ids[name] if i in gold}) for name in sets}
    telling = [name for name in sets if told[name] >= TELLING]
    for name in telling:
        rows = [row for row in sets[name] if row["id"] in gold]
        found: dict[str, Labels] = {
            "Studyfold": topic_of(build({name: rows})),
            "Studyfold, set shuffled": topic_of(build({name: shuffled(rows)})),
            "Studyfold, headings given": topic_of(build({name: headed(rows, gold)})),
            **peers(rows, told[name]),
        }
        title = f"{folder.name}/{name} alone: {len(rows)} questions, {told[name]} headings"
        show(title, {way: against(labels, gold, ids[name]) for way, labels in found.items()})
    study = build(sets)
    ways: dict[str, Labels] = {
        "": topic_of(study),
        ", sets shuffled": topic_of(build({n: shuffled(r) for n, r in sets.items()})),
        ", headings given": topic_of(build({n: headed(r, gold) for n, r in sets.items()})),
    }
    every = [row for rows in sets.values() for row in rows]
    ways |= {f": {way}": labels for way, labels in peers(every, len(study.topics)).items()}
    show(
        f"{folder.name}, all sets (peers: with our number)",
        {
            f"{name}{way}": against(labels, gold, ids[name])
            for name in telling
            for way, labels in ways.items()
        },
    )
    sizes = sorted(len(topic.entries) for topic in study.topics)
    rest = sum(len(t.entries) for t in study.topics if t.slug.startswith(("questions", "other")))
    kept = [stays(sets, ways[""], name) for name in sets] if len(sets) > 1 else [1.0]
    print(f"    {len(sizes)} topics of {sizes}; in a heap {rest / len(study.entries):.1%}")
    print(f"    stay when a set is added: {np.mean(kept):.3f} on average, {min(kept):.3f} at least")


def scale(count: int) -> None:
    """Print what so many entries take, in this process."""
    rng = np.random.default_rng(SEED)
    subjects = rng.normal(size=(max(1, count // 25), 384)).astype(np.float32)
    own = rng.integers(0, len(subjects), count)
    rows = subjects[own] + 1.2 * rng.normal(size=(count, 384)).astype(np.float32)
    items, entries = {}, []
    for row, about in enumerate(own.tolist()):
        question = f"What is the word{about} of thing{row % 977}?"
        answer = f"It is word{about} with other{row % 101}. " * 5
        one = item(f"{row:07}", f"set-{row // 100}", question, answer)
        items[one.id] = one
        entries.append(Entry(one.id, f"q-{row}", question, question, (one.id,), ()))
    vectors = encode.normalised(rows)
    start, processor = time.perf_counter(), time.process_time()
    found = topics.assign(entries, items, vectors, None)[0]
    took, worked = time.perf_counter() - start, time.process_time() - processor
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6
    print(
        f"{count:7} entries: {took:6.1f} s ({worked:.1f} s of processors), {peak:.2f} GB at most, "
        f"{len(found)} topics"
    )


def names(folder: Path) -> None:
    """Print the topics of a collection, without and with headings."""
    gold = json.loads((folder / "sections.json").read_text(encoding="utf-8"))
    sets = records(folder)
    for title, held in (
        ("", sets),
        (", headings given", {name: headed(rows, gold) for name, rows in sets.items()}),
    ):
        print(f"{folder.name}{title}")
        for topic in build(held).topics:
            above = f"{topic.parent} > " if topic.parent else ""
            print(f"    {len(topic.entries):3}  {above}{topic.title}: {topic.summary}")


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path, nargs="?")
    parser.add_argument("--scale", action="store_true")
    parser.add_argument("--names", action="store_true")
    parser.add_argument("--count", type=int, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.count:
        scale(options.count)
        return
    if options.scale:
        for count in (10_000, 100_000):
            # This very script, with a number.
            subprocess.run([sys.executable, __file__, "--count", str(count)], check=True)  # noqa: S603
        return
    if options.folder is None:
        parser.error("expected FOLDER or --scale")
    for folder in sorted(p.parent for p in options.folder.glob("*/sections.json")):
        (names if options.names else measure)(folder)


if __name__ == "__main__":
    main()
