"""YAML as plain values that know their lines, from text that nobody vouches for.

Events are read one by one, so that depth and size are bounded before anything is built. Nothing
is constructed but texts, whole numbers, lists and mappings: `3.10`, `yes` and a date stay what was
written.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import yaml

from studyfold.layouts.records.limits import check_values

__all__ = ["Node", "YamlError", "read_documents"]

_DEEPEST = 100
_MOST_REACHED = 1_000_000
"""Values that may be reached through aliases, however often each is."""
_NULLS = {"", "~", "null", "Null", "NULL"}
_WHOLE = re.compile(r"0|-?[1-9]\d{0,8}")
_TABBED = re.compile(r" *\t")
_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class YamlError(Exception):
    """The text is no YAML that may be read; the message says why."""

    def __init__(self, message: str, line: int | None) -> None:
        super().__init__(message)
        self.line = line


@dataclass(slots=True)
class Node:
    """One value with its place."""

    value: Any
    first: int
    """Its 1-based first line."""
    last: int
    """Its last line, inclusive."""
    parts: dict[str | int, Node] = field(default_factory=dict)
    """What it holds, by key or index; of a mapping's value the first line is its key's."""
    size: int = 1
    """How many values are reached from it, itself included."""


@dataclass(slots=True)
class _Open:
    """A list or mapping that is not yet closed."""

    node: Node
    anchor: str | None
    key: Node | None = None


def read_documents(lines: Sequence[str]) -> tuple[list[Node], dict[int, str]]:
    """Return the documents of a YAML text, those that say nothing left out.

    Returns:
        The documents, and by its line each name that its mapping has already.

    Raises:
        YamlError: where it is no YAML, nested beyond reason, or repeats itself beyond reason.
        TooLargeError: where it holds too many values.
    """
    text = "\n".join(lines)
    try:
        builder = _Builder(lines)
        return builder.build(text), builder.repeated
    except yaml.MarkedYAMLError as fault:
        mark = fault.problem_mark or fault.context_mark
        reason = " ".join(part for part in (fault.context, fault.problem) if part)
        if mark and mark.line < len(lines) and _TABBED.match(lines[mark.line]):
            reason += "; YAML is indented with spaces, not with tabs"
        raise YamlError(f"no YAML: {reason}", mark.line + 1 if mark else None) from None
    except yaml.reader.ReaderError as fault:
        line = text.count("\n", 0, int(fault.position)) + 1
        raise YamlError("no YAML: it holds a character that YAML does not allow", line) from None
    except (RecursionError, ValueError, OverflowError, UnicodeError) as fault:
        # PyYAML lets these through for characters beyond Unicode.
        raise YamlError(f"no YAML: {fault}", None) from None


class _Builder:
    """Makes nodes of events."""

    def __init__(self, lines: Sequence[str]) -> None:
        self.lines = lines
        self.stack: list[_Open] = []
        self.anchors: dict[str, Node] = {}
        self.documents: list[Node] = []
        self.reached = 0
        self.made = 0
        self.repeated: dict[int, str] = {}

    def build(self, text: str) -> list[Node]:
        """Return the documents of a text."""
        for event in yaml.parse(text, _LOADER):
            if isinstance(event, yaml.ScalarEvent):
                self.add(self.scalar(event), event.anchor)
            elif isinstance(event, yaml.MappingStartEvent | yaml.SequenceStartEvent):
                line = _line(event)
                if len(self.stack) >= _DEEPEST:
                    raise YamlError(f"it nests more than {_DEEPEST} levels deep", line)
                value: Any = {} if isinstance(event, yaml.MappingStartEvent) else []
                self.stack.append(_Open(Node(value, line, line), event.anchor))
            elif isinstance(event, yaml.MappingEndEvent | yaml.SequenceEndEvent):
                closed = self.stack.pop()
                if isinstance(closed.node.value, dict):
                    _merge(closed.node)
                self.add(closed.node, closed.anchor)
            elif isinstance(event, yaml.AliasEvent):
                self.alias(event)
            elif isinstance(event, yaml.DocumentEndEvent):
                self.anchors = {}
        return self.documents

    def scalar(self, event: Any) -> Node:
        """Return a text, a whole number or nothing, with its lines."""
        first, last = _line(event), event.end_mark.line + 1
        if event.end_mark.column == 0 and last > first:
            last -= 1
        # A block's text ends before the blank lines and remarks that follow it.
        last = min(last, len(self.lines))
        while last > first and not self.lines[last - 1].strip():
            last -= 1
        value: str | int | None = event.value
        if event.implicit[0] and event.style in (None, ""):
            if event.value in _NULLS:
                value = None
            elif _WHOLE.fullmatch(event.value):
                value = int(event.value)
        return Node(value, first, last)

    def alias(self, event: Any) -> None:
        """Take a value once more, if all that is reached in this way stays within bounds."""
        line = _line(event)
        known = self.anchors.get(event.anchor)
        if known is None:
            raise YamlError(f"the alias *{event.anchor} names nothing that stands above it", line)
        self.reached += known.size
        if self.reached > _MOST_REACHED:
            message = (
                f"its aliases repeat more than {_MOST_REACHED:,} values; write them out or leave "
                "them out"
            )
            raise YamlError(message, line)
        self.add(Node(known.value, line, line, known.parts, known.size), None)

    def add(self, node: Node, anchor: str | None) -> None:
        """Put a value into what is open, or take it for a document."""
        self.made += 1
        check_values(self.made, "values")
        if anchor:
            self.anchors[anchor] = node
        if not self.stack:
            if node.value is not None:
                self.documents.append(node)
            return
        top = self.stack[-1]
        into = top.node
        into.size += node.size
        into.last = max(into.last, node.last)
        if isinstance(into.value, list):
            into.parts[len(into.value)] = node
            into.value.append(node.value)
        elif top.key is None:
            top.key = node
        else:
            written = top.key.value
            key = "" if written is None else str(written) if isinstance(written, str | int) else "?"
            if key in into.value:
                self.repeated[top.key.first] = key
            into.value[key] = node.value
            into.parts[key] = Node(
                node.value, min(top.key.first, node.first), node.last, node.parts, node.size
            )
            top.key = None


def _line(event: Any) -> int:
    return int(event.start_mark.line) + 1


def _merge(node: Node) -> None:
    """Give a mapping what it takes over from others: `<<: *base`."""
    if "<<" not in node.value:
        return
    bases = node.value["<<"]
    bases = bases if isinstance(bases, list) else [bases]
    if not all(isinstance(base, dict) for base in bases):
        return
    del node.value["<<"]
    node.parts.pop("<<", None)
    for base in bases:
        for key, value in base.items():
            if key not in node.value:
                node.value[key] = value
                node.size += 1
