"""Comparisons and worked examples in answers, found by the words that announce them.

Only words that are sure to announce one count; in a language that has none here nothing is found,
and everything stays where it stands.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from studyfold.answers.facts import facts
from studyfold.answers.pieces import Block, Piece, Tree
from studyfold.text import words

__all__ = ["Likeness", "announced", "find", "liking", "may_hold", "subject_of", "unlabelled"]

_ANY = re.I | re.X
# A part of each cue below, in small letters: most sentences have none and need no closer look.
_HINTS = (
    *("analog", "akin", "metaphor", "imagin", "picture", "think of", "like", "similar", "compar"),
    *("vergleich", "just", "much as", "as if", "eli5", "everyday", "bildlich", "stell", "vorstell"),
    *("wie wenn", "comme", "como", "come ", "представь", "похоже", "это как", "аналог"),
    *("比喻", "类比", "たとえ", "就像", "好比", "想象", "例え"),
)
_EXAMPLE_HINTS = (
    *("example", "instance", "suppose", "say ", "let", "consider", "beispiel", "exempl"),
    *("ejemplo", "esempio", "например", "例如", "たとえ"),
)
_LABEL = re.compile(
    r"""^\W*(?:(?:real[-\s](?:life|world)\s|everyday\s|simple\s)?(?:analogy|comparison|metaphor)
    |think\ of\ it(?:\ (?:as|like|this\ way))?|in\ everyday\ terms|eli5
    |analogie|vergleich|bildlich|comparaison|analogía|аналогия|比喻|类比|たとえ)\s*\W{0,3}[:：]""",
    _ANY,
)
_LABEL_WORD = re.compile(
    r"""(?:analogy|comparison|metaphor|think\ of\ it|everyday\ terms|eli5|analogie|vergleich
    |bildlich|comparaison|analogía|аналогия|比喻|类比|たとえ)[\s\w]{0,20}[\W_]{0,5}[:：]""",
    _ANY,
)
_SURE = re.compile(
    r"""\banalogy\ (?:is|would|here|for)\b|\bby\ analogy\b|\bmetaphor\b
    |(?:^|[;,.]\s)\W*(?:imagine|picture)
       \ (?:that\b|you|a\b|an\b|the\b|two\b|trying\b|having\b|someone)
    |\bthink\ of\ (?:it|this|that|them|the|an?|each|\w+)\b.{0,80}?\b(?:as|like)\b
    |\b(?:it|this|that|they|which)(?:['’]s|\ is|\ are)\ (?:\w+\ ){0,2}(?:like|similar\ to)
       \ (?:how\b|when\b|trying\b|having\b|someone|somebody|people|your?\b)
    |\b(?:just|much)\ (?:like|as)\ (?:an?\b|how\b|when\b|you\b|someone|wizards)
    |\bas\ if\ (?:you|someone|somebody)\b
    |\bstell(?:e|en\ Sie)?\ dir\ vor|\bman\ kann\ sich\ .{1,40}\ vorstellen|\bwie\ wenn\ man\b
    |\bimagine[zr]?\ que\b|\bc['’]est\ comme\ (?:si|un)|\bes\ como\ (?:si|un)|\bè\ come\ (?:se|un)
    |\b(?:представьте|представь)\b|\bэто\ (?:как|похоже\ на)\b|就像|好比|想象一下|例えるなら""",
    _ANY,
)
_WEAK = re.compile(
    r"""(?:(?P<it>\b(?:it|this|that|they|which)(?:['’]s|\ is|\ are))
    |\b(?:is|are|works?|acts?|behaves?|functions?))
    \ (?:\w+ly\ |a\ (?:bit|little)\ |much\ |just\ |quite\ |somewhat\ )?
    (?P<how>like|akin\ to|analogous\ to|(?:similar(?:ly)?|comparable)\ to)
    \ (?P<vehicle>[^.;:!?]*)""",
    _ANY,
)
_ARTICLE = re.compile(r"(?:an?|having|the|someone|somebody|one|two|\w+ing)\b", re.I)
_EXAMPLE = re.compile(
    r"""^\W*(?:(?:worked|numerical|numeric|concrete)\ examples?\b
    |for\ (?:example|instance)\b|suppose\b
    |say\ (?:you|we)\b|(?:let['’]s|let\ us)\ (?:say|take|suppose)\b|consider\ (?:an?|the\ case)\b
    |examples?\W{0,3}[:：]|zum\ beispiel|beispiel\W{0,3}[:：]|par\ exemple|por\ ejemplo|per\ esempio
    |например|例如|たとえば)""",
    _ANY,
)
_LEANS = re.compile(
    r"""^\W*(?:similarly|likewise|in\ (?:the\ same\ way|this\ (?:analogy|case|picture|metaphor))
    |here\b|the\ same\b|just\ (?:as|like)\b|in\ our\ (?:case|analogy)|so\ too\b)
    |;\ (?:similarly|likewise),""",
    _ANY,
)
_NAMES = re.compile(r"(?<=[^.!?]\s)[A-Z][\w-]*|[A-Z]{2,}|`|\$|[a-z][A-Z]|_|\(\)")
_PLAIN, _STEM = 4, 5
_OWN, _OWN_IF_ANNOUNCED = 0.5, 0.75
"""From this share of words of the subject on something is likened to itself."""
_FOREIGN = 3
"""A sentence has left the subject when no more than one in so many of its words are of it."""
_RICH = 40
"""Where so many words are known of a subject."""
_COMMON = frozenset(
    word[:_STEM]
    for word in """this that these those with from into than then they them their there where when
    which while what will would could should might must have having been being were does each every
    some more most such very much many also only just like similar different between without about
    over under both make makes making help helps ensure ensures need needs using used uses different
    different other another same even well good better best your ours""".split()
)
_MARKED_LABEL = re.compile(
    r"""\s*(?:\*\*|__|\*|_)?(?:[\w’'\ -]{0,30})
    (?:analog\w*|comparison|metaphor|vergleich|comparaison|аналогия|比喻|类比
    |think\ of\ it(?:\ as)?)
    \s*(?:[:：](?:\*\*|__|\*|_)?|(?:\*\*|__|\*|_)[:：])\s*(?=\S)""",
    _ANY,
)
_GOOD_WORDS = (12, 45)


@dataclass(frozen=True, slots=True)
class Likeness:
    """A comparison or a worked example of one answer."""

    kind: Literal["analogy", "example"]
    pieces: tuple[int, ...]
    """The numbers of its pieces, in reading order."""
    sure: int
    """2 where a label says so, 1 where its words do, 0 where it only looks so."""


def announced(tree: Tree) -> frozenset[int]:
    """Return the numbers of the pieces in which words announce a comparison or an example."""
    return frozenset(p.number for p in tree.pieces if _announces(p.text))


def subject_of(question: str, trees: Sequence[tuple[Tree, Collection[int]]]) -> Counter[str]:
    """Return the words of a subject, counted, as far as no comparison brings them in.

    Args:
        question: what is asked.
        trees: the answers, each with the numbers of its pieces that announce something.
    """
    said = (p.text for tree, told in trees for p in tree.pieces if p.number not in told)
    return Counter(stem for text in (question, *said) for stem in _stems(text))


def find(tree: Tree, announcing: Collection[int], subject: Counter[str]) -> tuple[Likeness, ...]:
    """Return what an answer likens its subject to, and its worked examples.

    Args:
        tree: the answer.
        announcing: what `announced` returns of it.
        subject: what is likened to something that is said of the same subject is a fact.
    """
    return tuple(_of_blocks(tree.blocks, announcing, subject)) if announcing else ()


def may_hold(markdown: str) -> bool:
    """Say whether an answer may hold a comparison, at a glance."""
    small = markdown.lower()
    if not any(hint in small for hint in _HINTS):
        return False
    return any(cue.search(markdown) for cue in (_SURE, _WEAK, _LABEL_WORD))


def unlabelled(markdown: str) -> str:
    """Return a comparison without the label that calls it one."""
    label = _MARKED_LABEL.match(markdown)
    return markdown if label is None else markdown[label.end() :]


def liking(likeness: Likeness, pieces: Sequence[Piece]) -> float:
    """Say how well a comparison stands by itself: 0 to about 3, the best first."""
    count = sum(len(pieces[number].text.split()) for number in likeness.pieces)
    low, high = _GOOD_WORDS
    off = max(0, low - count) / low + max(0, count - high) / high
    return round(likeness.sure + 1 - min(1.0, off), 4)


def _of_blocks(
    blocks: Sequence[Block], told: Collection[int], subject: Counter[str]
) -> Iterator[Likeness]:
    for block in blocks:
        if block.shape == "item" and (whole := _labelled(block)) is not None:
            yield whole
        elif block.blocks:
            yield from _of_blocks(block.blocks, told, subject)
        elif block.shape == "paragraph":
            yield from _of_paragraph(block, told, subject)


def _labelled(item: Block) -> Likeness | None:
    """Return a list item that is a comparison as a whole, as its label says."""
    first = item.blocks[0] if item.blocks else None
    if first is None or first.shape != "paragraph" or len(item.blocks) > 1:
        return None
    if _LABEL.match(first.pieces[0].text):
        return Likeness("analogy", tuple(piece.number for piece in first.pieces), 2)
    return None


def _of_paragraph(block: Block, told: Collection[int], subject: Counter[str]) -> Iterator[Likeness]:
    pieces = [piece for piece in block.pieces if not piece.leads_in]
    position = 0
    while position < len(pieces):
        piece = pieces[position]
        sure = _sureness(piece.text, subject) if piece.number in told else None
        end = position + 1
        if sure is not None:
            while end < len(pieces) and (sure > 1 or _follows(pieces[end], subject)):
                end += 1
            yield Likeness("analogy", tuple(p.number for p in pieces[position:end]), sure)
        elif (
            piece.number in told
            and _EXAMPLE.match(piece.text)
            and any(c.isdigit() for c in piece.text)
        ):
            yield Likeness("example", (piece.number,), 1)
        position = end


def _announces(text: str) -> bool:
    small = text.lower()
    if any(hint in small for hint in _HINTS) and any(
        cue.search(text) for cue in (_LABEL, _SURE, _WEAK)
    ):
        return True
    return any(hint in small for hint in _EXAMPLE_HINTS) and _EXAMPLE.match(text) is not None


def _sureness(text: str, subject: Counter[str]) -> int | None:
    if _LABEL.match(text):
        return 2
    if _SURE.search(text):
        return 1
    weak = _WEAK.search(text)
    if weak is None or _NAMES.search(f"x {weak['vehicle']}"):
        return None
    announced = bool(weak["it"]) or weak["how"].lower() in ("akin to", "analogous to")
    stems = _stems(weak["vehicle"])
    share = sum(stem in subject for stem in stems) / len(stems) if stems else 0.0
    if share >= (_OWN_IF_ANNOUNCED if announced else _OWN):
        return None
    if announced:
        return 1
    return 0 if _ARTICLE.match(weak["vehicle"]) else None


def _follows(piece: Piece, subject: Counter[str]) -> bool:
    """Say whether a sentence goes on with a comparison: by its words, or as it leaves the subject.

    A name, a number or code never belongs to the story that the subject is likened to.
    """
    if _LEANS.search(piece.text):
        return True
    stems = _stems(piece.text)
    # Its own words are among those of the subject once.
    known = sum(subject[stem] > 1 for stem in stems)
    allowed = len(stems) // _FOREIGN if len(subject) >= _RICH else 0
    return bool(stems) and known <= allowed and not facts(piece)


def _stems(text: str) -> list[str]:
    """Return the beginnings of a text's longer words."""
    found = {word[:_STEM] for word in words(text) if len(word) >= _PLAIN}
    return sorted(found - _COMMON)
