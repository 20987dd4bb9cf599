"""Ways to break out of a page that worked once, each with what stopped it."""

import re
from collections.abc import Callable
from dataclasses import replace
from html.parser import HTMLParser

import jinja2
import markdown
import pytest
from mkdocs.utils.meta import get_data

from studyfold.model import Entry, Item, Study
from studyfold.render import home_fragment, pages
from studyfold.render.code import code_html
from studyfold.render.escape import armour
from studyfold.render.formula import formula_html
from studyfold.render.markdown import inline_html, pictures_html, to_html

Fold = Callable[..., Study]
Ask = Callable[..., Item]

ONCE_HEADINGS = (
    "<h1>a</h1><h2>b<blockquote>"
    + "<table><tr><td>" * 4
    + "<h1>c<blockquote><h2>d</h2></blockquote></h1>"
    + "</td></tr></table>" * 4
    + "*e* :smile: ==f== </blockquote></h2>*g* www.example.org"
)
ANSWERS = [
    ONCE_HEADINGS,
    'a <abbr title="b data-search-x=">c</abbr>" d" autofocus onfocus=alert(1) e',
    'a data-search-x="',
    "<p title='&#13;b&#xb;c&#xc;d&#x85;e&#x2028;f'>a&#13;&#13;# b&#x1c;*c*&#x2029;d</p>",
    "<pre>a&#13;b\n\nc&#x85;d</pre>",
    r"$\text{&#xd800;&#x2;&#xfffe;}$",
]
QUESTIONS = [
    ("12 factor app?", "12-factor-app"),
    ("#12?", "12"),
    ("The 1st law of $x$, 1/2 and www.example.org?", "the-1st-law"),
    ("<div>", "div"),
    ("<!-- 漢字 -->", "漢字"),
    ("![](x.png)", "x-png"),
]


def with_extensions(source: str) -> str:
    """Render a page with the extensions that act on plain words."""
    return markdown.markdown(
        source,
        extensions=[
            "abbr", "attr_list", "md_in_html", "smarty", "toc", "pymdownx.betterem",
            "pymdownx.emoji", "pymdownx.magiclink", "pymdownx.mark", "pymdownx.smartsymbols",
            "pymdownx.snippets", "pymdownx.superfences",
        ],
        extension_configs={
            "pymdownx.magiclink": {"repo_url_shorthand": True, "user": "u", "repo": "r"}
        },
    )  # fmt: skip


def themed(page: str) -> str:
    """Do to a finished page what Material's search plugin does to it."""
    return re.sub(r"\s?data-search-\w+=\"[^\"]+\"", "", page)


def faults(source: str) -> list[str]:
    """Return the tags that close another element than the one that is open."""
    found: list[str] = []

    class Reader(HTMLParser):
        open: tuple[str, ...] = ()

        def handle_starttag(self, tag: str, attrs: object) -> None:  # noqa: ARG002  # its name there
            if tag not in ("br", "hr", "img"):
                self.open = (*self.open, tag)

        def handle_endtag(self, tag: str) -> None:
            if self.open[-1:] != (tag,):
                found.append(tag)
            self.open = self.open[:-1]

    reader = Reader()
    reader.feed(source)
    return found + list(reader.open)


@pytest.mark.parametrize("answer", ANSWERS)
def test_a_block_stays_whole(answer: str) -> None:
    """Neither Python-Markdown nor the theme finds anything in it to act on."""
    block = armour(f'<div data-search-exclude>{to_html(answer)}<p class="sf-note">a</p></div>')

    assert len(block.splitlines()) == 1
    assert faults(block) == []
    assert with_extensions(f"{block}\n\nb") == f"{block}\n\n<p>b</p>"
    assert themed(block) == block
    assert block.encode()


def test_code_keeps_every_kind_of_line_end() -> None:
    """A carriage return is a line end as well."""
    assert armour(to_html("<pre>a&#13;b</pre>")) == "<pre>a&#xa;b</pre>"


def test_a_link_without_an_address_is_none_whatever_its_title_says() -> None:
    """The end of one attribute looks like the start of another."""
    assert to_html('<a title="a href=">b</a>') == "<p>b</p>\n"


@pytest.mark.parametrize("address", ["//evil℀.example/a.png", "//[x/a.png", "https://a.example:x"])
def test_an_address_that_cannot_be_is_no_end_of_the_build(address: str) -> None:
    """Whatever a browser makes of it."""
    assert "<img" not in to_html(f"<img src='{address}'>")


def test_no_title_or_description_holds_a_tag() -> None:
    """With content.tooltips Material writes titles into the page as HTML."""
    shown = to_html("<abbr title='<img src=x>'>a</abbr> [b](https://c.example '<i>')")
    picture = pictures_html("![<script>](x.png)", lambda target: target)

    assert re.findall('title="(.*?)"', shown) == ["＜img src=x&gt;", "＜i&gt;"]
    assert picture == '<p><img src="x.png" alt="＜script&gt;" loading="lazy"></p>'


@pytest.mark.parametrize(("question", "slug"), QUESTIONS)
def test_a_heading_has_its_id_and_its_words(fold: Fold, ask: Ask, question: str, slug: str) -> None:
    """Whatever extensions do to numbers, addresses and nothing at all."""
    source = pages(fold([("t", slug, [ask("a", 1, question, "b")])]), page_size=40)[0].markdown
    heading = re.findall(r"<h2(.*?)(?: lang=\"zh\")?>(.+)</h2>", with_extensions(source))

    assert [attributes for attributes, _ in heading] == [f' id="{slug}"']
    assert "{" not in heading[0][1]


def test_pages_are_templates_without_anything_to_fill_in(study: Study) -> None:
    """Macro plugins give every page to Jinja, to which `{#` opens a comment."""
    for page in pages(study, page_size=1):
        assert jinja2.Template(page.markdown).render() == page.markdown.rstrip("\n")
    assert jinja2.Template(home_fragment(study, page_size=1)).render()


@pytest.mark.parametrize("sign", ["\x7f", "\x9f", "\u2028", "\ufffe", "\ud800", "\0"])
def test_a_title_cannot_turn_the_metadata_into_markdown(study: Study, sign: str) -> None:
    """MkDocs shows metadata that it can't read, and then unescapes the title of the page."""
    title = f"a {sign} </title><script>alert(1)</script>"
    hurt = replace(study, topics=(replace(study.topics[0], title=title, summary=title),))
    page = pages(hurt, page_size=40)[0]
    shown, meta = get_data(page.source)

    assert shown.startswith("# a &#x3c;")
    assert set(meta) == {"title", "description"}
    assert "<" not in meta["title"]
    assert "<" not in meta["description"]
    assert page.title.isprintable()


def test_a_title_of_nothing_is_the_slug(study: Study) -> None:
    """A heading of its attributes alone would show them."""
    topics = tuple(replace(topic, title="\x7f") for topic in study.topics)

    assert pages(replace(study, topics=topics), page_size=40)[0].title == "loops"


@pytest.mark.parametrize("title", ["__search", "why-break", "Why break", "old name"])
def test_the_title_of_a_page_takes_nobodys_id(study: Study, title: str) -> None:
    """Neither the theme's nor an entry's, nor one that an entry had before."""
    entries = tuple(replace(entry, aliases=("old-name",)) for entry in study.entries[:2])
    slug = title.lower().replace(" ", "-").strip("_")
    topic = replace(
        study.topics[0], slug=slug, title=title, entries=tuple(entry.id for entry in entries[:2])
    )
    hurt = replace(study, topics=(topic,), entries=entries)
    ids = re.findall(r' id="([^"]*)"', with_extensions(pages(hurt, page_size=40)[0].markdown))

    assert ids[0] == ("search" if title == "__search" else f"{slug}_")
    assert ids.count(ids[0]) == 1


def test_a_strangers_ledger_writes_no_attributes(study: Study) -> None:
    """With --sets the ledger beside a stranger's sets is read."""

    def hurt(entry: Entry) -> Entry:
        return replace(entry, slug="x onclick=alert(1)", aliases=('"\n\n<b>{{ y }}', "__search"))

    study = replace(study, entries=tuple(map(hurt, study.entries)))
    source = pages(study, page_size=1)[0].markdown

    assert "## What is a <code>for</code> loop? {id=xonclickalert1}" in source
    assert '<div class="sf-anchors"><a id="by"></a><a id="search"></a></div>' in source


def test_code_that_some_lexer_never_finishes_is_plain() -> None:
    """Some take minutes over a row of the same sign, others days."""
    assert "<span" in code_html("x = 1", "python")
    assert "<span" not in code_html(f"x = {'1' * 300}", "python")


def test_what_never_ends_is_not_looked_at_again_and_again() -> None:
    """Time grows with a text, not with the square of it."""
    assert "<math" in to_html(rf"\({'x' * 4000}\)")
    assert "sf-" not in to_html(rf"\({'x' * 4001}\) \[{'x' * 4001}\]")
    assert "<a" in to_html("http://a.example")
    assert "<a" not in to_html("http://a.example " + "x" * 10_000)


def test_marks_that_are_never_closed_do_not_multiply() -> None:
    """Each comes again in every paragraph behind it, unless all are shown as they are written."""
    source = "".join(f"<b title={n}>" for n in range(300)) + "<p>x" * 300

    assert len(to_html(source)) < 20 * len(source)
    assert len(inline_html(source)) < 20 * len(source)


def test_no_formula_pushes_the_page_apart() -> None:
    """Spaces and rules have sizes that a formula needs."""
    assert "em" not in formula_html(r"\rule{900em}{900em}\hspace{-900em}x").partition(">")[2]
    assert 'width="2em"' in formula_html(r"a \qquad b")
