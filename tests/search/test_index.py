"""The files of the index: small pieces, the same bytes for the same records."""

from __future__ import annotations

import json
from typing import Any

from studyfold.search import Record, files
from studyfold.search.acronyms import Acronyms
from studyfold.search.pack import numbers, rising, shards
from studyfold.search.terms import terms


def record(title: str, text: str = "", *wordings: str, **given: Any) -> Record:
    """Make a record of a page `p/`."""
    return Record(title, "p/", "a", "P", wordings, text=text, **given)


def value(content: bytes) -> Any:
    """Return what a file of the index hands over."""
    return json.loads(f"[{content.decode().removeprefix('studyfoldIndex(')[:-2]}]")[2]


def test_numbers_are_written_in_digits_of_five_bits() -> None:
    """31 takes one sign, 32 two."""
    assert numbers([0, 31, 32, 1023, 1024]) == "A" + "f" + "gB" + "_f" + "ggB"


def test_rising_numbers_are_written_as_steps_with_a_flag() -> None:
    """0, 1 with a flag, 5: steps of 0, 0 and 3."""
    assert rising([(0, 0), (1, 1), (5, 0)]) == numbers([0, 1, 6])


def test_pieces_end_between_terms_and_begin_with_what_is_said_of_them() -> None:
    """Sorted as browsers sort, whatever the script."""
    pieces = shards({"b": "2", "a": "1", "\U00020000": "4", "\uff21": "3"}, 5)

    assert pieces == [("a", "a\t1\nb\t2"), ("\U00020000", "\U00020000\t4\n\uff21\t3")]


def test_the_same_records_give_the_same_bytes_and_others_another_name() -> None:
    """The version in each file tells pieces of two builds apart."""
    one = files([record("What is a cup?", "For tea.")], {})
    other = files([record("What is a cup?", "For coffee.")], {})

    assert one == files([record("What is a cup?", "For tea.")], {})
    assert one["search/studyfold/meta.js"] != other["search/studyfold/meta.js"]


def test_every_wording_is_a_row_of_its_own() -> None:
    """A question is found by one wording as a whole."""
    made = files([record("What is a cup?", "", "Define: cup", "What is a cup?")], {})
    (line,) = [
        line
        for line in value(made["search/studyfold/a0.js"]).splitlines()
        if line.startswith("cup\t")
    ]

    assert value(made["search/studyfold/meta.js"])["rows"] == numbers([2])
    assert line == f"cup\t{numbers([1])}\t{rising([(0, 0), (1, 0)])}"
    assert value(made["search/studyfold/d0.js"]) == [
        [["p/", "P"]],
        [["What is a cup?", 0, "a", 0, "Define: cup"]],
    ]


def test_no_piece_is_large_whatever_the_number_of_records() -> None:
    """A word is found without loading what is said of the others."""
    many = [record(f"What is word{n} of thing{n % 50}?", f"It is text{n}.") for n in range(2000)]
    sizes = {
        name: len(content)
        for name, content in files(many, {}).items()
        if name.split("/")[-1][0] in "abd"
    }

    assert len(sizes) > 60
    assert max(sizes.values()) < 14_000


def test_the_index_is_a_script_that_no_text_can_leave() -> None:
    """Whatever a set contains, it stays inside a string."""
    made = files([record("</script>\"\\ \u2028 ${x} `');alert(1)//", "x")], {})

    assert all(
        content.startswith(b"studyfoldIndex(") and content.count(b"\n") == 1
        for content in made.values()
    )
    assert "\u2028".encode() not in b"".join(made.values())
    assert value(made["search/studyfold/d0.js"])[1][0][0].startswith("</script>")


def others(wording: str, **learnt: str) -> set[str]:
    """Return the words that may stand for some of a wording."""
    return Acronyms(learnt).others(wording, terms(wording))


def test_an_acronym_and_its_long_form_stand_for_each_other() -> None:
    """Those that the collection introduces, those that are widely known, and initials."""
    assert others("What is a ZIP code?", zip="zone improvement plan") >= {"zone", "plan"}
    assert "zip" in others("What is a zone improvement plan?", zip="zone improvement plan")
    assert others("What is an LSTM?") >= {"long", "short", "term", "memory"}
    assert "lstm" in others("Why use long short-term memory?")
    assert "srm" in others("Explain structural risk minimisation.")
    assert "network" not in others("Who can see it?")
    assert others("What is a CAN?") >= {"area", "network"}
