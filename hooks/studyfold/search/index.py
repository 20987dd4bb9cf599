"""Records → the files of the index.

Every wording of a record is a row of its own: a question is found by one wording as a whole, and
not by words that it shares with several. `assets/search-engine.js` reads what is written here:

    meta.js    how many rows each record has, how much each row weighs, where each piece begins
    a0.js …    terms of questions: `term TAB records TAB rows`, rows with a flag for words that
               stand for others (an acronym's long form)
    b0.js …    terms of answers: `term TAB records`, with a flag where a term stands there often
    d0.js …    what is shown of each record
    words.js   every term, for finding the one that was meant
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from studyfold.search.acronyms import Acronyms
from studyfold.search.pack import numbers, rising, script, shards, version
from studyfold.search.records import Record
from studyfold.search.terms import terms

__all__ = ["FOLDER", "files"]

FOLDER = "search/studyfold"
_PIECE = 6_000
_BLOCK = 32
_OFTEN = 3
_COMMON = 0.25
_FEW = 40
_WEIGHT = 16
"""What rows weigh is kept in sixteenths."""


def files(records: Sequence[Record], acronyms: Mapping[str, str]) -> dict[str, bytes]:
    """Return the files of the index by their path in the site.

    Args:
        records: what is found, in the order in which equals are shown.
        acronyms: long forms by their acronyms, both in lower case, that the records' own texts
            give; they go before those that are widely known.
    """
    known = Acronyms(acronyms)
    rows: list[list[str]] = []
    counts: list[int] = []
    asked: dict[str, dict[int, int]] = defaultdict(dict)
    told: dict[str, list[tuple[int, int]]] = defaultdict(list)
    records_of: Counter[str] = Counter()
    for number, record in enumerate(records):
        wordings = list(dict.fromkeys([record.title, *record.wordings]))
        own: set[str] = set()
        for wording in wordings:
            words = terms(wording)
            for term in known.others(wording, words):
                asked[term][len(rows)] = 1
            for term in words:
                asked[term][len(rows)] = 0
            own.update(words)
            rows.append(words)
        counts.append(len(wordings))
        said = Counter(terms(record.text))
        said.update(dict.fromkeys(terms(record.prompt), _OFTEN))
        for term, times in said.items():
            told[term].append((number, int(times >= _OFTEN)))
        records_of.update(own | said.keys())
    total = len(records)
    # What most answers hold tells none of them from the others.
    most = max(_FEW, int(_COMMON * total))
    weights = {term: _rarity(total, count) for term, count in records_of.items()}
    heavy = [round(_WEIGHT * sum(weights[term] for term in dict.fromkeys(row))) for row in rows]
    questions = shards(
        {
            term: f"{numbers([records_of[term]])}\t{rising(sorted(found.items()))}"
            for term, found in asked.items()
        },
        _PIECE,
    )
    answers = shards(
        {
            term: f"{numbers([records_of[term]])}\t{rising(found)}"
            for term, found in told.items()
            if len(found) <= most
        },
        _PIECE,
    )
    vocabulary = _frontcoded(
        {*asked, *(term for term, found in told.items() if len(found) <= most)}
    )
    parts: list[tuple[str, object]] = [
        *((f"a{n}", piece) for n, (_, piece) in enumerate(questions)),
        *((f"b{n}", piece) for n, (_, piece) in enumerate(answers)),
        *((f"d{n}", _shown(block)) for n, block in enumerate(_blocks(records))),
        ("words", vocabulary),
    ]
    meta = {
        "records": total,
        "block": _BLOCK,
        "rows": numbers(counts),
        "weights": numbers(heavy),
        "a": [first for first, _ in questions],
        "b": [first for first, _ in answers],
    }
    made = version([*parts, ("meta", meta)])
    return {
        f"{FOLDER}/{name}.js": script(name, made, value) for name, value in [("meta", meta), *parts]
    }


def _rarity(total: int, count: int) -> float:
    """Return how much a term tells: `ln(1 + records / (1 + records with it))`."""
    return math.log(1 + total / (1 + count))


def _blocks(records: Sequence[Record]) -> list[Sequence[Record]]:
    return [records[at : at + _BLOCK] for at in range(0, len(records), _BLOCK)]


def _shown(block: Sequence[Record]) -> object:
    """Return what is shown of some records; those of one page share its address and label."""
    pages = list(dict.fromkeys((record.page, record.label) for record in block))
    return [
        [list(page) for page in pages],
        [
            [
                record.title,
                pages.index((record.page, record.label)),
                record.anchor,
                record.sets,
                *(wording for wording in dict.fromkeys(record.wordings) if wording != record.title),
            ]
            for record in block
        ],
    ]


def _frontcoded(words: set[str]) -> str:
    """Return sorted words, each without the beginning that it shares with the one before."""
    coded = []
    before = ""
    for word in sorted(words, key=lambda word: word.encode("utf-16-be")):
        shared = 0
        for a, b in zip(word, before, strict=False):
            if a != b or shared == 31:
                break
            shared += 1
        coded.append(numbers([shared]) + word[shared:])
        before = word
    return "\n".join(coded)
