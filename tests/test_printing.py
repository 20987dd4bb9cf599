"""The command `booklet`."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from studyfold.cli import main

QaText = Callable[[Mapping[str, str]], str]


@pytest.fixture
def config(
    write_project: Callable[..., Path], qa_text: QaText, monkeypatch: pytest.MonkeyPatch
) -> Path:
    """Write a small project and go there."""
    sets = qa_text({"What is a cup?": "A thing to drink from.", "What is a fork?": "Cutlery."})
    path = write_project({"docs/sets/a.md": sets, "docs/index.md": "# Home"})
    monkeypatch.chdir(path.parent)
    return path


def test_the_booklet_is_written_with_answers_or_without(config: Path) -> None:
    """One file each, which says the same each time."""
    assert main(["--quiet", "booklet", "-o", "a.html"], config) == 0
    assert main(["--quiet", "booklet", "--questions-only", "-o", "b.html"], config) == 0
    first, second = (Path(name).read_text(encoding="utf-8") for name in ("a.html", "b.html"))

    assert "What is a cup?" in first
    assert 'class="sf-booklet"' in first
    assert 'class="sf-booklet sf-without"' in second
    assert "<title>A site: booklet</title>" in first


@pytest.mark.parametrize(
    ("name", "told"), [("a.txt", "ends in .html or .pdf"), ("no/a.html", "cannot be written")]
)
def test_what_cannot_be_written_is_one_clear_message(
    config: Path, capsys: pytest.CaptureFixture[str], name: str, told: str
) -> None:
    """It names the file and what was expected."""
    assert main(["--quiet", "booklet", "-o", name], config) == 1
    assert told in capsys.readouterr().err


def test_without_a_browser_there_is_no_pdf(
    config: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The message says what else can be done, before any work is done."""
    monkeypatch.setattr(shutil, "which", lambda _name: None)

    assert main(["--quiet", "booklet", "-o", "a.pdf"], config) == 1
    assert "write the booklet as .html" in capsys.readouterr().err


@pytest.mark.browser
def test_a_browser_prints_the_booklet(config: Path) -> None:
    """As a PDF with a page for the cover and one for the topic."""
    if not any(map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))):
        pytest.skip("no browser found")
    assert main(["--quiet", "booklet", "-o", "a.pdf"], config) == 0

    assert Path("a.pdf").read_bytes().startswith(b"%PDF")
