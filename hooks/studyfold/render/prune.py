"""A style sheet without the rules that no page of a site has anything for.

Most of the theme's rules are for what only some sites have. A rule goes only where it names a class
that stands neither in any page nor in any script; whatever is in doubt stays.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

__all__ = ["class_names", "pruned", "script_words"]

_CLASS_LISTS = re.compile(r"""\bclass=(?:"([^"]*)"|'([^']*)'|([^\s>"']+))""")
_WORD = re.compile(r"[A-Za-z_][\w-]*")
_CLASS = re.compile(r"\.(-?[A-Za-z_][\w-]*)")
# What stands in these says what an element is not, or one of several things that it may be.
_OPEN_ENDED = re.compile(r":(?:not|is|where|has)\((?:[^()]|\((?:[^()]|\([^()]*\))*\))*\)")
_BRACKETS = re.compile(r"\[[^\]]*\]")
_NESTED = ("@media", "@supports", "@layer", "@container")
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_ICON = re.compile(r'(--[\w-]+):url\("data:[^"]*"\);?')
_USED = re.compile(r"var\(\s*(--[\w-]+)")


def class_names(page: str) -> set[str]:
    """Return the classes of all elements of a page."""
    return {name for lists in _CLASS_LISTS.findall(page) for one in lists for name in one.split()}


def script_words(script: str) -> set[str]:
    """Return every word of a script that could name a class."""
    return set(_WORD.findall(script))


def pruned(style: str, names: Collection[str]) -> str:
    """Return a style sheet without the rules that apply to nothing.

    Args:
        style: the style sheet.
        names: the classes that elements have or may come to have.
    """
    kept = "".join(_kept(_COMMENT.sub("", style), names))
    used = set(_USED.findall(kept))
    return _ICON.sub(lambda match: match[0] if match[1] in used else "", kept)


def _kept(style: str, names: Collection[str]) -> Iterator[str]:
    for rule in _rules(style):
        prelude, brace, body = rule.partition("{")
        if not brace or (prelude.lstrip().startswith("@") and not _nests(prelude)):
            yield rule
        elif _nests(prelude):
            inside = "".join(_kept(body.rstrip()[:-1], names))
            if inside.strip():
                yield f"{prelude}{{{inside}}}"
        else:
            selectors = [one for one in _selectors(prelude) if _applies(one, names)]
            if selectors:
                yield f"{','.join(selectors)}{{{body}"


def _nests(prelude: str) -> bool:
    return prelude.lstrip().startswith(_NESTED)


def _rules(style: str) -> Iterator[str]:
    """Yield the rules of the outermost level, each with its braces."""
    start = depth = 0
    for match in re.finditer(r"\"(?:\\.|[^\"\\])*\"|'(?:\\.|[^'\\])*'|[{};]", style):
        sign = match[0]
        if sign == "{":
            depth += 1
        elif sign == "}":
            depth -= 1
        if depth == 0 and sign in ("}", ";"):
            yield style[start : match.end()]
            start = match.end()


def _selectors(prelude: str) -> list[str]:
    """Return the selectors of a rule; commas within brackets part none."""
    parts = [""]
    depth = 0
    for sign in prelude:
        depth += (sign in "([") - (sign in ")]")
        if sign == "," and not depth:
            parts.append("")
        else:
            parts[-1] += sign
    return parts


def _applies(selector: str, names: Collection[str]) -> bool:
    plain = _OPEN_ENDED.sub("", _BRACKETS.sub("", selector))
    return all(name in names for name in _CLASS.findall(plain))
