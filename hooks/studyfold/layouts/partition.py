"""Where one set ends and the next begins within a file, and what each is called."""

from __future__ import annotations

from collections.abc import Sequence

from studyfold.layouts.evidence import ordinal
from studyfold.layouts.found import Found
from studyfold.layouts.leftovers import Block

__all__ = ["continues", "first_of_sets"]


def continues(before: Found, after: Found) -> bool:
    """Say whether a question goes on where the one before it stopped: same form, next number."""
    if before.mark.form != after.mark.form:
        return False
    first, second = ordinal(before.mark.number), ordinal(after.mark.number)
    return first is None or second is None or second == first + 1


def first_of_sets(found: Sequence[Found], between: Sequence[Sequence[Block]]) -> list[int]:
    """Return the index of each set's first question.

    A new set begins where two things come together: the form changes or the numbers do not go on,
    and somebody speaks in between (an introduction, a closing remark). A change of form alone is
    one writer's carelessness; numbers alone restart in every section.

    Args:
        found: the questions of a file in order, at least one.
        between: for each question the skipped blocks before it.
    """
    starts = [0]
    for index in range(1, len(found)):
        spoken = any(reason in ("introduction", "closing remark") for *_, reason in between[index])
        if spoken and not continues(found[index - 1], found[index]):
            starts.append(index)
    return starts
