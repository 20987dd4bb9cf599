"""Markdown from sets becomes clean HTML that shows everything and does nothing."""

import re

import pytest

from studyfold.render.markdown import inline_html, to_html

HOSTILE = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<iframe src='//evil.example'></iframe>",
    "<svg onload=alert(1)><a href='javascript:alert(1)'>x</a></svg>",
    "<form action=x><input onfocus=alert(1) autofocus></form>",
    "<a href='javascript:alert(1)'>x</a>",
    "<a href='JaVa&#x09;ScRiPt:alert(1)'>x</a>",
    "[x](javascript:alert(1))",
    "[x](data:text/html;base64,PHNjcmlwdD4=)",
    "<a href='vbscript:x' onclick=alert(1)>x</a>",
    "<p style='position:fixed' id=main class=md-nav onclick=alert(1)>x</p>",
    "<details open ontoggle=alert(1)><summary>x</summary></details>",
    '<div title="\n\n$x$\n\n"><script>',
    "<abbr title='\n\n`x` $x$ <img src=x onerror=alert(1)>\n\n'>x</abbr>",
    "$\\text{<script>alert(1)</script>}$",
    "$</math><img src=x onerror=alert(1)>$",
    "$\\href{javascript:alert(1)}{x}$ $\\class{md-nav}{x}$ $\\style{position:fixed}{x}$",
    "$\\text{&lt;img src=x onerror=alert(1)&gt;}$",
    '$\\color{red" onclick="alert(1)}{x}$',
    "```html\n<script>alert(1)</script>\n```",
    '```"><script>alert(1)</script>\nx\n```',
    "<math><mtext><style><img src=x onerror=alert(1)></style></mtext></math>",
    "<noscript><p title='</noscript><img src=x onerror=alert(1)>'>",
    "<textarea><img title='</textarea><img src=x onerror=alert(1)>'>",
    "\uf8f00\uf8f1 &#xf8f0;0&#xf8f1; $x$",
    "<!--><img src=x onerror=alert(1)>-->",
    "<base href='https://evil.example'><meta http-equiv=refresh content=0><link rel=x href=y>",
]
OURS = {"highlight", "sf-table", "sf-scroll", "sf-left", "sf-center", "sf-right", "sf-formula"}


def tags(html: str) -> list[tuple[str, dict[str, str]]]:
    """Return the tags of HTML with their attributes, as the browser's own rules find them."""
    from html.parser import HTMLParser

    found: list[tuple[str, dict[str, str]]] = []

    class Reader(HTMLParser):
        def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
            found.append((tag, {name: value or "" for name, value in attrs}))

    Reader().feed(html)
    return found


@pytest.mark.parametrize("source", HOSTILE)
def test_nothing_in_a_set_can_act_on_the_page(source: str) -> None:
    """No script, no handler, no address that runs, no id or class of the page's own."""
    for render in (to_html, inline_html):
        for tag, attributes in tags(render(source)):
            assert tag not in {"script", "iframe", "svg", "form", "input", "style", "base", "meta"}
            assert not [name for name in attributes if name.startswith("on") or name == "style"]
            assert "id" not in attributes
            assert re.match(r"https?:|mailto:|$", attributes.get("href", ""))
            if tag == "p":
                assert "class" not in attributes


@pytest.mark.parametrize("source", HOSTILE)
def test_cleaning_what_is_clean_changes_nothing_a_browser_would_see(source: str) -> None:
    """What is put in after the cleaning keeps the HTML well formed."""
    import nh3

    html = re.sub(r"<math.*?</math>", "", to_html(source), flags=re.DOTALL)
    again = nh3.clean(
        html,
        tags=nh3.ALLOWED_TAGS | {"summary", "details", "div", "span"},
        attributes={"*": {"class", "alt", "src", "title", "open", "loading"}, "a": {"href"}},
        link_rel="noopener nofollow",
    )

    assert again == html


def test_tags_that_are_none_stay_visible() -> None:
    """Java's generics look like HTML."""
    assert "List&lt;String&gt; and Map&lt;K, V&gt;" in to_html("List<String> and Map<K, V>")


def test_attribute_lists_macros_and_includes_stay_visible() -> None:
    """They are text to CommonMark, and the page keeps them text."""
    source = 'A {: onclick="x" } { #id } {{ config }} {% include "x" %} --8<-- "y"'

    assert 'A {: onclick="x" } { #id } {{ config }} {% include "x" %} --8&lt;-- "y"' in to_html(
        source
    )


def test_headings_follow_each_other_below_the_entrys_own() -> None:
    """The outline has no gap, whatever levels a set used."""
    html = to_html("# A\n\n#### B\n\n# C\n\n<h2 id=x>D</h2>\n\n#### E")

    assert re.findall(r"<(h\d)[^>]*>(\w)", html) == [
        ("h3", "A"),
        ("h4", "B"),
        ("h3", "C"),
        ("h4", "D"),
        ("h5", "E"),
    ]


def test_a_picture_of_another_host_becomes_a_link() -> None:
    """A page asks nothing of any other host until its reader does."""
    html = to_html("![A *loss* curve](https://example.org/a.png)")

    assert html == (
        '<p><a href="https://example.org/a.png" rel="noopener nofollow">A loss curve</a></p>\n'
    )


def test_a_picture_inside_a_link_becomes_its_text() -> None:
    """A link cannot hold another."""
    html = to_html("[![badge](https://a.example/b.svg)](https://c.example)")

    assert html == '<p><a href="https://c.example" rel="noopener nofollow">badge</a></p>\n'


def test_relative_addresses_are_resolved_or_shown_as_text() -> None:
    """A file beside a set is not beside the page."""
    source = "[notes](notes.md) ![plot](plot.png)"
    known = {"plot.png": "../media/plot.png"}

    assert to_html(source) == "<p>notes plot</p>\n"
    assert to_html(source, known.get) == (
        '<p>notes <img src="../media/plot.png" alt="plot" loading="lazy"></p>\n'
    )


def test_file_names_are_no_links() -> None:
    """`.py` and `.md` are countries too, but nobody means those."""
    assert to_html("main.py README.md") == "<p>main.py README.md</p>\n"
    assert 'href="https://a.example/b"' in to_html("see https://a.example/b")


def test_tables_scroll_inside_themselves() -> None:
    """A wide table must not widen the page."""
    html = to_html("|a|b|\n|-|-:|\n|1|2|")

    assert html.startswith('<div class="sf-table sf-scroll"><table>')
    assert '<td class="sf-right">2</td>' in html


def test_code_is_highlighted_and_keeps_its_blank_lines() -> None:
    """Colours add tags and change no character."""
    html = to_html("```python\nif x:\n\n    y()\n```")

    assert '<span class="k">if</span>' in html
    assert re.sub("<[^>]+>", "", html) == "if x:\n\n    y()\n"


def test_code_in_an_unknown_language_is_plain() -> None:
    """An unknown name is no reason to lose code."""
    assert to_html("```klingon\na < b\n```") == (
        '<div class="highlight"><pre><code>a &lt; b\n</code></pre></div>'
    )


def test_tasks_show_their_boxes() -> None:
    """GitHub's task lists, without form controls."""
    assert to_html("- [ ] a\n- [x] b") == "<ul>\n<li>☐ a</li>\n<li>☑ b</li>\n</ul>\n"


def test_a_title_has_code_and_formulas_but_no_links() -> None:
    """A heading leads to itself only."""
    html = inline_html("What is `a<b>` in [x](https://a.example) with $n$?")

    assert html.startswith("What is <code>a&lt;b&gt;</code> in x with <math ")


def test_broken_markdown_is_closed() -> None:
    """An answer can't close or swallow what comes after it."""
    html = to_html("</div></details><b>x\n\n<details><summary>y\n\n```\nz")

    for tag in ("b", "details", "summary", "pre", "p"):
        assert html.count(f"<{tag}>") == html.count(f"</{tag}>")
    assert "</div></details>" not in html


def test_a_heading_shows_the_tag_that_it_asks_about() -> None:
    """Otherwise "What does <div> do?" would be no question any more."""
    assert inline_html("What does <div> do?") == "What does &lt;div&gt; do?"
