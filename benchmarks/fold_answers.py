#!/usr/bin/env python3
"""Measure how answers are folded together: what is shown at first sight, repeated, missed, lost.

    python benchmarks/fold_answers.py [PATH…] [--entries] [--model tfidf] [--scale N]

Reads the project's own sets, and the paths given: each a file or folder with sets of a collection
of its own. Prints for each collection, with `--entries` for each entry of several answers too:

- the sentences of its answers (a block of code, a table or a formula counts as one);
- shown at first sight: the lead, what the other sets add, the best comparison and example;
- shown when everything is unfolded, and lost: searched for in the entry's HTML as it is published;
- repeated: pairs of sentences at first sight whose cosine is above 0.85;
- covered: sentences whose nearest one at first sight has a cosine of 0.6 or more, of all sentences
  and of those that are in no comparison or example, as all but the best of these are folded;
- the length of the first sight in words against the sum of the answers'.

Cosines are of the bundled sentence model on single sentences, whatever model folded them.
`--scale` times folding that many entries of made-up answers instead, cold and with a warm cache.
"""

from __future__ import annotations

import argparse
import html
import random
import re
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

import numpy as np

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "hooks"))

from studyfold import encode, pipeline
from studyfold.answers import compose
from studyfold.answers.pieces import Piece, read
from studyfold.answers.sources import open_sources
from studyfold.memory import Memory
from studyfold.model import Entry, Item, Study
from studyfold.options import Options
from studyfold.render.entry import entry_markdown
from studyfold.render.library import Library
from studyfold.render.markdown import to_html

REPEATED, COVERED = 0.85, 0.6
SEED = 5


@dataclass
class Sums:
    """What is counted."""

    sentences: int = 0
    first: int = 0
    unfolded: int = 0
    lost: int = 0
    pairs: int = 0
    repeated: int = 0
    covered: int = 0
    plain: int = 0
    plain_covered: int = 0
    words: int = 0
    all_words: int = 0
    missing: list[str] = field(default_factory=list)

    def add(self, other: Sums) -> None:
        for name in self.__dataclass_fields__:
            setattr(self, name, getattr(self, name) + getattr(other, name))

    def row(self, name: str) -> str:
        return (
            f"{name[:44]:44} {self.sentences:6} {self.first:6} {self.unfolded:8} {self.lost:5} "
            f"{share(self.repeated, self.pairs):>8} {share(self.covered, self.sentences):>8} "
            f"{share(self.plain_covered, self.plain):>8} {share(self.words, self.all_words):>7}"
        )


HEAD = (
    f"{'':44} {'source':>6} {'first':>6} {'unfolded':>8} {'lost':>5} {'repeated':>8} "
    f"{'covered':>8} {'facts':>8} {'length':>7}"
)


def share(part: int, whole: int) -> str:
    return f"{100 * part / whole:.1f} %" if whole else "-"


def sentences(markdown: str) -> list[str]:
    """Return what of an answer is counted: no headings, nothing that only leads in."""
    return [p.text for p in read(markdown).pieces if not p.leads_in and re.search(r"\w", p.text)]


def first_sight(entry: Entry) -> list[str]:
    answer = entry.answer
    passages = [
        *([answer.lead] if answer.lead else []),
        *answer.goes_on,
        *(passage for one in answer.adds for passage in one.passages),
        *answer.likenesses[:1],
        *answer.examples[:1],
    ]
    return [text for passage in passages for text in sentences(passage.markdown)]


def letters(text: str) -> str:
    return "".join(c for c in text.casefold() if c.isalnum())


def visible(page: str) -> str:
    """Return the letters that a reader of some HTML sees."""
    return letters(html.unescape(html.unescape(re.sub(r"<[^>]*>", " ", page))))


def compared(items: Sequence[Item]) -> Iterator[tuple[Piece, bool]]:
    """Yield the sentences of some answers, and whether each is in a comparison or an example."""
    sources = open_sources(items)
    told = {s.pieces[n].text for s in sources for one in s.likenesses for n in one.pieces}
    for source in sources:
        for piece in read(source.item.answer).pieces:
            if not piece.leads_in and re.search(r"\w", piece.text):
                yield piece, piece.text in told


def measure(study: Study, encoder: encode.Encoder, each: bool) -> Sums:
    library = Library.of(study, 40)
    items = {item.id: item for item in study.items}
    total = Sums()
    several = [e for e in study.entries if sum(bool(items[i].answer.strip()) for i in e.items) > 1]
    for entry in several:
        source = list(compared([items[one] for one in entry.items]))
        shown = first_sight(entry)
        page = visible(entry_markdown(entry, library))
        found = [visible(to_html(piece.markdown)) in page for piece, _ in source]
        rows = encoder.encode([piece.text for piece, _ in source] + shown)
        own, seen = rows[: len(source)], rows[len(source) :]
        near = (own @ seen.T).max(axis=1) >= COVERED if shown else np.zeros(len(source), bool)
        plain = np.array([not told for _, told in source], dtype=bool)
        again = np.triu(seen @ seen.T > REPEATED, 1)
        sums = Sums(
            sentences=len(source),
            first=len(shown),
            unfolded=sum(found),
            lost=len(found) - sum(found),
            pairs=len(shown) * (len(shown) - 1) // 2,
            repeated=int(again.sum()),
            covered=int(near.sum()),
            plain=int(plain.sum()),
            plain_covered=int((near & plain).sum()),
            words=sum(len(text.split()) for text in shown),
            all_words=sum(len(piece.text.split()) for piece, _ in source),
            missing=[p.markdown for (p, _), there in zip(source, found, strict=True) if not there],
        )
        if each:
            print(sums.row(entry.question))
        total.add(sums)
    return total


def options(path: str, model: str) -> Options:
    if path == "docs/sets":
        return Options(root=ROOT, model=model)
    none = "none-such"
    return Options(
        root=ROOT,
        sets=(str(Path(path).resolve()),),
        topics=none,
        decisions=none,
        ledger=none,
        model=model,
    )


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("paths", nargs="*", help="collections to measure beside the own sets")
    parser.add_argument("--entries", action="store_true", help="print every entry, too")
    parser.add_argument("--model", default="bundled", help="what folds the answers")
    parser.add_argument("--scale", type=int, help="time so many entries instead")
    given = parser.parse_args()
    if given.scale:
        scale(given.scale)
        return
    encoder, _ = encode.load("bundled", ROOT, ROOT / ".cache/studyfold-benchmark")
    total = Sums()
    print(HEAD)
    for path in ["docs/sets", *given.paths]:
        study = pipeline.build(options(path, given.model))
        sums = measure(study, encoder, given.entries)
        print(sums.row(path))
        for text in sums.missing:
            print(f"    lost: {text}")
        total.add(sums)
    print(total.row("all"))


def scale(count: int) -> None:
    """Print the seconds that composing so many entries takes, three in ten of several answers."""
    rng = random.Random(SEED)  # noqa: S311 - no secret
    reading = pipeline.read(options("docs/sets", "tfidf"))
    blocks = [b for item in reading.items for b in item.answer.split("\n\n") if b.strip()]
    items: dict[str, Item] = {}
    groups: list[list[str]] = []
    for number in range(count):
        asked = reading.items[number % len(reading.items)]
        pool = rng.sample(blocks, 8)
        answers = rng.randint(2, 4) if number % 10 < 3 else 1
        groups.append([])
        for one in range(answers):
            identity = f"set-{one}:{number:07}"
            answer = "\n\n".join(rng.sample(pool, rng.randint(2, 5)))
            items[identity] = replace(asked, id=identity, set=f"set-{one}", answer=answer)
            groups[-1].append(identity)
    size = sum(len(item.answer) for item in items.values())
    print(f"{count:,} entries, {len(items):,} answers of {size / len(items):.0f} characters")
    with tempfile.TemporaryDirectory() as folder:
        encoder, _ = encode.load("bundled", ROOT, Path(folder))
        memory = Memory(Path(folder), "answers.sqlite3", str)
        for name in ("cold", "warm"):
            start, processor = time.perf_counter(), time.process_time()
            compose(groups, items, model=encoder, memory=memory)
            print(
                f"{name}: {time.perf_counter() - start:.1f} s, "
                f"{time.process_time() - processor:.1f} s of processor time"
            )


if __name__ == "__main__":
    main()
