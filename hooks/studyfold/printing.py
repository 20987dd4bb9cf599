"""The command `booklet`: the whole site as one file, to print or to keep."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from studyfold import sources
from studyfold.errors import StudyfoldError
from studyfold.options import Options
from studyfold.pipeline import run
from studyfold.progress import reporter
from studyfold.render.booklet import booklet_file
from studyfold.render.library import Library

__all__ = ["booklet"]

_BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
_SECONDS = 600
"""A browser that takes longer than this to print does not end by itself."""


def booklet(options: Options, site_name: str, output: Path, *, answers: bool, quiet: bool) -> int:
    """Write the booklet as HTML, or as PDF with the help of a browser.

    Args:
        options: what to read and how.
        site_name: the title.
        output: the file, which ends in .html or .pdf.
        answers: whether it has the answers.
        quiet: whether to report errors only.

    Raises:
        StudyfoldError: where the kind of file is unknown, no browser is there, or it cannot print.
    """
    kind = output.suffix.lower()
    if kind not in (".html", ".pdf"):
        raise StudyfoldError(f"{output}: expected a name that ends in .html or .pdf")
    browser = _browser() if kind == ".pdf" else ""
    study = run(options, reporter(quiet)).study
    if not study.entries:
        raise StudyfoldError("no question was found, so there is nothing to print")
    text = booklet_file(
        Library.of(study, options.page_size),
        site_name,
        answers=answers,
        pictures=sources.contents(study.attachments),
    )
    try:
        if kind == ".html":
            output.write_text(text, encoding="utf-8", newline="\n")
        else:
            _print(browser, text, output)
    except OSError as fault:
        raise StudyfoldError(f"{output}: cannot be written ({fault.strerror})") from fault
    if not quiet:
        print(f"{len(study.entries):,} questions: {output}", file=sys.stderr)
    return 0


def _browser() -> str:
    """Return the path of a browser that prints; StudyfoldError where none is found."""
    found = next(filter(None, map(shutil.which, _BROWSERS)), None)
    if found is None:
        raise StudyfoldError(
            f"a PDF is printed by Chromium or Chrome, and neither was found (looked for "
            f"{', '.join(_BROWSERS)}); write the booklet as .html and print it in any browser"
        )
    return found


def _print(browser: str, text: str, output: Path) -> None:
    with tempfile.TemporaryDirectory() as folder:
        page, printed = Path(folder, "booklet.html"), Path(folder, "booklet.pdf")
        page.write_text(text, encoding="utf-8", newline="\n")
        command = [
            browser,
            "--headless",
            "--disable-gpu",
            "--no-first-run",
            "--disable-background-networking",
            "--no-pdf-header-footer",
            f"--user-data-dir={Path(folder, 'profile')}",
            f"--print-to-pdf={printed}",
            page.as_uri(),
        ]
        # Chromium's sandbox does not work for root, as whom builds in containers run.
        if hasattr(os, "geteuid") and os.geteuid() == 0:
            command.insert(1, "--no-sandbox")
        try:
            done = subprocess.run(  # noqa: S603  # a browser, with arguments of our own
                command, capture_output=True, text=True, timeout=_SECONDS, check=False
            )
        except subprocess.TimeoutExpired as fault:
            raise StudyfoldError(f"{browser} did not finish printing; try .html") from fault
        if not printed.is_file():
            told = " ".join(done.stderr.split())[-300:]
            raise StudyfoldError(f"{browser} could not print the booklet: {told}")
        output.write_bytes(printed.read_bytes())
