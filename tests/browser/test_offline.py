"""Who has visited the site once can read all of it without a connection, and gets a newer one."""

from __future__ import annotations

import functools
import http.server
import shutil
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from studyfold.model import Study
from studyfold.publishing import keep_offline

pytestmark = pytest.mark.browser

KEPT = "navigator.serviceWorker.ready.then(() => true)"


class _Noting(http.server.SimpleHTTPRequestHandler):
    """Notes what is asked."""

    asked: list[str]

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002  # its name there
        """Say nothing."""

    def do_GET(self) -> None:
        """Note it, and send it."""
        self.asked.append(self.path.partition("?")[0])
        super().do_GET()


@pytest.fixture
def served(site: Path, tmp_path: Path) -> Iterator[tuple[str, Path, list[str]]]:
    """Serve a copy of the site; return its address, its folder and what was asked."""
    copy = tmp_path / "www/sub"
    shutil.copytree(site, copy)
    asked: list[str] = []
    handler = type("Handler", (_Noting,), {"asked": asked})
    bound = functools.partial(handler, directory=str(copy.parent))
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), bound)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/sub/", copy, asked
    server.shutdown()
    server.server_close()


def test_a_site_that_was_visited_once_is_there_without_a_connection(
    watched: Any, served: tuple[str, Path, list[str]], study: Study
) -> None:
    """Pages, deep links, the search, and the page for unknown addresses."""
    base, _, asked = served
    page = watched.page(service_workers="allow")
    page.goto(base)
    page.evaluate(KEPT)
    page.wait_for_function("navigator.serviceWorker.controller")
    page.context.set_offline(True)
    asked.clear()
    failed: list[str] = []
    page.on("requestfailed", lambda request: failed.append(request.url.removeprefix(base)))

    for topic in study.topics:
        page.goto(f"{base}topics/{topic.slug}/")
        assert page.locator(".sf-answer").count() == len(topic.entries)
    page.locator("input.md-search__input").press_sequentially("what is dropuot")
    page.keyboard.press("Enter")
    page.wait_for_selector(".sf-answer[open]")
    # Whether there is a newer version is asked all the same, and Chromium complains.
    assert set(failed) <= {"sw.js"}
    assert page.goto(f"{base}nowhere/").status == 404
    assert page.locator("h1").inner_text().startswith("404")
    assert asked == []
    expected = ("404", "ERR_INTERNET_DISCONNECTED")
    watched.faults = [one for one in watched.faults if not any(e in one for e in expected)]


def test_a_newer_version_is_shown_when_the_reader_asks_for_it(
    watched: Any, served: tuple[str, Path, list[str]]
) -> None:
    """Until then the old one stays whole; only what changed is loaded."""
    base, folder, asked = served
    page = watched.page(service_workers="allow")
    page.goto(base)
    page.evaluate(KEPT)
    page.wait_for_function("navigator.serviceWorker.controller")

    home = folder / "index.html"
    html = home.read_text(encoding="utf-8")
    home.write_text(html.replace("</h1>", ", newer</h1>", 1), encoding="utf-8")
    keep_offline(folder)
    asked.clear()
    page.reload()
    button = page.locator(".sf-update button")
    button.wait_for()
    assert "newer" not in page.locator("h1").inner_text()
    assert sorted(set(asked)) == ["/sub/", "/sub/offline.json", "/sub/sw.js"]
    button.click()

    page.wait_for_function("document.querySelector('h1')?.innerText.includes('newer')")
    assert page.evaluate("caches.keys().then((names) => names.length)") == 1
    page.wait_for_selector(".sf-update", state="detached")


def test_a_browser_can_install_the_site_as_an_app(
    watched: Any, served: tuple[str, Path, list[str]]
) -> None:
    """The manifest has what Chromium asks for: a name, icons that are there, where to start."""
    base, _, _ = served
    page = watched.page(service_workers="allow")
    page.goto(base)
    page.evaluate(KEPT)
    session = page.context.new_cdp_session(page)
    found = session.send("Page.getAppManifest")
    faults = session.send("Page.getInstallabilityErrors")["installabilityErrors"]

    assert found["url"] == f"{base}manifest.webmanifest"
    assert found["errors"] == []
    assert [one for one in faults if one["errorId"] != "in-incognito"] == []
