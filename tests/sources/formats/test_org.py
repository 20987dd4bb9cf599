"""Org files become Markdown: what is asked and answered stays, what only Emacs reads goes."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from studyfold.sources.formats.org import convert

usual = settings(deadline=None, derandomize=True, max_examples=150)


def markdown(text: str) -> str:
    """Return the Markdown of an Org text."""
    return "\n".join(convert(text).lines)


def placed(text: str) -> list[tuple[int, str]]:
    """Return each line of Markdown that is not blank with its line of the file."""
    result = convert(text)
    return [(n, s) for n, s in zip(result.origin or (), result.lines, strict=True) if s.strip()]


def test_every_line_keeps_its_place() -> None:
    """What is left out leaves no line; what is added has the line of its cause."""
    text = """#+AUTHOR: me
* What is Org?
  SCHEDULED: <2024-01-01 Mon>
  :PROPERTIES:
  :ID: x
  :END:
  A mode
  of Emacs.
# a comment
  : kept as it is
* Next
"""

    assert placed(text) == [
        (2, "# What is Org?"),
        (7, "A mode"),
        (8, "of Emacs."),
        (10, "```"),
        (10, "kept as it is"),
        (10, "```"),
        (11, "# Next"),
    ]


@pytest.mark.parametrize(
    ("heading", "expected"),
    [
        ("* TODO [#A] What is it? [2/5] :emacs:org:", "# What is it?"),
        ("*** DONE Why? [50%]", "### Why?"),
        ("******** Deep", "###### Deep"),
        ("* TODO", "# TODO"),
        ("* A ratio of 1:2:3", "# A ratio of 1:2:3"),
        ("* COMMENT Draft", "# Draft"),
        ("*bold* at the margin", "**bold** at the margin"),
    ],
)
def test_a_heading_is_what_it_says(heading: str, expected: str) -> None:
    """State, priority, counts and tags are not part of it."""
    assert markdown(heading) == expected


def test_a_file_can_declare_its_own_states() -> None:
    """They go from headings as the usual ones do."""
    assert markdown("#+TODO: ASK(a) | KNOWN\n* ASK Why?") == "# Why?"


def test_a_title_moves_the_headings_down() -> None:
    """The file's title is its only heading of the first level."""
    assert markdown("#+TITLE: My /deck/\n* One\n** Two") == "# My *deck*\n## One\n### Two"


@pytest.mark.parametrize(
    ("org", "expected"),
    [
        ("*b* /i/ _u_ +s+ =v= ~c~", "**b** *i* <u>u</u> ~~s~~ `v` `c`"),
        ("*two\nlines* here", "**two\nlines** here"),
        ("2 * 3 * 4 and a*b*c", "2 * 3 * 4 and a\\*b\\*c"),
        ("snake_case_name and __init__", "snake_case_name and \\_\\_init\\_\\_"),
        ("/usr/local/bin/ and and/or", "/usr/local/bin/ and and/or"),
        ("if a == b, c == d", "if a == b, c == d"),
        ("=a `tick`=", "`` a `tick` ``"),
        ("~*not bold*~", "`*not bold*`"),
        ("**already Markdown**", "**already Markdown**"),
        ("List<String> and <br>", "List\\<String> and \\<br>"),
        ("a < b and <2024-01-01 Mon>", "a < b and 2024-01-01 Mon"),
        ("x_{i}^{2} and x^2", "x<sub>i</sub><sup>2</sup> and x^2"),
        ("$a_1*b$, \\(x_{i}\\), costs $5 or $6", "$a_1*b$, \\(x_{i}\\), costs $5 or $6"),
        ("\\alpha{} \\to b, \\unknown", "α → b, \\unknown"),
        ("note[fn:1] and[fn:: *said*]", "note<sup>1</sup> and (**said**)"),
        ("src_python[:x y]{print(1)}", "`print(1)`"),
        ("@@html:<kbd>@@x@@latex:y@@", "<kbd>x"),
        ("broken \\\\\nline", "broken   \nline"),
        ("{{c1::a_b}} {{hole}@0} {{h}{hint}@1}", "{{c1::a_b}} {{c1::hole}} {{c2::h::hint}}"),
        ("https://a.b/x_y_z and `a_b`", "https://a.b/x_y_z and `a_b`"),
    ],
)
def test_markup_is_translated_and_only_markup(org: str, expected: str) -> None:
    """What Markdown alone would take for markup is escaped."""
    assert markdown(org) == expected


@pytest.mark.parametrize(
    ("org", "expected"),
    [
        ("[[https://a.b/c(d)][the *site*]]", "[the **site**](https://a.b/c%28d%29)"),
        ("[[https://a.b]]", "[https://a.b](https://a.b)"),
        ("[[file:img/a b.png]]", "![](img/a%20b.png)"),
        ("[[./a.png][A graph]]", "![A graph](./a.png)"),
        ("[[https://a.b][./a.png]]", "[![](./a.png)](https://a.b)"),
        ("[[file:notes.org::*Head][notes]]", "[notes](notes.org)"),
        ("[[id:123][A term]] [[*Heading]] [[#anchor]]", "A term Heading anchor"),
        ("[[https://a.b][over\ntwo lines]].", "[over\ntwo lines](https://a.b)."),
        ("[[https://a.b][see [1]]] and a[[0]]", "[see [1]](https://a.b) and a0"),
        ("<<target>>here <https://a.b>", "here <https://a.b>"),
        ("[[never closed", "[[never closed"),
    ],
)
def test_links_and_pictures(org: str, expected: str) -> None:
    """Links into Org itself keep their text only."""
    assert markdown(org) == expected


def test_code_loses_its_indentation_and_nothing_else() -> None:
    """Fences are longer than any in the code; Org's own commas go."""
    text = """#+BEGIN_SRC emacs-lisp :results output
  (a)
    ```
  ,* no heading
#+end_src
#+begin_example
*plain*
#+end_example"""

    assert markdown(text) == ("````emacs-lisp\n(a)\n  ```\n* no heading\n````\n```\n*plain*\n```")


def test_stars_in_code_are_no_headings() -> None:
    """Emacs would take them for some, the writer did not."""
    assert markdown("#+begin_src md\n* item\n#+end_src\n* H") == "```md\n* item\n```\n# H"


def test_code_that_is_never_closed_ends_with_its_section() -> None:
    """One forgotten line costs no more than that."""
    assert placed("* A\n#+begin_src c\nx = a * b;\n* B\ntext") == [
        (1, "# A"),
        (2, "```c"),
        (3, "x = a * b;"),
        (3, "```"),
        (4, "# B"),
        (5, "text"),
    ]


def test_quotations_and_other_blocks() -> None:
    """Quotations are marked on every line; what only sets text keeps its content."""
    text = """#+begin_quote
said
- x
#+end_quote
#+begin_center
middle
#+end_center
#+begin_comment
hidden
#+end_comment
#+begin_verse
a
b
#+end_verse
#+begin_export latex
\\x
#+end_export"""

    assert [line for _, line in placed(text)] == [
        "> said",
        ">",
        "> - x",
        "middle",
        "> a  ",
        "> b  ",
    ]


def test_lists_are_nested_as_markdown_nests_them() -> None:
    """However Org indents them: an item's text starts where its parent's text does."""
    text = """1. one
  - nested
    goes on
2) [@5] five
   * star
- Heap :: memory
- [X] done
- [-] half
end"""

    assert placed(text) == [
        (1, "1. one"),
        (2, "   - nested"),
        (3, "     goes on"),
        (4, "5) five"),
        (5, "   * star"),
        (6, "- **Heap**: memory"),
        (7, "- [x] done"),
        (8, "- [ ] half"),
        (9, "end"),
    ]


def test_code_in_an_item_stays_in_it() -> None:
    """Its fences stand where the item's text does."""
    assert markdown("- a\n  #+begin_src c\n  x\n  #+end_src\n  b") == (
        "- a\n  ```c\n  x\n  ```\n  b"
    )


def test_tables_have_a_head() -> None:
    """The first row, whether a rule stands below it or not; widths and other rules go."""
    text = """| a | =b= |
| <l> | |
|---+---|
| 1 | \\vert{} |
#+TBLFM: $1=2

| no |
| head |"""

    assert [line for _, line in placed(text)] == [
        "| a | `b` |",
        "| --- | --- |",
        "| 1 | \\| |",
        "| no |",
        "| --- |",
        "| head |",
    ]


def test_what_markdown_would_misread_is_escaped() -> None:
    """Rules of too few dashes, signs of headings, underlines."""
    assert markdown("text\n---\n===\n## x\n-----") == ("text\n\\---\n\\===\n\\## x\n\n***")


def test_formulas_stay_as_they_are() -> None:
    """In a paragraph and in an environment of their own."""
    assert markdown("\\begin{align}\na *= b* \\\\\n\\end{align}") == (
        "\\begin{align}\na *= b* \\\\\n\\end{align}"
    )


def test_a_card_for_anki_becomes_a_question_with_its_answer() -> None:
    """What `Front` says is the heading; headings that name nothing go."""
    text = """* Deck
** Item :tag:
:PROPERTIES:
:ANKI_NOTE_TYPE: Basic
:END:
*** Front
    How to greet
    in Lisp?
*** Back
    Say =hello=.
"""

    assert placed(text) == [
        (1, "# Deck"),
        (6, "## How to greet in Lisp?"),
        (9, "**Answer:**"),
        (10, "Say `hello`."),
    ]


def test_a_card_keeps_a_heading_that_names_something() -> None:
    """Its question stands below it, its other fields in its answer."""
    text = """* Layers
:PROPERTIES:
:ANKI_NOTE_TYPE: Basic
:END:
** Front
Which?
** Back
All.
** Extra
More."""

    assert [line for _, line in placed(text)] == [
        "# Layers",
        "## Which?",
        "**Answer:**",
        "All.",
        "### Extra",
        "More.",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "* Item :drill:\nWhy?\n** Answer\nSo.",
        "* Question 7\nWhy?\n** Solution\nSo.",
        "* Question\nWhy?\n* Answer\nSo.",
        "* Why? :fc:\n** Back\nSo.",
        "* Card :drill:\n:PROPERTIES:\n:DRILL_CARD_TYPE: twosided\n:END:\n** En\nWhy?\n** Es\nSo.",
        "* Why?\n:ANSWER:\nSo.\n:END:",
        "* Why?\n#+begin_answer\nSo.\n#+end_answer",
    ],
)
def test_cards_of_every_kind_ask_and_answer(text: str) -> None:
    """Whichever editor they were written for."""
    assert [line for _, line in placed(text)] == ["# Why?", "**Answer:**", "So."]


def test_a_cards_properties_can_be_its_sides() -> None:
    """As the editors for Anki allow."""
    text = "* Plot\n:PROPERTIES:\n:ANKI_FIELD_FRONT: Who?\n:ANKI_FIELD_BACK: He.\n:END:"

    assert [line for _, line in placed(text)] == ["# Who?", "**Answer:** He."]


def test_a_cloze_keeps_its_text() -> None:
    """Its fields' names go, its heading stays to set it apart."""
    text = "* Cloze\n:PROPERTIES:\n:ANKI_NOTE_TYPE: Cloze\n:END:\n** Text\n{{c1::A}} b\n** Extra\nc"

    assert [line for _, line in placed(text)] == ["# Cloze", "{{c1::A}} b", "c"]


def test_an_answer_that_is_a_chapter_stays_one() -> None:
    """At the top of a file the word alone labels nothing."""
    assert markdown("* Answers\n** One\nx\n* Answer\ny") == "# Answers\n## One\nx\n# Answer\ny"


def test_what_a_file_includes_is_told() -> None:
    """It is not read, and nothing is lost in silence."""
    result = convert('text\n#+INCLUDE: "b.org"')

    assert result.faults == [("info", "include", 2, 'what the file includes is not read: "b.org"')]


PARTS = [
    *"""* ;** ;TODO ;#+BEGIN_SRC c;#+END_SRC;#+begin_quote;#+end_quote;:PROPERTIES:;:END:;- ;1. ;
    - x :: y;[[;][;]];*;/;_;=;~;+;$;[fn:1;<;@@html:;\\alpha;```;-----;: x;# c;** Front;** Back;?;x;
    é;    ;{{a}@0};#+TITLE: t;\\begin{a};\\end{a};\\\\;:DRAWER:;#+begin_details;|;| a | b |;
    |--+--|""".replace("\n    ", "").split(";"),
    *"\n\n\n\n\t\0\r ",
]
"""What Org is made of; blank signs more often than others."""


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


@pytest.mark.parametrize("part", ["*a ", "[[a", "[fn:a:", "$a ", "#+begin_src\n", "* a\n** x\n"])
def test_hostile_repetition_is_read(part: str) -> None:
    """In a time that grows with the text and not with its square, which would take hours."""
    assert len(convert(part * 60_000).lines) > 0
