"""Components of MDX as they are being written as Markdown."""

from __future__ import annotations

import re
from collections.abc import Sequence

from studyfold.sources.formats import mdx_names as names
from studyfold.sources.formats.markdown_lines import MarkdownLines, image
from studyfold.sources.formats.mdx_pieces import Piece, is_word
from studyfold.sources.formats.mdx_stack import Component, Stack, dedent, indent_of
from studyfold.sources.formats.mdx_tags import Tag

__all__ = ["Writer"]

_HEADING = re.compile(r" {0,3}(?P<signs>#{1,6})(?=[ \t]|$)")
_HEADING_ID = re.compile(r"[ \t]*\\?\{#[\w:.-]{1,200}\}[ \t]*$")
_NO_PARAGRAPH = re.compile(r"[ \t]*(?:#{1,6}[ \t]|[-*+>|][ \t]|\d{1,9}[.)][ \t]|!\[|<|$)")
_LONGEST_QUESTION = 1_500
_PICTURES = frozenset(("Image", "Img", "Picture", "ThemedImage", "Zoom"))
_LABEL = "**Answer:**"


class Writer:
    """Writes lines of MDX as Markdown, without components."""

    def __init__(self, out: MarkdownLines) -> None:
        self._out = out
        self._open = Stack()
        self._question: list[tuple[int, str]] | None = None
        """The lines of a question that is being read; None outside of one."""
        self._level = 0
        """Of the last heading that the file itself has."""
        self._lead = ""
        """What goes before the next text: the label of an answer."""

    @property
    def nested(self) -> bool:
        """Whether a component is open."""
        return bool(self._open)

    def code(self, first: int, lines: Sequence[str]) -> None:
        """Write lines of code with their fences, the first of which is on a line of the file."""
        self._end_question()
        self._write_lead(first)
        shift = self._open.shift(indent_of(lines[0]))
        for offset, text in enumerate(lines):
            self._out.put(dedent(text, shift), first + offset)

    def pieces(self, pieces: Sequence[Piece]) -> None:
        """Write one line of the file, or some that a tag holds together."""
        column = indent_of(pieces[0].text)
        said, line, behind = "", pieces[0].line, False
        for index, piece in enumerate(pieces):
            tag = piece.tag
            if tag is None:
                line = piece.line if not said.strip() else line
                said += piece.text
            elif self._in_text(tag, said, pieces, index):
                # Inside a sentence a component is only a way to show a word.
                if tag.closes:
                    self._open.pop(tag.name)
                elif not tag.alone:
                    self._open.push(Component(tag.name, -1))
            else:
                if said.strip():
                    self._say(line, said, behind)
                said, behind = "", True
                if tag.closes:
                    self._close(piece.line + 1, tag)
                else:
                    self._tag(piece.line + 1, tag, column)
        if said.strip() or not behind:
            self._say(line, said, behind)

    def admonition(self, line: int, name: str, title: str) -> str:
        """Write what `:::name title` becomes, and return what its end becomes."""
        self._end_question()
        self._write_lead(line)
        if names.is_answer_title(title or name):
            self._label_answer(line)
            return ""
        self._out.blank(line)
        closing = ""
        if name.lower() in ("details", "spoiler", "collapse"):
            self._out.put(f"<details><summary>{title or 'Details'}</summary>", line)
            closing = "</details>"
        elif name.lower() == "question" and title:
            self._out.put(f"{self._signs(self._open.headings)} {title}", line)
        elif title:
            self._out.put(f"**{title}**", line)
        self._out.blank(line)
        return closing

    def alone(self, line: int, text: str) -> None:
        """Write a line between blank ones."""
        self._end_question()
        self._write_lead(line)
        self._out.blank(line)
        self._out.put(text, line)
        self._out.blank(line)

    def finish(self) -> None:
        """Write what is still being read."""
        self._end_question()
        if self._out.origin:
            self._write_lead(self._out.origin[-1])

    def _in_text(self, tag: Tag, said: str, pieces: Sequence[Piece], index: int) -> bool:
        """Say whether a tag stands in the middle of a text, so that it goes without a trace."""
        if not tag.name:
            return True
        if tag.closes:
            opened = self._open.find(tag.name)
            return opened is None or opened.indent < 0
        if said.strip():
            return not (names.opens_answer(tag) or names.opens_question(tag))
        return is_word(pieces, index)

    def _say(self, line: int, text: str, behind: bool) -> None:
        """Write a text; one behind a tag on its line has no indentation."""
        if behind:
            text, shift = text.strip(), 0
        elif not text.strip():
            if self._question:
                self._end_question()
            elif not self._lead:
                self._out.put("", line + 1)
            return
        else:
            shift = self._open.shift(indent_of(text))
        self._text(line + 1, dedent(text.rstrip("\n"), shift))

    def _text(self, line: int, text: str) -> None:
        """Write a line of text, which may be part of a question or the first of an answer."""
        if self._question is not None:
            if not _NO_PARAGRAPH.match(text):
                self._question.append((line, text.strip()))
                return
            self._end_question()
        if heading := _HEADING.match(text):
            self._level = len(heading["signs"])
            text = _HEADING_ID.sub("", text)
        if self._lead and not _NO_PARAGRAPH.match(text):
            space = " " if self._lead == _LABEL else ""
            text, self._lead = f"{self._lead}{space}{text.strip()}", ""
        self._write_lead(line)
        self._out.put(text, line)

    def _tag(self, line: int, tag: Tag, column: int) -> None:
        """Write what an opening tag outside of a text becomes."""
        self._end_question()
        self._open.shift(column)
        component = Component(tag.name, column)
        question, answer = names.question_of(tag), names.answer_of(tag)
        title = question or ("" if tag.alone and not answer else names.title_of(tag))
        if names.opens_details(tag) and not tag.alone and not answer:
            component.closing = "</details>"
            self._write_lead(line)
            self._out.blank(line)
            title = title or (tag.name if tag.name == "Hint" else "")
            self._out.put(f"<details><summary>{title}</summary>" if title else "<details>", line)
            self._out.blank(line)
        elif title and names.is_answer_title(title):
            self._label_answer(line)
        elif title and names.is_label(tag) and not question and title[-1] not in "?？":
            href = tag.attributes.get("href", "")
            self.alone(
                line, f"**[{title}]({href})**" if href and " " not in href else f"**{title}**"
            )
        elif title:
            self.alone(line, f"{self._signs(self._open.headings)} {title}")
            component.heads = True
        elif tag.name in _PICTURES and tag.attributes.get("src"):
            self._write_lead(line)
            self._out.put(image(tag.attributes["src"], tag.attributes.get("alt", "")), line)
        elif tag.alone:
            pass
        elif tag.name == "Summary":
            self._write_lead(line)
            self._lead, component.closing = "<summary>", "</summary>"
        elif names.opens_question(tag):
            self._write_lead(line)
            self._question, component.heads = [], True
        elif names.opens_answer(tag):
            self._label_answer(line)
        if answer:
            self.alone(line, f"{_LABEL} {answer}")
        if not tag.alone:
            self._open.push(component)

    def _close(self, line: int, tag: Tag) -> None:
        """Write what a closing tag becomes."""
        self._end_question()
        for component in self._open.pop(tag.name):
            if component.closing == "</details>":
                self.alone(line, component.closing)
            elif component.closing:
                self._write_lead(line)
                self._out.lines[-1] += component.closing
                self._out.blank(line)

    def _signs(self, above: int) -> str:
        """Return the signs of a heading below as many components that are headings."""
        level = max(3, self._level + 1 if self._level > 2 else 3)
        return "#" * min(level + above, 6)

    def _label_answer(self, line: int) -> None:
        """Begin an answer: its label goes before the text that follows."""
        self._write_lead(line)
        self._out.blank(line)
        self._lead = _LABEL

    def _write_lead(self, line: int) -> None:
        """Write what waits for a text on a line of its own, as something else follows."""
        if self._lead:
            self._out.put(self._lead, line)
            if self._lead == _LABEL:
                self._out.blank(line)
            self._lead = ""

    def _end_question(self) -> None:
        """Write the question that is being read as a heading."""
        lines, self._question = self._question, None
        if not lines:
            return
        text = " ".join(text for _, text in lines)
        self._out.blank(lines[0][0])
        if len(text) > _LONGEST_QUESTION:
            for line, said in lines:
                self._out.put(said, line)
        else:
            # Its own component is open still.
            signs = self._signs(max(self._open.headings - 1, 0))
            self._out.put(f"{signs} {text}", lines[0][0])
        self._out.blank(lines[-1][0])
