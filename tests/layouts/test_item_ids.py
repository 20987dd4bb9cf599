"""Items are known by their set and their question's words, whatever else changes."""

from __future__ import annotations

from pathlib import Path

from studyfold import layouts, sources
from studyfold.model import Document

TWO_SETS = """1. **What is a?**
   - **Answer:** A letter.

Here are more questions:

1. **What is b?**
   - **Answer:** A letter.
"""


def ids(*lines: str, stem: str = "set") -> list[str]:
    """Return the ids of the items of a document."""
    return [item.id for item in layouts.read(Document("set.md", stem, ".md", lines)).items]


def test_an_id_survives_edits_elsewhere_and_changes_of_dress() -> None:
    """Neither its place, number, answer, emphasis nor the case of its letters makes an id."""
    plain = ids("## What is a?", "A letter.")
    dressed = ids("# Letters", "", "## 7. **What is A?**", "", "The first", "one.")

    assert dressed == plain


def test_other_words_and_other_sets_make_other_ids() -> None:
    """The same question of two sets makes two items."""
    found = [
        *ids("## What is a?", "A letter."),
        *ids("## What is b?", "A letter."),
        *ids("## What is a?", "A letter.", stem="other"),
    ]

    assert len(set(found)) == 3


def test_a_question_asked_again_in_its_set_is_counted() -> None:
    """The first keeps the id that it has alone."""
    (alone,) = ids("## What is a?", "A letter.")
    lines = ("## What is a?", "A letter.", "## What is b?", "Another.", "## What is a?", "One.")
    first, other, again, third = ids(*lines, "## What is a?")

    assert (first, again, third, other in (first, again)) == (
        alone,
        f"{alone}-2",
        f"{alone}-3",
        False,
    )


def test_a_set_within_a_file_is_never_called_like_another_file(tmp_path: Path) -> None:
    """So no two items of a build have one id."""
    (tmp_path / "a.md").write_text(TWO_SETS)
    for name in ("a-1.md", "a-2.md", "a.1.md"):
        (tmp_path / name).write_text("## What is a?\n\nA letter.\n")
    documents, _ = sources.collect(["."], tmp_path)
    names = [one.name for document in documents for one in layouts.read(document).sets]

    assert len(names) == len(set(names)) == 5
