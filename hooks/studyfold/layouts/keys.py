"""Answer keys: `1-b 2-c 3-a` at the end of a paper or of its part."""

from __future__ import annotations

import re
import string
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from studyfold.layouts.asking import asks
from studyfold.layouts.scan import Line
from studyfold.layouts.vocabulary import may_open, openings

__all__ = ["KEYS", "Key", "find_keys", "with_key"]

KEYS = openings(
    """the correct answers keys solutions ответы ключи відповіді respuestas soluciones respostas
    gabarito lösungen antworten réponses corrigé 答案 参考答案""".split()
)
"""How the words open that a key's first line starts with; any other starts with a number."""
_SIGNS = f"{string.punctuation} \t"
_PAIR = re.compile(
    r"(?:^|(?<=[\s,;|]))(?:Q\.?\s?)?(?P<number>\d{1,6})\s*[-–—.):=]?\s*"
    r"(?P<letters>\(?[A-Ha-h]\)?(?:\s?[,&/+]\s?\(?[A-Ha-h]\)?)*)(?=$|[\s,;.|])"
)
_DIGIT = re.compile(r"\d")
_LEAD = re.compile(
    r"[\W_]*(?:answers|answer key|keys?|solutions|ответы|ключи?|respuestas|答案)[*_]*\s*[:：]", re.I
)
_INLINE = re.compile(
    r"(?:^|\s)\(?(?P<letter>[A-Ha-h])[.)]\s+(?P<text>.*?)(?=(?<!\s)\s+\(?[B-Hb-h][.)]\s|$)"
)
_LONGEST_TITLE = 120
_FEWEST = 3
"""Answers that make a key."""
_ONLY = re.compile(r"[\s,;.|*_:-]*")
_TITLE = re.compile(
    r"[\W_]*(?:the |correct )?(?:answers|answer keys?|keys?|solutions|ответы|ключи?|відповіді|"
    r"respuestas|soluciones|respostas|gabarito|lösungen|antworten|réponses|corrigé|答案|参考答案)"
    r"(?: keys?| sheet)?(?:\s*(?:to|for|of|[-–—:(])[^.?!]{0,40})?[\W_]*$",
    re.IGNORECASE,
)
_ENTRY = re.compile(r"\s{0,3}(?:Q\.?\s?)?\(?(?P<number>\d{1,6})\s*[.):–-]\s*(?P<text>\S.*)$")
_LETTERS = re.compile(
    r"\(?(?P<letters>[A-Ha-h](?:\s?(?:[,&/+]|"
    r"and)\s?[A-Ha-h])*)\)?(?:\s*[-–—:.)(,]+\s*(?P<rest>.*))?$"
)
_OPTION = re.compile(
    r"\s*(?:[-*+]\s+)?(?:\[[ xX]?\]\s*)?(?:\*\*)?\(?(?P<letter>[A-Ha-h])[.):](?:\*\*)?\s+"
    r"(?P<text>\S.*)$"
)


@dataclass(frozen=True, slots=True)
class Key:
    """One answer key: its lines and what it says."""

    start: int
    """Index of its first line, with its title."""
    end: int
    """Index of the line after its last."""
    answers: Mapping[int, str]
    """For each number what answers it: letters of options (`a, c`), or words."""


def find_keys(lines: Sequence[Line], telling: Iterable[int]) -> list[Key]:
    """Return every answer key of a text.

    One is at least three pairs of a number and letters on lines that hold nothing else, or a list
    of at least three numbered answers below a title that says so.

    Args:
        lines: the whole text.
        telling: the indexes of the lines that may open a key, in order.
    """
    keys: list[Key] = []
    index = 0
    for start in telling:
        if start < index:
            continue
        index = start
        key, end = _of_pairs(lines, index)
        if key is None and end == index:
            key, end = _of_list(lines, index), index + 1
        if key is not None:
            keys.append(key)
            end = key.end
        index = end
    return keys


def _of_pairs(lines: Sequence[Line], start: int) -> tuple[Key | None, int]:
    """Return the key that a run of pairs makes, if it does, and the line after the run."""
    found = _pairs(lines[start])
    if not found:
        return None, start
    end = start + 1
    while end < len(lines):
        more = _pairs(lines[end])
        if not more and lines[end].kind != "blank":
            break
        found.update(more)
        end += 1
    stop = end
    while lines[stop - 1].kind == "blank":
        stop -= 1
    # A run of too few numbers has no part that has enough.
    key = Key(_with_title(lines, start), stop, found) if len(found) >= _FEWEST else None
    return key, end


def _of_list(lines: Sequence[Line], start: int) -> Key | None:
    if not _is_title(lines[start]):
        return None
    said: dict[int, list[str]] = {}
    number = None
    end = start + 1
    for index in range(start + 1, len(lines)):
        here = lines[index]
        if here.kind in ("heading", "rule", "code"):
            break
        match = _ENTRY.match(here.text) if here.kind == "text" and len(here.text) < 500 else None
        if match:
            number = int(match["number"])
            said.setdefault(number, [match["text"]])
        elif here.kind == "text":
            # Another title begins another key, so that no line is looked at for two.
            if number is None or lines[index - 1].kind == "blank" or _is_title(here):
                break
            said[number].append(here.body)
        if here.kind != "blank":
            end = index + 1
    found = {number: " ".join(parts) for number, parts in said.items()}
    asking = sum(asks(text) >= 0.9 for text in found.values())
    if len(found) < _FEWEST or asking * 3 > len(found):
        return None
    return Key(start, end, found)


def _is_title(line: Line) -> bool:
    if line.kind not in ("text", "heading") or len(line.text) > _LONGEST_TITLE:
        return False
    # Most lines that tell what they are label an answer or name a speaker.
    return may_open(line.body.lstrip(_SIGNS), KEYS) and _TITLE.match(line.body) is not None


def _pairs(line: Line) -> dict[int, str]:
    """Return the pairs of a line that holds nothing else."""
    if line.kind != "text" or len(line.text) > 2_000 or not _DIGIT.search(line.text, 0, 40):
        return {}
    lead = _LEAD.match(line.body)
    body = line.body[lead.end() :] if lead else line.body
    if not _ONLY.fullmatch(_PAIR.sub("", body)):
        return {}
    return {int(pair["number"]): pair["letters"] for pair in _PAIR.finditer(body)}


def _with_title(lines: Sequence[Line], start: int) -> int:
    above = start - 1
    while above >= 0 and lines[above].kind == "blank":
        above -= 1
    if above >= 0 and lines[above].kind in ("text", "heading") and _TITLE.match(lines[above].body):
        return above
    return start


def with_key(text: str, said: str) -> tuple[str, str] | None:
    """Split what stands below a question into prompt and answer, as a key answers it.

    Args:
        text: what stands below the question: options on lines of their own, or nothing.
        said: what the key says for the question.

    Returns:
        The text as prompt, and the right options or the key's words as answer; None where the
        text is an answer already.
    """
    if not text.strip():
        return "", said
    options = {
        match["letter"].lower(): match["text"]
        for line in text.split("\n")
        if (match := _OPTION.match(line))
    }
    if len(options) < 2:
        options = {
            match["letter"].lower(): match["text"]
            for line in text.split("\n")
            for match in _INLINE.finditer(line[:2_000])
        }
    match = _LETTERS.match(said)
    if len(options) < 2:
        return None
    if match is None:
        return text, said
    letters = sorted(set(re.findall(r"[a-h]", match["letters"].lower().replace("and", ""))))
    right = [f"{letter}) {options[letter]}" if letter in options else letter for letter in letters]
    answer = "\n".join(f"- {one}" for one in right) if len(right) > 1 else right[0]
    rest = (match["rest"] or "").removesuffix(")").strip()
    return text, f"{answer}\n\n{rest}" if rest else answer
