"""A map of the questions as inline SVG: what lies near each other is alike.

Every dot is a link with a name. Colours come from classes, sizes and places from SVG's own
attributes, so that a page without inline styles and scripts can show it. With too many entries for
dots each topic is one bubble, so that the page never grows beyond some hundred kilobytes.
"""

from __future__ import annotations

from html import escape

from studyfold.model import Spot, Topic
from studyfold.render.address import MAP_URI, page_uri
from studyfold.render.library import Library, plural

__all__ = ["COLOURS", "map_html"]

COLOURS = 12
"""How many colours there are; with more topics they come again, and numbers tell them apart."""

_WIDTH, _HEIGHT, _MARGIN = 1000, 700, 30
_DOT = 7
_SMALLEST, _LARGEST = 6, 30
"""Radii of bubbles."""


def map_html(library: Library) -> str:
    """Return the map with a sentence above it and a way past its links."""
    study = library.study
    bubbles = study.spots[0].name in library.topics and study.spots[0].name not in library.entries
    drawn = _bubbles(library) if bubbles else _dots(library)
    what = (
        "Each bubble is a topic, the larger the more questions it has"
        if bubbles
        else "Each dot is a question, in the colour and around the number of its topic"
    )
    return (
        '<div class="sf-map">'
        f"<p>{what}. The nearer two lie, the more alike they are.</p>"
        '<p class="sf-past"><a href="#topics">Past the map to the list of topics</a></p>'
        f'<svg viewBox="0 0 {_WIDTH} {_HEIGHT}" role="group" aria-labelledby="sf-map-name" '
        'aria-describedby="sf-map-text" focusable="false">'
        f'<title id="sf-map-name">Map of {plural(len(study.entries), "question")}</title>'
        f'<desc id="sf-map-text">{escape(_described(study.topics))}</desc>{drawn}</svg></div>'
    )


def _described(topics: tuple[Topic, ...]) -> str:
    """Return the map in words: its topics and how many questions each has."""
    listed = "; ".join(f"{topic.title}: {len(topic.entries)}" for topic in topics)
    return f"The topics and how many questions each has: {listed}. A list follows below the map."


def _dots(library: Library) -> str:
    spots = {spot.name: spot for spot in library.study.spots}
    parts = []
    for number, topic in enumerate(library.study.topics):
        here = [spots[entry] for entry in topic.entries if entry in spots]
        if not here:
            continue
        dots = "".join(_dot(spot, library) for spot in here)
        parts.append(
            f'<g class="sf-c{number % COLOURS}" role="group" '
            f'aria-label="{escape(topic.title)}">{dots}</g>'
        )
    # Numbers go above all dots.
    return "".join(parts) + "".join(
        _number(number, [spots[e] for e in topic.entries if e in spots])
        for number, topic in enumerate(library.study.topics)
    )


def _dot(spot: Spot, library: Library) -> str:
    x, y = _at(spot)
    entry = library.entries[spot.name]
    url = library.link(library.places[entry.id], MAP_URI)
    name = escape(entry.question)
    return (
        f'<a href="{escape(url)}" aria-label="{name}"><title>{name}</title>'
        f'<circle cx="{x}" cy="{y}" r="{_DOT}"></circle></a>'
    )


def _number(number: int, here: list[Spot]) -> str:
    """Write a topic's number where its dots have their middle."""
    if not here:
        return ""
    places = [_at(spot) for spot in here]
    x = sorted(x for x, _ in places)[len(places) // 2]
    y = sorted(y for _, y in places)[len(places) // 2]
    return f'<text class="sf-number" x="{x}" y="{y}" aria-hidden="true">{number + 1}</text>'


def _bubbles(library: Library) -> str:
    spots = {spot.name: spot for spot in library.study.spots}
    most = max(len(topic.entries) for topic in library.study.topics)
    parts = []
    for number, topic in enumerate(library.study.topics):
        spot = spots.get(topic.slug)
        if spot is None:
            continue
        x, y = _at(spot)
        radius = max(_SMALLEST, round(_LARGEST * (len(topic.entries) / most) ** 0.5))
        url = library.link(page_uri(topic.slug), MAP_URI)
        name = escape(f"{topic.title}: {plural(len(topic.entries), 'question')}")
        parts.append(
            f'<a class="sf-c{number % COLOURS}" href="{escape(url)}" aria-label="{name}">'
            f'<title>{name}</title><circle cx="{x}" cy="{y}" r="{radius}"></circle></a>'
        )
    return "".join(parts)


def _at(spot: Spot) -> tuple[int, int]:
    x = _MARGIN + spot.x * (_WIDTH - 2 * _MARGIN)
    y = _MARGIN + spot.y * (_HEIGHT - 2 * _MARGIN)
    return round(x), round(y)
