"""HTML or XML text → its tags and text in order, each with its line, in linear time."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from html import escape
from html.parser import HTMLParser
from typing import Protocol

__all__ = ["Handler", "read_tags", "tokenize"]

_LONG_REFERENCE = re.compile(r"&#[xX]?[0-9a-fA-F]{9,};?")
_ENTITIES = re.compile(r"(<!DOCTYPE\b[^\[>]{0,1000})\[", re.IGNORECASE)
_END = "\n<end>--><end>'><end>\"><end>"
"""Ends whatever is still open at the text's end: a tag, a comment, a quoted value. So Python's
parser never looks for an end that is not there, which takes it quadratic time before 3.11.14."""


class Handler(Protocol):
    """What `tokenize` calls; every line is 1-based."""

    def start(self, name: str, attrs: Mapping[str, str], line: int, closed: bool) -> None:
        """Take a start tag; `closed` says that it ends with `/>`."""

    def end(self, name: str, line: int) -> None:
        """Take an end tag."""

    def text(self, data: str, line: int) -> None:
        """Take text, its references resolved; `line` is where it starts."""


class _Parser(HTMLParser):
    def __init__(self, handler: Handler, last: int) -> None:
        super().__init__(convert_charrefs=True)
        self._handler = handler
        self._last = last

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._start(tag, attrs, closed=False)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._start(tag, attrs, closed=True)

    def _start(self, tag: str, attrs: list[tuple[str, str | None]], closed: bool) -> None:
        line = self.getpos()[0]
        if line <= self._last:
            # Of an attribute given twice browsers take the first.
            given = {name: value or "" for name, value in reversed(attrs)}
            self._handler.start(tag, given, line, closed)

    def handle_endtag(self, tag: str) -> None:
        line = self.getpos()[0]
        if line <= self._last:
            self._handler.end(tag, line)

    def handle_data(self, data: str) -> None:
        line = self.getpos()[0]
        if line <= self._last:
            self._handler.text(data, line)


def tokenize(text: str, handler: Handler) -> None:
    """Hand every tag and text of an HTML or XML document to a handler, in order.

    Comments, declarations and instructions are left out, an XML document's own entities are never
    resolved, and what is broken is read as browsers read it.
    """
    text = _plain_cdata(_without_entities(text))
    # Python takes a `<![…` that it does not know for a programmer's error; browsers for a comment.
    text = text.replace("<![", "<!-[")
    text = _LONG_REFERENCE.sub("\ufffd", text)
    parser = _Parser(handler, text.count("\n") + 1)
    parser.feed(text + _END)
    parser.close()


def _without_entities(text: str) -> str:
    """Cut the declarations out of a document type, whose `>` would end it too early."""
    match = _ENTITIES.search(text, 0, 5_000)
    if match is None:
        return text
    end = text.find("]", match.end())
    if end < 0:
        return text
    lines = text.count("\n", match.start(), end)
    return text[: match.end() - 1] + "\n" * lines + text[end + 1 :]


def _plain_cdata(text: str) -> str:
    """Turn the CDATA sections of XHTML into escaped text."""
    opening, closing = "<![CDATA[", "]]>"
    parts: list[str] = []
    at = 0
    while (start := text.find(opening, at)) >= 0:
        end = text.find(closing, start)
        if end < 0:
            break
        parts += [text[at:start], escape(text[start + len(opening) : end], quote=False)]
        at = end + len(closing)
    return "".join([*parts, text[at:]])


class _Tags:
    def __init__(self) -> None:
        self.found: list[tuple[str, Mapping[str, str], list[str]]] = []

    def start(self, name: str, attrs: Mapping[str, str], *_place: object) -> None:
        self.found.append((name.rpartition(":")[2], attrs, []))

    def end(self, *_tag: object) -> None:
        pass

    def text(self, data: str, *_place: object) -> None:
        if self.found:
            self.found[-1][2].append(data)


def read_tags(text: str) -> Iterator[tuple[str, Mapping[str, str], str]]:
    """Yield the elements of a small XML document in order, as flat as they come.

    Yields:
        The name in lower case without its prefix, the attributes with names in lower case, and the
        text from its start tag to the next one.
    """
    tags = _Tags()
    tokenize(text, tags)
    for name, attrs, texts in tags.found:
        yield name, attrs, "".join(texts).strip()
