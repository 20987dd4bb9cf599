"""One entry: its heading, then one block of HTML with its wordings and answers."""

from __future__ import annotations

from html import escape

from studyfold.model import Entry, Item
from studyfold.render.escape import armour, inert_html
from studyfold.render.library import Library
from studyfold.render.markdown import inline_html, to_html

__all__ = ["entry_markdown"]

# More wordings than this are noise above the answer.
_WORDINGS_SHOWN = 3


def entry_markdown(entry: Entry, library: Library) -> str:
    """Return the Markdown of an entry."""
    parts = [
        _anchors(entry),
        _heading(entry),
        armour(f'<div class="sf-entry">{_body(entry, library)}</div>'),
    ]
    return "\n\n".join(part for part in parts if part)


def _anchors(entry: Entry) -> str:
    """Keep the addresses that this entry, or one merged into it, had before."""
    anchors = "".join(f'<a id="{escape(alias)}"></a>' for alias in entry.aliases)
    return f'<div class="sf-anchors">{anchors}</div>' if anchors else ""


def _heading(entry: Entry) -> str:
    shown = inline_html(entry.heading or entry.question)
    # The table of contents drops tags, which would leave a formula's letters in a heap.
    label = f" data-toc-label='{_label(entry.question)}'" if "<math" in shown else ""
    return f"## {inert_html(shown)} {{#{entry.slug}{label}}}"


def _label(text: str) -> str:
    """Return text for an attribute list, which knows no way to escape and is read as Markdown."""
    quiet = str.maketrans({"'": "’", '"': "”", "-": "‐", "/": "∕", "=": "＝", "+": "＋"})
    kept = (c if c.isalnum() or ord(c) > 0x9F or c in ",.?" else " " for c in text.translate(quiet))
    return " ".join("".join(kept).split())


def _body(entry: Entry, library: Library) -> str:
    items = [library.items[id_] for id_ in entry.items]
    asked = next((i for i in items if i.heading == entry.heading and i.prompt), None)
    asked = asked or next((i for i in items if i.prompt), None)
    prompt = asked.prompt if asked else ""
    return (
        (f'<div class="sf-prompt">{to_html(prompt)}</div>' if prompt else "")
        + _asked(entry, library)
        + _wordings(entry)
        + _answers(entry, items, prompt, library)
    )


def _asked(entry: Entry, library: Library) -> str:
    among = len(library.study.sets)
    if among < 2:
        return ""
    asked = len(library.sets_of(entry))
    return f'<p class="sf-asked" data-search-exclude>Asked in {asked} of {among} sets</p>'


def _wordings(entry: Entry) -> str:
    if not entry.variants:
        return ""
    items = [f"<li>{escape(wording)}</li>" for wording in entry.variants]
    shown, rest = items[:_WORDINGS_SHOWN], items[_WORDINGS_SHOWN:]
    more = ""
    if rest:
        name = f'<span class="sf-vh"> of: {escape(entry.question)}</span>'
        count = f"{len(rest)} more wording{'s' if len(rest) > 1 else ''}"
        more = (
            f'<details class="sf-more"><summary data-search-exclude>{count}{name}</summary>'
            f"<ul>{''.join(rest)}</ul></details>"
        )
    return (
        '<div class="sf-wordings"><p data-search-exclude>Also asked as:</p>'
        f"<ul>{''.join(shown)}</ul>{more}</div>"
    )


def _answers(entry: Entry, items: list[Item], prompt: str, library: Library) -> str:
    answered = [item for item in items if item.answer.strip()]
    inside = []
    if answered:
        inside.append(_answer(answered[0], prompt))
    else:
        inside.append('<p class="sf-note">No set answers this one yet.</p>')
    told = {" ".join(item.answer.split()) for item in answered[:1]}
    for item in answered[1:]:
        words = " ".join(item.answer.split())
        # The same answer from another set adds nothing; its set is among the sources.
        if words not in told:
            told.add(words)
            inside.append(_other(entry, item, prompt, library))
    inside.append(_sources(items, library))
    return (
        f'<details class="sf-answer">{_summary("Answer", "to", entry)}{"".join(inside)}</details>'
    )


def _answer(item: Item, prompt: str) -> str:
    own = item.prompt.strip() if item.prompt.strip() != prompt.strip() else ""
    note = '<p class="sf-note">This answer breaks off in its set.</p>'
    return (
        (f'<div class="sf-prompt">{to_html(own)}</div>' if own else "")
        + f'<div class="sf-text">{to_html(item.answer)}</div>'
        + (note if item.status == "truncated" else "")
    )


def _other(entry: Entry, item: Item, prompt: str, library: Library) -> str:
    label = f"Another answer, from {library.set_title(item.set)}"
    return (
        f'<details class="sf-other">{_summary(label, "to", entry)}{_answer(item, prompt)}</details>'
    )


def _summary(label: str, word: str, entry: Entry) -> str:
    """Name a control after its question, for those who hear it without seeing where it stands."""
    return (
        f"<summary data-search-exclude>{escape(label)}"
        f'<span class="sf-vh"> {word}: {escape(entry.question)}</span></summary>'
    )


def _sources(items: list[Item], library: Library) -> str:
    lines = []
    for item in items:
        number = f", question {escape(item.number)}" if item.number else ""
        line = f":{item.line}" if item.line else ""
        lines.append(
            f"<li>{escape(library.set_title(item.set))}{number} "
            f"<code>{escape(item.path)}{line}</code></li>"
        )
    noun = "Source" if len(items) == 1 else "Sources"
    return (
        f'<div class="sf-sources"><p data-search-exclude>{noun}</p>'
        f"<ul data-search-exclude>{''.join(lines)}</ul></div>"
    )
