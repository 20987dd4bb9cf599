"""What a set says has no meaning to the Markdown processor of the site."""

import re
from html import unescape

import markdown
import pytest

from studyfold.model import Study
from studyfold.render import pages
from studyfold.render.escape import armour, inert

EXTENSIONS = [
    "abbr", "admonition", "attr_list", "def_list", "footnotes", "md_in_html", "meta", "smarty",
    "tables", "toc", "wikilinks", "pymdownx.arithmatex", "pymdownx.betterem", "pymdownx.caret",
    "pymdownx.critic", "pymdownx.details", "pymdownx.emoji", "pymdownx.fancylists",
    "pymdownx.highlight", "pymdownx.inlinehilite", "pymdownx.keys", "pymdownx.magiclink",
    "pymdownx.mark", "pymdownx.smartsymbols", "pymdownx.snippets", "pymdownx.superfences",
    "pymdownx.tabbed", "pymdownx.tasklist", "pymdownx.tilde", "pymdownx.blocks.admonition",
]  # fmt: skip
SETTINGS: dict[str, dict[str, object]] = {
    "pymdownx.magiclink": {
        "repo_url_shorthand": True,
        "social_url_shorthand": True,
        "user": "u",
        "repo": "r",
    },
    "pymdownx.snippets": {"base_path": ["/etc"]},
}
WORDS = [
    "What do *these* _words_ `do` ~~here~~ ==x== ^y^ ++ctrl+c++?",
    "{: onclick=alert(1) } { #id } {.class}",
    "[link](javascript:x) ![img](x) [[wiki]] <b onclick=x> &amp; &lt;",
    ":smile: @user #12 user/repo#3 www.example.org https://example.org a@b.example",
    "$x$ \\(y\\) (c) (tm) --> 1/2 -- ... 'q' \"q\" *[HTML]: x",
    '--8<-- "passwd" {{ config }} {% raw %} {# x #} {++x++} {--y--}',
    "1. item - x + y * z ??? note !!! note === tab /// block ## # ###",
    "a\\*b \\# \\{ |a|b| ~~~ ``` [^1] [TOC] [x]: y",
]


def run(source: str) -> str:
    """Render a page with every extension that a site might have."""
    return markdown.markdown(source, extensions=EXTENSIONS, extension_configs=SETTINGS)


@pytest.mark.parametrize("words", WORDS)
def test_a_heading_shows_exactly_its_words(words: str) -> None:
    """Words that would be markup elsewhere are only words in a heading."""
    html = run(f"## {inert(words)} {{#its-id}}")

    match = re.fullmatch(r'<h2 id="its-id">(.*)</h2>', html)
    assert match
    assert unescape(match[1]) == words


@pytest.mark.parametrize("words", WORDS)
def test_a_paragraph_shows_exactly_its_words(words: str) -> None:
    """The same holds for a sentence on its own line."""
    html = run(inert(words))

    assert html.startswith("<p>")
    assert unescape(html.removeprefix("<p>").removesuffix("</p>")) == words


@pytest.mark.parametrize("words", WORDS)
def test_a_block_passes_through_untouched(words: str) -> None:
    """Neither fences nor blank lines nor macros end or change a block of HTML."""
    from html import escape

    code = f"a\n\n\n    b\n~~~\n{escape(words)}"
    body = f"<div><p>{escape(words)}</p><pre><code>{code}</code></pre></div>"
    html = run(f"before\n\n{armour(body)}\n\nafter")

    assert html == f"<p>before</p>\n{armour(body)}\n\n<p>after</p>"
    assert unescape(armour(body)) == unescape(body)


def test_pages_look_the_same_with_every_extension(study: Study) -> None:
    """The pages of the sample hold code with blank lines, formulas, tables and macros."""
    for page in pages(study, page_size=40):
        plain = markdown.markdown(page.markdown, extensions=["attr_list", "toc"])

        assert run(page.markdown) == plain


def test_blank_lines_in_code_survive_the_whole_way(study: Study) -> None:
    """Python-Markdown ends some raw blocks at a blank line; ours have none."""
    page = pages(study, page_size=40)[0]
    html = markdown.markdown(page.markdown, extensions=["attr_list", "toc"])
    code = re.search(r"<pre><code>(.*?)</code></pre>", html, re.DOTALL)

    assert code
    text = unescape(re.sub("<[^>]+>", "", code[1]))
    assert text == "for x in xs:\n\n    print(x)  # {{ not a macro }}\n"
