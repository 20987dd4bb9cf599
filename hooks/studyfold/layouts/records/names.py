"""The name of a column → what the column holds."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from studyfold.layouts.records.namewords import DECORATION, LANGUAGES, PHRASES, WORDS

__all__ = ["Name", "bare", "is_language", "named"]

_LONGEST = 80
"""Characters of a column's name; anything longer is a text."""
_MOST_WORDS = 6
_CAMEL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")
_ASIDE = re.compile(r"\([^()]{0,80}\)|\[[^\[\]]{0,80}\]|<[^<>]{0,80}>|\s[-–—|:]\s.*")
_WORD = re.compile(r"[^\W\d_]+|\d+|[#№]")
_CHOICE = re.compile(r"[a-h]|[1-9]|10")
# Letters that Unicode does not take apart.
_STROKES = str.maketrans({"đ": "d", "ł": "l", "ø": "o", "æ": "ae", "œ": "oe", "ı": "i"})
_INSTANCES = {"example", "beispiel", "ejemplo", "exemplo", "exemple", "пример", "приклад"}
"""Words for an example, which may name a kind of answer: `Example answer`."""


def bare(text: str) -> str:
    """Return a text for comparing words of any language: no case, no accents or vowel signs."""
    if text.isascii():
        return text.casefold()
    parts = unicodedata.normalize("NFKD", text.casefold())
    kept = "".join(c for c in parts if not unicodedata.category(c).startswith("M"))
    return kept.translate(_STROKES)


_KNOWN = {bare(word): roles for word, roles in WORDS.items()}
_PLAIN = frozenset(map(bare, DECORATION))
_TONGUES = frozenset(map(bare, LANGUAGES))
_PHRASE = re.compile("|".join(rf"\b{re.escape(bare(phrase))}\b" for phrase in PHRASES))
# Scripts without spaces: their words are found inside a name, the longest first.
_UNSPACED = re.compile(
    "|".join(
        sorted(
            (w for w in {*_KNOWN, *_PLAIN} if re.match("[\u3040-\u9fff\u1100-\u11ff]", w)),
            key=lambda w: (-len(w), w),
        )
    )
    + "|[a-z]+"
)


@dataclass(frozen=True, slots=True)
class Name:
    """What a column's name says."""

    role: str = ""
    """`question`, `answer`, `extra`, `section`, …; empty where the name says nothing."""
    rank: int = 9
    """How surely: 0 for `question` and `answer`, 3 for words that could be anything."""
    also: int = 9
    """Of a name that could be an answer's as well as a question's (`text`): the answer's rank."""
    choice: str = ""
    """The letter or number at its end: `b` of `option_b`."""
    tongue: str = ""
    """The language that it names: `en` of `question_en`."""
    plural: bool = False
    """Whether it is `answers`, which may be the options of a question."""


@lru_cache(maxsize=4096)
def named(name: str) -> Name:
    """Read a column's name."""
    words = _words(name)
    if not words or len(words) > _MOST_WORDS:
        return Name()
    tongue = words[-1] if len(words) > 1 and words[-1] in _TONGUES else ""
    if tongue:
        words = words[:-1]
    choice = words[-1] if len(words) > 1 and _CHOICE.fullmatch(words[-1]) else ""
    if choice:
        words = words[:-1]
    tiers = [_KNOWN.get(word, {}) for word in words]
    has = {role for known in tiers for role in known}
    main = _main(words, tiers, has)
    if not main:
        return Name(choice=choice, tongue=tongue)
    strange = sum(1 for w in words if w not in _KNOWN and w not in _PLAIN and w not in _TONGUES)
    rank = min((known[main] for known in tiers if main in known), default=0)
    if main in ("question", "answer"):
        if strange > (2 if rank < 2 else 1):
            return Name(choice=choice, tongue=tongue)
        rank = min(3, rank + (strange > 1))
    both = main == "question" and rank == 3
    also = min((known["answer"] for known in tiers if "answer" in known), default=9) if both else 9
    plural = main == "answer" and words[-1].endswith("s") and words[-1] != "ans"
    return Name(main, rank, also, choice, tongue, plural)


def is_language(name: str) -> bool:
    """Say whether a column is named after a language, as in lists of words."""
    words = _words(name)
    return 0 < len(words) <= 2 and words[0] in _TONGUES


def _words(name: str) -> list[str]:
    if len(name) > _LONGEST:
        return []
    spaced = _CAMEL.sub(" ", name.strip().lstrip("\ufeff"))
    folded = bare(_ASIDE.sub(" ", spaced).strip() or spaced)
    folded = _PHRASE.sub(lambda phrase: re.sub("[ .]", "", phrase[0]), folded)
    words: list[str] = []
    for word in _WORD.findall(folded.replace("'", "").replace("’", "").replace("ʼ", "")):
        unspaced = not word.isascii() and word not in _KNOWN and word not in _PLAIN
        inner = _UNSPACED.findall(word) if unspaced else []
        words += inner if any(not part.isascii() for part in inner) else [word]
    return words


def _main(words: list[str], tiers: list[dict[str, int]], has: set[str]) -> str:
    """Return the role that decides, of all that the words of a name could mean."""
    asked = "question" in has or "answer" in has
    keyed = {"index", "idx", "key", "letter", "id", "number", "no", "position"} & set(words)
    if "wrong" in has and (len(words) == 1 or asked or "options" in has):
        return "wrong"
    if "correct" in has and (len(words) == 1 or asked or "options" in has or keyed):
        return "correct"
    strong = min((known["answer"] for known in tiers if "answer" in known), default=9) <= 1
    if keyed - {"id", "number", "no"} and (strong or "options" in has) and len(words) > 1:
        return "correct"
    for role in ("extra", "ignore", "id", "tags", "section"):
        # A word of several meanings (`code`, `text`) is only one of them beside a surer one.
        beside = role == "section" or (role == "extra" and _INSTANCES.issuperset(words[:-1]))
        if role in has and not (beside and _surely_asked(tiers)):
            return role
    pairs = zip(words, tiers, strict=True)
    if "number" in has and all("number" in k or w in _PLAIN or "question" in k for w, k in pairs):
        return "number"
    for role in ("options", "prompt", "code"):
        if role in has:
            return role
    if not asked:
        return ""
    ranks = {
        role: min((known[role] for known in tiers if role in known), default=9)
        for role in ("question", "answer")
    }
    if ranks["question"] == ranks["answer"]:
        last = next(known for known in reversed(tiers) if "question" in known or "answer" in known)
        return "question" if "question" in last else "answer"
    return min(ranks, key=lambda role: ranks[role])


def _surely_asked(tiers: list[dict[str, int]]) -> bool:
    """Say whether a name ends with a word for questions or answers: `Topic question`."""
    last = tiers[-1]
    return min(last.get("question", 9), last.get("answer", 9)) <= 1
