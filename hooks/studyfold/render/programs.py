"""What other programs read: all entries as JSON, and a guide for language models."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import Any
from urllib.parse import urljoin

from studyfold.model import Entry, Study
from studyfold.render.address import ABOUT_URI, page_uri, published, url_of
from studyfold.render.escape import one_line
from studyfold.render.library import Library, plural
from studyfold.render.offline import ICON_URI, MANIFEST_URI, manifest

__all__ = ["Website", "entries_json", "llms_txt", "page_links", "program_files"]

_ENTRIES_URI = "entries.json"
_LLMS_URI = "llms.txt"
_MARKDOWN = re.compile(r"([\\`*_\[\]<>#])")


@dataclass(frozen=True, slots=True)
class Website:
    """What is known of the site as a whole."""

    name: str
    description: str
    """What it is, in a sentence; may be empty."""
    url: str
    """Its address, or an empty text where it is not known: links are then relative to its root."""
    page_size: int
    """The most entries on one page."""
    directory_urls: bool
    """Whether pages are addressed as folders (`a/`) or as files (`a.html`)."""

    def address(self, uri: str) -> str:
        """Return the address of a page or file, given by its path below docs/."""
        return urljoin(self.url, url_of(uri, directory_urls=self.directory_urls))


def program_files(study: Study, website: Website) -> dict[str, str]:
    """Return the files for other programs by their path in the site."""
    return {
        _ENTRIES_URI: entries_json(study, website),
        _LLMS_URI: llms_txt(study, website),
        MANIFEST_URI: manifest(website.name, website.description),
    }


def page_links() -> list[tuple[str, str, str]]:
    """Return what every page names in its head: how it belongs to it, its type, its path."""
    return [
        ("manifest", "", MANIFEST_URI),
        ("apple-touch-icon", "", ICON_URI),
        ("alternate", "application/json", _ENTRIES_URI),
    ]


def entries_json(study: Study, website: Website) -> str:
    """Return every entry with its answers, as one JSON document.

    Args:
        study: the result of a build.
        website: the site that shows it.
    """
    library = Library.of(study, website.page_size, website.directory_urls)
    document = {
        "name": website.name,
        "url": website.url,
        "sets": [
            {"name": one.name, "title": one.title, "path": published(one.path)}
            for one in study.sets
        ],
        "topics": [
            {
                "slug": topic.slug,
                "title": topic.title,
                "summary": topic.summary,
                "url": website.address(page_uri(topic.slug)),
                "entries": list(topic.entries),
            }
            for topic in study.topics
        ],
        "entries": [
            _entry(library.entries[id_], library, website)
            for topic in study.topics
            for id_ in topic.entries
        ],
    }
    return json.dumps(document, ensure_ascii=False, indent=1) + "\n"


def _entry(entry: Entry, library: Library, website: Website) -> dict[str, Any]:
    uri, _, anchor = library.places[entry.id].partition("#")
    items = [library.items[id_] for id_ in entry.items]
    return {
        "id": entry.id,
        "url": f"{website.address(uri)}#{anchor}",
        "question": entry.question,
        "topic": entry.topic,
        "variants": list(entry.variants),
        "answers": [
            {
                "set": item.set,
                "line": item.line,
                "question": item.question,
                "prompt": item.prompt,
                "answer": item.answer,
                "status": item.status,
            }
            for item in items
        ],
    }


def llms_txt(study: Study, website: Website) -> str:
    """Return the guide that https://llmstxt.org describes: what the site is, and where what stands.

    Args:
        study: the result of a build.
        website: the site that shows it.
    """

    def link(title: str, uri: str, told: str) -> str:
        return f"- [{_text(title)}]({website.address(uri)}): {_text(told)}"

    library = Library.of(study, website.page_size, website.directory_urls)
    entries = plural(len(library.places), "entry", "entries")
    parts = [f"# {_text(website.name)}"]
    if website.description:
        parts.append(f"> {_text(website.description)}")
    parts.append(
        f"{plural(len(study.items), 'question')} from {plural(len(study.sets), 'set')}, folded "
        f"into {entries}. Every entry has an address of its own, `page/#entry`; its answers stand "
        "below it, the most complete one first."
    )
    topics = [
        link(
            topic.title,
            page_uri(topic.slug),
            f"{topic.summary} {plural(len(topic.entries), 'question')}.".strip(),
        )
        for topic in study.topics
    ]
    parts.append("\n".join(["## Topics", "", *topics]))
    more = [
        link(
            "All entries", _ENTRIES_URI, "every question with all its answers in Markdown, as JSON"
        ),
        link("How this site was made", ABOUT_URI, "the sets, and what was left out of them"),
    ]
    parts.append("\n".join(["## Optional", "", *more]))
    return "\n\n".join(parts) + "\n"


def _text(text: str) -> str:
    return _MARKDOWN.sub(r"\\\1", one_line(text))
