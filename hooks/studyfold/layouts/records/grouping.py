"""What groups of records are called: the names of lists, the titles of mappings."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from studyfold.layouts.records.names import bare

__all__ = ["group_title", "key_title"]

_GENERAL = frozenset(
    """question questions q qs qa qas qna qanda faq faqs item items card cards flashcard
    flashcards note notes data dataset result results list lists entry entries record records row
    rows root object objects element elements child children content contents body payload
    response responses quiz quizzes test tests exam exams questionset questionbank questionslist
    questionlist quizdata quizquestions interviewquestions questionsandanswers questionanswers
    questionsanswers mainentity graph paragraphs docs documents set sets bank pool main all
    values array pairs problems prompts terms words vocabulary vocab deck decks section sections
    categories category topics topic chapters chapter units unit modules module lessons lesson
    levels groups subtopics subsections subjects subject parts part areas themes train validation
    dev answers examples example samples en default props attributes hits source sources blocks
    mcq mcqs mcqquestions practice exercises exercise preguntas pregunta fragen perguntas вопросы
    питання 问题 题目 questionanswerpairs""".split()
)
"""Names of lists that only say that records follow."""
_TITLES = """section category topic chapter subject module unit lesson theme heading title name
    deck categoryname sectionname topicname sectiontitle categorytitle topictitle categoria tema
    seccion seccao раздел тема категория розділ категорія 分类 章节 label""".split()
"""Under which of its names a group of records has its title, the likeliest first."""
_OF_WHOLES = frozenset("heading title name deck label".split())
_LONGEST = 120
_NUMBERS = re.compile(r"[\d\W_]*")


def key_title(key: str) -> str:
    """Return the section that a list's name stands for; nothing for a name such as `questions`."""
    known = re.sub(r"[\W_]+", "", bare(key))
    if known in _GENERAL or _NUMBERS.fullmatch(key) or len(key) > _LONGEST:
        return ""
    if " " in key or not key.isascii():
        return " ".join(key.split())
    spaced = re.sub(r"(?<=[a-z0-9])(?=[A-Z])|[_\-./]+", " ", key)
    text = " ".join(spaced.split())
    return text[:1].upper() + text[1:]


def group_title(group: Mapping[str, Any], *, whole: bool = False) -> str:
    """Return the title of a mapping that holds records.

    Args:
        group: the mapping.
        whole: whether it is the whole file, whose title says nothing about its parts.
    """
    texts = {
        re.sub(r"[\W_]+", "", bare(str(key))): value
        for key, value in list(group.items())[:50]
        if isinstance(value, str) and value.strip() and len(value) <= _LONGEST
    }
    names = (name for name in _TITLES if not (whole and name in _OF_WHOLES))
    return next((" ".join(texts[name].split()) for name in names if name in texts), "")
