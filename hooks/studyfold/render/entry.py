"""One entry: its heading, then one block of HTML with its wordings and answers."""

from __future__ import annotations

import re
from html import escape

from studyfold.model import Entry, Item
from studyfold.render import markdown
from studyfold.render.answer import answer_html
from studyfold.render.direction import writing
from studyfold.render.escape import anchor, armour, inert_html, one_line, text_of
from studyfold.render.library import Library, plural
from studyfold.render.markdown import inline_html, pictures_html, to_html
from studyfold.render.marks import asked, tools
from studyfold.render.related import related_html

__all__ = ["body_html", "entry_markdown", "targets", "title_html"]


def entry_markdown(entry: Entry, library: Library) -> str:
    """Return the Markdown of an entry."""
    parts = [
        _anchors(entry),
        _heading(entry),
        armour(
            f'<div class="sf-entry"{writing(entry.question)}{_question(entry, library)}'
            f"{body_html(entry, library)}</div>"
        ),
    ]
    return "\n\n".join(part for part in parts if part)


def targets(item: Item) -> tuple[str, ...]:
    """Return the addresses in an item, each once, that a page can only show with a file's help."""
    found = (
        # A heading leads nowhere but to itself, so links in it are none.
        *markdown.targets(item.heading, pictures=True),
        *markdown.targets(item.prompt),
        *markdown.targets(item.answer),
    )
    return tuple(dict.fromkeys(found))


def _question(entry: Entry, library: Library) -> str:
    """Return the rest of an entry's tag, which says to search engines what is asked."""
    if not any(library.items[id_].answer.strip() for id_ in entry.items):
        return ">"
    name = f'<meta itemprop="name" content="{escape(one_line(entry.question))}">'
    return f' itemscope itemtype="https://schema.org/Question">{name}'


def _anchors(entry: Entry) -> str:
    """Keep the addresses that this entry, or one merged into it, had before."""
    ids = filter(None, map(anchor, entry.aliases))
    anchors = "".join(f'<a id="{id_}"></a>' for id_ in ids)
    return f'<div class="sf-anchors">{anchors}</div>' if anchors else ""


def title_html(entry: Entry) -> str:
    """Return an entry's title as clean inline HTML; nothing that a set asks leaves it empty."""
    shown = inline_html(entry.heading or entry.question)
    return shown if text_of(shown) else escape(entry.question or entry.heading)


def _heading(entry: Entry) -> str:
    shown = title_html(entry)
    # The table of contents drops tags, which would leave a formula's letters in a heap.
    label = f" data-toc-label='{_label(entry.question)}'" if "<math" in shown else ""
    # Not {#…}: `#12` is an issue's number to pymdownx.magiclink, and `{#` opens Jinja's comments.
    return f"## {inert_html(shown)} {{id={anchor(entry.slug)}{label}{writing(entry.question)}}}"


def _label(text: str) -> str:
    """Return text for an attribute list, which knows no way to escape and is read as Markdown."""
    quiet = str.maketrans({"'": "’", '"': "”", "-": "‐", "/": "∕", "=": "＝", "+": "＋"})
    kept = (c if c.isalnum() or ord(c) > 0x9F or c in ",.?" else " " for c in text.translate(quiet))
    # A full stop inside a word can make it an address: www.example.org.
    return re.sub(r"\.(?=\S)", "․", one_line("".join(kept)))


def body_html(entry: Entry, library: Library, *, bound: bool = False) -> str:
    """Return what stands below an entry's title, as clean block HTML.

    Args:
        entry: the entry.
        library: the study.
        bound: whether it is for a booklet, which leads nowhere and tells search engines nothing.
    """
    items = [library.items[id_] for id_ in entry.items]
    # What stands below the wording that became the title goes before what stands below others.
    titled = sorted(items, key=lambda item: item.heading != entry.heading)
    prompt = next(filter(None, (_prompt(item, entry, library) for item in titled)), "")
    return (
        prompt
        + _meta(entry, library)
        + _answers(entry, items, prompt, library, bound)
        + ("" if bound else related_html(entry, library))
    )


def _prompt(item: Item, entry: Entry, library: Library) -> str:
    """Return the part of a question that its heading does not show: pictures, code, options."""
    resolve = library.resolver(item, entry)
    shown = pictures_html(item.heading, resolve)
    shown += to_html(item.prompt, resolve) if item.prompt.strip() else ""
    return f'<div class="sf-prompt">{shown}</div>' if shown else ""


def _meta(entry: Entry, library: Library) -> str:
    """Return the quiet line below a question: who asks it, how hard it is, its other wordings."""
    shown = asked(entry, library) + _wordings(entry)
    return f'<div class="sf-meta">{shown}</div>' if shown else ""


def _wordings(entry: Entry) -> str:
    """Return the other wordings, folded: they would stand between the question and its answer."""
    if not entry.variants:
        return ""
    items = "".join(f"<li>{escape(wording)}</li>" for wording in entry.variants)
    count = plural(len(entry.variants), "other wording")
    return (
        '<details class="sf-more sf-wordings">'
        f"{_summary(count, 'of', entry)}<ul>{items}</ul></details>"
    )


def _answers(entry: Entry, items: list[Item], prompt: str, library: Library, bound: bool) -> str:
    own = [_prompt(item, entry, library) for item in items]
    others = ["" if one == prompt else one for one in own]
    inside = answer_html(entry, items, others, library, bound=bound) + tools(entry, library)
    said = ""
    if not bound and any(item.answer.strip() for item in items):
        said = ' itemprop="acceptedAnswer" itemscope itemtype="https://schema.org/Answer"'
    summary = _summary("Answer", "to", entry)
    return f'<details class="sf-answer"{said}>{summary}{inside}</details>'


def _summary(label: str, word: str, entry: Entry) -> str:
    """Name a control after its question, for those who hear it without seeing where it stands."""
    return (
        f"<summary data-search-exclude>{escape(label)}"
        f'<span class="sf-vh"> {word}: {escape(entry.question)}</span></summary>'
    )
