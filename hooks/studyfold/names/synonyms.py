"""Names of one thing: `multilayer perceptron`, `MLP`, `fully connected neural network`.

The list beside this file, synonyms.txt, holds what a careful reader of any field knows and a
collection need not say. It was written for this purpose and is the same for every collection.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from studyfold.names.groups import synonym_groups
from studyfold.names.lexicon import Lexicon, key_of

__all__ = ["Short", "Synonyms", "short_forms", "unified"]

_DOUBTFUL = "?"
_SHORT = re.compile(r"[A-Z0-9][\w/&+#-]*[A-Z0-9]s?|\w{2,5}")
"""An acronym, or a word that is hardly longer than one: `regex`."""
_OFTEN = 2
"""How often a collection has to name a thing in full before a doubtful acronym stands for it."""
_CLEARLY = 3
"""How many times as often as any other thing of the same name it has to."""


class Synonyms:
    """Names with the one that stands for them in a collection."""

    def __init__(self, names: Mapping[str, str]) -> None:
        """Take the name to show by the key of each name."""
        self._names = dict(names)
        self._lexicon = _lexicon()

    def __len__(self) -> int:
        return len(self._names)

    def replaced(self, text: str) -> str:
        """Return a text in which one name stands for all that mean the same."""
        if not self._names:
            return text
        parts: list[str] = []
        done = 0
        before = ""
        for start, end, key in self._lexicon.matches(text):
            name = self._names.get(key)
            if name is None:
                continue
            if name == before and text[done:start] == " (" and text[end : end + 1] == ")":
                # "A support vector machine (SVM)" names it twice.
                done = end + 1
                continue
            parts += [text[done:start], name]
            done, before = end, name
        return "".join([*parts, text[done:]])


def unified(texts: Iterable[str]) -> Synonyms:
    """Return the names that a collection has for the things that it calls by several.

    The name that it uses most stands for the others; a thing with one name keeps it. An acronym
    that means different things in different fields counts where the collection also names one of
    them in full, and that one at least three times as often as any other.

    Args:
        texts: what the collection asks.
    """
    meanings = _meanings()
    told: Counter[str] = Counter()
    written: dict[str, Counter[str]] = {}
    for text in texts:
        for start, end, key in _lexicon().matches(text):
            told[key] += 1
            written.setdefault(key, Counter())[text[start:end]] += 1
    members: dict[int, list[str]] = {}
    for key in sorted(told):
        group = _meant(meanings[key], told)
        if group is not None:
            members.setdefault(group, []).append(key)
    names: dict[str, str] = {}
    for keys in members.values():
        if len(keys) > 1:
            usual = min(keys, key=lambda key: (-told[key], key))
            forms = written[usual]
            shown = min(forms, key=lambda form: (-forms[form], form))
            names.update(dict.fromkeys(keys, shown))
    return Synonyms(names)


@dataclass(frozen=True, slots=True)
class Short:
    """An abbreviation of the list."""

    name: str
    long: tuple[str, ...]
    """What it may stand for."""
    doubtful: bool
    """Whether it is one only where it is written in capitals: `LED` is no `led`."""


@cache
def short_forms() -> tuple[Short, ...]:
    """Return the abbreviations of the list, each of its meanings by itself."""
    found: list[Short] = []
    for group in synonym_groups():
        names = {name.removesuffix(_DOUBTFUL): name for name in group}
        long = tuple(name for name in names if not _SHORT.fullmatch(name))
        if long:
            found += (
                Short(name, long, written.endswith(_DOUBTFUL))
                for name, written in names.items()
                if name not in long
            )
    return tuple(found)


@dataclass(frozen=True, slots=True)
class _Meaning:
    """What a name may stand for."""

    group: int
    doubtful: bool
    others: tuple[str, ...]
    """The keys of the group's sure names but this one."""


def _meant(meanings: Sequence[_Meaning], told: Mapping[str, int]) -> int | None:
    """Return which group a name belongs to in a collection, if that is sure."""
    if len(meanings) == 1 and not meanings[0].doubtful:
        return meanings[0].group
    counted = [(sum(told.get(name, 0) for name in one.others), one) for one in meanings]
    ranked = sorted(
        ((count, one) for count, one in counted if count >= (_OFTEN if one.doubtful else 1)),
        key=lambda pair: (-pair[0], pair[1].group),
    )
    if not ranked or (len(ranked) > 1 and ranked[0][0] < _CLEARLY * ranked[1][0]):
        return None
    return ranked[0][1].group


@cache
def _meanings() -> dict[str, list[_Meaning]]:
    found: dict[str, list[_Meaning]] = {}
    for number, group in enumerate(synonym_groups()):
        names = {name: key_of(name.removesuffix(_DOUBTFUL)) for name in group}
        sure = {key for name, key in names.items() if not name.endswith(_DOUBTFUL)}
        for name, key in names.items():
            if _counts(name):
                others = tuple(sorted(sure - {key}))
                found.setdefault(key, []).append(_Meaning(number, name.endswith(_DOUBTFUL), others))
    return found


@cache
def _lexicon() -> Lexicon:
    names = {name for group in synonym_groups() for name in group if _counts(name)}
    return Lexicon(name.removesuffix(_DOUBTFUL) for name in names)


def _counts(name: str) -> bool:
    """Say whether a name is looked for: a doubtful word is not, a doubtful acronym is.

    A hash map is a hash table, but not where Java's classes of these names are meant; no count of
    words tells that.
    """
    return not name.endswith(_DOUBTFUL) or re.fullmatch(r"[A-Z0-9][\w/&+#-]*\?", name) is not None
