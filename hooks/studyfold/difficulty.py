"""How hard a set calls its questions: by a label, a word in brackets, stars or coloured marks.

Layouts leave such marks out of questions, so this reads the lines of the file once more. What
every question of a file has alike tells them apart no further and counts for nothing.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Sequence
from dataclasses import replace

from studyfold.model import DIFFICULTIES, Difficulty, Document, Item
from studyfold.text import fold

__all__ = ["graded"]

_GRADES: dict[Difficulty, str] = {
    "easy": """easy easiest beginner beginners basic basics simple junior entry novice fundamental
        fundamentals elementary leicht einfach anfänger facile débutant fácil básico principiante
        лёгкий легкий начальный 简单 初级 容易 易しい 初級 쉬움""",
    "medium": """medium intermediate moderate middle mid mittel fortgeschrittene moyen
        intermédiaire medio intermedio médio intermediário средний 中等 中级 普通 中級 보통""",
    "hard": """hard hardest difficult advanced expert experts challenging senior schwer schwierig
        difficile avancé difícil avanzado avançado сложный трудный 困难 高级 难 難しい 上級
        어려움""",
}
_WORDS = {fold(word): grade for grade, text in _GRADES.items() for word in text.split()}
_LABELS = (
    r"difficulty(?: level)?|level|grade|schwierigkeit(?:sgrad)?|niveau|difficulté|dificultad|"
    r"dificuldade|nivel|nível|сложность|难度|難易度|난이도"
)
# `**Difficulty:** hard`, `Level: 2/5`, `> difficulty = easy`.
_LABELLED = re.compile(
    rf"^[\s>*_#+`|\-\[(<]*(?:{_LABELS})[*_`\"']*\s*[:：=][\s*_`\"'\[(]*(.{{1,40}})", re.IGNORECASE
)
# `"difficulty": "hard"` anywhere in a record on one line.
_FIELD = re.compile(rf"[\"'](?:{_LABELS})[\"']\s*:\s*[\"']?([^\"',}}\]]{{1,40}})", re.IGNORECASE)
_COLUMN = re.compile(rf"^(?:{_LABELS})$", re.IGNORECASE)
_BRACKETED = re.compile(
    r"[\[({（【`]\s*\**([^\W\d_]{1,15})(?:[ -](?:level|question))?\**\s*[\])}）】`]", re.IGNORECASE
)
_BEHIND = re.compile(r"[?？.]\W*?[-–—|·:]\s*\W{0,3}([^\W\d_]{1,15})\W*$")
_PARTS = re.compile(r"([0-5])\s*(?:/|of|von|sur|de)\s*([1-9]|10)\b")
_STARS = re.compile(r"(?:[⭐★🌟✭✯☆✩]\ufe0f?\s?|:star2?:\s?){1,10}")
_FULL = re.compile(r"[⭐★🌟✭✯]|:star2?:")
_EMPTY = re.compile(r"[☆✩]")
_COLOURS: dict[str, Difficulty] = {
    "🟢": "easy", "🟩": "easy", "👶": "easy", "🐣": "easy", "🌱": "easy",
    "🟡": "medium", "🟨": "medium", "🟠": "medium", "🟧": "medium",
    "🔴": "hard", "🟥": "hard", "🚀": "hard", "💀": "hard", "🌶": "hard", "⚫": "hard",
}  # fmt: skip
_COLOUR = re.compile("|".join(_COLOURS))
# What may stand beside the word in the heading of a section that is about nothing else.
_FILLERS = frozenset(
    """questions question level levels interview problems problem tier part section round set
    fragen questions preguntas perguntas вопросы 问题 题 niveau nivel the for and q a qa""".split()
)
# A label stands right below its question, or right above the next one.
_NEAR = 4


def graded(document: Document, items: Sequence[Item]) -> tuple[Item, ...]:
    """Return the items of a document with how hard it calls each.

    Args:
        document: the file, whose own lines the items' places refer to.
        items: what was read from it.
    """
    lines = document.source or document.lines
    columns = _columns(document) if document.suffix in (".csv", ".tsv") else None
    said = [_said(item, lines, columns) for item in items]
    marks = [_marks(item, lines) for item in items]
    if len(set(marks)) < 2:
        marks = [""] * len(items)
    scale = max((len(mark) for mark in marks if set(mark) <= {"*", "-"}), default=0)
    coloured = any(mark in DIFFICULTIES for mark in marks)
    return tuple(
        replace(item, difficulty=found) if found else item
        for item, word, mark, above in zip(items, said, marks, _headings(items, lines), strict=True)
        for found in [word or _of_mark(mark, scale, coloured) or _of_section(item.section or above)]
    )


def _said(item: Item, lines: Sequence[str], columns: tuple[str, int] | None) -> Difficulty | None:
    """Return what a label, a column or a word in brackets says."""
    own = _lines(item, lines)
    if columns is not None and own:
        delimiter, column = columns
        row = next(csv.reader(["\n".join(own)], delimiter=delimiter), [])
        return _of_words(row[column]) if column < len(row) else None
    near = own if len(own) <= 2 * _NEAR else (*own[:_NEAR], *own[-_NEAR:])
    found = [*filter(None, map(_LABELLED.match, near[1:] or near))]
    found += [*filter(None, map(_FIELD.search, own))]
    for match in found:
        if word := _of_words(match[1]):
            return word
    return _of_brackets(own[0] if own else item.heading)


def _of_brackets(title: str) -> Difficulty | None:
    """Return what stands in brackets at either end of a question, or behind its question mark."""
    text = title.strip()
    for match in _BRACKETED.finditer(text):
        outside = text[: match.start()], text[match.end() :]
        # A bracket in the middle belongs to the question: sort (hard) cases first?
        if any(len(re.findall(r"[^\W\d_]{2,}", side)) == 0 for side in outside):
            word = _WORDS.get(fold(match[1]))
            if word:
                return word
    behind = _BEHIND.search(text)
    return _WORDS.get(fold(behind[1])) if behind else None


def _of_words(text: str) -> Difficulty | None:
    """Return what a label's value says: a word, `2/5`, or stars."""
    parts = _PARTS.search(text)
    if parts:
        return _of_share(int(parts[1]), int(parts[2]))
    stars = _STARS.search(text)
    if stars:
        full, empty = len(_FULL.findall(stars[0])), len(_EMPTY.findall(stars[0]))
        return _of_share(full, max(full + empty, 3))
    colour = _COLOUR.search(text)
    first = re.search(r"[^\W\d_]+", fold(text))
    return (_WORDS.get(first[0]) if first else None) or (_COLOURS[colour[0]] if colour else None)


def _of_share(part: int, whole: int) -> Difficulty | None:
    if not 0 < part <= whole or whole < 2:
        return None
    share = 10 * part // whole
    if whole == 2:
        return "easy" if part == 1 else "hard"
    return "easy" if share <= 4 and part < whole / 2 else "medium" if share < 7 else "hard"


def _marks(item: Item, lines: Sequence[str]) -> str:
    """Return the marks of a question's first line: `**-` for two stars of three, or a level."""
    own = _lines(item, lines)
    title = own[0] if own else item.heading
    stars = _STARS.search(title)
    colour = _COLOUR.search(title)
    if colour and _at_an_end(title, colour):
        return _COLOURS[colour[0]]
    if stars and _at_an_end(title, stars):
        return "*" * len(_FULL.findall(stars[0])) + "-" * len(_EMPTY.findall(stars[0]))
    return ""


def _at_an_end(title: str, match: re.Match[str]) -> bool:
    ends = title[: match.start()], title[match.end() :]
    return any(not re.search(r"[^\W\d_]{2,}", end) for end in ends)


def _of_mark(mark: str, scale: int, coloured: bool) -> Difficulty | None:
    if mark in DIFFICULTIES:
        return next(name for name in DIFFICULTIES if name == mark)
    if not mark:
        return None
    # Among marks for easy and hard one star stands in the middle.
    if coloured and scale == 1:
        return "medium"
    return _of_share(mark.count("*"), scale)


def _headings(items: Sequence[Item], lines: Sequence[str]) -> list[str]:
    """Return the nearest heading above each item, also where it opens the file."""
    inside = {n for i in items if i.line and i.end_line for n in range(i.line, i.end_line + 1)}
    above, heading = [""], ""
    for number, line in enumerate(lines, 1):
        if line.startswith("#") and number not in inside:
            heading = line.strip("# ")
        above.append(heading)
    return [above[item.line] if item.line and item.line < len(above) else "" for item in items]


def _of_section(section: str | None) -> Difficulty | None:
    """Return what a heading says that is about nothing but how hard its questions are."""
    words = re.findall(r"[^\W\d_]+", fold(section or ""))
    levels = {_WORDS[word] for word in words if word in _WORDS}
    rest = [word for word in words if word not in _WORDS and word not in _FILLERS]
    return levels.pop() if len(levels) == 1 and not rest else None


def _lines(item: Item, lines: Sequence[str]) -> Sequence[str]:
    if item.line is None or item.end_line is None:
        return ()
    return lines[item.line - 1 : item.end_line]


def _columns(document: Document) -> tuple[str, int] | None:
    """Return the sign between a table's columns and the number of the one that says how hard."""
    head = next((line for line in document.lines if line.strip()), "")
    for delimiter in ("\t", ";", ","):
        if delimiter in head:
            names = next(csv.reader([head], delimiter=delimiter), [])
            for number, name in enumerate(names):
                if _COLUMN.match(name.strip()):
                    return delimiter, number
            return None
    return None
