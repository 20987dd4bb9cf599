"""The document of `inspect --json` has exactly the shape that scripts rely on."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest

from studyfold import inspection
from studyfold.model import Diagnostic, Entry, Item, Match, QASet, Skipped, Study, Topic

MakeItem = Callable[..., Item]
MakeStudy = Callable[..., Study]


def test_an_empty_study_is_a_document_too(make_study: MakeStudy) -> None:
    """Every part is there, and none holds anything."""
    names = ["sets", "items", "entries", "topics", "review", "skipped", "diagnostics"]
    document = inspection.document(make_study(), 40)

    assert list(document.items()) == [(name, []) for name in names]


def test_every_part_has_its_public_names(make_item: MakeItem, make_study: MakeStudy) -> None:
    """In the order of the contract; what is inside the program only stays there."""
    item = make_item("s", "What is `x`?", "A letter – ein Maß.", prompt="y = 1")
    found = inspection.document(
        make_study(
            sets=(QASet("s", "s.md", "S", "heading", 1),),
            items=(item,),
            entries=(
                Entry("e", "x", "What is x?", "What is `x`?", (item.id,), ("X?",), "t", ("old",)),
            ),
            topics=(Topic("t", "T", "About.", ("e",)),),
            review=(Match("s:1", "s:2", 0.61, False, ("why",)),),
            skipped=(Skipped("s", "s.md", 3, 4, "advert"),),
            diagnostics=(Diagnostic("info", "c", None, None, "m"),),
        ),
        40,
    )

    assert json.dumps(found, ensure_ascii=False) == (
        '{"sets": [{"name": "s", "path": "s.md", "title": "S", "layout": "heading", "items": 1}], '
        '"items": [{"id": "s:what-is-x-y-1", "ref": null, "set": "s", "line": 1, "end_line": 2, '
        '"number": null, "section": null, "question": "What is x?", "prompt": "y = 1", '
        '"answer": "A letter – ein Maß.", "status": "complete"}], '
        '"entries": [{"id": "e", "slug": "x", "url": "topics/t/#x", "question": "What is x?", '
        '"topic": "t", "items": ["s:what-is-x-y-1"], "variants": ["X?"]}], '
        '"topics": [{"slug": "t", "title": "T", "entries": ["e"]}], '
        '"review": [{"a": "s:1", "b": "s:2", "score": 0.61, "merged": false}], '
        '"skipped": [{"set": "s", "path": "s.md", "line": 3, "end_line": 4, "reason": "advert"}], '
        '"diagnostics": [{"level": "info", "code": "c", "path": null, "line": null, '
        '"message": "m"}]}'
    )


def test_addresses_follow_the_size_of_pages(make_item: MakeItem, make_study: MakeStudy) -> None:
    """An entry that stands on a continuation page is addressed there."""
    items = [make_item("s", f"What is {n}?") for n in range(3)]
    entries = tuple(
        Entry(f"e{n}", f"n{n}", item.question, item.heading, (item.id,), (), "t")
        for n, item in enumerate(items)
    )
    topic = Topic("t", "T", "", tuple(entry.id for entry in entries))
    study = make_study(items=tuple(items), entries=entries, topics=(topic,))

    def urls(page_size: int) -> list[Any]:
        return [entry["url"] for entry in inspection.document(study, page_size)["entries"]]

    assert urls(2) == ["topics/t/#n0", "topics/t/#n1", "topics/t/2/#n2"]
    assert urls(3) == ["topics/t/#n0", "topics/t/#n1", "topics/t/#n2"]


@pytest.mark.parametrize("answer", ["Größe – “ok”", "a\u2028b", "tab\tand \\ and \u0000"])
def test_the_text_is_json_in_letters_of_every_script(
    make_item: MakeItem, make_study: MakeStudy, answer: str
) -> None:
    """It reads back as it was, and ends with a line end."""
    text = inspection.dump(make_study(items=(make_item("s", "Q?", answer),)), 40)

    assert json.loads(text)["items"][0]["answer"] == answer
    assert text.endswith("}\n")
