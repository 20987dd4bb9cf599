"""A small study, made by hand, with every trait that a page shows."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from studyfold.model import Diagnostic, Entry, Item, QASet, Skipped, Status, Study, Topic

CODE = "Use a loop.\n\n```python\nfor x in xs:\n\n    print(x)  # {{ not a macro }}\n```\n"


def item(
    set_name: str,
    number: int,
    question: str,
    answer: str,
    status: Status = "complete",
    prompt: str = "",
) -> Item:
    """Make an item of a set."""
    return Item(
        id=f"{set_name}-{number}",
        ref=None,
        set=set_name,
        path=f"docs/sets/{set_name}.md",
        line=number * 10,
        end_line=number * 10 + 5,
        number=str(number),
        section=None,
        question=question.replace("`", "").replace("$", ""),
        heading=question,
        prompt=prompt,
        answer=answer,
        status=status,
    )


def entry(items: list[Item], slug: str, topic: str, aliases: tuple[str, ...] = ()) -> Entry:
    """Make an entry of items; the first one's wording is its title."""
    first, *rest = items
    return Entry(
        id=f"e-{slug}",
        slug=slug,
        question=first.question,
        heading=first.heading,
        items=tuple(i.id for i in items),
        variants=tuple(i.question for i in rest),
        topic=topic,
        aliases=aliases,
    )


def make_study(entries: list[tuple[str, str, list[Item]]], **more: object) -> Study:
    """Make a study of (topic, slug, items), with sets and topics in order of appearance."""
    made = [entry(items, slug, topic) for topic, slug, items in entries]
    items = [i for _, _, group in entries for i in group]
    names = list(dict.fromkeys(i.set for i in items))
    fields: dict[str, object] = {
        "sets": tuple(
            QASet(
                name,
                f"docs/sets/{name}.md",
                f"Set {name}",
                "numbered",
                sum(i.set == name for i in items),
            )
            for name in names
        ),
        "items": tuple(items),
        "entries": tuple(made),
        "topics": tuple(
            Topic(t, t.title(), f"All about {t}.", tuple(e.id for e in made if e.topic == t))
            for t in dict.fromkeys(topic for topic, _, _ in entries)
        ),
        "review": (),
        "skipped": (),
        "diagnostics": (),
        "model": "all-MiniLM-L6-v2",
        "attachments": (),
    }
    return Study(**(fields | more))  # type: ignore[arg-type]


@pytest.fixture(scope="session")
def fold() -> Callable[..., Study]:
    """Return what makes a study of (topic, slug, items)."""
    return make_study


@pytest.fixture(scope="session")
def ask() -> Callable[..., Item]:
    """Return what makes an item of a set."""
    return item


@pytest.fixture
def study() -> Study:
    """A study of two sets, two topics and four entries."""
    return make_study(
        [
            (
                "loops",
                "what-is-a-loop",
                [
                    item("alpha", 1, "What is a `for` loop?", CODE),
                    item("beta", 4, "Explain loops, zyzzyva", "It repeats.\n\n$$\\sum_i x_i$$"),
                ],
            ),
            ("loops", "why-break", [item("alpha", 2, "Why break?", "", "unanswered")]),
            ("maths", "what-is-x", [item("beta", 5, "What is $x_i$?", "A num", "truncated")]),
            (
                "maths",
                "table",
                [item("beta", 6, "Show a table", "|a|b|\n|-|-:|\n|1|2|", prompt="Of `a`:")],
            ),
        ],
        skipped=(
            Skipped("alpha", "docs/sets/alpha.md", 1, 3, "preamble"),
            Skipped("beta", "docs/sets/beta.md", 1, 1, "preamble"),
            Skipped("beta", "docs/sets/beta.md", 90, 92, "closing remark"),
        ),
        diagnostics=(
            Diagnostic("warning", "truncated", "docs/sets/beta.md", 50, "The answer breaks off."),
        ),
    )
