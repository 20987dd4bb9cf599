#!/usr/bin/env python3
"""Make a site with thousands of entries, and measure how its search does in a real browser.

    python benchmarks/large_site.py [ENTRIES] [--keep FOLDER]

Writes sets of a hundred made-up questions each, from a fixed seed (words as common as they are in a
language, five answers' sentences a question), builds the site of them without the sentence model,
and opens it in Chromium, with what a server would compress compressed. Prints

- the seconds of the build and the size of the site and of the search index,
- what of the search is loaded before one searches,
- cold: from the first key in a new browser to the first hit, and the same for a whole question,
- warm: from a key to its hits, for every letter of further questions, and
- the kilobytes that the search of a word and of whole questions loads in all.
"""

from __future__ import annotations

import argparse
import functools
import gzip
import http.server
import random
import re
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import accumulate
from pathlib import Path
from typing import Any, ClassVar

ROOT = Path(__file__).resolve().parents[1]
SEED = 20
WORDS = 20_000
A_SET = 100
FORMS = (
    "What is {} {}, and why does it need {}?",
    "How does {} differ from {} {}?",
    "When would you use {} instead of {} for {}?",
    "Why does {} {} grow with the {}?",
    "Explain how {} handles {} in a {}.",
    "Which {} of {} lets this {} fail?",
)
SMALL = "the of and to a in is that it as for with on be by this are or not from".split()
WATCH = """() => {
  window.seen = [];
  const list = document.querySelector(".md-search-result__list");
  let pressed = 0;
  document.addEventListener("keydown", () => { pressed = performance.now() }, true);
  new MutationObserver(() => {
    if (list.querySelector("a")) {
      const at = pressed;
      requestAnimationFrame(() => window.seen.push(performance.now() - at));
    }
  }).observe(list, { childList: true });
}"""


ASK = """(query) => new Promise((resolve) => {
  const list = document.querySelector(".md-search-result__list");
  const input = document.querySelector("input.md-search__input");
  const start = performance.now();
  new MutationObserver(() => {
    if (list.querySelector("a")) requestAnimationFrame(() => resolve(performance.now() - start));
  }).observe(list, { childList: true });
  input.focus();
  input.value = query;
  input.dispatchEvent(new InputEvent("input", { bubbles: true }));
})"""


def vocabulary(seed: random.Random) -> list[str]:
    """Return made-up words, each once."""
    starts = "b br c ch d dr f fl g gr h j k l m n p pl pr qu r s sc sp st t tr v w".split()
    middles, ends = "a e i o u ea io ou".split(), "n r l s t m nd rt st ck x nt".split()
    found: dict[str, None] = {}
    while len(found) < WORDS:
        size = seed.choice((1, 2, 2, 3, 3, 4))
        parts = [seed.choice(starts) + seed.choice(middles) for _ in range(size)]
        found["".join(parts) + seed.choice(ends)] = None
    return list(found)


def made(count: int) -> tuple[list[str], dict[str, str]]:
    """Return questions, and the sets that ask them, by their names."""
    seed = random.Random(SEED)  # noqa: S311  # no secret
    words = vocabulary(seed)
    # The n-th word is used about 1/n as often as the first.
    often = list(accumulate(1 / (rank + 10) for rank in range(WORDS)))
    questions: dict[str, None] = {}
    while len(questions) < count:
        terms = seed.choices(words, cum_weights=often, k=4)
        questions[seed.choice(FORMS).format(*terms)] = None
    blocks = []
    for number, question in enumerate(questions):
        told = seed.choices(words, cum_weights=often, k=50) + seed.choices(SMALL, k=30)
        seed.shuffle(told)
        sentences = [" ".join(told[at : at + 16]).capitalize() for at in range(0, len(told), 16)]
        answer = ". ".join(sentences)
        blocks.append(f"### {number % A_SET + 1}. {question}\n\n**Answer:** {answer}.\n\n")
    sets = {
        f"set-{start // A_SET + 1:04}.md": "".join(blocks[start : start + A_SET])
        for start in range(0, count, A_SET)
    }
    return list(questions), sets


class Server(http.server.SimpleHTTPRequestHandler):
    """Serves files compressed, and notes how much of each was sent."""

    sent: ClassVar[dict[str, tuple[int, int]]] = {}

    def do_GET(self) -> None:
        """Send a file, packed where that pays."""
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() else path
        if not path.is_file():
            self.send_error(404)
            return
        content = path.read_bytes()
        packed = (
            gzip.compress(content, 6)
            if path.suffix in (".html", ".js", ".css", ".json")
            else content
        )
        self.sent[self.path] = len(packed), len(content)
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(str(path)))
        if packed is not content:
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(packed)))
        self.end_headers()
        self.wfile.write(packed)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002  # its name there
        """Say nothing."""


@contextmanager
def served(site: Path) -> Iterator[str]:
    """Serve a site and give its address."""
    handler = functools.partial(Server, directory=str(site))
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()


def of_search() -> tuple[float, float, int]:
    """Return the kilobytes that were sent for the search, packed and unpacked, and the files."""
    sizes = [size for path, size in Server.sent.items() if "search" in path]
    return sum(a for a, _ in sizes) / 1e3, sum(b for _, b in sizes) / 1e3, len(sizes)


def search(browser: Any, base: str, questions: list[str]) -> None:
    """Search in a new browser, and print what that takes."""
    page = browser.new_context(service_workers="block").new_page()
    Server.sent.clear()
    page.goto(base)
    page.wait_for_load_state("networkidle")
    print("before searching:", ", ".join(path for path in Server.sent if "search" in path))
    page.evaluate(WATCH)
    page.locator("input.md-search__input").focus()
    first = questions[0]
    cold: list[float] = []
    for letter in first:
        page.keyboard.press(letter if letter != " " else "Space")
        if not cold:
            # Not a function to wait for: the page's policy lets none be made of a text.
            page.wait_for_selector(".md-search-result__list a", state="attached")
            cold = page.evaluate("seen.splice(0)")
            print(f"cold, first key: {cold[0] / 1e3:.3f} s")
    page.wait_for_timeout(500)
    packed, unpacked, files = of_search()
    print(f"first question in all: {packed:.0f} KB in {files} files ({unpacked:.0f} KB unpacked)")
    page.evaluate("seen.length = 0")
    for question in questions[1:]:
        page.locator("input.md-search__input").fill("")
        for letter in question:
            page.keyboard.press(letter if letter != " " else "Space")
            page.wait_for_timeout(30)
    warm = sorted(page.evaluate("seen"))
    print(f"warm, {len(warm)} keys: median {warm[len(warm) // 2] / 1e3:.3f} s, 95 % within "
          f"{warm[int(0.95 * len(warm))] / 1e3:.3f} s, longest {warm[-1] / 1e3:.3f} s")  # fmt: skip
    packed, unpacked, files = of_search()
    print(
        f"{len(questions)} questions in all: {packed:.0f} KB in {files} files "
        f"({unpacked:.0f} KB unpacked)"
    )
    page.context.close()


def once(browser: Any, base: str, query: str) -> tuple[float, float, float]:
    """Put a whole question into a new browser's search; return the seconds and kilobytes."""
    page = browser.new_context(service_workers="block").new_page()
    Server.sent.clear()
    page.goto(base)
    page.wait_for_load_state("networkidle")
    seconds = page.evaluate(ASK, query) / 1e3
    page.wait_for_timeout(200)
    packed, unpacked, _ = of_search()
    page.context.close()
    return seconds, packed, unpacked


def ranks(browser: Any, base: str, asked: list[tuple[str, str]]) -> tuple[float, float]:
    """Return the share of questions that queries find first, and among the first three."""
    page = browser.new_context(service_workers="block").new_page()
    page.goto(base)
    for name in ("terms.js", "engine.js"):
        page.add_script_tag(url=f"{base}assets/studyfold/search/{name}")
    found = page.evaluate(
        """async (asked) => {
          const engine = window.studyfoldEngine(location.href);
          const places = [];
          for (const [query, title] of asked) {
            const { hits } = await engine.find(query);
            const shown = await engine.show(hits.slice(0, 3));
            const asks = (hit) => [hit.title, ...hit.wordings].includes(title);
            places.push(shown.findIndex(asks));
          }
          return places;
        }""",
        asked,
    )
    page.context.close()
    return sum(p == 0 for p in found) / len(found), sum(p >= 0 for p in found) / len(found)


def mistyped(question: str, seed: random.Random) -> str:
    """Return a question with one letter of its longest word missing."""
    word = max(re.findall(r"[a-z]+", question), key=len)
    at = seed.randrange(len(word))
    return question.replace(word, word[:at] + word[at + 1 :], 1)


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("entries", type=int, nargs="?", default=10_000)
    parser.add_argument(
        "--keep", type=Path, help="a folder for the project, used again if it is there"
    )
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        measure(options.keep or Path(temporary, "project"), options.entries)


def measure(project: Path, entries: int) -> None:
    """Make the site where it is not made yet, and measure it."""
    from playwright.sync_api import sync_playwright

    site = project / "site"
    questions, sets = made(entries)
    if not site.exists():
        (project / "docs/sets").mkdir(parents=True)
        for name, text in sets.items():
            (project / "docs/sets" / name).write_text(text, encoding="utf-8")
        settings = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
        settings = settings.replace("hooks/study.py", str(ROOT / "hooks/study.py"))
        settings += "  studyfold:\n    model: tfidf\n"
        (project / "mkdocs.yml").write_text(settings, encoding="utf-8")
        started = time.perf_counter()
        command = [sys.executable, "-m", "mkdocs", "build", "--quiet"]
        subprocess.run(command, cwd=project, check=True)  # noqa: S603  # MkDocs, on our project
        print(f"build: {time.perf_counter() - started:.0f} s")
    index = [path.stat().st_size for path in (site / "search").rglob("*") if path.is_file()]
    pages = sum(path.stat().st_size for path in site.rglob("*.html"))
    print(f"pages: {pages / 1e6:.0f} MB; index: {sum(index) / 1e6:.1f} MB in {len(index)} files")
    seed = random.Random(SEED)  # noqa: S311  # no secret
    some = seed.sample(questions, min(200, len(questions)))
    with served(site) as base, sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox"]
        )
        search(browser, base, some[:6])
        for query in (some[6], re.findall(r"[a-z]{5,}", some[7])[-1]):
            tries = sorted(once(browser, base, query) for _ in range(5))
            seconds, packed, unpacked = tries[len(tries) // 2]
            print(
                f"cold, at once “{query}”: {seconds:.3f} s, {packed:.0f} KB "
                f"({unpacked:.0f} KB unpacked)"
            )
        own = ranks(browser, base, [(question, question) for question in some])
        wrong = ranks(browser, base, [(mistyped(question, seed), question) for question in some])
        for name, (first, three) in (("own question", own), ("one letter missing", wrong)):
            print(f"{name}: {first:.1%} first, {three:.1%} among the first three")
        browser.close()


if __name__ == "__main__":
    main()
