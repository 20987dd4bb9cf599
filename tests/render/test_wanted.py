"""Questions without an answer are listed with the nearest answered ones."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable

import numpy as np

from studyfold.answers import wanted
from studyfold.model import Item, Study, Wanted
from studyfold.render import home_fragment, pages

Fold = Callable[..., Study]
Ask = Callable[..., Item]


def made(fold: Fold, ask: Ask) -> Study:
    """Make a study of a silent, a broken and two answered entries."""
    return fold(
        [
            ("t", "silent", [ask("a", 1, "Silent?", "", "unanswered")]),
            ("t", "half", [ask("a", 2, "Half?", "It beg", "truncated")]),
            ("t", "near", [ask("a", 3, "Near?", "Yes."), ask("b", 1, "Near?", "", "unanswered")]),
            ("t", "far", [ask("a", 4, "Far?", "No.")]),
        ]
    )


def test_what_has_no_answer_is_wanted_with_what_comes_nearest(fold: Fold, ask: Ask) -> None:
    """Silent ones first; nothing far away, and nothing that lacks an answer itself."""
    study = made(fold, ask)
    items = {item.id: item for item in study.items}
    vectors = np.array([[1, 0], [1, 0], [0.8, 0.6], [0, 1]], dtype=np.float32)

    assert wanted(study.entries, items, vectors) == (
        Wanted("e-silent", ("e-near",)),
        Wanted("e-half", ("e-near",)),
    )


def test_they_have_a_page_that_the_home_page_leads_to(fold: Fold, ask: Ask) -> None:
    """With links to each and to its nearest."""
    study = dataclasses.replace(
        made(fold, ask), wanted=(Wanted("e-silent", ("e-near",)), Wanted("e-half", ()))
    )
    (page,) = (page for page in pages(study, page_size=40) if page.uri == "answers-wanted.md")
    home = home_fragment(study, page_size=40)

    assert page.markdown.index("## No set answers these") < page.markdown.index("break off")
    for slug in ("silent", "half", "near"):
        assert f'href="../topics/t/#{slug}"' in page.markdown
    assert "#far" not in page.markdown
    assert 'href="answers-wanted/">2 questions still want an answer</a>' in home


def test_where_nothing_is_wanted_there_is_no_page(fold: Fold, ask: Ask) -> None:
    """Nor a word of it."""
    study = made(fold, ask)

    assert "answers-wanted.md" not in {page.uri for page in pages(study, page_size=40)}
    assert "want an answer" not in home_fragment(study, page_size=40)
