"""Adds decisions to the text of their file and takes them out again, leaving all else as it is."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence

import yaml

from studyfold.decisions.decision import Decision
from studyfold.decisions.read import read
from studyfold.errors import StudyfoldError
from studyfold.text import printable
from studyfold.yamlnodes import UnreadableError, compose

__all__ = ["HEADER", "added", "block", "removed"]

HEADER = """\
# What people decided about these questions. Every build follows it, and nothing overrules it.
# `build_site.py review` adds at the end; edit it as you like, your comments stay.
#
# - same: [a, b]         ask the same thing: one entry, whatever the score says
# - different: [a, b]    ask different things: never in one entry, whoever stands between
# - split: [a, b]        stand apart from each other, and join others only by a `same`
# - title: Why ReLU?     what an entry is called; the line `of: a` below says which
# - prefer: a            the answer that goes first
# - topic: Training      where an entry stands, by the topic's title; with `of: a`, too
# - hide: a              is not published
# - disagree: [a, b]     their answers contradict each other, and readers are told, with the `why`
# - agree: [a, b]        their answers go together; the build does not ask about them again
#
# An item (a, b) goes by its id, which `build_site.py explain` tells, or by the id that its set
# gives it; an entry by its id, or by the end of its address. What follows a # is for readers.
# Where two lines contradict each other, the earlier holds, and the build says so.

"""
_PLAIN = re.compile(r"[^\W_][\w.-]*(?::[\w-]+)?")
"""A name that YAML takes for a text without quotes, in lists too."""
_LONGEST_COMMENT = 100


def block(decision: Decision, questions: Mapping[str, str]) -> list[str]:
    """Return the lines of a decision that only names questions.

    Args:
        decision: what to write; of the kind `same` or `different`.
        questions: the question of each name, for the comment beside it.
    """
    written = [_quoted(name.text) for name in decision.names]
    width = max(map(len, written))
    lines = [f"- {decision.kind}:"]
    for name, text in zip(decision.names, written, strict=True):
        comment = _comment(questions.get(name.text, ""))
        lines.append(f"    - {text.ljust(width)}  # {comment}" if comment else f"    - {text}")
    if decision.why:
        lines.append(f"  why: {json.dumps(printable(decision.why), ensure_ascii=False)}")
    return lines


def added(text: str, decisions: Sequence[Decision], questions: Mapping[str, str]) -> str:
    """Return the text of a decisions file with decisions added at its end.

    Args:
        text: what the file holds; nothing where there is none yet.
        decisions: what to add.
        questions: the question of each name, for the comments.

    Raises:
        StudyfoldError: where the file is not such that something can be added to its end.
    """
    try:
        root = compose(text)
    except UnreadableError as fault:
        where = "" if fault.line is None else f"in line {fault.line}, "
        raise StudyfoldError(f"{where}{fault}; mend that first, nothing was written") from None
    newline = "\r\n" if "\r\n" in text else "\n"
    indent = ""
    if isinstance(root, yaml.SequenceNode) and not root.flow_style:
        indent = " " * root.start_mark.column
    lines = [f"{indent}{line}" for one in decisions for line in block(one, questions)]
    start = text
    if not text.strip():
        start = HEADER.replace("\n", newline)
    elif not text.endswith("\n"):
        start = text + newline
    result = start + "".join(line + newline for line in lines)
    expected = [*_said(text), *(one.said for one in decisions)]
    # A list in brackets, a second document or an end mark: whatever it is, it is not broken.
    if _said(result) != expected:
        raise StudyfoldError(
            "expected a list with one decision after each '- ', to add another at its end; found "
            "something else there (a list in [ ], or '...'), so nothing was written"
        )
    return result


def removed(text: str, decision: Decision, questions: Mapping[str, str]) -> str | None:
    """Return the text of a decisions file without the last such decision; None if it has none.

    Args:
        text: what the file holds.
        decision: what `added` wrote.
        questions: the questions that it was given.
    """
    lines = text.splitlines(keepends=True)
    wanted = [line.strip() for line in block(decision, questions)]
    size = len(wanted)
    for start in range(len(lines) - size, -1, -1):
        if [line.strip() for line in lines[start : start + size]] == wanted:
            return "".join([*lines[:start], *lines[start + size :]])
    return None


def _said(text: str) -> list[tuple[object, ...]]:
    return [decision.said for decision in read(text, "")[0]]


def _quoted(name: str) -> str:
    return name if _PLAIN.fullmatch(name) else json.dumps(name, ensure_ascii=False)


def _comment(question: str) -> str:
    text = printable(question)
    return text if len(text) <= _LONGEST_COMMENT else f"{text[: _LONGEST_COMMENT - 1]}…"
