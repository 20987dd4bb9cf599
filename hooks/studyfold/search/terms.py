"""Text → the terms that are searched.

`assets/search-terms.js` does the same in the browser, to the letter: a test compares both.
"""

from __future__ import annotations

import functools
import re
import unicodedata
from collections.abc import Iterator

__all__ = ["fold", "normal", "terms"]


def _marks() -> str:
    """Return the marks that stand inside words of some scripts, as ranges of a pattern's class."""
    codes = [c for c in range(0x370, 0x10000) if unicodedata.category(chr(c)) in ("Mn", "Mc")]
    starts = [c for c in codes if unicodedata.category(chr(c - 1)) not in ("Mn", "Mc")]
    ends = [c for c in codes if unicodedata.category(chr(c + 1)) not in ("Mn", "Mc")]
    return "".join(f"{chr(a)}-{chr(b)}" for a, b in zip(starts, ends, strict=True))


_LETTER = rf"(?:[^\W_]|[{_marks()}])"
_TOKEN = re.compile(
    # `.net` at a word's start; `c++`, `f#`, `node.js`, `tcp/ip`, `group_by`, `don't`
    rf"(?:(?<![\w.])\.)?{_LETTER}+(?:['.\-_/]{_LETTER}+)*(?:\+\+|\#)?"
    # operators: `===`, `=>`, and those that stand alone
    r"|[!$%&*+\-/<=>?@^|~:.]{2,4}|(?<!\S)[!$%&*+<=>@^|~](?!\S)"
)
_TRAILING = re.compile(r"[?.:!]+$")
_DASHES = re.compile(r"^(?:-+|\.+|[?!]+|/+)$")
_BETWEEN = re.compile(r"[.\-_/]")
_ACCENTS = re.compile("[\u0300-\u036f]")
# Scripts that put no space between words: pairs of signs stand for words.
_UNSPACED = re.compile(
    "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff"
    "\uf900-\ufaff\U00020000-\U0003134f]+"
)
_LONGEST = 40
_JOINED = 24


def fold(text: str) -> str:
    """Return a text in lower case, without accents and compatibility forms."""
    if not text.isascii():
        text = _ACCENTS.sub("", unicodedata.normalize("NFKD", text.replace("’", "'")))
        text = unicodedata.normalize("NFC", text)
    return text.lower()


def terms(text: str) -> list[str]:
    """Return the terms of a text in their order; a compound gives its parts and its whole."""
    return [term for token in _TOKEN.findall(fold(text)) for term in _of(token)]


@functools.lru_cache(maxsize=100_000)
def _of(token: str) -> tuple[str, ...]:
    return tuple(_parts(token))


def _parts(token: str) -> Iterator[str]:
    if not _holds_word(token):
        sign = _TRAILING.sub("", token)
        if sign and not _DASHES.match(sign):
            yield sign
        return
    suffix = "++" if token.endswith("++") else "#" if token.endswith("#") else ""
    bare = token.removesuffix(suffix).removesuffix("'s").replace("'", "")
    parts = [part for part in _BETWEEN.split(bare) if part]
    for part in parts:
        yield from _words(part)
    if suffix:
        yield parts[-1][:_LONGEST] + suffix
    elif bare.startswith(".") and len(parts) == 1:
        yield bare[:_LONGEST]
    elif 1 < len(parts) <= 3 and len(bare) <= _JOINED:
        yield normal("".join(parts))


def _holds_word(token: str) -> bool:
    return any(c.isalnum() for c in token)


def _words(part: str) -> Iterator[str]:
    if part.isascii():
        yield normal(part)
        return
    at = 0
    for run in _UNSPACED.finditer(part):
        if run.start() > at:
            yield normal(part[at : run.start()])
        signs = run[0]
        if len(signs) == 1:
            yield signs
        yield from (signs[i : i + 2] for i in range(len(signs) - 1))
        at = run.end()
    if at < len(part):
        yield normal(part[at:])


_IRREGULAR = {
    "analyses": "analysis", "apis": "api", "appendices": "appendix", "axes": "axis",
    "children": "child",
    "crises": "crisis", "criteria": "criterion", "diagnoses": "diagnosis", "emojis": "emoji",
    "feet": "foot",
    "halves": "half", "hypotheses": "hypothesis", "indices": "index", "knives": "knife",
    "leaves": "leaf", "lives": "life", "matrices": "matrix", "menus": "menu", "mice": "mouse",
    "people": "person", "phenomena": "phenomenon", "quizzes": "quiz", "schemata": "schema",
    "selves": "self", "syntheses": "synthesis", "teeth": "tooth", "theses": "thesis", "uses": "use",
    "vertices": "vertex", "wikis": "wiki", "wives": "wife", "wolves": "wolf", "women": "woman",
    # What British and American English spell unlike and no rule below catches.
    "aeroplane": "airplane", "ageing": "aging", "aluminium": "aluminum", "artefact": "artifact",
    "cheque": "check", "disc": "disk", "enquiry": "inquiry", "grey": "gray",
    "judgement": "judgment", "maths": "math", "mould": "mold", "plough": "plow",
    "practise": "practice", "programme": "program", "sceptic": "skeptic",
    "sceptical": "skeptical", "tyre": "tire", "whilst": "while",
}  # fmt: skip
_PLURAL = (
    (re.compile(r"(?<=\w{2})ies$"), "y"),
    (re.compile(r"(ss|sh|x|zz|tch|us)es$"), r"\1"),
    (re.compile(r"^([^aeiouy]{2,}u)s$"), r"\1"),  # CPUs
    (re.compile(r"([^sui])s$"), r"\1"),
)
_AMERICAN = (
    (re.compile(r"(?<=\w{3})is(?=(?:ation|e|ed|er|ing|able|ability)$)"), "iz"),
    (re.compile(r"(?<=\w{2})ys(?=(?:e|ed|er|ing|able)$)"), "yz"),
    (re.compile(r"(?<=\w{2})our(?=(?:ed|ing|er|able|al|ally|ful|hood|ite|less|ist)?$)"), "or"),
    (re.compile(r"(?<=\w{2}[bt])re$"), "er"),
    (re.compile(r"(?<=\w{2}[bt])red$"), "ered"),
    (re.compile(r"(?<=\w{2}[bt])ring$"), "ering"),
    (re.compile(r"(?<=\w{2})ogue$"), "og"),
    (re.compile(r"(?<=\w{2})ence$"), "ense"),
    (re.compile(r"(?<=\w[aeiou])ll(?=(?:ed|er|ing|ation|able|or)$)"), "l"),
    (re.compile(r"^(?=\w{7})(\w*?)[ao]e(?![aeiou])"), r"\1e"),
    (re.compile(r"sulph"), "sulf"),
)
_PLAIN = re.compile(r"[a-z]{4,}$")


@functools.lru_cache(maxsize=200_000)
def normal(word: str) -> str:
    """Return what a word is searched as: its singular in American spelling, cut where those part.

    Not always a word; it only has to be the same for what should be found together. Words of
    other scripts, and those with digits, stay as they are.
    """
    word = word[:_LONGEST]
    if not _PLAIN.match(word):
        return word
    word = _IRREGULAR.get(word, word)
    for pattern, singular in _PLURAL:
        word, changed = pattern.subn(singular, word)
        if changed:
            break
    word = _IRREGULAR.get(word, word)
    for pattern, spelt in _AMERICAN:
        word = pattern.sub(spelt, word)
    if len(word) > 4 and word.endswith("ie"):
        return f"{word[:-2]}y"
    return word[:-1] if len(word) > 4 and word.endswith("e") else word
