"""What a topics.yml says, once it is read."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["CODE", "EXAMPLE", "RESERVED", "Given", "GivenTopic", "Listed"]

CODE = "topics-file"
"""The code of every diagnostic about the file."""

EXAMPLE = "topics: [{title: Loss functions, keywords: [cross-entropy, mean squared error]}]"
RESERVED = ("index", "readme")
"""Slugs that MkDocs would take for the page of the folder itself."""


@dataclass(frozen=True, slots=True)
class Listed:
    """An entry that a topic claims by its id, slug or wording."""

    text: str
    line: int


@dataclass(frozen=True, slots=True)
class GivenTopic:
    """One topic as topics.yml gives it."""

    title: str
    summary: str
    slug: str
    keywords: tuple[str, ...]
    entries: tuple[Listed, ...]
    line: int
    parent: str = ""
    """The title that it stands under together with other topics."""


@dataclass(frozen=True, slots=True)
class Given:
    """The topics of a topics.yml, in learning order; at least one."""

    path: str
    topics: tuple[GivenTopic, ...]

    def texts(self) -> list[str]:
        """Return a text for each topic that can be turned into a vector."""
        return [
            f"{topic.title}. {topic.summary} {', '.join(topic.keywords)}".strip()
            for topic in self.topics
        ]
