"""Values nested in one another, of JSON or YAML → the records among them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from studyfold.layouts.records.grouping import group_title, key_title
from studyfold.layouts.records.limits import bounded
from studyfold.layouts.records.loose import (
    Loose,
    answers_by_question,
    glossary,
    pairs,
    questions,
)
from studyfold.layouts.records.names import named
from studyfold.layouts.records.roles import filled
from studyfold.layouts.records.shapes import chat, columnar, crowd_anki, lifted

__all__ = ["Finding", "Found", "find"]

Path = tuple[str | int, ...]
"""The keys and indexes that lead to a value."""

_DEEPEST = 16
_UNSURE = 3
"""The rank of names that could be anything's: `text`, `content`."""
_SURE = 1


@dataclass(frozen=True, slots=True)
class Found:
    """One record of a document."""

    path: Path | None
    """Where it stands; None where it is scattered over the document."""
    fields: Mapping[str, Any]
    """Empty for a member of a list of records that is none."""
    section: str = ""
    ref: str = ""
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Finding:
    """The records of a document."""

    records: tuple[Found, ...] = ()
    """In their order."""
    named: bool = True
    """Whether their fields have names."""
    bare: bool = False
    """Whether they are texts that no name of a field introduces."""


def find(data: object) -> Finding:
    """Return the records of a document.

    What is surely a record is looked for first: a mapping with a name for a question. Only where
    there is none, weaker signs count: a title with a description, texts that ask.

    Raises:
        TooLargeError: where there are more than are read.
    """
    notes = crowd_anki(data)
    if notes:
        return Finding(tuple(Found(None, *note[:2], kind=note[2]) for note in bounded(notes)))
    if found := tuple(bounded(_records(data, _is_sure, (), ""))):
        return Finding(found)
    if found := tuple(bounded(_walk(data, answers_by_question, (), ""))):
        return Finding(found, bare=True)
    if found := tuple(bounded(_records(data, _is_likely, (), ""))):
        return Finding(found)
    if found := tuple(bounded(_walk(data, glossary, (), ""))):
        return Finding(found, bare=True)
    if found := tuple(bounded(_walk(data, pairs, (), ""))):
        return Finding(found, named=False)
    return Finding(tuple(bounded(_walk(data, questions, (), ""))), bare=True)


def _records(
    value: object, is_record: Callable[[object], bool], path: Path, section: str
) -> Iterator[Found]:
    if len(path) > _DEEPEST:
        return
    if isinstance(value, list):
        members = [is_record(member) for member in value]
        if any(members):
            for index, (member, sure) in enumerate(zip(value, members, strict=True)):
                inner = [] if sure else _inside(member, is_record, (*path, index), section)
                yield from inner or [_found(member, (*path, index), section)]
            return
        for index, member in enumerate(value):
            if isinstance(member, list | dict):
                yield from _records(member, is_record, (*path, index), section)
    elif isinstance(value, dict):
        if (columns := columnar(value)) is not None:
            yield from (Found(None, fields, section) for fields in columns)
            return
        if is_record(value) and not _is_group(value) and (is_record is _is_sure or _defines(value)):
            yield _found(value, path, section)
            return
        section = group_title(value, whole=not path) or section
        keyed = sum(is_record(member) for member in value.values())
        for key, member in value.items():
            if not isinstance(member, list | dict):
                continue
            single = keyed > 1 or _is_sure(member)
            if is_record(member) and single and not _is_group(member):
                yield replace(_found(member, (*path, key), section), ref=str(key))
            else:
                inside = key_title(str(key)) or section
                yield from _records(member, is_record, (*path, key), inside)


def _inside(
    member: object, is_record: Callable[[object], bool], path: Path, section: str
) -> list[Found]:
    """Return the records in a member of a list of records that is none itself."""
    found = list(_records(member, is_record, path, section))
    return found or list(_walk(member, answers_by_question, path, section))


def _found(member: object, path: Path, section: str) -> Found:
    if not isinstance(member, dict):
        return Found(path, {}, section)
    return Found(path, chat(member) or lifted(member) or member, section)


def _is_group(value: object) -> bool:
    """Say whether a mapping with a name for a question only introduces the records in it."""
    if not isinstance(value, dict) or _has(value, ("answer", "correct", "options", "extra")):
        return False
    return any(
        isinstance(member, list) and any(map(_is_sure, member[:5])) for member in value.values()
    )


def _has(value: Mapping[str, Any], roles: tuple[str, ...]) -> bool:
    return any(named(str(key)).role in roles for key in value)


def _defines(value: object) -> bool:
    """Say whether a mapping that stands alone is a record; a title with a text may be anything."""
    names = [named(str(key)) for key in value] if isinstance(value, dict) else []
    return any(name.role == "answer" and name.rank <= 2 for name in names)


def _is_text(value: object) -> bool:
    """Say whether a value can be a question: a text, or a list or a mapping that holds one."""
    if isinstance(value, str):
        return True
    if isinstance(value, list):
        return bool(value) and all(isinstance(part, str) for part in value)
    if isinstance(value, dict):
        if any(str(key).casefold() in ("text", "en", "stem") for key in value):
            return True
        texts = bool(value) and all(isinstance(part, str) for part in value.values())
        return texts and not _has(value, ("question", "answer"))
    return False


def _is_sure(value: object) -> bool:
    """Say whether a value is a record by a name that only questions have."""
    if not isinstance(value, dict):
        return False
    for key, member in value.items():
        name = named(str(key))
        if name.role == "question" and name.rank <= _SURE and _is_text(member):
            return True
    if str(value.get("@type")).casefold() == "question":
        return True
    return chat(value) is not None or lifted(value) is not None


def _is_likely(value: object) -> bool:
    """Say whether a value is a record by the names of a question and an answer together."""
    if not isinstance(value, dict):
        return False
    asked, answered = set(), set()
    chosen = _has(value, ("options", "correct", "wrong"))
    for key, member in value.items():
        name = named(str(key))
        if isinstance(member, list) and any(isinstance(part, dict) for part in member):
            continue
        unsure = chosen and name.role == "answer" and name.rank == _UNSURE
        if (name.role == "question" or unsure) and isinstance(member, str) and member.strip():
            asked.add(key)
        if (name.role in ("answer", "extra", "correct") or name.also < 9) and filled(member):
            answered.add(key)
    if asked and chosen:
        return True
    return bool(asked) and bool(answered) and len(asked | answered) > 1


def _walk(
    value: object, members: Callable[[object], Loose], path: Path, section: str
) -> Iterator[Found]:
    """Yield what a function finds in a value, or else in the values in it."""
    if len(path) > _DEEPEST or not isinstance(value, list | dict):
        return
    found = members(value)
    if found:
        yield from (Found((*path, key), fields, section) for key, fields in found)
        return
    for key, member in value.items() if isinstance(value, dict) else enumerate(value):
        inside = key_title(key) or section if isinstance(key, str) else section
        yield from _walk(member, members, (*path, key), inside)
