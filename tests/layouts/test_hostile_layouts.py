"""Every layout reads its own form, and forms that only look like it, in any number.

Nothing here is timed. The sizes are such that reading in proportion to them takes a moment, and
that a search which begins anew at every line takes longer than anyone waits.
"""

from __future__ import annotations

from collections.abc import Callable

import pytest

from studyfold import layouts
from studyfold.model import Document, Reading

MakeDocument = Callable[..., Document]
Account = Callable[[Document, Reading], list[tuple[int, int]]]
Work = Callable[[Callable[[], object]], int]

MANY = 3_000
"""Lines, or groups of lines, of a long text."""


def numbered(text: str, count: int = MANY) -> str:
    """Return a text once for each number, with the number for its `@`."""
    return "".join(text.replace("@", str(number)) for number in range(1, count + 1))


ASKED = "## What is it?\n\nA thing.\n\n"
TEXTS = {
    # Each layout in its plain form.
    "question labels": (numbered("Q: What is x@?\nA: A thing.\n\n"), MANY),
    "question labels with numbers": (numbered("Q@. What is x@?\nA@. A thing.\n\n", 999), 999),
    "pairs of labels": (numbered("term: x@\ndef: A thing.\n\n"), MANY),
    "list headings": (numbered("1. ### What is x@?\n   A thing.\n\n"), MANY),
    "bold leads": (numbered("**What is x@?** A thing.\n\n"), MANY),
    "italic lines": (numbered("*What is x@?*\n\nA thing.\n\n"), MANY),
    "numbered lines": (numbered("1. What is x@?\n\nA thing.\n\n"), MANY),
    "lettered lines": (numbered("(a) What is x@?\n\nA thing.\n\n"), MANY),
    "details": (numbered("<details><summary>What is x@?</summary>\nA thing.\n</details>\n"), MANY),
    "callouts": (numbered("> [!question] What is x@?\n> A thing.\n\n"), MANY),
    "quoted questions": (numbered("> What is x@?\n\nA thing.\n\n"), MANY),
    "table rows": (
        "| Question | Answer |\n|---|---|\n" + numbered("| What is x@? | It. |\n"),
        MANY,
    ),
    "definition lists": (numbered("Word x@\n: A thing.\n\n"), MANY),
    "glossaries": (numbered("x@: a thing that is one\n\n"), MANY),
    "bullets": (numbered("- What is x@?\n  - A thing.\n"), MANY),
    "verdicts": (numbered("- It is x@. **True**\n"), MANY),
    "points of which one has no verdict": (
        ASKED + numbered("- It is x@. **True**\n") + "- It is.\n",
        1,
    ),
    "points below a verdict": (ASKED + "- It is. **True**\n" + "  - so\n" * MANY, 1),
    "one-line cards": (numbered("What is x@?::A thing.\n"), MANY),
    "one-line cards of words": (numbered("x@::a thing\n"), MANY),
    "colons": (ASKED + "a:: b:: " * MANY + "\n" + "a ::\n" * MANY, 1),
    "cards parted by a question mark": (numbered("Thing x@\n?\nA thing.\n\n"), MANY),
    "question marks": (ASKED + "\n" + "?\n\n" * MANY, 1),
    "labels in brackets": (numbered("[Q] What is x@?\n[A] A thing.\n\n"), MANY),
    "cards between rules": (numbered("What is x@?\n\nA thing.\n\n---\n\n"), MANY),
    "cards": (numbered("What is x@?\nA thing.\n\n"), MANY),
    "gaps": (numbered("It is {{c1::a thing@}} of mine.\n\n"), MANY),
    "paragraphs": (numbered("What is x@?\n\nA thing.\n\n"), MANY),
    # Keys that answer nothing, and what only looks like one.
    "keys of one number": (ASKED + "1-a\n" * 4 * MANY, 1),
    "keys of two numbers": (ASKED + "1-a 2-b\n\n" * MANY, 1),
    "titles of keys": (ASKED + "Answers\n" * MANY, 1),
    "titles of keys with an entry": (ASKED + "Answers\n1. A thing.\n" * MANY, MANY),
    "a key of one long entry": (ASKED + "Answers\n1. A thing.\n" + "more words\n" * MANY, 1),
    # Folds within each other, and any number of them on one line.
    "folds in folds": (
        "<details><summary>Section</summary>\n" * MANY + "</details>\n" * MANY,
        1,
    ),
    "folded answers in folds": (
        "<details><summary>Section</summary>\n" * MANY
        + "<details><summary>Answer</summary>\nIt.\n</details>\n" * MANY
        + "</details>\n" * MANY,
        1,
    ),
    "folds that never close": ("<details><summary>What is it?</summary>\n" * MANY + ASKED, 1),
    "folds on one line": (ASKED + "<details><summary>a</summary>b</details>" * MANY, 1),
    "open folds on one line": (ASKED + "<details><summary>a</summary>" * MANY, 1),
    "summaries in summaries": (
        ASKED + "<details><summary>" * MANY + "</summary></details>" * MANY,
        1,
    ),
    # Quotations, rules and tags without end.
    "callouts in one quotation": ("> [!question] What is it?\n> A thing.\n" * MANY, MANY),
    "rules in the last answer": (ASKED + "A thing.\n\n---\n\n```\nx\n```\n\n" * MANY, 1),
    "rules as tags": ("<hr>\n" * MANY + ASKED, 1),
    "tags between rules": ("---\n" + "<b>\n" * MANY + "---\n---\n" + ASKED, 1),
    "heads of tables": (ASKED + "| a | b |\n|---|---|\n" * MANY, 1),
    "one wide table": (
        ASKED + "| a " * MANY + "|\n" + "|---" * MANY + "|\n" + "| b " * MANY + "|\n",
        1,
    ),
    # What is said to the reader, far below or far above.
    "remarks far below": ("## What is it?\n" + "\n" * MANY + "Good luck!\n\n" * MANY, 1),
    "remarks far below a label": (
        "## What is it?\n" + "\n" * MANY + "**Answer:**\n\n" + "Good luck!\n\n" * MANY,
        1,
    ),
    "a turn in every line": ("User\nGo on.\nChatGPT said:\n" * MANY + ASKED, 1),
    "another set far below": (
        numbered("## What is x@?\n\nA thing.\n\n")
        + numbered("1. **What is y@?**\n   - **Answer:** It.\n", MANY // 2),
        MANY,
    ),
    # Sections of which each has a form of its own.
    "sections": (
        numbered(
            "# Part @\n\n### What is x@?\n\nA thing.\n\n"
            "# Other @\n\n**What is y@?** A thing.\n\n**What is z@?** A thing.\n\n",
            999,
        ),
        2997,
    ),
    "sections of terms": (numbered("# Part @\n\nx@: a thing\n\ny@: a thing\n\n", 999), 1998),
    "business of the page": (ASKED + "# License\n\n## Contents\n\n" * MANY, 1),
    # Labels without a question.
    "labels alone": ("Q:\n" * MANY + ASKED, 1),
    "labels over words": ("Q:\nWhat is it?\nA:\nA thing.\n\n" * MANY, MANY),
    "answers alone": (ASKED + "A: B: C:\n" * MANY, 1),
}


@pytest.mark.parametrize("name", TEXTS)
def test_any_number_of_one_form_is_read(
    document: MakeDocument, miscounted: Account, name: str
) -> None:
    """However many there are, each line is accounted for."""
    text, items = TEXTS[name]
    written = document(text)
    reading = layouts.read(written)

    assert (len(reading.items), miscounted(written, reading)) == (items, [])


def wide(columns: int, rows: int) -> str:
    """Return a table of which hardly any row fills more than the first column."""
    return "| a " * columns + "|\n" + "|---" * columns + "|\n" + "| What is it? |\n" * rows


def test_a_wide_table_of_many_short_rows_is_read(
    document: MakeDocument, miscounted: Account
) -> None:
    """Each row is a question, however many cells it leaves out."""
    written = document(wide(20_000, 20_000))
    reading = layouts.read(written)

    assert (len(reading.items), miscounted(written, reading)) == (20_000, [])


def test_a_table_twice_as_wide_and_long_takes_twice_the_work(
    document: MakeDocument, work: Work
) -> None:
    """The cells that are there are looked at, not all that could be."""
    small, large = document(wide(300, 300)), document(wide(600, 600))

    assert work(lambda: layouts.read(large)) <= 2.5 * work(lambda: layouts.read(small))


LONG = 1_900
"""Characters of a line that can still be a question."""
PIECES = ("\xa0", "\u2028", "<br>", "⭐ ", "* * *", "__Model Answer:__", "{{c1::", "~~ 7. ", "a? -")
FORMS = {
    "a numbered bold line": "1. **{}?**\n   - **Answer:** {}\n\n",
    "a heading": "## {}?\n\n{}\n\n",
    "a callout": "> [!question] {}\n> {}\n\n",
    "a fold": "<details><summary>{}</summary>{}</details>\n\n",
    "a label": "Q: {}\nA: {}\n\n",
    "a bullet": "- {}\n  - {}\n\n",
    "a term": "x: {} {}\n\n",
    "a row": "| {} | {} |\n|---|---|\n| a | b |\n\n",
    "a card": "{}\n{}\n\n",
}


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("piece", PIECES, ids=ascii)
def test_a_long_line_of_one_piece_is_read_in_every_form(
    document: MakeDocument, miscounted: Account, form: str, piece: str
) -> None:
    """What is stripped, sought or given back at its ends is looked at a bounded number of times."""
    line = piece * (LONG // len(piece))
    written = document(FORMS[form].format(line, line) * 9)

    assert miscounted(written, layouts.read(written)) == []


def test_a_label_without_words_takes_no_line_of_the_next_question(
    document: MakeDocument, miscounted: Account
) -> None:
    """Two labels in a row are common where a question was not written yet."""
    written = document("Q1:\nQ2: What is it?\nA: A thing.\n\nQ3:\nQuestion: Why?\nA: So.\n")
    reading = layouts.read(written)

    assert ([item.question for item in reading.items], miscounted(written, reading)) == (
        ["What is it?", "Why?"],
        [],
    )


def test_a_message_shows_only_the_beginning_of_a_long_layouts_name(document: MakeDocument) -> None:
    """What should be a name may be any text."""
    reading = layouts.read(document(f"---\nstudyfold-layout: {'long ' * 9_999}\n---\n{ASKED}"))
    message = next(n.message for n in reading.diagnostics if n.code == "unknown-layout")

    assert message.startswith(f"there is no layout “{'long ' * 15}long…”; expected one of ")
