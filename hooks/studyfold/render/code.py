"""Code: highlighted while the site is built, in the markup that Material for MkDocs styles."""

from __future__ import annotations

import html
import re
from functools import lru_cache

from pygments import highlight
from pygments.formatters import HtmlFormatter
from pygments.lexer import Lexer
from pygments.lexers import get_lexer_by_name
from pygments.util import ClassNotFound

__all__ = ["code_html"]

_FORMATTER: HtmlFormatter[str] = HtmlFormatter(nowrap=True)
# Highlighting is for reading; nobody reads this much, and some lexers are slow.
_LONGEST = 20_000
# Over such a run of one sign some lexers take minutes, others days.
_RUN = re.compile(r"(.)\1{200}", re.DOTALL)


def code_html(code: str, language: str = "") -> str:
    """Return a code block; one in an unknown language is shown plain."""
    code = code.rstrip("\n")
    readable = len(code) <= _LONGEST and not _RUN.search(code)
    lexer = _lexer(language.strip().lower()) if readable else None
    body = html.escape(code, quote=False) if lexer is None else _highlighted(code, lexer)
    return f'<div class="highlight"><pre><code>{body}\n</code></pre></div>'


def _highlighted(code: str, lexer: Lexer) -> str:
    return highlight(code, lexer, _FORMATTER).rstrip("\n")


@lru_cache(maxsize=200)
def _lexer(language: str) -> Lexer | None:
    if not language:
        return None
    try:
        return get_lexer_by_name(language, stripnl=False)
    except ClassNotFound:
        return None
