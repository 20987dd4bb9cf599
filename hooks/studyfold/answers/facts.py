"""What in a sentence is easily lost: numbers, names, code and formulas."""

from __future__ import annotations

import re

from studyfold.answers.pieces import Piece

__all__ = ["facts", "numbers"]

_NUMBER = re.compile(r"(?<![\w.])\d+(?:[.,]\d+)*")
_NAME = re.compile(r"\b(?:[A-Z]\w*[A-Z0-9]\w*|[a-z]+[A-Z]\w*)\b")
_CODE = re.compile(r"(?<!`)(`++)(.+?)(?<!`)\1(?!`)", re.DOTALL)
_FORMULA = re.compile(r"\$\$?([^$\n]{1,1000})\$")

_LONG_FORMULA = 5
"""Characters; a shorter one is the name of something, which sets call by different names."""


def numbers(text: str) -> frozenset[str]:
    """Return the numbers of a text, without marks of thousands and zeros that say nothing."""
    return frozenset(_plain_number(match[0]) for match in _NUMBER.finditer(text))


def facts(piece: Piece) -> frozenset[str]:
    """Return what a sentence may have that another one in nearly its words has not."""
    found = set(numbers(piece.text))
    found.update(_singular(name) for name in _NAME.findall(piece.text))
    found.update("".join(match[2].split()).lower() for match in _CODE.finditer(piece.markdown))
    formulas = ("".join(match.split()).lower() for match in _FORMULA.findall(piece.markdown))
    found.update(formula for formula in formulas if len(formula) >= _LONG_FORMULA)
    return frozenset(found)


def _singular(name: str) -> str:
    return name.removesuffix("s").lower()


def _plain_number(number: str) -> str:
    bare = re.sub(r"[.,](?=\d{3}(?:\D|$))", "", number).replace(",", ".")
    return bare.rstrip("0").rstrip(".") if "." in bare else bare
