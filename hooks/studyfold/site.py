"""Building and serving through MkDocs, for the command line."""

from __future__ import annotations

import logging
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from mkdocs.commands import build as mkdocs_build
from mkdocs.commands import serve as mkdocs_serve
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import MkDocsException

from studyfold import ledger, report, sources
from studyfold.errors import StudyfoldError
from studyfold.guards import check_address, check_site_folder
from studyfold.options import Options
from studyfold.pipeline import Built, read
from studyfold.plugin import StudyfoldPlugin
from studyfold.progress import reporter
from studyfold.render import tree

__all__ = ["build", "serve"]

_NOTICE = "# Written by build_site.py build --write-docs; it is written anew each time.\n"


def build(
    config: Path,
    *,
    ordered: Options | None,
    site_dir: str | None,
    strict: bool,
    write_docs: Path | None,
    quiet: bool,
) -> int:
    """Build the site, write the ledger, and return the exit status.

    Args:
        config: the mkdocs.yml.
        ordered: options to use in the place of the configured ones; the ledger is then only read,
            since it belongs to the configured sets.
        site_dir: where the site goes, if not where mkdocs.yml says.
        strict: whether a warning fails the build.
        write_docs: the folder for the pages as ordinary files, if they are wanted.
        quiet: whether to report errors only.

    Raises:
        StudyfoldError: where the build cannot be done.
    """
    if write_docs is not None:
        _written_before(write_docs)
    with _logging(quiet), _mkdocs_faults():
        settings: dict[str, Any] = {"strict": True} if strict else {}
        if site_dir:
            settings["site_dir"] = str(Path(site_dir).resolve())
        site = load_config(str(config), **settings)
        plugin = _plugin(site)
        plugin.ordered = ordered
        standing = plugin.configured(site)
        _check_folder(site, [standing, ordered or standing])
        _check_sets(ordered or standing)
        plugin.progress = reporter(quiet)
        site.plugins.on_startup(command="build", dirty=False)
        try:
            mkdocs_build.build(site)
        finally:
            site.plugins.on_shutdown()
    if plugin.built is None:
        raise StudyfoldError(f"{config}: MkDocs built the site without Studyfold")
    if write_docs is not None:
        _write_docs(write_docs, plugin, site)
    if ordered is None:
        _write_ledger(plugin.built, plugin.options)
    if not quiet:
        print(f"{report.summary(plugin.built.study)}: {site.site_dir}", file=sys.stderr)
    return int(any(note.level == "error" for note in plugin.built.study.diagnostics))


def serve(config: Path, dev_addr: str | None, open_browser: bool, quiet: bool) -> int:
    """Serve the site, building it again on each change, until it is interrupted."""
    settings: dict[str, Any] = {"dev_addr": dev_addr} if dev_addr else {}
    with _logging(quiet), _mkdocs_faults():
        check_address(dev_addr or str(load_config(str(config)).dev_addr))
        mkdocs_serve.serve(
            config_file=str(config), livereload=True, open_in_browser=open_browser, **settings
        )
    return 0


def _check_folder(site: MkDocsConfig, options: Sequence[Options]) -> None:
    """Refuse to build where that would delete what the site is made of, or somebody's files."""
    made_of = [Path(site.docs_dir), Path(str(site.config_file_path))]
    for one in options:
        made_of += one.inputs()
    check_site_folder(Path(site.site_dir), made_of)


def _check_sets(options: Options) -> None:
    """Refuse to put an empty site in the place of one that may be there."""
    reading = read(options)
    if not reading.items:
        sys.stderr.write(report.diagnostics(reading.diagnostics))
        raise StudyfoldError("no question was found, so nothing is built")


def _plugin(site: MkDocsConfig) -> StudyfoldPlugin:
    """Return the plugin that a configuration loaded, as a hook or by its entry point."""
    # Once it is validated, the list of hooks is a mapping from their paths to their modules.
    modules: Any = site.hooks or {}
    hooks = [getattr(module, "plugin", None) for module in modules.values()]
    for candidate in (*hooks, *site.plugins.values()):
        if isinstance(candidate, StudyfoldPlugin):
            return candidate
    raise StudyfoldError(
        f"{site.config_file_path}: expected Studyfold among the hooks or plugins, found neither; "
        "add 'hooks: [hooks/study.py]'"
    )


def _write_ledger(built: Built, options: Options) -> None:
    """Write the ledger where it changed; never over one that could not be read."""
    path = options.path(options.ledger)
    text = ledger.dump(built.ledger)
    if not built.ledger_usable or (path.is_file() and path.read_text(encoding="utf-8") == text):
        return
    try:
        path.write_text(text, encoding="utf-8", newline="\n")
    except OSError as fault:
        raise StudyfoldError(f"{path}: the ledger cannot be written ({fault.strerror})") from fault


def _write_docs(folder: Path, plugin: StudyfoldPlugin, site: MkDocsConfig) -> None:
    """Write the site's pages as ordinary files into a folder that holds nothing else."""
    assert plugin.built is not None
    ours = _written_before(folder)
    files = tree(
        plugin.built.study,
        site_name=site.site_name,
        page_size=plugin.options.page_size,
        documents={
            **plugin.written_by_hand(site),
            **sources.contents(plugin.built.study.attachments),
        },
    )
    wanted = {folder / name for name in files}
    try:
        for old in sorted(folder.glob("docs/**/*")) if ours else []:
            if old.is_file() and old not in wanted:
                old.unlink()
        for name, content in files.items():
            data = content.encode() if isinstance(content, str) else content
            if name == "mkdocs.yml":
                data = _NOTICE.encode() + data
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
    except OSError as fault:
        raise StudyfoldError(f"{folder}: the pages cannot be written ({fault})") from fault


def _written_before(folder: Path) -> bool:
    """Say whether --write-docs wrote a folder; raise StudyfoldError where it is another's."""
    try:
        with (folder / "mkdocs.yml").open("rb") as marker:
            ours = marker.read(len(_NOTICE)) == _NOTICE.encode()
    except OSError:
        ours = False
    if not ours and folder.exists() and not (folder.is_dir() and not any(folder.iterdir())):
        raise StudyfoldError(
            f"{folder}: expected an empty folder, or one that --write-docs wrote before; found "
            "other files, which would be mixed up with the site's"
        )
    return ours


@contextmanager
def _mkdocs_faults() -> Iterator[None]:
    """Turn MkDocs' own errors into ours, which are shown as one message."""
    try:
        yield
    except MkDocsException as fault:
        raise StudyfoldError(str(fault).strip() or "MkDocs could not build the site") from fault
    except OSError as fault:
        raise StudyfoldError(f"the site cannot be written or served: {fault}") from fault


@contextmanager
def _logging(quiet: bool) -> Iterator[None]:
    """Show what MkDocs and Studyfold log, on standard error, while a command runs."""
    logger = logging.getLogger("mkdocs")
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(logging.Formatter("%(levelname)s: %(message)s"))
    before = logger.level
    logger.addHandler(handler)
    logger.setLevel(logging.ERROR if quiet else logging.INFO)
    try:
        yield
    finally:
        logger.removeHandler(handler)
        logger.setLevel(before)
