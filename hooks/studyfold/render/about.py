"""The page on how the site was made: what was read, what was matched, what was left out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from html import escape

from studyfold.model import Diagnostic, Skipped, Status, Study
from studyfold.render.address import ABOUT_URI, published
from studyfold.render.escape import armour
from studyfold.render.library import Library, plural
from studyfold.render.page import Page
from studyfold.render.wanted import wanted_link

__all__ = ["about_page"]

_TITLE = "How this site was made"


def about_page(library: Library) -> Page:
    """Return the page on how the site was made."""
    study = library.study
    sections = (
        ("sets", "The sets", _sets(study)),
        ("matching", "How questions were matched", _matching(study)),
        ("gaps", "Answers to mend", _gaps(library)),
        ("skipped", "Lines that are no question", _skipped(study)),
        ("messages", "Messages", _messages(study)),
    )
    parts = [
        f"# {_TITLE}",
        "Every question below came from a set; nothing was invented, and no line of a set was "
        "dropped in silence.",
    ]
    for slug, title, body in sections:
        if body:
            parts += [f"## {title} {{id={slug}}}", armour(f'<div class="sf-about">{body}</div>')]
    return Page(
        uri=ABOUT_URI,
        title=_TITLE,
        markdown="\n\n".join(parts) + "\n",
        description="The sets that were read, how questions were matched, and what was left out.",
        searched=False,
        place="back",
    )


def _sets(study: Study) -> str:
    rows = [
        (
            escape(s.title),
            f"<code>{escape(published(s.path))}</code>",
            escape(s.layout),
            f"{s.items:,}",
        )
        for s in study.sets
    ]
    items, entries = len(study.items), len(study.entries)
    hidden = items - sum(len(entry.items) for entry in study.entries)
    again = items - hidden - entries
    told = (
        f"<p>{plural(items, 'question')} from {plural(len(study.sets), 'set')} became "
        f"{plural(entries, 'entry', 'entries')}: {plural(again, 'question')} "
        f"{'was' if again == 1 else 'were'} asked before in other words.</p>"
    )
    if hidden:
        told += (
            f"<p>{plural(hidden, 'question')} {'is' if hidden == 1 else 'are'} not published, as "
            "somebody decided; the messages below name each.</p>"
        )
    return told + _table(("Set", "File", "Layout", "Questions"), rows)


def _table(head: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    cells = "".join(f'<th scope="col">{name}</th>' for name in head)
    body = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in rows)
    return (
        f'<div class="sf-table sf-scroll"><table><thead><tr>{cells}</tr></thead>'
        f"<tbody>{body}</tbody></table></div>"
    )


def _matching(study: Study) -> str:
    merged = sum(len(entry.items) > 1 for entry in study.entries)
    queue = plural(len(study.review), "pair")
    return (
        "<p>Each question, alone and together with its answer, was turned into a vector by "
        f"<code>{escape(study.model)}</code>. Pairs whose vectors are close were compared more "
        "closely, and those that ask the same thing were folded into one entry. Two different "
        "questions in one entry would be worse than one question shown twice, so in doubt they "
        "stay apart.</p>"
        f"<p>{plural(merged, 'entry', 'entries')} "
        f"{'holds' if merged == 1 else 'hold'} more than one question. {queue} "
        f"{'is' if len(study.review) == 1 else 'are'} in doubt.</p>"
    )


def _gaps(library: Library) -> str:
    places = {id_: entry for entry in library.study.entries for id_ in entry.items}
    parts = []
    kinds: tuple[tuple[Status, str], ...] = (
        ("truncated", "The answer breaks off in its set"),
        ("unanswered", "The set gives no answer"),
    )
    for status, label in kinds:
        rows = []
        for item in library.study.items:
            entry = places.get(item.id)
            if item.status != status or entry is None or entry.id not in library.places:
                continue
            url = library.link(library.places[entry.id], ABOUT_URI)
            line = f":{item.line}" if item.line else ""
            rows.append(
                f'<li><a href="{escape(url)}">{escape(item.question)}</a> '
                f"<code>{escape(published(item.path))}{line}</code></li>"
            )
        if rows:
            parts.append(f"<p>{label}:</p><ul>{''.join(rows)}</ul>")
    return "".join([*parts, wanted_link(library, ABOUT_URI)])


def _skipped(study: Study) -> str:
    by_reason: dict[str, list[Skipped]] = defaultdict(list)
    for block in study.skipped:
        by_reason[block.reason].append(block)
    parts = []
    for reason, blocks in sorted(by_reason.items()):
        rows = "".join(
            f"<li><code>{escape(published(block.path))}:{block.line}"
            f"{f'–{block.end_line}' if block.end_line != block.line else ''}</code></li>"
            for block in blocks
        )
        parts.append(
            f'<details class="sf-more"><summary>{escape(reason.capitalize())}: '
            f"{plural(len(blocks), 'block')}</summary><ul>{rows}</ul></details>"
        )
    return "".join(parts)


def _place(note: Diagnostic) -> str:
    line = f":{note.line}" if note.line else ""
    return f"{escape(published(note.path or ''))}{line}"


def _messages(study: Study) -> str:
    rows = [
        (d.level, f"<code>{_place(d)}</code>" if d.path else "", escape(d.message))
        for d in study.diagnostics
    ]
    return _table(("Level", "Where", "Message"), rows) if rows else ""
