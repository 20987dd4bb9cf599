"""Which of the topics that a maintainer named each entry fits best.

Two kinds of evidence are added up. Keywords: the longest keywords found in the question's
wordings and in the headings it stands under, each wording sharing one vote among the topics whose
keywords it has. Cosine: how near the entry's vector is to the topic's. Keywords were written to
decide, so they weigh more; the cosine decides where they are silent or divided. A question
without any keyword is also looked up by its answer's, which weigh less.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from studyfold.model import Entry, Item
from studyfold.topics.named import Given, GivenTopic
from studyfold.topics.terms import Phrase, runs, stems, wordings

__all__ = ["fit"]

_ANSWER_WEIGHT = 0.2
"""What keywords found only in the answer weigh against those in the question."""

_TITLE_WEIGHT = 0.25
"""What a title's words weigh beside keywords: a title is written to be read, not to decide."""

_FITS = 0.25
"""The least evidence for a topic, such as this cosine. Measured with all-MiniLM-L6-v2: of
questions on Java and databases four in five, on operations nineteen in twenty lie below it to every
topic on deep learning, of questions on deep learning none."""

_ANSWER_READ = 800
"""How many letters of an answer are looked up: what it is about stands at its start."""


class _Keywords:
    """Finds keywords in texts; of those that overlap the longest counts."""

    def __init__(self, topics: Sequence[GivenTopic]) -> None:
        self.count = len(topics)
        self._owners: dict[Phrase, list[tuple[int, float]]] = {}
        for position, topic in enumerate(topics):
            for phrase, weight in sorted(_phrases(topic).items()):
                self._owners.setdefault(phrase, []).append((position, weight))
        self._longest = max(map(len, self._owners), default=0)

    def vote(self, said: Sequence[str]) -> NDArray[np.float64]:
        """Return the share of each topic in the keywords of a text, shape (k,).

        A keyword counts by its number of words, once however often it stands there. The shares
        add up to less than 1 where only words of a title were found, to 0 where nothing was.
        """
        hits: set[Phrase] = set()
        start = 0
        while start < len(said):
            for length in range(min(self._longest, len(said) - start), 0, -1):
                phrase = tuple(said[start : start + length])
                if phrase in self._owners:
                    hits.add(phrase)
                    start += length - 1
                    break
            start += 1
        votes = np.zeros(self.count)
        for phrase in sorted(hits):
            for owner, weight in self._owners[phrase]:
                votes[owner] += len(phrase) * weight / len(self._owners[phrase])
        total = float(votes.sum())
        return votes / max(total, 1.0)


def fit(
    entries: Sequence[Entry],
    items: Mapping[str, Item],
    vectors: NDArray[np.float32],
    given: Given,
    topic_vectors: NDArray[np.float32] | None,
) -> list[int | None]:
    """Return the position of the topic that each entry fits best, None where it fits none.

    Args:
        entries: n entries.
        items: every item by id.
        vectors: one row of length 1 for each entry, shape (n, d).
        given: k topics.
        topic_vectors: one row of length 1 for each text of `given.texts()`, shape (k, d); None
            where there are none, then keywords alone decide.
    """
    keywords = _Keywords(given.topics)
    evidence = np.zeros((len(entries), len(given.topics)))
    for row, entry in zip(evidence, entries, strict=True):
        row += _lexical(entry, items, keywords)
    if topic_vectors is not None:
        evidence += (vectors @ topic_vectors.T).astype(np.float64)
    # Rounded, so that the last bits of a processor decide no tie; the first topic wins it.
    evidence = evidence.round(5)
    best = evidence.argmax(axis=1).tolist()
    return [
        int(place) if row[place] >= _FITS else None
        for place, row in zip(best, evidence, strict=True)
    ]


def _lexical(entry: Entry, items: Mapping[str, Item], keywords: _Keywords) -> NDArray[np.float64]:
    """Return the mean vote of an entry's wordings and headings, shape (k,)."""
    members = [items[i] for i in entry.items if i in items]
    sections = sorted({item.section for item in members if item.section})
    votes = [keywords.vote(stems(text)) for text in (*wordings(entry), *sections)]
    telling = [vote for vote in votes if vote.any()]
    if telling:
        mean: NDArray[np.float64] = np.mean(telling, axis=0)
        return mean
    answer = stems(members[0].answer[:_ANSWER_READ]) if members else []
    return _ANSWER_WEIGHT * keywords.vote(answer)


def _phrases(topic: GivenTopic) -> dict[Phrase, float]:
    """Return a topic's keywords and the parts of its title with their weights."""
    parts = (tuple(token.stem for token in run) for run in runs(topic.title))
    weights = dict.fromkeys(parts, _TITLE_WEIGHT if topic.keywords else 1.0)
    weights.update((tuple(stems(keyword)), 1.0) for keyword in topic.keywords)
    weights.pop((), None)
    return weights
