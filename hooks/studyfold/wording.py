"""What of a question's wording is about its source or its reader, and not about its subject.

Sets made from a video or a lecture ask "The video mentions X. Explain this in your own words".
Such clauses are cut for matching and for titles; words are only ever left out, never added.
"""

from __future__ import annotations

import re

__all__ = ["on_its_own", "speaks_of_source", "subject"]

_SOURCE = (
    r"(?:the|this|that|your|our) (?:\w+ )?"
    r"(?:video|transcript|lecture|talk|recording|clip|tutorial|podcast|episode|webinar|speaker)s?"
)
_SAYS = (
    r"(?:(?:mention|discusse?|cover|introduce|describe|explain|say|state|show|note|highlight|stresse?)"
    r"(?:s|d|ed)?|said|(?:bring|point|talk|speak|refer|touch)s?(?:ed)? (?:up|out|about|of|to|on))"
)
_TOLD = (
    r"(?:mentioned|discussed|covered|introduced|described|explained|shown|named|stated|"
    r"brought up|touched on|pointed out|highlighted)"
)
_BY_SOURCE = re.compile(
    rf"(?:\b(?:as )?(?:(?:is|are|was|were) )?{_TOLD} (?:in|by) {_SOURCE}"
    rf"|\b(?:come|comes|came|crop|crops) up in {_SOURCE}"
    rf"|\b(?:in|from|according to|based on|as per|per) {_SOURCE}"
    rf"|\b{_SOURCE} {_SAYS}(?: that| how| why)?)[,:]?",
    re.IGNORECASE,
)
_SPEAKS_OF_SOURCE = re.compile(rf"\b{_SOURCE}\b", re.IGNORECASE)
_TO_READER = re.compile(
    r"\b(?:explain|describe|define) (?:this|it)(?: concept| idea| problem| term)? in your own words"
    r"|\b(?:(?:and |also |please )*(?:provide|give|use|share|find|offer) (?:me |us )?"
    r"(?:an?|some|your) (?:\w+[- ])?(?:\w+ )?(?:analogy|analogies|comparison|example|examples))\b"
    r"|\bin your own words\b|\bcan you (?=explain|describe|define|discuss|tell|name|list)"
    r"|\bcould you (?=explain|describe|define|discuss|tell|name|list)|\bplease\b",
    re.IGNORECASE,
)


def speaks_of_source(question: str) -> bool:
    """Say whether a question talks about the video or lecture that it was made from."""
    return _SPEAKS_OF_SOURCE.search(question) is not None


def on_its_own(question: str) -> str:
    """Return a question without its clauses about the source; as it was if nothing else is left.

    Works on plain text and on inline Markdown alike.
    """
    text = _tidied(_BY_SOURCE.sub(" ", question))
    return text if re.search(r"\w", text) else question


def subject(question: str) -> str:
    """Return the part of a question that says what is asked, for comparing with others."""
    own = on_its_own(question)
    text = _tidied(_TO_READER.sub(" ", own))
    return text if len(re.findall(r"\w+", text)) >= 2 else own


def _tidied(text: str) -> str:
    """Mend the white space, punctuation and capital that a cut leaves behind."""
    text = " ".join(text.split())
    text = re.sub(r"\s+([.,;:?!])", r"\1", text)
    text = re.sub(r"(?:[,;:]\s*)+([.?!])", r"\1", text)
    text = re.sub(r"([.?!])(?:\s*[.,])+", r"\1", text)
    text = re.sub(r"^[\s.,;:!?–—-]+|[\s,;:–—-]+$", "", text)
    return text[:1].upper() + text[1:]
