"""Which lines of a text open with an answer's label."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from studyfold.layouts.labels import AnswerLabel, answer_label, is_tagged
from studyfold.layouts.scan import LONGEST_QUESTION, Line

__all__ = ["answering"]


def answering(lines: Sequence[Line], telling: Iterable[int]) -> dict[int, AnswerLabel]:
    """Return the match of each line of text that opens with an answer's label, by its index.

    Args:
        lines: the lines of a text.
        telling: the indexes of those that may open with a label.
    """
    found: dict[int, AnswerLabel] = {}
    for index in telling:
        line = lines[index]
        if line.kind == "text" and len(line.text) < 100_000:
            match = answer_label(line.body[:LONGEST_QUESTION])
            if match is not None:
                found[index] = match
    tagged = {index for index, match in found.items() if is_tagged(match)}
    if tagged and not any(line.body.lstrip("*_ ")[:2].lower() == "[q" for line in lines):
        # `[A]` may be an option or a reference where no question is written `[Q]`.
        return {index: match for index, match in found.items() if index not in tagged}
    return found
