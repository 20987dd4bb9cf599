"""Options as mkdocs.yml holds them, read without MkDocs."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import yaml

from studyfold.errors import StudyfoldError
from studyfold.options import Options

__all__ = ["from_file", "site_name", "with_sets"]


class _Loader(yaml.SafeLoader):
    """Safe YAML that knows `!ENV` and passes over the other tags MkDocs allows."""


def _nothing(_loader: _Loader, _suffix: str, _node: yaml.Node) -> None:
    return None


def _environment(loader: _Loader, node: yaml.Node) -> Any:
    """Return what MkDocs makes of `!ENV NAME` and of `!ENV [NAME, …, default]`."""
    names, default = [node], None
    if isinstance(node, yaml.SequenceNode):
        names = node.value
        if len(names) > 1:
            default = loader.construct_object(names.pop(), deep=True)
    for name in names:
        value = os.environ.get(str(name.value))
        if value is not None:
            kind = (yaml.ScalarNode, value, (True, False))
            tag = loader.resolve(*kind)  # type: ignore[no-untyped-call]  # PyYAML
            return loader.construct_object(yaml.ScalarNode(tag, value))
    return default


_Loader.add_constructor("!ENV", _environment)
_Loader.add_multi_constructor("!", _nothing)
_Loader.add_multi_constructor("tag:yaml.org,2002:python/", _nothing)


def from_file(path: Path) -> Options:
    """Return the options that a mkdocs.yml gives, under `extra.studyfold` or the plugin.

    Raises:
        StudyfoldError: where the file is missing, no YAML, or an option in it is wrong.
    """
    return Options.load(_values(path, ()), path.resolve().parent, str(path))


def site_name(path: Path) -> str:
    """Return the site's name as a mkdocs.yml, or the one that it inherits from, gives it."""
    seen: set[Path] = set()
    while path.resolve() not in seen:
        seen.add(path.resolve())
        data = _read(path)
        if not isinstance(data, Mapping):
            break
        name, parent = data.get("site_name"), data.get("INHERIT")
        if isinstance(name, str) or not isinstance(parent, str):
            return name if isinstance(name, str) else "Questions"
        path = path.parent / parent
    return "Questions"


def _values(path: Path, heirs: tuple[Path, ...]) -> Mapping[str, Any]:
    """Return the options of a file and of the one that it inherits from, its own first."""
    if path.resolve() in heirs:
        raise StudyfoldError(f"{path}: INHERIT leads back to the same file")
    data = _read(path)
    values = _found(data)
    if not isinstance(values, Mapping):
        raise StudyfoldError(
            f"{path}: the options of studyfold must be names with values, such as "
            f"'sets: [docs/sets]'; found {values!r}"
        )
    parent = data.get("INHERIT") if isinstance(data, Mapping) else None
    if not isinstance(parent, str):
        return values
    return {**_values(path.parent / parent, (*heirs, path.resolve())), **values}


def _read(path: Path) -> Any:
    """Return what a YAML file holds."""
    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        raise StudyfoldError(
            f"{path}: expected the site's configuration, found no such file; run from the folder "
            "of mkdocs.yml or name it with --config-file"
        ) from None
    except (OSError, UnicodeDecodeError) as fault:
        raise StudyfoldError(f"{path}: cannot be read ({fault})") from fault
    try:
        return yaml.load(text, _Loader)  # noqa: S506  # _Loader is a SafeLoader
    except yaml.YAMLError as fault:
        mark = getattr(fault, "problem_mark", None)
        where = f"{path}:{mark.line + 1}" if mark is not None else str(path)
        problem = getattr(fault, "problem", None) or fault
        raise StudyfoldError(f"{where}: no valid YAML: {problem}") from fault
    # A date that no calendar has, lists in lists without end: the loader lets Python's own through.
    except (ValueError, RecursionError) as fault:
        raise StudyfoldError(f"{path}: no valid YAML: {fault}") from fault


def _found(data: object) -> Any:
    """Return what stands at `extra.studyfold`, else what the plugin `studyfold` is given."""
    if not isinstance(data, Mapping):
        return {}
    extra = data.get("extra")
    if isinstance(extra, Mapping) and extra.get("studyfold") is not None:
        return extra["studyfold"]
    plugins = data.get("plugins")
    if isinstance(plugins, Mapping):
        plugins = [{name: value} for name, value in plugins.items()]
    for plugin in plugins if isinstance(plugins, Sequence) else ():
        if isinstance(plugin, Mapping) and plugin.get("studyfold") is not None:
            return plugin["studyfold"]
    return {}


def with_sets(options: Options, paths: Sequence[str], here: Path) -> Options:
    """Return options that read other sets than the configured ones.

    Topics, decisions and addresses belong to the sets that they were made for, so the files beside
    the given sets are used (`topics.yml`, `decisions.yml`, `ledger.json` in a given folder or
    beside a given file), and the configured ones only where the given sets are the configured ones.

    Args:
        options: the configured options.
        paths: the sets as somebody named them on the command line.
        here: the folder that `paths` count from.
    """
    configured = {options.path(value).resolve() for value in options.sets}
    named = options.model in ("bundled", "tfidf")
    folder = options.path(options.model)
    model = options.model if named or not folder.is_dir() else str(folder)
    if {(here / path).resolve() for path in paths} == configured:
        names = (options.topics, options.decisions, options.ledger)
        beside = [_shown(options.path(name), here) for name in names]
    else:
        usual = ("topics.yml", "decisions.yml", "ledger.json")
        beside = [_beside(sorted(paths), here, name) for name in usual]
    topics, decisions, ledger = beside
    return Options(
        root=here,
        sets=tuple(paths),
        topics=topics,
        decisions=decisions,
        ledger=ledger,
        model=model,
        cache=str(options.path(options.cache)),
        page_size=options.page_size,
        policy=options.policy,
    )


def _beside(paths: Sequence[str], here: Path, name: str) -> str:
    """Return the first such file beside the given sets, or where it would stand."""
    places = []
    for path in paths:
        place = here / path
        folder = Path(path) if place.is_dir() else Path(path).parent
        places.append((folder / name).as_posix())
    return next((place for place in places if (here / place).is_file()), places[0])


def _shown(path: Path, here: Path) -> str:
    resolved = path.resolve()
    if resolved.is_relative_to(here.resolve()):
        return resolved.relative_to(here.resolve()).as_posix()
    return resolved.as_posix()
