"""A set that was written to harm a site, on a site with what makes that easy."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

pytestmark = pytest.mark.browser

ANSWERS = (
    'a <abbr title="b data-search-x=">c</abbr>" d" tabindex=0 autofocus onfocus=alert(1) e',
    'a data-search-x="',
    "<abbr title='<img src=https://evil.example/a.png onerror=alert(2)>'>a</abbr>",
    "<h1>a</h1><h2>b<blockquote>"
    + "<table><tr><td>" * 4
    + "<h1>c<blockquote><h2>d</h2></blockquote></h1>"
    + "</td></tr></table>" * 4
    + "*e* :smile: ==f== </blockquote></h2>*g* www.evil.example",
    "<p title='&#13;b&#xb;c&#x85;d'>a&#13;&#13;# b&#x2028;*c*</p></div></details></article>",
    "![a](https://evil.example/a.png) <svg onload=alert(3)><style>@import url(//evil.example)",
    r"$\text{</math><img src=x onerror=alert(4)>}$ `</script>` {{ a }} {: onclick=alert(5) }",
)
TITLE = "a \x7f `</title><script>alert(6)</script>`"
STRUCTURE = """() => [...document.querySelectorAll("article > h2")].map((heading) => {
  const entry = heading.nextElementSibling;
  return entry.matches(".sf-entry") && entry.parentElement.matches("article") &&
    entry.querySelector(":scope > .sf-answer > .sf-tools:last-child") !== null;
})"""
ACTIVE = """() => [...document.querySelectorAll("*")].flatMap((one) => [...one.attributes])
  .map((one) => one.name).filter((name) => name.startsWith("on"))"""


def test_no_set_can_act_on_a_page(
    watched: Any, tmp_path: Path, write_project: Callable[..., Path]
) -> None:
    """Whatever is opened or pointed at, nothing runs, nothing is fetched and nothing moves."""
    asked = "".join(
        f"### {number}. What is {letter * 3}?\n\n**Answer:** {answer}\n\n"
        for number, (letter, answer) in enumerate(zip("abcdefg", ANSWERS, strict=True), 1)
    )
    topics = f'topics: [{{title: "{TITLE}", keywords: [what]}}]'.replace("\x7f", "\\x7f")
    write_project(
        {"docs/sets/a.md": asked, "docs/sets/topics.yml": topics},
        {
            "theme": {"name": "material", "font": False, "features": ["content.tooltips"]},
            "plugins": ["search"],
            "markdown_extensions": ["pymdownx.emoji", "pymdownx.magiclink", "pymdownx.mark"],
        },
    )
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    page = watched.page()
    dialogs: list[str] = []

    def note(dialog: Any) -> None:
        dialogs.append(dialog.message)
        dialog.dismiss()

    page.on("dialog", note)
    page.route("http://127.0.0.1:9/**", lambda route: route.fulfill(path=_file(tmp_path, route)))
    for path in sorted((tmp_path / "site/topics").rglob("index.html")):
        page.goto(f"http://127.0.0.1:9/{path.relative_to(tmp_path / 'site').as_posix()}")
        page.evaluate("document.querySelectorAll('details').forEach((one) => one.open = true)")
        for titled in page.locator("article abbr").all():
            titled.hover()
            page.wait_for_timeout(500)

        assert set(page.evaluate(STRUCTURE)) == {True}
        assert page.evaluate(ACTIVE) == []
        assert dialogs == []


def _file(root: Path, route: Any) -> Path:
    return root / "site" / str(route.request.url).removeprefix("http://127.0.0.1:9/")
