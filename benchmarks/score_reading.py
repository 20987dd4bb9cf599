#!/usr/bin/env python3
"""Score the reading of files against the questions and answers that a person sees in them.

    python benchmarks/score_reading.py [FOLDER] [--errors] [--json]

FOLDER (by default tests/reading/files) holds files of questions, each with the questions that its
author meant beside it in NAME.gold.yml: a list of {q, a} or, where the answer is lines of the file,
{q, from, to}. Prints for each file the questions found of those there, the invented ones, the word
F1 of the answers and the lines that are in no item and no skipped block; at last the totals.
"""

from __future__ import annotations

import argparse
import difflib
import json
import re
import sys
import unicodedata
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import yaml

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "hooks"))

from studyfold import layouts, sources
from studyfold.model import Document, Item, Reading, Skipped

FILES = ROOT / "tests" / "reading" / "files"
GOLD = ".gold.yml"
ALIKE = 0.85
"""The share of equal words in order from which on two questions are one."""


@dataclass(frozen=True)
class Score:
    """What reading one file gave."""

    name: str
    there: int
    found: int
    right: int
    answers: tuple[float, ...]
    lost: int
    missed: tuple[str, ...]
    invented: tuple[str, ...]


def words(text: str) -> list[str]:
    """Return the words of a text without its markup."""
    text = re.sub(r"<[^>]+>", " ", text)
    text = re.sub(r"!?\[([^\]]*)\]\([^)]*\)", r"\1", text)
    return re.findall(r"\w+", unicodedata.normalize("NFKC", text).lower())


def alike(first: Sequence[str], second: Sequence[str]) -> bool:
    """Say whether two questions are the same, apart from small differences."""
    if first == second:
        return True
    if not first or not second:
        return False
    return difflib.SequenceMatcher(None, first, second, autojunk=False).ratio() >= ALIKE


def aligned(gold: Sequence[Sequence[str]], found: Sequence[Sequence[str]]) -> list[tuple[int, int]]:
    """Return the longest row of equal questions in the order of both."""
    best = [[0] * (len(found) + 1) for _ in range(len(gold) + 1)]
    equal = [[alike(g, f) for f in found] for g in gold]
    for i in range(len(gold) - 1, -1, -1):
        for j in range(len(found) - 1, -1, -1):
            taken = best[i + 1][j + 1] + 1 if equal[i][j] else 0
            best[i][j] = max(best[i + 1][j], best[i][j + 1], taken)
    pairs: list[tuple[int, int]] = []
    i = j = 0
    while i < len(gold) and j < len(found):
        if equal[i][j] and best[i][j] == best[i + 1][j + 1] + 1:
            pairs.append((i, j))
            i, j = i + 1, j + 1
        elif best[i + 1][j] >= best[i][j + 1]:
            i += 1
        else:
            j += 1
    return pairs


def overlap(first: str, second: str) -> float:
    """Return the F1 of the words that two texts share."""
    a, b = Counter(words(first)), Counter(words(second))
    if not a and not b:
        return 1.0
    return 2 * sum((a & b).values()) / max(1, sum(a.values()) + sum(b.values()))


def unaccounted(document: Document, reading: Reading) -> int:
    """Return how many lines are not in exactly one item or skipped block."""
    if any(item.line is None for item in reading.items):
        return 0
    lines = document.source or document.lines
    held = [0] * (len(lines) + 1)
    parts: list[Item | Skipped] = [*reading.items, *reading.skipped]
    for part in parts:
        for line in range(part.line or 0, (part.end_line or 0) + 1):
            held[line] += 1
    return sum(bool(line.strip()) and held[n] != 1 for n, line in enumerate(lines, 1))


def score(path: Path) -> Score:
    """Read one file and compare it with what is beside it."""
    (document,), _ = sources.collect([path.name], path.parent)
    reading = layouts.read(document)
    lines = document.source or document.lines
    gold = []
    for one in yaml.safe_load(path.with_name(path.name + GOLD).read_text(encoding="utf-8")):
        span = lines[one["from"] - 1 : one["to"]] if one.get("from") else ()
        gold.append((one["q"], str(one.get("a") or "\n".join(span))))
    items: Sequence[Item] = reading.items
    pairs = aligned([words(q) for q, _ in gold], [words(item.question) for item in items])
    answers = tuple(
        overlap(gold[i][1], f"{items[j].prompt} {items[j].answer}")
        for i, j in pairs
        if gold[i][1].strip()
    )
    met = ({i for i, _ in pairs}, {j for _, j in pairs})
    return Score(
        path.name,
        len(gold),
        len(items),
        len(pairs),
        answers,
        unaccounted(document, reading),
        tuple(q for i, (q, _) in enumerate(gold) if i not in met[0]),
        tuple(item.question for j, item in enumerate(items) if j not in met[1]),
    )


def totals(scores: Sequence[Score]) -> dict[str, float]:
    """Return precision, recall and F1 of the questions, the answers' mean, and what was lost."""
    right = sum(one.right for one in scores)
    precision = right / max(1, sum(one.found for one in scores))
    recall = right / max(1, sum(one.there for one in scores))
    answers = [value for one in scores for value in one.answers]
    return {
        "files": len(scores),
        "questions": sum(one.there for one in scores),
        "precision": round(precision, 4),
        "recall": round(recall, 4),
        "f1": round(2 * precision * recall / max(1e-9, precision + recall), 4),
        "answers": round(sum(answers) / max(1, len(answers)), 4),
        "unaccounted": sum(one.lost for one in scores),
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("folder", nargs="?", type=Path, default=FILES)
    parser.add_argument("--errors", action="store_true", help="list what was missed or invented")
    parser.add_argument("--json", action="store_true", help="print only the totals, as JSON")
    given = parser.parse_args()
    golds = sorted(given.folder.glob(f"*{GOLD}"))
    scores = [score(path.with_name(path.name.removesuffix(GOLD))) for path in golds]
    if given.json:
        print(json.dumps(totals(scores)))
        return
    for one in scores:
        mean = sum(one.answers) / len(one.answers) if one.answers else 1.0
        print(
            f"{one.name[:44]:44s} {one.right:3d} of {one.there:3d}  "
            f"invented {one.found - one.right:2d}  answers {mean:.3f}  lost {one.lost}"
        )
        if given.errors:
            for question in one.missed:
                print(f"    missed   {question[:90]}")
            for question in one.invented:
                print(f"    invented {question[:90]}")
    print("  ".join(f"{name} {value}" for name, value in totals(scores).items()))


if __name__ == "__main__":
    main()
