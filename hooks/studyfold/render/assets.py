"""The styles, scripts and fonts that come with every site, read from the package."""

from __future__ import annotations

from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

__all__ = ["HOOKED", "SCRIPTS", "SEARCH_SCRIPTS", "STYLES", "TEMPLATES", "assets"]

STYLES = ("assets/studyfold/study.css",)
SCRIPTS = ("assets/studyfold/study.js",)
SEARCH_SCRIPTS = ("assets/studyfold/search/box.js",)
"""Where the search box is served by the index that Studyfold writes; they load the others."""
HOOKED = ("assets/studyfold/search/", "assets/studyfold/offline/")
"""Folders of what is of no use without the files that a build with Studyfold adds to the site."""
TEMPLATES = Path(__file__).parents[1] / "templates"
"""What takes the place of some of the theme's templates."""


def assets() -> dict[str, bytes]:
    """Return every packaged file by its path below docs/, in a fixed order."""
    return dict(sorted(_below(files("studyfold") / "assets", "assets/studyfold")))


def _below(folder: Traversable, uri: str) -> list[tuple[str, bytes]]:
    found: list[tuple[str, bytes]] = []
    for child in folder.iterdir():
        if child.is_dir():
            found += _below(child, f"{uri}/{child.name}")
        elif child.name.endswith((".css", ".js", ".woff2", ".txt", ".svg", ".png")):
            found.append((f"{uri}/{child.name}", child.read_bytes()))
    return found
