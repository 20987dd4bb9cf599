"""No set, however it is made, stops a build or keeps it busy for ever.

Nothing here is timed. The sizes are such that reading in proportion to them takes a moment, and
that one search which begins anew at every place of a line takes longer than anyone waits.
"""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest

from studyfold import layouts
from studyfold.model import Document, Reading

MakeDocument = Callable[..., Document]
Account = Callable[[Document, Reading], list[tuple[int, int]]]

LONG = 40_000
"""Characters of a long line."""
MANY = 4_000
"""Lines of a long text."""

PIECES = (
    *("a", "a ", " ", "\t", "\\", "1", "9. ", "# ", " #", "- ", "* ", "> ", "| ", "."),
    *(
        "*",
        "*x ",
        "**x ",
        "**x** ",
        "_x ",
        "__x",
        "`",
        "`x ",
        "~",
        "~~x ",
        "$x ",
        '"',
        '"x" ',
        "“x",
    ),
    *(
        "[",
        "[x",
        "](#",
        "[x](#y)",
        "[]()",
        "[[a](b)]",
        "[a](",
        "https://",
        "<",
        "<b",
        "<p>",
        "<br> ",
    ),
    *(
        "<a id=",
        "⭐",
        "⭐ ",
        "a\u0301\u0323",
        "Q ",
        "No ",
        "Model ",
        "Answer ",
        "**Answer ",
        "Here are ",
    ),
    *("question ", "Shall I add x. ", "of ", "…", "\x00", "\u2028", "\ufdfa", "\U0010ffff"),
)


@pytest.mark.parametrize("piece", PIECES, ids=ascii)
def test_a_long_line_is_read_wherever_it_stands(
    document: MakeDocument, miscounted: Account, piece: str
) -> None:
    """As a heading, a bold line, a label, an answer, in a fence and before the first question."""
    line = piece * (LONG // len(piece))
    written = document(
        f"{line}x\n\n## {line}x?\n\nAn answer.\n\n## What is it?\n\n{line}x\n\n1. **{line}x?**\n"
        f"   - **Answer:** {line}x\n\n   {line}x\n\n```\n{line}x\n```\n\n"
        f"**Answer{line}x:** x\n\n{line}"
    )
    reading = layouts.read(written)

    assert ([item.question for item in reading.items], miscounted(written, reading)) == (
        ["What is it?"],
        [],
    )


@pytest.mark.parametrize("piece", PIECES, ids=ascii)
def test_a_line_that_could_just_be_a_question_is_read(
    document: MakeDocument, miscounted: Account, piece: str
) -> None:
    """So that it goes through everything that is done with questions and with remarks."""
    line = piece * (1_900 // len(piece))
    written = document(
        f"{line}x\n\n## {line}x?\n\n{line}x\n\n## 1. {line}\n\n**Answer:** {line}x\n\n{line}x\n"
    )

    assert miscounted(written, layouts.read(written)) == []


def test_a_line_of_two_megabytes_is_read(document: MakeDocument, miscounted: Account) -> None:
    """It stays whole where it is an answer."""
    line = "word " * 400_000 + "end."
    written = document(f"{line}\n\n## What is it?\n\n{line}\n")
    reading = layouts.read(written)

    assert ([item.answer for item in reading.items], miscounted(written, reading)) == ([line], [])


TEXTS = {
    "headings": ("## What is it?\n" * MANY, MANY),
    "headings with answers": ("## What is it?\n\nA thing.\n\n" * MANY, MANY),
    "sections": ("## Part\n\n" * MANY + "### What is it?\n\nA thing.\n", 1),
    "numbered bold lines": ("1. **What is it?**\n   - **Answer:** A thing.\n" * MANY, MANY),
    "quoted bold lines": ('1. **"What is it?"**\n   - **Answer:** A thing.\n' * MANY, MANY),
    "bold lines": ("**What is it?**\n" * MANY, MANY),
    "points": ("## What is it?\n\n" + "- A thing.\n" * 4 * MANY, 1),
    "points in points": (
        "## What is it?\n\n" + "".join(" " * (i % 99) + "- A thing.\n" for i in range(4 * MANY)),
        1,
    ),
    "points on one line": ("## What is it?\n\n" + "- " * 4 * MANY + "A thing.", 1),
    "quotations": ("## What is it?\n\n" + "> A thing.\n" * 4 * MANY, 1),
    "quotations on one line": ("## What is it?\n\n" + "> " * 4 * MANY + "A thing.", 1),
    "labels": ("## What is it?\n\n" + "**Answer:** A thing.\n" * MANY, 1),
    "blank lines": ("## What is it?\n" + "\n" * MANY + "A thing.", 1),
    "rules": ("---\n" * MANY + "## What is it?\n" + "---\n" * MANY, 1),
    "fences": ("## What is it?\n\n" + "```\n" * (2 * MANY + 1), 1),
    "open fences": (
        "## What is it?\n\n" + "".join("`" * (303 - i % 300) + "x\n" for i in range(MANY)),
        1,
    ),
    "remarks": ("## What is it?\n\nA thing.\n\n" + "Good luck!\n\n" * MANY, 1),
    "introductions": ("## What is it?\n\n" + "Here are some questions:\n" * MANY, 1),
    "sets": ("Here are questions:\n\n## 1. What is it?\n\n**Answer:** A thing.\n\n" * 999, 999),
    "contents": ("- [What is it?](#it)\n" * MANY + "## What is it?\n", 1),
    "front matter": ("---\n" + "a: b\n" * 999 + "---\n## What is it?\n", 1),
    "merged front matter": (
        "---\na0: &a0 {k: v}\n"
        + "".join(f"a{i}: &a{i} {{<<: [*a{i - 1}, *a{i - 1}]}}\n" for i in range(1, 99))
        + "---\n## What is it?\n",
        1,
    ),
    "nested front matter": ("---\na: " + "[" * MANY + "\n---\n## What is it?\n", 1),
}


@pytest.mark.parametrize("name", TEXTS)
def test_a_long_text_is_read(document: MakeDocument, miscounted: Account, name: str) -> None:
    """However many lines of one kind there are, each is accounted for."""
    text, items = TEXTS[name]
    written = document(text)
    reading = layouts.read(written)

    assert (len(reading.items), miscounted(written, reading)) == (items, [])


RECORDS = {
    "deep lists": ("[" * MANY + "]" * MANY, 0, ["json"]),
    "deep objects": ('{"a":' * MANY + "1" + "}" * MANY, 0, ["json"]),
    "a deep answer": ('[{"q":"a?","a":[' + "[" * MANY + "]" * MANY + "]}]", 0, ["json"]),
    "a bracket too few": ("[" * MANY, 0, ["json"]),
    "a number too long": ('[{"q": "a?", "a": ' + "9" * 5_000 + "}]", 0, ["json"]),
    "a long number": ('[{"q": "a?", "a": ' + "9" * 4000 + "}]", 1, []),
    "no numbers": ('[{"q": "a?", "a": NaN}, {"q": "b?", "a": -1e999}]', 2, []),
    "a long question": (json.dumps([{"q": "a " * MANY}, {"q": "b?"}]), 1, ["long-question"]),
    "a long answer": (json.dumps([{"q": "a?", "a": "`" * LONG}]), 1, []),
    "one question in every record": (json.dumps([{"q": "a?"}] * MANY), MANY, []),
    "one name for everything": (
        "{" + '"a": [{"q": "a?"}], ' * MANY + '"a": 0, "a": [\n{"q": "b?"}\n]}',
        1,
        [],
    ),
    "white space": ("[" + " " * LONG + '{"q": "a?"}' + "\n" * LONG + "]", 1, []),
}


@pytest.mark.parametrize("name", RECORDS)
def test_hostile_json_is_read_or_refused(document: MakeDocument, name: str) -> None:
    """What cannot be read is one message, and no exception."""
    text, items, faults = RECORDS[name]
    reading = layouts.read(document(text, ".json"))

    assert (
        len(reading.items),
        [note.code for note in reading.diagnostics if note.level == "error"],
    ) == (items, faults)
