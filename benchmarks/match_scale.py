#!/usr/bin/env python3
"""Measure how long matching takes, and how much memory, for many items.

    python benchmarks/match_scale.py [ITEMS…] [--encode]

Makes items with vectors from a fixed seed (some 40 to a subject, seven different questions in ten,
30 words an answer) and matches them as a build does when the vectors are cached, each number of
items in a process of its own. By default 10,000 items, the same with a set of 20 more, and 100,000.
Prints the seconds, the peak of memory with and without what the items and vectors take, and the
entries found. With `--encode` it prints instead how many items a second the sentence model reads.
"""

from __future__ import annotations

import argparse
import json
import resource
import subprocess
import sys
import time
from pathlib import Path

import numpy as np
from labelled import WRITTEN, item, written
from numpy.typing import NDArray

from studyfold import encode
from studyfold.encode import normalised
from studyfold.match import Evidence, gather, match

SEED = 20
WIDTH = 384
WORDS = 20_000
Vectors = NDArray[np.float32]


def make(count: int) -> Evidence:
    """Return that many items in sets of about a hundred, with the vectors that they might have."""
    rng = np.random.default_rng(SEED)
    subjects = rng.normal(size=(max(1, count // 40), WIDTH)).astype(np.float32)
    asked = rng.integers(0, max(1, int(0.7 * count)), count)
    base = np.zeros((int(asked.max(initial=0)) + 1, WIDTH), dtype=np.float32)
    base += 0.8 * rng.normal(size=base.shape).astype(np.float32)
    base += subjects[np.arange(len(base)) % len(subjects)]
    terms = rng.integers(0, WORDS, (len(base), 3))
    said = np.minimum((rng.pareto(1.1, size=(count, 30)) * 20).astype(int), WORDS - 1)

    def vectors(noise: float) -> Vectors:
        rows = base[asked] + noise * rng.normal(size=(count, WIDTH)).astype(np.float32)
        return normalised(rows.astype(np.float32))

    items = []
    for number, group in enumerate(asked.tolist()):
        question = f"What is {' '.join(f'word{term}' for term in terms[group])}?"
        answer = " ".join(f"word{word}" for word in said[number]) + "."
        items.append(item(f"{number:07}", f"set-{number // 100}", question, answer))
    return Evidence(
        tuple(items),
        tuple(item.question for item in items),
        vectors(0.35),
        vectors(0.3),
        vectors(0.35),
        tuple(item.answer for item in items),
    )


def measure(count: int) -> dict[str, float]:
    """Match so many items and return what that took."""
    evidence = make(count)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    start, processor = time.perf_counter(), time.process_time()
    found = match(evidence, semantic=True)
    return {
        "seconds": time.perf_counter() - start,
        "processor": time.process_time() - processor,
        "before": before / 1e6,
        "peak": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6,
        "entries": len(found.groups),
    }


def rate() -> tuple[int, float]:
    """Return how many items were read by the sentence model, and in how many seconds."""
    encoder, _ = encode.load("bundled", Path(), None)
    items = [item for path in sorted(WRITTEN.glob("*.jsonl"))[:4] for item in written(path).items]
    start = time.perf_counter()
    gather(items, encoder.encode)
    return len(items), time.perf_counter() - start


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("items", type=int, nargs="*", default=[10_000, 10_020, 100_000])
    parser.add_argument("--encode", action="store_true")
    parser.add_argument("--one", action="store_true", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.encode:
        count, seconds = rate()
        print(f"{count} items in {seconds:.1f} s: {count / seconds:.0f} items a second")
        return
    if options.one:
        print(json.dumps(measure(options.items[0])))
        return
    print("  items  seconds  processor  GB before  GB peak  entries")
    for count in options.items:
        command = [sys.executable, __file__, str(count), "--one"]
        # This very script, with a number.
        result = subprocess.run(command, capture_output=True, text=True, check=True)  # noqa: S603
        row = json.loads(result.stdout)
        print(
            f"{count:7}  {row['seconds']:7.1f}  {row['processor']:9.1f}  {row['before']:9.2f}  "
            f"{row['peak']:7.2f}  {row['entries']:7.0f}"
        )


if __name__ == "__main__":
    main()
