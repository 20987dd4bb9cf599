"""What was said about pairs carries over to others, and what contradicts it is refused."""

from __future__ import annotations

from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from studyfold.decisions import Conflict, Ties

FEW = settings(deadline=None, derandomize=True, max_examples=200)
SAID = st.lists(
    st.tuples(
        st.booleans(), st.lists(st.sampled_from("abcdef"), min_size=2, max_size=3, unique=True)
    ),
    max_size=8,
)


def test_what_is_the_same_as_the_same_is_the_same() -> None:
    """With the lines that say so: the fewest."""
    ties = Ties()
    ties.join(["a", "b"], 1)
    ties.join(["b", "c", "d"], 2)
    ties.join(["d", "e"], 3)
    ties.join(["a", "e"], 4)

    assert ties.same("a", "d")
    assert not ties.same("a", "x")
    assert [ties.path("a", "d"), ties.path("a", "c"), ties.path("a", "x")] == [[4, 3], [1, 2], []]
    assert ties.together("c") == set("abcde")


def test_different_after_same_is_refused_with_every_line() -> None:
    """Those that join the two through others."""
    ties = Ties()
    ties.join(["a", "b"], 3)
    ties.join(["b", "c"], 7)

    assert ties.part([("a", "x"), ("c", "a")], 9) == Conflict("c", "a", (3, 7))
    assert ties.apart() == []


def test_same_after_different_is_refused_with_every_line() -> None:
    """The one that keeps the two apart, and those that make it be about these."""
    ties = Ties()
    ties.part([("a", "d")], 2)
    ties.join(["a", "b"], 3)
    ties.join(["c", "d"], 7)

    assert ties.join(["b", "c"], 9) == Conflict("a", "d", (2, 3, 7))
    assert ties.join(["x", "d", "a"], 9) == Conflict("a", "d", (2,))
    assert not ties.same("b", "c")
    assert not ties.same("x", "d")


def test_a_group_is_kept_apart_by_what_belongs_to_it() -> None:
    """The line, and the two that it is about."""
    ties = Ties()
    ties.join(["a", "b"], 1)
    ties.part([("b", "c")], 2)

    assert ties.between(["a"], ["x", "c"]) == (2, "b", "c")
    assert ties.between(["a"], ["x"]) is None


@FEW
@given(SAID)
def test_what_is_kept_never_contradicts_itself(said: list[tuple[bool, list[str]]]) -> None:
    """And every refusal is right: the lines it names say the opposite by themselves."""
    ties = Ties()
    for line, (same, items) in enumerate(said, 1):
        conflict = ties.join(items, line) if same else ties.part(list(combinations(items, 2)), line)
        if conflict is None:
            continue
        alone = Ties()
        for earlier in conflict.lines:
            told, names = said[earlier - 1]
            if told:
                assert alone.join(names, earlier) is None
            else:
                assert alone.part(list(combinations(names, 2)), earlier) is None
        again = alone.join(items, line) if same else alone.part(list(combinations(items, 2)), line)

        assert again is not None

    assert not [pair for pair in ties.apart() if ties.same(*pair)]
    assert all(ties.same(*pair) for pair in ties.joined())
