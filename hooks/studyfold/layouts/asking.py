"""Whether a text asks for something, in many languages."""

from __future__ import annotations

import re
from functools import lru_cache

from studyfold.layouts.vocabulary import (
    ASKING_PARTS,
    ASKING_WORDS,
    LEADING_TITLES,
    OTHER_TITLES,
    SHOW_WORDS,
    alternatives,
    may_open,
    openings,
)
from studyfold.text import fold, plain

__all__ = ["asks", "closes_page", "names_page_business", "only_shows"]

_MARKS = ("?", "？", "؟", "\u037e", "⁇")
_GREEK = re.compile(r"[\u0370-\u03ff\u1f00-\u1fff]{3}")
"""A word of Greek, in which a semicolon is the question mark: three letters are no formula's."""
_REMEMBERED = 1 << 16
_LONGEST = 400
"""Characters of a text that can still be taken for one question by its words alone."""

_SENTENCE_END = re.compile(r"[.!?”\"'] ")
_SENTENCE = re.compile(r"(?<=[.!?”\"'])\s+")
_ORDER = re.compile(
    r"(?:discuss|comment|explain|elaborate|evaluate|justify|describe|critically|give (?:reasons|"
    r"examples)|"
    r"why|how|list|name|compare|do you agree|true or false)\b"
)
_LONGEST_REST = 8
"""Words that may follow a question mark in what is still a question."""

_FIRST = re.compile(rf"(?:{alternatives(ASKING_WORDS)})(?![\w'’])")
_ASKING = openings(ASKING_WORDS)
_NEEDING = openings(
    """types kinds advantages disadvantages benefits pros uses purpose role meaning definition
    features characteristics steps examples applications importance in to at for on from with by
    under if you your a an the""".split()
)
_PART = re.compile(alternatives(ASKING_PARTS))
_NEEDS_WORDS = re.compile(
    r"(?:types?|kinds?|advantages?|disadvantages?|benefits?|pros and cons|uses?|purpose|role|"
    r"meaning|"
    r"definition|features|characteristics|steps|examples?|applications?|importance|in what|"
    r"in which|"
    r"to what|at what|for what|on what|from what|with what|by what|under what|if|you|your|an?|"
    r"the)\b"
    r".*\b(?:of|between|do|does|is|are|will|would|can|have|how|what|which|why)\b"
)
_NO_ORDER = re.compile(r"(?:what|how|why|where|when|who) (?:you|we|i|it|they|this|that)\b(?! do)")
"""What opens a clause, not a question: "What you see", "How it works"."""
_MAY_STATE = re.compile(
    r"(?:when|where|what|which|who|whose|how|why|is|are|do|does|has|have|can|will|if|name|list|"
    r"check|"
    r"find|create|given|reverse|select|show|write|give|state|draw|complete|translate|convert)\b"
)
_ENDING = (
    r"(?:\s*(?:&|and|/|,|y|и|та|und|et|与|和)\s*"
    rf"(?:{alternatives({*OTHER_TITLES, *LEADING_TITLES})}))?[\W\d_]*$"
)
_OTHER = re.compile(
    rf"(?:the |our |my |🔗 )?(?:{alternatives({*OTHER_TITLES, *LEADING_TITLES})}){_ENDING}"
)
_CLOSING = re.compile(
    rf"(?:the |our |my |🔗 )?(?:{alternatives({*OTHER_TITLES} - {*LEADING_TITLES})}){_ENDING}"
)
_BUSINESS = openings((*OTHER_TITLES, *LEADING_TITLES, "the", "our", "my"))
_DECORATION = " \t:.#*_¿¡-–—🔝📖📚📝📄✨🚀⭐💖❤️🙏👏🤝👥📜⚖️🔗"
_SHOW = re.compile(
    rf"(?:{alternatives(SHOW_WORDS)})\b.{{0,60}}$",
)
_INSIDE = re.compile(
    r"\b(?:answers?|solutions?|here|expand|reveal|explanations?|hint|respuesta|solución|resposta|"
    r"réponse|antwort|lösung|ответ|решение|відповідь)\b|答案|解析|उत्तर|जवाब"
)
_SHOWN_ALONE = re.compile(
    r"(?:answer|answers|ans|solution|solutions|explanation|hint|hints|spoiler|output|result|code|"
    r"ответ|решение|відповідь|respuesta|solución|resposta|réponse|antwort|lösung|答案|答|解答|解析|"
    r"参考答案|उत्तर|जवाब|해답|정답|답|회답|解説)s?[\s\d.:#&,/()a-z-]{0,40}"
)


@lru_cache(maxsize=_REMEMBERED)
def asks(text: str) -> float:
    """Say how surely a text asks for something, from 0 to 1.

    1 for a question mark, 0.9 for an asking word where sentences of its language have it, 0.5 for
    what is often asked for (`Types of joins`), 0 for anything else.

    Args:
        text: inline Markdown without its number, label and decoration.
    """
    bare = plain(text) if "`" in text or "*" in text or "[" in text or "<" in text else text
    bare = bare.strip().strip("\"'“”‘’«»()*_ ¿")
    if not bare:
        return 0.0
    if bare.endswith(_MARKS) or (bare.endswith(";") and _GREEK.search(bare)):
        return 1.0
    one = _is_one_sentence(bare)
    if one and not may_open(bare, _ASKING) and not may_open(bare, _NEEDING):
        return 0.0
    folded = fold(bare)
    if not one:
        if len(bare) <= _LONGEST:
            several = _SENTENCE_END.search(folded)
            if several and _ORDER.match(_SENTENCE.split(folded)[-1]):
                return 0.9
        asked = "？" in folded or "؟" in folded
        if asked or ("?" in folded and ("? " in folded or "?(" in folded or "?)" in folded)):
            behind = re.split(r"[?？؟]", folded)[-1].split()
            # "What is X? Because …" answers itself.
            return 1.0 if len(bare) <= _LONGEST and len(behind) <= _LONGEST_REST else 0.4
    if len(bare) > _LONGEST:
        return 0.0
    if folded.isascii():
        if may_open(folded, _ASKING) and " " in folded and _FIRST.match(folded):
            # "When it has doubled, it is ready." states; "How does it work." only lacks its mark.
            states = folded.endswith((".", ":", "!")) and _MAY_STATE.match(folded)
            return 0.5 if states or _NO_ORDER.match(folded) else 0.9
        needs = may_open(folded, _NEEDING) and _NEEDS_WORDS.match(folded)
        return 0.5 if needs else 0.0
    if _FIRST.match(folded) and " " in folded:
        return 0.9
    if len(bare) <= 80 and not bare.endswith("。") and _PART.search(folded):
        return 0.9
    return 0.5 if _NEEDS_WORDS.match(folded) else 0.0


def _is_one_sentence(text: str) -> bool:
    """Say whether a text is of ASCII without a sign that may end a sentence within it."""
    return (
        text.isascii()
        and "." not in text
        and "?" not in text
        and "!" not in text
        and "'" not in text
        and '"' not in text
    )


def names_page_business(title: str) -> bool:
    """Say whether a heading is about the page itself: its contents, licence or contributors."""
    return len(title) <= 120 and may_open(title, _BUSINESS) and _names_business(title)


@lru_cache(maxsize=_REMEMBERED)
def _names_business(title: str) -> bool:
    return _OTHER.match(fold(plain(title)).strip(_DECORATION)) is not None


def closes_page(title: str) -> bool:
    """Say whether a heading is about the page itself so that no question stands below it."""
    return names_page_business(title) and (
        _CLOSING.match(fold(plain(title)).strip(_DECORATION)) is not None
    )


def only_shows(summary: str) -> bool:
    """Say whether a fold's title only says that an answer is inside (`Show answer`)."""
    text = fold(plain(summary)).strip(" \t:.!…*_-–—→▶►👉👇💡✅🔽⬇️>")
    if not text:
        return True
    if text.endswith("?") and not text.startswith(("answer", "solution", "hint")):
        return False
    if _SHOWN_ALONE.fullmatch(text):
        return True
    if not _SHOW.match(text) or len(text) > 60:
        return False
    return len(text.split()) <= 2 or _INSIDE.search(text) is not None
