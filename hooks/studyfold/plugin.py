"""The MkDocs door: unpacks MkDocs' configuration, calls plain functions, hands over pages.

Everything that knows MkDocs is here. The site's pages live in memory only; nothing is written
into docs/.
"""

from __future__ import annotations

import gzip
import logging
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

from mkdocs.config import config_options
from mkdocs.config.base import LegacyConfig
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import File, Files, InclusionLevel, file_sort_key, get_files
from mkdocs.structure.pages import Page as MkDocsPage
from mkdocs.utils import get_build_date, nest_paths

from studyfold.errors import StudyfoldError
from studyfold.options import Options, documented
from studyfold.pipeline import Built, run
from studyfold.progress import Progress, silent
from studyfold.render.assets import SCRIPTS, STYLES, assets
from studyfold.render.home import MARKER, generated_home, home_fragment
from studyfold.render.navigation import arranged, whole
from studyfold.render.page import Page
from studyfold.render.pages import pages

__all__ = ["StudyfoldPlugin"]

# Only what is logged below `mkdocs` counts for --strict.
_log = logging.getLogger("mkdocs.plugins.studyfold")
_LEVELS = {"error": logging.ERROR, "warning": logging.WARNING, "info": logging.INFO}


class StudyfoldPlugin(BasePlugin[LegacyConfig]):  # type: ignore[no-untyped-call]  # MkDocs
    """Builds the study from the sets and hands its pages to MkDocs."""

    # Every option is let through here: `Options` checks them, for every door alike.
    config_scheme = tuple(
        (name, config_options.Optional(config_options.Type(object))) for name in documented()
    )

    built: Built | None = None
    """The result of the latest build."""
    options: Options = Options()
    ordered: Options | None = None
    """Options that the command line put in the place of the configured ones."""
    progress: Progress = staticmethod(silent)
    """Told how far long work has come."""
    _standing: Options = Options()

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Read the options; add the styles, the script and the one extension that pages need."""
        # Kept, since sets that are not read this time are no pages either.
        self._standing = self.configured(config)
        self.options = self.ordered or self._standing
        # Before the site's own, so that those can override them.
        config.extra_css[:0] = [uri for uri in STYLES if uri not in config.extra_css]
        config.extra_javascript[:0] = [
            uri for uri in SCRIPTS if uri not in map(str, config.extra_javascript)
        ]
        if "attr_list" not in config.markdown_extensions:
            config.markdown_extensions.append("attr_list")
        return config

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Replace the sets by the pages made of them."""
        try:
            self.built = run(self.options, self.progress)
        except StudyfoldError as error:
            raise PluginError(str(error)) from error
        study = self.built.study
        for diagnostic in study.diagnostics:
            _log.log(_LEVELS[diagnostic.level], "%s", diagnostic)
        for file in self._sources(files):
            files.remove(file)
        made = pages(
            study,
            page_size=self.options.page_size,
            directory_urls=config.use_directory_urls,
        )
        if not any(file.dest_uri == "index.html" for file in files.documentation_pages()):
            home = Page("index.md", "Home", generated_home(config.site_name))
            files.append(File.generated(config, home.uri, content=home.markdown))
        for page in made:
            _add(files, config, page.uri, page.source, listed=page.listed)
        for uri, content in assets().items():
            _add(files, config, uri, content)
        for uri, original in {one.uri: one.file for one in study.attachments}.items():
            _add(files, config, uri, original)
        _navigate(config, files, made)
        return files

    def on_page_markdown(
        self, markdown: str, *, page: MkDocsPage, config: MkDocsConfig, files: Files
    ) -> str:
        """Put the generated part into the home page."""
        if page.file.dest_uri != "index.html" or MARKER not in markdown or self.built is None:
            return markdown
        fragment = home_fragment(
            self.built.study,
            page_size=self.options.page_size,
            directory_urls=config.use_directory_urls,
        )
        return markdown.replace(MARKER, fragment)

    def on_post_template(
        self, output_content: str, *, template_name: str, config: MkDocsConfig
    ) -> str:
        """Leave the day of the build out of the site map: the same sets give the same bytes."""
        if template_name != "sitemap.xml" or "SOURCE_DATE_EPOCH" in os.environ:
            return output_content
        return output_content.replace(f"<lastmod>{get_build_date()}</lastmod>", "")

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Pack the site map again without the time of the build."""
        site_map = Path(config.site_dir, "sitemap.xml")
        if site_map.is_file() and "SOURCE_DATE_EPOCH" not in os.environ:
            packed = site_map.with_name("sitemap.xml.gz")
            packed.write_bytes(gzip.compress(site_map.read_bytes(), mtime=0))

    def on_serve(
        self, server: LiveReloadServer, *, config: MkDocsConfig, builder: Callable[..., Any]
    ) -> LiveReloadServer:
        """Watch what the site is made of and MkDocs does not know: sets outside docs/, styles."""
        docs = Path(config.docs_dir).resolve()
        for path in (*self.options.inputs(), Path(__file__).parent / "assets"):
            if path.exists() and not path.resolve().is_relative_to(docs):
                server.watch(str(path))
        return server

    def written_by_hand(self, config: MkDocsConfig) -> dict[str, bytes]:
        """Return the files of docs/ that are no sets, by their paths below it."""
        files = get_files(config)
        sources = {file.src_uri for file in self._sources(files)}
        return {file.src_uri: file.content_bytes for file in files if file.src_uri not in sources}

    def configured(self, config: MkDocsConfig) -> Options:
        """Return the options that mkdocs.yml gives; PluginError where they are wrong."""
        own = {name: value for name, value in self.config.items() if value is not None}
        extra = config.extra.get("studyfold") or {}
        if not isinstance(extra, dict):
            raise PluginError(f"mkdocs.yml: extra.studyfold must be a mapping; found {extra!r}")
        if own and extra:
            raise PluginError(
                "mkdocs.yml: options stand both under plugins.studyfold and extra.studyfold; "
                "keep one of them"
            )
        path = config.config_file_path
        root = Path(path).resolve().parent if path else Path.cwd()
        try:
            return Options.load(
                own or extra, root=root, where=Path(path).name if path else "mkdocs.yml"
            )
        except StudyfoldError as error:
            raise PluginError(str(error)) from error

    def _sources(self, files: Files) -> list[File]:
        """Return the files of docs/ that are sets or belong to them: they are no pages."""
        sources = [path.resolve() for path in (*self.options.inputs(), *self._standing.inputs())]

        def is_source(file: File) -> bool:
            if file.abs_src_path is None:
                return False
            path = Path(file.abs_src_path).resolve()
            return any(path.is_relative_to(source) for source in sources)

        return [file for file in files if is_source(file)]


def _add(
    files: Files,
    config: MkDocsConfig,
    uri: str,
    content: str | bytes | Path,
    *,
    listed: bool = True,
) -> None:
    """Add a file of the site, given by what is in it or by what it is a copy of."""
    old = files.get_file_from_path(uri)
    if old is not None:
        _log.warning("docs/%s is replaced by a page that Studyfold makes; rename it", uri)
        files.remove(old)
    # Continuation pages are reached from their topic; MkDocs would complain that no menu has them.
    inclusion = InclusionLevel.UNDEFINED if listed else InclusionLevel.NOT_IN_NAV
    if isinstance(content, Path):
        made = File.generated(config, uri, abs_src_path=str(content), inclusion=inclusion)
    else:
        made = File.generated(config, uri, content=content, inclusion=inclusion)
    files.append(made)


def _navigate(config: MkDocsConfig, files: Files, made: tuple[Page, ...]) -> None:
    """Give the pages their places in the navigation, in a given one without changing its order."""
    if config.nav is not None:
        config.nav = arranged(config.nav, made)
        return
    own = {page.uri for page in made}
    others = sorted(
        (
            file
            for file in files.documentation_pages()
            if file.src_uri not in own
            and file.dest_uri != "index.html"
            and file.inclusion is not InclusionLevel.NOT_IN_NAV
        ),
        key=file_sort_key,
    )
    nested = nest_paths(f.src_uri for f in others)  # type: ignore[no-untyped-call]  # MkDocs
    home = [{"Home": f.src_uri} for f in files.documentation_pages() if f.dest_uri == "index.html"]
    config.nav = whole(made, home, nested)
