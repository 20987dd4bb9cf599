"""The styles, scripts and fonts that come with every site, read from the package.

Styles and scripts lie in many small files, one for each purpose; a site loads them as one each.
"""

from __future__ import annotations

import re
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

__all__ = ["HOOKED", "SCRIPTS", "SEARCH_SCRIPTS", "STYLES", "TEMPLATES", "asset", "assets"]

STYLES = ("assets/studyfold/study.css",)
SCRIPTS = ("assets/studyfold/study.js",)
SEARCH_SCRIPTS = ("assets/studyfold/search/box.js",)
"""Where the search box is served by the index that Studyfold writes; they load the others."""
HOOKED = ("assets/studyfold/search/", "assets/studyfold/offline/")
"""Folders of what is of no use without the files that a build with Studyfold adds to the site."""
TEMPLATES = Path(__file__).parents[1] / "templates"
"""What takes the place of some of the theme's templates."""

_BUNDLES = {
    "study.css": (
        "base", "colours", "page", "entries", "marks", "answers", "folded", "scrolling", "formulas",
        "code", "home", "questions", "map", "dialog", "search", "wide", "print",
    ),
    "booklet.css": ("base", "colours", "marks", "folded", "scrolling", "formulas", "booklet"),
    "study.js": (
        "core", "reveal", "memory", "folding", "keys", "copying", "reach", "menu",
        "buttons", "codecopy", "disk",
    ),
    "questions.js": ("filter", "questions"),
    "booklet.js": ("core", "reach", "booklet"),
    "theme.js": ("palette", "frame"),
}  # fmt: skip
"""Of which small files each file of the site is made, in their order."""

_SMALL = {"css": "styles", "js": "scripts"}
"""The folders of the small files; every other folder is published as it is."""
_PREFIX = "assets/studyfold"
_COMMENT = re.compile(r"^[ \t]*/\*.*?\*/[ \t]*\n?", re.DOTALL | re.MULTILINE)
_INDENT = re.compile(r"^[ \t]+|\n(?=\n)", re.MULTILINE)


def assets() -> dict[str, bytes]:
    """Return every file by its path below docs/, in a fixed order."""
    folder = files("studyfold") / "assets"
    found = {f"{_PREFIX}/{name}": asset(name).encode() for name in _BUNDLES}
    for child in folder.iterdir():
        if child.is_dir() and child.name not in _SMALL.values():
            found |= _below(child, f"{_PREFIX}/{child.name}")
    return dict(sorted(found.items()))


def asset(name: str) -> str:
    """Return a file of the site that is made of small ones, without their comments."""
    kind = name.rpartition(".")[2]
    folder = files("studyfold") / "assets" / _SMALL[kind]
    parts = [(folder / f"{one}.{kind}").read_text(encoding="utf-8") for one in _BUNDLES[name]]
    return _INDENT.sub("", _COMMENT.sub("", "\n".join(parts)))


def _below(folder: Traversable, uri: str) -> dict[str, bytes]:
    found: dict[str, bytes] = {}
    for child in folder.iterdir():
        if child.is_dir():
            found |= _below(child, f"{uri}/{child.name}")
        elif child.name.endswith((".css", ".js", ".woff2", ".txt", ".svg", ".png")):
            found[f"{uri}/{child.name}"] = child.read_bytes()
    return found
