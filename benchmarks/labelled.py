"""Labelled collections for the benchmarks: which of their items ask the same thing."""

from __future__ import annotations

import itertools
import json
import sys
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "hooks"))

from studyfold import layouts, sources
from studyfold.model import Item

__all__ = ["WRITTEN", "Labelled", "item", "near", "real", "written"]

WRITTEN = Path(__file__).resolve().parent / "labelled"
Pair = tuple[str, str]


@dataclass(frozen=True)
class Labelled:
    """A collection with its labels."""

    name: str
    items: tuple[Item, ...]
    same: frozenset[Pair]
    """The refs of items that ask the same thing, in order."""
    either: frozenset[Pair]
    """Those that readers disagree on, which are not scored."""


def real(folder: Path) -> Labelled:
    """Read a folder with `sets/` and `gold.json` (`same` and `either`: pairs of refs)."""
    documents, _ = sources.collect([str(folder / "sets")], Path())
    items = [item for document in documents for item in layouts.read(document).items]
    gold = json.loads((folder / "gold.json").read_text(encoding="utf-8"))
    same, either = (frozenset((min(p), max(p)) for p in gold[name]) for name in ("same", "either"))
    return Labelled(folder.name, tuple(items), same, either)


def written(path: Path) -> Labelled:
    """Read a file of JSON lines: `set`, `q`, `a`, the label `g` and, in a few, `either` labels."""
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line]
    counts: Counter[str] = Counter()
    items = []
    for row in rows:
        counts[row["set"]] += 1
        name = f"{row['set']}:{counts[row['set']]}"
        items.append(item(name, row["set"], row["q"], row["a"]))
    same, either = set(), set()
    for (a, one), (b, other) in itertools.combinations(zip(items, rows, strict=True), 2):
        pair = min(a.id, b.id), max(a.id, b.id)
        if one["g"] == other["g"]:
            same.add(pair)
        elif other["g"] in one.get("either", ()) or one["g"] in other.get("either", ()):
            either.add(pair)
    return Labelled(path.stem, tuple(items), frozenset(same), frozenset(either))


def item(name: str, held: str, question: str, answer: str) -> Item:
    """Return an item that no file holds.

    Args:
        name: its id and ref.
        held: the name of its set.
        question: its question, in plain text.
        answer: its answer.
    """
    asked, said = " ".join(question.split()), answer.strip()
    return Item(
        id=name,
        ref=name,
        set=held,
        path=held,
        line=None,
        end_line=None,
        number=None,
        section=None,
        question=asked,
        heading=asked,
        prompt="",
        answer=said,
        status="complete" if said else "unanswered",
    )


def near(names: Sequence[str]) -> dict[str, frozenset[str]]:
    """Return for each collection the written ones about its subject, not to be learnt from."""
    known = json.loads((WRITTEN / "near.json").read_text(encoding="utf-8"))
    return {name: frozenset(known.get(name, ())) for name in names}
