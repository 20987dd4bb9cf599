"""Acronyms are learnt from the collection and written out."""

from __future__ import annotations

import pytest

from studyfold.match.acronyms import expand, learn

NET = {"cnn": "convolutional neural network"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Long Short-Term Memory (LSTM) cells", {"lstm": "long short term memory"}),
        ("LSTM (long short-term memory)", {"lstm": "long short term memory"}),
        ("Recurrent Neural Networks (RNNs) and so on", {"rnn": "recurrent neural network"}),
        ("We use a Convolutional Neural Network ( CNN ).", NET),
        ("the Rate of Change (ROC)", {"roc": "rate of change"}),
        ("the Rate of Change (RC)", {"rc": "rate of change"}),
        ("an area (AUC) and a year (2017)", {}),
        ("support vector machines (see CNN)", {}),
        ("the loss (L) of a net (N)", {}),
        ("CNN (see below)", {}),
        ("", {}),
    ],
)
def test_a_long_form_is_the_words_whose_initials_spell_the_acronym(
    text: str, expected: dict[str, str]
) -> None:
    """No more words than that, in the singular, whichever of the two comes first."""
    assert learn([text]) == expected


PCA = "principal component analysis (PCA)"
OTHER = "primary care access (PCA)"


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        ([PCA, OTHER], {}),
        ([PCA, PCA, OTHER], {}),
        ([PCA, OTHER, PCA, PCA], {"pca": "principal component analysis"}),
    ],
)
def test_an_acronym_of_two_meanings_is_left_alone(
    texts: list[str], expected: dict[str, str]
) -> None:
    """Unless one of them is given three times as often as the other."""
    assert learn(texts) == expected


def test_the_order_of_texts_makes_no_difference() -> None:
    """Neither for what is learnt nor for the order it is kept in."""
    texts = [PCA, OTHER, PCA, PCA, "Graph Neural Network (GNN)", "GAN (generative adversarial net)"]

    assert list(learn(texts).items()) == list(learn(texts[::-1]).items())


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Why CNNs?", "Why convolutional neural network?"),
        ("A CNN's size", "A convolutional neural network's size"),
        ("A convolutional neural network (CNN) sees", "A convolutional neural network sees"),
        ("Convolutional Neural-Networks (CNNs) see", "Convolutional Neural-Networks see"),
        ("Which network (CNN) sees?", "Which network (convolutional neural network) sees?"),
        ("A support vector machine (SVM) and an RNN", "A support vector machine (SVM) and an RNN"),
        ("cnn, SCNN and CNN2 stay", "cnn, SCNN and CNN2 stay"),
        ("", ""),
    ],
)
def test_known_acronyms_are_written_out(text: str, expected: str) -> None:
    """An acronym beside its long form goes; words that only look like one stay."""
    assert expand(text, NET) == expected


def test_both_ways_of_writing_become_one() -> None:
    """That is what acronyms are learnt for."""
    learnt = learn(["Graph Neural Networks (GNNs) are nets."])
    texts = ["What is a GNN?", "What is a graph neural network (GNN)?"]

    assert {expand(text, learnt).lower() for text in texts} == {"what is a graph neural network?"}


@pytest.mark.parametrize(
    "text",
    [
        "AB (" + "a" * 5000,
        "AB (" + "a b " * 5000,
        "a" * 50_000,
        "word " * 10_000 + "(",
        "a" + " " * 20_000 + "b",
        "ABCDEFGs (" * 5000,
    ],
    ids=["letters", "short words", "one word", "words", "spaces", "openings"],
)
def test_hostile_text_teaches_nothing(text: str) -> None:
    """Thousands of ways to cut a text into words are not tried one by one."""
    assert (learn([text]), expand(text, NET)) == ({}, text)
