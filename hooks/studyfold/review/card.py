"""How a pair looks on a terminal: side by side where there is room, one above the other if not."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import zip_longest

from studyfold.model import Item
from studyfold.review.compare import Word, code_line, decisive, marked
from studyfold.review.doubt import Doubt
from studyfold.terminal import width as width_of
from studyfold.text import printable

__all__ = ["card"]

_SIDE_BY_SIDE = 90
"""Columns from which on two texts beside each other can be read."""
_WIDEST = 160
_CODE_LINES = 8
_LINES = 12
"""About how many lines of an answer are shown."""

Line = list[tuple[str, str]]
"""Pieces of text, each with its style: empty, `bold`, `dim` or `mark`."""
_CODES = {"bold": "1", "dim": "2", "mark": "1;4"}


def card(doubt: Doubt, place: str, columns: int, colour: bool) -> str:
    """Return a pair as text for a terminal.

    Words that only one of the questions has are marked: underlined, or between asterisks where
    there is no colour. A + stands before sentences that only one of the answers says.

    Args:
        doubt: the pair.
        place: where in the queue it stands, such as `3/41`.
        columns: the width of the terminal.
        colour: whether escape sequences may be used.
    """
    columns = min(columns, _WIDEST)
    beside = columns >= _SIDE_BY_SIDE
    room = (columns - 3) // 2 if beside else columns
    sides = [
        _side(name, own, other, title, room, colour)
        for name, own, other, title in (
            ("A", doubt.a, doubt.b, doubt.set_a),
            ("B", doubt.b, doubt.a, doubt.set_b),
        )
    ]
    now = "now one entry" if doubt.merged else "now two entries"
    head = f"── {place} · likeness {doubt.score:.2f} · {now} "
    head += "─" * max(0, columns - width_of(head))
    lines = [
        _shown(line, colour)
        for line in _wrapped([Word(word, False) for word in head.split()], columns, "bold")
    ]
    if beside:
        for left, right in zip_longest(*sides, fillvalue=[]):
            gap = " " * (room - sum(width_of(text) for text, _ in left))
            lines.append(f"{_shown(left, colour)}{gap} │ {_shown(right, colour)}".rstrip())
    else:
        for side in sides:
            lines += [*(_shown(line, colour) for line in side), ""]
    return "\n".join(lines).rstrip() + "\n"


def _side(name: str, own: Item, other: Item, title: str, room: int, colour: bool) -> list[Line]:
    where = f"{own.path}:{own.line}" if own.line else own.path
    lines = _wrapped(
        [Word(w, False) for w in printable(f"{name} {title} ({where})").split()], room, "dim"
    )
    asked = marked(printable(own.question), other.question)
    if not colour:
        asked = [Word(_starred(word.text), False) if word.only else word for word in asked]
    lines += _wrapped(asked, room, "bold")
    code = [code_line(line) for line in own.prompt.splitlines() if line.strip()]
    for text in [*code[:_CODE_LINES], *(["…"] if len(code) > _CODE_LINES else [])]:
        lines += _wrapped([Word(f"  {text}", False)], room, "")
    lines.append([])
    sentences = decisive(own.answer, other.answer, _LINES * room)
    if not sentences:
        return [*lines, [("  (no answer)", "dim")]]
    for sentence in sentences:
        text = sentence.text or "…"
        only = sentence.only and bool(other.answer.strip())
        parts = [text] if sentence.code else text.split()
        wrapped = _wrapped([Word(part, False) for part in parts], room - 2, "")
        for number, line in enumerate(wrapped):
            sign = "+ " if only and number == 0 else "  "
            lines.append([(sign, "bold" if only else ""), *line])
    return lines


def _wrapped(words: Sequence[Word], room: int, style: str) -> list[Line]:
    """Return words as lines no wider than the room, those marked in their own style."""
    lines: list[Line] = []
    used = room + 1
    for word in words:
        for piece in _pieces(word.text, room):
            size = width_of(piece)
            if used + 1 + size > room:
                lines.append([])
                used = 0
            elif lines[-1]:
                lines[-1].append((" ", ""))
                used += 1
            lines[-1].append((piece, "mark" if word.only else style))
            used += size
    return lines


def _starred(word: str) -> str:
    """Put asterisks around a word, not around the signs that stand at it."""
    core = word.strip(".,:;?!()[]{}\"'“”‘’")
    return word.replace(core, f"*{core}*", 1) if core else word


def _pieces(word: str, room: int) -> list[str]:
    """Cut a word that is wider than the room."""
    if width_of(word) <= room:
        return [word]
    pieces = [""]
    for sign in word:
        if width_of(pieces[-1]) + width_of(sign) > room:
            pieces.append("")
        pieces[-1] += sign
    return pieces


def _shown(line: Line, colour: bool) -> str:
    paint: Callable[[str, str], str] = _painted if colour else _bare
    return "".join(paint(text, style) for text, style in line)


def _painted(text: str, style: str) -> str:
    return f"\x1b[{_CODES[style]}m{text}\x1b[0m" if style else text


def _bare(text: str, _style: str) -> str:
    return text
