"""Converted texts: every item and every other line has its place in the file on the disk."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from studyfold import layouts
from studyfold.model import Document, Reading
from studyfold.sources.convert import converted

Account = Callable[[Document, Reading], list[tuple[int, int]]]

usual = settings(deadline=None, derandomize=True, max_examples=60)
PIECES = st.sampled_from(
    (
        *("<h2>What is b?</h2>", "<h2>", "</h2>", "<p>", "</p>", "<ul><li>", "</ul>", "<br>"),
        *("<details><summary>Why?</summary>", "</details>", "<pre>", "</pre>", "<!--", "-->"),
        *("<dl><dt>", "<dd>", "</dl>", "<table><tr><td>", "</table>", "<faq-item question='b?'>"),
        *("* What is b?", "** TODO Why?", "#+BEGIN_SRC py", "#+END_SRC", ":PROPERTIES:", ":END:"),
        *("= Title", "== What is b?", "----", "|===", "b:: c", "[qanda]", "====", "'''", "+"),
        *("import B from 'b'", "<Accordion title='b?'>", "</Accordion>", "{/* b */}", ":::note"),
        *("### Why?", "**Answer:** b", "- b", "1. b", "b.", "", "  b", "```", "> b", "b | c"),
    )
)
TEXTS = st.lists(st.tuples(PIECES, st.sampled_from(["\n", "\n\n", " ", "\r\n"])), max_size=30).map(
    lambda parts: "".join(piece + end for piece, end in parts)
)


def document(suffix: str, text: str) -> Document:
    """Return a text of a format as the document that `sources` makes of it."""
    result = converted(suffix, text)
    source = tuple(text.replace("\r\n", "\n").replace("\r", "\n").split("\n"))
    origin = None if result.origin is None else tuple(result.origin)
    return Document(
        f"set{suffix}", "set", result.suffix, tuple(result.lines), origin=origin, source=source
    )


@pytest.mark.parametrize("suffix", [".html", ".org", ".adoc", ".mdx"])
@usual
@given(text=TEXTS)
def test_every_line_of_a_converted_file_has_one_place(suffix: str, text: str) -> None:
    """Each line of the file that is not blank lies in one item or in one skipped block."""
    one = document(suffix, text)
    reading = layouts.read(one)
    held = [0] * (len(one.source or ()) + 1)
    placed = all(item.line is not None for item in reading.items)
    spans = [(item.line, item.end_line) for item in reading.items]
    spans += [(block.line, block.end_line) for block in reading.skipped]
    for first, last in spans:
        for line in range(first or 0, (last or -1) + 1):
            held[line] += 1

    assert [
        (number, held[number])
        for number, line in enumerate(one.source or (), 1)
        if placed and line.strip() and held[number] != 1
    ] == []


def test_an_item_stands_on_the_lines_that_it_was_made_of() -> None:
    """Lines of which the conversion left nothing belong to the item around them, or to none."""
    text = "#+TITLE: B\n* What is b?\n:PROPERTIES:\n:ID: 1\n:END:\nA letter.\n# a remark\n"
    reading = layouts.read(document(".org", text))

    assert (
        [(item.question, item.line, item.end_line, item.answer) for item in reading.items],
        [(block.line, block.end_line, block.reason) for block in reading.skipped],
    ) == ([("What is b?", 2, 6, "A letter.")], [(1, 1, "heading"), (7, 7, "markup")])


def test_items_that_share_a_line_of_the_file_have_no_places() -> None:
    """A page without line breaks is read all the same."""
    text = "<h2>What is b?</h2><p>A letter.</p><h2>Why is b?</h2><p>For words.</p>"
    reading = layouts.read(document(".html", text))

    assert (
        [(item.question, item.line, item.answer) for item in reading.items],
        reading.skipped,
    ) == ([("What is b?", None, "A letter."), ("Why is b?", None, "For words.")], ())
