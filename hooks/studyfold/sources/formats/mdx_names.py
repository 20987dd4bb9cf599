"""What the names of components and of their attributes say about questions and answers."""

from __future__ import annotations

import re

from studyfold.sources.formats.mdx_tags import Tag

__all__ = [
    "answer_of",
    "is_answer_title",
    "is_label",
    "opens_answer",
    "opens_details",
    "opens_question",
    "question_of",
    "title_of",
]

_WORDS = re.compile(r"[A-Z]+(?![a-z])|[A-Z][a-z0-9]*")
_ASKING = frozenset("Question Prompt Front Term".split())
_ANSWERING = frozenset("Answer Solution Back Response".split())
_OTHER = frozenset(
    """Icon Button Link Links Field Fields Example Examples Matter Top List Lists Group Section
    Provider Page Schema Form Bank Count Mark To Of Set Status Type Header Headers Home Next Menu
    Nav""".split()
)
"""Words behind which a name means something else: `BackButton`, `ResponseField`."""
_WRAPPERS = frozenset("Card Box Block Item Body Container Wrapper".split())
"""Words behind which a name means a question with its answer: `QuestionCard`."""
_OPENERS = re.compile(
    r"(?:Accordion|Faq|FAQ|Collapsible|Disclosure|Expansion(?:Panel)?|Collapse)"
    r"(?:\.?(?:Trigger|Header|Button|Summary|Title|Heading|Control))$"
)
"""Parts of a component that opens on a click: what is clicked on."""
_DETAILS = frozenset(
    """Spoiler Details Collapse Collapsible CollapsibleSection Expandable ExpandableSection Reveal
    Hint Hidden Expand""".split()
)
_LABELS = frozenset(
    """Tab TabItem TabPanel Tabs Step Steps Note Callout Tip Warning Info Aside Admonition Alert
    CodeBlock CodeGroup Frame File Card CardGroup Panel Check Danger Caution Important Box
    Highlight Figure Column Section Example""".split()
)
"""Components whose title names a part of a text, not a question."""
_QUESTIONS = ("question", "q", "front", "prompt", "term")
_TITLES = ("title", "summary", "header", "heading", "label", "trigger", "name")
_ANSWERS = ("answer", "a", "back", "solution", "response", "definition")
_ANSWER_TITLE = re.compile(
    r"(?:(?:show|see|view|reveal|click (?:here )?(?:to see|for|to reveal|to show)|check|toggle)"
    r"(?: me)? ?)?(?:the |my |an? )?(?:\w{1,20} )?(?:answers?|solutions?|response)[ :.!]*",
    re.IGNORECASE,
)


def _words(name: str) -> list[str]:
    return _WORDS.findall(name.rpartition(".")[2])


def _says(name: str, words: frozenset[str], others: frozenset[str]) -> bool:
    found = _words(name)
    at = next((i for i, word in enumerate(found) if word in words), None)
    return at is not None and not any(word in others for word in found[at + 1 :])


def opens_question(tag: Tag) -> bool:
    """Say whether what stands in a component is a question, by its name."""
    if tag.name == "Q":
        return not tag.attributes
    return _says(tag.name, _ASKING, _OTHER | _WRAPPERS) or bool(_OPENERS.match(tag.name))


def opens_answer(tag: Tag) -> bool:
    """Say whether what stands in a component is an answer, by its name."""
    # `<A href="…">` is a link.
    return _says(tag.name, _ANSWERING, _OTHER) or (tag.name == "A" and not tag.attributes)


def opens_details(tag: Tag) -> bool:
    """Say whether a component is one that opens on a click, by its name."""
    return tag.name in _DETAILS


def is_label(tag: Tag) -> bool:
    """Say whether a component's title is only a label of its content."""
    return tag.name in _LABELS


def question_of(tag: Tag) -> str:
    """Return what a component asks in an attribute."""
    return _first(tag, _QUESTIONS)


def title_of(tag: Tag) -> str:
    """Return the title that a component has in an attribute."""
    names = _TITLES if is_label(tag) else _TITLES[:4]
    return _first(tag, names)


def answer_of(tag: Tag) -> str:
    """Return what a component answers in an attribute."""
    return _first(tag, _ANSWERS)


def is_answer_title(title: str) -> bool:
    """Say whether a title says only that an answer stands below."""
    return _ANSWER_TITLE.fullmatch(title.strip()) is not None


def _first(tag: Tag, names: tuple[str, ...]) -> str:
    return next((tag.attributes[name] for name in names if tag.attributes.get(name)), "")
