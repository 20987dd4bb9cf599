"""An answer in pieces is the same answer, and any choice of them is Markdown again."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from studyfold.answers.pieces import read
from studyfold.answers.writing import write
from studyfold.render.markdown import to_html

ANSWER = """\
It has two parts. Both matter:

1. **First:** a thing. And another.
   - nested one
   - nested two

     ```python
     x = 1

     y = 2
     ```
2. Second

## Why it works

> Quoted *words*. More of them.

| a | b |
|---|--:|
| 1 | `x\\|y` |

A unit has

$$
z = w x
$$

and that is all. See [this][ref].

[ref]: https://example.org/a "T"
"""


def texts(markdown: str) -> list[str]:
    """Return the texts of an answer's pieces."""
    return [piece.text for piece in read(markdown).pieces]


def test_an_answer_falls_into_pieces_with_their_kinds() -> None:
    """Sentences, and blocks that only make sense whole; what leads in is marked."""
    found = [(piece.kind, piece.text, piece.leads_in) for piece in read(ANSWER).pieces]

    assert found == [
        ("sentence", "It has two parts.", False),
        ("sentence", "Both matter:", True),
        ("sentence", "First: a thing.", False),
        ("sentence", "And another.", False),
        ("sentence", "nested one", False),
        ("sentence", "nested two", True),
        ("code", "x = 1 y = 2", False),
        ("sentence", "Second", False),
        ("heading", "Why it works", True),
        ("sentence", "Quoted words.", False),
        ("sentence", "More of them.", False),
        ("table", "a b 1 x|y", False),
        ("sentence", "A unit has", True),
        ("formula", "z = w x", False),
        ("sentence", "and that is all.", False),
        ("sentence", "See [this][ref].", False),
    ]


def test_all_pieces_together_are_the_answer() -> None:
    """As a reader sees it."""
    tree = read(ANSWER)

    assert to_html(write(tree, range(len(tree.pieces)))).split() == to_html(ANSWER).split()


@pytest.mark.parametrize(
    ("kept", "expected"),
    [
        ({4}, "Both matter:\n\n1.  **First:** a thing.\n    -   nested one"),
        ({6}, "nested two\n\n        ```python\n        x = 1\n\n        y = 2\n        ```"),
        ({9}, "## Why it works\n\n> Quoted *words*."),
        ({13}, "A unit has\n\n$$\nz = w x\n$$"),
        ({15}, 'See [this][ref].\n\n[REF]: <https://example.org/a> "T"'),
        (set(), ""),
    ],
)
def test_a_choice_of_pieces_brings_what_it_needs(kept: set[int], expected: str) -> None:
    """What leads in to it, the heading above it, and where its links lead."""
    assert write(read(ANSWER), kept).endswith(expected)


@pytest.mark.parametrize("start", ["1. x", "- x", "# x", "> x", "+ x", "--- x", "12) x", "| x"])
def test_a_sentence_stays_one_wherever_it_stands(start: str) -> None:
    """Nothing at its start makes it a list or a heading."""
    tree = read(f"Before. {start} after")
    last = tree.pieces[-1].number

    assert "<p>" in to_html(write(tree, {last}))


def test_a_label_is_of_its_whole_paragraph() -> None:
    """A later sentence alone would not tell what it is about."""
    tree = read("- **Ridge:** It shrinks. It keeps all.\n- **Lasso**: It drops some.")

    assert write(tree, {1}) == "-   **Ridge:** It keeps all."


def test_a_list_takes_in_what_its_last_item_leads_in_to() -> None:
    """Where the block below is not indented."""
    tree = read("- **Why**: It helps.\n- **How**:\n\n```\ncode\n```")

    assert write(tree, {2}) == "-   **How**:\n\n    ```\n    code\n    ```"


BLOCKS = st.sampled_from(
    [
        "Plain words. And *more* of them!",
        "- one\n- two. Three.\n\n  four",
        "1) a\n2) b",
        "# Head",
        "```\ncode\n\n```",
        "    indented",
        "> quote\n> - item",
        "| a |\n|---|\n| b |",
        "$$\nx\n$$",
        "Euler has $e^{i\\pi}$ and\n\n$$x$$\n\nhere.",
        "![p](x.png)",
        "<div>raw</div>",
        "Line  \nbreak",
        "Leads in:",
        "***",
        "[l](https://example.org)",
        "中文。句子。",
    ]
)


@settings(deadline=None)
@given(st.lists(BLOCKS, max_size=7))
def test_reading_what_was_written_gives_the_same_pieces(blocks: list[str]) -> None:
    """Of any answer; but for headings with nothing below them."""
    tree = read("\n\n".join(blocks))
    again = read(write(tree, range(len(tree.pieces))))

    told = [piece.text for piece in tree.pieces if piece.kind != "heading"]
    assert [piece.text for piece in again.pieces if piece.kind != "heading"] == told
