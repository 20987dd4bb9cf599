"""An old encoding is named where its text leaves little doubt, and only there."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from studyfold.sources import decode
from studyfold.sources.guess import guessed

usual = settings(deadline=None, derandomize=True, max_examples=200)

RUSSIAN = """## Что такое замыкание?

Замыкание — это функция, которая помнит переменные того места, где её создали.
"""
UKRAINIAN = """## Що таке замикання?

Замикання — це функція, яка має доступ до змінних зовнішньої області видимості.
"""
CHINESE = """## 什么是闭包?

闭包是一个函数,它可以使用自己外面的变量。
"""
TRADITIONAL = """## 什麼是閉包?

閉包是一個函式,它可以使用自己外面的變數。
"""
JAPANESE = """## クロージャとは何ですか?

関数と、それが作られた場所の変数とを組み合わせたものです。
"""
KOREAN = """## 클로저란 무엇인가?

클로저는 함수와 그 함수가 선언된 환경의 조합이다.
"""
GREEK = """## Τι είναι το κλείσιμο;

Μια συνάρτηση που θυμάται τις μεταβλητές του τόπου στον οποίο δημιουργήθηκε.
"""
FRENCH = "## Qu'est-ce qu'une fermeture ?\n\n" + "Une fonction créée là où elle a été appelée. " * 9
POLISH = "## Co to jest domknięcie?\n\n" + "Funkcja, która pamięta środowisko; źdźbło, żółć. " * 9


@pytest.mark.parametrize(
    ("text", "codec", "name"),
    [
        (RUSSIAN, "cp1251", "Windows-1251"),
        (UKRAINIAN, "cp1251", "Windows-1251"),
        (RUSSIAN.replace("—", "-"), "koi8-r", "KOI8-R"),
        (CHINESE, "gbk", "GBK"),
        (TRADITIONAL, "big5", "Big5"),
        (JAPANESE, "cp932", "Shift-JIS"),
        (JAPANESE, "euc_jp", "EUC-JP"),
        (KOREAN, "cp949", "EUC-KR"),
    ],
    ids=lambda value: value if value.isascii() else "",
)
def test_an_old_encoding_is_named(text: str, codec: str, name: str) -> None:
    """Even where a few of its letters happen to be UTF-8, as in Chinese and in Korean."""
    _, fault = decode(text.encode(codec))
    line, message = fault or (None, "")

    assert (line, message.partition("; ")[2]) == (
        1,
        f"save the file as UTF-8 (it is probably {name})",
    )


@pytest.mark.parametrize("codec", ["gbk", "cp932", "cp949"])
def test_a_long_text_is_judged_by_its_beginning(codec: str) -> None:
    """Wherever the part that is looked at ends, if within a sign too."""
    text = {"gbk": CHINESE, "cp932": JAPANESE, "cp949": KOREAN}[codec]
    data = text.encode(codec) * 3000

    assert {guessed(data), guessed(b"a" + data), guessed(b"ab" + data)} == {guessed(data[:500])}


@pytest.mark.parametrize(
    ("text", "codec"),
    [
        (FRENCH, "cp1252"),
        (POLISH, "cp1250"),
        (GREEK, "cp1253"),
        (RUSSIAN.replace("—", "-"), "cp866"),
        ("Das heißt: schön.", "cp1252"),
        ("Что это?", "cp1251"),
    ],
    ids=["French", "Polish", "Greek", "Russian of MS-DOS", "one sentence", "three words"],
)
def test_what_could_be_one_of_several_encodings_is_not_named(text: str, codec: str) -> None:
    """Single letters with accents look alike in a dozen of them; so does a short text."""
    assert guessed(text.encode(codec)) == ""


@usual
@given(st.binary(min_size=30))
def test_bytes_that_are_no_text_name_nothing_often(data: bytes) -> None:
    """Whatever the bytes are, nothing is raised."""
    assert guessed(data) in ("", "Windows-1251", "KOI8-R", "GBK", "Big5")
