"""Files of the site's own stand on pages where sets refer to them."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from studyfold.model import Attachment, Item, Study
from studyfold.render import markdown, pages, targets, to_html
from studyfold.render.markdown import inline_html
from studyfold.sources import ATTACHABLE

Fold = Callable[..., Study]
Ask = Callable[..., Item]
PICTURES = {".avif", ".gif", ".jpeg", ".jpg", ".png", ".webp"}


def file(set_name: str, target: str, uri: str) -> Attachment:
    """Make what a set calls a file."""
    return Attachment(f"docs/sets/{set_name}.md", target, f"assets/sets/{uri}", Path(uri))


def addresses(shown: str) -> list[str]:
    """Return the addresses of pictures and links to copied files, in order."""
    return re.findall(r'(?:src|href)="([^"]*assets/sets/[^"]*)"', shown)


@pytest.mark.parametrize(
    ("number", "directory_urls", "address"),
    [
        (0, True, "../../assets/sets/0-x.png"),
        (1, True, "../../../assets/sets/0-x.png"),
        (0, False, "../assets/sets/0-x.png"),
        (1, False, "../../assets/sets/0-x.png"),
    ],
)
def test_a_picture_is_addressed_from_the_page_that_shows_it(
    fold: Fold, ask: Ask, number: int, directory_urls: bool, address: str
) -> None:
    """Continuation pages lie deeper, and MkDocs may make each page a folder."""
    study = fold(
        [("t", f"q{n}", [ask("a", n, f"Q{n}?", "![A plot](img/x.png)")]) for n in (1, 2)],
        attachments=(file("a", "img/x.png", "0-x.png"),),
    )
    page = pages(study, page_size=1, directory_urls=directory_urls)[number]

    assert f'<p><img src="{address}" alt="A plot" loading="lazy"></p>' in page.markdown


def test_each_set_means_its_own_files(fold: Fold, ask: Ask) -> None:
    """In one entry, too, and even where the answers are the same to the letter."""
    items = [ask(name, 1, f"{name}?", "Look: ![x](x.png)") for name in ("a", "b", "c")]
    study = fold(
        [("t", "q", items)],
        attachments=(
            file("a", "x.png", "0-x.png"),
            file("b", "x.png", "1-x.png"),
            file("c", "x.png", "1-x.png"),
        ),
    )
    shown = pages(study, page_size=40)[0].markdown

    assert addresses(shown) == ["../../assets/sets/0-x.png", "../../assets/sets/1-x.png"]


def test_what_was_not_found_is_shown_as_its_text(fold: Fold, ask: Ask) -> None:
    """Also where another set has a file of that name."""
    study = fold(
        [("t", "q", [ask("a", 1, "Q?", "![A plot](x.png) of [this](x.pdf)")])],
        attachments=(file("b", "x.png", "0-x.png"),),
    )

    shown = pages(study, page_size=40)[0].markdown

    assert '<div class="sf-lead sf-text" itemprop="text"><p>A plot of this</p> </div>' in shown


def test_pictures_of_a_question_stand_below_its_heading(fold: Fold, ask: Ask) -> None:
    """The heading names them by their text, as it names everything."""
    asked = ask("a", 1, "What is ![the curve](x.png)?", "A loss.", prompt="And ![this](y.png)?")
    study = fold(
        [("t", "q", [asked])],
        attachments=(file("a", "x.png", "0-x.png"), file("a", "y.png", "1-y.png")),
    )
    shown = pages(study, page_size=40)[0].markdown

    assert "## What is the curve? {id=q}" in shown
    assert addresses(shown[: shown.index("sf-answer")]) == [
        "../../assets/sets/0-x.png",
        "../../assets/sets/1-y.png",
    ]


def test_a_heading_shows_the_text_of_its_pictures() -> None:
    """As text, whatever is in it."""
    assert (
        inline_html("Is ![a *b* <i>](x.png) <img alt='<b>' src=x> c?")
        == "Is a b &lt;i&gt; &lt;b&gt; c?"
    )


@pytest.mark.parametrize("suffix", ATTACHABLE)
def test_pictures_are_shown_and_other_files_saved(suffix: str) -> None:
    """A browser must not open what a set brought along as if it were a page of the site."""
    address = f"../0-x{suffix}"
    link = f'<a href="{address}" rel="noopener nofollow"'
    picture, download = f'<img src="{address}" alt="a" loading="lazy">', f'{link} download="">a</a>'

    shown = to_html("![a](x)", lambda _: address), to_html("[a](x)", lambda _: address)

    assert shown == (
        (f"<p>{picture}</p>\n", f"<p>{link}>a</a></p>\n")
        if suffix in PICTURES
        else (f"<p>{download}</p>\n", f"<p>{download}</p>\n")
    )


def test_a_place_inside_a_file_is_kept(fold: Fold, ask: Ask) -> None:
    """And cannot end the attribute it stands in."""
    target = "x.png#a&quot;&gt;b"
    study = fold(
        [("t", "q", [ask("a", 1, "Q?", f'<img src="{target}" alt=z>')])],
        attachments=(file("a", 'x.png#a">b', "0-x.png"),),
    )

    assert addresses(pages(study, page_size=40)[0].markdown) == [
        "../../assets/sets/0-x.png#a&quot;&gt;b"
    ]


def test_a_linked_picture_of_the_site_stays_a_picture() -> None:
    """A preview that leads to the whole picture."""
    html = to_html("[![a](x.png)](y.png)", lambda target: f"../{target}")

    assert html == (
        '<p><a href="../y.png" rel="noopener nofollow">'
        '<img src="../x.png" alt="a" loading="lazy"></a></p>\n'
    )


def test_targets_are_those_of_questions_and_answers(ask: Ask) -> None:
    """Each once; a heading has no links."""
    item = ask("a", 1, "Q ![1](1.png) [2](2.pdf)?", "![4](4.png) ![1](1.png)", prompt="[3](3.pdf)")

    assert targets(item) == ("1.png", "3.pdf", "4.png")


def test_only_addresses_are_targets() -> None:
    """Titles and texts look like names, too."""
    source = '![a.png](b.png "c.png") <a href="d.pdf" title="e.pdf">f.pdf</a> <p title="g.png">'

    assert markdown.targets(source) == ("b.png", "d.pdf")


_PARTS = st.sampled_from(
    "![a](b.png) [a](b.png) <img~src=b.png> <a~href='c'> </a> <IMG src=b.png > [d] [d]:~e.png ` "
    "``` $ \n \n\n ~~~~ |~ -~ <div> </div> <!-- --> <pre> </pre> x [ ] ( ) \" ' \\".split(" ")
).map(lambda part: part.replace("~", " "))


@settings(deadline=None, derandomize=True, max_examples=100)
@given(st.lists(_PARTS, max_size=12).map("".join))
def test_whatever_a_page_asks_for_was_looked_for(source: str) -> None:
    """The search for files reads Markdown exactly as the page does."""
    asked: dict[str, None] = {}

    def resolve(target: str) -> None:
        if target:
            asked[target] = None

    to_html(source, resolve)

    assert tuple(asked) == markdown.targets(source)
