"""The commands by which people decide: `review` and `explain`."""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path

from studyfold import report, terminal
from studyfold.decisions import Decision, Meaning, Name, Store, UnclearError, contradiction
from studyfold.errors import StudyfoldError
from studyfold.explain import explain as explained
from studyfold.options import Options
from studyfold.pipeline import Workings, work
from studyfold.progress import reporter
from studyfold.review import Codes, Returned, Session, doubts, returned, sheet

__all__ = ["explain", "export", "review", "take_in"]

_INTERRUPTED = 130
"""The status of a command that Ctrl-C ended, as shells have it."""


def explain(options: Options, names: tuple[str, str], quiet: bool) -> int:
    """Say why two items or entries were or were not merged.

    Raises:
        StudyfoldError: where a name means nothing, or several things.
    """
    workings = work(options, reporter(quiet))
    found: list[Meaning] = []
    faults: list[str] = []
    for name in names:
        try:
            found.append(workings.names.find(name, now=True))
        except UnclearError as fault:
            faults.append(str(fault))
    if faults:
        told = "; ".join(dict.fromkeys(faults))
        raise StudyfoldError(
            f"{told}. Name an item by its id or the id of its set, or an entry by its id or the "
            "end of its address; `inspect --json` lists them"
        )
    text = explained(
        workings.study,
        workings.decided,
        workings.evidence,
        workings.semantic,
        (found[0], found[1]),
    )
    sys.stdout.write(text)
    return 0


def review(options: Options, quiet: bool) -> int:
    """Ask about the pairs in doubt, one key each.

    Raises:
        StudyfoldError: where nobody sits before a terminal, or the answers cannot be kept.
    """
    if not terminal.interactive():
        raise StudyfoldError(
            "review expects a person at a terminal, and found none; write the questions into a "
            "file with `review --export FILE`, and read the answers with `review --import FILE`"
        )
    workings = work(options, reporter(quiet))
    _tell_errors(workings)
    queue = doubts(workings.study)
    if not queue:
        print("No pair is in doubt.")
        return 0
    store = _store(workings, options)
    # Better to hear now that nothing can be kept than after the first answer.
    store.check()
    session = Session(
        queue, workings.decided, store, _shown, terminal.columns, terminal.coloured(sys.stdout)
    )
    status = 0
    try:
        with terminal.Keys() as keys:
            session.run(keys.read)
    except KeyboardInterrupt:
        print()
        status = _INTERRUPTED
    sys.stdout.write(session.summary())
    return status


def export(options: Options, path: Path, quiet: bool) -> int:
    """Write the pairs in doubt as a document that anybody can answer.

    Raises:
        StudyfoldError: where that would overwrite answers, or cannot be written.
    """
    workings = work(options, reporter(quiet))
    _tell_errors(workings)
    queue = doubts(workings.study)
    if not queue:
        print("No pair is in doubt, so nothing was written.")
        return 0
    codes = _codes(workings)
    if path.exists():
        before = returned(_read(path), codes)
        if before.given:
            raise StudyfoldError(
                f"{path}: expected a new file, found one with {len(before.given)} answers; read "
                f"them with `review --import {path}`, or name another file"
            )
        if not before.open:
            raise StudyfoldError(
                f"{path}: expected a new file, found one that is something else; name another"
            )
    try:
        path.write_text(sheet(queue, codes), encoding="utf-8", newline="\n")
    except OSError as fault:
        raise StudyfoldError(f"{path}: cannot be written ({fault.strerror})") from fault
    print(
        f"{report.count(len(queue), 'pair')} to answer in {path}; then "
        f"`python build_site.py review --import {path}`"
    )
    return 0


def take_in(options: Options, path: Path, sure: bool, quiet: bool) -> int:
    """Read the answers of an exported document into the decisions file.

    Args:
        options: what to read and how.
        path: the document that came back.
        sure: whether to write without asking.
        quiet: whether to report no progress.

    Returns:
        0 when every answer was taken in; 1 where one was refused, or nothing was written.

    Raises:
        StudyfoldError: where the document cannot be read or the answers cannot be kept.
    """
    text = _read(path)
    workings = work(options, reporter(quiet))
    _tell_errors(workings)
    found = returned(text, _codes(workings))
    if not (found.given or found.open or found.refused):
        raise StudyfoldError(
            f"{path}: expected keys of pairs with answers, such as 'pair-1f0c9-77d0b: same', "
            "found none"
        )
    new, known, refused = _sorted(workings, found)
    for line, message in sorted(refused):
        print(f"{path}:{line}: error: {message}", file=sys.stderr)
    kinds = Counter(decision.kind for decision in new)
    print(
        f"{kinds['same']} the same, {kinds['different']} different; {known} decided before, "
        f"{found.open} without an answer, {len(refused)} refused"
    )
    status = int(bool(refused))
    if not new:
        print("There is nothing to write.")
        return status
    if not sure and not _agreed(
        f"Write {report.count(len(new), 'decision')} to {options.decisions}?"
    ):
        print("Nothing was written; with --yes it is written without asking.")
        return 1
    _store(workings, options).add(new)
    print(f"Written to {options.decisions}. The next build follows it.")
    return status


def _sorted(
    workings: Workings, found: Returned
) -> tuple[list[Decision], int, list[tuple[int, str]]]:
    """Return what is new, how much was decided before, and what contradicts something."""
    # Lines of the document are told from those of the decisions file by being below zero.
    ties = workings.decided.fresh_ties()
    items = {item.id: item for item in workings.study.items}
    new: list[Decision] = []
    known = 0
    refused = [(one.line, one.message) for one in found.refused]
    for one in sorted(found.given, key=lambda given: given.line):
        pair = (one.a, one.b)
        before = ties.same(*pair) if one.kind == "same" else ties.between([one.a], [one.b])
        if before:
            known += 1
            continue
        if one.kind == "same":
            conflict = ties.join(pair, -one.line)
        else:
            conflict = ties.part([pair], -one.line)
        if conflict is None:
            new.append(Decision(one.kind, (Name(one.a), Name(one.b)), why=one.why))
            continue
        places = [
            f"{workings.decided.path}:{line}" if line > 0 else f"line {-line}"
            for line in sorted(conflict.lines, key=abs)
        ]
        refused.append((one.line, contradiction(one.kind, conflict, places, items)))
    return new, known, refused


def _agreed(question: str) -> bool:
    """Ask a person; where there is none, the answer is no."""
    if not terminal.interactive():
        return False
    try:
        return input(f"{question} [y/N] ").strip().lower() in ("y", "yes")
    except (EOFError, KeyboardInterrupt):
        print()
        return False


def _store(workings: Workings, options: Options) -> Store:
    questions = {item.id: item.question for item in workings.study.items}
    return Store(options.path(options.decisions), options.decisions, questions)


def _codes(workings: Workings) -> Codes:
    return Codes(item.id for item in workings.study.items)


def _tell_errors(workings: Workings) -> None:
    errors = [note for note in workings.study.diagnostics if note.level == "error"]
    sys.stderr.write(report.diagnostics(errors))


def _shown(text: str) -> None:
    sys.stdout.write(text)
    sys.stdout.flush()


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        raise StudyfoldError(f"{path}: expected an exported document, found no such file") from None
    except (OSError, UnicodeDecodeError) as fault:
        raise StudyfoldError(f"{path}: cannot be read as a text in UTF-8 ({fault})") from fault
