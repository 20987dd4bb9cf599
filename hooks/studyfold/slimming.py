"""Makes a built site smaller: one style sheet of the theme's, with the rules its pages need."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

from studyfold.render.prune import class_names, pruned, script_words

__all__ = ["slim"]

_LINK = re.compile(
    r'<link rel="stylesheet" href="([^"]*)assets/stylesheets/'
    r'((?:main|palette)\.[0-9a-f]+\.min\.css)">\s*'
)
_SCRIPT = re.compile(r'<script\b[^>]*\bsrc="([^"]*)"')
_FOLDER = "assets/stylesheets"


def slim(site: Path) -> None:
    """Put one pruned style sheet into the place of the theme's, in every page that has them.

    Its name changes with its content, so that no browser takes an older one for it.

    Args:
        site: the folder of the site, as the theme has built it.
    """
    pages = {path: path.read_text(encoding="utf-8") for path in sorted(site.rglob("*.html"))}
    wanted = sorted({name for page in pages.values() for _, name in _LINK.findall(page)})
    sheets = [site / _FOLDER / name for name in wanted]
    if not sheets or not all(sheet.is_file() for sheet in sheets):
        return
    names = {"js", "no-js", "focus-visible"}
    loaded: set[str] = set()
    for page in pages.values():
        names |= class_names(page)
        loaded |= {source.partition("?")[0].rpartition("/")[2] for source in _SCRIPT.findall(page)}
    for script in sorted(site.rglob("*.js")):
        # A script that no page loads may still be loaded by one of ours.
        if script.name in loaded or "assets/studyfold" in script.as_posix():
            names |= script_words(script.read_text(encoding="utf-8", errors="replace"))
    style = "".join(pruned(sheet.read_text(encoding="utf-8"), names) for sheet in sheets)
    digest = hashlib.sha256(style.encode()).hexdigest()[:8]
    name = f"theme.{digest}.css"
    (site / _FOLDER / name).write_text(style, encoding="utf-8", newline="\n")
    for path, page in pages.items():
        changed = _linked(page, name)
        if changed != page:
            path.write_text(changed, encoding="utf-8", newline="\n")


def _linked(page: str, name: str) -> str:
    """Return a page with one link to the new style sheet where its links to the old ones were."""
    first = True

    def link(match: re.Match[str]) -> str:
        nonlocal first
        if not first:
            return ""
        first = False
        return f'<link rel="stylesheet" href="{match[1]}{_FOLDER}/{name}">\n      '

    return _LINK.sub(link, page)
