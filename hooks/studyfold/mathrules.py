r"""Where a formula begins and ends in Markdown: `$…$`, `$$…$$`, `\(…\)`, `\[…\]`, environments.

Dollars also mean money and shell variables, so an inline formula keeps to Pandoc's rule (no blank
inside the dollars, no digit after them) and to two more: nothing that looks like an amount or
like a variable's name is a formula.
"""

from __future__ import annotations

import re

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.rules_inline import StateInline

__all__ = ["math_plugin"]

_INLINE = re.compile(
    r"""
      \$\$(?P<display>[^$]+)\$\$
    | \$(?P<dollar>[^\s$](?:(?:\\.|[^$\\\n]|\n(?!\n))*?[^\s\\$])?)\$(?![\d$])
    | \\\((?P<paren>.{1,4000}?)\\\)
    | \\\[(?P<bracket>.{1,4000}?)\\\]
    """,
    re.VERBOSE | re.DOTALL,
)
_SUM = r"[-+*/=<>]\s*[\w(]{1,20}(?:\s*[-+*/=<>^]\s*[\w(){}]{1,20}){0,20}\)?$"
"""How `$1 - p$` goes on behind its number, and no price does."""
_NO_FORMULA = re.compile(
    rf"""
      \d[\d.,]*[kKmMbB]?(\s*[-–/]\s*|\s(?!{_SUM}).*)    # $5 to …, $10-; but $1$ is one
    | [A-Z_][A-Z0-9_]+\W*                              # $HOME/
    | \{{?[A-Za-z_]\w+\}}?[/:.]+                         # ${{name}}/
    """,
    re.VERBOSE | re.DOTALL,
)
_ENVIRONMENT = re.compile(
    r"\\begin\{((?:align|aligned|equation|gather|gathered|cases|split|[bpvBV]?matrix)\*?)\}"
)


def math_plugin(md: MarkdownIt) -> None:
    """Teach the parser formulas: tokens `math_inline` and `math_block` hold their LaTeX."""
    md.inline.ruler.before("escape", "math_inline", _inline)
    md.block.ruler.before(
        "fence", "math_block", _block, {"alt": ["paragraph", "reference", "blockquote", "list"]}
    )


def _inline(state: StateInline, silent: bool) -> bool:
    char = state.src[state.pos]
    if char not in "$\\":
        return False
    match = _INLINE.match(state.src, state.pos, state.posMax)
    if match is None:
        return _literal_dollars(state, silent)
    kind, tex = next((k, v) for k, v in match.groupdict().items() if v is not None)
    if kind == "dollar":
        before = state.src[state.pos - 1] if state.pos else ""
        if before.isalnum() or ("\\" not in tex and _NO_FORMULA.fullmatch(tex)):
            return False
    if not silent:
        token = state.push("math_inline", "", 0)
        token.content = tex
        token.meta = {"block": kind in ("display", "bracket")}
    state.pos = match.end()
    return True


def _literal_dollars(state: StateInline, silent: bool) -> bool:
    """Keep `$$` without an end as text, so that its second dollar opens no formula."""
    if not state.src.startswith("$$", state.pos):
        return False
    if not silent:
        state.pending += "$$"
    state.pos += 2
    return True


def _block(state: StateBlock, start_line: int, end_line: int, silent: bool) -> bool:
    if state.is_code_block(start_line):
        return False
    first = _line(state, start_line)
    environment = _ENVIRONMENT.match(first)
    if environment:
        close = f"\\end{{{environment[1]}}}"
        body = [first]
    elif first.startswith("$$"):
        close, body = "$$", [first[2:]]
    elif first.startswith("\\["):
        close, body = "\\]", [first[2:]]
    else:
        return False
    line = start_line
    while close not in body[-1]:
        line += 1
        if line >= end_line or (_line(state, line) and state.sCount[line] < state.blkIndent):
            return False
        body.append(_line(state, line))
    last, _, rest = body[-1].partition(close)
    if rest.strip(" .,;"):
        # Text goes on behind it: a formula inside a paragraph.
        return False
    if silent:
        return True
    body[-1] = last + close if environment else last + rest.strip()
    token = state.push("math_block", "", 0)
    token.content = "\n".join(body)
    token.map = [start_line, line + 1]
    state.line = line + 1
    return True


def _line(state: StateBlock, line: int) -> str:
    return state.src[state.bMarks[line] + state.tShift[line] : state.eMarks[line]].strip()
