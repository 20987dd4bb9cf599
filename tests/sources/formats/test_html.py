"""Pages become the Markdown that a person would have written, and every line keeps its place."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from studyfold.sources.formats import html_stack
from studyfold.sources.formats.base import FormatError
from studyfold.sources.formats.html import convert


def markdown(page: str) -> str:
    """Return a page as Markdown."""
    return "\n".join(convert(page).lines)


# What text becomes.


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        ("plain &amp; <b>bold</b> and <em>slanted</em>", "plain & **bold** and *slanted*"),
        ("<p>one\n   two</p><p>three", "one two\n\nthree"),
        ("<p>one<br>two<br/><br>three<br></p>", "one  \ntwo\n\nthree"),
        ("a<b> b </b>c", "a **b** c"),
        ("<b>Note:</b>text", "**Note:** text"),
        ("<b>one </b><b>piece</b>", "**one piece**"),
        ("<b>a<br>b</b>", "**a**  \n**b**"),
        ("<b></b><i> </i>x", "x"),
        ("<p><b>both <i>ways</p><p>plain</p>", "**both *ways***\n\nplain"),
        ("<b><p>one</p><p>two</p></b>three", "**one**\n\n**two**\n\nthree"),
        ("<b><i>x</b>y</i>z", "***x****y*z"),
        ('<span style="font-weight:700">heavy</span>', "**heavy**"),
        ('<b style="font-weight:normal">a document</b>', "a document"),
        ("<s>old</s> H<sub>2</sub>O <kbd>Esc</kbd>", "~~old~~ H<sub>2</sub>O <kbd>Esc</kbd>"),
        ("<code>a  b</code> and <tt>``x`</tt>", "`a b` and ``` ``x` ```"),
        ("<p>&nbsp;</p><p>x&nbsp;&nbsp;y</p>", "x y"),
        ("so<wbr>ft&shy;ly", "softly"),
        ("<q>said</q>", "“said”"),
        ("<ruby>漢<rp>(</rp><rt>kan</rt><rp>)</rp></ruby>", "漢(kan)"),
        ("<hr>x<hr>", "---\n\nx\n\n---"),
        ("<h2>Title <a href='#t'>¶</a></h2>", "## Title"),
        ("<h3><b>Bold</b> <a href='#x'>title</a></h3>", "### Bold title"),
        ("<h2>F #</h2>", "## F \\#"),
        ("<div role=heading aria-level=4>Title</div>", "#### Title"),
    ],
)
def test_text_is_written_as_a_person_would_write_it(page: str, expected: str) -> None:
    """White space, emphasis, line breaks and headings."""
    assert markdown(page) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("# x", "\\# x"),
        ("- x", "\\- x"),
        ("+ x", "\\+ x"),
        ("&gt; x", "\\> x"),
        ("===", "\\==="),
        ("| a |", "\\| a |"),
        ("[x]: y", "\\[x]: y"),
        ("1. x", "1. x"),
        ("a - b # c", "a - b # c"),
        ("snake_case and _x_", "snake_case and \\_x\\_"),
        ("2 * 3 *x*", "2 * 3 \\*x\\*"),
        ("fill in ____ here", "fill in ____ here"),
        ("`x` ~~y~~", "\\`x\\` \\~~y\\~~"),
        ("a &lt; b &lt;div&gt;", "a < b \\<div>"),
        ("&amp;amp; R&amp;D", "\\&amp; R&D"),
        ("[a](b) c[i][j]", "[a\\](b) c[i][j]"),
        ("a\\b \\* c\\", "a\\b \\\\\\* c\\\\"),
    ],
)
def test_signs_of_a_text_are_no_markup(text: str, expected: str) -> None:
    """What Markdown would take for markup is escaped, and nothing else is."""
    assert markdown(f"<p>{text}</p>") == expected


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        ("\\(a_1 * b_1\\) and \\[x_1\\]", "$a_1 * b_1$ and $$x_1$$"),
        ("$a_1*b*c$ costs $5 or $6*x*", "$a_1*b*c$ costs $5 or $6\\*x\\*"),
        ('<script type="math/tex">a_1</script>', "$a_1$"),
        (
            '<span class="MathJax">dup</span><script type="math/tex; mode=display">'
            "% <![CDATA[\na < b %]]></script>",
            "$$a < b$$",
        ),
        (
            '<span class="katex"><span class="katex-mathml"><math><semantics><mi>x</mi>'
            '<annotation encoding="application/x-tex">x^2</annotation></semantics></math></span>'
            '<span class="katex-html" aria-hidden="true">xx</span></span>.',
            "$x^2$.",
        ),
        ('<math display="block" alttext="y"><mi>y</mi></math>', "$$y$$"),
        ("<math><mi>a</mi><mo>+</mo></math> b", "a+ b"),
    ],
)
def test_formulas_stay_formulas(page: str, expected: str) -> None:
    """Whoever marked them: MathJax, KaTeX, MathML or dollars."""
    assert markdown(page) == expected


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        ('<a href="a b(c).html">x <b>y</b></a>', "[x **y**](a%20b%28c%29.html)"),
        ('<a href="javascript:go()">x</a> <a name=y>z</a> <a href="#">w</a>', "x z w"),
        ('<a href="/q"><h3>What?</h3></a>', "### [What?](/q)"),
        ('<img src="a.png" alt="a [1]">', "![a \\[1\\]](a.png)"),
        ('<img src="data:x" data-src="b.png">', "![](b.png)"),
        ('<img src="s.gif" width=1 height=1>x', "x"),
        ('<img class=emoji src=e.png alt="🙂">', "🙂"),
        ('<a href="big.png"><img src="small.png"></a>', "[![](small.png)](big.png)"),
    ],
)
def test_links_and_pictures_are_kept(page: str, expected: str) -> None:
    """Those that lead somewhere; of the others the text stays."""
    assert markdown(page) == expected


def test_pictures_inside_the_file_are_left_out_and_counted() -> None:
    """Their descriptions stay, and the maintainer is told once."""
    converted = convert('<p>A<p><img src="data:image/png;base64,AA" alt="Map"> <img alt="">')

    assert converted.lines == ["A", "", "Map"]
    assert [fault[:3] for fault in converted.faults] == [("info", "pictures-left-out", 1)]


# Blocks.


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        ("<ul><li>a<li>b</ul>c", "- a\n- b\n\nc"),
        ("<ul><li>a<ul><li>b</ul></ul>", "- a\n  - b"),
        ("<ul><li>a</li><ul><li>b</li></ul><li>c</ul>", "- a\n  - b\n- c"),
        ("<ol start=9><li>a<li>b<li value=20>c</ol>", "9. a\n10. b\n20. c"),
        ("<ol><li><p>a</p><p>b</p></li><li>c</li></ol>", "1. a\n\n   b\n\n2. c"),
        ("<ol><li>a<pre>x\n y</pre></ol>", "1. a\n\n   ```\n   x\n    y\n   ```"),
        ("<ol type=A><li>a<li>b</ol>", "- A. a\n- B. b"),
        ('<ol style="list-style-type: lower-alpha"><li>a</ol>', "- a. a"),
        ("<li>lonely", "- lonely"),
        ("<ul><li></li><li>a</ul>", "- a"),
        ("<blockquote><p>a</p><ul><li>b</ul></blockquote>", "> a\n>\n> - b"),
        ("<dl><dt>T<dd>D<dt><b>U:</b><dd><p>E</p><p>F</p></dl>", "**T**: D\n\n**U**: E\n\nF"),
        ("<dl><dt>What is T?<dd>D</dl>", "**What is T?**\n\nD"),
        ("<dl><dt>T<dt>U<dd><ul><li>a</ul></dl>", "**T**\n\n**U**\n\n- a"),
        ("<pre>\n\na  b\n\n  c\n</pre>", "```\na  b\n\n  c\n```"),
        ("<pre><code class='language-c++'>x</code></pre>", "```c++\nx\n```"),
        ('<div class="highlight-python notranslate"><pre>x</pre></div>', "```python\nx\n```"),
        ('<pre class="hljs plaintext">a</pre>', "```\na\n```"),
        ("<pre>a<br>b<div>c</div><span>d</span></pre>", "```\na\nb\ncd\n```"),
        ("<pre>```\nx</pre>", "````\n```\nx\n````"),
        ("<code>a<br>b</code>", "```\na\nb\n```"),
        ("<h3>Open<p>text</p>", "### Open\n\ntext"),
        ("<h3>Wrong end</h2>text", "### Wrong end\n\ntext"),
        ("<label><input type=radio>a</label><label>b</label>", "a\n\nb"),
    ],
)
def test_blocks_are_written_as_a_person_would_write_them(page: str, expected: str) -> None:
    """Lists, code, quotations and definitions, closed by their author or not."""
    assert markdown(page) == expected


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        (
            "<table><tr><th>A<th>B<tr><td>1|2<td>x<ul><li>a<li>b</ul></table>",
            "| A | B |\n| --- | --- |\n| 1\\|2 | x<br>- a<br>- b |",
        ),
        (
            "<table><caption>Ages</caption><thead><tr><td>A<td>B</thead><tr><td>1<td>2</table>",
            "Ages\n\n| A | B |\n| --- | --- |\n| 1 | 2 |",
        ),
        (
            "<table><tr><td>a?<td>b<tr><td colspan=2>c</table>",
            "|  |  |\n| --- | --- |\n| a? | b |\n| c |  |",
        ),
        (
            "<table><tr><th>A<th>B<tr><td rowspan=2>1<td>2<tr><td>3</table>",
            "| A | B |\n| --- | --- |\n| 1 | 2 |\n|  | 3 |",
        ),
        (
            "<table><tr><td>Term<td>Meaning<tr><td>GDP<td>What a country makes</table>",
            "| Term | Meaning |\n| --- | --- |\n| GDP | What a country makes |",
        ),
        ("<table><tr><td>one</td></tr><tr><td>two</td></tr></table>", "one\n\ntwo"),
        ("<table><tr><td><h2>Q?</h2>a<td>b</table>", "## Q?\n\na\n\nb"),
        ("<table>loose<tr><td>cell</table>", "loose\n\ncell"),
        (
            '<table><tr><td class="gutter"><pre>1\n2</pre><td><pre>a\nb</pre></table>',
            "```\na\nb\n```",
        ),
    ],
)
def test_tables_are_tables_where_markdown_can_show_them(page: str, expected: str) -> None:
    """Those that only place things on the screen are plain blocks."""
    assert markdown(page) == expected


# Questions.


@pytest.mark.parametrize(
    "page",
    [
        "<h3>Why?</h3><p>So.</p>",
        '<faq-item question="Why?"><p>So.</p></faq-item>',
        '<accordion-item title="Why?">So.</accordion-item>',
        '<flash-card front="Why?" back="So."></flash-card>',
        '<div class="card" data-question="Why?" data-answer="So."></div>',
        '<q-card><span slot="question">Why?</span> <span slot="answer">So.</span></q-card>',
        '<div class="faq-question">Why?<i class=icon>▾</i></div><div class="faq-answer">So.</div>',
        '<div class="question">Why?<div class="arrow">▸</div></div>So.',
        '<div class="question"><p>Why?</p><div class="answer">So.</div></div>',
        '<p class="question">Why?</p><p>So.</p>',
        '<p><b class="q">Why?</b><br><span class="a">So.</span></p>',
        '<div class="card-front">Why?</div><div class="card-back">So.</div>',
        '<div class="accordion-item"><a>Why?</a><div>So.</div></div>',
        '<button class="accordion">Why?</button><div class="panel" hidden>So.</div>',
        '<button aria-expanded="false" aria-controls="a1">Why?</button><p id=a1 hidden>So.',
        '<div role="button" aria-expanded="false">Why?</div><div>So.</div>',
        '<a data-toggle="collapse" href="#a">Why?</a><div id="a" class="collapse">So.</div>',
        '<div class="card-header" data-toggle="collapse">Why?</div><div>So.</div>',
        '<div itemscope itemtype="https://schema.org/Question"><span itemprop="name">Why?</span>'
        '<div itemprop="acceptedAnswer" itemscope itemtype="https://schema.org/Answer">'
        '<p itemprop="text">So.</p></div></div>',
        "<fieldset><legend>Why?</legend>So.</fieldset>",
        "<question>Why?</question><answer>So.</answer>",
    ],
)
def test_what_a_page_calls_a_question_is_a_heading(page: str) -> None:
    """By its element, its attributes, its slot, its class, its button or its microdata."""
    assert markdown(page) == "### Why?\n\nSo."


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        ('<div class="question-list"><p>a</p></div>', "a"),
        ('<div class="question"><h2>Why?</h2><p>So.</p></div>', "## Why?\n\nSo."),
        ('<div class="question"><span>3.</span><p>Why?</p></div>', "3.\n\n### Why?"),
        ('<div class="question">What prints?<pre>x</pre></div>', "### What prints?\n\n```\nx\n```"),
        ("<p>A <span class='term'>word</span> of it</p>", "A word of it"),
        ("<p>It is <span class='answer'>blue</span>.</p>", "It is blue."),
        ("<p class='question'>One<br>two</p>", "### One\n\ntwo"),
        ("<p class='question'>What does <b>==</b> do?</p>", "### What does == do?"),
        ("<div class='prompt input_prompt'>In [1]:</div>", "In [1]:"),
        ('<my-icon title="Close"></my-icon>x', "x"),
        ('<button class="accordion-toggle">Show answer</button>x', "x"),
        ('<button onclick="go()">Check</button>x', "x"),
        ('<a data-bs-toggle="collapse" href="#a">Show the answer</a><div id=a>x</div>', "x"),
        ('<button class="navbar-toggler" aria-expanded=false>Menu</button>x', "x"),
        ("<h2>S</h2><div class='question'>Why?</div>", "## S\n\n### Why?"),
        ("<h3>S</h3><div class='question'>Why?</div>", "### S\n\n#### Why?"),
        (
            "<h2>S</h2><p class=q>A?</p><div class=answer><h4>x</h4></div><p class=q>B?",
            "## S\n\n### A?\n\n#### x\n\n### B?",
        ),
        ("<ol><li><h3>A?</h3>a<li><h3>B?</h3>b</ol>", "### 1. A?\n\na\n\n### 2. B?\n\nb"),
        ("<ol><li><h3>Q1. A?</h3>a</ol>", "### Q1. A?\n\na"),
    ],
)
def test_names_of_questions_are_read_with_care(page: str, expected: str) -> None:
    """A container is none, nor is a number, a word in a sentence or a button of the page."""
    assert markdown(page) == expected


def test_folds_are_written_as_in_markdown() -> None:
    """The summary is plain text on its own line, however the page dresses it."""
    page = (
        "<details open><summary><h3><a href='/x'>Why <b>so</b>?</a></h3></summary><p>So.</details>"
    )

    assert markdown(page) == "<details>\n<summary>Why so?</summary>\n\nSo.\n\n</details>"


def test_code_in_a_summary_stands_below_it() -> None:
    """A summary holds one line in Markdown."""
    page = "<details><summary>What prints?<pre>x</pre></summary>1</details>"

    expected = "<details>\n<summary>What prints?</summary>\n\n```\nx\n```\n\n1\n\n</details>"
    assert markdown(page) == expected


# What is no text of the page.


@pytest.mark.parametrize(
    "aside",
    [
        "<script>var a = '<p>no</p>';</script>",
        "<style>p { }</style>",
        "<!-- no -->",
        "<template><p>no</p></template>",
        "<svg><title>no</title><text>no</text></svg>",
        "<nav><ul><li>no<li>no</ul></nav>",
        "<footer>no</footer>",
        "<header><a href='/'>no</a> <a href='/b'><b>no</b></a></header>",
        "<div role=navigation>no</div>",
        "<div class='cookie-banner'>no</div>",
        "<select><option>no<option>no</select>",
        "<a class='skip-link' href='#main'>no</a>",
        "<p hidden>no</p>",
        "<span aria-hidden=true>no <b>no</b></span>",
    ],
)
def test_what_is_no_text_of_the_page_is_left_out(aside: str) -> None:
    """Machinery, navigation, decoration; what stands around it stays."""
    assert markdown(f"<p>before</p>{aside}<p>after</p>") == "before\n\nafter"


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        ("<nav>menu<p>x</p>", "menu\n\nx"),
        ("<div><nav>menu</div>text", "text"),
        ("<p id=answer1 hidden>shown</p>", "shown"),
        ("<p style='display:none'>shown</p>", "shown"),
        ("<header><h2>Quiz</h2></header>", "## Quiz"),
        ("<form>text</form>", "text"),
    ],
)
def test_what_only_looks_like_it_is_kept(page: str, expected: str) -> None:
    """Answers that a page hides until they are asked for, and a page that is all menu."""
    assert markdown(page) == expected


def test_a_page_without_a_first_heading_has_its_title() -> None:
    """And one with such a heading has no other."""
    head = "<head><title>Quiz &amp; *more*</title></head>"

    assert markdown(f"{head}<p>x") == "# Quiz & \\*more\\*\n\nx"
    assert markdown(f"{head}<h1>Own</h1><p>x") == "# Own\n\nx"


def test_a_page_that_a_script_would_write_is_reported() -> None:
    """There is nothing to read in it."""
    converted = convert("<div id=root></div><script>render()</script>")

    assert (converted.lines, [fault[:3] for fault in converted.faults]) == (
        [],
        [("warning", "no-text", 1)],
    )


# Places.


def test_every_line_has_the_place_that_it_came_from() -> None:
    """Blank lines and closing signs have the one before them."""
    page = (
        "<html>\r\n<body>\n<h2>\n  Why?</h2>\n<p>So\nand so.<br>\nYes.</p>\n<pre>\na\n\nb</pre>\n"
        "<details>\n<summary>More</summary>\n<ul>\n<li>x\n<li>y\n</ul>\n</details>\n"
        "<table>\n<tr><th>A<th>B</tr>\n<tr><td>1<td>2</tr>\n</table>"
    )
    converted = convert(page)

    assert list(zip(converted.lines, converted.origin or (), strict=True)) == [
        ("## Why?", 4),
        ("", 4),
        ("So and so.  ", 5),
        ("Yes.", 7),
        ("", 7),
        ("```", 8),
        ("a", 9),
        ("", 10),
        ("b", 11),
        ("```", 11),
        ("", 11),
        ("<details>", 12),
        ("<summary>More</summary>", 13),
        ("", 13),
        ("- x", 15),
        ("- y", 16),
        ("", 16),
        ("</details>", 18),
        ("", 18),
        ("| A | B |", 20),
        ("| --- | --- |", 20),
        ("| 1 | 2 |", 21),
    ]


# Whatever a page holds.

WORDS = st.integers(0, 10_000).map("w{}x".format)
TAGS = st.builds(
    "<{}{}{}>".format,
    st.sampled_from(["", "", "/"]),
    st.sampled_from(
        """p div b i a span h1 h2 h3 ul ol li table tr td th caption thead tbody dl dt dd details
        summary pre code blockquote q-card label section br hr img sub font rt legend""".split()
    ),
    st.sampled_from(
        [
            *("", "", ' class="question"', ' class="answer"', " slot=question", " start=3"),
            *(" type=A", " colspan=2 rowspan=2", ' style="font-weight:bold"', " role=heading"),
            *(" itemprop=name", ' itemtype="http://schema.org/Question"', " class=accordion-item"),
        ]
    ),
)
PIECES = st.lists(st.one_of(TAGS, WORDS, st.sampled_from([" ", "\n", "&amp;", "<!-- c -->", "< "])))


@settings(deadline=None, derandomize=True, max_examples=300)
@given(PIECES)
def test_every_word_of_a_page_is_read_once(pieces: list[str]) -> None:
    """However its tags are mixed up."""
    page = "".join(pieces)
    words = re.compile(r"w\d+x")

    assert sorted(words.findall(markdown(page))) == sorted(words.findall(page))


@settings(deadline=None, derandomize=True, max_examples=200)
@given(PIECES, st.text(max_size=30))
def test_places_never_decrease_and_lie_in_the_page(pieces: list[str], text: str) -> None:
    """And no line of Markdown holds a line's end."""
    page = text.join(pieces)
    converted = convert(page)
    places = list(converted.origin or ())
    last = page.replace("\r\n", "\n").replace("\r", "\n").count("\n") + 1

    assert places == sorted(places)
    assert len(places) == len(converted.lines)
    assert all(1 <= place <= last for place in places)
    assert not any("\n" in line for line in converted.lines)


@pytest.mark.parametrize(
    "page",
    [
        "<div>" * 100_000 + "x",
        "<b>" * 100_000 + "x",
        "<b><i>" * 50_000 + "x",
        "<ul><li>" * 50_000 + "x",
        "<blockquote>" * 50_000 + "x",
        "<table><tr><td>" * 30_000 + "x",
        "<details>" * 50_000 + "x",
        "<div class=question>" * 50_000 + "x",
        "<span>" * 100_000 + "x" + "</span>" * 100_000,
        "<math>" * 50_000 + "x",
        "x<!--" * 50_000,
        "x" + "<a b='" * 50_000,
        "x" + "<![" * 50_000,
        "x" + "<script>" + "</" * 50_000,
        "x&#" + "9" * 50_000 + ";",
        "x" + " " * 500_000 + "y",
        "x" + "\\(" * 50_000,
        "x" + "<br></p>" * 50_000,
        "x<table>" + "<td colspan=99999 rowspan=99999>" * 1_000,
    ],
)
def test_hostile_pages_are_read(page: str) -> None:
    """Their text is found, in time and depth that do not depend on how deep they are."""
    assert "x" in markdown(page)


def test_a_page_of_too_many_parts_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """With the line where it becomes too many."""
    monkeypatch.setattr(html_stack, "_MOST_PARTS", 3)

    with pytest.raises(FormatError, match="found more; split the page") as raised:
        convert("<p>a\n<p>b\n<p>c")
    assert raised.value.line == 2
