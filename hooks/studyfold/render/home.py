"""The generated part of the home page: the topics, the figures, what is asked most."""

from __future__ import annotations

from html import escape

from studyfold.model import Entry, Study
from studyfold.render.address import BOOKLET_URI, QUESTIONS_URI, page_uri
from studyfold.render.entry import title_html
from studyfold.render.escape import armour, inert
from studyfold.render.library import Library, plural
from studyfold.render.wanted import wanted_link

__all__ = ["MARKER", "generated_home", "home_fragment"]

MARKER = "<!-- studyfold:home -->"
"""The line of docs/index.md that the generated part replaces."""

_HOME = "index.md"
_MOST_ASKED = 8


def generated_home(site_name: str) -> str:
    """Return the home page of a site whose people wrote none; `MARKER` is still to be replaced."""
    return f"# {inert(site_name)}\n\n{MARKER}\n"


def home_fragment(study: Study, *, page_size: int, directory_urls: bool = True) -> str:
    """Return the Markdown that stands for `MARKER`."""
    library = Library.of(study, page_size, directory_urls)
    # The entries' own records are what a search should find; this page only repeats them.
    wanted = wanted_link(library, _HOME)
    inside = f"{_figures(study)}{wanted}{_topics(library)}{_most_asked(library)}{_more(library)}"
    return armour(f'<section class="sf-home" data-search-exclude>{inside}</section>')


def _figures(study: Study) -> str:
    items, entries, sets = len(study.items), len(study.entries), len(study.sets)
    folded = items - entries
    figures = (
        (items, "question" if items == 1 else "questions", "read"),
        (sets, "set" if sets == 1 else "sets", "they came from"),
        (folded, "repeat" if folded == 1 else "repeats", "folded away"),
        (entries, "entry" if entries == 1 else "entries", "left to learn"),
    )
    cells = "".join(
        f"<div><dt>{noun} {rest}</dt><dd>{number:,}</dd></div>" for number, noun, rest in figures
    )
    sentence = (
        f"{plural(items, 'question')} from {plural(sets, 'set')} became "
        f"{plural(entries, 'entry', 'entries')}"
    )
    if folded:
        were = "was" if folded == 1 else "were"
        sentence += f"; {folded:,} {were} asked before"
    return f'<dl class="sf-figures">{cells}</dl><p class="sf-folded">{sentence}.</p>'


def _topics(library: Library) -> str:
    cards = []
    for topic in library.study.topics:
        url = library.link(page_uri(topic.slug), _HOME)
        summary = f"<p>{escape(topic.summary)}</p>" if topic.summary else ""
        cards.append(
            f'<li><h3><a href="{escape(url)}">{escape(topic.title)}</a></h3>{summary}'
            f'<p class="sf-count">{plural(len(topic.entries), "question")}</p></li>'
        )
    return f'<h2>Topics</h2><ul class="sf-cards">{"".join(cards)}</ul>' if cards else ""


def _most_asked(library: Library) -> str:
    order = [library.entries[id_] for topic in library.study.topics for id_ in topic.entries]

    def weight(entry: Entry) -> tuple[int, int]:
        return -len(library.sets_of(entry)), -len(entry.items)

    often = [entry for entry in order if len(library.sets_of(entry)) > 1]
    rows = []
    for entry in sorted(often, key=weight)[:_MOST_ASKED]:
        url = library.link(library.places[entry.id], _HOME)
        asked = plural(len(library.sets_of(entry)), "set")
        rows.append(
            f'<li><a href="{escape(url)}">{title_html(entry)}</a> '
            f'<span class="sf-count">{asked}</span></li>'
        )
    return f'<h2>Asked most often</h2><ol class="sf-most">{"".join(rows)}</ol>' if rows else ""


def _more(library: Library) -> str:
    """Return the links to the whole of it: as a list, and as a booklet to print."""
    if not library.places:
        return ""
    links = (
        (QUESTIONS_URI, "All questions, to be filtered"),
        (BOOKLET_URI, "Print everything as a booklet"),
    )
    shown = "".join(
        f'<a class="sf-button" href="{escape(library.link(uri, _HOME))}">{text}</a>'
        for uri, text in links
    )
    return f'<p class="sf-whole">{shown}</p>'
