"""What speaks to somebody who is not there goes, and each such change is told."""

from __future__ import annotations

import pytest

from studyfold.answers.cleanup import clean, may_change
from studyfold.answers.writing import write


def cleaned(answer: str) -> tuple[str, tuple[str, ...], tuple[str, ...]]:
    """Return an answer as it is shown, its notes, and the changes."""
    found = clean(answer)
    kept = {piece.number for piece in found.tree.pieces} - found.gone
    return write(found.tree, kept, found.words), found.notes, found.changes


@pytest.mark.parametrize(
    ("answer", "shown", "changes"),
    [
        ("As mentioned earlier, it fades.", "It fades.", ("As mentioned earlier,",)),
        ("As I said earlier, `x` fades.", "`x` fades.", ("As I said earlier,",)),
        ("Like we discussed before, np.array is.", "np.array is.", ("Like we discussed before,",)),
        ("“It fades.”", "It fades.", ("quotation marks around the whole answer",)),
        ("Sure! It fades.", "It fades.", ("Sure!",)),
        ("It fades. I hope this helps!", "It fades.", ("I hope this helps!",)),
        ("It fades. Let me know if you want more.", "It fades.", None),
        ("According to the video, it fades.", "It fades.", ("According to the video,",)),
    ],
)
def test_clauses_to_nobody_go(answer: str, shown: str, changes: tuple[str, ...] | None) -> None:
    """And what is left begins with a capital, unless it is a name."""
    found = cleaned(answer)

    assert found[:2] == (shown, ())
    assert len(found[2]) == 1
    assert changes in (None, found[2])
    assert may_change(answer)


def test_a_remark_about_the_answer_becomes_a_note() -> None:
    """And the quotation marks behind it go, too."""
    assert cleaned('(This question requires a personalized response.) "I built one. It ran."') == (
        "I built one. It ran.",
        ("This question requires a personalized response.",),
        (
            "(This question requires a personalized response.)",
            "quotation marks around the whole answer",
        ),
    )


@pytest.mark.parametrize(
    "answer",
    [
        "It fades, as mentioned in the paper.",
        '"Normal" names a shape and so does "uniform"',
        "(a) One thing. (b) Another.",
        "As described by Kaiming, it fades.",
        "Make sure: it fades.",
        "```\nSure! It fades.\n```",
        "Sure!",
    ],
)
def test_everything_else_stays(answer: str) -> None:
    """Quotations, lists, and an answer that would be empty."""
    assert cleaned(answer)[1:] == ((), ()) or clean(answer).gone == frozenset()
    assert cleaned(answer)[0] == answer


def test_the_answer_itself_is_never_emptied() -> None:
    """An answer that is nothing but a remark is shown as it is."""
    assert cleaned("(This question requires a personalized response.)")[0] != ""
