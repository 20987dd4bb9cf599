"""Text exports of Anki, their notes and their fields."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from studyfold.layouts.records import is_anki_text, read_delimited
from studyfold.layouts.records.anki import deck_title, field_text
from studyfold.layouts.records.cloze import closed
from studyfold.model import Document

MakeDocument = Callable[..., Document]

FIELDS = {
    "plain words": ("What is it?", "What is it?"),
    "breaks": ("one<br>two<br><br>three", "one  \ntwo\n\nthree"),
    "divisions": ("one<div>two</div><div>three</div>", "one  \ntwo  \nthree"),
    "paragraphs": ("<p>one</p><p>two</p>", "one\n\ntwo"),
    "emphasis": ("<b>bold </b>and <i>italic</i>", "**bold** and *italic*"),
    "empty emphasis": ("<b></b>one<b> </b>two", "one two"),
    "emphasis over lines": ("<b>one<br>two</b>", "**one**  \n**two**"),
    "a list": ("Two:<ul><li>one</li><li>two</li></ul>", "Two:\n\n- one\n- two"),
    "a numbered list": ("<ol><li>one<ul><li>two</li></ul></li></ol>", "1. one\n   - two"),
    "paragraphs in a list": ("<ul><li><p>one</p></li><li><p>two</p></li></ul>", "- one\n- two"),
    "code": ("run <code>a_b &lt; c</code>", "run `a_b < c`"),
    "preformatted text": ("<pre><code>a<br>  b</code></pre>", "```\na\n  b\n```"),
    "spaces and entities": ("a&nbsp;b &amp; c &quot;d&quot;", 'a b & c "d"'),
    "signs that are text": ("2*3*4 is &lt;b&gt;", "2\\*3\\*4 is \\<b>"),
    "a tag that is none": ("#include <stdio.h>", "#include \\<stdio.h>"),
    "a comparison": ("a <b and c> d", "a \\<b and c> d"),
    "Markdown by hand": ("**one** and `two`", "**one** and `two`"),
    "a picture": ('<img src="a b.png" alt="x">', "![x](<a b.png>)"),
    "a picture that is data": ('<img src="data:image/png;base64,AAAA">', ""),
    "a link": ('<a href="https://x.example">here</a>', "[here](https://x.example)"),
    "sounds": ("word[sound:word.mp3] [anki:play:q:0]", "word"),
    "a typing box": ("word[[type:Answer]]", "word"),
    "formulas": ("[$]a_1 * b_2[/$] and \\(c_1\\)", "$a_1 * b_2$ and \\(c_1\\)"),
    "readings": ("<ruby>犬<rt>いぬ</rt></ruby>", "犬(いぬ)"),
    "scripts and styles": ("<style>a{}</style>one<script>x()</script><!-- no -->", "one"),
    "spans": ('<span style="color: red">one</span>', "one"),
    "small signs": ("H<sub>2</sub>O", "H<sub>2</sub>O"),
    "a table": ("<table><tr><td>a</td></tr></table>", "<table><tr><td>a</td></tr></table>"),
    "lines without markup": ("one\ntwo", "one  \ntwo"),
    "lines of HTML": ("one\ntwo<br>three", "one two  \nthree"),
    "tags never closed": ("<b>one<pre>two", "**one**\n\n```\ntwo\n```"),
}


@pytest.mark.parametrize("name", FIELDS)
def test_the_html_of_a_field_becomes_markdown(name: str) -> None:
    """What it says and how it is laid out is kept, what only Anki can do is dropped."""
    html, expected = FIELDS[name]

    assert field_text(html) == expected


CLOZES = {
    "a gap": ("It is {{c1::red}}.", ("It is […].", "It is red.")),
    "a hint": ("It is {{c1::red::colour}}.", ("It is [colour].", "It is red.")),
    "several gaps": ("{{c1::a}} and {{c2::b}}", ("[…] and […]", "a and b")),
    "a gap in a gap": ("{{c1::a {{c2::b}}}} c", ("[…] c", "a b c")),
    "never closed": ("{{c1::a and {{c2::b", ("{{c1::a and {{c2::b", "{{c1::a and {{c2::b")),
    "braces that are text": ("{{a}} {{c1::b}} }}", ("{{a}} […] }}", "{{a}} b }}")),
}


@pytest.mark.parametrize("name", CLOZES)
def test_a_cloze_text_is_asked_with_gaps_and_answered_whole(name: str) -> None:
    """All gaps at once, each with its hint."""
    text, expected = CLOZES[name]

    assert closed(text) == expected


TEXTS = {
    "#separator:tab\nWhat?\tThis": True,
    "#html:true\nWhat?;This": True,
    "#tags column:3\na": True,
    "one\ttwo\nthree\tfour": True,
    "question,answer\nWhat?,This": True,
    "Was?;Das\nWer?;Er\nWie?;So\nWo?;Da": True,
    "What is x?; A letter\nWho?; He\nWhy?; So\nWhen?; Now": True,
    "1.\tWhat?\n2.\tWho?": True,
    "It rains; we stay.\nIt stops; we go.\nWe walk; it rains.\nWe stop; it goes.": False,
    "a = 1;\nb = 2;\nc = 3;\nd = 4;": False,
    "\tone\n\ttwo": False,
    "-\tone\n-\ttwo": False,
    "# What is x?\n\nA letter.": False,
    "| a | b |\n|---|---|\n| 1 | 2 |": False,
    "Prose, with a comma.\nMore, of it.\nMuch, of it.\nAll, of it.": False,
    "one\ttwo\nand then a line of prose": False,
    "": False,
}


@pytest.mark.parametrize("text", TEXTS)
def test_only_records_are_taken_for_records(text: str) -> None:
    """A header of Anki's, tabs on every line, or a separator that no prose has in this way."""
    assert is_anki_text(text.split("\n")) == TEXTS[text]


def test_the_header_says_what_the_columns_are(document: MakeDocument) -> None:
    """Ids, decks and note types by their places; remarks between the rows are none of them."""
    text = (
        "#separator:tab\n#html:true\n#guid column:1\n#notetype column:2\n#deck column:3\n"
        "#tags column:6\ng1\tBasic\tA::B\tWhat is <b>x</b>?\tA letter\tt\n#note\n"
        "g2\tCloze\tA\tIt is {{c1::y}}\t\t\n"
    )
    reading = read_delimited(document(text, ".txt"))

    assert [(i.ref, i.section, i.question, i.answer, i.line) for i in reading.items] == [
        ("g1", "B", "What is x?", "A letter", 7),
        ("g2", "A", "It is […]", "It is y", 9),
    ]


@pytest.mark.parametrize(
    ("name", "sign"), [("Comma", ","), ("Semicolon", ";"), ("Pipe", "|"), (":", ":"), ("\\t", "\t")]
)
def test_the_header_names_the_separator(document: MakeDocument, name: str, sign: str) -> None:
    """By a word or by the sign itself."""
    text = f"#separator:{name}\n#html:false\nWhat?{sign}This\n"
    (item,) = read_delimited(document(text, ".txt")).items

    assert (item.question, item.answer) == ("What?", "This")


def test_names_of_columns_in_the_header_count(document: MakeDocument) -> None:
    """`#columns:` names them all, `#deck:` is the deck of all notes."""
    text = "#separator:;\n#columns:Back;Front;Tags\n#deck:Trees\nThis;What?;t\n"
    (item,) = read_delimited(document(text, ".txt")).items

    assert (item.question, item.answer, item.section) == ("What?", "This", "Trees")


@pytest.mark.parametrize(
    ("deck", "title"),
    [("A::B::C d", "C d"), ("Verbs::2", "Verbs 2"), ("Default", ""), ("", ""), ("A", "A")],
)
def test_a_decks_last_part_is_its_title(deck: str, title: str) -> None:
    """The deck that every collection has says nothing."""
    assert deck_title(deck) == title
