"""What search engines and other programs are told."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import replace
from html.parser import HTMLParser

import pytest

from studyfold.model import Entry, Item, QASet, Study, Topic
from studyfold.render.head import described, faq, linked
from studyfold.render.offline import kept, manifest, worker
from studyfold.render.pages import pages
from studyfold.render.programs import Website, entries_json, llms_txt

MakeItem = Callable[..., Item]
SITE = Website("A *site*", "About <b>.", "https://a.example/x/", 40, directory_urls=True)


@pytest.fixture
def study(make_item: MakeItem, make_study: Callable[..., Study]) -> Study:
    """Return a study of an entry with two answers, and one without."""
    items = (
        make_item("one", "What is `x`?", "It is *y*."),
        make_item("two", "Define x.", "It is y, too."),
        make_item("two", "What is </z>?", "", status="unanswered"),
    )
    one, two, none = items
    entries = (
        Entry("e1", "x", one.question, one.heading, (one.id, two.id), ("Define x.",), "t"),
        Entry("e2", "z", none.question, none.heading, (none.id,), (), "t"),
    )
    return make_study(
        sets=(
            QASet("one", "one.md", "One", "a", 1),
            QASet("two", "../../secret/two.md", "Two", "a", 2),
        ),
        items=items,
        entries=entries,
        topics=(Topic("t", "T [1]", "", ("e1", "e2")),),
    )


def test_the_json_has_every_entry_with_every_answer(study: Study) -> None:
    """Under its address, the best answer first."""
    document = json.loads(entries_json(study, SITE))

    assert [(one["id"], one["url"]) for one in document["entries"]] == [
        ("e1", "https://a.example/x/topics/t/#x"),
        ("e2", "https://a.example/x/topics/t/#z"),
    ]
    assert [one["answer"] for one in document["entries"][0]["answers"]] == [
        "It is *y*.",
        "It is y, too.",
    ]
    assert document["entries"][0]["variants"] == ["Define x."]
    assert document["topics"][0]["entries"] == ["e1", "e2"]
    assert "secret" in document["sets"][1]["path"]
    assert ".." not in document["sets"][1]["path"]


def test_without_the_sites_address_links_count_from_its_root(study: Study) -> None:
    """A site may not know where it will be published."""
    site = replace(SITE, url="", directory_urls=False)

    assert json.loads(entries_json(study, site))["entries"][0]["url"] == "topics/t.html#x"
    assert "](topics/t.html)" in llms_txt(study, site)


def test_the_guide_for_language_models_names_every_topic(study: Study) -> None:
    """A title, what the site is, and links with what stands behind them; signs are no Markdown."""
    lines = llms_txt(study, SITE).splitlines()

    assert lines[0] == r"# A \*site\*"
    assert lines[2] == r"> About \<b\>."
    assert r"- [T \[1\]](https://a.example/x/topics/t/): 2 questions." in lines


class Items(HTMLParser):
    """Notes the properties of microdata in a page, each with its text or content."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[tuple[str, str]] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note the property of a tag."""
        given = dict(attrs)
        name = given.get("itemprop")
        if tag and name:
            self.found.append((name, given.get("content") or given.get("itemtype") or ""))


def test_a_page_of_questions_says_so_to_search_engines(study: Study) -> None:
    """One question with its one accepted answer; what nobody answers is none."""
    page = next(page for page in pages(study, page_size=40) if page.uri.startswith("topics/"))
    html = faq(f"<html lang=en>{page.markdown}</html>")

    assert html.startswith('<html itemscope itemtype="https://schema.org/FAQPage" lang=en>')
    assert Items(html).found == [
        ("mainEntity", "https://schema.org/Question"),
        ("name", "What is x?"),
        ("acceptedAnswer", "https://schema.org/Answer"),
        ("text", ""),
    ]


def test_a_page_without_answers_is_no_page_of_answers() -> None:
    """It stays as it is."""
    assert faq("<html><p>itemscope</p></html>") == "<html><p>itemscope</p></html>"


def test_no_set_can_pass_for_structured_data(
    make_item: MakeItem, make_study: Callable[..., Study]
) -> None:
    """Neither by tags nor by a question that would end the attribute."""
    item = make_item("s", 'Why "<meta itemprop=x>"?', '<p itemscope itemprop="name">a</p>')
    entry = Entry("e", "q", item.question, item.heading, (item.id,), (), "t")
    made = make_study(items=(item,), entries=(entry,), topics=(Topic("t", "T", "", ("e",)),))
    page = next(page for page in pages(made, page_size=40) if page.uri.startswith("topics/"))

    assert Items(faq(page.markdown)).found == [
        ("mainEntity", "https://schema.org/Question"),
        ("name", item.question),
        ("acceptedAnswer", "https://schema.org/Answer"),
        ("text", ""),
    ]


def test_every_page_has_a_description_of_its_own(study: Study) -> None:
    """Where nobody summed a topic up, its first questions do, as far as they are shown."""
    page = next(page for page in pages(study, page_size=40) if page.uri.startswith("topics/"))
    continued = pages(study, page_size=1)[:2]
    long = described("T", [replace(study.entries[0], question="Why? " * 20)] * 9)

    assert page.description == "T [1]: 2 questions with answers. What is x? What is </z>?"
    assert len({one.description for one in continued}) == 2
    assert len(long) <= 155


def test_a_page_names_other_files_in_its_head() -> None:
    """Once, whatever stands in the page."""
    page = linked("<head></head><p>&lt;/head></head>", [("alternate", "a/b", 'x"y')])

    assert page == (
        '<head><link rel="alternate" type="a/b" href="x&quot;y"></head><p>&lt;/head></head>'
    )


def test_a_browser_keeps_what_belongs_to_the_site() -> None:
    """Pages by their folders' addresses; no file for other programs, no script that is not used."""
    site = {
        "index.html": b"a",
        "a b/index.html": b"b",
        "sw.js": b"c",
        "x.js.map": b"d",
        "entries.json": b"e",
        "assets/javascripts/lunr/x.js": b"f",
    }

    assert list(kept(site)) == ["a%20b/", "assets/javascripts/lunr/x.js", "./"]
    assert list(kept({**site, "search/studyfold/meta.js": b"g"})) == [
        "a%20b/",
        "./",
        "search/studyfold/meta.js",
    ]


def test_another_content_is_another_version_and_nothing_else_is() -> None:
    """Its name says what the site holds; the day of the build changes nothing."""
    one, same, other = (worker(kept({"index.html": text})) for text in (b"a", b"a", b"b"))

    assert one == same
    assert one.partition("\n")[2] == other.partition("\n")[2]
    assert re.findall('const VERSION = "[0-9a-f]{16}"', one) != re.findall(
        'const VERSION = "[0-9a-f]{16}"', other
    )


def test_the_app_has_a_short_name() -> None:
    """Twenty-four signs have room below an icon; a word is not cut."""
    told = json.loads(manifest("Questions for interviews on deep learning", ""))

    assert told["short_name"] == "Questions for…"
    assert json.loads(manifest("Short", ""))["short_name"] == "Short"
