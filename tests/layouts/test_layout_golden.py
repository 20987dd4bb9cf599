"""Each file in cases/ is read as the file NAME.expected.yml beside it says.

A new case needs no code: add the file, run `python tests/layouts/test_layout_golden.py`, which
writes what is expected of files that have nothing beside them, and read that before you keep it.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

CASES = Path(__file__).with_name("cases")
if __name__ == "__main__":
    sys.path.insert(0, str(CASES.parents[2] / "hooks"))

from studyfold import layouts, sources  # noqa: E402  # a script has to find them first
from studyfold.model import Item, Skipped  # noqa: E402  # likewise

_EXPECTED = ".expected.yml"
FILES = sorted(
    path
    for path in CASES.iterdir()
    if path.suffix in sources.READABLE and not path.name.endswith(_EXPECTED)
)


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_a_file_is_read_as_the_expectation_beside_it_says(file: Path) -> None:
    """Sets, items, skipped lines and messages are those that a person has approved."""
    assert outcome(file) == yaml.safe_load(expected(file).read_text(encoding="utf-8"))


def expected(file: Path) -> Path:
    """Return the path of a case's expectation."""
    return file.with_name(file.name + _EXPECTED)


def outcome(file: Path) -> dict[str, Any]:
    """Read a case and return the result as plain values, without what is empty."""
    (document,), notes = sources.collect([file.name], file.parent)
    reading = layouts.read(document)
    return {
        "sets": [
            {
                "name": one.name,
                "title": one.title,
                "layout": one.layout,
                "count": one.items,
                "items": [_item(item) for item in reading.items if item.set == one.name],
                "skipped": [_block(skip) for skip in reading.skipped if skip.set == one.name],
            }
            for one in reading.sets
        ],
        "diagnostics": [
            f"{note.level} {note.code} {note.line}: {note.message}"
            for note in (*notes, *reading.diagnostics)
        ],
    }


def _item(item: Item) -> dict[str, Any]:
    values = {
        "lines": f"{item.line}-{item.end_line}" if item.line else "none",
        "ref": item.ref,
        "number": item.number,
        "section": item.section,
        "question": item.question,
        "heading": item.heading if item.heading != item.question else "",
        "prompt": item.prompt,
        "answer": item.answer,
        "status": item.status,
    }
    return {name: value for name, value in values.items() if value}


def _block(skip: Skipped) -> str:
    return f"{skip.line}-{skip.end_line} {skip.reason}"


class _Dumper(yaml.SafeDumper):
    """Writes texts of several lines as such."""


def _text(dumper: yaml.SafeDumper, text: str) -> yaml.Node:
    style = "|" if "\n" in text else None
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style)


_Dumper.add_representer(str, _text)


if __name__ == "__main__":
    for case in FILES:
        if not expected(case).exists():
            written = yaml.dump(
                outcome(case), Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=100
            )
            expected(case).write_text(written, encoding="utf-8")
            print(expected(case))
