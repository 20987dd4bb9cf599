"""The pages of one topic."""

from __future__ import annotations

from html import escape

from studyfold.model import Topic
from studyfold.render.address import batches, page_uri
from studyfold.render.entry import entry_markdown
from studyfold.render.escape import anchor, armour, inert, one_line
from studyfold.render.head import described
from studyfold.render.library import Library, plural
from studyfold.render.page import Page

__all__ = ["topic_pages"]

# The style sheet hides it where there are no scripts; that leaves no gap, and moves nothing.
_BAR = (
    '<div class="sf-bar" role="group" aria-label="Answers on this page" data-search-exclude>'
    '<button type="button" class="sf-button" data-sf="open">Open all</button>'
    '<button type="button" class="sf-button" data-sf="close">Close all</button>'
    '<button type="button" class="sf-button" data-sf="help" aria-haspopup="dialog">Keys</button>'
    '<span class="sf-print"><button type="button" class="sf-button" data-sf="print">Print</button>'
    '<label><input type="checkbox" checked> with answers</label></span></div>'
)


def topic_pages(topic: Topic, library: Library) -> tuple[Page, ...]:
    """Return a topic's page and its continuation pages."""
    numbered = list(batches(topic, library.page_size))
    return tuple(_page(topic, number, len(numbered), ids, library) for number, ids in numbered)


def _page(topic: Topic, number: int, last: int, ids: tuple[str, ...], library: Library) -> Page:
    title = one_line(topic.title) or topic.slug
    if number > 1:
        title += f" ({number} of {last})"
    parts = [f"# {inert(title)} {{id={_own_id(topic, ids, library)}}}"]
    if number == 1 and topic.summary:
        parts.append(inert(topic.summary))
    parts.append(
        armour(
            f'<p class="sf-counts" data-search-exclude>{_counts(topic, number, last, library)}</p>'
        )
    )
    parts.append(armour(_BAR))
    parts += [entry_markdown(library.entries[id_], library) for id_ in ids]
    if last > 1:
        parts.append(armour(_turning(topic, number, last, library)))
    # Every page has a description of its own.
    summary = " ".join(topic.summary.split()) if number == 1 else ""
    return Page(
        uri=page_uri(topic.slug, number),
        title=title,
        markdown="\n\n".join(parts) + "\n",
        description=summary or described(title, [library.entries[id_] for id_ in ids]),
        listed=number == 1,
        parent=topic.parent,
    )


def _own_id(topic: Topic, ids: tuple[str, ...], library: Library) -> str:
    """Return the id of a page's title: one of its own, which no entry has or ever had."""
    entries = [library.entries[id_] for id_ in ids]
    taken = {anchor(slug) for entry in entries for slug in (entry.slug, *entry.aliases)}
    # No slug has an underscore, so the second one is free whatever a set calls its questions.
    return topic.slug if topic.slug not in taken else f"{topic.slug}_"


def _counts(topic: Topic, number: int, last: int, library: Library) -> str:
    entries = [library.entries[id_] for id_ in topic.entries]
    asked = sum(len(entry.items) for entry in entries)
    text = plural(len(entries), "question")
    if asked > len(entries):
        text += f", asked {asked:,} times in the sets"
    return f"Page {number} of {last} · {text}" if last > 1 else text


def _turning(topic: Topic, number: int, last: int, library: Library) -> str:
    here = page_uri(topic.slug, number)
    links = []
    for other, label, rel in ((number - 1, "Previous", "prev"), (number + 1, "Next", "next")):
        if 1 <= other <= last:
            url = library.link(page_uri(topic.slug, other), here)
            links.append(
                f'<a class="sf-{rel}" rel="{rel}" href="{escape(url)}">'
                f"{label}: page {other} of {last}</a>"
            )
    name = escape(f"Pages of {topic.title}")
    return f'<nav class="sf-turning" aria-label="{name}">{"".join(links)}</nav>'
