"""The search finds what a set asks, as it asks it and as people would, and shows it."""

from __future__ import annotations

import functools
import http.server
import json
import random
import re
import threading
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest

from studyfold.finding import records, search_files
from studyfold.model import Study
from studyfold.options import Options
from studyfold.pipeline import build
from studyfold.search import Record, terms

pytestmark = pytest.mark.browser

ROOT = Path(__file__).parents[2]
ASSETS = ROOT / "hooks/studyfold/assets/search"
Asked = list[tuple[str, int]]
Report = Callable[[str, object, object], None]

FIND = """async (asked) => {
  const engine = window.studyfoldEngine(location.href);
  const ranks = [];
  for (const [query, record] of asked) {
    const { hits } = await engine.find(query);
    ranks.push(hits.findIndex((hit) => hit.record === record));
  }
  return ranks;
}"""

SPELLINGS = """optimise optimize;normalisation normalization;regularisation regularization;behaviour
behavior;colour color;centre center;modelling modeling;labelled labeled;initialise initialize;
initialisation initialization;generalise generalize;analyse analyze;serialise serialize;catalogue
catalog;synchronise synchronize;synchronisation synchronization;organise organize;virtualisation
virtualization;neighbour neighbor;minimise minimize;maximise maximize;parallelise parallelize;
tokenisation tokenization;authorisation authorization;defence defense;fibre fiber;utilise utilize"""
LONG_FORMS = """API application programming interface;CI continuous integration;CNN convolutional
neural network;CPU central processing unit;DNS domain name system;GPU graphics processing unit;HTTP
hypertext transfer protocol;IP internet protocol;JSON javascript object notation;JVM java virtual
machine;KNN k nearest neighbors;LSTM long short term memory;ML machine learning;NLP natural language
processing;PCA principal component analysis;RNN recurrent neural network;SGD stochastic gradient
descent;SQL structured query language;SSH secure shell;SVM support vector machine;TCP transmission
control protocol;VM virtual machine;GAN generative adversarial network;ORM object relational
mapping"""


@pytest.fixture(scope="module")
def written(chromium: str) -> Study:
    """Return what is made of the sets that were written for testing how sets are read."""
    nothing = "tests/there-is-no-such-file"
    return build(
        Options(
            root=ROOT,
            sets=("tests/reading/files",),
            topics=nothing,
            decisions=nothing,
            ledger=nothing,
            model="tfidf",
        )
    )


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:  # noqa: A002  # its name there
        """Say nothing."""


@pytest.fixture
def opened(browser: Any, tmp_path: Path) -> Iterator[Callable[[Sequence[Record], Study], Any]]:
    """Return what opens a page with nothing but the search of some records."""
    handler = functools.partial(_Quiet, directory=str(tmp_path))
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    page = browser.new_page()

    def open_(found: Sequence[Record], study: Study) -> Any:
        for uri, content in search_files(study, found).items():
            (tmp_path / uri).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / uri).write_bytes(content)
        page.goto(f"http://127.0.0.1:{server.server_port}/")
        for name in ("terms.js", "engine.js"):
            page.add_script_tag(path=str(ASSETS / name))
        return page

    yield open_
    page.close()
    server.shutdown()
    server.server_close()


def own_questions(study: Study, found: Sequence[Record]) -> Asked:
    """Return the question of every published item of every set, and its entry's record.

    Where two entries are asked in the same words, the words name neither; those are left out.
    """
    place = {record.anchor: number for number, record in enumerate(found)}
    asked: dict[str, set[int]] = {}
    shown: Asked = []
    items = {item.id: item for item in study.items}
    for entry in study.entries:
        for id_ in entry.items:
            question = items[id_].question
            asked.setdefault(" ".join(sorted(terms(question))), set()).add(place[entry.slug])
            shown.append((question, place[entry.slug]))
    return [
        (question, number)
        for question, number in shown
        if len(asked[" ".join(sorted(terms(question)))]) == 1
    ]


def share(ranks: Sequence[int], most: int) -> float:
    """Return the share of questions that were found among the first few."""
    return sum(0 <= rank < most for rank in ranks) / len(ranks)


def told(ranks: Sequence[int]) -> str:
    """Return the shares that are found first and among the first three, for the report."""
    return f"{share(ranks, 1):.1%} first, {share(ranks, 3):.1%} in three, of {len(ranks):,}"


def pairs(text: str) -> list[tuple[str, str]]:
    """Return both sides of each pair of a list: the first word, and the others."""
    split = (pair.split(maxsplit=1) for pair in " ".join(text.split()).split(";"))
    return [(one.lower(), other.lower()) for one, other in split]


def replaced(asked: Asked, changes: Sequence[tuple[str, str]]) -> Asked:
    """Return the questions that have one side of a pair, with the other in its place."""
    made = []
    for question, number in asked:
        for one, other in changes:
            for old, new in ((one, other), (other, one)):
                changed = re.sub(rf"\b{re.escape(old)}\b", new, question, flags=re.IGNORECASE)
                if changed != question:
                    made.append((changed, number))
    return made


def counted(asked: Asked, seed: random.Random) -> Asked:
    """Return the questions with one noun or name in the other number."""
    made = []
    for question, number in asked:
        longer = [word for word in re.findall(r"\b[a-z]{4,}\b", question) if word[-1] not in "yhxz"]
        if longer:
            word = seed.choice(longer)
            other = (
                word[:-1] if re.search(r"[^s]s$", word) else word if word[-1] == "s" else f"{word}s"
            )
            made.append((re.sub(rf"\b{word}\b", other, question, count=1), number))
    return made


def mistyped(asked: Asked, seed: random.Random) -> Asked:
    """Return the questions with one letter of a long word wrong, missing, doubled or swapped."""
    made = []
    for question, number in asked:
        longer = re.findall(r"\b[a-zA-Z]{5,}\b", question)
        if longer:
            word = seed.choice(longer)
            at = seed.randrange(len(word) - 1)
            letter = seed.choice("abcdefghijklmnopqrstuvwxyz")
            wrong = seed.choice(
                [
                    word[:at] + letter + word[at + 1 :],
                    word[:at] + word[at + 1 :],
                    word[:at] + letter + word[at:],
                    word[:at] + word[at + 1] + word[at] + word[at + 2 :],
                ]
            )
            made.append((question.replace(word, wrong, 1), number))
    return made


@pytest.mark.parametrize("which", ["study", "written"], ids=["own site", "180 test sets"])
def test_a_question_finds_its_entry_also_in_other_words(
    which: str, request: pytest.FixtureRequest, opened: Any, report: Report
) -> None:
    """Every wording of every set, and what people write instead."""
    study = request.getfixturevalue(which)
    found = records(study, page_size=40)
    asked = own_questions(study, found)
    page = opened(found, study)
    name = f"search, {request.node.callspec.id}"
    seed = random.Random(7)  # noqa: S311  # the same every time, and no secret

    own = page.evaluate(FIND, asked)
    report(f"{name}: its own question", told(own), "first 97%, in three 99.5%")
    assert share(own, 1) >= 0.97
    assert share(own, 3) >= 0.995

    few = asked if len(asked) < 600 else seed.sample(asked, 600)
    kinds = {
        "one letter wrong": mistyped(few, seed),
        "singular and plural": counted(few, seed),
        "British and American": replaced(asked, pairs(SPELLINGS)),
        "acronym and long form": replaced(asked, pairs(LONG_FORMS)),
    }
    for kind, changed in kinds.items():
        assert changed, kind
        ranks = page.evaluate(FIND, changed)
        report(f"{name}: {kind}", told(ranks), "in three 90%")
        assert share(ranks, 3) >= 0.9, kind


def test_the_browser_reads_terms_as_the_index_does(browser: Any, written: Study) -> None:
    """To the letter, or nothing of a word is found."""
    page = browser.new_page()
    page.add_script_tag(path=str(ASSETS / "terms.js"))
    texts = [text for item in written.items for text in (item.question, item.answer)]
    texts += [
        "İstanbul ẞ ﬁne ½ x² Ⅷ",
        "한국어 단어",
        "ไทย ລາວ",
        "日本語とEnglish",
        "a_b __c__ .d",
        "’s",
    ]
    texts += [
        "==?",
        "a+b",
        "C++/C#",
        "i++",
        "#",
        "++",
        ".",
        "...",
        "\U00020000\U00020001 x",
        "don’t",
    ]

    mine = [terms(text) for text in texts]
    theirs = page.evaluate("texts => texts.map(window.studyfoldTerms.terms)", texts)
    page.close()

    assert [one for one in zip(texts, mine, theirs, strict=True) if one[1] != one[2]] == []


def test_nothing_of_the_search_is_loaded_before_one_searches(watched: Any, base: str) -> None:
    """Most readers of a page never do."""
    page = watched.page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url.removeprefix(base)))
    page.goto(base)
    page.wait_for_load_state("networkidle")

    assert [url for url in asked if "search" in url] == ["assets/studyfold/search/box.js"]
    page.keyboard.press("/")
    page.keyboard.type("dropout")
    page.wait_for_selector(".md-search-result__link")
    assert "search/studyfold/meta.js" in asked


def test_the_search_is_served_by_keys_alone(watched: Any, base: str, study: Study) -> None:
    """`/` opens it, the arrows choose, Enter goes there, Escape closes it."""
    page = watched.page()
    page.goto(base)
    page.keyboard.press("/")
    page.keyboard.type("learning rate")
    page.wait_for_selector(".md-search-result__link >> nth=1")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    assert page.evaluate("document.activeElement.matches('li:nth-child(2) > a')")
    page.keyboard.press("Escape")
    assert not page.locator(".md-search-result__list").is_visible()

    page.keyboard.press("/")
    page.keyboard.press("Enter")
    page.wait_for_selector(".sf-answer[open]")
    page.wait_for_selector("h2 mark")


def test_a_page_opened_from_a_disk_has_the_same_search(browser: Any, site: Path) -> None:
    """No server, and not one request to any host."""
    page = browser.new_page()
    faults: list[str] = []

    def note(bad: bool, text: str) -> None:
        faults.extend([text] * bad)

    page.on("request", lambda request: note(not request.url.startswith("file://"), request.url))
    page.on("console", lambda one: note(one.type == "error", one.text + one.location["url"]))
    page.on("pageerror", lambda error: note(True, str(error)))
    page.goto(f"file://{site}/topics/{next((site / 'topics').iterdir()).name}/index.html")
    page.locator("input.md-search__input").press_sequentially("what is dropuot")
    page.keyboard.press("Enter")
    page.wait_for_selector(".sf-answer[open]")

    assert "dropout" in page.locator("h2 mark").first.inner_text().lower()
    # The theme looks for the site map, in vain, whatever it is opened from.
    assert [fault for fault in faults if "sitemap.xml" not in fault] == []
    page.close()


def test_marks_stand_also_where_answers_are_folded(watched: Any, base: str, study: Study) -> None:
    """The word stands in the last answer of several only, and that one opens."""
    items = {item.id: item for item in study.items}
    entry, word = next(
        (e, word)
        for e in study.entries
        for word in re.findall(r"\b[a-z]{8,}\b", items[e.items[-1]].answer)
        if len({items[i].answer for i in e.items}) > 2
        and not any(word[:6] in items[i].answer + items[i].question for i in e.items[:-1])
    )
    page = watched.page()
    page.goto(base)
    page.locator("input.md-search__input").press_sequentially(f"{entry.question} {word}")
    page.keyboard.press("Enter")

    page.wait_for_selector(f"#{entry.slug} + .sf-entry .sf-full[open] mark:text-is('{word}')")


def test_the_browsers_own_search_opens_answers(watched: Any, base: str, study: Study) -> None:
    """What is folded is found by it where the browser has `hidden="until-found"`.

    No script can press Ctrl+F; a link to a piece of text takes the same way through the page.
    """
    items = {item.id: item for item in study.items}
    entry, word = next(
        (e, word)
        for e in study.entries
        for word in re.findall(r"\b[a-z]{9,}\b", items[e.items[0]].answer)
        if sum(f" {word} " in item.answer for item in study.items) == 1
        and not any(word in item.question for item in study.items)
    )
    page = watched.page()
    page.goto(f"{base}topics/{entry.topic}/#:~:text={word}")

    page.wait_for_selector(f"#{entry.slug} + .sf-entry > .sf-answer[open]")
    assert page.locator(".sf-answer[open]").count() == 1


def test_an_address_asks_and_the_browser_goes_back(watched: Any, base: str) -> None:
    """`?q=` opens the search with its hits; back leads to the page, forth to the open answer."""
    page = watched.page()
    page.goto(f"{base}?q=vanishing+gradient")
    page.locator(".md-search-result__link").first.click()
    page.wait_for_selector(".sf-answer[open]")
    first = page.url
    page.go_back()
    page.wait_for_url(f"{base}?q=vanishing+gradient")
    page.go_forward()

    page.wait_for_url(first)
    page.wait_for_selector(".sf-answer[open]")
    page.wait_for_selector("h2 mark")


def test_a_site_that_was_built_again_meanwhile_is_searched_anew(
    watched: Any, base: str, site: Path
) -> None:
    """Pieces of two builds never make one result."""
    page = watched.page()
    page.goto(base)
    meta = site / "search/studyfold/meta.js"
    _, old, value = json.loads(f"[{meta.read_text().removeprefix('studyfoldIndex(')[:-2]}]")
    stale = f'studyfoldIndex("meta","{old[::-1]}",{json.dumps(value)})'
    page.route(re.compile(r"meta\.js$"), lambda route: route.fulfill(body=stale))
    page.locator("input.md-search__input").press_sequentially("what is dropout")

    page.keyboard.press("Enter")
    page.wait_for_selector("h2 mark:text-is('dropout')")
