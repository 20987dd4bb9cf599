"""Org's links and what stands in angle brackets → Markdown."""

from __future__ import annotations

import re
from collections.abc import Callable

from studyfold.sources.formats.markdown_lines import image, link

__all__ = ["angle", "bracket_link"]

_WEB = re.compile(r"(?:https?|ftp|mailto|tel|news|git|ssh):|//", re.IGNORECASE)
_SCHEME = re.compile(r"[A-Za-z][\w+-]{0,30}:")
_PICTURE = re.compile(
    r"[^?#]{1,1000}\.(?:png|jpe?g|gif|svg|webp|bmp|avif)(?:[?#]|$)", re.IGNORECASE
)
_TIME = re.compile(r"<(\d{4}-\d\d-\d\d[^<>\n]{0,60})>")
_TARGET = re.compile(r"<<(?P<radio><)?(?P<name>[^<>\n]{1,200})>>(?(radio)>)")
_ADDRESS = re.compile(r"<(?:https?|ftp|mailto):[^<>\s]{1,2000}>", re.IGNORECASE)


def bracket_link(inside: str, inline: Callable[[str], str]) -> str | None:
    """Return what `[[target][text]]` becomes, None where it is no link.

    Args:
        inside: what stands between the outer brackets.
        inline: translates the text.
    """
    target, _, text = inside.partition("][")
    target = target.strip()
    if "\n" in target or not target:
        return None
    address = _address(target)
    if address is None:
        # Headings, ids and commands of Emacs are at home in Org only.
        return inline(text) if text else target.lstrip("*#").partition("::")[0]
    if _PICTURE.match(address) and not text:
        return image(address, "")
    shown = _address(text.strip()) if text else None
    if shown is not None and "\n" not in text and _PICTURE.match(shown):
        return link(address, image(shown, ""))
    if text and _PICTURE.match(address) and not _WEB.match(target):
        # Org links to such a picture; a reader wants to see it.
        return image(address, " ".join(text.split("\n"))) if "\n" not in text else inline(text)
    return link(address, inline(text) if text else address)


def _address(target: str) -> str | None:
    """Return what a target is called outside of Org, None where it is at home in Org only."""
    if _WEB.match(target):
        return target
    if target[:4].lower() == "doi:":
        return f"https://doi.org/{target[4:]}"
    lowered = target.lower()
    if lowered.startswith(("file:", "file+sys:", "file+emacs:")):
        path = target.partition(":")[2]
    elif target.startswith(("./", "../", "/", "~/")):
        path = target
    else:
        return None
    path = path.partition("::")[0]
    return path or None


def angle(text: str, start: int) -> tuple[str, int]:
    """Return what begins with the `<` at `start` as Markdown, and where the text goes on.

    Times lose their brackets, targets vanish, addresses stay, and what HTML would take for a tag
    is escaped: Org shows it.
    """
    if match := _TIME.match(text, start):
        return match[1], match.end()
    if match := _TARGET.match(text, start):
        return match["name"] if match["radio"] else "", match.end()
    if match := _ADDRESS.match(text, start):
        return match[0], match.end()
    after = text[start + 1 : start + 2]
    return ("\\<" if after.isalpha() or after in ("/", "!", "?") else "<"), start + 1
