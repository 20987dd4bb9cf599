"""The list of all questions: a plain list, and the data by which a script filters it."""

from __future__ import annotations

import json
from html import escape

from studyfold.model import DIFFICULTIES, Entry
from studyfold.render.address import QUESTIONS_URI, page_uri
from studyfold.render.entry import title_html
from studyfold.render.escape import armour
from studyfold.render.library import Library, plural
from studyfold.render.page import Page

__all__ = ["DATA_URI", "SCRIPT_URI", "questions_data", "questions_page"]

DATA_URI = "assets/studyfold/questions-data.js"
"""Where the data stands: a script, since a page on a disk can load nothing else."""
SCRIPT_URI = "assets/studyfold/questions.js"
"""Where the filter stands."""

_TITLE = "All questions"
# A longer list is nothing that anybody reads.
_LISTED = 1000


def questions_page(library: Library) -> tuple[Page, ...]:
    """Return the page, if there is anything to list."""
    count = sum(len(topic.entries) for topic in library.study.topics)
    if not count:
        return ()
    among = f" from {plural(len(library.study.sets), 'set')}"
    parts = [
        f"# {_TITLE}",
        armour(f'<p class="sf-counts">{plural(count, "question")}{among}</p>'),
        armour(_form(library)),
        armour(f'<div class="sf-list">{_list(library)}</div>'),
    ]
    return (
        Page(
            uri=QUESTIONS_URI,
            title=_TITLE,
            markdown="\n\n".join(parts) + "\n",
            description="Every question, to be filtered by topic, set, difficulty and how often "
            "it is asked.",
            searched=False,
            place="front",
        ),
    )


def questions_data(library: Library) -> str:
    """Return what the filter knows of each question, as a script that states it.

    Its rows are: address, question, number of the topic, numbers of the sets, times asked, number
    of the difficulty from 1 (0: none is given), whether it is answered, and the title as HTML where
    that is more than the question.
    """
    sets = {one.name: number for number, one in enumerate(library.study.sets)}
    rows = []
    for number, topic in enumerate(library.study.topics):
        for id_ in topic.entries:
            entry = library.entries[id_]
            level = library.difficulty(entry)
            shown = title_html(entry)
            rows.append(
                [
                    library.link(library.places[id_], QUESTIONS_URI),
                    entry.question,
                    number,
                    sorted(sets[name] for name in library.sets_of(entry) if name in sets),
                    len(entry.items),
                    DIFFICULTIES.index(level) + 1 if level else 0,
                    int(library.answered(entry)),
                    *([shown] if shown != escape(entry.question) else []),
                ]
            )
    data = {
        "topics": [topic.slug for topic in library.study.topics],
        "titles": [topic.title for topic in library.study.topics],
        "sets": [one.name for one in library.study.sets],
        "rows": rows,
    }
    text = json.dumps(data, ensure_ascii=True, separators=(",", ":"))
    return f"window.studyfoldQuestions={text};\n"


def _form(library: Library) -> str:
    entries = [library.entries[id_] for topic in library.study.topics for id_ in topic.entries]
    here = QUESTIONS_URI
    most = max(len(library.sets_of(entry)) for entry in entries)
    levels = {library.difficulty(entry) for entry in entries}
    answered = {library.answered(entry) for entry in entries}
    topics = [(topic.slug, topic.title) for topic in library.study.topics]
    sets = [(one.name, one.title) for one in library.study.sets]
    fields = [
        _select("topic", "Topic", "Any topic", topics if len(topics) > 1 else []),
        _select("set", "Set", "Any set", sets if len(sets) > 1 else []),
        _select(
            "asked",
            "Asked in",
            "Any number of sets",
            [(str(n), f"{n} sets or more") for n in range(2, min(most, 10) + 1)],
        ),
        _select(
            "difficulty",
            "Difficulty",
            "Any difficulty",
            [(name, name.capitalize()) for name in DIFFICULTIES if name in levels],
        ),
        _select(
            "answer",
            "Answer",
            "With or without an answer",
            [("yes", "Answered"), ("no", "Not answered yet")] if len(answered) > 1 else [],
        ),
        _select("order", "Order", "Most asked first", [("topic", "By topic")]),
    ]
    data, script = library.link(DATA_URI, here), library.link(SCRIPT_URI, here)
    return (
        f'<form class="sf-filter" data-sf-data="{escape(data)}">{"".join(fields)}'
        '<p class="sf-filter-actions"><button type="button" class="sf-button" data-sf="random">'
        "A random question of these</button>"
        '<button type="reset" class="sf-button">Clear the filter</button></p></form>'
        '<p class="sf-found" role="status"></p>'
        f'<script src="{escape(script)}" defer></script>'
    )


def _select(name: str, label: str, anything: str, choices: list[tuple[str, str]]) -> str:
    """Return a field, or nothing where there is nothing to choose."""
    if not choices:
        return ""
    options = "".join(
        f'<option value="{escape(value)}">{escape(shown)}</option>' for value, shown in choices
    )
    return (
        f'<div class="sf-field"><label for="sf-{name}">{label}</label>'
        f'<select id="sf-{name}" name="{name}"><option value="">{anything}</option>{options}'
        "</select></div>"
    )


def _list(library: Library) -> str:
    """Return the questions that most sets ask, and the topics where there are too many of them."""
    order = [library.entries[id_] for topic in library.study.topics for id_ in topic.entries]

    def weight(entry: Entry) -> tuple[int, int]:
        return -len(library.sets_of(entry)), -len(entry.items)

    rows = "".join(_row(entry, library) for entry in sorted(order, key=weight)[:_LISTED])
    shown = f'<ol class="sf-rows">{rows}</ol>'
    if len(order) <= _LISTED:
        return shown
    topics = []
    for topic in library.study.topics:
        url = library.link(page_uri(topic.slug), QUESTIONS_URI)
        count = plural(len(topic.entries), "question")
        topics.append(
            f'<li><a href="{escape(url)}">{escape(topic.title)}</a> '
            f'<span class="sf-count">{count}</span></li>'
        )
    more = f"These are the {_LISTED:,} that are asked most; all of them stand in the topics:"
    return f'{shown}<p>{more}</p><ul class="sf-rows">{"".join(topics)}</ul>'


def _row(entry: Entry, library: Library) -> str:
    url = library.link(library.places[entry.id], QUESTIONS_URI)
    title = escape(library.topics[entry.topic].title) if entry.topic in library.topics else ""
    count = plural(len(library.sets_of(entry)), "set")
    note = f"{title} · {count}" if title else count
    return (
        f'<li><a href="{escape(url)}">{title_html(entry)}</a> '
        f'<span class="sf-count">{note}</span></li>'
    )
