"""Shapes that some programs write records in: columns, conversations, decks of CrowdAnki."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from studyfold.layouts.records.anki import deck_title, field_text
from studyfold.layouts.records.limits import bounded
from studyfold.layouts.records.names import named
from studyfold.layouts.records.values import markdown

__all__ = ["chat", "columnar", "crowd_anki", "lifted"]

_ASKING = ("user", "human", "prompter", "interviewer", "question")
_ANSWERING = ("assistant", "gpt", "bot", "model", "ai", "candidate", "answer")
_DEEPEST = 30


def chat(record: Mapping[str, Any]) -> dict[str, Any] | None:
    """Return the first question and answer of a record that is a conversation."""
    turns = next(
        (record[key] for key in ("messages", "conversations", "conversation", "turns")
         if isinstance(record.get(key), list)),
        None,
    )  # fmt: skip
    if not turns:
        return None
    said: dict[str, str] = {}
    for turn in turns[:50]:
        if not isinstance(turn, dict):
            return None
        who = str(turn.get("role", turn.get("from", turn.get("speaker", "")))).casefold()
        text = markdown(turn.get("content", turn.get("value", turn.get("text"))))
        if who in _ASKING:
            said.setdefault("question", text)
        elif who in _ANSWERING and "question" in said:
            said.setdefault("answer", text)
    if "answer" not in said:
        return None
    kept = {key: value for key, value in record.items() if value is not turns}
    return {**kept, **said}


def lifted(record: Mapping[str, Any]) -> dict[str, Any] | None:
    """Return a record whose question is a record of its own as one: `{"stem": …, "choices": …}`."""
    for key, inner in record.items():
        name = named(str(key))
        # `q1` is no question but the name of one.
        if name.role != "question" or name.choice or not isinstance(inner, dict):
            continue
        roles = {named(str(name)).role for name in inner}
        if "question" in roles and roles & {"options", "answer", "correct"}:
            rest = {name: value for name, value in record.items() if name != key}
            return {**inner, **rest}
    return None


def columnar(value: Mapping[str, Any]) -> list[dict[str, Any]] | None:
    """Return the rows of a table that is written column by column; None for anything else.

    As lists of one length, or as mappings from the number of a row to its cell.
    """
    if not 2 <= len(value) <= 100:
        return None
    roles = [named(str(key)).role for key in value]
    if "question" not in roles or not {"answer", "correct"} & set(roles):
        return None
    columns = {
        str(key): list(column.values()) if isinstance(column, dict) else column
        for key, column in value.items()
    }
    longest = max((len(c) for c in columns.values() if isinstance(c, list)), default=0)
    if longest < 2 or not all(
        isinstance(column, list) and len(column) == longest for column in columns.values()
    ):
        return None
    keyed = [set(column) for column in value.values() if isinstance(column, dict)]
    if keyed and (len(keyed) < len(value) or any(keys != keyed[0] for keys in keyed)):
        return None
    asked = columns[str(list(value)[roles.index("question")])]
    if not all(isinstance(cell, str) for cell in asked):
        return None
    places = bounded(range(longest))
    return [{name: column[place] for name, column in columns.items()} for place in places]


def crowd_anki(data: object) -> list[tuple[dict[str, Any], str, str]]:
    """Return the notes of a deck that CrowdAnki wrote: fields, deck and note type of each."""
    if not isinstance(data, dict) or data.get("__type__") != "Deck":
        return []
    models: dict[str, tuple[str, list[str]]] = {}
    found: list[tuple[dict[str, Any], str, str]] = []
    pending = [(data, 0)]
    while pending:
        deck, depth = pending.pop()
        for model in _members(deck.get("note_models")):
            names = [str(part.get("name", "")) for part in _members(model.get("flds"))]
            models[str(model.get("crowdanki_uuid"))] = (str(model.get("name", "")), names)
        title = deck_title(str(deck.get("name", "")))
        for note in _members(deck.get("notes")):
            kind, names = models.get(str(note.get("note_model_uuid")), ("", []))
            cells = note.get("fields")
            if not isinstance(cells, list):
                continue
            cells = [field_text(cell) if isinstance(cell, str) else "" for cell in cells]
            names = [*names, *(f"field {place + 1}" for place in range(len(names), len(cells)))]
            fields = dict(zip(names, cells, strict=False))
            found.append(({**fields, "guid": note.get("guid")}, title, kind))
        if depth < _DEEPEST:
            pending += [(child, depth + 1) for child in reversed(_members(deck.get("children")))]
    return found


def _members(value: object) -> list[dict[str, Any]]:
    return [part for part in value if isinstance(part, dict)] if isinstance(value, list) else []
