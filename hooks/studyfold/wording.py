"""What of a question's wording is about its source or its reader, and not about its subject.

Sets made from a video or a lecture ask "The video mentions X. Explain this in your own words".
Such clauses are cut for matching and for titles; words are only ever left out, never added. A
question without such a clause stays exactly as it is, and so does whatever stands in code.
"""

from __future__ import annotations

import re

__all__ = ["on_its_own", "speaks_of_source", "subject"]

_SOURCE = (
    r"(?:the|this|that|your|our) (?:\w+ )?"
    r"(?:video|transcript|lecture|talk|recording|clip|tutorial|podcast|episode|webinar|speaker)s?\b"
)
_SAYS = (
    r"(?:(?:mention|discusse?|cover|introduce|describe|explain|say|state|show|note|highlight|stresse?)"
    r"(?:s|d|ed)?|said|"
    r"(?:bring|point|talk|speak|refer|touch)(?:s|es|ed)? (?:up|out|about|of|to|on))\b"
)
_TOLD = (
    r"(?:mentioned|discussed|covered|introduced|described|explained|shown|named|stated|"
    r"brought up|touched on|pointed out|highlighted)"
)
_IS = r"(?:is|are|was|were|be|been|being)\b(?: \w+ly| also)?"
_COMES = r"(?:come|comes|came|crop|crops|cropped) up"
# After "in the video" goes on what was asked; any other word makes the video part of a name, as
# in "this video dataset".
_GOES_ON = (
    r"(?=\s*(?:[^\w\s]|_|$)|\s+(?:an?|and|are|as|because|but|by|can|could|define|describe|did|do|"
    r"does|explain|for|had|has|have|how|if|is|it|may|might|must|name|or|should|so|that|the|they|to|"
    r"was|we|were|what|when|where|whether|which|who|whose|why|will|with|would|you)\b)"
)
_START = r"(?:^|(?<=[.?!] ))"
_BY_SOURCE = "|".join(
    (
        # "dropout, which was shown in the video, …"
        rf"(?<=[\w,`*)] )(?:which|that) (?:{_IS} {_TOLD}|{_COMES}) (?:in|by) {_SOURCE}",
        # A question needs its verb: "Which loss was named …?", "Is dropout named …?"
        rf"(?P<kept>\b(?:{_IS} {_TOLD}|{_COMES})|{_START}{_IS}(?: [\w-]+){{1,5}} {_TOLD})"
        rf" (?:in|by) {_SOURCE}(?=[^.!?]{{0,200}}\?)",
        rf"\b(?:as )?(?:{_IS} )?(?:{_TOLD}|{_COMES}) (?:in|by) {_SOURCE}",
        rf"\b(?:according to|based on) {_SOURCE}",
        rf"\b(?:as in|in|from|as per|per) {_SOURCE}{_GOES_ON}",
        # Only where a sentence starts: "What does the speaker say about X?" is asked in full.
        rf"(?:\bas |^|(?<=[.?!:;,(“\"*_] )|(?<=[(“\"*_])){_SOURCE} {_SAYS}(?: that| how| why)?",
    )
)
_BARE_SUBJECT = re.compile(
    r"^([^.?!:]{3,60})\. (How|What|Why|Which|When|Where|Who|In|Explain|Describe|Define|Discuss)\b"
)
_SPEAKS_OF_SOURCE = re.compile(rf"\b{_SOURCE}", re.IGNORECASE)
_EXAMPLE = (
    r"(?:provide|give|use|share|find|offer) (?:me |us )?(?:an?|some|your) (?:\w+[- ])?(?:\w+ )?"
    r"(?:analogy|analogies|comparison|example|examples)\b"
)
_CAN_YOU = r"(?:\b(?:can|could|would) you (?:also |please ){0,2})?"
_TO_READER = "|".join(
    (
        r"\b(?:and )?(?:explain|describe|define) (?:this|it|the)(?: concept| idea| problem| term)?"
        r" in your own words\b",
        rf"{_START}(?:please )?{_CAN_YOU}{_EXAMPLE}(?: of\b| for\b)?",
        # Within a sentence only where nothing hangs on the example.
        rf"(?:\b(?:and|also|please) ){{0,4}}{_CAN_YOU}\b{_EXAMPLE}"
        r"(?: (?:of|for) (?:it|one|each|both|them|this|these))?(?=\s*(?:[^\w\s]|$)| and\b)",
        r"\bin your own words\b",
        r"\b(?:can|could) you (?=(?:please )?(?:explain|describe|define|discuss|tell|name|list)\b)",
        r"\bplease\b",
    )
)
_CODE = r"(?<!`)(?P<ticks>`++).+?(?<!`)(?P=ticks)(?!`)"
# What cannot be the last word of a sentence: without what it leads up to it would hang in the air.
_DANGLING = re.compile(
    r"\b(?:the|an?|and|or|that|as|is|are|was|were|do|does|did)\s*\0\s*(?:[.?!]|$)", re.IGNORECASE
)
_OPENING = r"(^[\"“*_(]*|[.?!]\s+[\"“*_(]*)"
# Brackets, quotes and emphasis around nothing but what was cut.
_EMPTY = re.compile(r"!?\[\s*\0\s*\]\([^()\s]*\)|([(\[\"“]|[*_]{1,3})\s*\0\s*(?:[)\]”]|\1)")


def speaks_of_source(question: str) -> bool:
    """Say whether a question talks about the video or lecture that it was made from."""
    return _SPEAKS_OF_SOURCE.search(question) is not None


def on_its_own(question: str) -> str:
    """Return a question without its clauses about the source; as it was if nothing else is left.

    Works on plain text and on inline Markdown alike.
    """
    text = _without(_CLAUSES, question)
    if not re.search(r"\w", text):
        return question
    if text != question:
        # "The video mentions X. How…" has become "X. How…", which is one thought: "X: how…".
        text = _BARE_SUBJECT.sub(lambda match: f"{match[1]}: {match[2].lower()}", text, count=1)
    return text


def subject(question: str) -> str:
    """Return the part of a question that says what is asked, for comparing with others."""
    own = on_its_own(question)
    text = _without(_REQUESTS, own)
    return text if len(re.findall(r"\w+", text)) >= 2 else own


def _pattern(clause: str) -> re.Pattern[str]:
    return re.compile(rf"{_CODE}|{clause}", re.IGNORECASE | re.DOTALL)


_CLAUSES = _pattern(_BY_SOURCE)
_REQUESTS = _pattern(_TO_READER)


def _without(clause: re.Pattern[str], question: str) -> str:
    """Cut every such clause and mend the punctuation and the capital where it was."""

    def cut(match: re.Match[str]) -> str:
        if match["ticks"]:
            return match[0]
        kept = match["kept"] if "kept" in clause.groupindex else None
        return f"{kept or ''}\0"

    marked = clause.sub(cut, question.replace("\0", ""))
    if "\0" not in marked or _DANGLING.search(marked):
        return question
    return _mended(marked)


def _mended(marked: str) -> str:
    """Close the gaps of a text in which a NUL stands for each clause that was cut."""
    text = marked
    for _ in range(3):  # (“…”) may hold nothing, and stand beside another cut
        text = _EMPTY.sub("\0", re.sub(r"\0(?:\s*,?\s*\0)+", "\0", text))
    # A sentence that is gone altogether takes its punctuation along, …
    text = re.sub(r"(^|[.?!][\"”*_)]?\s)\0\s*[,;:]?\s*[.?!]+\s*", r"\1", text)
    # … and the rest of one that lost its beginning begins with a capital again, but not a name
    # such as np.array or iPhone.
    text = re.sub(rf"{_OPENING}\0\s*[,;:–—-]?\s*", "\\1\0", text)
    text = re.sub(
        rf"{_OPENING}\0([a-z]{{2,}}+|a)(?![\w+#(]|\.\w)",
        lambda match: match[1] + match[2][0].upper() + match[2][1:],
        text,
    )
    text = re.sub(r",\s*\0\s*,", "", text)
    text = re.sub(r"\s*[,;:–—-]\s*\0\s*(?=[.,;:?!)]|$)", "", text)
    text = re.sub(r"\s*\0\s*(?=[.,;:?!)\]”]|$)|\s*\0(?=[\"*_])|(?<=[\"“(*_])\0\s*", "", text)
    return re.sub(r"\s*\0\s*", " ", text).strip()
