"""Every option, declared once.

`mkdocs.yml` (`extra.studyfold` or the plugin's own options), the command line and
docs/options.md all follow this declaration; a test holds them together.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from studyfold.errors import StudyfoldError

__all__ = ["Options", "documented"]


def _option(default: Any, doc: str) -> Any:
    return field(default=default, metadata={"doc": doc})


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """What one build is asked to do; relative paths count from `root`."""

    root: Path = field(default=Path("."), metadata={"internal": True})
    """The folder of mkdocs.yml."""

    sets: tuple[str, ...] = _option(
        ("docs/sets",),
        "Files and folders to read sets from. A folder is read with its sub-folders.",
    )
    topics: str = _option(
        "docs/sets/topics.yml",
        "The file that names topics and their order. It need not exist.",
    )
    decisions: str = _option(
        "docs/sets/decisions.yml",
        "The file that holds what a person decided about questions. It need not exist.",
    )
    ledger: str = _option(
        "docs/sets/ledger.json",
        "The file that keeps every entry's id and address for good.",
    )
    model: str = _option(
        "bundled",
        "What turns text into vectors: `bundled` (all-MiniLM-L6-v2, int8), a folder with "
        "`model.onnx` and `tokenizer.json`, the name of a model that fastembed can load, or "
        "`tfidf` (no model at all).",
    )
    cache: str = _option(
        ".cache/studyfold",
        "The folder for vectors that were computed before; must lie outside `docs/`.",
    )
    page_size: int = _option(
        40,
        "The most entries on one page; a longer topic goes on on continuation pages.",
    )
    policy: bool = _option(
        True,
        "Whether pages state what they may load (a content security policy): their own files and "
        "what stands in them when they are built. Turn it off where scripts of yours load more.",
    )

    @classmethod
    def load(cls, values: Mapping[str, Any], root: Path, where: str) -> Options:
        """Check options as they came out of a YAML file.

        Args:
            values: names and values, as a person wrote them.
            root: the folder that relative paths count from.
            where: the file that they stand in, for messages.

        Raises:
            StudyfoldError: naming every unknown option and every wrong value at once.
        """
        known = documented()
        faults: list[str] = []
        clean: dict[str, Any] = {}
        for name, value in values.items():
            if name not in known:
                faults.append(f"unknown option '{name}' (known: {', '.join(sorted(known))})")
                continue
            try:
                clean[name] = _checked(name, value)
            except ValueError as fault:
                faults.append(str(fault))
        cache = root / clean.get("cache", cls.__dataclass_fields__["cache"].default)
        if cache.resolve().is_relative_to((root / "docs").resolve()):
            faults.append(
                f"'cache' must lie outside docs/, or it would be published; found {cache}"
            )
        if faults:
            listed = "\n".join(f"  - {fault}" for fault in faults)
            raise StudyfoldError(f"{where}: the options of studyfold are not right:\n{listed}")
        return cls(root=root, **clean)

    def path(self, value: str) -> Path:
        """Return `value` as a path, counted from `root` where it is relative."""
        return self.root / value

    def inputs(self) -> list[Path]:
        """Return the files and folders that a study is made of: sets and what is beside."""
        beside = (self.topics, self.decisions, self.ledger)
        return [self.path(name) for name in (*self.sets, *beside)]


def documented() -> dict[str, tuple[Any, str]]:
    """Return each option's default and explanation, by name."""
    return {
        f.name: (f.default, f.metadata["doc"])
        for f in dataclasses.fields(Options)
        if "doc" in f.metadata
    }


def _checked(name: str, value: Any) -> Any:
    """Return the value in its proper type, or raise ValueError saying what was expected."""
    if name == "sets":
        if isinstance(value, str):
            value = [value]
        if (
            not isinstance(value, Sequence)
            or not value
            or not all(isinstance(v, str) and v for v in value)
        ):
            raise ValueError(
                f"'sets' must be a list of paths, such as [docs/sets]; found {value!r}"
            )
        return tuple(value)
    if name == "page_size":
        if isinstance(value, bool) or not isinstance(value, int) or value < 1:
            raise ValueError(f"'page_size' must be a whole number from 1 up; found {value!r}")
        return value
    if name == "policy":
        if not isinstance(value, bool):
            raise ValueError(f"'policy' must be true or false; found {value!r}")
        return value
    if not isinstance(value, str) or not value:
        raise ValueError(f"'{name}' must be a text; found {value!r}")
    return value
