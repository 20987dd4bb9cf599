"""How phrases are used in some texts: as names of things, or only as parts or doings of others."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Sequence

from studyfold.spelling import base_form
from studyfold.topics.terms import MAX_WORDS, Phrase, Token, spans

__all__ = ["Usage"]

_ALONE = 0.3
"""A name stands by itself in at least this share of its uses; "support vector" never does."""

_DOING = 0.25
"""A word that is a verb in more than this share of its uses names nothing."""

_BEFORE_VERB = frozenset(
    map(
        base_form,
        """to you we i they it can could may might must shall should will would let not never also
        then and who which that do does did always""".split(),
    )
)
_OBJECT = frozenset(map(base_form, "a an the this these your its their our each every all".split()))


class Usage:
    """Counts the uses of phrases."""

    def __init__(self, of: Collection[Phrase]) -> None:
        """Count nothing yet; only these phrases will be counted."""
        self._of = of
        self._uses: Counter[Phrase] = Counter()
        self._alone: Counter[Phrase] = Counter()
        self._verb: Counter[Phrase] = Counter()

    def learn(self, texts: Iterable[Sequence[Token]]) -> None:
        """Count the uses in the words of texts; their order does not matter."""
        for every in texts:
            for run in spans(every):
                said = tuple(token.stem for token in run.tokens)
                for start in range(len(said)):
                    for end in range(start + 1, min(start + MAX_WORDS, len(said)) + 1):
                        phrase = said[start:end]
                        if phrase not in self._of:
                            continue
                        self._uses[phrase] += 1
                        first, last = start == 0, end == len(said)
                        self._alone[phrase] += first and last
                        if len(phrase) == 1 and (
                            (last and run.after in _OBJECT)
                            or (first and run.before in _BEFORE_VERB and not last)
                            or (first and last and run.before == "to" and not run.after)
                        ):
                            self._verb[phrase] += 1

    def names(self, phrase: Phrase) -> bool:
        """Say whether a phrase is used as the name of something."""
        uses = self._uses[phrase]
        if len(phrase) == 1 and len(phrase[0]) == 1:
            # A letter: the K of k-means.
            return False
        return self._alone[phrase] >= _ALONE * uses and self._verb[phrase] <= _DOING * uses
