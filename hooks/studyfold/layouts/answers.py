"""An item's lines → its prompt, its answer and whether the answer is whole."""

from __future__ import annotations

import re
from collections.abc import Sequence

from studyfold.layouts.choose import Found
from studyfold.layouts.labels import answer_label, is_quoted, placeholder
from studyfold.layouts.scan import Line, bullet, dedent
from studyfold.text import fold

__all__ = ["body_of", "breaks_off", "ends_properly", "unlabelled", "unquoted"]

_TERMINAL = ".!?:;…。！？।؟~"
_CLOSERS = "\"'”’»*_`)]}> \t"
_LEFT_OPEN = frozenset(
    """a an the and or but nor of to in on at by for from with without as is are was were be been
    has have had that which who whose this these those its their our your if when while because
    so such than then into over under between through during via per not no can could will would
    should may might must do does did""".split()
)


def body_of(lines: Sequence[Line], found: Found, end: int) -> tuple[str, str]:
    """Return an item's prompt and answer as Markdown at the margin.

    Args:
        lines: the whole text.
        found: the item's question.
        end: the index of the line after the item's last one.
    """
    start = found.mark.line + 1
    label = found.mark.label
    if label is None:
        return "", _at_margin(lines[start:end])
    match = answer_label(lines[label].body)
    assert match is not None
    # The marker's own tab counts as many columns as it takes.
    column = len((" " * lines[label].indent + (match["bullet"] or "")).expandtabs(4))
    answer = [match["rest"] + ("  " if lines[label].hard else "")]
    answer += [_written(line, column) for line in lines[label + 1 : end]]
    if not match["rest"]:
        # What the label stands above may be indented further than the label itself.
        answer = _dedented(answer)
    return _at_margin(lines[start:label]), _trimmed(answer)


def _written(line: Line, column: int) -> str:
    return dedent(line.text, column) + ("  " if line.hard else "")


def _at_margin(lines: Sequence[Line]) -> str:
    return _trimmed(_dedented([_written(line, 0) for line in lines]))


def _dedented(lines: Sequence[str]) -> list[str]:
    depth = min((len(line) - len(line.lstrip(" ")) for line in lines if line.strip()), default=0)
    return [dedent(line, depth) for line in lines]


def _trimmed(lines: Sequence[str]) -> str:
    return "\n".join(lines).strip("\n").rstrip()


def unlabelled(answer: str) -> str:
    """Return an answer from a record without the label that was copied along with it."""
    first, _, rest = answer.strip().partition("\n")
    match = answer_label(first)
    if not match:
        return answer.strip()
    column = len(match["bullet"] or "")
    lines = [dedent(line, column) for line in rest.split("\n")] if rest else []
    return _trimmed([match["rest"], *lines] if match["rest"] else _dedented(lines))


def unquoted(answer: str) -> tuple[str, bool]:
    """Return an answer without the quotation marks around all of it.

    Returns:
        The answer, and whether its quotation is never closed, so that it must break off.
    """
    opening, inner = answer[:1], answer[1:]
    if opening not in ('"', "“"):
        return answer, False
    if is_quoted(answer):
        return inner[:-1].rstrip(), False
    if opening == '"':
        # Inner quotations come in pairs.
        unclosed = inner.count('"') % 2 == 0 and not inner.endswith('"')
    else:
        unclosed = inner.count("”") == inner.count("“") and not inner.endswith("”")
    return (inner, True) if unclosed else (answer, False)


def ends_properly(answer: str) -> bool:
    """Say whether an answer's end looks like one: a sentence's end, or no prose at all."""
    last = _last_line(answer)
    if not _is_prose(last):
        return True
    return last.rstrip(_CLOSERS)[-1:] in _TERMINAL or not last.rstrip(_CLOSERS)[-1:].isalnum()


def breaks_off(answer: str, usual: bool) -> bool:
    """Say whether an answer stops in the middle of a sentence.

    Args:
        answer: an answer that is not empty.
        usual: whether the set's answers usually end with a sentence's end. Where they do not, only
            an end that no sentence can have counts.
    """
    last = _last_line(answer)
    if not _is_prose(last) or placeholder(answer):
        return False
    bare = last.rstrip(_CLOSERS)
    if bare.endswith((",", "(", "[", "{", " -", " –", " —")):
        return True
    if last.rstrip("*_ \t")[-1:] == "`" or bare[-1:] in _TERMINAL or not bare[-1:].isalpha():
        return False
    bare = bare[bullet(bare) :]
    if " " in bare and fold(bare[-20:]).rpartition(" ")[2] in _LEFT_OPEN:
        return True
    return usual and not _is_list_item(answer) and len(bare.split()) > 3


def _last_line(answer: str) -> str:
    return answer.rstrip().rsplit("\n", 1)[-1].strip()


def _is_prose(line: str) -> bool:
    if not line or line.startswith(("|", "```", "~~~", "$$", "#", "<", "![", "\\]")):
        return False
    if re.search(r"https?://\S", line.rsplit(None, 1)[-1]):
        return False
    _, link, target = line.rpartition("](")
    return not link or ")" not in target or bool(re.search(r"\w", target.partition(")")[2]))


def _is_list_item(answer: str) -> bool:
    """Say whether the last line is an item of a list or belongs to one."""
    last = answer.rstrip().rsplit("\n", 1)[-1]
    return last.startswith((" ", "\t")) or bool(bullet(last.lstrip()))
