"""Options are declared once and checked all together."""

from __future__ import annotations

import dataclasses
from pathlib import Path
from typing import Any

import pytest

from studyfold.errors import StudyfoldError
from studyfold.options import Options, documented

KNOWN = "cache, decisions, ledger, model, page_size, policy, sets, topics"


def message(values: dict[Any, Any]) -> str:
    """Return what is said about wrong options."""
    with pytest.raises(StudyfoldError) as caught:
        Options.load(values, Path(), "mkdocs.yml")
    return str(caught.value)


def test_nothing_given_means_the_defaults() -> None:
    """An empty declaration is a complete one."""
    assert Options.load({}, Path("here"), "mkdocs.yml") == Options(root=Path("here"))


def test_given_values_are_taken_in_their_types() -> None:
    """A list of sets becomes a tuple; the rest stays what it is."""
    values = {"sets": ["a", "b.md"], "model": "tfidf", "page_size": 1, "cache": "c"}

    assert Options.load(values, Path("here"), "mkdocs.yml") == Options(
        root=Path("here"), sets=("a", "b.md"), model="tfidf", page_size=1, cache="c"
    )


def test_a_single_set_may_stand_without_a_list() -> None:
    """One path is a list of one."""
    assert Options.load({"sets": "one.md"}, Path(), "mkdocs.yml").sets == ("one.md",)


@pytest.mark.parametrize(
    ("values", "fault"),
    [
        ({"pages": 3}, f"unknown option 'pages' (known: {KNOWN})"),
        ({3: "x"}, f"unknown option '3' (known: {KNOWN})"),
        ({"root": "/"}, f"unknown option 'root' (known: {KNOWN})"),
        ({"sets": []}, "'sets' must be a list of paths, such as [docs/sets]; found []"),
        ({"sets": ""}, "'sets' must be a list of paths, such as [docs/sets]; found ['']"),
        ({"sets": None}, "'sets' must be a list of paths, such as [docs/sets]; found None"),
        ({"sets": {"a": 1}}, "'sets' must be a list of paths, such as [docs/sets]; found {'a': 1}"),
        ({"sets": ["a", 1]}, "'sets' must be a list of paths, such as [docs/sets]; found ['a', 1]"),
        ({"page_size": 0}, "'page_size' must be a whole number from 1 up; found 0"),
        ({"page_size": True}, "'page_size' must be a whole number from 1 up; found True"),
        ({"page_size": "40"}, "'page_size' must be a whole number from 1 up; found '40'"),
        ({"page_size": 2.0}, "'page_size' must be a whole number from 1 up; found 2.0"),
        ({"model": ""}, "'model' must be a text; found ''"),
        ({"ledger": 3}, "'ledger' must be a text; found 3"),
        ({"cache": False}, "'cache' must be a text; found False"),
        ({"topics": ["a"]}, "'topics' must be a text; found ['a']"),
    ],
)
def test_a_wrong_option_says_what_was_expected_and_found(
    values: dict[Any, Any], fault: str
) -> None:
    """The message names the file, the option, what it must be and what it is."""
    assert message(values) == f"mkdocs.yml: the options of studyfold are not right:\n  - {fault}"


def test_all_faults_are_reported_at_once() -> None:
    """Somebody who has three faults mends them in one go."""
    lines = message({"page_size": 0, "model": "tfidf", "pages": 1, "sets": 2}).splitlines()

    assert [line.split("'")[1] for line in lines[1:]] == ["page_size", "pages", "sets"]


def test_every_option_is_explained() -> None:
    """All but the folder that paths count from, which nobody sets."""
    fields = {field.name: field.default for field in dataclasses.fields(Options)}
    explained = documented()

    assert {name: default for name, (default, _) in explained.items()} | {
        "root": Path(".")
    } == fields
    assert all(text.endswith(".") for _, text in explained.values())


def test_relative_paths_count_from_the_folder_of_the_configuration() -> None:
    """An absolute path stays as it is."""
    options = Options(root=Path("/site"))

    assert (options.path("a/b"), options.path("/c")) == (Path("/site/a/b"), Path("/c"))


def test_a_cache_inside_docs_is_refused(tmp_path: Path) -> None:
    """It would be published with the site."""
    with pytest.raises(StudyfoldError, match="'cache' must lie outside docs/"):
        Options.load({"cache": "docs/cache"}, tmp_path, "mkdocs.yml")
