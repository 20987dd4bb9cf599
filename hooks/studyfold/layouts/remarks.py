"""What people write around questions that is none: greetings, adverts, navigation."""

from __future__ import annotations

import re
import string
from functools import lru_cache

from studyfold.layouts.vocabulary import may_open, openings
from studyfold.text import fold, plain

__all__ = [
    "SPEAKERS",
    "bare_heading",
    "is_advert",
    "is_closing",
    "is_introduction",
    "is_navigation",
    "is_template",
    "is_turn",
    "is_users_turn",
]

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
# How the words open that the patterns below start with.
_OPENS = openings(
    """certainly sure absolutely of great okay ok happy here based drawing going by below let's
    these the following as building continuing to from i""".split()
)
_CLOSES = openings(
    """these those the this i hope good best all happy shall should can could may would do want
    please let feel just tell if""".split()
)
_TEMPLATES = openings(
    "your the new next add question pregunta вопрос template title tbd todo".split()
)
SPEAKERS = openings(
    """user you me human prompt assistant ai bot chatgpt gpt claude gemini copilot bard llama
    mistral deepseek""".split()
)
_BEFORE_WORDS = string.punctuation + " "
_MAY_END = re.compile(r"[.!?][\W_]|&")
"""Where a sentence ends before the text does, markup and all, in a text of ASCII."""
_LISTED = re.compile(r"\d{1,6}[.)]\s+")
_SENTENCE_END = re.compile(r"(?<=[.!?])\s+")
_BARE = re.compile(
    r"(?:the )?(?:(?:[\w&-]+ ){0,4}(?:interview|exam|practice|sample|key)? ?"
    r"(?:questions?(?: (?:and|&) answers?)?|q ?& ?as?)|table of contents|contents|toc|"
    r"questions? to .{0,30}|index)\W*$"
)
_LONGEST_REMARK = 2_000
"""Characters of a paragraph, links and all, that can still be a remark to the reader."""

_TO_TOP = re.compile(
    r"(?:back|return|go|jump|scroll|go back|up)?\s*(?:to )?(?:the )?(?:top|table of contents|"
    r"toc|contents|index|"
    r"home|main page|questions|question list|list)(?: of (?:the )?page)?"
    r"|(?:наверх|вверх|в начало|к началу|к оглавлению|к содержанию|назад к оглавлению|"
    r"вернуться к.*|"
    r"до змісту|нагору|volver(?: arriba| al inicio| al índice)?|ir arriba|arriba|subir|"
    r"voltar ao topo|"
    r"retour en haut|haut de page|nach oben|zurück nach oben|回到顶部|返回顶部|返回目录|"
    r"回到目录|返回|"
    r"ऊपर जाएँ|ऊपर जाएं|⬆|↥|🔝|next|previous|prev|next question|previous question)"
)
_ARROW = re.compile("[⬆🔝↥]")
_LEADS = re.compile(r"\W*(?:back|return|go)\s+to\b", re.IGNORECASE)
_SIGNS = re.compile(r"[\s\W_⬆↥🔝▲△↑⏫]+")
_TEMPLATE = re.compile(
    r"[\W_]*(?:(?:your |the |new |next |add (?:a |your )?)?(?:question|pregunta|вопрос)"
    r"(?: (?:here|goes here|title|text|template|number|n|x))?|template|"
    r"(?:question )?title(?: here)?"
    r"|question \(?(?:template|title)\)?|\.{3}|…|\?+|tbd|todo)[\W_]*"
)
_TURN = re.compile(
    r"(?:user|you|me|human|prompt|assistant|ai|bot|chatgpt|gpt-?\d*o?|claude|gemini|copilot|bard|"
    r"llama|mistral|deepseek)(?: said| says| wrote| asked| \(\d.*\))?(?: \d{1,2}:\d\d.*)?"
)
_MAY_TURN = re.compile(
    r"[\W_]*(?:user|you|me|human|prompt|assistant|ai|bot|chat|gpt|claude|gemini|copilot|bard|llama|"
    r"mistral|deepseek)",
    re.IGNORECASE,
)
_USER = re.compile(r"(?:user|you|me|human|prompt)\b")
_ADVERT = re.compile(
    r"\b(?:sponsor(?:ed|s|ship)?|buy me a coffee|patreon|donat(?:e|ion|ions)|"
    r"give (?:this|the|it|us|me)? ?(?:repo(?:sitory)?|project|a)? ?(?:a )?(?:star|⭐|🌟)|"
    r"star this repo(?:sitory)?|"
    r"leave a star|drop a (?:star|⭐)|don't forget to (?:star|subscribe|follow)|subscribe to|"
    r"follow (?:me|us) on|"
    r"join (?:our|my|the) (?:newsletter|discord|telegram|slack|community)|download (?:our|the|"
    r"my) app|"
    r"get (?:\d+% )?(?:off|discount)|promo code|coupon|affiliate|check out (?:my|our) (?:course|"
    r"book|youtube|"
    r"channel|blog|newsletter)|pull requests? (?:are |is )?welcome|feel free to (?:contribute|"
    r"open|submit|fork)|"
    r"all rights reserved|licensed under|copyright (?:©|\(c\)|\d{4})|made with (?:❤|love|♥)|"
    r"contributions? (?:are|is) (?:most |always |very )?welcome)"
)


@lru_cache(maxsize=1 << 12)
def _said(text: str) -> str:
    """Return what a text says, folded; the same line is asked about several times in a row."""
    return fold(plain(text)).replace("’", "'")


def is_introduction(paragraph: str) -> bool:
    """Say whether a paragraph announces questions, as chat assistants do before a set."""
    if len(paragraph) > _LONGEST_REMARK:
        return False
    if not may_open(paragraph, _OPENS):
        return False
    text = _said(_LISTED.sub("", paragraph, count=1))
    return len(text) < 600 and _INTRODUCTION.match(text) is not None


def is_closing(paragraph: str) -> bool:
    """Say whether a paragraph takes leave or offers more, as chat assistants do after a set.

    Taking leave counts at a paragraph's start only; an offer to the reader in any sentence.
    """
    if len(paragraph) > _LONGEST_REMARK:
        return False
    several = not paragraph.isascii() or _MAY_END.search(paragraph) is not None
    if not several and not may_open(paragraph, _CLOSES):
        return False
    text = _said(paragraph)
    if len(text) >= 600:
        return False
    if _CLOSING.match(text):
        return True
    return any(_OFFER.match(sentence) for sentence in _SENTENCE_END.split(text))


def bare_heading(title: str) -> bool:
    """Say whether a heading only says that questions follow, and so names no section."""
    return _BARE.match(_said(title)) is not None


def is_template(text: str) -> bool:
    """Say whether a question's text only holds the place of one (`Your question here`)."""
    if len(text) >= 60 or not may_open(text, _TEMPLATES):
        return False
    return _TEMPLATE.fullmatch(_said(text)) is not None


def is_turn(body: str) -> bool:
    """Say whether a line names who speaks next in a conversation (`**User**`, `ChatGPT said:`)."""
    if len(body) >= 60 or not may_open(body.lstrip(_BEFORE_WORDS), SPEAKERS):
        return False
    if not _MAY_TURN.match(body):
        return False
    return _TURN.fullmatch(_said(body).strip(" #*_:>")) is not None


def is_users_turn(body: str) -> bool:
    """Say whether such a line names the person and not the assistant."""
    return is_turn(body) and _USER.match(_said(body).strip(" #*_:>")) is not None


def is_navigation(body: str) -> bool:
    """Say whether a line only leads somewhere else on the page (`[⬆ Back to top](#top)`)."""
    if len(body) > 300:
        return False
    signed = "<" in body or "](" in body or (not body.isascii() and _ARROW.search(body))
    if not signed and not _LEADS.match(body):
        return False
    text = _SIGNS.sub(" ", fold(plain(re.sub(r"<[^<>]*>", " ", body)))).strip()
    if not text:
        return "](#" in body or 'href="#' in body or "⬆" in body or "🔝" in body
    if len(text) > 60 or not _TO_TOP.fullmatch(text):
        return False
    return "](" in body or "href" in body or text.startswith(("back to", "return to", "go to"))


def is_advert(body: str) -> bool:
    """Say whether a line asks for stars, money, followers or contributions."""
    if len(body) > _LONGEST_REMARK:
        return False
    return _ADVERT.search(_said(body)) is not None
