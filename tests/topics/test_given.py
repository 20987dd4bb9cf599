"""What topics.yml says is understood, or the message says why not and where."""

from __future__ import annotations

import pytest
from hypothesis import given as drawn
from hypothesis import settings
from hypothesis import strategies as st

from studyfold.topics import Given, Listed, read

GOOD = """\
topics:
  - title: Loss functions
    summary: What training makes small.
    slug: losses
    keywords: [cross-entropy, 2024, on]
    entries:
      - What is a loss function?
  - title: Gradient descent
"""


def faults(text: str) -> list[tuple[str, int | None]]:
    """Return the level and line of every diagnostic about a text."""
    return [(note.level, note.line) for note in read(text, "topics.yml")[1]]


def message(text: str) -> str:
    """Return the message of the only diagnostic about a text."""
    (note,) = read(text, "topics.yml")[1]
    assert note.code == "topics-file"
    assert note.path == "topics.yml"
    return note.message


def given(text: str) -> Given:
    """Return the topics of a text that is right."""
    result, notes = read(text, "topics.yml")
    assert result is not None, notes
    return result


def test_a_right_file_gives_its_topics_in_order_without_a_word() -> None:
    """Titles, sentences, slugs, keywords and listed entries arrive as written."""
    result, notes = read(GOOD, "topics.yml")

    assert notes == ()
    assert result is not None
    first, second = result.topics
    assert (first.title, first.summary, first.slug, first.line) == (
        "Loss functions",
        "What training makes small.",
        "losses",
        2,
    )
    assert first.keywords == ("cross-entropy", "2024", "on")
    assert first.entries == (Listed("What is a loss function?", 7),)
    assert (second.title, second.slug, second.line) == ("Gradient descent", "gradient-descent", 8)


def test_texts_hold_everything_that_describes_a_topic() -> None:
    """One text for each topic, to be made into a vector."""
    assert given(GOOD).texts() == [
        "Loss functions. What training makes small. cross-entropy, 2024, on",
        "Gradient descent.",
    ]


@pytest.mark.parametrize("title", ["2024", "3.10", "on", "null", "~", "2024-01-01", "1" * 5000])
def test_a_title_that_yaml_takes_for_something_else_is_kept_as_written(title: str) -> None:
    """Numbers, dates and switches are words like others here."""
    assert given(f"topics: [{{title: {title}}}]").topics[0].title == title


@pytest.mark.parametrize("text", ["", "# nothing yet\n", "topics:\n", "topics: []\n", "---\n"])
def test_a_file_that_names_no_topic_is_no_error(text: str) -> None:
    """The topics are then found, and a line says so."""
    result, (note,) = read(text, "topics.yml")

    assert result is None
    assert note.level == "info"


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("topics:\n  - title: A\n   summary: b\n", 3, "no YAML"),
        ("topics: [a\n", 2, "no YAML"),
        ("\ttopics: []\n", 1, "no YAML"),
        ("topics: 'a\n", 2, "no YAML"),
        ("a: 1\n---\nb: 2\n", 2, "no YAML"),
        ('topics: [{title: "\\UFFFFFFFF"}]\n', None, "no YAML"),
        ("topics:\n  - title: a\x00b\n", 2, "U+0000"),
        ("- title: A\n", 1, "found a list"),
        ("just words\n", 1, "found the text 'just words'"),
        ("title: A\n", 1, "'topics' is missing"),
        ("topics:\n  title: A\n", 2, "found a map"),
        ("topics: a, b\n", 1, "found the text 'a, b'"),
        ("topics:\n  - A\n", 2, "a topic with a 'title'"),
        ("topics:\n  - [A]\n", 2, "found a list"),
        ("topics:\n  - summary: only that\n", 2, "no 'title'"),
        ("topics:\n  - tile: A\n", 2, "no 'title'"),
        ("topics:\n  - title:\n", 2, "found nothing"),
        ("topics:\n  - title: [A]\n", 2, "a text for 'title'"),
        ("topics:\n  - title: A\n    summary: {b: c}\n", 3, "a text for 'summary'"),
        ("topics:\n  - title: A\n    keywords: b, c\n", 3, "a list for 'keywords'"),
        ("topics:\n  - title: A\n    entries:\n      - What: is it?\n", 4, "put quotes around"),
        ("topics:\n  - title: A\n    title: B\n", 3, "a second time"),
        ("topics:\n  - title: A\ntopics:\n  - title: B\n", 3, "a second time"),
        ("topics:\n  - title: A\n  - title: a\n", 3, "already that of the topic in line 2"),
        ("topics:\n  - {title: A, slug: x}\n  - {title: B, slug: x}\n", 3, "already"),
        ("topics:\n  - title: A\n    slug: ../../etc\n", 3, "for example: etc"),
        ("topics:\n  - title: A\n    slug: Über uns\n", 3, "for example: über-uns"),
        ("topics:\n  - title: A\n    slug: index\n", 3, "free address part"),
        ("topics:\n  - &a {title: A}\n  - *a\n", 3, "alias (*a)"),
        ("topics: !!python/object/apply:os.system [exit 1]\n", 1, "tag"),
        ("topics: [{title: !secret A}]\n", 1, "tag"),
    ],
)
def test_a_wrong_file_is_one_error_that_names_the_line(
    text: str, line: int | None, words: str
) -> None:
    """It says what was expected and what was found; no topic is taken from such a file."""
    result, notes = read(text, "topics.yml")

    assert result is None
    assert [(n.level, n.code, n.path) for n in notes if n.level == "error"] == [
        ("error", "topics-file", "topics.yml")
    ]
    (error,) = (note for note in notes if note.level == "error")
    assert words in error.message
    assert line is None or error.line == line


def test_aliases_that_would_grow_without_end_are_refused_at_once() -> None:
    """The billion laughs: ten lines that would become a thousand million texts."""
    laughs = ["a0: &a0 [ha, ha]"] + [
        f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]" for n in range(1, 10)
    ]

    assert "alias" in message("\n".join([*laughs, "topics: *a9"]))


def test_lists_in_lists_beyond_reason_are_an_error() -> None:
    """And not a traceback."""
    assert "beyond reason" in message("topics: " + "[" * 5000 + "]" * 5000)


def test_all_wrong_topics_are_reported_together() -> None:
    """Nobody should have to build once for each mistake."""
    text = "topics:\n  - summary: a\n  - title: B\n    keywords: c\n  - D\n"

    assert faults(text) == [("error", 5), ("error", 2), ("error", 4)]


def test_an_unknown_key_is_a_warning_that_guesses_what_was_meant() -> None:
    """The rest of the file counts."""
    text = "topics:\n  - title: A\n    keyword: [b]\n"

    assert given(text).topics[0].keywords == ()
    assert faults(text) == [("warning", 3)]
    assert "is 'keywords' meant?" in message(text)


def test_control_characters_of_escapes_do_not_reach_a_title() -> None:
    """Half of a surrogate pair could not even be written to a file."""
    assert given('topics: [{title: "a\\0b\\ud800c \\n d"}]').topics[0].title == "abc d"


def test_a_slug_made_from_a_title_never_takes_one_that_was_given() -> None:
    """Whatever the order of the topics."""
    text = "topics:\n  - title: Losses\n  - {title: B, slug: losses}\n  - title: Index\n"

    assert [t.slug for t in given(text).topics] == ["losses-2", "losses", "index-2"]


PIECES = [
    *(
        "topics:",
        "- ",
        "  ",
        "\n",
        "title: ",
        "keywords: ",
        "entries: ",
        "slug: ",
        "a",
        ": ",
        "[",
        "]",
    ),
    *("{", "}", ", ", "'", '"', "&x ", "*x", "!!int ", "!t ", "|", ">", "#", "?", "%", "---", "\t"),
    *("<<: ", "0x", "\\u", "\0", "\ufeff", "\ud800", "~", "2024-13-99", "9" * 50, "@", "`"),
]


@settings(derandomize=True, max_examples=300, deadline=None)
@drawn(st.lists(st.sampled_from(PIECES), max_size=30).map("".join))
def test_no_text_whatsoever_is_a_traceback(text: str) -> None:
    """Either there are topics and no error, or none and something was said about it."""
    result, notes = read(text, "topics.yml")

    assert (result is None) == any(note.level in ("error", "info") for note in notes)
