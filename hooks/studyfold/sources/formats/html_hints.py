"""What the attributes of an element say about it: a question, an answer, decoration."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from functools import lru_cache
from typing import Literal

__all__ = ["Role", "emphasis", "is_summary", "is_toggle", "language", "role_of", "told", "unread"]

Role = Literal["", "question", "answer"]

_WORD = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+|\d+")

_BESIDE_QUESTIONS = frozenset(
    """action actions and answer answers area author bank bar button category choice choices
    collection controls count counter date difficulty feedback footer form grid group hint hints
    icon id image img index input jp level link links list mark meta nav no num number option
    options output page points progress score section set sets stats status tag tags toolbar topic
    total type types user vote votes""".split()
)
"""With these words a name that says "question" means something else about it."""

_OPENERS = frozenset(
    "btn button head header heading item label name q question summary title toggle trigger".split()
)
_FOLDS = frozenset("accordion collapse collapsible faq".split())
_SIDES = frozenset("card content face flash flashcard flip side text".split())
_BESIDE_ANSWERS = frozenset(
    "btn button choice choices count icon id label link list num number option options".split()
)
_ANSWERS = frozenset("answer solution explanation definition".split())
_NAMED = frozenset("answer back definition front question".split())
"""Elements that HTML does not know and people use all the same."""

_QUESTION_NAMES = ("question", "data-question", "front", "term", "prompt")
_TITLE_NAMES = ("title", "heading", "header", "label", "summary")
_ANSWER_NAMES = ("answer", "data-answer", "back", "definition", "explanation")

_ASIDE_ROLES = frozenset(
    "alertdialog banner contentinfo dialog menu menubar navigation search".split()
)
_ASIDE = re.compile(
    r"\b(?:breadcrumbs?|skip-(?:link|to|nav|main|content)[\w-]*|(?:cookie|gdpr)[-_]?(?:banner|bar|consent|law|"
    r"message|modal|notice|notification|overlay|popup)|onetrust[\w-]*|line-numbers-(?:rows|wrapper)"
    r"|MathJax_Preview|mwe-math-fallback-image-\w+)\b",
    re.IGNORECASE,
)
_LINE_NUMBER = re.compile(
    r"(?:^|\s)(?:linenos?|line-?numbers?|(?:rouge-)?gutter|blob-num|linenodiv)(?:\s|$)",
    re.IGNORECASE,
)
_RENDERED_TEX = re.compile(r"\b(?:MathJax(?:_Display|_SVG|_CHTML)?|MJX_Assistive_MathML)\b")
_PANEL = re.compile(r"answer|accordion|collaps|panel|solution|explanation|spoiler|\bback\b", re.I)
_TOGGLE = re.compile(r"accordion|collaps|faq|question|\btoggle", re.IGNORECASE)
_BUTTON_OF_PAGE = re.compile(
    r"\b(?:nav\w*|menu|hamburger|dropdown|theme|search|close|copy|share|sidebar|modal|btn-close)\b",
    re.IGNORECASE,
)
_WEIGHT = re.compile(r"font-weight\s*:\s*(bold|normal|[1-9]00)", re.IGNORECASE)
_SLANT = re.compile(r"font-style\s*:\s*(italic|oblique|normal)", re.IGNORECASE)
_LANGUAGE = re.compile(
    r"(?:^|\s)(?:(?:language|lang|highlight-source|highlight|src)-|brush:\s*)([\w+#.-]{1,20})(?=[\s;]|$)"
)
_NAMED_LANGUAGE = re.compile(r"(?:^|\s)(?:sourceCode|hljs|prettyprint)\s+([\w+#.-]{1,20})(?=\s|$)")
_NO_LANGUAGES = frozenset(
    """auto code copy default hljs language linenums lines literal-block no-highlight nohighlight
    none plain plaintext prettyprinted text txt undefined wrap""".split()
)


def role_of(name: str, attrs: Mapping[str, str]) -> Role:
    """Say whether an element's name, slot or class calls it a question or an answer."""
    names = (name if "-" in name or name in _NAMED else "", attrs.get("slot"), attrs.get("class"))
    return next((role for given in names if given and (role := _role(given[:500]))), "")


@lru_cache(maxsize=4096)
def _role(names: str) -> Role:
    found: Role = ""
    for name in names.split():
        words = [word.lower() for word in _WORD.findall(name)]
        role = _role_of_words(name, words, frozenset(words))
        if role == "question":
            return role
        found = found or role
    return found


def _role_of_words(name: str, words: list[str], known: frozenset[str]) -> Role:
    if not words:
        return ""
    if known & _FOLDS and known & _OPENERS and not known & {"icon", "group", "list", "page"}:
        return "question"
    if known & {"question", "stem"}:
        return "" if known & _BESIDE_QUESTIONS else "question"
    if name in ("q", "front") or ("front" in known and known & _SIDES):
        return "question"
    if words[-1] in ("term", "prompt") and not known & _BESIDE_QUESTIONS:
        return "question"
    if name in ("a", "back") or ("back" in known and known & _SIDES):
        return "answer"
    if known & _ANSWERS and not known & _BESIDE_ANSWERS:
        return "answer"
    if known & _FOLDS and known & {"a", "body", "content", "panel"}:
        return "answer"
    return ""


def told(name: str, attrs: Mapping[str, str]) -> tuple[str, str, str]:
    """Return the question, the title and the answer that an element's attributes give.

    Args:
        name: the element's name; only one that the page defines itself gives a title.
        attrs: its attributes.
    """
    own = "-" in name
    question = next((attrs[key] for key in _QUESTION_NAMES if _gives(own, key, attrs)), "")
    answer = next((attrs[key] for key in _ANSWER_NAMES if _gives(own, key, attrs)), "")
    title = next((attrs[key] for key in _TITLE_NAMES if own and attrs.get(key)), "")
    return question, title, answer


def _gives(own: bool, key: str, attrs: Mapping[str, str]) -> bool:
    # `data-question="3"` is a number to find the element by.
    value = attrs.get(key, "")
    return (own or key.startswith("data-")) and any(sign.isalpha() for sign in value)


def unread(name: str, attrs: Mapping[str, str], panels: Collection[str], tex: bool) -> bool:
    """Say whether an element is no part of the page's text.

    What a page only hides until it is asked for (an accordion's panel, an answer) is part of it.

    Args:
        name: the element's name.
        attrs: its attributes.
        panels: the ids of the elements that buttons show and hide.
        tex: whether the page holds the formulas that it shows as scripts too.
    """
    if not attrs:
        return False
    kind = attrs.get("class", "")
    if attrs.get("role", "") in _ASIDE_ROLES:
        return True
    if "hidden" in attrs or attrs.get("aria-hidden") == "true":
        names = f"{kind} {attrs.get('id', '')} {attrs.get('slot', '')}"
        shown = (
            attrs.get("id") in panels
            or attrs.get("role") in ("region", "tabpanel")
            or attrs.get("hidden") == "until-found"
            or _PANEL.search(names)
        )
        if not shown:
            return True
    if name in ("a", "div", "span", "td", "th") and _LINE_NUMBER.search(kind[:500]):
        return True
    if kind and (_ASIDE.search(kind[:500]) or (tex and _RENDERED_TEX.search(kind[:500]))):
        return name not in ("p", "li", "pre")
    return "sidebar" in (attrs.get("id"), kind)


def is_summary(attrs: Mapping[str, str]) -> bool:
    """Say whether a block that is no button opens what stands below it."""
    toggles = attrs.get("data-toggle", attrs.get("data-bs-toggle", "")) == "collapse"
    return (toggles or attrs.get("role") == "button") and is_toggle(attrs)


def is_toggle(attrs: Mapping[str, str]) -> bool:
    """Say whether a button opens what stands below it, as those of an accordion do."""
    kind = attrs.get("class", "")
    if _BUTTON_OF_PAGE.search(kind[:500]):
        return False
    opens = {"aria-expanded", "aria-controls"} & attrs.keys()
    toggles = attrs.get("data-toggle", attrs.get("data-bs-toggle", "")) == "collapse"
    return bool(opens or toggles or _TOGGLE.search(kind[:500]))


def emphasis(name: str, attrs: Mapping[str, str]) -> str:
    """Return `b` or `i` where an inline element's style makes it that, else its name."""
    style = attrs.get("style", "")[:1_000]
    weight, slant = _WEIGHT.search(style), _SLANT.search(style)
    if weight:
        heavy = weight[1].lower() == "bold" or weight[1][0] in "6789"
        if name in ("b", "span", "font"):
            return "b" if heavy else "span"
    if slant and name in ("i", "span", "font"):
        return "span" if slant[1].lower() == "normal" else "i"
    return name


def language(attrs: Mapping[str, str]) -> str:
    """Return the programming language that an element's class or data names, if any."""
    for key in ("data-lang", "data-language"):
        if attrs.get(key):
            return _language(attrs[key].strip())
    kind = attrs.get("class", "")[:500]
    for pattern in (_LANGUAGE, _NAMED_LANGUAGE):
        match = pattern.search(kind)
        if match and (found := _language(match[1])):
            return found
    return ""


def _language(name: str) -> str:
    name = name.lower().strip(".-")
    plain = re.fullmatch(r"[\w+#.-]{1,20}", name)
    return "" if plain is None or name in _NO_LANGUAGES else name
