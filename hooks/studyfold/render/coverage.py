"""Which set asks how much of which topic, as a table whose cells are shaded."""

from __future__ import annotations

from collections import Counter
from html import escape

from studyfold.render.address import MAP_URI, page_uri
from studyfold.render.library import Library

__all__ = ["coverage_html"]

_SHADES = 4
_MOST_SETS = 40
"""More columns than this nobody can follow; the sets with the fewest questions go together."""


def coverage_html(library: Library) -> str:
    """Return the table: a row for each topic, a column for each set, how many entries it asks."""
    study = library.study
    order = {item.set: None for item in study.items}
    asked = {
        topic.slug: Counter(
            name for id_ in topic.entries for name in library.sets_of(library.entries[id_])
        )
        for topic in study.topics
    }
    total: Counter[str] = Counter()
    for counts in asked.values():
        total.update(counts)
    shown = [name for name in order if total[name]]
    rest: list[str] = []
    if len(shown) > _MOST_SETS:
        large = sorted(shown, key=lambda name: (-total[name], name))[: _MOST_SETS - 1]
        rest = [name for name in shown if name not in large]
        shown = [name for name in shown if name in large]
    most = max((count for counts in asked.values() for count in counts.values()), default=1)
    heads = "".join(f'<th scope="col">{escape(library.set_title(name))}</th>' for name in shown)
    heads += f'<th scope="col">{len(rest)} smaller sets</th>' if rest else ""
    rows = []
    for topic in study.topics:
        url = library.link(page_uri(topic.slug), MAP_URI)
        counts = asked[topic.slug]
        numbers = [counts[name] for name in shown]
        numbers += [sum(counts[name] for name in rest)] if rest else []
        cells = "".join(_cell(number, most) for number in numbers)
        rows.append(
            f'<tr><th scope="row"><a href="{escape(url)}">{escape(topic.title)}</a></th>{cells}'
            f'<td class="sf-total">{len(topic.entries)}</td></tr>'
        )
    return (
        '<div class="sf-coverage sf-table sf-scroll" role="region" tabindex="0" '
        'aria-label="Which set asks what">'
        "<table><caption>How many questions of each topic each set asks; the darker a cell, the "
        f'more.</caption><thead><tr><th scope="col">Topic</th>{heads}'
        '<th scope="col">All together</th></tr></thead>'
        f"<tbody>{''.join(rows)}</tbody></table></div>"
    )


def _cell(number: int, most: int) -> str:
    if not number:
        return "<td></td>"
    shade = min(_SHADES, 1 + (number * _SHADES - 1) // max(most, 1))
    return f'<td class="sf-heat{shade}">{number}</td>'
