"""What stands quietly at an entry: marks, links, the direction it is written in; the booklet."""

from __future__ import annotations

import re
from dataclasses import replace
from html import unescape
from urllib.parse import parse_qs, urlsplit

import pytest

from studyfold.model import Study
from studyfold.render.booklet import booklet_file, site_booklet
from studyfold.render.direction import writing
from studyfold.render.library import Library
from studyfold.render.pages import pages
from studyfold.render.questions import questions_data


def reports(study: Study, repository: str) -> list[str]:
    """Return the addresses behind “Report a mistake” on the first page."""
    page = pages(study, page_size=40, repository=repository)[0].markdown
    return [unescape(a) for a in re.findall(r'href="([^"]*)" rel="noopener">Report', page)]


def test_a_mistake_is_reported_with_the_entry_and_its_sets_filled_in(study: Study) -> None:
    """On the form for a new issue of the project's repository."""
    address = urlsplit(reports(study, "https://github.com/me/mine/")[0])
    fields = parse_qs(address.query)

    assert address.path == "/me/mine/issues/new"
    assert fields["title"] == ["Mistake in: What is a for loop?"]
    assert "Entry: topics/loops/#what-is-a-loop" in fields["body"][0]
    assert "- docs/sets/beta.md:40" in fields["body"][0]


@pytest.mark.parametrize(
    ("repository", "form"),
    [
        ("https://gitlab.com/me/mine", "/-/issues/new?issue%5Btitle%5D="),
        ("https://codeberg.org/me/mine.git", "/me/mine/issues/new?title="),
    ],
)
def test_other_hosts_have_their_own_forms(study: Study, repository: str, form: str) -> None:
    """GitLab's stands elsewhere, and its fields have other names."""
    assert form in reports(study, repository)[0]


@pytest.mark.parametrize("repository", ["", "javascript:alert(1)", "/etc"])
def test_without_a_repository_nothing_is_reported(study: Study, repository: str) -> None:
    """There would be nobody to read it."""
    assert reports(study, repository) == []


def test_the_harder_of_as_many_votes_counts(study: Study) -> None:
    """Most of an entry's sets decide how hard it is."""
    first = study.entries[0]
    levels = dict(zip(first.items, ("easy", "hard"), strict=False))
    items = tuple(replace(i, difficulty=levels.get(i.id)) for i in study.items)  # type: ignore[arg-type]  # levels
    hard = replace(study, items=items)

    assert Library.of(hard, 40).difficulty(first) == "hard"
    assert '<span class="sf-level sf-hard">Hard</span>' in pages(hard, page_size=40)[0].markdown
    assert "sf-level" not in pages(study, page_size=40)[0].markdown


def test_the_data_of_the_filter_can_break_out_of_nothing(study: Study) -> None:
    """It is a script: no line end of JavaScript's own, only ASCII."""
    odd = replace(study.entries[0], question="a</script>\u2028é", heading="a")
    data = questions_data(Library.of(replace(study, entries=(odd, *study.entries[1:])), 40))

    assert data.isascii()
    assert data.count("\n") == 1
    assert data.startswith("window.studyfoldQuestions={")


@pytest.mark.parametrize(
    ("text", "attributes"),
    [
        ("What is SGD?", ""),
        ("ما هو SGD؟", ' dir="rtl"'),
        ("What does שלום mean?", ""),
        ("什么是机器学习？", ' lang="zh"'),
        ("機械学習とは何ですか？", ' lang="ja"'),
        ("머신 러닝이란?", ' lang="ko"'),
        ("Was heißt Überanpassung?", ""),
    ],
)
def test_a_text_says_how_it_is_written(text: str, attributes: str) -> None:
    """By most of its letters, not by the first."""
    assert writing(text) == attributes


def test_the_booklet_as_a_file_needs_no_other(study: Study) -> None:
    """Its fonts are in it, and no link leads out of it into the site."""
    text = booklet_file(Library.of(study, 40), "A site", answers=True, pictures={})

    assert not re.findall(r'(?:src|href)="(?!#|data:|https?:)[^"]*"', text)
    assert "fonts/" not in text
    assert "itemprop" not in text
    assert text.count('class="sf-entry"') == len(study.entries)


def test_a_site_too_large_for_one_page_says_how_to_print_it(
    study: Study, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its topics print one by one, the command makes one file."""
    monkeypatch.setattr("studyfold.render.booklet._LONGEST", 1)
    text = site_booklet(Library.of(study, 40), "A site")

    assert "build_site.py booklet" in text
    assert 'href="../topics/loops/"' in text
    assert "<article" not in text
