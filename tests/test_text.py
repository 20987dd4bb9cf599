"""Words, plain text and addresses are made the same way everywhere."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from studyfold.text import Slugs, fold, plain, shielded, slugify, words

FEW = settings(deadline=None, derandomize=True, max_examples=100)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ｆｕｌｌ  Width\n text", "full width text"),
        ("STRASSE und Straße", "strasse und strasse"),
        ("L² norm", "l2 norm"),
        ("", ""),
    ],
)
def test_folded_texts_can_be_compared(text: str, expected: str) -> None:
    """Case, width and white space make no difference."""
    assert fold(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("C++ or C#?", ["c++", "or", "c#"]),
        ("Use .NET, not Node.js.", ["use", ".net", "not", "node.js"]),
        ("Don't use L1", ["don't", "use", "l1"]),
        ("the state-of-the-art", ["the", "state-of-the-art"]),
        ("snake_case", ["snake", "case"]),
        ("Was heißt Größe?", ["was", "heisst", "grösse"]),
        ("勾配降下法とは？", ["勾配降下法とは"]),
        ("", []),
        ("...!?", []),
    ],
)
def test_words_are_kept_as_people_search_for_them(text: str, expected: list[str]) -> None:
    """Names such as `c++` and `.net` are one word, whatever the language."""
    assert words(text) == expected


@pytest.mark.parametrize(
    ("markdown", "expected"),
    [
        ("What is **bold** and *em* and ***both***?", "What is bold and em and both?"),
        ("What is __bold__ and _em_?", "What is bold and em?"),
        ("What is ~~gone~~ left?", "What is gone left?"),
        ("Is a*b*c the same as a_b_c?", "Is a*b*c the same as a_b_c?"),
        ("2 * 3 * 4", "2 * 3 * 4"),
        ('See [the *docs*](https://x.example/a_(b) "t")!', "See the docs!"),
        ("![A curve](c.png) falls", "A curve falls"),
        ("<b>Bold</b> and a<br>break", "Bold and a break"),
        ("Is a < b and c > d?", "Is a < b and c > d?"),
        (r"A \*star\* and \_line\_", "A *star* and _line_"),
        ("What does `*args` do, and ``a ` b``?", "What does *args do, and a ` b?"),
        ("What is `<div>`?", "What is <div>?"),
        ("What is `a` and `**b**`?", "What is a and **b**?"),
        ("one\ntwo  three", "one two three"),
        ("Is `this left open?", "Is `this left open?"),
        ("", ""),
    ],
)
def test_inline_markdown_becomes_plain_text(markdown: str, expected: str) -> None:
    """Signs of Markdown go; what stands in code stays to the letter."""
    assert plain(markdown) == expected


@pytest.mark.parametrize(
    ("markdown", "expected"),
    [
        ("`" * 5000, "`" * 5000),
        ("*a " * 5000, ("*a " * 5000).strip()),
        ("_a " * 5000, ("_a " * 5000).strip()),
        ("~~a " * 5000, ("~~a " * 5000).strip()),
        ("[a](" + "x" * 20000, "[a](" + "x" * 20000),
        ("[" * 20000, "[" * 20000),
        ("<a" * 20000, "<a" * 20000),
        ("\\" * 20001, "\\" * 10001),
        ("\x00" * 9 + "1" + "\x00", "1"),
    ],
    ids=["ticks", "stars", "underscores", "tildes", "link", "brackets", "tags", "escapes", "nuls"],
)
def test_hostile_markdown_is_read_as_it_stands(markdown: str, expected: str) -> None:
    """Thousands of signs that are never closed neither hang the reader nor get lost."""
    assert plain(markdown) == expected


@FEW
@given(st.text(alphabet="ab*_`~[](<>)\\! \n", max_size=60))
def test_plain_text_is_one_line_of_what_was_there(markdown: str) -> None:
    """Whatever the signs: one line, single spaces, and no letter that was not there before."""
    result = plain(markdown)
    left = iter(markdown)

    assert result == " ".join(result.split())
    assert all(letter in left for letter in result if letter.isalpha())


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("What is `x`?", "what-is-x"),
        ("Don't use C++ or C#!", "dont-use-cpp-or-c"),
        ("Größe & Maß", "grösse-mass"),
        ("¿Qué es?", "qué-es"),
        ("勾配降下法", "勾配降下法"),
        ("?!", "q"),
        ("", "q"),
        ("../../etc/passwd", "etc-passwd"),
        ('"><script>', "script"),
    ],
)
def test_a_slug_is_readable_and_safe(text: str, expected: str) -> None:
    """Letters of every script stay; everything that means something in an address goes."""
    assert slugify(text) == expected


def test_a_long_slug_ends_with_a_whole_word() -> None:
    """Sixty characters are not exceeded, and no word is cut as long as one fits."""
    slug = slugify("word " * 40)

    assert slug == "-".join(["word"] * 12)


def test_a_single_endless_word_is_cut() -> None:
    """A word that alone is too long is cut at sixty characters."""
    assert slugify("x" * 5000) == "x" * 60


def test_a_taken_slug_gets_the_next_free_number() -> None:
    """Numbers count on from 2 and jump over those that are taken too."""
    assert slugify("A list", {"a-list", "a-list-2", "a-list-4"}) == "a-list-3"


def test_thousands_of_equal_texts_get_their_numbers_in_order() -> None:
    """Each number is looked at a few times only, though all below it are taken."""

    class Counted(Slugs):
        looks = 0

        def __contains__(self, slug: object) -> bool:
            self.looks += 1
            return super().__contains__(slug)

    taken = Counted(["a-list-3"])
    slugs = []
    for _ in range(2_000):
        slugs.append(slugify("A list", taken))
        taken.add(slugs[-1])

    assert slugs == ["a-list", "a-list-2", *(f"a-list-{n}" for n in range(4, 2_002))]
    assert taken.looks <= 5 * len(slugs)


@FEW
@given(st.lists(st.sampled_from(["a", "a 2", "a 3", "b", "a 2 2"]), max_size=30))
def test_what_is_remembered_of_taken_slugs_changes_none(texts: list[str]) -> None:
    """They are those that a plain set gives."""
    plain_set: set[str] = set()
    remembering = Slugs()
    for text in texts:
        plain_set.add(expected := slugify(text, plain_set))
        remembering.add(slug := slugify(text, remembering))

        assert slug == expected


@FEW
@given(st.text(max_size=80), st.sets(st.text(max_size=5), max_size=5))
def test_a_slug_is_never_empty_nor_taken(text: str, taken: set[str]) -> None:
    """Whatever the text: an address part of letters, digits and hyphens that is free."""
    slug = slugify(text, taken)

    assert slug not in taken
    assert re.fullmatch(r"[^\W_]+(-[^\W_]+)*", slug)


@pytest.mark.parametrize(
    ("markdown", "text"),
    [
        ("What does <div> do?", "What does <div> do?"),
        ("Is it <section> or <article>?", "Is it <section> or <article>?"),
        ("What does <b> do?", "What does <b> do?"),
        ("List<String> or Map<K, V>?", "List<String> or Map<K, V>?"),
        ("Is <b>this</b> right?<br>", "Is this right?"),
        ('<a name="q1"></a>What is a loop?', "What is a loop?"),
    ],
)
def test_a_tag_that_a_question_talks_about_stays(markdown: str, text: str) -> None:
    """One that only formats the question goes."""
    assert plain(markdown) == text


def test_tags_that_are_talked_about_are_shielded_outside_of_code() -> None:
    """In code they are literal already."""
    assert shielded("`<div>` or <div>, <i>both</i>") == "`<div>` or \\<div>, <i>both</i>"
