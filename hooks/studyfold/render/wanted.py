"""The page of questions that still want an answer."""

from __future__ import annotations

from html import escape

from studyfold.model import Entry, Wanted
from studyfold.render.address import WANTED_URI, published
from studyfold.render.entry import title_html
from studyfold.render.escape import armour
from studyfold.render.library import Library, plural
from studyfold.render.page import Page

__all__ = ["wanted_link", "wanted_page"]

_TITLE = "Answers wanted"


def wanted_page(library: Library) -> Page | None:
    """Return the page of entries that no set answers in full; None where there are none."""
    wanted = [one for one in library.study.wanted if one.entry in library.places]
    if not wanted:
        return None
    items = library.items
    silent: list[Wanted] = []
    broken: list[Wanted] = []
    for one in wanted:
        ids = library.entries[one.entry].items
        answered = any(items[item].answer.strip() for item in ids)
        (broken if answered else silent).append(one)
    parts = [f"# {_TITLE}"]
    for slug, title, some in (
        ("unanswered", "No set answers these", silent),
        ("broken-off", "The only answers to these break off", broken),
    ):
        if some:
            rows = "".join(_row(one, library) for one in some)
            parts += [
                f"## {title} {{id={slug}}}",
                armour(
                    f'<p class="sf-counts" data-search-exclude>{plural(len(some), "question")}</p>'
                    f'<ul class="sf-wanted" data-search-exclude>{rows}</ul>'
                ),
            ]
    return Page(
        uri=WANTED_URI,
        title=_TITLE,
        markdown="\n\n".join(parts) + "\n",
        description="Questions that no set answers yet, with the answered ones that come nearest.",
        listed=False,
        searched=False,
    )


def wanted_link(library: Library, source: str) -> str:
    """Return a sentence that leads from a page to that one; nothing where there is none."""
    count = sum(one.entry in library.places for one in library.study.wanted)
    if not count:
        return ""
    url = library.link(WANTED_URI, source)
    want = "wants" if count == 1 else "want"
    return (
        f'<p class="sf-folded"><a href="{escape(url)}">{plural(count, "question")} still {want} an '
        "answer</a>.</p>"
    )


def _row(one: Wanted, library: Library) -> str:
    entry = library.entries[one.entry]
    asked = "".join(
        f"<code>{escape(published(item.path))}{f':{item.line}' if item.line else ''}</code> "
        for item in map(library.items.__getitem__, entry.items)
    )
    near = [library.entries[other] for other in one.near if other in library.places]
    links = "".join(f"<li>{_link(other, library)}</li>" for other in near)
    nearest = f'<p class="sf-near">Nearest that is answered:</p><ul>{links}</ul>' if links else ""
    return f"<li>{_link(entry, library)} {asked}{nearest}</li>"


def _link(entry: Entry, library: Library) -> str:
    url = library.link(library.places[entry.id], WANTED_URI)
    return f'<a href="{escape(url)}">{title_html(entry)}</a>'
