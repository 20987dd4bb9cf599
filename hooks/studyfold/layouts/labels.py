"""What people write before an answer, around a question and between sets."""

from __future__ import annotations

import re

from studyfold.text import fold, plain

__all__ = [
    "AnswerLabel",
    "answer_label",
    "bare_heading",
    "clean_question",
    "is_closing",
    "is_introduction",
    "is_quoted",
    "looks_like_question",
    "numbered",
    "placeholder",
]

AnswerLabel = re.Match[str]
"""Group `bullet`: the list marker with its spaces, if any; group `rest`: text behind the label."""

_LABEL = re.compile(
    r"(?P<bullet>[-*+][ \t]+)?"
    r"(?P<mark>\*\*|__|\*|_)?"
    r"(?:(?:Model|Sample|Example|Suggested|Short|Ideal|Good|Possible)[ \t]+)?"
    r"(?:Answer|Ans|Solution|Response)"
    r"(?:[ \t]*:(?P=mark)|(?P=mark)[ \t]*:|[ \t]*:)"
    r"[ \t]*(?P<rest>.*)$",
    re.IGNORECASE,
)
_BARE_LABEL = re.compile(
    r"(?P<bullet>[-*+][ \t]+)?(?:Answer|Ans|Solution|Response)"
    # A hyphen or full stop without a space behind belongs to a word: `Response-time`.
    r"[ \t]*(?::|[.\-](?=[ \t]|$))[ \t]*(?P<rest>.*)$",
    re.IGNORECASE,
)

_NUMBER = re.compile(
    r"(?:(?:Q(?:uestion)?|No)[ \t]*(?:\.[ \t]*)?(?:#[ \t]*)?)?(?P<number>\d{1,4})"
    r"[ \t]*(?:[.):]|[-–—](?=\s))[ \t]*(?P<rest>\S.*)$",
    re.IGNORECASE,
)
_QUESTION_LABEL = re.compile(r"(?:Q|Question)[ \t]*[:.)][ \t]*(?P<rest>\S.*)$", re.IGNORECASE)

_QUOTES = {'"': '"', "“": "”", "«": "»", "„": "“"}
_BEFORE_QUOTE = (" ", "\n", "(", "[", "—", "*", "_")
_SOURCE_LINK = re.compile(r"\[\[[^\]\[]*(?:\]\([^)\[]*\)\]|\]\]\([^)\[]*\))$")
_ANCHOR = re.compile(r"<a\s+(?:name|id)\s*=[^<>]*>(?:\s*</a>)?", re.IGNORECASE)
_SIGNS = r"\u2600-\u27bf\u2b00-\u2bff\U0001f300-\U0001faff"
_JOINTS = r" \t\u200d\ufe0f"
# The look behind lets the search begin at the first sign of a row only.
_TRAILING_SIGNS = re.compile(
    rf"(?<![{_JOINTS}{_SIGNS}])[{_JOINTS}]*[{_SIGNS}][{_JOINTS}{_SIGNS}]*$"
)

_ASKING = frozenset(
    """what what's whats why how when where which who whose can could do does did is are was were
    should would will has have in explain describe define discuss list name compare contrast give
    tell state mention differentiate distinguish illustrate outline write implement show
    summarize summarise identify derive prove suppose imagine""".split()
)

_OPENER = (
    r"(?:certainly|sure|absolutely|of course|great|okay|ok|happy to|here (?:are|is|come)|here's|"
    r"based on|drawing on|going by|below (?:are|is)|let's|let us|these are|the following|"
    r"following|as requested|as promised|building on|continuing|to go deeper|from the|"
    r"i(?:'ve| have) (?:put|written|prepared|collected|gathered))\b"
)
_INTRODUCTION = re.compile(rf"{_OPENER}.*\b(?:questions?|q ?& ?as?)\b", re.DOTALL)
_CLOSING = re.compile(
    r"(?:these|those|the) (?:(?:above|additional|extra|further|last|\w+) )?"
    r"(?:questions?|q ?& ?as?)(?: and (?:their )?answers?)? "
    r"(?:should|will|can|may|cover|give|provide|help|are designed|ought)"
    r"|(?:this|the above) (?:list|set|collection) (?:of .{0,40})?(?:should|will|can|covers)"
    r"|(?:i )?hope (?:this|these|that|those)\b"
    r"|good luck\b|best of luck\b|all the best\b|happy (?:learning|studying|coding|interviewing)\b"
)
_OFFER = re.compile(
    r"(?:shall|should|can|could|may) (?:i|we) "
    r"(?:add|go|continue|give|write|make|prepare|help|also)\b"
    r"|(?:would|do) you (?:like|want|prefer|need) (?:me|more|another|to (?:go|see|try)|some|any)\b"
    r"|want me to\b|shall we\b|(?:please )?let me know\b|feel free to (?:ask|reach|tell)\b"
    r"|(?:just )?tell me (?:if|whether|which|when)\b"
    r"|if you(?:'d| would)? (?:like|want|need|prefer)\b.{0,80}"
    r"\b(?:i can|i could|i'll|i will|let me|tell me|just (?:say|ask))\b"
)
_SENTENCE_END = re.compile(r"(?<=[.!?])\s+")
_BARE = re.compile(
    r"(?:the )?(?:(?:\w+ ){0,3}(?:interview|exam|practice|sample|key)? ?"
    r"(?:questions?(?: (?:and|&) answers?)?|q ?& ?as?)|table of contents|contents|toc|"
    r"questions? to .{0,30}|index)\W*$"
)
_PLACEHOLDER = re.compile(
    r"[\W_]*(?:answer(?: goes)? here|todo|tbd|t\.b\.d\.|coming soon|to be (?:added|done|written)|"
    r"work in progress|wip|n/?a)[\W_]*"
)
# Other signs can be an answer: `==`, ∞, a picture's address.
_NO_WORDS = re.compile(r"[\s.…?*_()\[\]<>–—-]*")
_LONGEST_REMARK = 2_000
"""Characters of a paragraph, links and all, that can still be a remark to the reader."""


def answer_label(body: str) -> AnswerLabel | None:
    """Match a line that opens an answer with its label, such as `- **Answer:** Because…`."""
    match = _LABEL.match(body)
    if match or "*" in body[:2]:
        return match
    return _BARE_LABEL.match(body)


def numbered(text: str) -> tuple[str | None, str]:
    """Split `12. text`, `Q12) text` or `Q: text` into its number, if any, and the text."""
    match = _NUMBER.match(text)
    if match:
        return str(int(match["number"])), match["rest"]
    match = _QUESTION_LABEL.match(text)
    if match:
        return None, match["rest"]
    return None, text


def clean_question(text: str) -> str:
    """Return a question's inline Markdown without what the layout wrapped around it.

    Goes: bold around the whole, quotes around the whole, source links, anchors and the signs
    (emoji, stars) behind it. What stands inside the question stays as it is.
    """
    before = None
    text = _ANCHOR.sub("", text).strip()
    while text != before:
        before = text
        text = _SOURCE_LINK.sub("", text).strip()
        text = _TRAILING_SIGNS.sub("", text).strip() or text
        for sign in ("***", "**", "__"):
            inner = text[len(sign) : -len(sign)]
            if text.startswith(sign) and text.endswith(sign) and inner and sign not in inner:
                text = inner.strip()
        if is_quoted(text):
            text = text[1:-1].strip()
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


def looks_like_question(text: str) -> bool:
    """Say whether a text asks for something: a question mark at its end, or an asking word."""
    bare = plain(text)
    if bare.rstrip("\"'”’)*_ ").endswith(("?", "？", "؟")):
        return True
    first = fold(bare).split(" ", 1)[0].strip("\"'“‘(,.:")
    return first in _ASKING


def is_introduction(paragraph: str) -> bool:
    """Say whether a paragraph announces questions, as chat assistants do before a set."""
    if len(paragraph) > _LONGEST_REMARK:
        return False
    text = fold(plain(numbered(paragraph)[1])).replace("’", "'")
    return len(text) < 600 and _INTRODUCTION.match(text) is not None


def is_closing(paragraph: str) -> bool:
    """Say whether a paragraph takes leave or offers more, as chat assistants do after a set.

    Taking leave counts at a paragraph's start only; an offer to the reader in any sentence.
    """
    if len(paragraph) > _LONGEST_REMARK:
        return False
    text = fold(plain(paragraph)).replace("’", "'")
    if len(text) >= 600:
        return False
    if _CLOSING.match(text):
        return True
    return any(_OFFER.match(sentence) for sentence in _SENTENCE_END.split(text))


def bare_heading(title: str) -> bool:
    """Say whether a heading only says that questions follow, and so names no section."""
    return _BARE.match(fold(plain(title))) is not None


def placeholder(answer: str) -> bool:
    """Say whether an answer is empty or only holds the place of one."""
    if _NO_WORDS.fullmatch(answer):
        return True
    return len(answer) <= 100 and _PLACEHOLDER.fullmatch(fold(answer)) is not None
