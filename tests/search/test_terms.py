"""Terms: nothing that a question asks about is lost, and what should be found together is one."""

from __future__ import annotations

import pytest

from studyfold.search import terms


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("What does `this` let where mean?", ["what", "doe", "this", "let", "wher", "mean"]),
        ("C, C++ or C#?", ["c", "c", "c++", "or", "c", "c#"]),
        (".NET isn't the net.", ["net", ".net", "isnt", "the", "net"]),
        ("L1 and L2", ["l1", "and", "l2"]),
        ("== or ===?", ["==", "or", "==="]),
        ("What does * do -- and ... ?", ["what", "doe", "*", "do", "and"]),
        ("TCP/IP, node.js, do-while",
         ["tcp", "ip", "tcpip", "node", "js", "nodej", "do", "whil", "dowhil"]),
        ("the model's naïve café", ["the", "model", "naiv", "cafe"]),
        ("什么是CNN网络?", ["什么", "么是", "cnn", "网络"]),
        ("Что такое граф?", ["что", "такое", "граф"]),
        ("भाषा क्या है?", ["भाषा", "क्या", "है"]),
        ("", []),
    ],
)  # fmt: skip
def test_what_a_text_is_searched_by(text: str, expected: list[str]) -> None:
    """Small words, signs and names stay; a compound is found by its parts and as a whole."""
    assert terms(text) == expected


@pytest.mark.parametrize(
    "words",
    [
        "cache caches", "batch batches", "class classes", "box boxes", "query queries",
        "movie movies", "GPU GPUs", "bus buses", "index indices", "matrix matrices",
        "virus viruses", "process processes", "node nodes", "API APIs", "schema schemas",
        "optimise optimize optimises optimizes", "optimiser optimizer optimisers",
        "normalisation normalization", "behaviour behavior behaviours", "colour colors",
        "centre center centres", "centred centered", "modelling modeling", "labelled labeled",
        "catalogue catalog", "defence defense", "licence license", "analyse analyze",
        "leukaemia leukemia", "grey gray", "programme program", "neighbourhood neighborhood",
        "favourite favorite", "fibre fiber fibres",
    ],
)  # fmt: skip
def test_forms_of_a_word_are_one_term(words: str) -> None:
    """Singular and plural, British and American."""
    assert len(set(terms(words))) == 1


@pytest.mark.parametrize(
    "words",
    ["this these", "note not", "string sting", "C C++ C#", "hour or", "base bias"],
)
def test_different_words_stay_different(words: str) -> None:
    """A word is not cut so far that it becomes another."""
    kinds = {tuple(terms(word)) for word in words.split()}

    assert len(kinds) == len(words.split())
