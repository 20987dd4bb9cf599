"""The styles, scripts and fonts that come with every site, read from the package."""

from __future__ import annotations

from importlib.resources import files
from importlib.resources.abc import Traversable

__all__ = ["SCRIPTS", "STYLES", "assets"]

STYLES = ("assets/studyfold/study.css", "assets/studyfold/map.css")
SCRIPTS = ("assets/studyfold/study.js",)


def assets() -> dict[str, bytes]:
    """Return every packaged file by its path below docs/, in a fixed order."""
    return dict(sorted(_below(files("studyfold") / "assets", "assets/studyfold")))


def _below(folder: Traversable, uri: str) -> list[tuple[str, bytes]]:
    found: list[tuple[str, bytes]] = []
    for child in folder.iterdir():
        if child.is_dir():
            found += _below(child, f"{uri}/{child.name}")
        elif child.name.endswith((".css", ".js", ".woff2", ".txt", ".svg")):
            found.append((f"{uri}/{child.name}", child.read_bytes()))
    return found
