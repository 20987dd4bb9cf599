"""What a reader does on the published site."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from studyfold.model import Entry, Study
from studyfold.render import addresses

pytestmark = pytest.mark.browser

PHONE = {"viewport": {"width": 360, "height": 740}, "has_touch": True}


@pytest.fixture(scope="session")
def urls(study: Study) -> dict[str, str]:
    """Return the address of every entry."""
    return addresses(study, 40)


def test_the_home_page_leads_to_every_topic(watched: Any, base: str, study: Study) -> None:
    """A card for each topic, in the order in which one would learn."""
    page = watched.page()
    page.goto(base)

    assert page.locator(".sf-cards a").all_inner_texts() == [t.title for t in study.topics]
    page.locator(".sf-cards a").first.click()
    page.wait_for_url(f"{base}topics/{study.topics[0].slug}/")
    assert page.locator("h1").inner_text().startswith(study.topics[0].title)


def test_answers_are_closed_until_they_are_asked_for(watched: Any, base: str, study: Study) -> None:
    """Reading a page never gives an answer away."""
    page = watched.page()
    topic = study.topics[0]
    page.goto(f"{base}topics/{topic.slug}/")
    answers = page.locator("details.sf-answer")

    assert answers.count() == len(topic.entries)
    assert page.locator("details.sf-answer[open]").count() == 0
    page.locator("details.sf-answer > summary").first.click()
    assert page.locator("details.sf-answer[open]").count() == 1


def test_every_answer_has_a_name_of_its_own(watched: Any, base: str, study: Study) -> None:
    """A list of controls that are all called “Answer” helps nobody who only hears it."""
    page = watched.page()
    page.goto(f"{base}topics/{study.topics[0].slug}/")
    names = page.locator("details.sf-answer > summary").evaluate_all(
        "all => all.map(one => one.textContent)"
    )

    assert len(names) == len(set(names))


def open_answers(page: Any) -> list[str]:
    """Return the ids of the entries whose answers are open."""
    ids: list[str] = page.evaluate(
        """() => [...document.querySelectorAll('.sf-answer[open]')]
            .map(one => one.parentElement.previousElementSibling.id)"""
    )
    return ids


def test_a_deep_link_opens_its_answer_and_shows_its_question(
    watched: Any, base: str, study: Study, urls: dict[str, str]
) -> None:
    """The address of an entry leads to its question, with the answer open below it."""
    topic = max(study.topics, key=lambda t: len(t.entries))
    url = urls[topic.entries[-2]]
    slug = url.partition("#")[2]
    page = watched.page()
    page.goto(base + url)
    page.wait_for_selector(".sf-answer[open]")

    assert open_answers(page) == [slug]
    page.wait_for_function(
        """id => { const at = document.getElementById(id).getBoundingClientRect();
                   return at.top >= 0 && at.top < innerHeight }""",
        arg=slug,
    )


def test_a_link_on_the_same_page_opens_its_answer_again_and_again(
    watched: Any, base: str, study: Study, urls: dict[str, str]
) -> None:
    """The second click changes no address, and works all the same."""
    topic = study.topics[0]
    slug = urls[topic.entries[1]].partition("#")[2]
    page = watched.page(viewport={"width": 1400, "height": 900})
    page.goto(f"{base}topics/{topic.slug}/")
    link = page.locator(f".md-sidebar--secondary a[href='#{slug}']")
    for _ in range(2):
        link.click()
        page.wait_for_selector(".sf-answer[open]")
        assert open_answers(page) == [slug]
        page.locator(".sf-answer[open] > summary").click()
        page.wait_for_selector(".sf-answer[open]", state="detached")


def test_without_scripts_the_answer_that_is_linked_shows(
    browser: Any, base: str, study: Study, urls: dict[str, str]
) -> None:
    """The style sheet does what the script would have done."""
    entry = study.topics[0].entries[1]
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(base + urls[entry])
    slug = urls[entry].partition("#")[2]

    assert page.locator(f"#{slug} + .sf-entry .sf-sources").first.is_visible()
    context.close()


def words(text: str) -> list[str]:
    """Return the plain words of a text."""
    return re.findall(r"[a-z]{5,}", text.lower())


def merged_word(study: Study) -> tuple[str, Entry]:
    """Return a word that only the wording of a merged-away question has, and its entry."""
    items = {item.id: item for item in study.items}
    used = Counter(w for i in study.items for w in {*words(i.question), *words(i.answer)})
    titles = {w for e in study.entries for w in words(e.question)}
    for entry in study.entries:
        own = {w for id_ in entry.items for w in words(items[id_].question)}
        for variant in entry.variants:
            for word in words(variant):
                if word in own and used[word] == 1 and word not in titles:
                    return word, entry
    raise AssertionError("no merged question has a word of its own")


@pytest.mark.parametrize("settings", [{}, PHONE], ids=["laptop", "phone"])
def test_the_search_finds_a_wording_that_was_merged_away_and_opens_its_answer(
    watched: Any, base: str, study: Study, urls: dict[str, str], settings: dict[str, Any]
) -> None:
    """The word stands in no title and in no answer, only in a wording that was folded away."""
    word, entry = merged_word(study)
    page = watched.page(**settings)
    page.goto(base)
    if settings:
        page.locator("label[for='__search'].md-header__button").click()
    page.locator("input.md-search__input").press_sequentially(word)
    hit = page.locator(".md-search-result__list a[href*='#']").first
    hit.wait_for()
    assert hit.get_attribute("href").partition("?")[0].endswith(urls[entry.id].partition("#")[0])
    hit.click()
    page.wait_for_selector(".sf-answer[open]")

    assert open_answers(page) == [entry.slug]


def test_a_search_hit_inside_a_folded_answer_is_unfolded(
    watched: Any, base: str, study: Study, urls: dict[str, str]
) -> None:
    """The theme marks what was searched; the other answers are closed inside the answer."""
    items = {item.id: item for item in study.items}
    entry = next(
        e
        for e in study.entries
        if len({items[id_].answer for id_ in e.items if items[id_].answer}) > 1
    )
    word = max(words(items[entry.items[-1]].answer), key=len)
    path, _, slug = urls[entry.id].partition("#")
    page = watched.page()
    page.goto(f"{base}{path}?h={word}#{slug}")

    page.wait_for_selector(f"#{slug} + .sf-entry .sf-full[open] mark")
    assert open_answers(page) == [slug]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_page_follows_the_systems_colours(watched: Any, base: str, scheme: str) -> None:
    """Dark ink on light ground, or the other way about."""
    page = watched.page(color_scheme=scheme)
    page.goto(base)
    colours = page.evaluate(
        "[getComputedStyle(document.body).backgroundColor, "
        "getComputedStyle(document.querySelector('.sf-cards p')).color]"
    )
    ground, ink = (sum(map(int, re.findall(r"\d+", colour)[:3])) for colour in colours)

    assert (ground < ink) == (scheme == "dark")


def test_no_page_is_wider_than_a_phone(watched: Any, base: str, study: Study) -> None:
    """Tables, code and formulas scroll inside themselves, also in open answers."""
    page = watched.page(**PHONE)
    for path in ("", "how-this-site-was-made/", *(f"topics/{t.slug}/" for t in study.topics)):
        page.goto(base + path)
        page.evaluate(
            "document.querySelectorAll('article details').forEach(d => { d.open = true })"
        )

        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), path


def test_formulas_are_shown_in_the_font_that_comes_with_the_site(
    watched: Any, base: str, study: Study
) -> None:
    """No formula waits for a font of the system, and none is fetched from elsewhere."""
    page = watched.page()
    page.goto(f"{base}topics/{study.topics[0].slug}/")
    page.evaluate("document.querySelectorAll('article details').forEach(d => { d.open = true })")
    page.evaluate("document.fonts.ready.then(() => true)")

    assert page.locator("article math").count() > 0
    assert page.evaluate("document.fonts.check('16px \"Studyfold Math\"')")


def test_the_site_can_be_read_from_a_disk(browser: Any, site: Path) -> None:
    """A folder's address shows a list of files there, so links name the page in it."""
    page = browser.new_page()
    page.goto(f"file://{site}/index.html")
    page.locator(".sf-most a").first.click()
    page.wait_for_selector(".sf-answer[open]")

    assert len(open_answers(page)) == 1
    page.close()


def test_everything_is_within_the_page_when_printed(watched: Any, base: str, study: Study) -> None:
    """On paper there is nothing to click, so answers stand open."""
    page = watched.page()
    page.goto(f"{base}topics/{study.topics[0].slug}/")
    page.emulate_media(media="print")

    assert page.locator(".sf-answer .sf-text").first.is_visible()
