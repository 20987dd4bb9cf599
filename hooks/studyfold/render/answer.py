"""An entry's answer: what leads, what the other sets add, what it is like, and all in full."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from itertools import groupby

from studyfold.model import Addition, Answer, Contradiction, Entry, Item, Passage
from studyfold.render import markdown
from studyfold.render.address import published
from studyfold.render.clean import Resolve
from studyfold.render.library import Library
from studyfold.render.markdown import inline_html, to_html

__all__ = ["answer_html"]

_BREAKS_OFF = '<p class="sf-note">This answer breaks off in its set.</p>'


def answer_html(
    entry: Entry,
    items: Sequence[Item],
    prompts: Sequence[str],
    library: Library,
    *,
    bound: bool = False,
) -> str:
    """Return what stands inside an entry's answer control.

    Args:
        entry: the entry.
        items: its items, the best answer first.
        prompts: what stands below each item's question, as HTML, where it is not what the entry
            shows above its answer; empty otherwise.
        library: the study.
        bound: whether it is for a booklet, which tells search engines nothing.
    """
    page = _Page(entry, items, prompts, library)
    answer = _answer(entry, items)
    if answer.lead is None:
        return f'<p class="sf-note">No set answers this one yet.</p>{page.sources()}'
    parts = [
        page.lead(answer, bound),
        page.disputes(answer.contradictions),
        page.adds(answer.adds),
        page.aside("sf-like", "Think of it as", "comparison", answer.likenesses),
        page.aside("sf-example", "Worked example", "example", answer.examples),
        page.full(answer) or page.sources(),
    ]
    return "".join(parts)


def _answer(entry: Entry, items: Sequence[Item]) -> Answer:
    """Return an entry's answer; of one that nobody composed the first answer that it has."""
    if entry.answer.lead is not None:
        return entry.answer
    first = next((item for item in items if item.answer.strip()), None)
    if first is None:
        return entry.answer
    return Answer(Passage(first.id, first.answer), broken=first.status == "truncated")


class _Page:
    def __init__(
        self, entry: Entry, items: Sequence[Item], prompts: Sequence[str], library: Library
    ) -> None:
        self.entry = entry
        self.items = items
        self.prompts = {item.id: prompt for item, prompt in zip(items, prompts, strict=True)}
        self.by_id = {item.id: item for item in items}
        self.library = library

    def lead(self, answer: Answer, bound: bool) -> str:
        """Return the answer that is read first, with what must be said about it."""
        assert answer.lead is not None
        item = self.by_id[answer.lead.item]
        said = "" if bound else ' itemprop="text"'
        parts = [
            self.prompts[item.id],
            f'<div class="sf-lead sf-text"{said}>{self._html(answer.lead)}</div>',
        ]
        if answer.broken:
            parts.append(_BREAKS_OFF)
        for passage in answer.goes_on:
            parts.append(
                f'<div class="sf-goes-on"><p class="sf-label" data-search-exclude>'
                f"{self._set(passage)} goes on:</p>"
                f'<div class="sf-text">{self._html(passage)}</div></div>'
            )
        for note in answer.notes:
            parts.append(f'<p class="sf-note">{inline_html(note.markdown)} {self._from(note)}</p>')
        return "".join(parts)

    def adds(self, adds: Sequence[Addition]) -> str:
        """Return what the other sets say beyond the lead, by what it is about."""
        if not adds:
            return ""
        own = {passage.item for one in adds for passage in one.passages}
        sets = {self.by_id[item].set for item in own}
        label = "The other sets add" if len(sets) > 1 else "Another set adds"
        groups = []
        for one in adds:
            about = f'<p class="sf-about"><strong>{inline_html(one.about)}</strong></p>'
            runs = groupby(one.passages, lambda passage: self.by_id[passage.item].set)
            said = "".join(self._run(list(run)) for _, run in runs)
            groups.append(f'<li class="sf-add">{about if one.about else ""}{said}</li>')
        return (
            f'<section class="sf-adds"><p class="sf-label" data-search-exclude>{label}</p>'
            f"<ul>{''.join(groups)}</ul></section>"
        )

    def aside(self, kind: str, label: str, noun: str, passages: Sequence[Passage]) -> str:
        """Return a short block of comparisons or examples: the best one, the rest folded."""
        if not passages:
            return ""
        first, *rest = map(self._quoted, passages)
        more = ""
        if rest:
            count = f"{len(rest)} more {noun}{'s' if len(rest) > 1 else ''}"
            more = f'<details class="sf-more">{self._summary(count, "of")}{"".join(rest)}</details>'
        return (
            f'<section class="{kind}"><p class="sf-label" data-search-exclude>{label}</p>'
            f"{first}{more}</section>"
        )

    def disputes(self, found: Sequence[Contradiction]) -> str:
        """Return the contradictions that somebody decided to show."""
        parts = []
        for one in found:
            if one.shown:
                why = f"<p>{escape(one.why)}</p>" if one.why else ""
                said = "".join(
                    self._quoted(p) if p.markdown else self._named(p) for p in (one.a, one.b)
                )
                parts.append(
                    '<section class="sf-dispute"><p class="sf-label" data-search-exclude>'
                    f"The sets disagree</p>{why}{said}</section>"
                )
        return "".join(parts)

    def full(self, answer: Answer) -> str:
        """Return every answer as its set gives it; nothing where the lead is all there is."""
        told: dict[tuple[str | None, ...], list[Item]] = {}
        for item in self.items:
            if item.answer.strip():
                told.setdefault(self._tells(item), []).append(item)
        if len(told) == 1 and answer.whole:
            return ""
        parts = [self._original(same, answer) for same in told.values()]
        silent = [item for item in self.items if not item.answer.strip()]
        if silent:
            parts.append(
                f'<article class="sf-original">{"".join(map(self._place, silent))}'
                '<p class="sf-note">Asked without an answer.</p></article>'
            )
        label = f"Every answer in full ({len(told)})" if len(told) > 1 else "The answer in full"
        return f'<details class="sf-full">{self._summary(label, "to")}{"".join(parts)}</details>'

    def _original(self, same: Sequence[Item], answer: Answer) -> str:
        """Return an answer as it stands in its set, and in those that give the same one."""
        item, places = same[0], "".join(map(self._place, same))
        leads = answer.lead is not None and answer.lead.item in {one.id for one in same}
        if leads and answer.whole:
            note = '<p class="sf-note" data-search-exclude>It stands above as it is.</p>'
            return f'<article class="sf-original">{places}{note}</article>'
        # What leads is found as it is shown first; a search need not find it twice.
        hidden = " data-search-exclude" if leads else ""
        text = f'<div class="sf-text">{to_html(item.answer, self._resolver(item))}</div>'
        broken = _BREAKS_OFF if item.status == "truncated" else ""
        own = self.prompts[item.id]
        return f'<article class="sf-original"{hidden}>{places}{own}{text}{broken}</article>'

    def sources(self) -> str:
        """Return where the entry's items stand in their sets."""
        noun = "Source" if len(self.items) == 1 else "Sources"
        lines = "".join(f"<li>{self._where(item)}</li>" for item in self.items)
        return (
            f'<div class="sf-sources"><p data-search-exclude>{noun}</p>'
            f"<ul data-search-exclude>{lines}</ul></div>"
        )

    def _tells(self, item: Item) -> tuple[str | None, ...]:
        """Return an answer's words and the files in it: sets may call two pictures by one name."""
        files = map(self._resolver(item), markdown.targets(item.answer))
        return (" ".join(item.answer.split()), *files)

    def _run(self, passages: Sequence[Passage]) -> str:
        """Return passages of one set, with its name once."""
        text = "".join(f'<div class="sf-text">{self._html(passage)}</div>' for passage in passages)
        return f'<div class="sf-passage">{text}{self._from(passages[0])}</div>'

    def _quoted(self, passage: Passage) -> str:
        return self._run([passage])

    def _named(self, passage: Passage) -> str:
        return f'<div class="sf-passage">{self._from(passage)}</div>'

    def _html(self, passage: Passage) -> str:
        return to_html(passage.markdown, self._resolver(self.by_id[passage.item]))

    def _resolver(self, item: Item) -> Resolve:
        return self.library.resolver(item, self.entry)

    def _set(self, passage: Passage) -> str:
        return escape(self.library.set_title(self.by_id[passage.item].set))

    def _from(self, passage: Passage) -> str:
        """Return the name of the set that a passage is from."""
        return f'<span class="sf-from" data-search-exclude>{self._set(passage)}</span>'

    def _place(self, item: Item) -> str:
        return f'<p class="sf-place" data-search-exclude>{self._where(item)}</p>'

    def _where(self, item: Item) -> str:
        number = f", question {escape(item.number)}" if item.number else ""
        line = f":{item.line}" if item.line else ""
        return (
            f"{escape(self.library.set_title(item.set))}{number} "
            f"<code>{escape(published(item.path))}{line}</code>"
        )

    def _summary(self, label: str, word: str) -> str:
        """Name a control after its question, for those who hear it without seeing its place."""
        return (
            f"<summary data-search-exclude>{escape(label)}"
            f'<span class="sf-vh"> {word}: {escape(self.entry.question)}</span></summary>'
        )
