"""Macros inside a paragraph of AsciiDoc: links, pictures, keys, notes → Markdown."""

from __future__ import annotations

import re
from collections.abc import Callable

from studyfold.sources.formats.adoc_attributes import DocumentAttributes, split_list
from studyfold.sources.formats.markdown_lines import LOST_LINE, image, link

__all__ = ["MACRO", "cross_reference", "macro", "picture"]

MACRO = re.compile(
    r"(?P<name>(?:https?|ftp)://[^\s\[\]<>\"]{1,1000}+"
    r"|[a-z]{2,12}[0-9]?:(?!:)(?P<target>(?:\+\+[^+\n]{1,500}\+\+)?[^\s\[\]]{0,1000}+))"
    r"\[(?P<body>(?:[^\[\]\\\n]|\\.|\n(?!\n)|\[[^\[\]\n]{0,300}\]){0,800}+)\]"
)
"""`name:target[text]`, or an address with its text."""

_FORMULAS = frozenset(("stem", "latexmath", "asciimath"))


def macro(
    match: re.Match[str], attributes: DocumentAttributes, inline: Callable[[str], str]
) -> str | None:
    """Return what a macro becomes, None where it is none that we know.

    Args:
        match: of `MACRO`.
        attributes: of the document.
        inline: translates a text.
    """
    written = _written(match, attributes, inline)
    if written is None:
        return None
    return written + LOST_LINE * (match[0].count("\n") - written.count("\n"))


def _written(
    match: re.Match[str], attributes: DocumentAttributes, inline: Callable[[str], str]
) -> str | None:
    body = match["body"].replace("\\]", "]")
    if match["target"] is None:
        text = _link_text(body)
        return link(match["name"], inline(text)) if text else match["name"]
    name, target = match["name"].partition(":")[0], match["target"].strip("+")
    written = _with_text(name, target, body, inline)
    if written is not None:
        return written
    if name in _FORMULAS:
        return f"${body.strip().strip('$')}$"
    if name == "image":
        return picture(target, body, attributes)
    if name in ("icon", "indexterm", "anchor", "bibanchor", "counter2"):
        return ""
    return None


def _with_text(name: str, target: str, body: str, inline: Callable[[str], str]) -> str | None:
    if name in ("link", "mailto"):
        address = f"mailto:{target}" if name == "mailto" else target
        return link(address, inline(_link_text(body)) or target)
    if name == "xref":
        return inline(_link_text(body)) or _humanised(target)
    if name == "kbd":
        return f"<kbd>{body}</kbd>"
    if name == "btn":
        return f"**{body}**"
    if name == "menu":
        return " › ".join(part.strip() for part in (target, *body.split(">")) if part.strip())
    if name in ("footnote", "footnoteref"):
        return f" ({inline(body.strip(' '))})" if body.strip() else ""
    if name in ("indexterm2", "term"):
        return inline(body)
    return None


def picture(target: str, body: str, attributes: DocumentAttributes) -> str:
    """Return a picture; its text is the first of what stands in the macro's brackets."""
    folder = attributes.get("imagesdir").strip("/") if "://" not in target else ""
    if folder and not target.startswith("/"):
        target = f"{folder}/{target}"
    alt = split_list(body)[0].strip("\"'")
    return image(target, " ".join(alt.split("\n")) if "=" not in alt else "")


def cross_reference(inside: str, inline: Callable[[str], str]) -> str:
    """Return what `<<id,text>>` shows; there is no page to link to."""
    target, _, text = inside.partition(",")
    return inline(text.strip()) or _humanised(target)


def _humanised(target: str) -> str:
    path, _, anchor = target.strip().partition("#")
    name = anchor or path.rpartition("/")[2].removesuffix(".adoc")
    return name.lstrip("_").replace("_", " ").replace("-", " ")


def _link_text(body: str) -> str:
    """Return the text of a link without what says how to open it."""
    if body.startswith('"') and (end := body.find('"', 1)) > 0:
        return body[1:end]
    if "=" in body:
        # The text is what stands before the first `name=value`.
        parts = split_list(body)
        first = next((i for i, part in enumerate(parts) if "=" in part), len(parts))
        if "," in body or "=" in parts[0]:
            body = ",".join(parts[:first])
    return body.strip().removesuffix("^").strip()
