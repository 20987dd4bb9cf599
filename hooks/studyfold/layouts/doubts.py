"""What a maintainer should know where no layout explains a file well."""

from __future__ import annotations

from collections.abc import Sequence

from studyfold.layouts.base import Layout
from studyfold.layouts.choose import Choice
from studyfold.layouts.evidence import Candidate
from studyfold.model import Diagnostic, Document

__all__ = ["no_questions", "shortened", "unknown_layout", "unsure"]

_BEST = 3
"""How many candidates are told of."""
_LONGEST = 80
"""Characters of the file's own words that a message shows."""
_CREDIBLE = 0.5
"""How credible the questions of a well explained file are on average."""
_EXPLAINED = 0.35
"""The share of a well explained file's lines that lie in its items."""


def unsure(
    document: Document, choice: Choice, items: int, explained: float
) -> tuple[Diagnostic, ...]:
    """Return a warning if the form taken explains a file badly.

    Args:
        document: the file.
        choice: what was taken, and the other candidates.
        items: how many items came of it.
        explained: the share of the file's lines that lie in them.
    """
    best = choice.best
    if best is None:
        return ()
    credible = sum(best.credible) / len(best.credible)
    if credible >= _CREDIBLE and explained >= _EXPLAINED:
        return ()
    reason = (
        "few of its questions look like questions"
        if credible < _CREDIBLE
        else f"only {explained:.0%} of the lines lie in them"
    )
    message = (
        f"not sure how this file is laid out: {_count(items, 'question')} taken as "
        f"“{best.layout.name}”, but {reason}. Candidates: {_listed(choice.candidates)}. "
        f"{_advice(best.layout.name)}"
    )
    return (Diagnostic("warning", "unsure-layout", document.path, best.marks[0].line + 1, message),)


def no_questions(document: Document, choice: Choice, named: str | None) -> Diagnostic:
    """Return the error that a file has no questions, with what came nearest to one."""
    wanted = f" in the layout “{named}”" if named else ""
    near = f" Nearest: {_listed(choice.candidates)}." if choice.candidates else ""
    message = (
        f"no question found{wanted}: expected questions as headings, as bold, numbered or labelled "
        f"lines, as cards, in a table or in folds, with an answer below each.{near}"
    )
    return Diagnostic("error", "no-questions", document.path, 1, message)


def unknown_layout(document: Document, named: str, layouts: Sequence[Layout]) -> Diagnostic:
    """Return the error that a file names a layout that there is not."""
    names = ", ".join(f"“{layout.name}”" for layout in layouts)
    message = (
        f"there is no layout “{shortened(named)}”; expected one of {names}. The best one was taken"
    )
    return Diagnostic("error", "unknown-layout", document.path, 1, message)


def shortened(text: str) -> str:
    """Return a text for a message, which can be of any length in a file, cut where it is long."""
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"


def _listed(candidates: Sequence[Candidate]) -> str:
    shown: dict[str, Candidate] = {}
    for one in candidates:
        shown.setdefault(one.layout.name, one)
    return "; ".join(
        f"“{name}”, {_count(len(one.marks), 'mark')}: {one.evidence}"
        for name, one in list(shown.items())[:_BEST]
    )


def _advice(name: str) -> str:
    return (
        f"If another is right, name it in the front matter (studyfold-layout: {name}) or in a file "
        "beside this one that is called like it with .layout at its end"
    )


def _count(number: int, thing: str) -> str:
    return f"{number} {thing}{'' if number == 1 else 's'}"
