"""A MathML tree as latex2mathml gives it → checked MathML that browsers show well.

Browsers implement MathML Core: of `mathvariant` only `normal`, no `columnalign`, no `menclose`.
What they lack is rewritten here; what is not on the lists below never leaves this module.
"""

from __future__ import annotations

import html
import re
import unicodedata
from xml.etree.ElementTree import Element

__all__ = ["serialise"]

_CHILDREN = {
    "mfrac": 2, "mroot": 2, "msub": 2, "msup": 2, "munder": 2, "mover": 2,
    "msubsup": 3, "munderover": 3,
}  # fmt: skip
_ELEMENTS = frozenset(_CHILDREN) | {
    "math", "mrow", "mi", "mn", "mo", "mtext", "mspace", "msqrt", "mtable", "mtr", "mtd",
    "mstyle", "mpadded", "mphantom", "menclose",
}  # fmt: skip
_BOOLEAN = re.compile(r"true|false")
# Room for any space in a formula, and none for one that pushes the page apart.
_LENGTH = re.compile(
    r"[+-]?(?:(?:1?\d|(?=\.\d))(?:\.\d*)?(?:em|ex)|(?:\d{1,2}|(?=\.\d))(?:\.\d*)?(?:px|pt|mu|%)?)"
)
_ATTRIBUTES = {
    "display": re.compile(r"block|inline"),
    "form": re.compile(r"prefix|infix|postfix"),
    "linethickness": _LENGTH,
    "mathcolor": re.compile(r"[a-zA-Z]{1,20}|#[0-9a-fA-F]{3,6}"),
    "mathvariant": re.compile(r"normal"),
    "scriptlevel": re.compile(r"[+-]?\d"),
    **dict.fromkeys(("stretchy", "fence", "accent", "accentunder", "movablelimits"), _BOOLEAN),
    **dict.fromkeys(("largeop", "symmetric", "displaystyle", "separator"), _BOOLEAN),
    **dict.fromkeys(("lspace", "rspace", "minsize", "maxsize", "width", "height"), _LENGTH),
    **dict.fromkeys(("depth", "voffset"), _LENGTH),
}
_LEFT, _RIGHT = "([{⟨⌈⌊", ")]}⟩⌉⌋"
_ACCENTS = {"^": "ˆ", "~": "˜", "¯": "‾", "―": "‾"}
_LIMITS = {"max", "min", "lim", "sup", "inf", "arg max", "arg min", "lim sup", "lim inf"}
_FUNCTIONS = _LIMITS | {
    "arccos", "arcsin", "arctan", "arg", "cos", "cosh", "cot", "coth", "csc", "deg", "det",
    "dim", "exp", "gcd", "hom", "ker", "lg", "ln", "log", "Pr", "sec", "sin", "sinh", "tan",
    "tanh",
}  # fmt: skip
_BIG = "∑∏∐⋃⋂⋁⋀⨁⨂⨆"
_THIN = "0.1667em"


def serialise(root: Element, alttext: str) -> str:
    """Return the tree as MathML, mended and reduced to what is allowed.

    Args:
        root: the `math` element; it is changed.
        alttext: the source of the formula, for screen readers and for copying.

    Raises:
        ValueError: the tree is not well formed, or something in it was not understood.
    """
    block = root.get("display") == "block"
    _mend(root, block)
    return _write(root, f' alttext="{html.escape(alttext)}"')


def _mend(node: Element, block: bool) -> None:
    if node.text:
        node.text = re.sub(r"&#x([0-9A-Fa-f]+);", lambda m: chr(int(m[1], 16)), node.text)
    for child in node:
        _mend(child, block)
    if node.tag in ("mi", "mn", "mo", "mtext"):
        _mend_token(node)
    elif node.tag in ("mover", "munder") and len(node) == 2 and node[1].tag == "mo":
        _mend_accent(node)
    elif node.tag in ("msub", "msup", "msubsup") and block and _has_limits(node):
        node.tag = {"msub": "munder", "msup": "mover", "msubsup": "munderover"}[node.tag]
    if node.tag in ("mrow", "mtd", "math", "mstyle", "msqrt"):
        _merge_words(node)
        _mend_row(node)
        _split_lines(node)


def _mend_token(node: Element) -> None:
    text = node.text or ""
    if "\\" in text or (node.tag != "mtext" and text in ("&", "}", "{") and node.tag == "mi"):
        raise ValueError(f"latex2mathml does not know {text!r}")
    variant = node.attrib.pop("mathvariant", None)
    if variant == "normal":
        if len(text) == 1:
            node.set("mathvariant", "normal")
    elif variant:
        node.text = text = "".join(_styled(c, variant) for c in text)
    if text == "~":
        node.tag, node.text = "mo", "∼"
    elif text in ("|", "‖") and "form" not in node.attrib and "minsize" not in node.attrib:
        # As an operator of unknown side it would stand in wide gaps.
        node.attrib.setdefault("stretchy", "false")
        node.attrib.setdefault("lspace", "0")
        node.attrib.setdefault("rspace", "0")
    elif text and text in _LEFT + _RIGHT and node.tag in ("mi", "mo") and len(text) == 1:
        node.tag = "mo"
        node.attrib.setdefault("form", "prefix" if text in _LEFT else "postfix")
    elif text in ("∞", "∂", "∇", "⊤", "⊥", "∅", "∀", "∃"):
        # Letters to a reader; as operators they would stand in gaps.
        node.tag, node.attrib = "mi", {"mathvariant": "normal"}
    elif text == "/":
        node.attrib |= {"lspace": "0", "rspace": "0"}
    elif node.tag == "mo" and re.fullmatch(r"[A-Za-z][A-Za-z\s]+", text):
        node.tag, node.attrib = "mi", {"sf-function": "true"}
        node.text = " ".join(text.split())


def _styled(char: str, variant: str) -> str:
    """Return the mathematical letter for a plain one, or the plain one where there is none."""
    style = variant.upper().replace("-", " ").replace("DOUBLE STRUCK", "DOUBLE-STRUCK")
    name = unicodedata.name(char, "")
    for plain in ("LATIN ", "GREEK ", ""):
        if name.startswith(plain):
            letter = name.removeprefix(plain).replace(" LETTER ", " ")
            try:
                return unicodedata.lookup(f"MATHEMATICAL {style} {letter}")
            except KeyError:
                continue
    return char


def _mend_accent(node: Element) -> None:
    mark = node[1]
    if mark.text in ("⏞", "⏟"):
        return
    wide = sum(len(part.text or "") for part in node[0].iter()) > 1
    shape = mark.text or ""
    mark.text = shape = _ACCENTS.get(shape, shape)
    mark.set("stretchy", "true" if wide and shape in "ˆ˜‾→" else "false")
    node.set("accent" if node.tag == "mover" else "accentunder", "true")


def _has_limits(node: Element) -> bool:
    base = node[0] if len(node) else node
    return _function(node) in _LIMITS or (base.tag == "mo" and (base.text or "-") in _BIG)


def _function(node: Element) -> str:
    """Return the name of the function that a node is or carries scripts on, or nothing."""
    while node.tag in ("msub", "msup", "msubsup", "munder", "mover", "munderover") and len(node):
        node = node[0]
    if node.tag == "mrow" and len(node) == 1:
        node = node[0]
    if node.tag != "mi":
        return ""
    text = node.text or ""
    return text if text in _FUNCTIONS or "sf-function" in node.attrib else ""


def _merge_words(row: Element) -> None:
    r"""Put the letters of \mathrm{softmax}, which come one by one, into one identifier."""
    merged: list[Element] = []
    for child in row:
        upright = child.tag == "mi" and child.get("mathvariant") == "normal"
        if upright and merged and merged[-1].get("sf-word"):
            merged[-1].text = (merged[-1].text or "") + (child.text or "")
            merged[-1].attrib.pop("mathvariant", None)
            continue
        if upright:
            child.set("sf-word", "true")
        merged.append(child)
    row[:] = merged


def _mend_row(row: Element) -> None:
    """Set the space around function names that MathML, other than TeX, leaves out."""
    spaced: list[Element] = []
    before: Element | None = None
    for child in row:
        if before is not None:
            if child.tag == "mo" and child.text in ("−", "+", "±") and _before_operand(before):
                child.set("form", "prefix")
            after_name = _function(before) and not _opens(child) and child.tag != "mspace"
            before_name = _function(child) and before.tag not in ("mo", "mspace", "mtext")
            if (after_name and child.tag != "mo") or before_name:
                spaced.append(Element("mspace", {"width": _THIN}))
        spaced.append(child)
        before = child
    row[:] = spaced


def _before_operand(node: Element) -> bool:
    """Say whether a sign behind this node is a sign and not an operation: after `(`, `=`, `,`."""
    return node.tag == "mo" and (node.text or "") not in [*_RIGHT, "|", "‖", "′", "!"]


def _opens(node: Element) -> bool:
    while len(node):
        node = node[0]
    return node.tag == "mo" and (node.text or "") in _LEFT + "|‖"


def _split_lines(row: Element) -> None:
    r"""Make lines of a `\\` outside tables, which browsers do not break at."""
    lines: list[list[Element]] = [[]]
    for child in row:
        if child.tag == "mspace" and child.get("linebreak"):
            lines.append([])
        else:
            lines[-1].append(child)
    if len(lines) == 1:
        return
    table = Element("mtable", {"displaystyle": "true"})
    for line in filter(None, lines):
        cell = Element("mtd")
        cell.extend(line)
        table_row = Element("mtr")
        table_row.append(cell)
        table.append(table_row)
    row[:] = [table]


def _write(node: Element, extra: str = "") -> str:
    tag = node.tag
    if tag not in _ELEMENTS:
        raise ValueError(f"<{tag}> is not allowed in a formula")
    if len(node) != _CHILDREN.get(tag, len(node)):
        raise ValueError(f"<{tag}> has {len(node)} children")
    if len(node) and (node.text or "").strip():
        raise ValueError(f"<{tag}> mixes text and elements")
    classes = ""
    if tag == "menclose":
        tag = "mrow"
        classes = ' class="sf-boxed"' if node.get("notation") == "box" else ' class="sf-struck"'
    elif tag == "mtd" and node.get("columnalign") in ("left", "right"):
        classes = f' class="sf-{node.get("columnalign")}"'
    elif tag == "mtable" and (node.get("columnspacing") or "").startswith("0em"):
        classes = ' class="sf-aligned"'
    attributes = "".join(
        f' {name}="{value}"'
        for name, value in sorted(node.attrib.items())
        if name in _ATTRIBUTES and _ATTRIBUTES[name].fullmatch(value)
    )
    inside = html.escape(node.text or "", quote=False) + "".join(_write(child) for child in node)
    return f"<{tag}{classes}{attributes}{extra}>{inside}</{tag}>"
