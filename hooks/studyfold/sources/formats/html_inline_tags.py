"""The inline elements that are open while a page is read, and the formulas in its text."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from html import unescape

from studyfold.sources.formats.html_hints import emphasis
from studyfold.sources.formats.html_names import KEPT_INLINE
from studyfold.sources.formats.html_tree import Node, Text

__all__ = ["Formula", "Inline"]

_MOST_OPEN = 64
_TEX_COMMENT = re.compile(r"(?<!\\)%[^\n]*")


@dataclass(slots=True)
class _Format:
    name: str
    """Of its tags."""
    kind: str
    """The name of its node; empty where Markdown has nothing for it."""
    attrs: Mapping[str, str]
    role: str


@dataclass(slots=True)
class Formula:
    """A formula that is being read: MathML, or a script that holds TeX."""

    node: Node
    name: str
    depth: int = 0
    """Of elements open within the one that has the TeX."""
    in_tex: bool = False
    in_other: bool = False
    tex: list[str] = field(default_factory=list)
    signs: list[str] = field(default_factory=list)

    def open(self, name: str, attrs: Mapping[str, str]) -> None:
        """Take a start tag within the formula."""
        if name == "annotation" and "tex" in attrs.get("encoding", "").lower():
            self.in_tex = True
        elif name in ("annotation", "annotation-xml"):
            self.in_other = True

    def text(self, data: str) -> None:
        """Take text within the formula."""
        if self.in_tex:
            self.tex.append(data)
        elif not self.in_other:
            self.signs.append(data)

    def close(self, name: str) -> None:
        """Take the end of an element within the formula."""
        if name in ("annotation", "annotation-xml"):
            self.in_tex = self.in_other = False


class Inline:
    """The open inline elements.

    An element becomes a node only when text follows, in each paragraph anew: so bold around two
    paragraphs is bold in both, and what is empty leaves nothing.
    """

    def __init__(
        self,
        new: Callable[[Node, Node], Node],
        paragraph: Callable[[int], Node],
        role: Callable[[str, Mapping[str, str]], str],
    ) -> None:
        """Keep what adds a node below another, opens a paragraph and tells an element's role."""
        self._role = role
        self.formula: Formula | None = None
        self.floor = 0
        """How many elements were open before the block that is open now."""
        self._new = new
        self._open_paragraph = paragraph
        self._formats: list[_Format] = []
        self._nodes: list[Node] = []
        """For each open element whose node is made where its content goes."""
        self._line: Node | None = None
        self._ignored: Counter[str] = Counter()

    @property
    def depth(self) -> int:
        """How many elements are open."""
        return len(self._formats)

    @property
    def busy(self) -> bool:
        """Whether a paragraph is open that holds something."""
        return self._line is not None and bool(self._line.children)

    def leave(self) -> None:
        """End the paragraph; what is open goes on in the next one."""
        self._line = None
        self._nodes.clear()

    def cut(self, depth: int) -> None:
        """Close every element but the first ones."""
        if len(self._formats) > depth:
            del self._formats[depth:]
            del self._nodes[depth:]
        self._ignored.clear()

    def open(self, name: str, attrs: Mapping[str, str]) -> None:
        """Take a start tag."""
        if name == "a":
            self.close("a")
        if len(self._formats) >= _MOST_OPEN:
            self._ignored[name] += 1
            return
        kind = emphasis(name, attrs)
        role = self._role(name, attrs) if attrs else ""
        if "katex-display" in attrs.get("class", ""):
            kind = "display"
        elif any(one.kind == kind for one in self._formats):
            kind = ""
        elif kind not in KEPT_INLINE:
            kind = "span" if role else ""
        self._formats.append(_Format(name, kind, attrs if kind == "a" else {}, role))

    def close(self, name: str) -> None:
        """Take an end tag."""
        if self._ignored[name]:
            self._ignored[name] -= 1
            return
        for index in range(len(self._formats) - 1, -1, -1):
            if self._formats[index].name == name:
                # Elements opened later go on; the indexes of what is below stay as they are.
                self._formats[index] = _Format("", "", {}, "")
                del self._nodes[index:]
                break
        while len(self._formats) > self.floor and not self._formats[-1].name:
            self._formats.pop()
            del self._nodes[len(self._formats) :]

    def text(self, data: str, line: int) -> None:
        """Take text; white space of any kind and width is one space."""
        words = data.split()
        if not words:
            if self._line is not None and self._line.children:
                self._append(" ", line, (self._nodes or [self._line])[-1])
            return
        stripped = data.lstrip()
        line += data.count("\n", 0, len(data) - len(stripped))
        left = " " if len(stripped) < len(data) else ""
        right = " " if data[-1].isspace() else ""
        self._append(left + " ".join(words) + right, line, self._parent(line))

    def void(self, name: str, attrs: Mapping[str, str], line: int) -> None:
        """Take a line break or a picture."""
        if name == "br":
            if self._line is not None and self._line.children:
                self._new(Node("br", line), (self._nodes or [self._line])[-1])
            return
        self._new(Node("img", line, attrs), self._parent(line))

    def starts_formula(self, name: str, attrs: Mapping[str, str], line: int) -> bool:
        """Start a formula if an element is one; its text goes to `formula` then."""
        kind = attrs.get("type", "")
        if name == "script" and not kind.startswith("math/tex"):
            return False
        shown = "display" in kind or attrs.get("display") == "block"
        shown = shown or any(one.kind == "display" for one in self._formats)
        node = self._new(
            Node("math", line, {"display": "block"} if shown else {}), self._parent(line)
        )
        self.formula = Formula(node, name, in_tex=name == "script")
        if attrs.get("alttext"):
            self.formula.tex.append(attrs["alttext"])
        return True

    def formula_closed(self, name: str) -> None:
        """Take the end of the formula or of an element within it."""
        formula = self.formula
        if formula is None:
            return
        if name != formula.name:
            formula.close(name)
            return
        tex = "".join(formula.tex)
        if formula.name == "script":
            tex = _TEX_COMMENT.sub("", unescape(tex))
        tex = " ".join(tex.split())
        if tex:
            formula.node.children.append(Text(tex, formula.node.line))
        else:
            formula.node.name = "span"
            signs = " ".join("".join(formula.signs).split())
            formula.node.children.append(Text(signs, formula.node.line))
        self.formula = None

    def _parent(self, line: int) -> Node:
        """Return where text goes, after making the nodes of what is open."""
        if self._line is None:
            self._line = self._open_paragraph(line)
        parent = self._nodes[-1] if self._nodes else self._line
        for one in self._formats[len(self._nodes) :]:
            if one.kind not in ("", "display"):
                parent = self._made(one, line, parent)
            self._nodes.append(parent)
        return parent

    def _made(self, one: _Format, line: int, parent: Node) -> Node:
        # Word processors cut a bold sentence into many bold pieces.
        last = parent.children[-1] if parent.children else None
        if isinstance(last, Node) and last.name == one.kind not in ("a", "span") and not one.role:
            return last
        return self._new(Node(one.kind, line, one.attrs, one.role), parent)

    @staticmethod
    def _append(text: str, line: int, parent: Node) -> None:
        last = parent.children[-1] if parent.children else None
        if text == " " and isinstance(last, Text):
            if not last.text.endswith(" "):
                last.text += " "
            return
        parent.children.append(Text(text, line))
