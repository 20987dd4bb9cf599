"""Addresses are found where they stand for themselves, all of them in one look."""

from __future__ import annotations

import re
from collections.abc import Callable

from hypothesis import given, settings
from hypothesis import strategies as st

from studyfold.sources.mentions import first_mentions

Work = Callable[[Callable[[], object]], int]

PIECES = st.sampled_from(
    ["a", "a/b", ".png", " ", "\u00a0", "(", ")", "<", ">", '"', "'", "=", "é"]
)
TEXTS = st.lists(PIECES, max_size=12).map("".join)
ADDRESSES = st.lists(PIECES, min_size=1, max_size=4).map("".join)


def one_by_one(lines: list[str], addresses: list[str]) -> dict[str, int]:
    """Look for each address on its own: the plain meaning of what is tested."""
    found = {}
    for address in addresses:
        form = re.escape(address)
        written = re.compile(rf"""<{form}>|(?<![^\s("'=]){form}(?![^\s)>"'])""")
        places = [index for index, line in enumerate(lines) if written.search(line)]
        if places:
            found[address] = places[0]
    return found


@settings(deadline=None, derandomize=True, max_examples=500)
@given(lines=st.lists(TEXTS, max_size=4), addresses=st.lists(ADDRESSES, max_size=5))
def test_all_are_found_where_each_is_found_alone(lines: list[str], addresses: list[str]) -> None:
    """Whatever signs they are made of, and those that end one."""
    assert first_mentions(lines, addresses) == one_by_one(lines, addresses)


def test_twice_as_many_addresses_take_twice_the_work(work: Work) -> None:
    """Each line is looked at once, not once for each address."""

    def look(count: int) -> int:
        addresses = [f"img/{number}.png" for number in range(count)]
        lines = [f"![a plot]({address})" for address in addresses]
        return work(lambda: first_mentions(lines, addresses))

    assert look(600) <= 2.1 * look(300)
