"""Answers are read in the shapes that chats return them in; what is unsure is refused."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from studyfold.review import Codes, Doubt, returned, sheet

MakeDoubt = Callable[..., Doubt]
CODES = Codes([f"{name}:{number}" for name in "abc" for number in range(4)])
ONE, TWO = CODES.key("a:1", "b:1"), CODES.key("a:2", "c:2")


def found(text: str) -> tuple[str, int, list[int]]:
    """Return what was read (`s` or `d` for each of the two pairs), what is open, what refused."""
    result = returned(
        text.replace("KEY", ONE.upper()).replace("ONE", ONE).replace("TWO", TWO), CODES
    )
    kinds = {(one.a, one.b): one.kind[0] for one in result.given}
    read = "".join(kinds.pop(pair, "-") for pair in (("a:1", "b:1"), ("a:2", "c:2")))
    assert kinds == {}
    return read, result.open, [one.line for one in result.refused]


@pytest.mark.parametrize(
    "text",
    [
        "## 1 of 2: ONE\n\nAnswer: same\n\n## 2 of 2: TWO\n\nAnswer: different\n",
        "## 9. TWO\nanswer: DIFFERENT\n\n## 4. ONE\nANSWER: Same.\n",
        "Sure!\n```markdown\n## 1 of 2: ONE\n\nAnswer: same\n\n## 2: TWO\n\nAnswer: d\n```\nOK?",
        "**ONE**\n**Answer:** **Same** – because “both” ask why\n\n**TWO**\n**Answer: different**",
        "ONE: same\nTWO: different, B wants the remedy",
        "1. `ONE` → same\n2. `TWO` → different",
        "- ONE - the same (as both differ in words only)\n- TWO - not the same",
        "| Pair | Answer | Why |\n|---|---|---|\n| ONE | Same | so |\n| TWO | **Different** | no |",
        "| # | key | asks | says |\n|--|--|--|--|\n| 1 | ONE | Why? | same |\n| 2 | TWO | – | d |",
        "> ## 1: ONE\n> Answer: same\n>\n> ## 2: TWO\n> Answer: different",
        "ONE\n\nAnswer:\nsame\n\nTWO\n\nAnswer:\n\nDifferent.",
        "Pair ONE\nMy answer is: same\nPair TWO\nFinal answer: they are different",
        "Id: ONE\nAnswer - same\nReason: different words\nId: TWO\nAnswer = different",
        "## ONE (first)\n> A says: Answer: different\nAnswer: same\n## TWO\nAnswer:different",
        "ONE: same\nONE: same\nTWO: different\n\n## Summary\n- Same: 1\n- Different: 1 pair",
        "\ufeffONE: same\u00a0\u200e\r\nTWO\uff1a different\r\n",
        "1) KEY: SAME\nTWO: “different”",
    ],
)
def test_answers_are_read_in_many_shapes(text: str) -> None:
    """Fenced, in bold, re-numbered, as a list or a table, with remarks around them."""
    assert found(text) == ("sd", 0, [])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ONE\nAnswer:\n\nTWO\nAnswer: ?\n", ("--", 2, [])),
        ("ONE: skip\nTWO: not sure, it depends\n", ("--", 1, [2])),
        ("ONE: unsure\nTWO: –\n", ("--", 2, [])),
        ("ONE: maybe\nTWO: d\n", ("-d", 0, [1])),
        ("ONE: yes\n", ("--", 0, [1])),
        ("ONE: same?\n", ("--", 0, [1])),
        ("ONE: same/different\nTWO: same or different\n", ("--", 0, [1, 2])),
        ("ONE: same, different\n", ("--", 0, [1])),
        ("ONE: same, different wording\n", ("s-", 0, [])),
        ("ONE: same-ish\nTWO: differently put\n", ("--", 0, [1, 2])),
        ("ONE: same\nTWO: d\nONE: different\n", ("-d", 0, [3])),
        ("ONE\nAnswer: same\nAnswer: same\n", ("--", 0, [3])),
        ("ONE\nAnswer: same\n## 2 of 2\nAnswer: same\n", ("s-", 0, [4])),
        ("ONE\nAnswer: same\nPair 2\nsame\n", ("s-", 0, [4])),
        ("1. same\n2. different\n", ("--", 0, [1, 2])),
        ("pair-00000-11111: same\n", ("--", 0, [1])),
        ("ONE: same\npair-xyz: same\nAnswer: d\n", ("s-", 0, [2, 3])),
        ("| ONE | same | different |\n| TWO | perhaps |\n", ("--", 0, [1, 2])),
        ("Answer: same\n", ("--", 0, [1])),
        ("The same is true of ONE.\nDifferent people say so.\n", ("--", 0, [])),
        ("", ("--", 0, [])),
    ],
)
def test_what_is_not_beyond_doubt_is_refused_with_its_line(
    text: str, expected: tuple[str, int, list[int]]
) -> None:
    """And written nowhere; what is left empty is open."""
    assert found(text) == expected


def test_the_reason_is_kept() -> None:
    """In the words that it was given in."""
    (one,) = returned(f"{ONE}: Same – because “both” ask why. ", CODES).given

    assert (one.kind, one.why, one.line) == ("same", 'because "both" ask why', 1)


def test_keys_do_not_depend_on_other_pairs() -> None:
    """They are those of their items; where two items' codes begin alike, they are longer."""
    many = Codes([f"s:{number}" for number in range(3000)])
    keys = [many.key("s:1", f"s:{number}") for number in range(2, 3000)]
    codes = [key.split("-")[2] for key in keys]

    assert CODES.key("a:1", "b:1") == Codes(["a:1", "b:1"]).key("a:1", "b:1")
    assert [many.item(code) for code in codes] == [f"s:{number}" for number in range(2, 3000)]
    assert max(map(len, codes)) > 5
    assert many.item("") is None


def answered(document: str, answers: Sequence[str]) -> str:
    """Fill in a document."""
    given = iter(answers)
    return re.sub(r"^Answer:$", lambda _: f"Answer: {next(given)}", document, flags=re.MULTILINE)


TEXT = st.text(
    st.sampled_from("ab :#>|*`-\n1.") | st.characters(codec="utf-8"), max_size=60
) | st.sampled_from(
    ["Answer: same", f"{ONE}: same", "\n\nAnswer: different\n\n", "```\n# x\n", "| a | same |"]
)


@settings(deadline=None, derandomize=True, max_examples=150)
@given(st.lists(TEXT, min_size=6, max_size=6), st.lists(st.booleans(), min_size=2, max_size=2))
def test_what_is_exported_and_answered_comes_back(
    make_doubt: MakeDoubt, texts: list[str], same: list[bool]
) -> None:
    """Whatever the sets say: nothing in them is taken for a key or an answer."""
    pairs = [make_doubt(f"X{n}?", f"Y{n}?", (texts[n], texts[n + 2])) for n in (0, 1)]
    pairs = [replace(pair, a=replace(pair.a, question=texts[4], prompt=texts[5])) for pair in pairs]
    codes = Codes([item.id for pair in pairs for item in (pair.a, pair.b)])
    document = sheet(pairs, codes)
    kinds = ["same" if one else "different" for one in same]
    result = returned(answered(document, kinds), codes)

    assert [(one.a, one.b, one.kind) for one in result.given] == [
        (pair.a.id, pair.b.id, kind) for pair, kind in zip(pairs, kinds, strict=True)
    ]
    assert (result.open, result.refused) == (0, ())
    assert returned(document, codes).open == 2
