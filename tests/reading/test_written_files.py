"""Files written in the habits of many people are read as their authors meant them."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def totals() -> dict[str, float]:
    """Return what benchmarks/score_reading.py measures on the files beside this one."""
    script = ROOT / "benchmarks" / "score_reading.py"
    ended = subprocess.run(
        [sys.executable, script, "--json"], capture_output=True, text=True, check=True
    )
    result: dict[str, float] = json.loads(ended.stdout)
    return result


def test_nearly_every_question_is_found_and_nearly_none_invented(
    totals: dict[str, float],
) -> None:
    """The F1 of the questions is at least 0.98, that of the answers' words at least 0.97."""
    assert {name: totals[name] >= least for name, least in (("f1", 0.98), ("answers", 0.97))} == {
        "f1": True,
        "answers": True,
    }


def test_no_line_of_any_file_is_lost(totals: dict[str, float]) -> None:
    """Each line that is not blank lies in one item or in one skipped block."""
    assert totals["unaccounted"] == 0
