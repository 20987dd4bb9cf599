"""Study → the JSON document of `inspect --json`."""

from __future__ import annotations

import dataclasses
import json
from typing import Any

from studyfold.model import Study
from studyfold.render import addresses

__all__ = ["document", "dump"]

_PUBLIC_TOPIC = ("slug", "title", "entries")
_PUBLIC_ENTRY = ("id", "slug", "question", "topic", "items", "variants")
_PUBLIC_ITEM = (
    "id",
    "ref",
    "set",
    "line",
    "end_line",
    "number",
    "section",
    "question",
    "prompt",
    "answer",
    "status",
)


def document(study: Study, page_size: int) -> dict[str, Any]:
    """Return the whole result of a build as plain values.

    Args:
        study: the result.
        page_size: the most entries on one page, which decides the entries' addresses.
    """
    urls = addresses(study, page_size)
    entries = []
    for entry in study.entries:
        values = _chosen(entry, _PUBLIC_ENTRY)
        entries.append(
            {"id": values.pop("id"), "slug": values.pop("slug"), "url": urls[entry.id], **values}
        )
    return {
        "sets": [dataclasses.asdict(qaset) for qaset in study.sets],
        "items": [_chosen(item, _PUBLIC_ITEM) for item in study.items],
        "entries": entries,
        "topics": [_chosen(topic, _PUBLIC_TOPIC) for topic in study.topics],
        "review": [_chosen(match, ("a", "b", "score", "merged")) for match in study.review],
        "skipped": [dataclasses.asdict(block) for block in study.skipped],
        "diagnostics": [dataclasses.asdict(note) for note in study.diagnostics],
    }


def dump(study: Study, page_size: int) -> str:
    """Return that document as JSON text."""
    return json.dumps(document(study, page_size), ensure_ascii=False, indent=1) + "\n"


def _chosen(value: Any, names: tuple[str, ...]) -> dict[str, Any]:
    return {name: getattr(value, name) for name in names}
