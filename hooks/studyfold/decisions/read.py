"""The text of a decisions file → decisions, and what is wrong with it."""

from __future__ import annotations

from difflib import get_close_matches

import yaml

from studyfold.decisions.decision import EXAMPLES, Decision, Kind, Name
from studyfold.model import Diagnostic
from studyfold.yamlnodes import UnreadableError, compose, found, line_of, text_of

__all__ = ["CODE", "read"]

CODE = "decisions-file"
"""The code of every diagnostic about how the file is written."""

_OF: tuple[Kind, ...] = ("title", "topic")
"""Kinds that say something of the questions that stand under `of`."""
_PAIRS: tuple[Kind, ...] = ("same", "different", "disagree", "agree")
"""Kinds that need two names."""


def read(text: str, path: str) -> tuple[tuple[Decision, ...], tuple[Diagnostic, ...]]:
    """Read a decisions file.

    Args:
        text: what the file holds.
        path: its name for messages.

    Returns:
        The decisions in their order, and what is wrong. A decision that is not understood is an
        error and costs itself alone, as each stands for itself.
    """
    reader = _Reader(path)
    try:
        decisions = reader.decisions(compose(text))
    except UnreadableError as fault:
        reader.error(fault.line, f"{fault}. Right is, for example: {EXAMPLES['same']}")
        decisions = []
    return tuple(decisions), tuple(reader.diagnostics)


class _Reader:
    """Walks the nodes of one file and collects everything that is wrong with it."""

    def __init__(self, path: str) -> None:
        self.path = path
        self.diagnostics: list[Diagnostic] = []

    def error(self, line: int | None, message: str) -> None:
        self.diagnostics.append(Diagnostic("error", CODE, self.path, line, message))

    def decisions(self, root: yaml.Node | None) -> list[Decision]:
        if root is None or text_of(root) == "":
            return []
        if not isinstance(root, yaml.SequenceNode):
            self._wrong(root, "a list of decisions, each after a '- '", EXAMPLES["same"])
            return []
        read = [self._decision(node) for node in root.value]
        return [decision for decision in read if decision is not None]

    def _decision(self, node: yaml.Node) -> Decision | None:
        if not isinstance(node, yaml.MappingNode):
            self._wrong(node, "a decision such as 'same: [...]'", EXAMPLES["same"])
            return None
        values, sound = self._values(node)
        kinds = [kind for kind in EXAMPLES if kind in values]
        if len(kinds) != 1:
            told = ", ".join(EXAMPLES)
            what = (
                f"'{kinds[0]}' and '{kinds[1]}' in one; begin each with '- '" if kinds else "none"
            )
            if sound or kinds:
                self.error(line_of(node), f"expected one decision here ({told}), found {what}")
            return None
        kind = kinds[0]
        of = kind in _OF
        names = self._names(values.get("of" if of else kind), node, kind)
        value = text_of(values[kind]) if of else ""
        why = text_of(values["why"]) if "why" in values else ""
        if of and not value:
            self._wrong(values[kind], f"a text for '{kind}'", EXAMPLES[kind])
        elif not of and "of" in values:
            line = line_of(values["of"])
            self.error(
                line, f"'of' belongs to {' and '.join(_OF)}; '{kind}' itself names the questions"
            )
        elif why is None:
            self._wrong(values["why"], "a text for 'why'", 'why: "another loss"')
        elif names and sound:
            return Decision(kind, names, line_of(node), value or "", why)
        return None

    def _values(self, node: yaml.MappingNode) -> tuple[dict[str, yaml.Node], bool]:
        """Return the values of the known keys, and whether there were no others."""
        known = [*EXAMPLES, "of", "why"]
        values: dict[str, yaml.Node] = {}
        sound = True
        for key_node, value in node.value:
            key = text_of(key_node)
            if key in values:
                message = f"'{key}' stands here a second time; does a '- ' lack before it?"
            elif key in known:
                values[key] = value
                continue
            else:
                shown = f"the key '{key}'" if key is not None else f"{found(key_node)} as a key"
                close = get_close_matches(key or "", known, 1)
                hint = f"is '{close[0]}' meant?" if close else f"known are {', '.join(known)}"
                message = f"{shown} is unknown, so this decision is not followed; {hint}"
            self.error(line_of(key_node), message)
            sound = False
        return values, sound

    def _names(self, node: yaml.Node | None, whole: yaml.Node, kind: Kind) -> tuple[Name, ...]:
        """Return the items and entries that a decision names; none where that is not right."""
        where = f"'of' below '{kind}'" if kind in _OF else f"'{kind}'"
        if node is None:
            message = f"expected the questions that this is about in {where}, found nothing"
            self.error(line_of(whole), f"{message}. Right is, for example: {EXAMPLES[kind]}")
            return ()
        nodes = node.value if isinstance(node, yaml.SequenceNode) else [node]
        names: dict[str, Name] = {}
        for part in nodes:
            text = text_of(part)
            if not text:
                expected = f"ids of items or entries in {where}"
                self._wrong(part, expected, EXAMPLES[kind])
                return ()
            names.setdefault(text, Name(text, line_of(part)))
        least = 2 if kind in _PAIRS else 1
        if len(names) < least:
            count = "two questions" if least == 2 else "a question"
            self.error(
                line_of(node),
                f"expected at least {count} in {where}, found "
                f"{', '.join(names) or 'nothing'}. Right is, for example: {EXAMPLES[kind]}",
            )
            return ()
        return tuple(names.values())

    def _wrong(self, node: yaml.Node, expected: str, example: str) -> None:
        self.error(
            line_of(node),
            f"expected {expected}, found {found(node)}. Right is, for example: {example}",
        )
