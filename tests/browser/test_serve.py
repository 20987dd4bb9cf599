"""`mkdocs serve` shows a change in a set in the open browser, and survives a broken set."""

from __future__ import annotations

import shutil
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

pytestmark = pytest.mark.browser

ROOT = Path(__file__).parents[2]
SET = """1. **What is a perceptron?**
   - **Answer:** A single neuron with a hard threshold.

2. **What is a tensor?**
   - **Answer:** An array with any number of axes.
"""
OTHER = """1. **What is a learning rate?**
   - **Answer:** The length of a step against the gradient.

2. **What is an epoch?**
   - **Answer:** One pass over the training data.
"""


@pytest.fixture
def served(chromium: str, tmp_path: Path) -> Iterator[tuple[str, Path]]:
    """Serve a copy of the project with two small sets; return its address and one set's file."""
    shutil.copytree(
        ROOT / "hooks", tmp_path / "hooks", ignore=shutil.ignore_patterns("__pycache__")
    )
    settings = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    (tmp_path / "mkdocs.yml").write_text(
        settings + "  studyfold:\n    model: tfidf\n", encoding="utf-8"
    )
    (tmp_path / "docs/sets").mkdir(parents=True)
    one = tmp_path / "docs/sets/one.md"
    one.write_text(SET, encoding="utf-8")
    (tmp_path / "docs/sets/two.md").write_text(OTHER, encoding="utf-8")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        address = f"127.0.0.1:{free.getsockname()[1]}"
    with (tmp_path / "log.txt").open("w") as log:
        process = subprocess.Popen(
            [sys.executable, "-m", "mkdocs", "serve", "--dev-addr", address],
            cwd=tmp_path,
            stdout=log,
            stderr=log,
        )
        try:
            yield f"http://{address}/", one
        finally:
            process.terminate()
            process.wait(30)


def test_a_change_in_a_set_shows_without_a_restart_and_a_fault_does_not_end_it(
    served: tuple[str, Path], watched: Any
) -> None:
    """The open page follows each save, through a broken file and back."""
    url, one = served
    page = watched.page()
    _open(page, url)
    _wait_for(page, "4 questions from 2 sets")

    one.write_text(SET + "\n3. **What is a kernel?**\n   - **Answer:** Weights that slide.\n")
    _wait_for(page, "5 questions from 2 sets")

    one.write_bytes(b"\xff\xfe\x00 broken \x80")
    _wait_for(page, "2 questions from")

    one.write_text(SET)
    _wait_for(page, "4 questions from 2 sets")


def _wait_for(page: Any, words: str) -> None:
    page.wait_for_function("words => document.body?.innerText.includes(words)", arg=words)


def _open(page: Any, url: str) -> None:
    """Open the page as soon as the server answers."""
    from playwright.sync_api import Error

    page.set_default_timeout(90_000)
    for attempt in range(600):
        try:
            page.goto(url)
            return
        except Error:
            if attempt == 599:
                raise
            page.wait_for_timeout(100)
