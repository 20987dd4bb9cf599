"""The last touch to a page, after the theme: faults of its markup, and what the page may load.

The theme's templates are left alone, so that they can be updated and overridden as usual.
"""

from __future__ import annotations

import hashlib
import re
from base64 import b64encode
from html import escape, unescape
from urllib.parse import urlsplit

from studyfold.render.lighter import lighter

__all__ = ["finished"]

_SCRIPT = re.compile(r"<script\b([^>]*)>(.*?)</script>", re.DOTALL | re.IGNORECASE)
_LOADED = re.compile(r"<(script|link|img|iframe)\b[^>]*>", re.IGNORECASE)
_ADDRESS = re.compile(r"\b(?:src|href)\s*=\s*[\"']?((?:https?:)?//[^\"'\s>]+)", re.IGNORECASE)
_TYPE = re.compile(r"\btype\s*=\s*[\"']?([^\"'\s>]+)", re.IGNORECASE)
_CODE = ("text/javascript", "application/javascript", "module")
_CHARSET = re.compile(r'<meta charset="[^"]*">', re.IGNORECASE)
# Only fields for text complete themselves.
_BOX = re.compile(r'(<input\b[^>]*type="(?:checkbox|radio)"[^>]*?) autocomplete="off"')
_NO_PLACE = re.compile(r' tabindex=""')
_DIALOG = re.compile(r'<div class="md-search"([^>]*) role="dialog">')
_SEARCH_NAME = re.compile(r'<input[^>]*class="md-search__input"[^>]*aria-label="([^"]*)"')
_BUTTON = re.compile(r'<label class="md-header__button md-icon" for="__(drawer|search)">')
# Its room is kept free, so that nothing moves when a script shows the one that applies.
_FIRST_PALETTE = re.compile(r'(<label\b[^>]* for="__palette_1") hidden>')
_STYLE = re.compile(r'<link rel="stylesheet" href="([^"]*)study\.css">')
_FONTS = {"": "literata-600-latin.woff2", "math": "stix-two-math-small.woff2"}
_FORMULA_IN_TITLE = re.compile(r"<h2\b[^>]*>[^\n]*?<math\b[^\n]*?</h2>")


def finished(page: str, *, policy: bool = True) -> str:
    """Return a page as browsers get it.

    Args:
        page: the HTML that the theme made.
        policy: whether it says what it may load; not where something is put into it later.
    """
    page = lighter(page)
    page = _NO_PLACE.sub("", _BOX.sub(r"\1", page))
    named = _SEARCH_NAME.search(page)
    name = named[1] if named else "Search"
    page = _DIALOG.sub(rf'<div class="md-search"\1 role="dialog" aria-label="{name}">', page)
    page = _FIRST_PALETTE.sub(r"\1>", page, count=1)
    page = _BUTTON.sub(lambda match: _control(match, name), page)
    page = _STYLE.sub(lambda match: _fonts(page, match[1]) + match[0], page, count=1)
    return _CHARSET.sub(rf"\g<0>{_policy(page)}", page, count=1) if policy else page


def _fonts(page: str, folder: str) -> str:
    """Ask early for the fonts of titles, so that they are there when titles are laid out.

    By a script, since a browser refuses it to a page on a disk, and says so each time.
    """
    wanted = [_FONTS[""], *([_FONTS["math"]] if _FORMULA_IN_TITLE.search(page) else [])]
    names = ",".join(f'"{folder}fonts/{name}"' for name in wanted)
    return (
        f'<script>location.protocol=="file:"||[{names}].forEach(href=>document.head.append('
        'Object.assign(document.createElement("link"),{rel:"preload",as:"font",type:"font/woff2",'
        'crossOrigin:"",href})))</script>'
    )


def _control(match: re.Match[str], name: str) -> str:
    """Put a button beside a label by which a phone opens the menu or the search."""
    shown = "Menu" if match[1] == "drawer" else name
    button = f'<button type="button" class="sf-vh sf-opens" data-sf-opens="__{match[1]}">'
    return f"{button}{shown}</button>{match[0]}"


def _policy(page: str) -> str:
    """Return the element that states what a page may load: what it has now, and nothing else."""
    own = {"script": ["'self'", "'wasm-unsafe-eval'"], "style": ["'self'", "'unsafe-inline'"]}
    for attributes, code in _SCRIPT.findall(page):
        kind = _TYPE.search(attributes)
        if "src=" not in attributes and (kind is None or kind[1].lower() in _CODE):
            digest = b64encode(hashlib.sha256(code.encode()).digest()).decode()
            own["script"].append(f"'sha256-{digest}'")
    hosts: dict[str, list[str]] = {"script": [], "style": [], "img": [], "frame": []}
    uses = {"script": "script", "link": "style", "img": "img", "iframe": "frame"}
    for match in _LOADED.finditer(page):
        address = _ADDRESS.search(match[0])
        if address and ("stylesheet" in match[0] or match[1].lower() != "link"):
            parts = urlsplit(unescape(address[1]))
            scheme = f"{parts.scheme}://" if parts.scheme else ""
            hosts[uses[match[1].lower()]].append(f"{scheme}{parts.netloc}")
    rules = {
        "default-src": ["'self'"],
        "script-src": own["script"] + hosts["script"],
        "style-src": own["style"] + hosts["style"],
        "img-src": ["'self'", "data:", *hosts["img"]],
        "font-src": ["'self'", "data:", *hosts["style"]],
        "connect-src": ["'self'", *hosts["script"]],
        "worker-src": ["'self'", "blob:"],
        "object-src": ["'none'"],
        "base-uri": ["'self'"],
        "form-action": ["'self'"],
    }
    if hosts["frame"]:
        rules["frame-src"] = hosts["frame"]
    text = "; ".join(f"{name} {' '.join(dict.fromkeys(of))}" for name, of in rules.items())
    # Quotes within the attribute are the single ones of the policy's own words.
    content = escape(text, quote=False).replace('"', "&quot;")
    return f'<meta http-equiv="Content-Security-Policy" content="{content}">'
