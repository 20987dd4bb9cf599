"""The command `topics`: shows the topics, and writes a topics.yml to start from."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

from studyfold import pipeline, report
from studyfold.errors import StudyfoldError
from studyfold.model import Topic
from studyfold.options import Options
from studyfold.progress import reporter
from studyfold.text import printable

__all__ = ["run"]


def run(options: Options, suggested: bool, output: Path | None, quiet: bool) -> int:
    """Show the topics, or write those that are found without a topics file; return the status.

    Args:
        options: what to read.
        suggested: whether to write a topics.yml.
        output: the file to write; where the topics file is looked for by default.
        quiet: whether to leave out what is only progress.

    Raises:
        StudyfoldError: where the file is there already, or cannot be written.
    """
    if not suggested:
        if output is not None:
            raise StudyfoldError("-o expects --suggest beside it, found none")
        study = pipeline.run(options, reporter(quiet)).study
        sys.stdout.write(_shown(study.topics))
        sys.stdout.write(report.diagnostics(study.diagnostics))
        return int(any(note.level == "error" for note in study.diagnostics))
    path = output or options.path(options.topics)
    if path.exists():
        raise StudyfoldError(
            f"{path} is there already and stays as it is; name another file with -o FILE, or move "
            "it away to start anew"
        )
    text, study = pipeline.suggest(options, reporter(quiet))
    if not study.topics:
        raise StudyfoldError("no question was found, so there is no topic to suggest")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")
    except OSError as fault:
        raise StudyfoldError(f"{path}: the topics cannot be written ({fault.strerror})") from fault
    if not quiet:
        print(f"{path}: {len(study.topics)} topics", file=sys.stderr)
    return 0


def _shown(topics: Sequence[Topic]) -> str:
    lines = []
    for topic in topics:
        above = f"{printable(topic.parent)} > " if topic.parent else ""
        lines.append(f"{len(topic.entries):5}  {above}{printable(topic.title)}\n")
        if topic.summary:
            lines.append(f"       {printable(topic.summary)}\n")
    return "".join(lines)
