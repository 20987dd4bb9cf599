"""The name of a column tells what it holds, in many languages and however it is decorated."""

from __future__ import annotations

import pytest

from studyfold.layouts.records.names import is_language, named

NAMES = {
    "question": (
        "Question|question_text|Q.|Front Side|Question Text|Interview Question|prompt|stem|"
        "Question - max 120 characters|questionText|Pregunta|Texte de la question|Frage|"
        "Pergunta|Вопрос|Питання|题目内容|問題|प्रश्न|Câu hỏi|Domanda|Topic Question|"
        "word|Term|title"
    ),
    "answer": (
        "Answer|ans|Answer (short)|Back|answer_text|Expected Answer|Example answer|"
        "acceptedAnswer|Respuesta|Réponse|Antwort|Lösung|Resposta|Ответ|Відповідь|答案|उत्तर|"
        "đáp án|definition|Meaning|english_definition|completion|description"
    ),
    "correct": (
        "correct_answer|correctAnswerIndex|answerKey|Correct answer(s) - choose at least one|"
        "Правильный ответ|正确答案|correct|Respuesta correcta|answer_idx"
    ),
    "wrong": "incorrect_answers|distractor1|wrong_answer_2",
    "options": "options|option_a|Choice B|选项A|Options Text|варианты",
    "extra": "Explanation|Back Extra|answer explanation|答案解析|Пояснение|Begründung|Notes",
    "section": "Category|Sub-topic|question category|Deck|Kapitel|Тема|章节|subject",
    "id": "id|question_id|guid|Question ID",
    "number": "No.|#|S.No|Question No.|序号|Nr",
    "tags": "Tags|Labels|标签",
    "ignore": "difficulty|Question Type|Time limit (sec)|url|related questions|answer_start|source",
    "": "Country|Capital|col1|What is your name|a name far too long to be one of a column, " * 2,
}
PAIRS = [(name, role) for role, names in NAMES.items() for name in names.split("|")]


@pytest.mark.parametrize(("name", "role"), PAIRS)
def test_a_columns_name_tells_its_role(name: str, role: str) -> None:
    """The surest word decides, and words that only decorate do not count."""
    assert named(name).role == role


@pytest.mark.parametrize(
    ("name", "choice"),
    [("option_d", "d"), ("optionB", "b"), ("Answer 1", "1"), ("选项C", "c"), ("answer", "")],
)
def test_an_options_letter_or_number_is_read_off_its_name(name: str, choice: str) -> None:
    """So that an answer can name its column."""
    assert named(name).choice == choice


@pytest.mark.parametrize(
    ("surer", "weaker"),
    [
        ("question", "title"),
        ("question", "front"),
        ("front", "term"),
        ("answer", "definition"),
        ("answer", "back"),
        ("definition", "description"),
    ],
)
def test_a_name_that_means_one_thing_only_ranks_first(surer: str, weaker: str) -> None:
    """Of several columns that could be the question the surest is."""
    assert named(surer).rank < named(weaker).rank


def test_languages_name_columns_of_word_lists() -> None:
    """In their own language too."""
    assert [name for name in ("English", "deutsch", "日本語", "Word", "") if is_language(name)] == [
        "English",
        "deutsch",
        "日本語",
    ]
