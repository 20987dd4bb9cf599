"""Nothing of anybody's is overwritten, and addresses are checked before any work is done."""

from __future__ import annotations

import socket
from pathlib import Path

import pytest

from studyfold.errors import StudyfoldError
from studyfold.guards import check_address, check_site_folder


def _refusal(folder: Path, *protected: Path) -> str:
    try:
        check_site_folder(folder, protected)
    except StudyfoldError as fault:
        return str(fault)
    return ""


def test_a_site_may_go_into_a_new_or_an_empty_folder(tmp_path: Path) -> None:
    """Where nothing is, nothing can be lost."""
    sets = tmp_path / "sets"
    (tmp_path / "empty").mkdir()

    assert [_refusal(tmp_path / name, sets) for name in ("new", "empty")] == ["", ""]


def test_a_site_may_replace_a_site(tmp_path: Path) -> None:
    """A folder that MkDocs built before is emptied without asking."""
    (tmp_path / "search").mkdir()
    (tmp_path / "404.html").touch()

    assert _refusal(tmp_path) == ""


def test_a_site_does_not_replace_other_files(tmp_path: Path) -> None:
    """A folder with somebody's notes in it is refused."""
    (tmp_path / "notes.txt").touch()

    assert "found other files" in _refusal(tmp_path)


@pytest.mark.parametrize(("site", "sets"), [("mine", "mine"), ("mine", "mine/a.md"), ("a/b", "a")])
def test_a_site_goes_neither_over_nor_into_its_sets(tmp_path: Path, site: str, sets: str) -> None:
    """MkDocs empties the folder first, which would delete the sets."""
    assert "would be lost" in _refusal(tmp_path / site, tmp_path / sets)


def test_a_file_is_no_folder_for_a_site(tmp_path: Path) -> None:
    """The message says what was expected and what was found."""
    (tmp_path / "README.md").touch()

    assert "expected a folder for the site, found a file" in _refusal(tmp_path / "README.md")


@pytest.mark.parametrize("address", ["127.0.0.1:99999", "8000", "localhost:", "localhost:x", ":1"])
def test_an_address_that_is_none_is_refused_with_an_example(address: str) -> None:
    """The message shows what an address looks like."""
    with pytest.raises(StudyfoldError, match=r"such as 127\.0\.0\.1:8000"):
        check_address(address)


def test_an_address_that_is_taken_is_refused() -> None:
    """It is said before the site is built, not after."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()

        with pytest.raises(StudyfoldError, match="cannot be listened at"):
            check_address(f"127.0.0.1:{taken.getsockname()[1]}")
