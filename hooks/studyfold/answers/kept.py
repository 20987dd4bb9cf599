"""What the answers of an entry came to, as a text to be kept until one of them changes."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import metadata, resources
from typing import Any

from studyfold.memory import digest
from studyfold.model import Addition, Answer, Contradiction, Item, Passage

__all__ = ["Folded", "dumped", "key_of", "loaded"]


@dataclass(frozen=True, slots=True)
class Folded:
    """An entry's items in order, and what their answers come to."""

    order: tuple[str, ...]
    """Item ids, the best answer first."""
    title: tuple[str, str, tuple[str, ...]]
    """The title as inline Markdown, the same as plain text, and the other wordings."""
    answer: Answer
    changes: tuple[tuple[str, str], ...] = ()
    """What was left out of an answer, each with its item."""


def key_of(items: Sequence[Item], rank: Mapping[str, int], model: str) -> bytes:
    """Return what `Folded` depends on, as a key.

    Args:
        items: the entry's items, in any order.
        rank: places of those that a person put first.
        model: the key of the model that reads the sentences; empty where letters are compared.
    """
    parts = [_rules(), model]
    for item in sorted(items, key=lambda item: item.id):
        place = str(rank.get(item.id, ""))
        parts += [item.id, item.question, item.heading, item.answer, item.status, place]
    return digest(*parts)


@cache
def _rules() -> str:
    """Return what stands for the rules by which answers are folded: other rules, another text."""
    package = resources.files("studyfold")
    names = ("text.py", "wording.py", "mathrules.py")
    files = [package / name for name in names]
    files += sorted((package / "answers").iterdir(), key=lambda file: file.name)
    texts = [file.read_text("utf-8") for file in files if file.name.endswith(".py")]
    versions = [metadata.version(name) for name in ("markdown-it-py", "sentencex")]
    return digest(*versions, *texts).hex()


def dumped(folded: Folded) -> str:
    """Return it as text; a lead that is whole is its item's answer, and need not be kept twice."""
    lead = folded.answer.lead
    if lead is not None and folded.answer.whole:
        short = dataclasses.replace(folded.answer, lead=Passage(lead.item, ""))
        folded = dataclasses.replace(folded, answer=short)
    return json.dumps(dataclasses.asdict(folded), ensure_ascii=False)


def loaded(text: str, items: Sequence[Item]) -> Folded | None:
    """Return it from its text; None where that is no such text.

    Args:
        text: what `dumped` returned.
        items: the entry's items.
    """
    try:
        values: Any = json.loads(text)
        answer = values["answer"]
        lead = answer["lead"]
        if lead is not None and answer["whole"]:
            lead["markdown"] = next(i.answer for i in items if i.id == lead["item"])
        heading, question, variants = values["title"]
        return Folded(
            tuple(values["order"]),
            (heading, question, tuple(variants)),
            Answer(
                lead=None if lead is None else Passage(**lead),
                whole=answer["whole"],
                broken=answer["broken"],
                goes_on=_passages(answer["goes_on"]),
                adds=tuple(
                    Addition(one["about"], _passages(one["passages"])) for one in answer["adds"]
                ),
                likenesses=_passages(answer["likenesses"]),
                examples=_passages(answer["examples"]),
                notes=_passages(answer["notes"]),
                contradictions=tuple(
                    Contradiction(one["kind"], Passage(**one["a"]), Passage(**one["b"]))
                    for one in answer["contradictions"]
                ),
            ),
            tuple((item, change) for item, change in values["changes"]),
        )
    except (ValueError, KeyError, TypeError, StopIteration):
        return None


def _passages(values: Sequence[Mapping[str, str]]) -> tuple[Passage, ...]:
    return tuple(Passage(**value) for value in values)
