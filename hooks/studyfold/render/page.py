"""One page of the site, before any generator has seen it."""

from __future__ import annotations

import json
from dataclasses import dataclass
from html import escape
from typing import Literal

from studyfold.render.escape import one_line

__all__ = ["Page"]


@dataclass(frozen=True, slots=True)
class Page:
    """A Markdown page that is not on any disk."""

    uri: str
    """Its path below docs/, with forward slashes."""
    title: str
    """Plain text."""
    markdown: str
    description: str = ""
    """One sentence of plain text for search engines."""
    listed: bool = True
    """Whether the navigation names it; continuation pages are reached from the first."""
    searched: bool = True
    """Whether the search finds it."""
    place: Literal["front", "topics", "back"] = "topics"
    """Where the navigation names it: before the topics, among them or at the end."""
    parent: str = ""
    """The title that it stands under in the navigation, together with others."""

    @property
    def source(self) -> str:
        """The page as a file: its metadata, then its Markdown."""
        meta = [f"title: {_quoted(self.title)}"]
        if self.description:
            meta.append(f"description: {_quoted(self.description)}")
        if not self.searched:
            meta.append("search:\n  exclude: true")
        return "---\n" + "\n".join(meta) + f"\n---\n\n{self.markdown}"


def _quoted(text: str) -> str:
    # Themes put both into HTML as they stand. JSON is YAML, and has only one way to be read, but
    # for some signs that cannot be printed: at those MkDocs would take the metadata for Markdown.
    return json.dumps(escape(one_line(text)), ensure_ascii=False)
