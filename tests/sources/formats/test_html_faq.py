"""Questions in a page's data are found however they are written there."""

from __future__ import annotations

import json

import pytest

from studyfold.sources.formats.html import convert
from studyfold.sources.formats.html_faq import told_questions

QUESTION = {"@type": "Question", "name": "Was ist é?", "acceptedAnswer": {"text": "Ein Laut."}}


def page(data: str) -> str:
    """Return a page with some data in the third line."""
    return f'<html>\n<head>\n<script id=x type="application/ld+json">{data}</script></head></html>'


@pytest.mark.parametrize(
    "data",
    [
        {"@type": "FAQPage", "mainEntity": [QUESTION]},
        {"@type": "QAPage", "mainEntity": QUESTION},
        {"@graph": [{"@type": "WebPage"}, {"@type": ["FAQPage"], "mainEntity": [QUESTION]}]},
        [QUESTION | {"@type": ["Question"], "acceptedAnswer": ["Ein Laut."]}],
        QUESTION | {"acceptedAnswer": None, "suggestedAnswer": [{"text": "Ein Laut."}]},
    ],
)
@pytest.mark.parametrize("escapes", [True, False])
def test_a_question_is_found_wherever_it_stands(data: object, escapes: bool) -> None:
    """With the line of its words, whether or not JSON escapes them."""
    written = json.dumps(data, indent=0, ensure_ascii=escapes)
    line = 3 + written[: written.index("Was ist")].count("\n")
    found = [(one.question, one.answer, one.line) for one in told_questions(page(written))]

    assert found == [("Was ist é?", "Ein Laut.", line)]


@pytest.mark.parametrize(
    "data",
    [
        "",
        "{",
        "[" * 100_000,
        "1",
        '{"@type": "Question"}',
        '{"@type": "Question", "name": 1, "acceptedAnswer": "x"}',
        '{"@type": "Question", "name": "x?", "acceptedAnswer": {"text": [1]}}',
    ],
)
def test_what_holds_no_question_gives_none(data: str) -> None:
    """Broken data is the business of others."""
    assert told_questions(page(data)) == ()


def test_a_page_that_shows_its_questions_is_read_as_it_shows_them() -> None:
    """Its data says the same again, or less."""
    text = page(json.dumps(QUESTION)) + "<h2>Was ist é</h2><p>Ein Laut, ein Vokal.</p>"

    assert convert(text).lines == ["## Was ist é", "", "Ein Laut, ein Vokal."]
