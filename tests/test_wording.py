"""Clauses about a question's source and reader are cut, and nothing else."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from studyfold.text import words
from studyfold.wording import on_its_own, speaks_of_source, subject

FEW = settings(deadline=None, derandomize=True, max_examples=100)
UNTOUCHED = [
    "What is .NET?",
    ".NET: what is it?",
    "--force: what does it do?",
    "What do :hover and ::before do in CSS?",
    "iPhone or Android, e.g., for games?",
    "what is a list",
    "What does `...` do?  And ` , `?",
    "What is x ?!",
    "Overfitting. Why does it hurt?",
    "X.  Why?",
    "Why... why?",
    "",
    "?!",
]
PIECES = [
    "the video mentions",
    "The lecture covers",
    "as mentioned in the video",
    "in this talk",
    "is discussed in the tutorial",
    "which was shown in the clip",
    "come up in the video",
    "according to the speaker",
    "what does the speaker say about",
    "Explain this concept in your own words",
    "and give an example of it",
    "Can you please explain",
    "dropout",
    "SGD and Adam",
    "`the video says`",
    "**in the video**",
    "(from the transcript)",
    ",",
    ".",
    "?",
    ":",
]
QUESTIONS = st.lists(st.sampled_from(PIECES), max_size=9).map(" ".join)


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("The video mentions dropout. What is it for?", "Dropout: what is it for?"),
        ("The lecture explains that ReLU is cheap. Why?", "ReLU is cheap: why?"),
        ("According to the video, what is a GAN?", "What is a GAN?"),
        ("What, according to this lecture, is a GAN?", "What is a GAN?"),
        ("What is a GAN (as mentioned in the video)?", "What is a GAN?"),
        ("What is a GAN, as the speaker says?", "What is a GAN?"),
        ("What is a GAN — as described in the transcript?", "What is a GAN?"),
        ("What is a GAN? (from the video)", "What is a GAN?"),
        ("From the transcript: what is a GAN?", "What is a GAN?"),
        ("In the video, the speaker mentions GANs. What are they?", "GANs: what are they?"),
        ("How does the dropout mentioned in the video work?", "How does the dropout work?"),
        ("How does dropout, which came up in the talk, work?", "How does dropout work?"),
        ("Exploding gradients come up in the video. Why?", "Exploding gradients: why?"),
        ("Exploding gradients are named in the video. Why?", "Exploding gradients: why?"),
        ("Dropout was shown in the video. Adam was not.", "Dropout. Adam was not."),
        ("How is dropout used in the video, and why?", "How is dropout used, and why?"),
        ("Based on your recording, explain dropout.", "Explain dropout."),
    ],
)
def test_clauses_about_the_source_are_cut(question: str, expected: str) -> None:
    """What is left is a sentence of its own, with its capital and its punctuation."""
    assert on_its_own(question) == expected


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("Which loss was discussed in the video?", "Which loss was discussed?"),
        ("Which loss was briefly discussed in the video?", "Which loss was briefly discussed?"),
        ("Is dropout mentioned in the video?", "Is dropout mentioned?"),
        ("Which topics come up in the video?", "Which topics come up?"),
        ("What does the speaker say about GANs?", "What does the speaker say about GANs?"),
        ("Which one does the talk mention?", "Which one does the talk mention?"),
        ("What is it that is in the video?", "What is it that is in the video?"),
        ("What is the video?", "What is the video?"),
        ("In the video.", "In the video."),
    ],
)
def test_a_question_keeps_the_verb_that_it_needs(question: str, expected: str) -> None:
    """No cut leaves `What does about GANs?` or `Which loss?` behind."""
    assert on_its_own(question) == expected


@pytest.mark.parametrize(
    "question",
    [
        "How would you classify frames in this video dataset?",
        "What is the video codec H.264?",
        "How does the clip value in the lecture hall sensor change?",
        "What does `the video says` print?",
        "Which ``in the video`` string is longer?",
    ],
)
def test_what_only_looks_like_a_source_stays(question: str) -> None:
    """A video that is part of a name or of code is a subject, not a source."""
    assert on_its_own(question) == question


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("The video mentions `np.array`. What is it?", "`np.array`. What is it?"),
        ("The video mentions np.array. What is it?", "np.array. What is it?"),
        ("The video mentions iPhone apps. Why?", "iPhone apps: why?"),
        ("**The video mentions dropout.** Why?", "**Dropout.** Why?"),
        ('"The video mentions dropout." Why?', '"Dropout." Why?'),
        ("**What is dropout in the video?**", "**What is dropout?**"),
        ("What **in the video** is $x$?", "What is $x$?"),
        ("What [in the video](v.mp4) is $x$?", "What is $x$?"),
        ("*According to the video*, what is $x$?", "What is $x$?"),
    ],
)
def test_markdown_around_a_cut_stays_whole(question: str, expected: str) -> None:
    """No empty emphasis, link or bracket is left, and names keep their own spelling."""
    assert on_its_own(question) == expected


@pytest.mark.parametrize("question", UNTOUCHED)
def test_a_question_without_such_clauses_is_not_touched(question: str) -> None:
    """Not even its white space, its punctuation or a small first letter."""
    assert (on_its_own(question), subject(question)) == (question, question)


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("Can you explain what a closure is, please?", "Explain what a closure is?"),
        ("Could you please explain **closures** now?", "Explain **closures** now?"),
        ("What is a closure? Give an example.", "What is a closure?"),
        ("Explain closures in your own words and give an example.", "Explain closures."),
        ("What is a closure, and can you give an example?", "What is a closure?"),
        ("What is a closure and give an example of one", "What is a closure"),
        ("Can you give an example of a closure?", "A closure?"),
        ("Give an example of a closure.", "A closure."),
        ("Name an operator and give an example where it helps.", None),
        ("The video mentions the dying ReLU. Explain this in your own words.", "The dying ReLU."),
        ("Please explain.", None),
        ("Explain this concept in your own words.", None),
    ],
)
def test_the_subject_is_what_is_asked(question: str, expected: str | None) -> None:
    """Requests to the reader go, unless nothing or half a sentence would be left."""
    assert subject(question) == (expected or question)


def test_a_subject_speaks_neither_of_its_source_nor_to_its_reader() -> None:
    """Both kinds of clauses are cut, one after the other."""
    assert subject("In the talk, can you explain what dropout is, please?") == (
        "Explain what dropout is?"
    )


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("The video mentions dropout.", True),
        ("Which loss does your lecture use?", True),
        ("What did this short clip show?", True),
        ("What is a video?", False),
        ("How does a talkative model behave?", False),
        ("What is the transcription of DNA?", False),
    ],
)
def test_questions_that_speak_of_their_source_are_known(question: str, expected: bool) -> None:
    """A definite video, lecture or talk is a source; a word that begins like one is not."""
    assert speaks_of_source(question) is expected


@FEW
@given(QUESTIONS)
def test_words_are_only_ever_left_out(question: str) -> None:
    """What is left are words of the question in their order."""
    left = iter(words(question))

    assert all(word in left for word in words(subject(question)))


FAULTS = (
    r"^\s|\s$|  |\0|^[,;:.?!]|\s[,;:.?!]|[,;:]\s*[,;:.?!]|\(\s*\)|\*\*\s*\*\*|"
    r"\b(?:and|as|is|the|does)\s*[.?!]|\bwhat does about\b"
)


@FEW
@given(QUESTIONS)
def test_nothing_dangles_where_something_was_cut(question: str) -> None:
    """A cut leaves no doubled space, doubled or leading punctuation, or empty brackets."""
    had = re.findall(FAULTS, question.lower())

    assert len(re.findall(FAULTS, on_its_own(question).lower())) <= len(had)


@pytest.mark.parametrize(
    "piece",
    ["the video ", "in the video, ", "in the ", "give me a ", "and also please ", ", ", "**", "`a"],
)
def test_hostile_questions_are_read(piece: str) -> None:
    """A clause that is repeated or begun a thousand times does not hang the reader."""
    question = "What is this? " + piece * 2000

    assert subject(question).startswith("What is this")
