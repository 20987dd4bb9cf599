"""Pieces of Markdown that note fields become: escaped text, code, lines of a paragraph."""

from __future__ import annotations

import re

__all__ = ["BREAK", "by_lines", "code", "escaped", "fence", "joined"]

BREAK = "\x00"
"""Stands for a line break while a field is put together; no field holds it."""

# No alternative looks past the next sign that could open it again, so that all stay linear.
_FORMULA_OR_CODE = re.compile(
    r"\\\((?:(?!\\\().){1,2000}?\\\)|\\\[(?:(?!\\\[).){1,2000}?\\\]"
    r"|\$\$[^$]{1,2000}\$\$|\$[^\s$][^$\n]{0,500}\$"
    r"|`[^`\n]{1,500}`",
    re.DOTALL,
)
_OPENING = re.compile(r"<(?=[A-Za-z/!?])")
_SPECIAL = re.compile(r"<(?=[A-Za-z/!?])|\*(?=\S)|(?<=\S)\*|(?<!\w)_|_(?!\w)|~~")
_TICKS = re.compile("`+")
_POINT = re.compile(r"\s*(?:[-*+]|\d{1,9}[.)])\s")


def escaped(text: str) -> str:
    """Return text with a backslash where Markdown would read more into it than was meant."""
    if not _SPECIAL.search(text):
        return text
    if "**" in text or "```" in text:
        # People who type that into a field mean Markdown by it.
        return _OPENING.sub(r"\\<", text)
    pieces, at = [], 0
    for kept in _FORMULA_OR_CODE.finditer(text):
        pieces += [_SPECIAL.sub(r"\\\g<0>", text[at : kept.start()]), kept[0]]
        at = kept.end()
    return "".join([*pieces, _SPECIAL.sub(r"\\\g<0>", text[at:])])


def by_lines(text: str, sign: str) -> str:
    """Return several lines with emphasis around each of them that is plain text."""
    lines = []
    for line in text.split(BREAK):
        bare = line.strip()
        plain = bare and not bare.startswith(("- ", "```", "<", "|")) and sign not in bare
        lines.append(f"{sign}{bare}{sign}" if plain and "\n" not in bare else line)
    return BREAK.join(lines)


def fence(body: str) -> str:
    """Return preformatted text between fences longer than any in it."""
    ticks = "`" * max(3, _most_ticks(body) + 1)
    return f"{ticks}\n{body.strip(chr(10)).rstrip()}\n{ticks}"


def code(body: str) -> str:
    """Return code in its signs; code of several lines as a block."""
    if "\n" in body.strip() or BREAK in body.strip():
        return BREAK * 2 + fence(body.replace(BREAK, "\n")) + BREAK * 2
    ticks = "`" * (_most_ticks(body) + 1)
    gap = " " if body[:1] == "`" or body[-1:] == "`" else ""
    return f"{ticks}{gap}{body}{gap}{ticks}" if body.strip() else body


def joined(text: str) -> str:
    """Return the lines of a field: breaks within a paragraph kept, empty lines between others."""
    result: list[str] = []
    for line in text.split(BREAK):
        kept = line.startswith("  ") or "```" in line
        shown = line.rstrip(" \t") if kept else line.strip(" \t")
        if not shown.strip():
            if result and result[-1]:
                result.append("")
            continue
        if result and result[-1] and not _POINT.match(shown):
            result[-1] += "  "
        result.append(shown)
    return "\n".join(result).strip("\n").rstrip()


def _most_ticks(text: str) -> int:
    return max((len(run) for run in _TICKS.findall(text)), default=0)
