"""Text → Markdown that shows just this text."""

from __future__ import annotations

import re

__all__ = ["escaped", "line_start", "linked"]

# Formulas are kept as they are, whoever marked them; none holds the sign that opens another.
_FORMULA = re.compile(
    r"""
      \\\((?P<paren>(?:[^\\]|\\[^()\[\]])*+)\\\)
    | \\\[(?P<bracket>(?:[^\\]|\\[^()\[\]])*+)\\\]
    | \$\$[^$]+\$\$
    | (?<![\w$])\$(?=[^\s$])[^$]*(?<=[^\s\\])\$(?![\w$])
    """,
    re.VERBOSE,
)
_SIGNS = re.compile(
    r"\\(?=[!-/:-@\[-`{-~]|\s?$)|`|\*+|_+|\](?=\()|<(?=[A-Za-z/!?])|&(?=#?\w{1,32};)|~~"
)
_LINE_START = re.compile(
    r"#{1,6}(?=\s|$)|[-+*](?=\s|$)|>|\||(?:[-_*]\s*){3,}$|[-=]+\s*$|\[(?=[^\[\]]{1,999}\]:)"
)
_UNSAFE = {
    " ": "%20", "(": "%28", ")": "%29", "<": "%3C", ">": "%3E", "\\": "%5C", '"': "%22",
    "\n": "", "\r": "", "\t": "",
}  # fmt: skip


def escaped(text: str) -> str:
    """Return a text so that Markdown takes no sign in it for markup, except at a line's start.

    `snake_case`, `a * b` and `f(x) < 3` stay as they are, since they mean nothing to Markdown.
    """
    if "$" not in text and "\\" not in text:
        return _SIGNS.sub(_escaped_sign, text)
    parts: list[str] = []
    at = 0
    for match in _FORMULA.finditer(text):
        parts.append(_SIGNS.sub(_escaped_sign, text[at : match.start()]))
        if match["paren"] is not None:
            parts.append(f"${match['paren'].strip()}$")
        elif match["bracket"] is not None:
            parts.append(f"$${match['bracket'].strip()}$$")
        else:
            parts.append(match[0])
        at = match.end()
    return "".join([*parts, _SIGNS.sub(_escaped_sign, text[at:])])


def _escaped_sign(match: re.Match[str]) -> str:
    sign, text = match[0], match.string
    if sign[0] in "*_":
        before = text[match.start() - 1 : match.start()]
        after = text[match.end() : match.end() + 1]
        if sign[0] == "_" and before.isalnum() and after.isalnum():
            return sign
        # White space at the text's own edges may go, so it protects nothing.
        inside = match.start() > 1 and match.end() < len(text) - 1
        blank = len(sign) > 2 and sign[0] == "_" and not after
        if before.isspace() and ((after.isspace() and inside) or blank):
            return sign
        return "".join(f"\\{one}" for one in sign)
    return f"\\{sign}"


def line_start(line: str) -> str:
    """Return a line of a paragraph so that it opens no heading, bullet, quotation or rule.

    Numbers stay: `1. What is X?` in a paragraph is meant as it looks, and reads the same as a list.
    """
    return f"\\{line}" if _LINE_START.match(line) else line


def linked(address: str) -> str:
    """Return an address for a link's brackets."""
    return "".join(_UNSAFE.get(sign, sign) for sign in address.strip())
