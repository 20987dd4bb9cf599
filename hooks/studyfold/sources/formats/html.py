"""HTML → Markdown, with the line of the page that every line came from."""

from __future__ import annotations

from dataclasses import dataclass

from studyfold.sources.formats.base import Converted, Fault
from studyfold.sources.formats.html_arrange import arrange, number_on
from studyfold.sources.formats.html_build import Page, build
from studyfold.sources.formats.html_faq import told_questions
from studyfold.sources.formats.html_inline import Inliner, Line, joined
from studyfold.sources.formats.html_names import HEADINGS
from studyfold.sources.formats.html_tree import Node, has_text
from studyfold.sources.formats.html_write import Writer
from studyfold.text import words

__all__ = ["Rendered", "convert", "picture_faults", "render"]


_CLOSERS = ' *_#|)"”’»'
"""What may stand behind a question mark."""


@dataclass(frozen=True, slots=True)
class Rendered:
    """A page as Markdown."""

    lines: list[Line]
    """Each with the line of the page that it came from, never decreasing."""
    pictures: int
    """How many pictures were left out."""
    pictures_at: int
    """The line of the first of them."""


def convert(text: str) -> Converted:
    """Convert a page.

    Args:
        text: HTML, a whole page or a part of one.

    Raises:
        FormatError: if the page has more elements than can be read safely.
    """
    page = render(text)
    faults = list(picture_faults(page.pictures, page.pictures_at))
    told = _told(text, page.lines) if "ld+json" in text else []
    if told:
        message = (
            "the page's text holds no question; those that it tells to search engines (FAQPage) "
            "are read instead"
        )
        faults.append(("info", "page-data", told[-1][1], message))
        page = Rendered(told, 0, 0)
    if not page.lines:
        message = "expected text in the page, found none; it may be written by a script when opened"
        faults.append(("warning", "no-text", 1, message))
    return Converted(
        ".md", [line for line, _ in page.lines], [place for _, place in page.lines], tuple(faults)
    )


def _told(text: str, shown: list[Line]) -> list[Line]:
    """Return the questions that a page tells to search engines only, as Markdown with places.

    Nothing where any of them, or any other question, stands in what the page shows.

    Args:
        text: the page.
        shown: its text as Markdown.
    """
    told = told_questions(text)
    if not told or any(line.rstrip(_CLOSERS).endswith(("?", "？", "؟")) for line, _ in shown):
        return []
    said = " ".join(words(" ".join(line for line, _ in shown)))
    if any(" ".join(words(one.question)) in said for one in told):
        return []
    lines = [(line, place) for line, place in shown[:1] if line.startswith("# ")]
    lines = [(line, min(place, told[0].line)) for line, place in lines]
    for one in told:
        paragraphs = one.answer if "<" in one.answer else one.answer.replace("\n\n", "<p>")
        page = render(f"<h2>{one.question}</h2><div>{paragraphs}</div>", part=True, pictures=False)
        lines += [("", one.line)] if lines else []
        lines += [(line, one.line) for line, _ in page.lines]
    return _placed(lines, text.count("\n") + 1)


def picture_faults(count: int, line: int | None) -> tuple[Fault, ...]:
    """Return what a maintainer should know about pictures that were left out.

    Args:
        count: how many there were.
        line: where the first one was, if the format has lines.
    """
    if not count:
        return ()
    what = "1 picture is" if count == 1 else f"{count} pictures are"
    message = (
        f"{what} inside the file itself and left out; of those described the description stays"
    )
    return (("info", "pictures-left-out", line, message),)


def render(
    text: str, *, part: bool = False, pictures: bool = True, continued: bool = False
) -> Rendered:
    """Return a page as Markdown.

    A page without a heading of the first level gets its title as one; a page that is all menus,
    by the look of it, is read as what it is.

    Args:
        text: HTML.
        part: whether it is a part of a document, for which neither holds.
        pictures: whether the addresses of pictures lead anywhere.
        continued: whether numbered lists of one item each are one list that text interrupts.

    Raises:
        FormatError: if the page has more elements than can be read safely.
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    page = build(text)
    if continued:
        number_on(page.root)
    inliner, lines = _written(page, pictures)
    if not lines and page.left_out and not part:
        page = build(text, everything=True)
        inliner, lines = _written(page, pictures)
    if not part and has_text(page.title) and not _has_first_heading(page.root):
        heading = joined(Inliner().lines(page.title))
        lines = [(f"# {heading}", page.title.line), ("", 0), *lines]
    return Rendered(_placed(lines, text.count("\n") + 1), inliner.dropped, inliner.dropped_at)


def _written(page: Page, pictures: bool) -> tuple[Inliner, list[Line]]:
    arrange(page.root)
    inliner = Inliner(pictures)
    return inliner, Writer(inliner).lines(page.root)


def _has_first_heading(root: Node) -> bool:
    waiting = [root]
    while waiting:
        here = waiting.pop()
        if here.name == "h1" and has_text(here):
            return True
        if here.name not in HEADINGS:
            waiting += [child for child in here.children if isinstance(child, Node)]
    return False


def _placed(lines: list[Line], last: int) -> list[Line]:
    """Return lines with places that never decrease; those without one have the one before."""
    found: list[Line] = []
    place = 1
    for text, given in lines:
        place = min(last, max(place, given))
        found.append((text, place))
    return found
