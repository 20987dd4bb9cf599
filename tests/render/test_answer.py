"""Every sentence of every answer can be reached on its entry's page, and says where it is from."""

from __future__ import annotations

import dataclasses
import html
import re
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from studyfold import pipeline
from studyfold.answers import Said, compose
from studyfold.answers.sentences import sentences
from studyfold.model import Addition, Answer, Contradiction, Item, Passage, Study
from studyfold.options import Options
from studyfold.render import pages, to_html

ROOT = Path(__file__).parents[2]
SEED = ROOT.parent / "shared/seed"
Fold = Callable[..., Study]
Ask = Callable[..., Item]


def letters(page: str) -> str:
    """Return the letters and digits that a reader of some HTML sees."""
    text = html.unescape(html.unescape(re.sub(r"<[^>]*>", " ", page)))
    return "".join(c for c in text.casefold() if c.isalnum())


def lost(study: Study) -> list[str]:
    """Return the parts of answers that cannot be found on the pages of their entries."""
    markdown = "\n\n".join(page.markdown for page in pages(study, page_size=40))
    shown = {}
    for part in re.split(r"\n\n## ", markdown):
        slug = re.search(r"\{id=([^ }]+)", part)
        if slug:
            shown[slug[1]] = letters(part)
    items = {item.id: item for item in study.items}
    return [
        part
        for entry in study.entries
        for identity in entry.items
        for part in parts(items[identity].answer)
        if letters(part) not in shown[entry.slug]
    ]


def parts(answer: str) -> Iterable[str]:
    """Yield the HTML of each block of an answer, and its sentences."""
    whole = to_html(answer)
    for block in re.findall(
        r"<(?:p|li|td|th|h\d|code)>(.*?)</(?:p|li|td|th|h\d|code)>", whole, re.S
    ):
        yield block
        yield from sentences(re.sub(r"<[^>]*>", "", block))
    yield whole


def test_no_sentence_of_the_own_sets_is_lost() -> None:
    """Those of the site that this project publishes."""
    assert lost(pipeline.build(Options(root=ROOT, model="tfidf", cache="/dev/null/none"))) == []


@pytest.mark.skipif(not SEED.is_dir(), reason="the seed document is not here")
def test_no_sentence_of_the_seed_document_is_lost(tmp_path: Path) -> None:
    """Six sets in one file, in two layouts."""
    (file,) = SEED.glob("*.txt")
    study = pipeline.build(Options(root=tmp_path, sets=(str(file),), model="tfidf"))

    assert len(study.items) > 60
    assert lost(study) == []


BLOCK = st.one_of(
    st.sampled_from(
        [
            "As mentioned earlier, gradients fade.",
            "It is like a tap. You turn it.",
            "- **Analogy:** like fog.\n- one\n  - two. Three.",
            "“Wrapped.”",
            "Sure! Here is the answer:",
            "1. a\n\n   ```\n   code()\n   ```\n2. b",
            "| a | b |\n|---|---|\n| c | d |",
            "$$x^2$$",
            "## Head",
            "(This question requires a personalized response.)",
            "For example, 2 plus 2 is 4.",
            "The rate is 0.5 here.",
            "The rate is 0.2 here.",
            "> quoted\n\nIt leads to:",
        ]
    ),
    st.text(alphabet="abc XY.!?*`_<>&[]()#-\n123中。é", max_size=40),
)
ANSWERS = st.lists(st.lists(BLOCK, max_size=5).map("\n\n".join), min_size=1, max_size=4)


@settings(deadline=None)
@given(st.lists(ANSWERS, min_size=1, max_size=3))
def test_no_sentence_of_any_collection_is_lost(
    fold: Fold, ask: Ask, collection: list[list[str]]
) -> None:
    """Whatever answers hold, however they repeat and contradict each other."""
    groups = [
        ("t", f"q{n}", [ask(f"s{m}", n, f"What is {n}?", a) for m, a in enumerate(answers)])
        for n, answers in enumerate(collection)
    ]
    study = fold(groups)
    items = {item.id: item for item in study.items}
    made = compose([entry.items for entry in study.entries], items).entries
    entries = tuple(
        dataclasses.replace(entry, items=own.items, answer=own.answer)
        for entry, own in zip(study.entries, made, strict=True)
    )

    assert lost(dataclasses.replace(study, entries=entries)) == []


@pytest.fixture
def shown(fold: Fold, ask: Ask) -> Callable[..., str]:
    """Return what makes the page of an entry of two sets with a given answer."""

    def show(**answer: object) -> str:
        items = [ask("a", 1, "Q?", "Lead. More."), ask("b", 2, "R?", "Other <b>words</b>.")]
        study = fold([("t", "q", items)])
        lead = Passage("a-1", "Lead.")
        given = Answer(**{"lead": lead, "whole": False} | answer)  # type: ignore[arg-type]
        (entry,) = study.entries
        study = dataclasses.replace(study, entries=(dataclasses.replace(entry, answer=given),))
        return pages(study, page_size=40)[0].markdown

    return show


Shown = Callable[..., str]
B = Passage("b-2", "Other *thing*.")


def test_what_others_add_names_its_set(shown: Shown) -> None:
    """Once for what stands together, under what it is about."""
    page = shown(adds=(Addition("About `x`", (B, B)), Addition("", (B,))))

    assert "Another set adds" in page
    assert "<strong>About <code>x</code></strong>" in page
    assert page.count("<p>Other <em>thing</em>.</p>") == 3
    assert page.count('<span class="sf-from" data-search-exclude>Set b</span>') == 2


def test_the_best_comparison_is_open_and_the_rest_folded(shown: Shown) -> None:
    """The same goes for examples; each control is named after its question."""
    page = shown(likenesses=(Passage("a-1", "First."), B, B), examples=(B,))
    like = page[page.index('<section class="sf-like">') : page.index("sf-example")]

    assert like.index("First.") < like.index("2 more comparisons")
    assert "of&#x3a; Q&#x3f;" in like or "of: Q?" in like
    assert "sf-more" not in page[page.index('<section class="sf-example">') :]


def test_a_contradiction_is_seen_only_where_somebody_decided(shown: Shown) -> None:
    """With the reason, as text."""
    a = Passage("a-1", "Lead.")
    seen = shown(contradictions=(Contradiction("numbers", a, B, True, "Why <b>"),))

    assert "The sets disagree" in seen
    assert "Why &lt;b&gt;" in seen
    assert "sf-dispute" not in shown(contradictions=(Contradiction("numbers", a, B),))


def test_a_broken_answer_says_so_and_who_goes_on(shown: Shown) -> None:
    """Right below it."""
    page = shown(broken=True, goes_on=(B,))

    assert page.index("breaks off in its set") < page.index("Set b goes on:")


def test_full_answers_stand_with_set_number_and_line(shown: Shown) -> None:
    """Unchanged; what leads is no second hit of a search."""
    page = shown()
    full = page[page.index('<details class="sf-full">') :]

    assert "Every answer in full (2)" in full
    assert "Set b, question 2 <code>docs/sets/b.md:20</code>" in full
    assert '<article class="sf-original" data-search-exclude><p class="sf-place"' in full
    assert "<p>Lead. More.</p>" in full


def test_a_lead_that_is_whole_is_not_repeated(shown: Shown) -> None:
    """It stands above as it is, and its place is named."""
    page = shown(lead=Passage("a-1", "Lead. More."), whole=True)

    assert page.count("<p>Lead. More.</p>") == 1
    assert "It stands above as it is." in page


def test_decisions_reach_the_page(ask: Ask, fold: Fold) -> None:
    """A contradiction that only a person knows of names both sets."""
    items = [ask("a", 1, "Q?", "One thing."), ask("b", 2, "Q?", "Another matter.")]
    by_id = {item.id: item for item in items}
    said = Said(disagreeing={("a-1", "b-2"): "Old and new."})
    study = fold([("t", "q", items)])
    answer = compose([list(by_id)], by_id, said).entries[0].answer
    (entry,) = study.entries
    study = dataclasses.replace(study, entries=(dataclasses.replace(entry, answer=answer),))
    page = pages(study, page_size=40)[0].markdown
    dispute = page[page.index("sf-dispute") : page.index("sf-adds")]

    assert re.findall(r"Old and new\.|Set [ab]", dispute) == ["Old and new.", "Set a", "Set b"]
