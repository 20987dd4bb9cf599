"""How a page of questions is read: with buttons, with keys, by other roads, without scripts."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from studyfold.model import Study

pytestmark = pytest.mark.browser

SHOTS = Path(__file__).parents[2] / ".cache/screens"
PHONE = {"viewport": {"width": 390, "height": 800}}
OPEN = "details.sf-answer[open]"
FOCUSED = "document.activeElement.closest('.sf-entry')?.previousElementSibling.id ?? ''"


@pytest.fixture
def topic(study: Study) -> Any:
    """Return the topic with the most questions."""
    return max(study.topics, key=lambda one: (len(one.entries), one.slug))


@pytest.fixture
def slugs(study: Study, topic: Any) -> list[str]:
    """Return the ids of its questions, in their order."""
    entries = {entry.id: entry for entry in study.entries}
    return [entries[id_].slug for id_ in topic.entries]


def test_all_answers_open_and_close(watched: Any, base: str, topic: Any) -> None:
    """One button each; what happened is said to those who do not see it."""
    page = watched.page()
    page.goto(f"{base}topics/{topic.slug}/")
    page.locator("[data-sf='open']").click()
    assert page.locator(OPEN).count() == len(topic.entries)
    page.wait_for_function(
        "() => document.querySelector('[role=status].sf-told').textContent !== ''"
    )
    page.locator("[data-sf='close']").click()

    assert page.locator(OPEN).count() == 0


def test_open_answers_stay_open_over_a_reload_and_on_the_way_back(
    watched: Any, base: str, topic: Any
) -> None:
    """A new visit starts with closed ones."""
    page = watched.page()
    url = f"{base}topics/{topic.slug}/"
    page.goto(url)
    page.locator("details.sf-answer > summary").nth(1).click()
    page.reload()
    page.wait_for_selector(OPEN)
    page.goto(base)
    page.go_back()
    page.wait_for_selector(OPEN)
    page.goto(base)
    page.goto(url)
    page.wait_for_timeout(200)

    assert page.locator(OPEN).count() == 0


def test_keys_lead_through_the_questions(
    watched: Any, base: str, topic: Any, slugs: list[str]
) -> None:
    """The control of the answer has the focus, so space opens it as it always does."""
    page = watched.page()
    page.goto(f"{base}topics/{topic.slug}/")
    page.keyboard.press("j")
    assert page.evaluate(FOCUSED) == slugs[0]
    page.keyboard.press("j")
    page.keyboard.press("j")
    page.keyboard.press("k")
    assert page.evaluate(FOCUSED) == slugs[1]
    page.keyboard.press("Space")
    assert page.locator(f"#{slugs[1]} + .sf-entry {OPEN}").count() == 1
    page.keyboard.press("o")
    assert page.locator(OPEN).count() == len(slugs)
    page.keyboard.press("o")

    assert page.locator(OPEN).count() == 0


def test_no_key_acts_while_one_types_or_when_they_are_off(
    watched: Any, base: str, topic: Any
) -> None:
    """A panel explains them and turns them off; it can be left as it was entered."""
    page = watched.page()
    page.goto(f"{base}topics/{topic.slug}/")
    page.keyboard.press("/")
    page.keyboard.type("jojo")
    assert page.locator("input.md-search__input").input_value() == "jojo"
    assert page.locator(OPEN).count() == 0
    page.keyboard.press("Escape")
    page.keyboard.press("Control+j")
    assert page.evaluate(FOCUSED) == ""
    page.keyboard.press("?")
    assert page.get_by_role("dialog", name="Keys").is_visible()
    page.get_by_label("Use these keys").uncheck()
    page.keyboard.press("Escape")
    page.wait_for_selector("dialog", state="hidden")
    page.keyboard.press("j")

    assert page.evaluate(FOCUSED) == ""


def test_the_panel_of_keys_lets_go_of_the_focus_at_once(
    watched: Any, base: str, topic: Any
) -> None:
    """The very next key is the page's again, not that of a panel which nobody sees."""
    page = watched.page()
    page.goto(f"{base}topics/{topic.slug}/")
    page.keyboard.press("?")
    left = page.evaluate(
        """() => {
          const dialog = document.querySelector("dialog.sf-help");
          const given = { key: "Escape", bubbles: true, cancelable: true };
          document.activeElement.dispatchEvent(new KeyboardEvent("keydown", given));
          return [dialog.open, dialog.contains(document.activeElement)];
        }"""
    )

    assert left == [False, False]


def test_a_link_to_a_question_is_copied(
    browser: Any, base: str, topic: Any, slugs: list[str]
) -> None:
    """Its name says to which; what is copied is its whole address."""
    context = browser.new_context(permissions=["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.goto(f"{base}topics/{topic.slug}/#{slugs[2]}")
    page.wait_for_selector(OPEN)
    link = page.locator(f"#{slugs[2]} + .sf-entry a.sf-copy")
    title = page.locator(f"#{slugs[2]}").evaluate("one => one.firstChild.textContent.trim()")
    assert title in link.inner_text()
    link.click()
    page.wait_for_function(
        "() => document.querySelector('.sf-told')?.textContent === 'Link copied'"
    )

    assert page.evaluate("navigator.clipboard.readText()").endswith(
        f"/topics/{topic.slug}/#{slugs[2]}"
    )
    context.close()


def test_filters_combine_and_stand_in_the_address(watched: Any, base: str, study: Study) -> None:
    """Who is given the address sees the same questions."""
    items = {item.id: item for item in study.items}
    topic = study.topics[0]
    first = next(entry for entry in study.entries if entry.id == topic.entries[0])
    name = items[first.items[0]].set
    wanted = [
        entry
        for entry in study.entries
        if entry.topic == topic.slug and name in {items[id_].set for id_ in entry.items}
    ]
    page = watched.page()
    page.goto(f"{base}questions/")
    everything = page.locator(".sf-rows > li").count()
    page.get_by_label("Topic", exact=True).select_option(topic.slug)
    page.get_by_label("Set", exact=True).select_option(name)
    number = f"{len(wanted)} question{'s' if len(wanted) != 1 else ''}"
    page.wait_for_function("n => document.querySelector('.sf-found').textContent === n", arg=number)
    other = watched.page()
    other.goto(page.url)
    other.wait_for_function("() => document.querySelector('.sf-found').textContent !== ''")
    shown = other.locator(".sf-rows a").evaluate_all("all => all.map(one => one.hash.slice(1))")
    page.get_by_role("button", name="Clear the filter").click()
    page.wait_for_function("n => document.querySelectorAll('.sf-rows > li').length === n",
                           arg=everything)  # fmt: skip

    assert everything == len(study.entries)
    assert sorted(map(decoded, shown)) == sorted(entry.slug for entry in wanted)
    assert "?" not in page.url


def decoded(text: str) -> str:
    """Return what an address's part means."""
    from urllib.parse import unquote

    return unquote(text)


def test_what_is_asked_most_comes_first(watched: Any, base: str, study: Study) -> None:
    """In the list as it is, and in what the filter leaves."""
    page = watched.page()
    for path in ("questions/", "questions/?asked=2"):
        page.goto(base + path)
        if "?" in path:
            page.wait_for_function("() => document.querySelector('.sf-found').textContent !== ''")
        notes = page.locator(".sf-rows .sf-count").all_inner_texts()
        counts = [int(re.findall(r"(\d+) set", note)[-1]) for note in notes]

        assert counts == sorted(counts, reverse=True)


def test_a_random_question_comes_out_of_the_filter(watched: Any, base: str, study: Study) -> None:
    """It opens where it stands, with its answer."""
    topic = study.topics[-1]
    page = watched.page()
    page.goto(f"{base}questions/?topic={topic.slug}")
    page.get_by_role("button", name="A random question").click()
    page.wait_for_url(f"{base}topics/{topic.slug}/#*")
    page.wait_for_selector(OPEN)

    assert page.locator(OPEN).count() == 1


def test_many_questions_are_filtered_at_once(watched: Any, base: str) -> None:
    """Ten thousand rows, of which a page shows a hundred at a time."""
    rows = [[f"../topics/a/#q{n}", f"Question {n}?", n % 3, [n % 2], 1, n % 4, 1]
            for n in range(10_000)]  # fmt: skip
    data = {"topics": ["a", "b", "c"], "titles": ["A", "B", "C"], "sets": ["s", "t"], "rows": rows}
    page = watched.page()
    page.route("**/questions-data.js", lambda route: route.fulfill(
        content_type="text/javascript", body=f"window.studyfoldQuestions={json.dumps(data)}"
    ))  # fmt: skip
    page.goto(f"{base}questions/?order=topic")
    page.wait_for_function(
        "() => document.querySelector('.sf-found').textContent === '10,000 questions'"
    )
    assert page.locator(".sf-rows > li").count() == 100
    page.get_by_role("button", name="Show 100 more").click()

    assert page.locator(".sf-rows > li").count() == 200
    assert page.evaluate("document.activeElement.textContent") == "Question 100?"


def test_without_scripts_everything_can_be_read_and_no_dead_control_shows(
    browser: Any, base: str, topic: Any
) -> None:
    """Answers open, questions are listed, and the booklet has it all."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{base}topics/{topic.slug}/")
    page.locator("details.sf-answer > summary").first.click()
    assert page.locator(".sf-text").first.is_visible()
    assert not page.locator(".sf-bar").is_visible()
    page.goto(f"{base}questions/")
    assert page.locator(".sf-rows a").first.is_visible()
    assert not page.locator(".sf-filter").is_visible()
    page.goto(f"{base}booklet/")

    assert page.locator(".sf-answer .sf-text").first.is_visible()
    context.close()


def test_the_menu_of_a_phone_opens_by_keyboard(watched: Any, base: str) -> None:
    """While it is out of sight nothing in it takes the focus; Escape closes it."""
    page = watched.page(**PHONE)
    page.goto(base)
    inside = "document.activeElement.closest('.md-sidebar--primary') !== null"
    assert page.evaluate("document.querySelector('.md-sidebar--primary').inert")
    page.get_by_role("button", name="Menu").focus()
    page.keyboard.press("Enter")
    page.wait_for_function(f"() => {inside}")
    page.keyboard.press("Escape")

    assert page.evaluate("document.querySelector('.md-sidebar--primary').inert")


def test_printing_leaves_answers_out_if_one_says_so(watched: Any, base: str, topic: Any) -> None:
    """They are printed by default; controls never are."""
    page = watched.page()
    page.goto(f"{base}topics/{topic.slug}/")
    page.emulate_media(media="print")
    assert page.locator(".sf-text").first.is_visible()
    assert not page.locator(".sf-bar").is_visible()
    page.emulate_media(media="screen")
    page.get_by_label("with answers").uncheck()
    page.emulate_media(media="print")

    assert not page.locator(".sf-answer").first.is_visible()
    assert page.locator("h2").first.is_visible()


def test_the_booklet_has_every_question_with_answers_or_without(
    watched: Any, base: str, study: Study
) -> None:
    """Each topic begins on a page of its own."""
    page = watched.page()
    page.goto(f"{base}booklet/")
    page.emulate_media(media="print")
    with_answers = page.pdf().count(b"/Type /Page\n")
    page.emulate_media(media="screen")
    page.get_by_label("questions only").check()
    page.emulate_media(media="print")
    without = page.pdf().count(b"/Type /Page\n")

    assert page.locator("article > h2").count() == len(study.entries)
    assert len(study.topics) < without < with_answers


def test_the_colours_that_are_chosen_are_kept(watched: Any, base: str, topic: Any) -> None:
    """On the next page, too."""
    page = watched.page(color_scheme="light")
    page.goto(base)
    page.locator("label[for='__palette_1']").click()
    page.locator("label[for='__palette_2']").click()
    page.goto(f"{base}topics/{topic.slug}/")

    assert page.evaluate("document.body.dataset.mdColorScheme") == "slate"


def test_pictures_of_the_site_are_taken(watched: Any, base: str, topic: Any) -> None:
    """For people to look at: in .cache/screens, written anew each time."""
    SHOTS.mkdir(parents=True, exist_ok=True)
    url = f"{base}topics/{topic.slug}/"

    def shoot(name: str, address: str, keys: str = "", **settings: Any) -> None:
        page = watched.page(**{"viewport": {"width": 1400, "height": 900}, **settings})
        page.goto(address, wait_until="networkidle")
        if keys == "open":
            page.locator(".sf-answer > summary").first.click()
        elif keys:
            page.keyboard.press("/")
            page.keyboard.type(keys)
            page.locator(".md-search-result__list a").first.wait_for()
        page.wait_for_timeout(300)
        page.screenshot(path=SHOTS / f"{name}.png")

    shoot("home", base)
    shoot("topic", url)
    shoot("open", url, "open")
    shoot("search", url, "gradient")
    shoot("questions", f"{base}questions/?asked=3")
    shoot("dark", url, "open", color_scheme="dark")
    shoot("phone", url, "open", viewport=PHONE["viewport"])
    shoot("phone-home", base, viewport=PHONE["viewport"])
    printed = watched.page()
    printed.goto(url)
    printed.pdf(path=SHOTS / "topic.pdf")

    assert len(list(SHOTS.glob("*.png"))) >= 8
