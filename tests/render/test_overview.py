"""The page with the map of the questions and the table of which set asks what; related ones."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from studyfold.model import Spot, Study
from studyfold.render.navigation import whole
from studyfold.render.page import Page
from studyfold.render.pages import pages

HOSTILE = '"><script>alert(1)</script>'


@pytest.fixture
def mapped(fold: Callable[..., Study], ask: Callable[..., Any]) -> Study:
    """Twelve questions in two topics of two sets, with their places on the map."""
    asked = [
        (
            ("loops", "maths")[n % 2],
            f"q-{n}",
            [ask(("alpha", "beta")[n % 3 == 0], n + 1, f"Q{n}?", "A")],
        )
        for n in range(12)
    ]
    study = fold(asked)
    spots = tuple(Spot(entry.id, n / 11, 0.5) for n, entry in enumerate(study.entries))
    return replace(study, spots=spots)


def overview(study: Study) -> str:
    """Return the page's Markdown with the signs that armour hides from Markdown put back."""
    (page,) = (page for page in pages(study, page_size=40) if page.uri == "map.md")
    return re.sub(r"&#x([0-9a-f]+);", lambda match: chr(int(match[1], 16)), page.markdown)


def test_every_dot_is_a_link_with_the_name_of_its_question(mapped: Study) -> None:
    """It leads to the entry, and sits where the map says."""
    found = re.findall(
        r'<a href="([^"]+)" aria-label="([^"]+)"><title>[^<]+</title><circle cx="(\d+)"',
        overview(mapped),
    )

    assert len(found) == 12
    assert ("../topics/loops/#q-0", "Q0?", "30") in found
    assert ("../topics/maths/#q-11", "Q11?", "970") in found


def test_the_map_says_in_words_what_it_shows(mapped: Study) -> None:
    """And needs neither a script nor an inline style."""
    shown = overview(mapped)

    assert "Loops: 6; Maths: 6" in shown
    assert "style=" not in shown
    assert "<script" not in shown


def test_the_table_counts_the_entries_of_each_topic_that_each_set_asks(mapped: Study) -> None:
    """A set that asks none has an empty cell."""
    rows = re.findall(r"<tr><th scope=\"row\">.*?</tr>", overview(mapped))

    numbers = [re.findall(r"<td[^>]*>(\d*)</td>", row) for row in rows]

    assert numbers == [["2", "4", "6"], ["2", "4", "6"]]


def test_a_topic_is_a_bubble_where_the_map_has_no_room_for_dots(mapped: Study) -> None:
    """It leads to the topic's page."""
    spots = (Spot("loops", 0.0, 0.0), Spot("maths", 1.0, 1.0))

    shown = overview(replace(mapped, spots=spots))

    assert shown.count("<circle") == 2
    assert 'href="../topics/maths/" aria-label="Maths: 6 questions"' in shown


def test_what_a_set_asks_cannot_break_the_page(mapped: Study) -> None:
    """Whatever stands in a question, a title or a sentence."""
    hostile = replace(
        mapped,
        entries=tuple(replace(entry, question=HOSTILE) for entry in mapped.entries),
        topics=tuple(replace(topic, title=HOSTILE, summary=HOSTILE) for topic in mapped.topics),
        sets=tuple(replace(one, title=HOSTILE) for one in mapped.sets),
    )

    assert "<script" not in overview(hostile)


def test_few_questions_have_no_map(study: Study) -> None:
    """They are seen at a glance."""
    assert "map.md" not in {page.uri for page in pages(study, page_size=40)}


def test_related_questions_are_linked_below_the_answer(study: Study) -> None:
    """Across topics; an entry without any has no such line."""
    first, second, *rest = study.entries
    near = (rest[0].id, "gone")
    linked = replace(study, entries=(replace(first, related=near), second, *rest))

    page = pages(linked, page_size=40)[0].markdown

    assert page.count("sf-related") == 1
    assert f"../maths/#{rest[0].slug}" in re.sub(r"&#x23;", "#", page)


def test_topics_under_one_title_stand_together_in_the_navigation() -> None:
    """Where the first of them stands."""
    made = [
        Page("topics/a.md", "A", "", parent="Top & all"),
        Page("topics/b.md", "B", ""),
        Page("topics/c.md", "C", "", parent="Top & all"),
    ]

    assert whole(made, [], []) == [
        {
            "Topics": [
                {"Top &amp; all": [{"A": "topics/a.md"}, {"C": "topics/c.md"}]},
                {"B": "topics/b.md"},
            ]
        }
    ]
