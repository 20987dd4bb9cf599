"""Reads the topics that a maintainer names in topics.yml."""

from __future__ import annotations

from difflib import get_close_matches

import yaml

from studyfold.model import Diagnostic
from studyfold.text import Slugs, fold, slugify
from studyfold.topics.named import CODE, EXAMPLE, RESERVED, Given, GivenTopic, Listed
from studyfold.yamlnodes import UnreadableError, compose, found, line_of, text_of

__all__ = ["Given", "GivenTopic", "Listed", "read"]

_KEYS = ("title", "summary", "slug", "parent", "keywords", "entries")


def read(text: str, path: str) -> tuple[Given | None, tuple[Diagnostic, ...]]:
    """Read a topics.yml.

    Args:
        text: what the file holds.
        path: its name for messages.

    Returns:
        The topics, and what is wrong with the file. After an error there are no topics: a file
        that is half understood would send questions to the wrong pages.
    """
    reader = _Reader(path)
    try:
        topics = reader.topics(compose(text))
    except UnreadableError as fault:
        reader.error(fault.line, f"{fault}. Right is, for example: {EXAMPLE}")
        topics = ()
    failed = any(diagnostic.level == "error" for diagnostic in reader.diagnostics)
    given = Given(path, topics) if topics and not failed else None
    return given, tuple(reader.diagnostics)


class _Reader:
    """Walks the nodes of one file and collects everything that is wrong with it."""

    def __init__(self, path: str) -> None:
        self.path = path
        self.diagnostics: list[Diagnostic] = []

    def error(self, line: int | None, message: str) -> None:
        self.diagnostics.append(Diagnostic("error", CODE, self.path, line, message))

    def topics(self, root: yaml.Node | None) -> tuple[GivenTopic, ...]:
        if root is None or text_of(root) == "":
            return self._none(None)
        if not isinstance(root, yaml.MappingNode):
            self._wrong(root, "a map with the key 'topics'", EXAMPLE)
            return ()
        top = self._map(root, ("topics",))
        if "topics" not in top:
            self.error(
                line_of(root), f"the key 'topics' is missing. Right is, for example: {EXAMPLE}"
            )
            return ()
        listed = top["topics"]
        if text_of(listed) == "" or (isinstance(listed, yaml.SequenceNode) and not listed.value):
            return self._none(line_of(listed))
        if not isinstance(listed, yaml.SequenceNode):
            self._wrong(listed, "a list of topics under 'topics'", EXAMPLE)
            return ()
        maps = [(line_of(node), self._topic_map(node)) for node in listed.value]
        claimed = [text_of(one["slug"]) for _, one in maps if one and "slug" in one]
        taken = Slugs((*RESERVED, *(slug for slug in claimed if slug)))
        topics: list[GivenTopic] = []
        for line, one in maps:
            if one is not None:
                topics.append(self._topic(one, line, taken))
                taken.add(topics[-1].slug)
        self._twice(topics)
        return tuple(topics)

    def _none(self, line: int | None) -> tuple[GivenTopic, ...]:
        message = "names no topic, so topics are found by what the questions have in common"
        self.diagnostics.append(Diagnostic("info", CODE, self.path, line, message))
        return ()

    def _topic_map(self, node: yaml.Node) -> dict[str, yaml.Node] | None:
        if isinstance(node, yaml.MappingNode):
            return self._map(node, _KEYS)
        self._wrong(node, "a topic with a 'title'", "- title: Loss functions")
        return None

    def _topic(self, one: dict[str, yaml.Node], line: int, taken: Slugs) -> GivenTopic:
        title = self._text(one, "title", "- title: Loss functions")
        if "title" not in one:
            self.error(
                line, "this topic has no 'title'. Right is, for example: - title: Loss functions"
            )
        summary = self._text(one, "summary", "summary: What a network is told to make small.")
        slug = self._text(one, "slug", "slug: loss-functions")
        if slug and (slug != slugify(slug) or slug in RESERVED):
            free = slugify(slug, RESERVED)
            self._wrong(
                one["slug"], "a free address part of small letters, digits and hyphens", free
            )
        parent = self._text(one, "parent", "parent: Training a network")
        keywords = [text for text, _ in self._list(one, "keywords", "keywords: [cross-entropy]")]
        entries = self._list(one, "entries", 'entries: ["What is a loss function?"]')
        return GivenTopic(
            title=title,
            summary=summary,
            slug=slug or slugify(title, taken),
            keywords=tuple(dict.fromkeys(keywords)),
            entries=tuple(Listed(text, where) for text, where in entries),
            line=line,
            parent=parent,
        )

    def _map(self, node: yaml.MappingNode, known: tuple[str, ...]) -> dict[str, yaml.Node]:
        """Return the values of the known keys; report unknown and repeated ones."""
        values: dict[str, yaml.Node] = {}
        for key_node, value in node.value:
            key = text_of(key_node)
            line = line_of(key_node)
            if key in values:
                message = f"'{key}' stands here a second time; does a topic's '- ' lack before it?"
                self.error(line, message)
            elif key in known:
                values[key] = value
            else:
                shown = f"the key '{key}'" if key is not None else f"{found(key_node)} as a key"
                close = get_close_matches(key or "", known, 1)
                hint = f"; is '{close[0]}' meant?" if close else f" (known: {', '.join(known)})"
                message = f"{shown} is unknown here and does nothing{hint}"
                self.diagnostics.append(Diagnostic("warning", CODE, self.path, line, message))
        return values

    def _text(self, one: dict[str, yaml.Node], key: str, example: str) -> str:
        if key not in one:
            return ""
        text = text_of(one[key])
        if text is None or (key == "title" and not text):
            self._wrong(one[key], f"a text for '{key}'", example)
        return text or ""

    def _list(self, one: dict[str, yaml.Node], key: str, example: str) -> list[tuple[str, int]]:
        """Return the texts of a list with their lines."""
        if key not in one or text_of(one[key]) == "":
            return []
        if not isinstance(one[key], yaml.SequenceNode):
            self._wrong(one[key], f"a list for '{key}'", example)
            return []
        texts: list[tuple[str, int]] = []
        for node in one[key].value:
            text = text_of(node)
            if text is None:
                hint = f"{example} (put quotes around a text with a colon in it)"
                self._wrong(node, f"only texts in the list '{key}'", hint)
            elif text:
                texts.append((text, line_of(node)))
        return texts

    def _twice(self, topics: list[GivenTopic]) -> None:
        """Report topics of the same title or slug."""
        titles: dict[str, int] = {}
        slugs: dict[str, int] = {}
        for topic in topics:
            for what, seen, name in (
                ("title", titles, fold(topic.title)),
                ("slug", slugs, topic.slug),
            ):
                if name and name in seen:
                    message = (
                        f"the {what} '{name}' is already that of the topic in line {seen[name]}"
                    )
                    self.error(topic.line, message)
                    break
                seen[name] = topic.line

    def _wrong(self, node: yaml.Node, expected: str, example: str) -> None:
        self.error(
            line_of(node),
            f"expected {expected}, found {found(node)}. Right is, for example: {example}",
        )
