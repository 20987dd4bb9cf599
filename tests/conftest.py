"""Small items and whole projects, made where a test needs them."""

from __future__ import annotations

import dataclasses
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml

from studyfold.model import Item, Status, Study
from studyfold.text import plain, slugify

MakeItem = Callable[..., Item]
WriteProject = Callable[..., Path]
Work = Callable[[Callable[[], object]], int]


def make(
    set_name: str,
    question: str,
    answer: str = "Because it is.",
    *,
    prompt: str = "",
    status: Status = "complete",
) -> Item:
    """Make an item whose id can be read: `set:question-as-a-slug`."""
    return Item(
        id=f"{set_name}:{slugify(question + prompt)}",
        ref=None,
        set=set_name,
        path=f"{set_name}.md",
        line=1,
        end_line=2,
        number=None,
        section=None,
        question=plain(question),
        heading=question,
        prompt=prompt,
        answer=answer,
        status=status,
    )


@pytest.fixture(scope="session")
def make_item() -> MakeItem:
    """Return what makes an item of a set."""
    return make


@pytest.fixture(scope="session")
def work() -> Work:
    """Return what counts the calls, of Python and of C, that something makes.

    That twice as much takes twice as many says more than a clock, and says it every time.
    """

    def count(something: Callable[[], object]) -> int:
        calls = 0

        def seen(_frame: object, event: str, _argument: object) -> None:
            nonlocal calls
            calls += event in ("call", "c_call")

        before = sys.getprofile()
        sys.setprofile(seen)
        try:
            something()
        finally:
            sys.setprofile(before)
        return calls

    return count


@pytest.fixture(scope="session")
def make_study() -> Callable[..., Study]:
    """Return what makes a study; of what is not given it has nothing."""

    def study(**given: Any) -> Study:
        nothing: dict[str, Any] = {field.name: () for field in dataclasses.fields(Study)}
        return Study(**nothing | {"model": "none"} | given)

    return study


@pytest.fixture(scope="session")
def qa_text() -> Callable[[Mapping[str, str]], str]:
    """Return what writes questions and answers as the text of a set."""

    def text(answers: Mapping[str, str]) -> str:
        return "".join(
            f"### {number}. {question}\n\n**Answer:** {answer}\n\n"
            for number, (question, answer) in enumerate(answers.items(), 1)
        )

    return text


@pytest.fixture
def write_project(tmp_path: Path) -> WriteProject:
    """Return what writes the files of a project; its mkdocs.yml asks for no sentence model."""

    def write(
        files: Mapping[str, str | bytes], settings: Mapping[str, Any] | None = None, **options: Any
    ) -> Path:
        for name, content in files.items():
            path = tmp_path / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content.encode() if isinstance(content, str) else content)
        config = {
            "site_name": "A site",
            "theme": {"name": "material", "font": False},
            "hooks": [str(Path(__file__).resolve().parents[1] / "hooks/study.py")],
            "extra": {"studyfold": {"model": "tfidf", **options}},
            **(settings or {}),
        }
        path = tmp_path / "mkdocs.yml"
        path.write_text(yaml.safe_dump(config), encoding="utf-8")
        return path

    return write
