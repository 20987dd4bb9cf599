"""The documentation says what the code does."""

from __future__ import annotations

import argparse
import re
from pathlib import Path

import pytest

from studyfold import decisions
from studyfold.cli import COMMANDS, parser
from studyfold.decisions.decision import EXAMPLES
from studyfold.decisions.write import HEADER
from studyfold.layouts import LAYOUTS
from studyfold.options import documented
from studyfold.review import HELP
from studyfold.sources import ATTACHABLE, READABLE

ROOT = Path(__file__).parents[1]
REFERENCE = (ROOT / "docs/make-your-own/reference.md").read_text(encoding="utf-8")
GUIDE = (ROOT / "docs/make-your-own/index.md").read_text(encoding="utf-8")


def _shown(default: object) -> str:
    if isinstance(default, tuple):
        return f"[{', '.join(map(str, default))}]"
    return str(default)


def test_reference_lists_every_option_as_it_is_declared() -> None:
    """The table of options is the declaration, word for word and in its order."""
    rows = re.findall(r"^\| `(\w+)` \| `(.+?)` \| (.+) \|$", REFERENCE, re.MULTILINE)

    declared = [(name, _shown(default), doc) for name, (default, doc) in documented().items()]

    assert rows == declared


def _commands() -> dict[str, argparse.ArgumentParser]:
    (action,) = (a for a in parser()._actions if isinstance(a, argparse._SubParsersAction))
    return dict(action.choices)


@pytest.mark.parametrize("command", COMMANDS)
def test_reference_names_every_command_and_its_options(command: str) -> None:
    """No command and no option of one is missing from the reference."""
    options = {
        option
        for action in _commands()[command]._actions
        for option in action.option_strings
        if option.startswith("--") and option != "--help"
    }

    missing = {word for word in {f"`{command}", *options} if word not in REFERENCE}

    assert missing == set()


def test_every_command_of_the_parser_is_exported() -> None:
    """`COMMANDS`, by which the default command is told from others, is complete."""
    assert set(COMMANDS) == set(_commands())


def test_reference_explains_exactly_the_codes_that_can_appear() -> None:
    """Every diagnostic code in the source has a row, and no row has a code that is gone."""
    source = "\n".join(
        path.read_text(encoding="utf-8") for path in (ROOT / "hooks/studyfold").rglob("*.py")
    )
    used = set(re.findall(r'\(\s*"(?:error|warning|info)",\s*"([a-z-]+)"', source))
    used |= set(re.findall(r'return "([a-z]+-[a-z-]+)", ', source))
    used |= set(re.findall(r'\.fault\(\s*"([a-z-]+)"', source))
    used |= set(re.findall(r'^CODE = "([a-z-]+)"$', source, re.MULTILINE))
    table = REFERENCE.split("## Messages")[1].split("\n## ")[0]

    rows = re.findall(r"^\| ((?:`[a-z-]+`(?:, )?)+) \|", table, re.MULTILINE)

    assert {code for row in rows for code in re.findall(r"`([a-z-]+)`", row)} == used


def test_guide_names_every_layout_and_file_kind() -> None:
    """A layout or file kind that is read is one that the guide tells of."""
    wanted = {layout.name for layout in LAYOUTS} | set(READABLE) | set(ATTACHABLE)

    assert {name for name in wanted if name not in GUIDE} == set()


def test_the_page_on_decisions_shows_how_each_is_written() -> None:
    """Its example is read without a fault and has every kind, and its keys are those of review."""
    page = (ROOT / "docs/make-your-own/decisions.md").read_text(encoding="utf-8")
    example = page.split("```yaml\n")[1].split("```")[0]
    found, notes = decisions.read(example, "example")
    keys = re.findall(r"^\| `(.)`", page, re.MULTILINE)

    assert notes == ()
    assert {one.kind for one in found} == set(EXAMPLES)
    assert keys == re.findall(r"^  (\S)  ", HELP, re.MULTILINE)


def test_a_new_decisions_file_explains_every_kind() -> None:
    """Whoever opens it knows what may be written."""
    assert re.findall(r"^# - (\w+): ", HEADER, re.MULTILINE) == list(EXAMPLES)


def test_readme_gives_the_commands_that_the_makefile_has() -> None:
    """What the README tells a newcomer to run exists."""
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    targets = set(re.findall(r"^(\w+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.M))

    told = set(re.findall(r"^\$? ?make (\w+)", readme, re.MULTILINE))

    assert told >= {"site", "test"}
    assert told <= targets
