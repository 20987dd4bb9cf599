"""How a phrase is to be written: proper case for names and acronyms, small letters otherwise."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from studyfold.spelling import base_form
from studyfold.topics.terms import Phrase, Token, phrases, tokens

__all__ = ["Writing"]


_PLURAL = 0.25
"""The share of plurals in the uses of a word from which on its plural is shown."""

_ACRONYM = 4
"""The most letters of what may be an acronym."""


class Writing:
    """What is known about the case and the forms of the words of some texts.

    A capital counts as a name's only where it need not be there: not at the start of a sentence
    and not in a text that has capitals on most of its words, like a heading.
    """

    def __init__(self, texts: Iterable[str]) -> None:
        """Learn from texts; their order does not matter."""
        self._forms: dict[Phrase, Counter[tuple[Token, ...]]] = {}
        self._small: Counter[str] = Counter()
        self._capital: Counter[str] = Counter()
        self._shown: dict[str, Counter[str]] = {}
        for text in texts:
            for phrase, shown in phrases(text).items():
                plain = (Token(shown[0].stem, shown[0].surface, ""), *shown[1:])
                self._forms.setdefault(phrase, Counter())[plain] += 1
            self._learn_case(tokens(text))

    def hear(self, texts: Iterable[Sequence[Token]]) -> None:
        """Learn from the words of more texts in which case words are written."""
        for found in texts:
            self._learn_case(found)

    def show(self, phrase: Phrase) -> str:
        """Return a phrase in its most frequent form, each word in its proper case.

        Things that are often spoken of in the plural are, as in a table of contents.
        """
        forms = self._forms[phrase]
        plurals = {form: count for form, count in forms.items() if _plural(form[-1])}
        if sum(plurals.values()) >= _PLURAL * sum(forms.values()):
            forms = Counter(plurals)
        words = min(forms, key=lambda f: (-forms[f], [(t.surface, t.gap) for t in f]))
        return "".join(token.gap + self._cased(token.surface) for token in words)

    def calm(self, heading: str) -> str:
        """Return a heading that is all capitals as it would stand in a sentence."""
        if heading != heading.upper() or not any(
            len(word) > _ACRONYM and word.isalpha() for word in heading.split()
        ):
            return heading
        calmed = " ".join(self._spoken(word) for word in heading.split())
        return calmed if calmed != calmed.casefold() else calmed[0].upper() + calmed[1:]

    def _spoken(self, word: str) -> str:
        """Return a word as it mostly stands inside sentences; as it is where it never does."""
        forms = self._shown.get(word.casefold())
        if not forms:
            return word if len(word) <= _ACRONYM else word.casefold()
        return min(forms, key=lambda form: (-forms[form], form))

    def _learn_case(self, found: Sequence[Token]) -> None:
        inside = [token.surface for token in found[1:] if token.gap]
        capitals = [word for word in inside if word[:1].isupper()]
        if len(capitals) * 2 > len(inside):
            return
        for word in inside:
            self._shown.setdefault(word.casefold(), Counter())[word] += 1
            (self._capital if word[:1].isupper() else self._small)[word.casefold()] += 1

    def _cased(self, word: str) -> str:
        if word[1:] != word[1:].casefold() or not word.isalpha():
            return word
        folded = word.casefold()
        if self._capital[folded] > self._small[folded]:
            return word[0].upper() + word[1:]
        return folded


def _plural(token: Token) -> bool:
    """Say whether a word stands in the plural: its stem lacks the s that it ends with."""
    folded = token.surface.casefold()
    return (
        folded.endswith("s")
        and not token.stem.endswith("s")
        and base_form(folded[:-1]) == token.stem
    )
