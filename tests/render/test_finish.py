"""The last touch: faults of the theme's markup, the policy, the smaller script and styles."""

from __future__ import annotations

import base64
import hashlib
import re

import pytest

from studyfold.render.finish import finished
from studyfold.render.prune import class_names, pruned, script_words

CONFIG = '<script id="__config" type="application/json">{"features": [%s]}</script>'
PAGE = (
    '<!doctype html><html lang="en" class="no-js"><head><meta charset="utf-8">'
    '<link rel="stylesheet" href="../assets/studyfold/study.css"></head><body>'
    '<input class="md-toggle" type="checkbox" id="__drawer" autocomplete="off">'
    '<label class="md-header__button md-icon" for="__drawer">=</label>'
    '<div class="md-search" data-md-component="header" role="dialog"></div>'
    f'<p tabindex="">x</p>{CONFIG % ""}<script>run()</script>'
    '<script src="../assets/javascripts/bundle.0a1b.min.js"></script></body></html>'
)


def policy(page: str) -> dict[str, list[str]]:
    """Return the rules that a page states, by their names."""
    match = re.search(r'Security-Policy" content="([^"]*)"', page)
    assert match is not None
    rules = [rule.split() for rule in match[1].split(";")]
    return {name: values for name, *values in rules}


def test_known_faults_of_the_theme_are_mended() -> None:
    """Its dialog gets a name, its menu a button, its boxes complete nothing."""
    page = finished(PAGE)

    assert 'role="dialog" aria-label="Search"' in page
    assert re.search(r"<button [^>]*data-sf-opens=\"__drawer\">Menu</button><label", page)
    assert "autocomplete" not in page
    assert "tabindex" not in page


def test_the_policy_knows_the_scripts_in_the_page_and_no_others() -> None:
    """By their hashes; data is no script."""
    page = finished(PAGE)
    codes = re.findall(r"<script>(.*?)</script>", page)
    digests = [base64.b64encode(hashlib.sha256(c.encode()).digest()).decode() for c in codes]
    rules = policy(page)

    assert codes[-1] == "run()"
    assert [v for v in rules["script-src"] if "sha256" in v] == [f"'sha256-{d}'" for d in digests]
    assert "'unsafe-inline'" not in rules["script-src"]
    assert rules["default-src"] == ["'self'"]
    assert "Security-Policy" not in finished(PAGE, policy=False)


def test_what_a_maintainer_loads_from_elsewhere_is_let_in() -> None:
    """It stands in the page when that is built, so no set put it there."""
    page = PAGE.replace("</head>", '<script src="https://cdn.example/x.js"></script></head>')

    assert "https://cdn.example" in policy(finished(page))["script-src"]


@pytest.mark.parametrize(
    ("old", "new", "light"),
    [
        ("", "", True),
        ('"features": []', '"features": ["navigation.instant"]', False),
        ("<p ", '<div class="tabbed-set"></div><p ', False),
        ("<p ", '<div data-md-component="search"></div><p ', False),
        ("</head>", '<script src="mine.js"></script></head>', False),
        ("</head>", '<script src="../assets/studyfold/study.js"></script></head>', True),
    ],
    ids=["plain", "feature", "tabs", "search", "other script", "own script"],
)
def test_the_themes_script_goes_only_where_nothing_needs_it(
    old: str, new: str, light: bool
) -> None:
    """Whatever is in doubt keeps it."""
    page = finished(PAGE.replace(old, new, 1) if old else PAGE)

    assert ("assets/studyfold/theme.js" in page) == light
    assert ("bundle.0a1b.min.js" in page) != light
    assert ('class="no-js sf-light"' in page) == light


STYLE = (
    ':root{--a:url("data:image/svg+xml,<svg>{}</svg>");--b:url("data:x")}'
    ".one{color:red}.two,.one:not(.two){top:0}"
    "@media print{.two{top:0}.one>p{background:var(--a)}}"
    "@font-face{src:url(x)}.three[data-x='.four']{top:1px}p{top:2px}"
)


def test_only_rules_for_classes_that_nothing_has_go() -> None:
    """A class that a rule excludes, and what stands in strings, is no reason to go."""
    assert pruned(STYLE, {"one", "three"}) == (
        ':root{--a:url("data:image/svg+xml,<svg>{}</svg>");}'
        ".one{color:red}.one:not(.two){top:0}"
        "@media print{.one>p{background:var(--a)}}"
        "@font-face{src:url(x)}.three[data-x='.four']{top:1px}p{top:2px}"
    )


def test_a_style_sheet_stays_whole_where_everything_is_used() -> None:
    """Pruning changes nothing else."""
    used = STYLE.replace('--b:url("data:x")', "")

    assert pruned(used, {"one", "two", "three"}) == used


def test_classes_are_found_however_they_are_written() -> None:
    """In pages with any quotes, and as words in scripts."""
    assert class_names("<p class=\"a b\"><i class='c'><b class=d>") == {"a", "b", "c", "d"}
    assert {"md-code__nav", "x"} <= script_words("el.className = 'md-code__nav' + x")
