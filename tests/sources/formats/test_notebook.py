"""Notebooks become the Markdown of their cells, with the place of every line."""

from __future__ import annotations

import json
from typing import Any

import pytest

from studyfold.sources.formats.base import FormatError
from studyfold.sources.formats.notebook import convert


def notebook(*cells: object, indent: int | None = 1, **more: object) -> str:
    """Return a notebook's file as Jupyter writes it."""
    return json.dumps({"cells": cells, **more}, indent=indent)


def cell(kind: str, source: object, **more: object) -> dict[str, Any]:
    """Return one cell."""
    return {"cell_type": kind, "metadata": {}, **more, "source": source}


def lines(*cells: object, **more: Any) -> list[str]:
    """Return the Markdown of a notebook."""
    return list(convert(notebook(*cells, **more)).lines)


def test_every_line_has_the_place_of_its_string() -> None:
    """As Jupyter lays a file out, one string a line."""
    text = notebook(
        cell("markdown", ["# What is X?\n", "\n", "It is Y."]),
        cell("code", ["x = 1\n", "x"], outputs=[{"text": ["1\n"], "source": ["no"]}]),
    )
    written = text.split("\n")
    result = convert(text)

    assert list(zip(result.origin or (), result.lines, strict=True)) == [
        (written.index('    "# What is X?\\n",') + 1, "# What is X?"),
        (written.index('    "\\n",') + 1, ""),
        (written.index('    "It is Y."') + 1, "It is Y."),
        (written.index('    "x = 1\\n",') + 1, ""),
        (written.index('    "x = 1\\n",') + 1, "```python"),
        (written.index('    "x = 1\\n",') + 1, "x = 1"),
        (written.index('    "x"') + 1, "x"),
        (written.index('    "x"') + 1, "```"),
    ]


def test_a_source_can_be_one_string() -> None:
    """All its lines have its place."""
    text = notebook(cell("markdown", "# A\n\nb"), cell("markdown", "c"))
    places = [i for i, line in enumerate(text.split("\n"), 1) if '"source"' in line]
    first, second = places

    assert convert(text).origin == [first, first, first, second, second]


def test_strings_that_are_no_lines_are_joined() -> None:
    """A line has the place of the string that it begins in."""
    result = convert(notebook(cell("markdown", ["# A", " b\nc", "d"])))

    assert list(result.lines) == ["# A b", "cd"]


def test_a_file_on_one_line_has_no_places() -> None:
    """Every place would be the same."""
    result = convert(notebook(cell("markdown", ["# A\n", "b"]), indent=None))

    assert (list(result.lines), result.origin) == (["# A", "b"], None)


def test_only_what_people_wrote_is_kept() -> None:
    """Not what code printed, raw cells, empty ones."""
    assert lines(
        cell("raw", ["raw"]),
        cell("markdown", ["a"]),
        cell("markdown", []),
        cell("code", ["\n"]),
        cell("code", ["b"], outputs=[{"data": {"text/markdown": ["# no"]}}]),
    ) == ["a", "", "```python", "b", "```"]


@pytest.mark.parametrize(
    ("metadata", "language"),
    [
        ({"kernelspec": {"language": "R"}}, "r"),
        ({"language_info": {"name": "julia"}, "kernelspec": {"language": "x"}}, "julia"),
        ({"kernelspec": {"language": 5}}, "python"),
        (None, "python"),
    ],
)
def test_code_has_the_language_of_its_kernel(metadata: object, language: str) -> None:
    """Python's where the notebook does not say."""
    assert lines(cell("code", ["a"]), metadata=metadata)[0] == f"```{language}"


def test_a_magic_tells_the_language_of_its_cell() -> None:
    """And only of that one."""
    assert lines(cell("code", ["%%bash\n", "ls"]), cell("code", ["%%time\n", "x"])) == [
        "```bash",
        "%%bash",
        "ls",
        "```",
        "",
        "```python",
        "%%time",
        "x",
        "```",
    ]


def test_nothing_in_a_cell_reaches_the_next() -> None:
    """Not a fence that is never closed, nor one in code."""
    assert lines(cell("markdown", ["~~~\n", "a"]), cell("code", ["```\n"])) == [
        "~~~",
        "a",
        "~~~",
        "",
        "````python",
        "```",
        "````",
    ]


def test_attached_pictures_leave_their_text() -> None:
    """Other pictures stay."""
    source = "![one](attachment:a.png) ![](data:image/png;base64,AA==) ![two](b.png)"

    assert lines(cell("markdown", source)) == ["one  ![two](b.png)"]


def test_notebooks_of_the_third_format_are_read() -> None:
    """Sheets of cells, headings, `input` for `source`."""
    text = json.dumps(
        {
            "metadata": {},
            "worksheets": [
                {
                    "cells": [
                        {"cell_type": "heading", "level": 2, "source": ["What?"]},
                        {"cell_type": "code", "input": ["x"], "language": "ruby", "outputs": []},
                    ]
                }
            ],
        },
        indent=1,
    )
    places = {line.strip(): i for i, line in enumerate(text.split("\n"), 1)}
    what, code = places['"What?"'], places['"x"']

    assert list(zip(convert(text).origin or (), convert(text).lines, strict=True)) == [
        (what, "## What?"),
        (code, ""),
        (code, "```ruby"),
        (code, "x"),
        (code, "```"),
    ]


def test_a_cell_that_cannot_be_read_is_told() -> None:
    """The others are read, and keep their places."""
    text = notebook(None, cell("markdown", 5), cell("markdown", ["a"]))
    result = convert(text)

    assert list(result.lines) == ["a"]
    assert [
        (level, code, message.split(" has")[0]) for level, code, _, message in result.faults
    ] == [
        ("warning", "notebook-cell", "cell 1"),
        ("warning", "notebook-cell", "cell 2"),
    ]


def test_names_written_twice_count_as_json_counts_them() -> None:
    """The last has the value and the places."""
    text = (
        '{"cells": [{"source": "no"}],\n"cells": [\n{"cell_type": "markdown",\n"source": "a"},\n\n'
    )
    text += '{"cell_type": "markdown",\n"source": "b"}]}'

    assert convert(text).origin == [4, 7, 7]


def test_what_no_file_can_hold_is_replaced() -> None:
    """Escapes can write halves of characters and the sign zero."""
    assert lines(cell("markdown", "a\ud800b\0c")) == ["a?b\ufffdc"]


@pytest.mark.parametrize(
    ("text", "line", "found"),
    [
        ("", 1, "no JSON"),
        ('{\n "cells": [\n  oops\n', 3, "no JSON"),
        ("[]", 1, "found a list"),
        ('{"a": 1, "b": 2}', 1, "the names a, b"),
        ('{"cells": {}}', 1, "the names cells"),
        ("[" * 300 + "]" * 300, 1, "200 levels"),
        ('{"cells": ' + "9" * 5_000 + "}", 1, "unreadable JSON"),
    ],
)
def test_what_is_no_notebook_is_refused(text: str, line: int, found: str) -> None:
    """With what was expected, what was found and where."""
    with pytest.raises(FormatError) as caught:
        convert(text)

    assert caught.value.line == line
    assert caught.value.message.startswith("expected a Jupyter notebook")
    assert found in caught.value.message


def test_a_notebook_without_cells_is_an_empty_one() -> None:
    """As a new file is."""
    assert lines() == []
