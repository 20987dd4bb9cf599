"""Folds that a program wrote on one line are parted; whatever else stands on a line is left."""

from __future__ import annotations

from pathlib import Path

import pytest

from studyfold import layouts
from studyfold.sources import collect
from studyfold.sources.minified import broken

FOLDS = "<details><summary>What is a?</summary>x</details>" * 2


def test_folds_on_one_line_come_from_that_line() -> None:
    """Each tag stands alone, and nothing of the line is lost."""
    lines, origin = broken(["Some words", FOLDS, "more"]) or ([], [])

    assert lines == [
        "Some words",
        *("<details><summary>What is a?</summary>", "x", "</details>") * 2,
        "more",
    ]
    assert origin == [1, *[2] * 6, 3]


@pytest.mark.parametrize(
    "lines",
    [
        ["<details><summary>What is a?</summary>x</details>"],
        [f"How `<details>` works: {FOLDS}"],
        ["```html", FOLDS, "```"],
        ["~~~", "```", FOLDS, "~~~"],
    ],
    ids=["one fold", "prose", "code", "code with a fence in it"],
)
def test_other_lines_stay(lines: list[str]) -> None:
    """One fold on a line needs no help; prose and code say what they say."""
    assert broken(lines) is None


def test_what_follows_a_fence_is_parted(tmp_path: Path) -> None:
    """A fence that is closed ends; each fold is a question."""
    (tmp_path / "a.md").write_text(f"```\ncode\n```\n\n{FOLDS}\n", encoding="utf-8")
    (document,), notes = collect(["a.md"], tmp_path)

    assert notes == ()
    assert [item.answer for item in layouts.read(document).items] == ["x", "x"]
