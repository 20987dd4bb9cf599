"""MDX becomes Markdown: components go, what they ask and answer stays in its place."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from studyfold.sources.formats.mdx import convert

usual = settings(deadline=None, derandomize=True, max_examples=150)


def markdown(text: str) -> str:
    """Return the Markdown of an MDX text."""
    return "\n".join(convert(text).lines)


def placed(text: str) -> list[tuple[int, str]]:
    """Return each line of Markdown that is not blank with its line of the file."""
    result = convert(text)
    return [(n, s) for n, s in zip(result.origin or (), result.lines, strict=True) if s.strip()]


def shown(text: str) -> list[str]:
    """Return the lines of Markdown that are not blank."""
    return [line for _, line in placed(text)]


def test_statements_and_comments_go() -> None:
    """Over several lines too; what only begins like one stays."""
    text = """---
title: T
---
import A from './a'
import {
  B,
} from "b"

export const list = [
  `{`,

  "}",
];

# Heading {#id}

import taxes are paid on entry.
export your data. {/* hidden */}
{/* over
two lines */}
last
"""

    assert placed(text) == [
        (1, "---"),
        (2, "title: T"),
        (3, "---"),
        (15, "# Heading"),
        (17, "import taxes are paid on entry."),
        (18, "export your data. "),
        (21, "last"),
    ]


def test_a_statement_that_is_never_closed_ends_at_a_blank_line() -> None:
    """One forgotten bracket cannot swallow the file."""
    assert shown("export const a = {\nx\n\n# A\n\nexport const b = {\n\ntext") == ["# A", "text"]


def test_a_title_becomes_a_heading_and_its_content_loses_the_indentation() -> None:
    """Lists in it keep theirs; so does code, in which nothing is a component."""
    text = """<AccordionGroup>
  <Accordion
    title="What is X?"
    icon={<Icon name="x" />}
  >
    It is:

    - a
      - b

    ```jsx
    <Tab title="no">
      x
    ```
  </Accordion>
</AccordionGroup>
"""

    assert placed(text) == [
        (2, "### What is X?"),
        (6, "It is:"),
        (8, "- a"),
        (9, "  - b"),
        (11, "```jsx"),
        (12, '<Tab title="no">'),
        (13, "  x"),
        (14, "```"),
    ]


@pytest.mark.parametrize(
    ("mdx", "expected"),
    [
        ('<FAQ q="Why?">So.</FAQ>', ["### Why?", "So."]),
        ("<Faq question={'Why?'}>\n  So.\n</Faq>", ["### Why?", "So."]),
        ('<Faq question={"Say \\"why\\"?"}>So.</Faq>', ['### Say "why"?', "So."]),
        ("<Item title={<b>Why?</b>}>So.</Item>", ["### Why?", "So."]),
        ('<Item title="Why &quot;A&lt;B>&quot;?">So.</Item>', ['### Why "A\\<B>"?', "So."]),
        ("<Question>Why?</Question>\n<Answer>So.</Answer>", ["### Why?", "**Answer:** So."]),
        ("<Question>Why?</Question><Answer>So.</Answer>", ["### Why?", "**Answer:** So."]),
        (
            "<Card>\n  <Front>Why is\n  it?</Front>\n  <Back>\n\n  - So.\n\n  </Back>\n</Card>",
            ["### Why is it?", "**Answer:**", "- So."],
        ),
        (
            "<QuizQuestion>\nWhy?\n\nmore\n<Solution>\nSo.\n</Solution>\n</QuizQuestion>",
            ["### Why?", "more", "**Answer:** So."],
        ),
        ('<Flashcard front="Why?" back="So." />', ["### Why?", "**Answer:** So."]),
        (
            "<AccordionItem value='1'>\n<AccordionTrigger>Why?</AccordionTrigger>\n"
            "<AccordionContent>So.</AccordionContent>\n</AccordionItem>",
            ["### Why?", "So."],
        ),
        ('<Toggle title="Show answer">\nSo.\n</Toggle>', ["**Answer:** So."]),
        (
            '<Details summary="Why?">\nSo.\n</Details>',
            ["<details><summary>Why?</summary>", "So.", "</details>"],
        ),
        (
            "<Details>\n<Summary>Why?</Summary>\nSo.\n</Details>",
            ["<details>", "<summary>Why?</summary>", "So.", "</details>"],
        ),
        ("<Question>\n## Why?\n</Question>", ["## Why?"]),
    ],
)
def test_components_ask_and_answer(mdx: str, expected: list[str]) -> None:
    """By their names, in their attributes, in what they hold."""
    assert shown(mdx) == expected


@pytest.mark.parametrize(
    ("mdx", "expected"),
    [
        ("Use <Badge color={c}>new</Badge> <Kbd>x</Kbd>{' '}now.", ["Use new x now."]),
        ("<Term>API</Term> is a word.", ["API is a word."]),
        ("<Icon /> first, <A href='/x'>then</A>.", [" first, then."]),
        ("<><Terminal>\nls\n</Terminal></>", ["ls"]),
        ("<SEO title='x' />\n<Chart {...props} data={[{a: '}'}]} />\ntext", ["text"]),
        ('<Image src="/a.png" alt="A" />', ["![A](/a.png)"]),
        ("`<Question>` and ``a ` <B>``", ["`<Question>` and ``a ` <B>``"]),
        ("<div className='x'>\n<br/> {expr} <BR>\n</div>", None),
        ("a < B and 1 <2, <Unclosed", ["a < B and 1 <2, <Unclosed"]),
        ("<Steps>\n<Step title='One'>\nx\n</Step>\n</Steps>", ["**One**", "x"]),
        ("<Card title='Docs' href='/d'>\nx\n</Card>", ["**[Docs](/d)**", "x"]),
        ("<BackButton>x</BackButton>\n<ResponseField name='a'>y</ResponseField>", ["x", "y"]),
    ],
)
def test_other_components_leave_their_content(mdx: str, expected: list[str] | None) -> None:
    """HTML, expressions and code stay as they are."""
    assert shown(mdx) == (mdx.split("\n") if expected is None else expected)


def test_headings_stand_below_those_around_them() -> None:
    """An answer's parts never end it."""
    text = """### Section
<Faq title="A?">
<Faq title="B?">
x
</Faq>
</Faq>
<Faq title="C?">
y
</Faq>"""

    assert shown(text) == ["### Section", "#### A?", "##### B?", "x", "#### C?", "y"]


def test_admonitions_become_bold_titles() -> None:
    """Those without a title leave their content; some hide it or answer."""
    text = """:::note Take care
a
:::

:::tip
b
:::

:::warning[Look]
c
:::

::: details Why?
d
:::

:::info{title="So"}
e
:::

:::answer
f
:::"""

    assert shown(text) == [
        "**Take care**",
        "a",
        "b",
        "**Look**",
        "c",
        "<details><summary>Why?</summary>",
        "d",
        "</details>",
        "**So**",
        "e",
        "**Answer:** f",
    ]


def test_code_that_is_never_closed_hides_no_component() -> None:
    """A forgotten fence is a line like any other."""
    assert shown("```\n<Question>Why?</Question>") == ["```", "### Why?"]


PARTS = [
    *"""<A>;</A>;<Question>;</Question>;<Answer>;</Answer>;<Faq title="Q?">;</Faq>;<A b=";{;};{/*;
    */};<Tab label="x">;</Tab>;<Details summary="s">;</Details>;<Summary>;</Summary>;=>;é;:::;?;x;
    import x from "y";export const a = {;export default `;:::note t;::: details x;```;~~~;# h;- ;`;
    ``;<;>;/>;<>;</>;<F q="a" a="b"/>;";';---;(;);/*;{" "};    """.replace("\n    ", "").split(";"),
    "<A\n b={`",
    *"\n\n\n\n\t\0\r ",
]
"""What MDX is made of; blank signs more often than others."""


@usual
@given(st.lists(st.sampled_from(PARTS), max_size=60).map("".join))
def test_any_text_becomes_lines_with_places(text: str) -> None:
    """As many places as lines, in order, all of them in the file; no line holds two."""
    result = convert(text)
    origin = list(result.origin or ())
    last = text.replace("\r\n", "\n").replace("\r", "\n").count("\n") + 1

    assert len(origin) == len(result.lines)
    assert origin == sorted(origin)
    assert {n for n in origin if not 1 <= n <= last} == set()
    assert [line for line in result.lines if set("\n\r\0") & set(line)] == []


@pytest.mark.parametrize(
    "part", ["<A>", "<A b={", "{/*", "import a from\n", "export const a = {\n\n", "<A>x</B>y\n"]
)
def test_hostile_repetition_is_read(part: str) -> None:
    """In a time that grows with the text and not with its square, which would take hours."""
    assert convert(part * 30_000).origin is not None
