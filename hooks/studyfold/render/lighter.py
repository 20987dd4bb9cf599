"""Pages without the theme's own script where they need no more of it than Studyfold has itself.

It is a third of what a first visit loads. Whatever a page has that only that script can serve, it
keeps it.
"""

from __future__ import annotations

import json
import re

__all__ = ["lighter"]

_BUNDLE = re.compile(
    r'<script src="([^"]*)assets/javascripts/bundle\.[0-9a-f]+\.min\.js"></script>'
)
_OURS = "assets/studyfold/"
_SCRIPT = re.compile(r'<script\b[^>]*\bsrc="([^"]*)"')
_CONFIG = re.compile(r'<script id="__config" type="application/json">(.*?)</script>', re.DOTALL)
_COMPONENT = re.compile(r'data-md-component="?([a-z-]+)')
_CLASSES = re.compile(r'\bclass="([^"]*)"')
_FEATURES = frozenset(
    """content.code.copy navigation.sections navigation.top navigation.expand navigation.prune
    navigation.indexes navigation.footer navigation.path search.highlight search.share
    search.suggest toc.follow toc.integrate""".split()
)
_COMPONENTS = frozenset(
    """announce container content dialog header header-title header-topic logo main palette sidebar
    skip toc top""".split()
)
# What people write into their own pages and the theme's script brings to life.
_LIVING = frozenset(
    """tabbed-set mermaid annotate annotation glightbox grid-lightbox arithmatex md-annotation
    md-tooltip md-banner""".split()
)


def lighter(page: str) -> str:
    """Return a page with Studyfold's own small script in the place of the theme's, if it can be."""
    bundle = _BUNDLE.search(page)
    if bundle is None or not _can_do_without(page, bundle[0]):
        return page
    script = f'<script src="{bundle[1]}{_OURS}theme.js"></script>'
    page = page.replace(bundle[0], script, 1)
    return page.replace('class="no-js"', 'class="no-js sf-light"', 1)


def _can_do_without(page: str, bundle: str) -> bool:
    config = _CONFIG.search(page)
    if config is None:
        return False
    settings = json.loads(config[1])
    more = any(settings.get(name) for name in ("annotate", "tags", "version"))
    others = [src for src in _SCRIPT.findall(page) if src not in bundle and _OURS not in src]
    classes = {name for names in _CLASSES.findall(page) for name in names.split()}
    return (
        not more
        and not others
        and set(settings.get("features", ())) <= _FEATURES
        and set(_COMPONENT.findall(page)) <= _COMPONENTS
        and not classes & _LIVING
    )
