"""The project's own site, built once, served from 127.0.0.1 and opened in Chromium."""

from __future__ import annotations

import functools
import gzip
import http.server
import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from studyfold.model import Study
from studyfold.options import Options
from studyfold.pipeline import build

ROOT = Path(__file__).parents[2]
ARGUMENTS = [
    "--no-sandbox",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-default-apps",
    "--disable-sync",
    "--no-first-run",
]
FIGURES = ROOT / ".cache/figures.txt"
"""Where the figures of the latest run stand."""

_MEASURED = pytest.StashKey[dict[str, tuple[str, str]]]()


@pytest.fixture(scope="session")
def report(request: pytest.FixtureRequest) -> Callable[[str, object, object], None]:
    """Return what figures are told to: `report(name, value, asked)`.

    A later figure of one name takes the place of the earlier one.
    """
    measured = request.config.stash.setdefault(_MEASURED, {})

    def note(name: str, value: object, asked: object = "") -> None:
        measured[name] = str(value), str(asked)

    return note


def pytest_terminal_summary(
    terminalreporter: pytest.TerminalReporter, config: pytest.Config
) -> None:
    """Write the figures to their file, and show them below the results."""
    nothing: dict[str, tuple[str, str]] = {}
    measured = config.stash.get(_MEASURED, nothing)
    if not measured:
        return
    wide = max(map(len, measured))
    lines = [
        f"{name:{wide}}  {value}" + (f"  (asked: {asked})" if asked else "")
        for name, (value, asked) in sorted(measured.items())
    ]
    FIGURES.parent.mkdir(parents=True, exist_ok=True)
    FIGURES.write_text("\n".join(lines) + "\n", encoding="utf-8")
    terminalreporter.section("measured in the browser")
    for line in lines:
        terminalreporter.write_line(line)


@pytest.fixture(scope="session")
def chromium() -> str:
    """Return the path of Chromium; without one, skip these tests or fail where it must be."""
    names = ("chromium", "chromium-browser", "google-chrome")
    path = next(filter(None, map(shutil.which, names)), None)
    try:
        import playwright.sync_api  # noqa: F401  # only whether it is there
    except ImportError:
        path, missing = None, "playwright is not installed"
    else:
        missing = f"no browser found (looked for {', '.join(names)})"
    if path is not None:
        return path
    if os.environ.get("STUDYFOLD_REQUIRE_BROWSER") == "1":
        pytest.fail(f"STUDYFOLD_REQUIRE_BROWSER=1, but {missing}")
    pytest.skip(f"the site is not tested in a browser: {missing}")


@pytest.fixture(scope="session")
def study(chromium: str) -> Study:
    """Return what the site shows."""
    return build(Options(root=ROOT))


@pytest.fixture(scope="session")
def site(chromium: str, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the project's site as its users do."""
    folder = tmp_path_factory.mktemp("site")
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--site-dir", str(folder)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return folder


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:  # noqa: A002  # its name there
        """Say nothing."""


@pytest.fixture(scope="session")
def base(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Serve the site from a sub-folder and return its address."""
    root = tmp_path_factory.mktemp("www")
    (root / "sub").symlink_to(site)
    handler = functools.partial(_Quiet, directory=str(root))
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/sub/"
    server.shutdown()
    server.server_close()


@pytest.fixture(scope="session")
def browser(chromium: str) -> Iterator[object]:
    """Start Chromium."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=chromium, args=ARGUMENTS)
        yield started
        started.close()


class Watched:
    """Opens pages and remembers what none may do: complain, or ask another host for anything."""

    def __init__(self, browser: object) -> None:
        self.browser = browser
        self.faults: list[str] = []
        self.contexts: list[object] = []

    def page(self, **settings: object):  # type: ignore[no-untyped-def]  # playwright may be missing
        """Return a page in a context of its own."""
        # One that keeps the site loads all of it, each time anew: only its own tests want that.
        settings = {"service_workers": "block"} | settings
        context = self.browser.new_context(**settings)  # type: ignore[attr-defined]
        self.contexts.append(context)
        page = context.new_page()
        page.on("console", lambda m: self._note(m.type in ("error", "warning"), m.text))
        page.on("pageerror", lambda error: self._note(True, str(error)))
        page.on("request", lambda request: self._request(request.url))
        return page

    def _note(self, bad: bool, text: str) -> None:
        if bad and "blocked by Playwright" not in text:
            self.faults.append(text)

    def _request(self, url: str) -> None:
        if not url.startswith(("http://127.0.0.1:", "data:", "blob:http://127.0.0.1:")):
            self.faults.append(f"request to {url}")


@pytest.fixture
def watched(browser: object) -> Iterator[Watched]:
    """Open watched pages; at the end nothing may have been wrong with any of them."""
    watch = Watched(browser)
    yield watch
    for context in watch.contexts:
        context.close()  # type: ignore[attr-defined]
    assert watch.faults == []


TOOLS = Path(__file__).parent / "tools/node_modules"


@pytest.fixture(scope="session")
def tool() -> Callable[..., Path]:
    """Return what finds a tool that judges pages, and the program that runs it.

    Without it the test is skipped, or fails where it must be.
    """

    def find(path: str, program: str = "") -> Path:
        found = TOOLS / path
        if found.exists() and (not program or shutil.which(program)):
            return found
        missing = f"{path.split('/')[0]} or {program or 'it'} is not installed (see CONTRIBUTING)"
        if os.environ.get("STUDYFOLD_REQUIRE_BROWSER") == "1":
            pytest.fail(f"STUDYFOLD_REQUIRE_BROWSER=1, but {missing}")
        pytest.skip(missing)

    return find


class _Packed(_Quiet):
    """Sends texts compressed, as servers do."""

    def do_GET(self) -> None:
        """Answer with the compressed file."""
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() else path
        kind = self.guess_type(str(path))
        if not path.is_file() or not kind.startswith(("text/", "application/j")):
            super().do_GET()
            return
        data = gzip.compress(path.read_bytes(), mtime=0)
        self.send_response(200)
        self.send_header("Content-Type", f"{kind}; charset=utf-8")
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)


@pytest.fixture(scope="session")
def packed(site: Path) -> Iterator[str]:
    """Serve the site compressed, and return its address."""
    handler = functools.partial(_Packed, directory=str(site))
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()
