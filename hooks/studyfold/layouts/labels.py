"""What people write before an answer and around a question."""

from __future__ import annotations

import re
import string
from functools import lru_cache

from studyfold.layouts.vocabulary import (
    ANSWER_WORDS,
    PAIRED_ANSWERS,
    alternatives,
    may_open,
    openings,
)
from studyfold.text import fold

__all__ = [
    "LABELS",
    "AnswerLabel",
    "answer_label",
    "clean_question",
    "is_label_title",
    "is_quoted",
    "is_tagged",
    "paired_label",
    "placeholder",
    "unbold",
]

AnswerLabel = re.Match[str]
"""Group `bullet`: the list marker with its spaces, if any; group `rest`: text behind the label."""

_BEFORE_LABEL = "> \t-*+•–_[("
"""Signs that may stand before a label; there may be others, but none of ASCII."""
_ANSWERING = openings(ANSWER_WORDS)
_PAIRING = openings(PAIRED_ANSWERS)
_TITLING = openings((*ANSWER_WORDS, "the", "your"))
LABELS = _ANSWERING.either(_PAIRING)
"""How the words of all labels open."""
_DECOR = r"[✅💡👉➡✔☑📝🔑▶️\ufe0f\s]*"
_HOW_MANY = r"(?:[ \t]*(?:\([^()]{0,40}\)|#?\d{1,6}[.)]?))?"
_ANSWER = rf"(?:{alternatives(ANSWER_WORDS)})(?![^\W\d_])"
_OPENING = (
    r"(?P<bullet>(?:>[ ]?)*(?:[-*+•–][ \t]+)?)"
    + _DECOR
    + r"(?P<mark>\*{1,3}|__|_|<(?:b|strong|i|em)>|\[|\()?\s*(?P<box>(?<=[*_>])\[)?"
)
_CLOSING = r"(?:\]?(?P=mark)|\]?</(?:b|strong|i|em)>|\]|\))"
_LABEL = re.compile(
    _OPENING + rf"(?P<word>{_ANSWER}){_HOW_MANY}"
    rf"(?:[ \t]*[:：]+[ \t]*{_CLOSING}|[ \t]*[.–—-]?[ \t]*{_CLOSING}[ \t]*[:：–—-]*(?=\s|$)|"
    rf"[ \t]*{_CLOSING}[:：]|[ \t]*[:：]+-?|"
    # A hyphen or full stop without a space behind belongs to a word: `Response-time`.
    r"[ \t]*(?:[.\-–—=→>]|[-=]+>)(?=[ \t]|$)|[)）](?=[ \t])|(?P<alone>)$)"
    r"[ \t]*(?P<rest>.*)$",
    re.IGNORECASE,
)
_PAIRED = re.compile(
    rf"(?P<bullet>(?:[-*+•][ \t]+)?)(?P<mark>\*\*|__|\*|_)?(?P<word>{alternatives(PAIRED_ANSWERS)})"
    r"(?:[ \t]*[:：]+(?P=mark)|(?P=mark)[ \t]*[:：]|[ \t]*[:：]|"
    r"(?P=mark)[ \t]*$)[ \t]*(?P<rest>.*)$",
    re.IGNORECASE,
)
_TITLE = re.compile(
    rf"{_DECOR}(?:\*\*|__|<b>)?(?:the |your )?{_ANSWER}s?{_HOW_MANY}(?P<joint>(?:\*\*|__|"
    rf"</b>)?[ \t]*[:：.–—-]*[ \t]*(?:\*\*|__|</b>)?)"
    r"(?P<rest>.*)$",
    re.IGNORECASE,
)
_QUOTES = {'"': '"', "“": "”", "«": "»", "„": "“"}
_BEFORE_QUOTE = (" ", "\n", "(", "[", "—", "*", "_")
_SOURCE_LINK = re.compile(r"\[\[[^\]\[]*(?:\]\([^)\[]*\)\]|\]\]\([^)\[]*\))$")
_ANCHOR = re.compile(r"<a\s+(?:name|id)\s*=[^<>]*>(?:\s*</a>)?", re.IGNORECASE)
_SIGNS = r"\u2600-\u27bf\u2b00-\u2bff\U0001f300-\U0001faff"
_JOINTS = r" \t\u200d\ufe0f"
# The look behind lets the search begin at the first sign of a row only.
_MARKS = re.compile(
    r"(?<!\s)\s*+(?:\*\*)?[\[(]\s*\d{1,3}\s*(?:marks?|points?|pts?|p|баллов|балла|балл|балів|puntos?|"
    r"pontos?|"
    r"Punkte?|分)\s*(?:each)?[\])](?:\*\*)?\.?$|(?<!\s)\s++#(?:cards?|flash-?cards?|anki|srs|spaced|"
    r"question|q)\b"
    r"(?:[/\w-]*)$",
    re.IGNORECASE,
)
_TRAILING_STARS = re.compile(
    r"(?<![ \t])[ \t]++(?:(?:\*[ \t]?){1,5}|(?:\\\*){1,5})$|<br\s*/?>$|[ \t]:[a-z0-9_+-]{2,30}:$"
)
_MOST_WRAPPERS = 8
"""Things around a question, or behind it, that are taken off one by one."""
_TRAILING_SIGNS = re.compile(
    rf"(?<![{_JOINTS}{_SIGNS}])[{_JOINTS}]*[{_SIGNS}][{_JOINTS}{_SIGNS}]*$"
)

_BEFORE_WORDS = f"{string.punctuation}{string.whitespace}"
_PLACEHOLDING = openings(
    """your write add put enter insert type the answer solution text response respuesta resposta to
    todo tbd tba t fixme wip coming will be work in n na none no not unanswered pending empty
    placeholder lorem needs need help pull pr contributions contribution por pendiente a""".split()
)
_PLACEHOLDER = re.compile(
    r"[\W_]*(?:(?:your |write (?:your |the )?|add (?:your |an |the )?|put (?:your |the )?|"
    r"enter (?:your )?|"
    r"insert (?:your )?|type (?:your )?|the )?(?:answer|solution|text|response|respuesta|"
    r"resposta|ответ)"
    r"(?: goes| comes| coming| will be| to be added| is)? "
    r"(?:here|soon|below|missing|needed|wanted|aquí|aqui|здесь)|"
    r"to ?do|tbd|tba|t\.b\.d\.|fixme|wip|coming soon|(?:to|will) be (?:added|done|written|"
    r"updated|answered|filled)"
    r"(?: soon| later)?|work in progress|in progress|n/?a|none|no answer(?: yet)?|"
    r"not answered(?: yet)?|"
    r"unanswered|pending|empty|placeholder|lorem ipsum|\.\.\.|answer needed|needs? (?:an )?answer|"
    r"help wanted|pull requests? welcome|pr welcome|contributions? welcome|por hacer|pendiente|"
    r"a fazer|скоро|позже|дописать|待补充|待完善|待续|暂无|略|待更新|未完待续|todo.{0,40})[\W_]*"
)
# Other signs can be an answer: `==`, ∞, a picture's address.
_NO_WORDS = re.compile(r"[\s.…?*_()\[\]<>–—-]*")


def answer_label(body: str) -> AnswerLabel | None:
    """Match a line that opens an answer with its label, such as `- **Answer:** Because…`.

    A single letter counts only with a colon (`A:`), as `A)` and `A.` are options to choose, or in
    square brackets (`[A]`), which only mean something where questions have them too.
    """
    if not may_open(body.lstrip(_BEFORE_LABEL), _ANSWERING):
        return None
    match = _LABEL.match(body)
    if match is None:
        return None
    word = match["word"]
    if len(word) == 1 and (word.isascii() or word in "оО"):
        behind = body[match.end("word") :].lstrip("*_ \t0123456789")
        if not behind.startswith((":", "：")) and not is_tagged(match):
            return None
    if match["alone"] is not None and match["mark"] is None and match["bullet"]:
        return None
    return match


def unbold(rest: str, label: AnswerLabel) -> str:
    """Return what stands behind a label without the sign that closes the bold around both."""
    mark = label["mark"]
    if mark and mark[0] in "*_" and rest.rstrip().endswith(mark) and rest.count(mark) == 1:
        return rest.rstrip().removesuffix(mark)
    return rest


def is_tagged(label: AnswerLabel) -> bool:
    """Say whether an answer's label is a single letter in square brackets: `[A]`, `**[A1]**`."""
    single = "[" in (label["mark"], label["box"]) and len(label["word"]) == 1
    return single and label.string[label.end("word") :].lstrip("0123456789")[:1] == "]"


def paired_label(body: str) -> AnswerLabel | None:
    """Match the second side of a pair, such as `def: …` or `Candidate: …`."""
    return _PAIRED.match(body) if may_open(body.lstrip(_BEFORE_LABEL), _PAIRING) else None


def is_label_title(title: str) -> str | None:
    """Return what stands behind an answer's label in a heading; None where it is no label."""
    if len(title) > 80 or not may_open(title.lstrip("*_ "), _TITLING):
        return None
    match = _TITLE.match(title)
    if match is None or (match["rest"] and not match["joint"].strip()):
        return None
    word = re.match(r"[^\w]*(\w*)", title)
    # `## A` heads a glossary's letter, not an answer.
    if word and len(word[1]) == 1 and word[1].isascii():
        return None
    return match["rest"].strip()


def clean_question(text: str) -> str:
    """Return a question's inline Markdown without what the layout wrapped around it.

    Goes: bold around the whole, quotes around the whole, source links, anchors and the signs
    (emoji, stars) behind it. What stands inside the question stays as it is.
    """
    text = _ANCHOR.sub("", text).strip() if "<" in text else text.strip()
    bare = text[-1:].isalnum() or (text[-1:] in "?." and text[:1].isalnum())
    if bare and "#" not in text:
        # Nothing is wrapped around it, and nothing hangs behind it.
        return text
    return _unwrapped(text)


@lru_cache(maxsize=1 << 16)
def _unwrapped(text: str) -> str:
    for _ in range(_MOST_WRAPPERS):
        before = text
        text = _SOURCE_LINK.sub("", text).strip()
        text = _TRAILING_SIGNS.sub("", text).strip() or text
        text = _MARKS.sub("", text) or text
        text = _TRAILING_STARS.sub("", text) or text
        for sign in ("***", "**", "__"):
            inner = text[len(sign) : -len(sign)]
            if text.startswith(sign) and text.endswith(sign) and inner and sign not in inner:
                text = inner.strip()
        if is_quoted(text):
            text = text[1:-1].strip()
        if text == before:
            break
    return text


def is_quoted(text: str) -> bool:
    """Say whether one pair of quotation marks holds a whole text, others inside it or not."""
    opening, inner = text[:1], text[1:-1]
    closing = _QUOTES.get(opening)
    if not closing or not text.endswith(closing) or not inner.strip():
        return False
    if opening == closing:
        # Of `"a" and "b"` the first inner mark stands behind a word, so it closes what was open.
        first = inner.find(closing)
        return first < 0 or (inner.count(closing) % 2 == 0 and inner[:first][-1:] in _BEFORE_QUOTE)
    depth = 1
    for sign in inner:
        depth += (sign == opening) - (sign == closing)
        if depth == 0:
            return False
    return depth == 1


def placeholder(answer: str) -> bool:
    """Say whether an answer is empty or only holds the place of one."""
    if not may_open(answer.lstrip(_BEFORE_WORDS), _PLACEHOLDING):
        return False
    if _NO_WORDS.fullmatch(answer):
        return True
    return len(answer) <= 100 and _PLACEHOLDER.fullmatch(fold(answer)) is not None
