"""Pages show every entry once, in a form that search, links and screen readers can use."""

import re
from collections.abc import Callable
from dataclasses import replace
from html import unescape

import pytest
import yaml

from studyfold.model import Entry, Item, Study
from studyfold.render import MARKER, addresses, generated_home, home_fragment, pages, tree
from studyfold.render.address import published, relative


def text(markdown: str) -> str:
    """Return what a reader sees of a page's source."""
    return " ".join(unescape(re.sub("<[^>]+>", " ", markdown)).split())


def test_every_entry_stands_once_at_its_address(study: Study) -> None:
    """The addresses that `inspect` tells are those of the pages."""
    found = {
        f"{page.uri.removesuffix('.md')}/#{slug}"
        for page in pages(study, page_size=1)
        for slug in re.findall(r"^## .*\{id=([a-z-]+)", page.markdown, re.MULTILINE)
        if page.uri.startswith("topics/")
    }

    assert sorted(found) == sorted(addresses(study, 1).values())
    assert addresses(study, 1)["e-why-break"] == "topics/loops/2/#why-break"
    assert addresses(study, 40)["e-why-break"] == "topics/loops/#why-break"


def test_the_same_study_gives_the_same_pages(study: Study) -> None:
    """Nothing but the study decides."""
    assert pages(study, page_size=40) == pages(study, page_size=40)


def test_a_heading_keeps_code_and_formulas_and_has_a_plain_name(study: Study) -> None:
    """The contents beside the page show text only."""
    loops, maths, *_ = pages(study, page_size=40)

    assert "## What is a <code>for</code> loop? {id=what-is-a-loop}" in loops.markdown
    assert re.search(
        r"## What is <math .*</math>&#x3f; \{id=what-is-x data-toc-label", maths.markdown
    )


def test_an_answer_is_closed_and_named_after_its_question(study: Study) -> None:
    """Each control says which answer it opens."""
    markdown = pages(study, page_size=40)[0].markdown

    assert markdown.count('<details class="sf-answer"') == 2
    assert "<details open" not in markdown
    assert "Answer to: What is a for loop?" in text(markdown).replace("Answer  to", "Answer to")


def test_every_answer_stands_below_in_full(study: Study) -> None:
    """The best answer comes first, and nothing is dropped."""
    markdown = pages(study, page_size=40)[0].markdown

    assert markdown.count('<details class="sf-full">') == 1
    assert "Every answer in full (2)" in markdown
    assert markdown.index("Use a loop.") < markdown.index("It repeats.")


def test_an_answer_that_another_set_repeats_is_shown_once(
    fold: Callable[..., Study], ask: Callable[..., Item]
) -> None:
    """Its set is still named as a source."""
    study = fold([("t", "q", [ask("a", 1, "Q?", "Same  words"), ask("b", 1, "R?", "Same words")])])
    markdown = pages(study, page_size=40)[0].markdown

    assert "sf-full" not in markdown
    assert "docs/sets/b.md:10" in markdown


def test_wordings_counts_and_sources_are_told(study: Study) -> None:
    """A reader can tell how often, how else and where a question was asked."""
    shown = text(pages(study, page_size=40)[0].markdown)

    assert "Asked in 2 of 2 sets" in shown
    assert "1 other wording of: What is a for loop? Explain loops, zyzzyva" in shown
    assert "Set beta, question 4 docs/sets/beta.md:40" in shown


def test_other_wordings_are_folded_and_stay_on_the_page(
    fold: Callable[..., Study], ask: Callable[..., Item]
) -> None:
    """They would stand between the question and its answer; the search finds them all the same."""
    study = fold([("t", "q", [ask(name, 1, f"{name}?", "A") for name in "abcdef"])])
    markdown = pages(study, page_size=40)[0].markdown

    assert "5 other wordings" in markdown
    for name in "bcdef":
        assert f"<li>{name}?</li>" in markdown


def test_gaps_are_told(study: Study) -> None:
    """A missing or broken answer says so."""
    loops, maths, *_ = pages(study, page_size=40)

    assert "No set answers this one yet." in loops.markdown
    assert "This answer breaks off in its set." in maths.markdown


def test_a_prompt_stands_outside_the_answer(study: Study) -> None:
    """It belongs to the question."""
    maths = pages(study, page_size=40)[1].markdown

    assert maths.index("Of <code>a</code>:") < maths.index("<table>")
    assert re.search(r'class="sf-prompt">.*<details class="sf-answer"', maths.splitlines()[-1])


def test_old_addresses_stay_as_anchors(study: Study) -> None:
    """A link from before a merge leads to the entry that took the question in."""
    entries = tuple(
        replace(e, aliases=("old-name",)) if e.slug == "why-break" else e for e in study.entries
    )
    markdown = pages(replace(study, entries=entries), page_size=40)[0].markdown

    assert '<a id="old-name"></a>' in markdown
    assert markdown.index("old-name") < markdown.index("{id=why-break}")


def test_no_heading_inside_an_answer_has_an_id(
    fold: Callable[..., Study], ask: Callable[..., Item]
) -> None:
    """The search makes a record of each heading with an id."""
    study = fold([("t", "q", [ask("a", 1, "Q?", "# One\n\n## Two\n\n<h3 id=x>Three</h3>")])])
    markdown = pages(study, page_size=40)[0].markdown

    assert re.findall(r"<h\d[^>]*>", markdown) == ["<h3>", "<h4>", "<h5>"]


def test_long_topics_go_on_and_lead_back(study: Study) -> None:
    """Only the first page is in the navigation."""
    first, second, *_ = pages(study, page_size=1)

    assert (first.uri, first.listed) == ("topics/loops.md", True)
    assert (second.uri, second.listed) == ("topics/loops/2.md", False)
    assert 'href="2/">Next: page 2 of 2' in first.markdown
    assert 'href="../">Previous: page 1 of 2' in second.markdown


def test_links_fit_both_kinds_of_addresses() -> None:
    """Pages are folders or files, as the site's settings say."""
    assert relative("topics/a.md#x", "index.md") == "topics/a/#x"
    assert relative("topics/a.md", "topics/a/2.md") == "../"
    assert relative("topics/a/2.md", "topics/a.md") == "2/"
    assert relative("index.md", "about.md") == "../"
    assert relative("topics/a/2.md", "topics/a.md", directory_urls=False) == "a/2.html"
    assert relative("topics/a.md#x", "about.md", directory_urls=False) == "topics/a.html#x"


def test_the_home_page_tells_topics_figures_and_what_is_asked_most(study: Study) -> None:
    """What a visitor wants to know first."""
    shown = text(home_fragment(study, page_size=40))

    assert "5 questions from 2 sets became 4 entries; 1 was asked before." in shown
    assert "Loops All about loops. 2 questions" in shown
    assert "Asked most often What is a for loop? 2 sets" in shown


def test_a_page_tells_how_the_site_was_made(study: Study) -> None:
    """Sets, skipped lines, messages and gaps, each with its place."""
    about = pages(study, page_size=40)[-1]
    shown = text(about.markdown)

    assert about.uri == "how-this-site-was-made.md"
    assert "Set alpha docs/sets/alpha.md numbered 2" in shown
    assert "all-MiniLM-L6-v2" in shown
    assert "Preamble: 2 blocks docs/sets/alpha.md:1–3 docs/sets/beta.md:1" in shown
    assert "warning docs/sets/beta.md:50 The answer breaks off." in shown
    assert 'href="../topics/loops/#why-break"' in about.markdown


def test_titles_and_sentences_from_sets_are_escaped_everywhere(study: Study) -> None:
    """Names of topics and sets come from files as well."""
    bad = '<b onclick="x">&{{ y }}'
    topics = tuple(replace(t, title=bad, summary=bad) for t in study.topics)
    sets = tuple(replace(s, title=bad, path=bad, layout=bad) for s in study.sets)
    entries: tuple[Entry, ...] = tuple(
        replace(e, question=bad, heading=bad, variants=(bad,)) for e in study.entries
    )
    hurt = replace(study, topics=topics, sets=sets, entries=entries, model=bad)
    sources = [page.source for page in pages(hurt, page_size=1)]
    sources.append(home_fragment(hurt, page_size=1))

    for source in sources:
        assert "<b onclick" not in source
        assert "{{" not in source.partition("\n---\n")[2]


def test_metadata_is_yaml_whatever_a_title_holds(study: Study) -> None:
    """Themes put titles into HTML without escaping them."""
    topics = (replace(study.topics[0], title='a: "b" <c>', summary="d: 'e' #f"), *study.topics[1:])
    source = pages(replace(study, topics=topics), page_size=40)[0].source

    assert yaml.safe_load(source.split("---")[1]) == {
        "title": "a: &quot;b&quot; &lt;c&gt;",
        "description": "d: &#x27;e&#x27; #f",
    }


def test_an_empty_study_has_its_pages_too(fold: Callable[..., Study]) -> None:
    """A site without questions still builds."""
    study = fold([])

    assert [page.uri for page in pages(study, page_size=40)] == ["how-this-site-was-made.md"]
    assert "0 questions from 0 sets became 0 entries." in text(home_fragment(study, page_size=40))


def test_the_tree_is_a_whole_site_without_hooks(study: Study) -> None:
    """Any generator of the family can build it."""
    files = tree(
        study,
        site_name="Loops: <all>",
        page_size=40,
        documents={"index.md": f"# Mine\n\n{MARKER}\n".encode(), "more/notes.md": b"# Notes"},
    )
    settings = yaml.safe_load(files["mkdocs.yml"])

    assert "hooks" not in settings
    assert settings["nav"] == [
        {"Home": "index.md"},
        {"All questions": "questions.md"},
        {"Topics": [{"Loops": "topics/loops.md"}, {"Maths": "topics/maths.md"}]},
        "more/notes.md",
        {"How this site was made": "how-this-site-was-made.md"},
    ]
    assert MARKER not in str(files["docs/index.md"])
    assert {f"docs/{uri}" for uri in settings["extra_css"] + settings["extra_javascript"]} <= set(
        files
    )


def test_a_site_without_a_home_page_gets_one(study: Study) -> None:
    """Its title is the site's name, as text."""
    home = str(tree(study, site_name="My *site*", page_size=40)["docs/index.md"])

    assert home.startswith("# My &#x2a;site&#x2a;\n")
    assert "sf-cards" in home
    assert generated_home("x").count(MARKER) == 1


@pytest.mark.parametrize(
    ("path", "shown"),
    [
        ("docs/sets/a.md", "docs/sets/a.md"),
        ("/home/somebody/notes/a.md", "notes/a.md"),
        ("../shared/sets/a.md", "sets/a.md"),
        ("C:/Users/somebody/a.md", "somebody/a.md"),
    ],
)
def test_pages_do_not_tell_where_sets_lie_on_a_disk(path: str, shown: str) -> None:
    """Of a set outside the project a page shows the end of its path only."""
    assert published(path) == shown
