"""What the commands print for people: tables and lists of plain text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from studyfold.model import Diagnostic, Item, QASet, Status, Study

__all__ = ["Diagnostic", "count", "diagnostics", "sets", "study", "summary"]


def sets(found: Sequence[QASet], items: Sequence[Item]) -> str:
    """Return a table of the sets with their layouts and what is in them."""
    rows: list[tuple[str, ...]] = [("set", "layout", "items", "unanswered", "truncated", "file")]
    statuses = Counter((item.set, item.status) for item in items)
    for one in found:
        rows.append(
            (
                one.title,
                one.layout,
                str(one.items),
                *(str(statuses[one.name, status]) for status in _STATUSES),
                one.path,
            )
        )
    return _table(rows, numbers={2, 3, 4})


_STATUSES: tuple[Status, ...] = ("unanswered", "truncated")


def study(found: Study) -> str:
    """Return the topics with their entries, each with how many sets ask it."""
    set_of = {item.id: item.set for item in found.items}
    entry_of = {entry.id: entry for entry in found.entries}
    lines = [summary(found), ""]
    for topic in found.topics:
        lines.append(f"{topic.title} ({len(topic.entries)})")
        for identity in topic.entries:
            entry = entry_of[identity]
            asked = len({set_of[item] for item in entry.items})
            times = f"  [{asked} sets]" if asked > 1 else ""
            lines.append(f"  {entry.question}{times}")
        lines.append("")
    return "\n".join(lines) + "\n"


def summary(found: Study) -> str:
    """Return one line that says what came out of a build."""
    return (
        f"{count(len(found.items), 'question')} from {count(len(found.sets), 'set')} became "
        f"{count(len(found.entries), 'entry', 'entries')} in {count(len(found.topics), 'topic')}"
    )


def diagnostics(notes: Sequence[Diagnostic]) -> str:
    """Return the diagnostics, one a line, the place first."""
    return "".join(
        f"{note.where}{': ' if note.where else ''}{note.level}: {note.message} [{note.code}]\n"
        for note in notes
    )


def count(number: int, one: str, many: str = "") -> str:
    """Return a number with its noun: `1 pair`, `2 pairs`."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def _table(rows: Sequence[tuple[str, ...]], numbers: set[int]) -> str:
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    lines = []
    for row in rows:
        cells = [
            cell.rjust(width) if column in numbers else cell.ljust(width)
            for column, (cell, width) in enumerate(zip(row, widths, strict=True))
        ]
        lines.append("  ".join(cells).rstrip())
    lines.insert(1, "  ".join("-" * width for width in widths))
    return "\n".join(lines) + "\n"
