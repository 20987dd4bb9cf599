"""AsciiDoc becomes Markdown: blocks, lists, terms and small macros, each line in its place."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from studyfold.sources.formats.adoc import convert

usual = settings(deadline=None, derandomize=True, max_examples=150)


def markdown(text: str) -> str:
    """Return the Markdown of an AsciiDoc text."""
    return "\n".join(convert(text).lines)


def placed(text: str) -> list[tuple[int, str]]:
    """Return each line of Markdown that is not blank with its line of the file."""
    result = convert(text)
    return [(n, s) for n, s in zip(result.origin or (), result.lines, strict=True) if s.strip()]


def shown(text: str) -> list[str]:
    """Return the lines of Markdown that are not blank."""
    return [line for _, line in placed(text)]


def test_every_line_keeps_its_place() -> None:
    """What is left out leaves no line: authors, attributes, anchors, comments."""
    text = """= Title
Jane Doe <jane@example.org>
v1.0, 2024-01-01
:toc:

[[first]]
== What is it?
// a comment
[.lead]
It is this
and that.
////
hidden
////
[#second]
=== Next ===
"""

    assert placed(text) == [
        (1, "# Title"),
        (7, "## What is it?"),
        (10, "It is this"),
        (11, "and that."),
        (16, "### Next"),
    ]


def test_a_text_below_the_title_is_no_author() -> None:
    """Only names and dates are left out there."""
    assert shown("= Title\nThis is a text, not a name.\n") == [
        "# Title",
        "This is a text, not a name.",
    ]


def test_old_files_underline_their_headings() -> None:
    """The sign below tells the level; a delimiter of another length is none."""
    assert shown("Title\n=====\n\nPart one\n--------\n\nText\n----------\ncode\n----------") == [
        "# Title",
        "## Part one",
        "Text",
        "```",
        "code",
        "```",
    ]


@pytest.mark.parametrize(
    ("adoc", "expected"),
    [
        ("*b* _i_ `m` #k# x^2^ H~2~O", "**b** *i* `m` k x<sup>2</sup> H<sub>2</sub>O"),
        ("**b**old __i__talic ``m``ono", "**b**old *i*talic `m`ono"),
        ("*two\nlines*", "**two\nlines**"),
        ("`a*b*c` and `+{x}+`", "`a*b*c` and `{x}`"),
        ("2 * 3 * 4, a*b, snake_case, _x", "2 * 3 * 4, a\\*b, snake_case, \\_x"),
        ("C++ and C++, +*lit*+, pass:[<b>]", "C++ and C++, \\*lit\\*, <b>"),
        ("\"`said`\" and '`so`'", "“said” and ‘so’"),
        ("\\*no\\* and \\{x}", "\\*no\\* and {x}"),
        ("List<String> and a < b", "List\\<String> and a < b"),
        ("a ((term)) here(((a, b)))", "a term here"),
        ("[.line-through]#gone# [.big]#x#", "~~gone~~ x"),
        ("one +\ntwo", "one  \ntwo"),
        ("yes -- no", "yes — no"),
        ("{{c1::x}} {unknown}", "{{c1::x}} {unknown}"),
    ],
)
def test_markup_is_translated_and_only_markup(adoc: str, expected: str) -> None:
    """What Markdown alone would take for markup is escaped."""
    assert markdown(adoc) == expected


@pytest.mark.parametrize(
    ("adoc", "expected"),
    [
        ("https://a.b/c[the *site*^]", "[the **site**](https://a.b/c)"),
        ("https://a.b[Text,window=_blank]", "[Text](https://a.b)"),
        ("see https://a.b/x_y_z.", "see https://a.b/x_y_z."),
        ("link:a.html[A] mailto:a@b.c[mail]", "[A](a.html) [mail](mailto:a@b.c)"),
        ("xref:b.adoc#part[Part] <<id,text>> <<_some_id>>", "Part text some id"),
        ("image:a.png[Alt text,100]", "![Alt text](a.png)"),
        ("kbd:[Ctrl+C] btn:[OK] menu:File[Save]", "<kbd>Ctrl+C</kbd> **OK** File › Save"),
        ("stem:[x^2] latexmath:[\\alpha]", "$x^2$ $\\alpha$"),
        ("said.footnote:[See https://a.b[B].] On", "said. (See [B](https://a.b).) On"),
        ("icon:ok[] [[here]]x", " x"),
        ("https://a.b[over\nlines] on\nend", "[over\nlines](https://a.b) on\nend"),
        ("std::vector a:b[c] note:x[y]", "std::vector a:b[c] note:x[y]"),
    ],
)
def test_macros_in_a_text(adoc: str, expected: str) -> None:
    """Links, pictures, keys, notes; there are no pages to refer to."""
    assert markdown(adoc) == expected


def test_a_line_end_that_markdown_has_no_place_for_moves_no_other_line() -> None:
    """The lines behind it keep their places."""
    assert placed("see <<id,a>> image:a.png[one\ntwo] and\nthree\n\nfour") == [
        (1, "see a ![one two](a.png) and"),
        (3, "three"),
        (5, "four"),
    ]


def test_attributes_stand_for_their_values() -> None:
    """Those that the file sets, until it unsets them."""
    text = """:url: https://a.b
:imagesdir: img
:both: {url}/x

{both}[X] {cpp}

image::a.png[A]

:!url:
{url}"""

    assert shown(text) == ["[X](https://a.b/x) C++", "![A](img/a.png)", "{url}"]


def test_attributes_that_multiply_stay_small() -> None:
    """A few lines could otherwise ask for more than any memory holds."""
    text = ":a: " + "x" * 900 + "\n" + ":a: {a}{a}\n" * 60 + "\n" + "{a}" * 50_000

    assert sum(map(len, convert(text).lines)) < 1_500_000


def test_code_has_its_language_and_its_callouts() -> None:
    """Marks behind a line of code are ones that no language takes for its own."""
    text = """.Main.java
[source,java]
----
List<String> a; // <1>
----
<1> A list.

[,ruby]
----
```
----

```js
x
```

....
plain
...."""

    assert placed(text) == [
        (1, "**Main.java**"),
        (3, "```java"),
        (4, "List<String> a; // (1)"),
        (5, "```"),
        (6, "1. A list."),
        (9, "````ruby"),
        (10, "```"),
        (11, "````"),
        (13, "```js"),
        (14, "x"),
        (15, "```"),
        (17, "```"),
        (18, "plain"),
        (19, "```"),
    ]


def test_paragraphs_can_be_code() -> None:
    """By their style or their indentation."""
    assert shown("[source,sh]\nls *\n\n indented\n more") == [
        "```sh",
        "ls *",
        "```",
        "```",
        "indented",
        "more",
        "```",
    ]


def test_code_that_is_never_closed_ends_with_its_section() -> None:
    """One forgotten line costs no more than that; other blocks just lose their mark."""
    assert shown("----\ncode\n\n== Next\n====\ntext") == ["```", "code", "```", "## Next", "text"]


def test_a_block_that_opens_on_a_click_hides_an_answer() -> None:
    """Its title is what is clicked on."""
    text = """== Why?

.Answer
[%collapsible]
====
So.

----
x
----
====
"""

    assert placed(text) == [
        (1, "## Why?"),
        (3, "<details><summary>Answer</summary>"),
        (6, "So."),
        (8, "```"),
        (9, "x"),
        (10, "```"),
        (11, "</details>"),
    ]


def test_what_only_looks_like_an_item_or_a_title_is_a_text() -> None:
    """A year behind a line's end, a name with a stop before it."""
    assert shown("It was\n1815. Then\n\n.NET is one.\n\n.Lost\n== Next") == [
        "It was",
        "1815. Then",
        ".NET is one.",
        "**Lost**",
        "## Next",
    ]


def test_a_block_called_answer_is_one() -> None:
    """Whatever block it is."""
    assert shown("== Why?\n\n.Solution\n====\nSo.\n====") == ["## Why?", "**Answer:**", "So."]


def test_remarks_have_a_label() -> None:
    """In a paragraph and in a block."""
    assert shown("NOTE: One.\n\n[TIP]\n====\nTwo.\n====\n\n[WARNING]\nThree.") == [
        "**Note:** One.",
        "**Tip:**",
        "Two.",
        "**Warning:** Three.",
    ]


def test_quotations_are_marked_on_every_line() -> None:
    """With whom they are of."""
    assert markdown("[quote, Me, A book]\n____\nOne\n\n* two\n____") == (
        "> One\n>\n> - two\n>\n> — Me, A book"
    )


def test_other_blocks_keep_their_content() -> None:
    """Sidebars, open blocks, raw HTML, verses, formulas."""
    text = """.Side
****
a
****

--
b
--

++++
<hr>
++++

[verse]
____
c
____

[stem]
++++
x
++++"""

    assert shown(text) == ["**Side**", "a", "b", "<hr>", "> c  ", "$$", "x", "$$"]


def test_lists_are_nested_by_their_signs() -> None:
    """Numbers are counted; options keep their letters."""
    text = """* one
** two
goes on
* [x] three
+
more
. first
.. sub
. second

[start=4]
. fourth

a. option"""

    assert placed(text) == [
        (1, "- one"),
        (2, "  - two"),
        (3, "    goes on"),
        (4, "- [x] three"),
        (6, "  more"),
        (7, "  1. first"),
        (8, "     1. sub"),
        (9, "  2. second"),
        (12, "4. fourth"),
        (14, "   - a. option"),
    ]


def test_what_is_attached_to_an_item_stays_in_it() -> None:
    """Code at the item's text; what is not attached ends the list."""
    text = """. one
+
[source,c]
----
x
----
+
para
. two

text"""

    assert placed(text) == [
        (1, "1. one"),
        (4, "   ```c"),
        (5, "   x"),
        (6, "   ```"),
        (8, "   para"),
        (9, "2. two"),
        (11, "text"),
    ]


def test_questions_of_a_list_are_bold_above_their_answers() -> None:
    """In a list of questions and answers, and where a term asks by itself."""
    text = """[qanda]
What is it::
  It is this.
Why:: So.

'''

Who?::
Me."""

    assert placed(text) == [
        (2, "**What is it**"),
        (3, "It is this."),
        (4, "**Why**"),
        (4, "So."),
        (6, "***"),
        (8, "**Who?**"),
        (9, "Me."),
    ]


def test_terms_stand_before_what_is_said_of_them() -> None:
    """On one line, wherever the file says it."""
    text = """CPU:: The brain
RAM::
  Memory
  of all sorts
Disk::
+
----
x
----"""

    assert placed(text) == [
        (1, "**CPU**: The brain"),
        (2, "**RAM**: Memory"),
        (4, "of all sorts"),
        (5, "**Disk**"),
        (7, "```"),
        (8, "x"),
        (9, "```"),
    ]


@pytest.mark.parametrize(
    ("table", "expected"),
    [
        ("|===\n|a |b\n\n|1 |2\n|===", ["| a | b |", "| 1 | 2 |"]),
        (
            '[cols="1,2"]\n|===\n|a\n|b\n\n|1\n|two\nlines\n|===',
            ["| a | b |", "| 1 | two lines |"],
        ),
        ("|===\n2+|a\n|1 |2\n|===", ["| a |  |", "| 1 | 2 |"]),
        ("|===\n|a |b\n.2+|1 |2\n|3\n|===", ["| a | b |", "| 1 | 2 |", "|  | 3 |"]),
        (
            "[cols=2*]\n|===\n2*|x\na|* p\n* q|\\|\n|===",
            ["| x | x |", "| • p<br>• q | \\| |"],
        ),
        (
            "[cols=2*]\n|===\n|a |b\n|1 a|\n----\nx = 1\n----\n|===",
            ["| a | b |", "| 1 | `x = 1` |"],
        ),
        (',===\na,"b,c"\n1,2\n,===', ["| a | b,c |", "| 1 | 2 |"]),
    ],
)
def test_tables_have_a_line_for_each_row(table: str, expected: list[str]) -> None:
    """Cells over several lines and columns, lists and code in cells, commas between cells."""
    assert shown(table) == [expected[0], "| --- | --- |", *expected[1:]]


def test_a_row_has_the_place_of_its_first_cell() -> None:
    """However many lines it takes."""
    assert placed("[cols=2*]\n|===\n|a\n|b\n|1\n|2\n|===") == [
        (3, "| a | b |"),
        (3, "| --- | --- |"),
        (5, "| 1 | 2 |"),
    ]


def test_what_a_file_includes_is_told() -> None:
    """It is not read, and nothing is lost in silence."""
    result = convert("a\n\ninclude::b.adoc[]\nifdef::x[]\nc\nendif::[]")

    assert [line for line in result.lines if line] == ["a", "c"]
    assert result.faults == [("info", "include", 3, "what the file includes is not read: b.adoc")]


PARTS = [
    *"""= /== /----/..../====/****/____/++++/--/```java/[/source,c/]/[qanda]/[%collapsible]/[NOTE]/
    .Title/. x/.. y/* a/** b/<1> x/a:: b/c::/d;; e/+/:a: {a}{a}/{a}/include::x[]/image::y[z]/*/_/`/
    #/^/~/++/pass:[/link:x[y]/<</>>/[[/((/))/\\/"`/NOTE: x/2+|/3*|/.3+|/[stem]/[verse]/'''/x/|===/
    |a |b/,===/[format=csv]/footnote:[y/{/}/é""".replace("\n    ", "").split("/"),
    *("////", "// x", "https://a.b[c", "Ti\n--"),
    *"\n\n\n\n\t\0\r ",
]
"""What AsciiDoc is made of; blank signs more often than others."""


@usual
@given(st.lists(st.sampled_from(PARTS), max_size=60).map("".join))
def test_any_text_becomes_lines_with_places(text: str) -> None:
    """As many places as lines, in order, all of them in the file; no line holds two."""
    result = convert(text)
    origin = list(result.origin or ())
    last = text.replace("\r\n", "\n").replace("\r", "\n").count("\n") + 1

    assert len(origin) == len(result.lines)
    assert origin == sorted(origin)
    assert {n for n in origin if not 1 <= n <= last} == set()
    assert [line for line in result.lines if set("\n\r\0") & set(line)] == []


@pytest.mark.parametrize("part", ["*a ", "aa:", "<<a", '"`\n', "====\na\n", "* a\n+\n", "3*|a "])
def test_hostile_repetition_is_read(part: str) -> None:
    """In a time that grows with the text and not with its square, which would take hours."""
    assert len(convert(part * 40_000).lines) > 0
