"""YAML documents: the same shapes as in JSON, with the lines of their nodes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from studyfold.layouts.records.items import Origin, limited, read_table
from studyfold.layouts.records.json_records import said_again, shape, tree_table
from studyfold.layouts.records.tree import find
from studyfold.layouts.records.yamltree import Node, YamlError, read_documents
from studyfold.model import Diagnostic, Document, Reading

__all__ = ["read_yaml"]

_NAMED = r"\s*(?:- +)*[\w -]{1,60}:"
_TEXT = r"([^\s|>&*!{\[#].*)$"
_PAIR = re.compile(rf"({_NAMED} +){_TEXT}|(?!{_NAMED}(?: |$))(\s*(?:- +)+){_TEXT}")
"""A line of a name with its text, or of a text in a list."""
_PATIENCE = 5_000_000
"""Characters that are read again in any case: a file is read anew for each line mended."""
_EXPECTED = "expected a list of records like `- question: …` with `answer: …` below, found "


@limited
def read_yaml(document: Document) -> Reading:
    """Read a YAML text of one or more documents: records anywhere in it, as in JSON."""
    origin = Origin(document, "YAML records")
    notes: list[Diagnostic] = []
    try:
        documents, mended, repeated = _documents(document.lines)
    except YamlError as fault:
        return origin.fault("yaml", fault.line or 1, str(fault))
    for line, fault_there in mended.items():
        message = f"{fault_there}; read as if the text stood in quotation marks, which it needs"
        notes.append(origin.note("warning", "yaml", line, message))
    for line, name in repeated.items():
        notes.append(origin.note("warning", "yaml", line, said_again(name)))
    values = [node.value for node in documents]
    data = values[0] if len(values) == 1 else values
    found = find(data)
    if not found.records:
        described = shape(data) if values else "nothing"
        return origin.fault("yaml", 1, _EXPECTED + described)
    root = documents[0]
    if len(documents) > 1:
        root = Node(values, 1, 1, dict(enumerate(documents)))
    lines: dict[tuple[str | int, ...], tuple[int, int]] = {}
    if all(one.path is not None for one in found.records):
        for one in found.records:
            node = root
            for key in one.path or ():
                # What a mapping takes over from another has no place of its own.
                node = node.parts.get(key, node)
            lines[one.path or ()] = (node.first, node.last)
    return read_table(replace(origin, quiet=found.bare), tree_table(found, lines), notes)


def _documents(lines: Sequence[str]) -> tuple[list[Node], dict[int, str], dict[int, str]]:
    """Read YAML, with quotation marks where a text needs them: `question: What is this: a map?`.

    Returns:
        The documents, what was wrong with the lines that needed mending, and the names on lines
        whose mapping has them already.

    Raises:
        YamlError: where quotation marks do not help.
    """
    written = list(lines)
    mended: dict[int, str] = {}
    length = sum(map(len, lines)) + len(lines)
    patience = _PATIENCE + 2 * length
    while True:
        try:
            documents, repeated = read_documents(written)
            return documents, mended, repeated
        except YamlError as fault:
            line = fault.line or 0
            match = _PAIR.match(written[line - 1]) if 0 < line <= len(written) else None
            patience -= length
            if match is None or line in mended or patience < 0:
                raise
            mended[line] = str(fault)
            lead, text = (match[1] or match[3]), (match[2] or match[4])
            quoted = text.rstrip().replace("'", "''")
            written[line - 1] = f"{lead}'{quoted}'"
