"""The whole site as ordinary files: Markdown pages and a plain mkdocs.yml, without any hook."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import yaml

from studyfold.model import Study
from studyfold.render.address import WANTED_URI
from studyfold.render.assets import HOOKED, SCRIPTS, STYLES
from studyfold.render.files import files as made_files
from studyfold.render.home import MARKER, generated_home, home_fragment
from studyfold.render.library import Library
from studyfold.render.navigation import whole
from studyfold.render.pages import pages

__all__ = ["tree"]

# Words end where code and formulas end them, too.
_SEPARATOR = r"""[\s\u200b\-_,:!=\[\]()"`/]+|\.(?!\d)|&[lg]t;"""


def tree(
    study: Study,
    *,
    site_name: str,
    page_size: int,
    documents: Mapping[str, bytes] | None = None,
) -> dict[str, str | bytes]:
    """Return the files of a site that any generator of this family can build.

    Args:
        study: the result of a build.
        site_name: the site's name.
        page_size: the most entries on one page.
        documents: files that people wrote, by their path below docs/; `index.md` gets the
            generated part where it has the marker. Among them, the study's attachments.

    Returns:
        Contents by path: `mkdocs.yml` and `docs/…`.
    """
    generated = pages(study, page_size=page_size)
    written = dict(documents or {})
    # As MkDocs has it, a README is the home page where there is no index.
    name = "index.md" if "index.md" in written else "README.md"
    home = written.pop(name, b"").decode("utf-8", "replace") or generated_home(site_name)
    home = home.replace(MARKER, home_fragment(study, page_size=page_size))
    more = made_files(Library.of(study, page_size), site_name)
    files: dict[str, str | bytes] = {"docs/index.md": home}
    files |= {f"docs/{uri}": content for uri, content in written.items()}
    files |= {f"docs/{page.uri}": page.source for page in generated}
    files |= {
        f"docs/{uri}": content
        for uri, content in more.items()
        if not uri.startswith(HOOKED)  # the search and the app need what the hook writes
    }
    others = [uri for uri in sorted(written) if uri.endswith(".md")]
    nav = whole(generated, [{"Home": "index.md"}], others)
    files["mkdocs.yml"] = _configuration(site_name, nav)
    return dict(sorted(files.items()))


def _configuration(site_name: str, nav: list[Any]) -> str:
    palette = [
        {
            "media": f"(prefers-color-scheme: {scheme})",
            "scheme": name,
            "primary": "custom",
            "accent": "custom",
            "toggle": {"icon": f"material/{icon}", "name": f"Switch to {other} mode"},
        }
        for scheme, name, icon, other in (
            ("light", "default", "weather-night", "dark"),
            ("dark", "slate", "weather-sunny", "light"),
        )
    ]
    settings: dict[str, Any] = {
        "site_name": site_name,
        "theme": {
            "name": "material",
            "font": False,
            "features": ["navigation.top", "search.highlight"],
            "palette": palette,
        },
        "plugins": [{"search": {"pipeline": ["trimmer"], "separator": _SEPARATOR}}],
        "markdown_extensions": ["attr_list", {"toc": {"permalink": True}}],
        "extra": {"generator": False},
        "extra_css": list(STYLES),
        "extra_javascript": list(SCRIPTS),
        "nav": nav,
        # Continuation pages are reached from the first page of their topic.
        "not_in_nav": f"/topics/*/*.md\n/{WANTED_URI}\n",
    }
    return yaml.safe_dump(settings, sort_keys=False, allow_unicode=True)
