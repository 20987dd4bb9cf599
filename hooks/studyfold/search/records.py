"""What a search finds."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["Record"]


@dataclass(frozen=True, slots=True)
class Record:
    """One thing to find, as plain text: an entry, or a section of a page written by hand."""

    title: str
    page: str
    """The address of its page from the site's root."""
    anchor: str
    """Its id on that page; empty for the page itself."""
    label: str
    """The title of the page or topic that it stands in."""
    wordings: tuple[str, ...] = ()
    """What else it is asked as."""
    prompt: str = ""
    """What stands below the question: code, options."""
    text: str = ""
    """Its answers, or what the section says."""
    sets: int = 0
    """How many sets ask it; 0 where nothing is to be said of that."""
