"""Whatever a text holds, reading it loses no line; what was written down is read back."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from studyfold import layouts
from studyfold.model import Document, Reading

MakeDocument = Callable[..., Document]
Account = Callable[[Document, Reading], list[tuple[int, int]]]

usual = settings(deadline=None, derandomize=True, max_examples=100)
few = settings(usual, max_examples=50)

FRAGMENTS = st.sampled_from(
    (
        # What lines begin with.
        *("# ", "## ", "### ", "#### ", "####### ", "#", "- ", "* ", "> ", "1. ", "2. ", "3. "),
        *("12) ", "007. ", "1.\t", "Q3: ", "   - ", "     ", "\t", "\t\t- ", "- **Answer:** "),
        # What stands around words.
        *("**", "__", "*", "_", '"', "“", "”", "`", "$$", "|", "(", "\\", ".", ",", "…"),
        # Lines that mean something.
        *("```", "```js", "~~~", "- ```", "````md", "---", "***", "...", "title: x", "<br>"),
        *("**Answer:**", "**Answer**:", "Answer:", "__Model Answer:__", "Ans. ", "Solution - "),
        *("What is it?", "Why", "Explain this", "**What is it?**", '**"What is it?"**', "TODO"),
        *("Here are ten questions and answers:", "Good luck!", "Would you like me to add more?"),
        *("Let me know.", "These questions should help you.", "- [a](#a)", "![](p.png)"),
        *("https://x.example", "[[s](https://x.example)]", '<a name="x"></a>', "| a | b |", "$x$"),
        # Words, and signs that end lines for some programs.
        *("a", "the", "word", "🙂", "\0", "\f", "\ufeff", "\x85", "\u2028", "\xa0", "\r"),
    )
)
ENDS = st.sampled_from(["\n", "\n\n", "\n", "  \n", "\n\n\n", "\n---\n", " ", ""])
TYPICAL = st.lists(st.tuples(FRAGMENTS, ENDS), max_size=40).map(
    lambda parts: "".join(fragment + end for fragment, end in parts)
)


@usual
@given(text=st.text(st.characters(), max_size=300) | TYPICAL)
def test_every_line_that_is_not_blank_lies_in_one_item_or_one_skipped_block(
    document: MakeDocument, miscounted: Account, text: str
) -> None:
    """Whatever a text holds, it is read without an exception and nothing of it is lost."""
    written = document(text)

    assert miscounted(written, layouts.read(written)) == []


@usual
@given(text=TYPICAL)
def test_items_stand_in_the_order_of_their_lines_with_ids_of_their_own(
    document: MakeDocument, text: str
) -> None:
    """Each item has a question, an id like no other's, and a place behind the one before it."""
    items = layouts.read(document(text)).items

    assert (
        [item.question for item in items if not item.question.strip()],
        len({item.id for item in items}),
        [item.line for item in items],
    ) == ([], len(items), sorted({item.line or 0 for item in items}))


# What is written out below must have one meaning only: these letters make no label, no asking
# word, no remark to the reader and no number; marks of Markdown come from the blocks alone.
WORDS = st.text("bdkmozéßλ中", min_size=1, max_size=8)
SENTENCES = st.lists(WORDS, min_size=1, max_size=6).map(lambda words: " ".join(words))
QUESTIONS = SENTENCES.map(lambda words: f"{words}?")
PARAGRAPHS = st.lists(SENTENCES.map(lambda words: f"{words}."), min_size=1, max_size=3).map(
    "\n".join
)
LISTS = st.lists(SENTENCES, min_size=2, max_size=3).map(
    lambda points: "\n".join(f"- {point}\n  - {point}" for point in points)
)
CODE = st.lists(
    st.sampled_from(
        ("# b", "## 1. What is b?", "---", "1. **What is b?**", "- **Answer:** b", "", "\tb", "  b")
    ),
    max_size=4,
).map(lambda lines: "\n".join(("```py", *lines, "```")))
TABLES = WORDS.map(lambda word: f"| {word} | b |\n|---|---|\n| 1 | {word} |")
QUESTIONING = WORDS.map(lambda word: f"- **What is {word}?** {word}.\n- **Why {word}?**\n  {word}.")
ASIDES = WORDS.map(lambda word: f"> {word}.\n>\n> - {word}\n\n#### {word}\n\n    {word}")
BLOCKS = PARAGRAPHS | LISTS | CODE | TABLES | QUESTIONING | ASIDES
ANSWERS = st.tuples(PARAGRAPHS, st.lists(BLOCKS, max_size=3)).map(
    lambda parts: "\n\n".join((parts[0], *parts[1]))
)
PROSE = st.lists(PARAGRAPHS, min_size=1, max_size=2).map("\n\n".join)

Pair = tuple[str, str]
"""A question and its answer."""


def below(text: str, columns: int) -> str:
    """Return a text with all but its first line indented."""
    first, *more = text.split("\n")
    return "\n".join([first, *(" " * columns + line if line else "" for line in more)])


def numbered_bold(number: int, pair: Pair) -> str:
    """Write `1. **Question?**` with a nested bullet."""
    question, answer = pair
    return f"{number}. **{question}**\n   - **Answer:** {below(answer, 5)}"


def quoted_bold(number: int, pair: Pair) -> str:
    """Write `1. **"Question?"**` with a nested bullet that quotes the answer."""
    question, answer = pair
    return f'{number}. **"{question}"**\n   - **Model Answer:** "{below(answer, 5)}"'


def heading_line(number: int, pair: Pair) -> str:
    """Write `### 1. Question?` with a labelled paragraph."""
    question, answer = pair
    return f"### {number}. {question}\n\n**Answer:** {answer}"


def heading_bullet(number: int, pair: Pair) -> str:
    """Write `### 1. Question?` with a labelled bullet, and a rule below it."""
    question, answer = pair
    return f"### {number}. {question}\n\n- **Answer:**\n  {below(answer, 2)}\n\n---"


@dataclass(frozen=True)
class Written:
    """One set as its author had it in mind."""

    layout: str
    write: Callable[[int, Pair], str]
    pairs: Sequence[Pair]

    def text(self, numbers: Sequence[int] = range(1, 9)) -> str:
        """Write the set out, with the words that announce it."""
        items = map(self.write, numbers, self.pairs)
        return "\n\n".join(("Here are some questions and answers:", *items))


def sets_of(
    layout: str, write: Callable[[int, Pair], str], answers: st.SearchStrategy[str]
) -> st.SearchStrategy[Written]:
    """Return a strategy for sets of one layout."""
    pairs = st.lists(st.tuples(QUESTIONS, answers), min_size=1, max_size=4)
    return st.builds(Written, st.just(layout), st.just(write), pairs)


WRITTEN = (
    sets_of("numbered bold", numbered_bold, ANSWERS)
    | sets_of("quoted bold", quoted_bold, PROSE)
    | sets_of("heading, answer line", heading_line, ANSWERS)
    | sets_of("heading, answer bullets", heading_bullet, ANSWERS)
)


@few
@given(sets=st.lists(WRITTEN, min_size=1, max_size=3))
def test_sets_written_out_in_labelled_layouts_are_read_back(
    document: MakeDocument, sets: list[Written]
) -> None:
    """Sets in one file are told apart, and each question and answer comes back as it was."""
    reading = layouts.read(document("\n\n".join(one.text() for one in sets)))

    assert [
        (one.layout, [(i.question, i.answer) for i in reading.items if i.set == one.name])
        for one in reading.sets
    ] == [(one.layout, list(one.pairs)) for one in sets]


@few
@given(written=WRITTEN, numbers=st.lists(st.integers(0, 9999), min_size=4, max_size=4))
def test_numbers_that_restart_collide_or_skip_change_nothing(
    document: MakeDocument, written: Written, numbers: list[int]
) -> None:
    """The items of one set stay together, and each has the number that it was given."""
    reading = layouts.read(document(written.text(numbers)))

    assert ([(i.number, i.question, i.answer) for i in reading.items], len(reading.sets)) == (
        [(str(n), *pair) for n, pair in zip(numbers, written.pairs, strict=False)],
        1,
    )


@pytest.mark.parametrize("indent", [None, 0, 2])
@few
@given(pairs=st.lists(st.tuples(QUESTIONS, ANSWERS), min_size=1, max_size=4))
def test_records_written_out_as_json_are_read_back(
    document: MakeDocument, indent: int | None, pairs: list[Pair]
) -> None:
    """However the JSON is laid out, each question and answer comes back as it was."""
    records = [{"question": question, "answer": answer} for question, answer in pairs]
    reading = layouts.read(document(json.dumps(records, indent=indent), ".json"))

    assert [(item.question, item.answer) for item in reading.items] == pairs
