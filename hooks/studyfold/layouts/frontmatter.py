"""The YAML block that may open a text file."""

from __future__ import annotations

from dataclasses import dataclass

import yaml

from studyfold.model import Diagnostic, Document

__all__ = ["Front", "split"]


@dataclass(frozen=True, slots=True)
class Front:
    """What the front matter of a file says."""

    lines: int
    """How many lines of the file it takes, with both of its rules."""
    title: str
    diagnostics: tuple[Diagnostic, ...]


def split(document: Document) -> Front:
    """Read the front matter of a document; one without it has a front of 0 lines.

    A first line `---` opens one only if a later line `---` closes it and what stands between
    could be YAML keys: a rule above the first question is no front matter.
    """
    lines = document.lines
    if not lines or lines[0].rstrip() != "---":
        return Front(0, "", ())
    end = next((i for i in range(1, len(lines)) if lines[i].rstrip() in ("---", "...")), None)
    body = [line for line in lines[1:end] if line.strip()]
    if end is None or not body or not _could_be_yaml(body):
        return Front(0, "", ())
    try:
        data = yaml.safe_load("\n".join(lines[1:end]))
    except yaml.YAMLError as fault:
        mark = getattr(fault, "problem_mark", None)
        line = mark.line + 2 if mark is not None else 1
        problem = getattr(fault, "problem", None) or "it is no YAML"
        message = (
            f"the front matter cannot be read ({problem}); expected lines like 'title: My set'"
        )
        return Front(
            end + 1, "", (Diagnostic("error", "front-matter", document.path, line, message),)
        )
    # A date, a recursion or a number out of range: the loader raises whatever Python raises.
    except (ValueError, RecursionError, OverflowError) as fault:
        message = f"the front matter cannot be read ({fault})"
        return Front(end + 1, "", (Diagnostic("error", "front-matter", document.path, 1, message),))
    title = data.get("title") if isinstance(data, dict) else None
    return Front(end + 1, " ".join(title.split()) if isinstance(title, str) else "", ())


def _could_be_yaml(body: list[str]) -> bool:
    first = body[0].split(":", 1)
    return len(first) == 2 and first[0].replace("_", "").replace("-", "").strip("\"' ").isalnum()
