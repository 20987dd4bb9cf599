"""Each key does one thing, and what was answered is kept at once."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

import pytest

from studyfold.decisions import Decision, Name, Names, decide, read
from studyfold.review import HELP, Doubt, Session

MakeDoubt = Callable[..., Doubt]


class Kept:
    """Keeps answers in a list."""

    shown = "d.yml"

    def __init__(self) -> None:
        self.kept: list[Decision] = []
        self.gone = False

    def add(self, decisions: Sequence[Decision]) -> None:
        """Keep decisions."""
        self.kept += decisions

    def take_back(self, decision: Decision) -> bool:
        """Drop the last one."""
        if self.gone:
            return False
        assert self.kept.pop() == decision
        return True

    @property
    def said(self) -> str:
        """What is kept, in short: `same a:x b:y`."""
        return ", ".join(" ".join([one.said[0], *one.said[1]]) for one in self.kept)


class Asked:
    """A session with three pairs: x and y, x and z, y and z."""

    def __init__(self, make_doubt: MakeDoubt, before: str = "") -> None:
        pairs = [("X?", "Y?", "ab"), ("X?", "Z?", "ac"), ("Y?", "Z?", "bc")]
        queue = [make_doubt(one, other, sets=sets) for one, other, sets in pairs]
        self.store = Kept()
        self.shown: list[str] = []
        items = {item.id: item for doubt in queue for item in (doubt.a, doubt.b)}
        decided = decide(read(before, "d.yml")[0], "d.yml", Names(items, {}, {}, {}))
        self.session = Session(
            queue, decided, self.store, self.shown.append, lambda: 80, colour=False
        )

    def answer(self, keys: str) -> str:
        """Press keys, then end the input; return the places of the pairs that were asked."""
        pressed: Iterator[str] = iter([*keys, ""])
        self.session.run(lambda: next(pressed))
        cards = [text for text in self.shown if text.startswith("\n──")]
        return " ".join(text.split()[1].split("/")[0] for text in cards)


@pytest.fixture
def asked(make_doubt: MakeDoubt) -> Asked:
    """The session."""
    return Asked(make_doubt)


@pytest.mark.parametrize(
    ("keys", "places", "said"),
    [
        ("", "1", ""),
        ("q", "1", ""),
        ("s", "1 2", "same a:x b:y"),
        ("S", "1 2", "same a:x b:y"),
        ("d", "1 2", "different a:x b:y"),
        ("n", "1 2", ""),
        (" ", "1 2", ""),
        ("nnn", "1 2 3", ""),
        ("ds", "1 2", "different a:x b:y, same a:x c:z"),
        ("ss", "1 2", "same a:x b:y, same a:x c:z"),
        ("dd", "1 2 3", "different a:x b:y, different a:x c:z"),
        ("u", "1 1", ""),
        ("su", "1 2 1", ""),
        ("sud", "1 2 1 2", "different a:x b:y"),
        ("nu", "1 2 1", ""),
        ("snuu", "1 2 3 2 1", ""),
        ("snd", "1 2 3", "same a:x b:y, different b:y c:z"),
        ("dduu", "1 2 3 2 1", ""),
    ],
)
def test_keys_decide_skip_undo_and_quit(asked: Asked, keys: str, places: str, said: str) -> None:
    """The third pair is not asked where the first two settle it, unless they are taken back."""
    assert (asked.answer(keys), asked.store.said) == (places, said)


def test_what_was_decided_before_is_not_asked(make_doubt: MakeDoubt) -> None:
    """By itself, or through others."""
    asked = Asked(make_doubt, "- same: [a:x, b:y]\n- different: [b:y, c:z]\n")

    assert asked.answer("s") == ""
    assert asked.shown == ["That was the last pair.\n"]


@pytest.mark.parametrize("key", ["?", "x", "\x1b", "é", "sd"])
def test_any_other_key_explains_the_keys(asked: Asked, key: str) -> None:
    """And answers nothing."""
    pressed = iter([key, "q"])
    asked.session.run(lambda: next(pressed))

    assert f"\n{HELP}" in asked.shown
    assert asked.store.kept == []


def test_the_summary_says_what_was_kept_and_where(asked: Asked) -> None:
    """Without what was undone."""
    assert asked.session.summary() == "Nothing was answered.\n"
    asked.answer("sud")
    assert asked.session.summary() == (
        "0 the same, 1 different: kept in d.yml. The next build follows it.\n"
    )


def test_an_answer_that_somebody_took_out_is_told(asked: Asked) -> None:
    """The file is a person's to change meanwhile."""
    asked.store.gone = True
    asked.answer("su")

    assert "d.yml was changed meanwhile and the answer is not there any more.\n" in asked.shown


def test_an_answer_is_kept_before_the_next_pair_is_shown(asked: Asked) -> None:
    """So that Ctrl-C loses nothing."""

    def keys() -> Iterator[str]:
        yield "s"
        raise KeyboardInterrupt

    pressed = keys()
    with pytest.raises(KeyboardInterrupt):
        asked.session.run(lambda: next(pressed))

    assert asked.store.kept == [Decision("same", (Name("a:x"), Name("b:y")))]
    assert "1 the same" in asked.session.summary()
