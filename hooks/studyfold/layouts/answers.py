"""An item's lines → its prompt, its answer and whether the answer is whole."""

from __future__ import annotations

import re
from collections.abc import Sequence

from studyfold.layouts.folds import Fold
from studyfold.layouts.found import Found
from studyfold.layouts.label import Label
from studyfold.layouts.labels import (
    answer_label,
    is_label_title,
    is_quoted,
)
from studyfold.layouts.markers import bullet
from studyfold.layouts.page import Page
from studyfold.layouts.scan import Line, dedent
from studyfold.text import fold

__all__ = ["body_of", "breaks_off", "ends_properly", "last_prose", "unlabelled", "unquoted"]

_DEFINITION = re.compile(r"^[ ]{0,3}[:~][ \t]+|^[ ]{1,4}")
_TERMINAL = ".!?:;…。！？।؟~"
_CODE = ("</code>", "</kbd>", "</pre>", "</samp>")
_CLOSERS = "\"'”’»*_`)]}> \t"
_LEFT_OPEN = frozenset(
    """a an the and or but nor of to in on at by for from with without as is are was were be been
    has have had that which who whose this these those its their our your if when while because
    so such than then into over under between through during via per not no can could will would
    should may might must do does did""".split()
)


def body_of(page: Page, found: Found, label: Label | None, end: int) -> tuple[str, str]:
    """Return an item's prompt and answer as Markdown at the margin.

    Args:
        page: the text; lines that say nothing are blank in it.
        found: the item's question.
        label: the line that opens its answer, where one does.
        end: the index of the line after the item's last one.
    """
    lines, mark = page.lines, found.mark
    start = mark.body
    if label is None:
        if mark.form == "fold":
            return "", _unwrapped(page, found, end)
        if mark.form == "callout":
            quoted = (line.body.removeprefix(">").removeprefix(" ") for line in lines[start:end])
            return "", _trimmed(list(quoted))
        if mark.form == "definition":
            more = [_DEFINITION.sub("", _written(line, 0)) for line in lines[start:end]]
            return "", _trimmed([mark.rest, *more])
        below = _without_indent(lines[start:end])
        return "", _trimmed([mark.rest, *below] if mark.rest else below)
    prompt = _trimmed(_without_indent(lines[start : label.line]))
    if mark.rest:
        prompt = f"{mark.rest}\n\n{prompt}".strip()
    under = _inside(page, found, label.line + 1, end)
    if label.kind == "fold":
        return prompt, _folded(page, label, under)
    rest = label.rest
    if mark.form == "fold" and label.line == page.fold_at(mark.line).end:
        rest = rest.removesuffix("</details>").rstrip()
    answer = [rest + ("  " if lines[label.line].hard and rest else "")]
    answer += [_written(line, label.column) for line in under]
    if not rest:
        # What the label stands above may be indented further than the label itself.
        answer = _dedented(answer)
    for stray in ("**", "__", "</b>", "</strong>"):
        # Of `Ans:** It …` the bold sign was opened before the label.
        if answer[0].startswith(stray) and answer[0].count(stray) == 1 and answer[0].strip("_"):
            answer[0] = answer[0].removeprefix(stray).lstrip()
    return prompt, _trimmed(answer)


def _inside(page: Page, found: Found, start: int, end: int) -> list[Line]:
    """Return some lines of an item, the last ones; of a fold that asks without its closing tag."""
    lines = list(page.lines[start:end])
    if found.mark.form == "fold":
        fold = page.fold_at(found.mark.line)
        if start <= fold.end < end:
            text = lines[fold.end - start].text[: fold.close].rstrip()
            last = lines[fold.end - start]
            lines[fold.end - start] = last._replace(text=text, kind="text" if text else "blank")
    return lines


def _folded(page: Page, label: Label, below: Sequence[Line]) -> str:
    """Return what a fold named `Answer` holds, with what follows it in its item.

    Args:
        page: the text.
        label: the fold's line.
        below: the lines of the item below it.
    """
    fold = page.fold_at(label.line)
    end = label.line + 1 + len(below)
    return _of_fold(page, fold, fold.rest, end, below[fold.end - label.line :])


def _unwrapped(page: Page, found: Found, end: int) -> str:
    fold = page.fold_at(found.mark.line)
    return _of_fold(page, fold, found.mark.rest, end, page.lines[fold.end + 1 : end])


def _of_fold(page: Page, fold: Fold, rest: str, end: int, behind: Sequence[Line]) -> str:
    inner = [_written(line, 0) for line in page.lines[fold.body : min(fold.end, end)]]
    if fold.end < end and fold.end >= fold.body:
        closing = page.lines[fold.end]
        before = closing.text[: fold.close]
        if before.strip():
            inner.append(before.rstrip())
    held = _stripped([rest, *_dedented(inner)] if rest else _dedented(inner))
    more = _trimmed(_without_indent(behind))
    return f"{held}\n\n{more}".strip() if more else held


_EDGE = re.compile(r"\s*(?:</?(?:p|b|strong|div|center|span)\b[^<>]*>|<br\s*/?>)\s*", re.IGNORECASE)


def _stripped(lines: Sequence[str]) -> str:
    """Return a fold's content without the tags that only wrap all of it."""
    text = _trimmed(lines)
    while match := _EDGE.match(text):
        text = text[match.end() :]
    while True:
        cut = text.rstrip()
        at = cut.rfind("<")
        if at < 0 or not _EDGE.fullmatch(cut[at:]):
            break
        text = cut[:at]
    lines = text.split("\n")
    title = is_label_title(lines[0].lstrip("# ")) if lines[0].startswith("#") else None
    if title is not None:
        lines[0] = title
    elif (label := answer_label(lines[0])) is not None:
        lines[0] = label["rest"]
    return _trimmed(_dedented(lines))


def _written(line: Line, column: int) -> str:
    text = dedent(line.text, column) if column else line.text
    return f"{text}  " if line.hard else text


def _without_indent(lines: Sequence[Line]) -> list[str]:
    depth = lines[0].indent if lines else 0
    for line in lines:
        if line.indent != depth or line.kind != "text":
            break
    else:
        # All stand at one column, as the points of a list do.
        return [f"{line.body}  " if line.hard else line.body for line in lines]
    return _dedented([f"{line.text}  " if line.hard else line.text for line in lines])


def _dedented(lines: Sequence[str]) -> list[str]:
    first = lines[0] if lines else ""
    if first.strip() and first[0] != " ":
        return list(lines)
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


def last_prose(answer: str) -> str:
    """Return an answer's last line, or nothing where that is no prose."""
    last = answer.rstrip().rsplit("\n", 1)[-1].strip()
    return last if _is_prose(last) else ""


def ends_properly(last: str) -> bool:
    """Say whether an answer's end looks like one: a sentence's end, or no prose at all.

    Args:
        last: what `last_prose` says of the answer.
    """
    end = last.rstrip(_CLOSERS)[-1:]
    return not last or end in _TERMINAL or not end.isalnum()


def breaks_off(answer: str, last: str, usual: bool) -> bool:
    """Say whether an answer stops in the middle of a sentence.

    Args:
        answer: an answer that is not empty.
        last: what `last_prose` says of it.
        usual: whether the set's answers usually end with a sentence's end. Where they do not, only
            an end that no sentence can have counts.
    """
    if not last:
        return False
    bare = last.rstrip(_CLOSERS)
    if bare.endswith((",", "(", "[", "{", " -", " –", " —")):
        return True
    if (
        last.endswith(_CODE)
        or last.rstrip("*_ \t")[-1:] == "`"
        or bare[-1:] in _TERMINAL
        or not bare[-1:].isalpha()
    ):
        return False
    bare = bare[bullet(bare) :]
    if " " in bare and fold(bare[-20:]).rpartition(" ")[2] in _LEFT_OPEN:
        return True
    return usual and not _is_list_item(answer) and len(bare.split()) > 3


def _is_prose(line: str) -> bool:
    if not line or line.startswith(("|", "```", "~~~", "$$", "#", "<", "![", "\\]")):
        return False
    if "://" in line and re.search(r"https?://\S", line.rsplit(None, 1)[-1]):
        return False
    if "](" not in line:
        return True
    _, _, target = line.rpartition("](")
    return ")" not in target or bool(re.search(r"\w", target.partition(")")[2]))


def _is_list_item(answer: str) -> bool:
    """Say whether the last line is an item of a list or belongs to one."""
    last = answer.rstrip().rsplit("\n", 1)[-1]
    return last.startswith((" ", "\t")) or bool(bullet(last.lstrip()))
