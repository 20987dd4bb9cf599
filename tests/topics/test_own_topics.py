"""The project's own topics.yml sends questions where a teacher would."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from studyfold.topics import Given, assign, read

FILE = Path(__file__).parents[2] / "docs" / "sets" / "topics.yml"

EXPECTED = {
    "building-blocks-of-a-network": [
        "Which parts does a neural network consist of?",
        "Why have activation functions at all?",
        "What does the bias term do?",
        "Why ReLU and not sigmoid in the hidden layers?",
        "What is a hyperparameter?",
        "How many hidden layers and neurons should a network have?",
        "Supervised, unsupervised and reinforcement learning: what is the difference?",
    ],
    "loss-functions-and-output-layers": [
        "Why does a classifier end in a softmax?",
        "When is binary cross-entropy right and when categorical cross-entropy?",
        "What is sparse categorical cross-entropy for?",
        "What effect has the choice of a loss function?",
    ],
    "gradient-descent-and-optimisers": [
        "How does backpropagation get from the error to new weights?",
        "What do Adam and RMSprop add to SGD?",
        "Why train on mini-batches?",
        "How is the learning rate chosen?",
    ],
    "stable-gradients": [
        "Why do gradients vanish in deep networks?",
        "What can be done when gradients explode?",
        "How does weight initialization keep gradients in range?",
        "What makes gradients vanish or explode in RNNs?",
        "Batch normalization or layer normalization?",
    ],
    "overfitting-and-regularisation": [
        "What is overfitting?",
        "What does dropout do?",
        "Compare L1 with L2 regularization.",
        "Why does data augmentation help?",
    ],
    "data-and-evaluation": [
        "Why normalise data?",
        "Which preprocessing do images need?",
        "How is a confusion matrix read?",
        "How would you monitor the training of a model?",
        "How do you evaluate a model?",
    ],
    "architectures": [
        "CNN or RNN: which one when?",
        "What do LSTM and GRU add to a recurrent network?",
        "What is an autoencoder?",
        "What is transfer learning?",
    ],
    "working-in-the-field": [
        "Which ethical questions does deep learning raise?",
        "How do you stay updated?",
        "Tell me about a challenging project.",
    ],
}


@pytest.fixture(scope="module")
def given() -> Given:
    """The topics of the project's own sets."""
    topics, notes = read(FILE.read_text(encoding="utf-8"), "docs/sets/topics.yml")
    assert notes == ()
    assert topics is not None
    return topics


def test_every_topic_has_a_sentence_and_keywords(given: Given) -> None:
    """And the slugs are those that links already point to."""
    assert [topic.slug for topic in given.topics] == list(EXPECTED)
    assert all(topic.summary.endswith(".") and topic.keywords for topic in given.topics)


def test_no_keyword_belongs_to_two_topics(given: Given) -> None:
    """It could not decide between them."""
    keywords = [keyword.casefold() for topic in given.topics for keyword in topic.keywords]

    assert sorted(keywords) == sorted(set(keywords))


def test_keywords_alone_send_typical_questions_to_the_right_topic(
    given: Given, collection: Any
) -> None:
    """No vectors of topics are needed for these."""
    expected = {
        collection.add(question): slug
        for slug, questions in EXPECTED.items()
        for question in questions
    }

    _, entries, notes = assign(
        collection.entries, collection.items, collection.vectors(places=1), given
    )

    wrong = {e.question: e.topic for e in entries if e.topic != expected[e.id]}
    assert (wrong, notes) == ({}, ())
