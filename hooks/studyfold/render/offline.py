"""The site as an app that a browser installs and keeps: its manifest and its service worker."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping
from importlib.resources import files
from urllib.parse import quote

__all__ = [
    "ICON_URI",
    "LEAVING",
    "LIST_URI",
    "MANIFEST_URI",
    "OFFLINE_SCRIPTS",
    "WORKER_URI",
    "kept",
    "manifest",
    "worker",
]

MANIFEST_URI = "manifest.webmanifest"
WORKER_URI = "sw.js"
"""At the site's root: a service worker answers for what lies beside and below it."""
LIST_URI = "offline.json"
OFFLINE_SCRIPTS = ("assets/studyfold/offline/offline.js",)
ICON_URI = "assets/studyfold/offline/icon-192.png"

_ICONS = ((192, ICON_URI), (512, "assets/studyfold/offline/icon-512.png"))
_GROUND = "#ffffff"
# For programs and tools only; and what tells of the others cannot be among them.
_LEFT_OUT = re.compile(r"\.(?:map|gz)$|^(?:sw\.js|offline\.json|entries\.json|llms\.txt)$")
_OUR_SEARCH = re.compile("search/studyfold/")
_THEIR_SEARCH = ("assets/javascripts/lunr/", "assets/javascripts/workers/")

LEAVING = """\
/* While a site is written, nothing is kept: what an earlier one keeps goes, too. */
self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => {
  const prefix = `studyfold ${self.registration.scope} `;
  const leave = async () => {
    for (const name of await caches.keys()) if (name.startsWith(prefix)) await caches.delete(name);
    await self.registration.unregister();
    for (const client of await self.clients.matchAll()) client.navigate(client.url);
  };
  event.waitUntil(leave());
});
"""
"""A service worker that ends what one of this site began at the same address."""


def manifest(name: str, description: str) -> str:
    """Return the manifest, by which a browser can install the site as an app."""
    icons = [
        {"src": uri, "sizes": f"{size}x{size}", "type": "image/png", "purpose": purpose}
        for size, uri in _ICONS
        for purpose in ("any", "maskable")
    ]
    told = {
        "name": name,
        "short_name": name if len(name) <= 24 else name[:23].rsplit(" ", 1)[0] + "…",
        "description": description,
        "id": "./",
        "start_url": "./",
        "scope": "./",
        "display": "standalone",
        "background_color": _GROUND,
        "theme_color": "#4051b5",
        "icons": icons,
    }
    return json.dumps(told, ensure_ascii=False, indent=1) + "\n"


def kept(site: Mapping[str, bytes]) -> dict[str, str]:
    """Return the files that a browser keeps with a mark of what is in each, in a fixed order.

    Args:
        site: what is in every file of the site, by its path.
    """
    # The theme's own search, where it is not used.
    unused = _THEIR_SEARCH if any(map(_OUR_SEARCH.match, site)) else ()
    return {
        _address(path): hashlib.sha256(content).hexdigest()[:12]
        for path, content in sorted(site.items())
        if not _LEFT_OUT.search(path) and not path.startswith(unused)
    }


def _address(path: str) -> str:
    folder = re.sub(r"(^|/)index\.html$", r"\1", path)
    return quote(folder) or "./"


def worker(listed: Mapping[str, str]) -> str:
    """Return the service worker; another list of files makes another one, nothing else does."""
    version = hashlib.sha256(json.dumps(listed).encode()).hexdigest()[:16]
    code = files("studyfold") / "assets/offline/worker.js"
    return f'const VERSION = "{version}";\n{code.read_text(encoding="utf-8")}'
