"""Formulas: LaTeX → MathML while the site is built, so that pages need no script for them."""

from __future__ import annotations

import html
import re
from functools import lru_cache

from latex2mathml.converter import convert_to_element

from studyfold.render.mathml import serialise

__all__ = ["formula_html"]

# Far longer than any formula; keeps a hostile one from costing time.
_LONGEST = 4000
_DEEPEST = 60
# In visible characters; a phone shows some thirty of them in a line.
_WIDE = 16

_REWRITES = tuple(
    (re.compile(pattern), replacement)
    for pattern, replacement in (
        # A comma inside a number takes no space behind it; TeX says so by putting it into braces.
        (r"(?<=\d)\{,\}(?=\d)", r"\\text{,}"),
        # A bare % starts a comment in TeX; in an answer it means per cent.
        (r"(?<!\\)%", r"\\%"),
        # Environments that latex2mathml lacks or numbers.
        (r"\\(begin|end)\{(?:aligned|align|alignedat|eqnarray|flalign)\*?\}", r"\\\1{align*}"),
        (r"\\(begin|end)\{(?:gathered|gather)\*?\}", r"\\\1{gather*}"),
        (r"\\(?:begin|end)\{(?:equation|displaymath|math)\*?\}", ""),
        (r"\\(?:label|ref)\{[^{}]*\}|\\(?:nonumber|notag|limits|nolimits)(?![a-zA-Z])", ""),
        (r"\\operatorname\*?\{\s*arg(?:\\[,;! ]|\s)*(max|min)\s*\}", r"\\arg\1"),
        (r"\\operatorname\*", r"\\operatorname"),
        (r"\\not\s*=", r"\\neq "),
        (r"\\not\s*\\in(?![a-zA-Z])", r"\\notin "),
        (r"\\(?:lbrack)(?![a-zA-Z])", "["),
        (r"\\(?:rbrack)(?![a-zA-Z])", "]"),
        (r"\\(?:softmax|ReLU|sigmoid)(?![a-zA-Z])", lambda m: rf"\mathrm{{{m[0][1:]}}}"),
        # Formulas inside text inside a formula.
        (r"\\text\{([^{}$]*)\$([^{}$]*)\$([^{}$]*)\}", r"\\text{\1}\2\\text{\3}"),
    )
)


@lru_cache(maxsize=20_000)
def formula_html(tex: str, *, block: bool = False) -> str:
    """Return a formula as MathML, or as its source where it can't be converted.

    Args:
        tex: LaTeX without its delimiters.
        block: whether it stands on a line of its own.
    """
    source = " ".join(tex.split())
    shown = _mathml(source, block)
    if shown is None:
        shown = f'<code class="sf-tex">{html.escape(source)}</code>'
    if block:
        return f'<span class="sf-formula sf-scroll">{shown}</span>'
    # No browser breaks a formula into lines; one that is wider than a phone has to scroll.
    wide = len(re.sub("<[^>]*>", "", shown)) > _WIDE
    return f'<span class="sf-wide sf-scroll">{shown}</span>' if wide else shown


def _mathml(source: str, block: bool) -> str | None:
    if not source or len(source) > _LONGEST or not _balanced(source):
        return None
    tex = source
    for pattern, replacement in _REWRITES:
        tex = pattern.sub(replacement, tex)
    try:
        return serialise(
            convert_to_element(tex, display="block" if block else "inline"), alttext=source
        )
    except Exception:
        # latex2mathml raises what it likes (IndexError, KeyError…) on TeX that it can't read.
        return None


def _balanced(source: str) -> bool:
    """Say whether every brace is closed: latex2mathml guesses where one is not."""
    depth = 0
    for brace in re.findall(r"\\.|[{}]", source):
        depth += {"{": 1, "}": -1}.get(brace, 0)
        if not 0 <= depth <= _DEEPEST:
            return False
    return depth == 0
