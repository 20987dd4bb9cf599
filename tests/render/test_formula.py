"""Formulas become MathML that browsers show, or stay readable as TeX."""

import re
from xml.etree import ElementTree

import pytest

from studyfold.render.formula import formula_html
from studyfold.render.markdown import to_html

USUAL = [
    r"\frac{a}{b}",
    r"\sum_{i=1}^n x_i",
    r"\hat{y}",
    r"\sqrt{d_k}",
    r"\mathbf{W}^\top x + b",
    r"\begin{cases} x & x > 0 \\ 0 & \text{otherwise} \end{cases}",
    r"\begin{bmatrix} 1 & 2 \\ 3 & 4 \end{bmatrix}",
    r"\left( \frac{QK^\top}{\sqrt{d_k}} \right)",
    r"\text{softmax of } z",
    r"f \odot g",
    r"\lVert x \rVert_2",
    r"\begin{aligned} a &= b \\ c &= d \end{aligned}",
    r"\operatorname*{arg\,max}_\theta \mathcal{L}(\theta)",
    r"\mathbb{E}_{x \sim p}\left[ f(x) \right]",
    r"\boldsymbol{\theta}",
    r"95%",
    r"\frac{\partial L}{\partial w}",
    r"D_{\mathrm{KL}}(P \| Q)",
    r"\mathbb{1}[x > 0]",
]


@pytest.mark.parametrize("tex", USUAL)
def test_the_usual_formulas_become_well_formed_mathml_with_their_source(tex: str) -> None:
    """What answers on deep learning contain is converted, and can be copied as TeX."""
    html = f"<p>{formula_html(tex)}</p>"
    root = next(ElementTree.fromstring(html).iter("math"))  # noqa: S314  # it is ours

    assert root.get("alttext") == tex


@pytest.mark.parametrize(
    "tex", ["", r"\frac{a", "a } b", r"\foo{x}", "a & b", "{" * 500 + "}" * 500, "x" * 5000]
)
def test_what_cannot_be_converted_is_shown_as_it_was_written(tex: str) -> None:
    """TeX is readable; half a formula is not."""
    assert '<code class="sf-tex">' in formula_html(tex)
    assert "<math" not in formula_html(tex)


def test_names_of_functions_stand_apart_from_what_they_are_applied_to() -> None:
    """TeX sets a thin space where MathML sets none."""
    assert '<mi>log</mi><mspace width="0.1667em">' in formula_html(r"\log x")
    assert "<mi>log</mi><mo" in formula_html(r"\log(x)")


def test_a_word_is_one_identifier() -> None:
    """latex2mathml gives a word letter by letter, or as an operator in gaps."""
    assert "<mi>softmax</mi>" in formula_html(r"\mathrm{softmax}(z)")
    assert "<mi>softmax</mi>" in formula_html(r"\operatorname{softmax}(z)")


def test_limits_stand_below_in_a_display() -> None:
    """In a line of text they stay beside the name."""
    assert "<munder>" in formula_html(r"\max_a Q", block=True)
    assert "<msub>" in formula_html(r"\max_a Q")


def test_a_sign_is_no_operation() -> None:
    """A minus behind a bracket belongs to the number, without a gap."""
    assert '<mo form="prefix">−</mo>' in formula_html("(-1, 1)")
    assert "<mo>−</mo>" in formula_html("a - 1")


@pytest.mark.parametrize(
    ("markdown", "formulas"),
    [
        ("$5 and $10", 0),
        ("from $5-$10 to $20", 0),
        ("between $10k and $20k", 0),
        ("$HOME/$USER and $PATH", 0),
        ("`$x$`", 0),
        (r"\$x\$", 0),
        ("$$ without an end", 0),
        ("a $x $ b", 0),
        ("$1$ and $x_1$ and $0.5$", 3),
        ("the $n$th of $k$NN", 2),
        (r"\(x\) and \[y\]", 2),
        ("$[0, 1]$ if $a < b$", 2),
        ("$$\na\n$$", 1),
        ("- b\n\n  \\[\n  x\n  = y\n  \\]", 1),
        ("\\begin{align}\na &= b\n\\end{align}", 1),
        (r"**$x$** costs $5", 1),
    ],
)
def test_money_and_shell_variables_are_no_formulas(markdown: str, formulas: int) -> None:
    """A dollar has three meanings, and context tells which."""
    assert to_html(markdown).count("<math ") == formulas


def test_a_formula_wider_than_a_phone_can_scroll() -> None:
    """No browser breaks a formula into lines."""
    assert formula_html("a + b").startswith("<math")
    assert formula_html("a + b + c + d + e + f + g + h + i + j").startswith(
        '<span class="sf-wide sf-scroll"><math'
    )


def test_only_known_elements_and_attributes_come_out() -> None:
    """What LaTeX can say about links, classes and styles is dropped."""
    html = formula_html(r"\href{javascript:x}{\color{red}{\class{y}{\style{z}{\boxed{x}}}}}")

    assert set(re.findall(r" ([a-z]+)=", html)) <= {"display", "alttext", "mathcolor", "class"}
    assert 'class="sf-boxed"' in html
