"""What of an answer speaks to somebody who is not there: openers of chats, earlier answers.

Whole clauses only; each change is told to the maintainer, and the answer stays in full beside it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from studyfold.answers.pieces import Tree, read
from studyfold.text import plain
from studyfold.wording import on_its_own, speaks_of_source

__all__ = ["Cleaned", "clean", "may_change", "refers_back"]

_BACK = re.compile(
    r"""^(?P<before>[\W_]*)(?:as|like)\ (?:(?:i|we|you)(?:['’]ve|\ have)?\ )?
    (?:already\ |just\ |previously\ )?
    (?:said|mentioned|discussed|saw|seen|noted|explained|described|stated|specified|pointed\ out)
    (?:\ (?:earlier|before|above|previously|already
    |in\ (?:the|my|our|an)\ (?:previous|last|earlier)\ \w+))?
    \s*,\s*""",
    re.I | re.X,
)
_CHAT = re.compile(
    r"""^\W*(?:
      (?:sure|certainly|of\ course|absolutely|(?:great|good)\ question|no\ problem)\b
      [^.!?]{0,60}[!:.]
    | (?:i\ hope\ (?:this|that)\ helps|hope\ (?:this|that)\ helps)\b.{0,80}
    | (?:please\ )?(?:let\ me\ know|feel\ free\ to\ ask)\b.{0,120}
    | here(?:['’]s|\ is|\ are)\ (?:an?|the|my|some)\ (?:\w+\ ){0,3}
      (?:answer|explanation|breakdown|response)s?\b[^.]{0,60}[.:]
    | this\ is\ (?:one\ of\ the\ most\ |an?\ )(?:\w+ly\ )?(?:asked|common|popular|frequent)
      \ [^.!?]{0,60}\bquestions?[.!]?
    | is\ there\ anything\ else\b.{0,80}
    | would\ you\ like\ me\ to\b.{0,120}
    )\W*$""",
    re.I | re.X,
)
_HINTS = (
    *(
        "as i",
        "as we",
        "as you",
        "as already",
        "as just",
        "as prev",
        "as said",
        "as ment",
        "as disc",
    ),
    *("as saw", "as seen", "as noted", "as expl", "as desc", "as stat", "as spec", "as point"),
    *("like i", "like we", "like you", "hope th", "let me know", "feel free", "here's", "here’s"),
    *("here is", "here are", "anything else", "would you like", "sure", "certainly", "of course"),
    *("absolutely", "this is one of", "this is a", "great question", "good question", "no problem"),
)
"""What the patterns begin with, in small letters."""
_AROUND = re.compile(
    r"""\b(?:as|like)\ (?:i|we|you|already|just|previously|said|mentioned|discussed|saw|seen|noted
    |explained|described|stated|specified|pointed)\b|hope\ (?:this|that)|let\ me\ know|feel\ free
    |here(?:['’]s|\ is|\ are)\ (?:an?|the|my|some)\b|anything\ else|would\ you\ like
    |\bthis\ is\ (?:one\ of|an?)\b[^.!?]{0,80}\bquestions?\b
    |\b(?:sure|certainly|of\ course|absolutely|(?:great|good)\ question|no\ problem)\b""",
    re.I | re.X,
)
_NOTE = re.compile(
    r"""^[\s*_]*[(\[](?:note\b.{0,10}
    |this\ (?:question|answer)\ (?:requires|needs|depends|is|should)\b
    |(?:insert|your|add|replace|provide)\ (?:your|answer|own|specific|personal)\b
    |personal(?:ized|ised)?\b
    |tailor\b|adapt\b|customi[sz]e\b).{0,300}?[)\]][\s*_.]*""",
    re.I | re.X | re.S,
)
_QUOTES = {'"': '"', "“": "”", "«": "»", "„": "“", "「": "」", "‘": "’"}
_SMALL = re.compile(r"([\W_]*)([a-z]{2,}|a)(?![\w+#(]|\.\w)")


@dataclass(frozen=True, slots=True)
class Cleaned:
    """An answer without what it can do without."""

    tree: Tree
    words: dict[int, str]
    """Other words for some pieces, by their numbers: what is left of them."""
    gone: frozenset[int]
    """Pieces that are nothing but what was left out."""
    notes: tuple[str, ...]
    """What is no part of the answer but is told beside it, as Markdown."""
    changes: tuple[str, ...]
    """What was left out, as plain text, for the maintainer."""


def refers_back(text: str) -> bool:
    """Say whether a text begins by leaning on something said before it."""
    return _BACK.match(text) is not None


def _speaks_around(text: str) -> bool:
    small = text.lower()
    return any(hint in small for hint in _HINTS) and _AROUND.search(text) is not None


def may_change(markdown: str) -> bool:
    """Say whether `clean` may find something in an answer, at a glance."""
    start = markdown.lstrip(" \n*_")[:1]
    return start in {*_QUOTES, "(", "["} or _speaks_around(markdown) or speaks_of_source(markdown)


def clean(markdown: str) -> Cleaned:
    """Read an answer and find what it can do without: first around it, then in its sentences."""
    notes: list[str] = []
    changes: list[str] = []
    note = _NOTE.match(markdown)
    if note is not None and markdown[note.end() :].strip():
        notes.append(note[0].strip(" \n_*").strip("()[]").strip())
        changes.append(note[0].strip())
        markdown = markdown[note.end() :]
    inside = _unquoted(markdown)
    if inside != markdown:
        changes.append("quotation marks around the whole answer")
    tree = read(inside)
    # Most answers have nothing of the kind.
    around, sourced = _speaks_around(inside), speaks_of_source(inside)
    said: dict[int, str] = {}
    gone: set[int] = set()
    for piece in tree.pieces:
        if piece.kind != "sentence" or not (around or sourced):
            continue
        text = _spoken(piece.markdown)
        if sourced:
            text = on_its_own(text)
        if text == piece.markdown:
            continue
        if not text:
            gone.add(piece.number)
            changes.append(piece.text)
        else:
            said[piece.number] = text
            changes.append(_missing(piece.text, plain(text)))
    if len(gone) == len(tree.pieces):
        # Nothing else would be left.
        gone.clear()
    return Cleaned(_with(tree, said), said, frozenset(gone), tuple(notes), tuple(changes))


def _missing(before: str, after: str) -> str:
    """Return what one text has before the end that both share; both where that is not all."""
    if before.lower().endswith(after[1:].lower()) and len(after) > 1:
        return before[: len(before) - len(after)].strip()
    return f"{before} → {after}"


def _spoken(sentence: str) -> str:
    """Return a sentence without what it says to its reader or about its source."""
    if _CHAT.match(sentence):
        return ""
    back = _BACK.match(sentence)
    if back is not None and re.search(r"\w", sentence[back.end() :]):
        sentence = _capital(back["before"] + sentence[back.end() :])
    return sentence


def _unquoted(markdown: str) -> str:
    """Return an answer without quotation marks around the whole of it."""
    text = markdown.strip()
    close = _QUOTES.get(text[:1])
    if close is None or not text.endswith(close) or len(text) < 3:
        return markdown
    inside = text[1:-1]
    # Two quotations, one at each end, are no wrapping.
    return markdown if text[0] in inside or close in inside else inside


def _with(tree: Tree, said: dict[int, str]) -> Tree:
    if not said:
        return tree
    pieces = tuple(
        replace(p, text=plain(said[p.number])) if p.number in said else p for p in tree.pieces
    )
    return replace(tree, pieces=pieces)


def _capital(text: str) -> str:
    match = _SMALL.match(text)
    if match is None:
        return text
    return match[1] + match[2][0].upper() + text[match.end(1) + 1 :]
