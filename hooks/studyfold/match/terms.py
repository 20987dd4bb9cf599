"""What a question is about, and what it asks of it."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Sequence
from functools import cache

import snowballstemmer

from studyfold.spelling import american, base_form
from studyfold.text import fold, words

__all__ = ["ASKS", "asks", "compounds", "focus", "means", "stem", "weigher"]

_FRAME = frozenset(
    """a an the of in to for on and or is are was were be been do does did can could will would
    should you your i we it its this that these those with by as at from what what's whats how why
    when where which who explain describe define discuss tell me about give concept concepts term
    terms mean meant meaning understand know briefly detail details following some any few used use
    uses using work works working main key basic there have has if not so than their them they into
    don't isn't called one's between help helps need needed way ways main
    across actually again ahead also although always am among another anyone anything aspect
    aspects available aware basic basics basically became because become being better brief
    broad certain clarify clear clearly closely come comes common commonly company companies
    complete completely comprehensive consider considered couple crucial deeper deeply
    definition definitions demonstrate depth during each easily either elaborate enable enables
    ensure entire entirely enumerate especially essence essential etc even ever every everyone
    everything exactly examine example examples existing explanation explaining expound extent
    facilitate facilitates fact facts familiar few following found functionality fundamental
    further general generally given gives goal goals goes going good got had happen happens
    happening having he hence her here his highlight however idea identify illustrate
    implication implications important include included includes including inside instead
    interview interviewer involve involved involves isn it's itself just kind knowledge known
    knows let's likely look looks lot made makes making many matter may maybe me meanings
    mention mentioned might more most mostly much must my myself namely nature necessary never
    notion now obtain occur occurs often once one ones only organization organizations
    organisation organisations other others otherwise our ours out outline overview own
    particular particularly people perform performed perhaps please popular possible possibly
    practical practices prefer primarily probably provide provided provides purpose purposes
    quick quickly quite really reason reasons refer referred refers regard regarding regards
    related relevance relevant respect respectively said same say says see seen sense serve
    serves several shall she short shortly show shown significant significance simple simply
    since situation so-called someone something sometimes specific specifically speak stand
    stands still such suggest suppose sure take taken takes taking talk than thank thanks that's
    then thereby therefore these thing things think this thought throughout thus to today
    together too topic toward towards typical typically understanding understood us useful
    useful usefulness usual usually utilize utilized various vary verify very via want wants was
    we well were what whatever whenever whether whole whom whose wide widely will wish wonder
    world would yes yet you're your yours yourself""".split()
)

ASKS: dict[str, re.Pattern[str]] = {
    "compare": re.compile(
        r"\b(?:differences?|differ|differs|different from|differentiate|distinguish|compare|"
        r"comparison|vs|versus|distinction|contrast|unlike|instead of|rather than|preferred|"
        r"prefer|better)\b"
    ),
    "why": re.compile(
        r"\b(?:why|purpose|importance|important|significance|significant|role|need|needed|used for|"
        r"useful|benefits?|helps?|goal|point of)\b"
    ),
    "number": re.compile(
        r"\b(?:how (?:many|much|often|long)|number|choose|decide|determine|select|tune|tuning)\b"
    ),
    "list": re.compile(
        r"\b(?:types?|kinds?|list|name (?:a )?few|name some|components?|different (?!from|between)|"
        r"various|ways|methods|techniques|categories|phases|features|commonly)\b"
    ),
    "remedy": re.compile(
        r"\b(?:prevent\w*|avoid\w*|handl\w+|deal\w*|reduc\w+|solv\w+|solutions?|fix\w*|"
        r"mitigat\w+|overcom\w+|address\w*|combat\w*|resolv\w+|preclude|tackle|remedy|improv\w+|"
        r"troubleshoot\w*|debug\w*)\b"
    ),
    "when": re.compile(r"\b(?:when|scenarios?|situations?|cases?)\b"),
}
"""What a question can ask for, with the words that tell it."""
_NO_SUBJECT = ("compare", "why", "number")
"""What is asked for by words that say nothing of the subject."""

_COMPOUND = 6
"""Letters that a compound has at least."""

_STEMMER = snowballstemmer.stemmer("english")


@cache
def stem(word: str) -> str:
    """Return a word without its English inflection; `initialisers` and `initialization` agree."""
    bare = word.replace("’", "'").removesuffix("'s")
    stemmed: str = _STEMMER.stemWord(american(bare))
    return stemmed


def asks(question: str) -> frozenset[str]:
    """Return what a question asks for, by the names of `ASKS`."""
    text = fold(question).replace("’", "'")
    return frozenset(name for name, cue in ASKS.items() if cue.search(text))


def compounds(texts: Iterable[str]) -> frozenset[str]:
    """Return the words of some texts that may also be written as two: `dockerhub`, `dataset`."""
    return frozenset(word for text in texts for word in words(text) if len(word) >= _COMPOUND)


def focus(question: str, joined: Collection[str] = ()) -> frozenset[str]:
    """Return the stems of the words that say what a question is about.

    Args:
        question: the question.
        joined: words that two words of it are, where they make one of them together.
    """
    found = words(question)
    kept: list[str] = []
    at = 0
    while at < len(found):
        pair = "".join(found[at : at + 2])
        whole = at + 1 < len(found) and pair in joined
        kept.append(pair if whole else found[at])
        at += 2 if whole else 1
    return frozenset(
        base_form(word)
        for word in kept
        if word not in _FRAME and not any(ASKS[name].fullmatch(word) for name in _NO_SUBJECT)
    )


def weigher(focuses: Sequence[frozenset[str]]) -> Callable[[str], float]:
    """Return a function that weighs a stem by how few questions have it, 0 to about 1.

    The weight is ln((n + 1) / (df + 1/2)) / ln(n + 1) for a stem in df of n questions.
    """
    documents = Counter(word for terms in focuses for word in terms)
    count = len(focuses) + 1

    def weight(word: str) -> float:
        return math.log(count / (documents[word] + 0.5)) / math.log(max(count, 2))

    return weight


_MEANS = re.compile(
    r"\bhow (?:does|do|can|could|would|will|did|is|are) "
    r"(?!(?:you|we|i|one|it|they|this|that|there)\b)([^?.!,;:]{2,60}?) "
    r"(?:help|prevent|improve|reduce|mitigate|address|solve|avoid|affect|influence|impact|contribute|"
    r"enable|allow|support|handle|ensure|increase|decrease|speed|used|protect|simplify|facilitate)"
    r"|\b(?:role|use|usage|purpose|importance|significance|impact|effect|influence|benefits?|"
    r"advantages?) of ([^?.!,;:]{2,60}?) (?:in|on|for|when|during|over|to)\b"
    r"|\bwhy (?:is|are|do we (?:use|need)) (?:the )?([^?.!,;:]{2,60}?) "
    r"(?:used|important|needed|preferred|useful|required|helpful|in|for|to)\b"
)


def means(question: str) -> frozenset[str]:
    """Return what a question asks the effect of: dropout in "how does dropout help against …"."""
    found: set[str] = set()
    for match in _MEANS.finditer(fold(question)):
        found |= focus(next(filter(None, match.groups())))
    return frozenset(found)
