"""How long work tells what it is doing: a callback that the doors hand to the pipeline."""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import Any, TextIO

from tqdm import tqdm

__all__ = ["Progress", "reporter", "silent"]

Progress = Callable[[str, int, int], None]
"""Called with the name of a piece of work, how much of it is done, and how much there is."""

_WORTH_SHOWING = 100


def silent(work: str, done: int, total: int) -> None:
    """Report nothing."""


def reporter(quiet: bool, stream: TextIO | None = None) -> Progress:
    """Return a progress that draws a bar on a terminal and writes plain lines elsewhere.

    Args:
        quiet: whether to report nothing at all.
        stream: where to write; standard error by default.
    """
    if quiet:
        return silent
    out = stream or sys.stderr
    bars: dict[str, tqdm[Any]] = {}

    def bar(work: str, done: int, total: int) -> None:
        if total < _WORTH_SHOWING:
            return
        if work not in bars:
            bars[work] = tqdm(total=total, desc=work, unit="text", file=out, leave=False)
        bars[work].update(done - bars[work].n)
        if done >= total:
            bars.pop(work).close()

    def lines(work: str, done: int, total: int) -> None:
        if total >= _WORTH_SHOWING and done == 0:
            print(f"{work}: {total:,} texts", file=out, flush=True)

    return bar if out.isatty() else lines
