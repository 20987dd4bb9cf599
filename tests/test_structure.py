"""The design holds: imports point one way, modules are small, and what is public is named."""

from __future__ import annotations

import ast
import importlib
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from studyfold.plugin import StudyfoldPlugin

HOOKS = Path(__file__).resolve().parents[1] / "hooks"
PACKAGE = HOOKS / "studyfold"

LAYERS = [
    {"errors"},
    {"answer"},
    {"model", "options"},
    {
        "text",
        "wording",
        "spelling",
        "progress",
        "guards",
        "mathrules",
        "memory",
        "yamlnodes",
        "terminal",
    },
    {"difficulty", "names"},
    {
        "sources",
        "layouts",
        "encode",
        "match",
        "answers",
        "topics",
        "ledger",
        "decisions",
        "render",
        "search",
    },
    {"inspection", "report", "pipeline", "review", "explain", "finding", "slimming"},
    {"publishing"},
    {"settings", "plugin", "deciding", "printing", "topicsfile"},
    {"site"},
    {"cli"},
]
"""From the bottom up; a part may import from lower layers and from itself, from nothing else."""

LEVEL = {part: level for level, parts in enumerate(LAYERS) for part in parts}
DOORS_OF_MKDOCS = {"plugin", "site"}
LONGEST = 300


def module_name(path: Path) -> str:
    """Return the dotted name of a module's file."""
    parts = path.relative_to(HOOKS).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


MODULES = {module_name(path): path for path in sorted(PACKAGE.rglob("*.py"))}


def part_of(name: str) -> str:
    """Return the part of the package that a module belongs to; empty for the package itself."""
    return [*name.split("."), ""][1]


def imported(path: Path) -> Iterator[str]:
    """Yield the dotted names that a file imports, wherever it does, modules and what is in them."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: imports are written in full"
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def edges(name: str) -> set[str]:
    """Return the parts of the package that a module imports from."""
    inside = {other for other in imported(MODULES[name]) if other.split(".")[0] == "studyfold"}
    return {part_of(other) for other in inside} - {part_of(name), "", "__version__"}


def test_every_part_has_its_layer() -> None:
    """A new module is put into the table above before it can import anything."""
    assert {part_of(name) for name in MODULES} - {""} == set(LEVEL)


def test_imports_point_one_way() -> None:
    """Doors → pipeline → stages → helpers → types → errors; stages never know each other."""
    wrong = {
        (name, other)
        for name in MODULES
        for other in edges(name)
        if LEVEL[other] >= LEVEL.get(part_of(name), 0)
    }

    assert wrong == set()


def test_only_two_doors_know_mkdocs() -> None:
    """The core can be used, tested and moved without it."""
    knowing = {
        part_of(name)
        for name, path in MODULES.items()
        if "mkdocs" in {other.split(".")[0] for other in imported(path)}
    }

    assert knowing == DOORS_OF_MKDOCS


def test_the_command_line_reads_sets_without_mkdocs() -> None:
    """Half a second that `check` and `inspect` do without."""
    code = "import sys, studyfold.cli; print('mkdocs' in sys.modules)"
    ended = subprocess.run(
        [sys.executable, "-c", code], cwd=HOOKS, capture_output=True, text=True, check=True
    )

    assert ended.stdout == "False\n"


def test_the_hook_only_binds_the_plugin() -> None:
    """MkDocs takes every `on_…` name in it for an event, so each is the plugin's of that name."""
    path = HOOKS / "study.py"
    bound = [ast.unparse(node) for node in ast.parse(path.read_text(encoding="utf-8")).body[2:]]
    events = [line.partition(" ")[0] for line in bound[1:]]

    assert list(imported(path)) == ["studyfold.plugin.StudyfoldPlugin"]
    assert bound == ["plugin = StudyfoldPlugin()", *(f"{on} = plugin.{on}" for on in events)]
    assert set(events) == {name for name in vars(StudyfoldPlugin) if name.startswith("on_")}


def test_what_a_module_exports_exists() -> None:
    """`__all__` is explicit and names, once each, what is there."""
    modules = {name: importlib.import_module(name) for name in MODULES}
    wrong = {
        (name, one)
        for name, module in modules.items()
        for one in getattr(module, "__all__", ["__all__ itself"])
        if not hasattr(module, one) or module.__all__.count(one) > 1
    }

    assert wrong == set()


def test_what_a_module_defines_publicly_is_exported() -> None:
    """A name without an underscore is meant for others, and others find it in `__all__`."""
    hidden = {
        (name, node.name)
        for name, path in MODULES.items()
        for node in ast.parse(path.read_text(encoding="utf-8")).body
        if isinstance(node, ast.FunctionDef | ast.ClassDef)
        and not node.name.startswith("_")
        and node.name not in importlib.import_module(name).__all__
    }

    assert hidden == set()


def test_no_module_is_long() -> None:
    """Three hundred lines at most: one idea a module."""
    sizes = {
        name: len(path.read_text(encoding="utf-8").splitlines()) for name, path in MODULES.items()
    }

    assert {name: size for name, size in sizes.items() if size > LONGEST} == {}


def undocumented(node: ast.Module | ast.ClassDef | ast.FunctionDef, name: str) -> Iterator[str]:
    """Yield what is public and has no docstring; functions within functions are nobody's else."""
    if not ast.get_docstring(node):
        yield name
    for child in node.body if not isinstance(node, ast.FunctionDef) else ():
        if isinstance(child, ast.FunctionDef | ast.ClassDef) and not child.name.startswith("_"):
            yield from undocumented(child, f"{name}.{child.name}")


def test_everything_public_says_what_it_does() -> None:
    """Modules, classes, functions and methods have docstrings."""
    silent = [
        place
        for name, path in MODULES.items()
        for place in undocumented(ast.parse(path.read_text(encoding="utf-8")), name)
    ]

    assert silent == []
