"""YAML as a tree of nodes that know their lines, from text that nobody vouches for.

`yaml.safe_load` gives values without their lines, expands aliases, lets a second key of the same
name win in silence and turns `title: 3.10` into a number. Here nothing is constructed at all:
what was written is read as it was written, and only maps, lists and plain text are let through.
"""

from __future__ import annotations

import unicodedata

import yaml

__all__ = ["UnreadableError", "compose", "found", "line_of", "text_of"]

_CORE = "tag:yaml.org,2002:"
_PLAIN = {"str", "int", "float", "bool", "null", "timestamp", "value", "merge", "map", "seq"}
_SHOWN = 40


class UnreadableError(Exception):
    """The text is no YAML that may be read; the message says why."""

    def __init__(self, message: str, line: int | None) -> None:
        super().__init__(message)
        self.line = line


class _Loader(yaml.SafeLoader):
    """Composes nodes, but neither aliases nor tags that name types."""

    def compose_node(self, parent: yaml.Node | None, index: object) -> yaml.Node | None:
        if self.check_event(yaml.AliasEvent):
            # The stubs leave this method untyped.
            event: yaml.AliasEvent = self.peek_event()  # type: ignore[no-untyped-call]
            line = event.start_mark.line + 1 if event.start_mark else None
            raise UnreadableError(
                f"an alias (*{event.anchor}) is not allowed; write the text out", line
            )
        # The stubs know neither the index nor that nothing comes out of an empty document.
        node: yaml.Node | None = super().compose_node(parent, index)  # type: ignore[arg-type]
        if node is not None and node.tag.removeprefix(_CORE) not in _PLAIN:
            raise UnreadableError(
                f"the tag {node.tag!r} is not allowed; write plain text", line_of(node)
            )
        return node


def compose(text: str) -> yaml.Node | None:
    """Return the root node of a YAML text, None where it says nothing.

    Raises:
        UnreadableError: where it is no YAML, nested beyond reason, or uses aliases or typed tags.
    """
    try:
        loader = _Loader(text)
        try:
            return loader.get_single_node()
        finally:
            loader.dispose()
    except yaml.MarkedYAMLError as fault:
        mark = fault.problem_mark or fault.context_mark
        reason = " ".join(part for part in (fault.context, fault.problem) if part)
        raise UnreadableError(
            f"this is no YAML: {reason}", mark.line + 1 if mark else None
        ) from None
    except yaml.reader.ReaderError as fault:
        line = text.count("\n", 0, fault.position) + 1
        raise UnreadableError(
            f"the character U+{ord(text[fault.position]):04X} is not allowed", line
        ) from None
    except RecursionError:
        raise UnreadableError("lists stand in lists beyond reason", None) from None
    # PyYAML lets these through for characters beyond Unicode and numbers beyond reason.
    except (ValueError, OverflowError) as fault:
        raise UnreadableError(f"this is no YAML: {fault}", None) from None


def line_of(node: yaml.Node) -> int:
    """Return the line on which a node begins, 1-based."""
    return int(node.start_mark.line) + 1


def text_of(node: yaml.Node) -> str | None:
    """Return a scalar as it was written, on one line; None for a list or a map.

    So a title `2024` or `On` stays what it looks like. Control characters are dropped.
    """
    if not isinstance(node, yaml.ScalarNode):
        return None
    spaced = " ".join(str(node.value).split())
    return "".join(c for c in spaced if unicodedata.category(c) not in ("Cc", "Cs")).strip()


def found(node: yaml.Node) -> str:
    """Describe a node for a message: "a list", "the text 'a, b'"."""
    text = text_of(node)
    if text is None:
        return "a list" if isinstance(node, yaml.SequenceNode) else "a map (key: value)"
    if not text:
        return "nothing"
    return f"the text '{text if len(text) <= _SHOWN else text[: _SHOWN - 1] + '…'}'"
