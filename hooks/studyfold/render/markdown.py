"""Markdown as chats and repositories write it → clean HTML.

Formulas and code are rendered here and bypass the cleaning: while it runs, a sentinel that a set
cannot know stands in their place, and it is replaced only where it is text.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Sequence
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.renderer import RendererProtocol
from markdown_it.token import Token
from markdown_it.utils import EnvType, OptionsDict

from studyfold.mathrules import math_plugin
from studyfold.render.clean import DROPPED, TAGS, Resolve, clean, local_targets
from studyfold.render.code import code_html
from studyfold.render.formula import formula_html
from studyfold.text import shielded

__all__ = ["inline_html", "pictures_html", "targets", "to_html"]

_OPEN, _CLOSE = "\uf8f0", "\uf8f1"
_RAW_TAG = re.compile(r"<(?=/?([A-Za-z][A-Za-z0-9:._-]*))")
# Without one of these nothing can refer to a file; most answers need not be parsed for it.
_REFERS = re.compile(r"\][(:]|<(?:a|img)\b", re.IGNORECASE)
_PICTURE = re.compile(r'<img(?: [a-z-]+="[^"]*")*>')
# Characters of a line; the time that bare addresses take grows with the square of them.
_LONGEST_LINKED = 10_000
_TASK = re.compile(r"\[([ xX])\]\s+")


def to_html(markdown: str, resolve: Resolve | None = None) -> str:
    """Return Markdown from a set as clean block HTML.

    Args:
        markdown: CommonMark with GitHub's tables, strike-through and task lists, and formulas.
        resolve: turns a relative address into one on the page, or None to show its text.
    """
    env = _new_env(markdown)
    return _inserted(clean(_md(markdown).render(_without_sentinels(markdown), env), resolve), env)


def inline_html(markdown: str) -> str:
    """Return one line of Markdown from a set as clean inline HTML without links."""
    env = _new_env(markdown)
    line = shielded(" ".join(_without_sentinels(markdown).split()))
    return _inserted(clean(_md(line).renderInline(line, env), inline=True), env)


def pictures_html(markdown: str, resolve: Resolve) -> str:
    """Return the pictures of this site in one line of Markdown, which `inline_html` leaves out."""
    if not _REFERS.search(markdown):
        return ""
    found = _PICTURE.findall(to_html(markdown, resolve))
    return f"<p>{' '.join(found)}</p>" if found else ""


def targets(markdown: str, *, pictures: bool = False) -> tuple[str, ...]:
    """Return the addresses, each once, that lead to files beside the set and not into the web.

    They are what `to_html` asks `resolve` for, and those that only work on one computer's disk.

    Args:
        markdown: as for `to_html`.
        pictures: whether only those of pictures are wanted.
    """
    if not _REFERS.search(markdown):
        return ()
    raw = _md(markdown).render(_without_sentinels(markdown), _new_env(markdown))
    return local_targets(raw, pictures=pictures)


def _new_env(text: str) -> dict[str, Any]:
    # No text can contain its own hash, not even as character references.
    digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:32]
    return {"digest": digest, "fragments": []}


def _without_sentinels(text: str) -> str:
    return text.replace(_OPEN, "").replace(_CLOSE, "")


def _keep(env: EnvType, fragment: Callable[[], str]) -> str:
    env["fragments"].append(fragment)
    return f"{_OPEN}{env['digest']}-{len(env['fragments']) - 1}{_CLOSE}"


def _inserted(cleaned: str, env: EnvType) -> str:
    fragments: list[Callable[[], str]] = env["fragments"]
    sentinel = re.compile(f"{_OPEN}{env['digest']}-([0-9]+){_CLOSE}")
    return sentinel.sub(lambda m: fragments[int(m[1])](), cleaned)


def _shown(raw: str) -> str:
    """Show tags that no answer may use, such as the <String> of List<String>, as text."""

    def tag(match: re.Match[str]) -> str:
        return "<" if match[1].lower() in TAGS | DROPPED else "&lt;"

    return _RAW_TAG.sub(tag, raw)


def _raw(
    _self: RendererProtocol, tokens: Sequence[Token], i: int, _options: OptionsDict, _env: EnvType
) -> str:
    return _shown(tokens[i].content)


def _code(
    _self: RendererProtocol, tokens: Sequence[Token], i: int, _options: OptionsDict, env: EnvType
) -> str:
    token = tokens[i]
    if not token.content.strip():
        return ""
    language = token.info.split()[0] if token.info.split() else ""
    return _keep(env, lambda: code_html(token.content, language.strip("{}.:")))


def _math(
    _self: RendererProtocol, tokens: Sequence[Token], i: int, _options: OptionsDict, env: EnvType
) -> str:
    token = tokens[i]
    block = token.type == "math_block" or bool(token.meta.get("block"))
    return _keep(env, lambda: formula_html(token.content, block=block))


def _cell(
    _self: RendererProtocol, tokens: Sequence[Token], i: int, _options: OptionsDict, _env: EnvType
) -> str:
    tag, style = tokens[i].tag, str(tokens[i].attrGet("style") or "")
    side = style.partition(":")[2]
    return f'<{tag} class="sf-{side}">' if side else f"<{tag}>"


def _tasks(state: Any) -> None:
    """Turn `[x]` at the start of a list item into a ticked box."""
    tokens = state.tokens
    for before, paragraph, inline in zip(tokens, tokens[1:], tokens[2:], strict=False):
        if before.type == "list_item_open" and paragraph.type == "paragraph_open":
            match = _TASK.match(inline.content)
            if match and inline.children and inline.children[0].type == "text":
                first = inline.children[0]
                box = "☐ " if match[1] == " " else "☑ "
                first.content = _TASK.sub(box, first.content, count=1)


def _parser(*, linkify: bool) -> MarkdownIt:
    md = MarkdownIt("commonmark", {"html": True, "linkify": linkify})
    md.enable(["table", "strikethrough", "linkify"])
    # Only whole addresses: main.py and README.md are no sites in Paraguay and Moldova.
    if md.linkify is not None:
        md.linkify.set({"fuzzy_link": False, "fuzzy_email": False})
    md.use(math_plugin)
    md.core.ruler.push("tasks", _tasks)
    for name, rule in {
        "html_inline": _raw,
        "html_block": _raw,
        "fence": _code,
        "code_block": _code,
        "math_inline": _math,
        "math_block": _math,
        "th_open": _cell,
        "td_open": _cell,
    }.items():
        md.add_render_rule(name, rule)
    return md


_LINKING, _NOT_LINKING = _parser(linkify=True), _parser(linkify=False)


def _md(text: str) -> MarkdownIt:
    return _LINKING if max(map(len, text.split("\n"))) <= _LONGEST_LINKED else _NOT_LINKING
