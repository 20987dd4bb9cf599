"""The YAML block that may open a text file."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

import yaml

from studyfold.layouts.asking import asks
from studyfold.model import Diagnostic, Document

__all__ = ["Front", "split"]

_LAYOUT = "studyfold-layout"
_NULL = "tag:yaml.org,2002:null"
_NO_KEY = (" ", "\t", "-", "#", "]", "}")
"""How a line of YAML may start that holds no key: deeper text, points, comments, closing signs."""


@dataclass(frozen=True, slots=True)
class Front:
    """What the front matter of a file says."""

    lines: int
    """How many lines of the file it takes, with both of its rules."""
    title: str
    question: str
    """The question that the file asks as a whole: of a key `question`, or a title that asks."""
    layout: str
    """The name of the layout that the file says it has."""
    diagnostics: tuple[Diagnostic, ...]


def split(document: Document) -> Front:
    """Read the front matter of a document; one without it has a front of 0 lines.

    A first line `---` opens one only if a later line `---` closes it and every line between could
    be one of YAML keys: a rule above the first question is no front matter.
    """
    lines = document.lines
    if not lines or lines[0].rstrip() != "---":
        return Front(0, "", "", "", ())
    end = next((i for i in range(1, len(lines)) if lines[i].rstrip() in ("---", "...")), None)
    body = [line for line in lines[1:end] if line.strip()]
    if end is None or not body or not _could_be_yaml(body):
        return Front(0, "", "", "", ())
    try:
        # Only nodes are made: aliases, merged keys and typed tags have nothing to work on.
        root = yaml.compose("\n".join(lines[1:end]), yaml.SafeLoader)
    except yaml.YAMLError as fault:
        mark = getattr(fault, "problem_mark", None)
        line = mark.line + 2 if mark is not None else 1
        problem = getattr(fault, "problem", None) or "it is no YAML"
        message = (
            f"the front matter cannot be read ({problem}); expected lines like 'title: My set'"
        )
        return Front(
            end + 1,
            "",
            "",
            "",
            (Diagnostic("error", "front-matter", document.path, line, message),),
        )
    # Nested too deeply, or an escape that is no character: here Python itself raises.
    except (ValueError, RecursionError, OverflowError) as fault:
        message = f"the front matter cannot be read ({fault})"
        return Front(
            end + 1, "", "", "", (Diagnostic("error", "front-matter", document.path, 1, message),)
        )
    title = _value(root, ("title",))
    asked = _value(root, ("question", "q", "pregunta", "вопрос", "问题"))
    layout = _value(root, (_LAYOUT,))
    return Front(end + 1, title, asked or (title if asks(title) >= 0.9 else ""), layout, ())


def _value(root: yaml.Node | None, names: tuple[str, ...]) -> str:
    """Return the value of the first key of some names on one line, as it was written."""
    for key, value in root.value if isinstance(root, yaml.MappingNode) else ():
        named = isinstance(key, yaml.ScalarNode) and key.value.casefold() in names
        if named and isinstance(value, yaml.ScalarNode):
            spaced = "" if value.tag == _NULL else " ".join(value.value.split())
            # Escapes can write what no text file holds.
            return "".join(c for c in spaced if unicodedata.category(c) not in ("Cc", "Cs"))
    return ""


def _could_be_yaml(body: list[str]) -> bool:
    key, colon, _ = body[0].partition(":")
    if not colon or not key.replace("_", "").replace("-", "").strip("\"' ").isalnum():
        return False
    return all(
        not line.startswith("##") and (":" in line or line.startswith(_NO_KEY)) for line in body
    )
