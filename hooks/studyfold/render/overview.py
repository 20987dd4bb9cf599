"""The page that shows everything at once: a map of the questions, and which set asks what."""

from __future__ import annotations

from html import escape

from studyfold.render.address import MAP_URI, page_uri
from studyfold.render.coverage import coverage_html
from studyfold.render.escape import armour
from studyfold.render.library import Library, plural
from studyfold.render.page import Page
from studyfold.render.questionmap import COLOURS, map_html

__all__ = ["overview_pages"]

_FEWEST = 10
"""Fewer questions are seen at a glance where they are."""


def overview_pages(library: Library) -> tuple[Page, ...]:
    """Return the page with the pictures, none where there is nothing to survey."""
    study = library.study
    if len(study.entries) < _FEWEST or len(study.topics) < 2:
        return ()
    title = "Map of the questions"
    parts = [f"# {title} {{id=map}}"]
    if study.spots:
        parts.append(armour(map_html(library)))
    parts.append("## Topics {id=topics}")
    parts.append(armour(_topics(library)))
    if len(study.sets) > 1:
        parts.append("## Which set asks what {id=coverage}")
        parts.append(armour(coverage_html(library)))
    page = Page(
        uri=MAP_URI,
        title=title,
        markdown="\n\n".join(parts) + "\n",
        description="Which questions lie near each other, and which set covers which topic.",
        searched=False,
        place="back",
    )
    return (page,)


def _topics(library: Library) -> str:
    """Return the topics with their numbers and colours on the map, which say the same in words."""
    rows = []
    for number, topic in enumerate(library.study.topics):
        url = library.link(page_uri(topic.slug), MAP_URI)
        summary = f" <span>{escape(topic.summary)}</span>" if topic.summary else ""
        rows.append(
            f'<li class="sf-c{number % COLOURS}"><a href="{escape(url)}">{escape(topic.title)}</a> '
            f'<span class="sf-count">{plural(len(topic.entries), "question")}</span>{summary}</li>'
        )
    return f'<ol class="sf-legend">{"".join(rows)}</ol>'
