"""Ids and addresses for good: which entry of today is which entry of before.

The ledger is a JSON file that `build_site.py build` writes and people commit. An entry is known
again by its items: by their ids first, then by their answers where only a question's wording was
changed.
"""

from __future__ import annotations

import hashlib
import json
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from studyfold.model import Diagnostic, Entry, Item
from studyfold.text import Slugs, fold, slugify

__all__ = ["Ledger", "Record", "dump", "identify", "load", "names", "reworded"]

_VERSION = 1


@dataclass(frozen=True, slots=True)
class Record:
    """What the ledger holds of one entry."""

    id: str
    slug: str
    aliases: tuple[str, ...]
    """Slugs that lead here too: those of entries that were merged into this one."""
    items: Mapping[str, str]
    """Item ids with a digest of each one's answer."""


@dataclass(frozen=True, slots=True)
class Ledger:
    """Every entry that was ever published."""

    records: tuple[Record, ...] = ()
    named: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """The items that a name in the decisions file meant when it was first followed. Entries merge
    and split, not least by those decisions; what was decided about one must not follow it about."""


def load(path: Path, shown: str) -> tuple[Ledger, tuple[Diagnostic, ...]]:
    """Read the ledger; a missing file is an empty ledger, a broken one is an error."""
    if not path.is_file():
        return Ledger(), ()
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
        return _checked(data), ()
    except json.JSONDecodeError as fault:
        line: int | None = fault.lineno
        problem = f"it is no JSON ({fault.msg})"
    except ValueError as fault:
        line, problem = None, str(fault)
    except (OSError, AttributeError, KeyError, TypeError, RecursionError) as fault:
        line, problem = None, f"it has not the shape that build_site.py writes ({fault!r})"
    message = (
        f"the ledger cannot be used: {problem}. Restore it from version control: without it "
        "entries may get other addresses. It is left as it is."
    )
    return Ledger(), (Diagnostic("error", "ledger", shown, line, message),)


def _checked(data: Mapping[str, Any]) -> Ledger:
    """Return the ledger that a JSON document holds; ValueError where addresses would be unclear."""
    if data["version"] != _VERSION:
        raise ValueError(
            f"it is of version {data['version']!r}, and this Studyfold knows {_VERSION}"
        )
    records = tuple(_record(part) for part in data["entries"])
    ids = Counter(record.id for record in records)
    slugs = Counter(slug for record in records for slug in {record.slug, *record.aliases})
    # Two branches that were merged line by line can leave this behind.
    twice = sorted(name for name, count in (ids + slugs).items() if max(ids[name], slugs[name]) > 1)
    if twice:
        raise ValueError(f"it gives the same id or address to two entries ({', '.join(twice)})")
    named = {str(k): tuple(map(str, v)) for k, v in data.get("named", {}).items()}
    return Ledger(records, named)


def _record(data: Mapping[str, Any]) -> Record:
    aliases = tuple(str(alias) for alias in data.get("aliases", ()))
    items = {str(key): str(value) for key, value in data["items"].items()}
    return Record(str(data["id"]), str(data["slug"]), aliases, items)


def dump(ledger: Ledger) -> str:
    """Return the ledger as the text of its file, sorted so that changes make small diffs."""
    entries = []
    for record in sorted(ledger.records, key=lambda record: record.id):
        part: dict[str, Any] = {"id": record.id, "slug": record.slug}
        if record.aliases:
            part["aliases"] = sorted(record.aliases)
        part["items"] = dict(sorted(record.items.items()))
        entries.append(part)
    data: dict[str, Any] = {"version": _VERSION, "entries": entries}
    if ledger.named:
        data["named"] = {name: sorted(items) for name, items in sorted(ledger.named.items())}
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"


def names(ledger: Ledger) -> dict[str, tuple[str, ...]]:
    """Return the items of every entry by each of its names: its id, its slugs of now and before."""
    known: dict[str, tuple[str, ...]] = {}
    for record in ledger.records:
        for name in (record.id, record.slug, *record.aliases):
            known[name] = tuple(sorted(record.items))
    return known


def reworded(ledger: Ledger, items: Mapping[str, Item]) -> dict[str, str]:
    """Return for items that are gone those that have their answers now, in other words."""
    known = {item: digest for record in ledger.records for item, digest in record.items.items()}
    new: dict[tuple[str, str], list[str]] = defaultdict(list)
    for identity, item in items.items():
        digest = _digest(item.answer)
        if digest and identity not in known:
            new[_set_of(identity), digest].append(identity)
    gone = Counter((_set_of(item), digest) for item, digest in known.items() if item not in items)
    return {
        item: new[_set_of(item), digest][0]
        for item, digest in known.items()
        if item not in items
        and gone[_set_of(item), digest] == 1
        and len(new[_set_of(item), digest]) == 1
    }


def identify(
    entries: Sequence[Entry], items: Mapping[str, Item], ledger: Ledger
) -> tuple[tuple[Entry, ...], Ledger]:
    """Give every entry its id and slug: those it had, or new ones.

    Args:
        entries: the merged entries; their id and slug are not looked at.
        items: every item by its id.
        ledger: what was published before.

    Returns:
        The entries with ids, slugs and aliases, in their order, and the ledger to write. Records
        of entries that are gone stay in the ledger, so that a set that comes back gets its old
        addresses and nobody else gets them meanwhile.
    """
    digests = {item: _digest(value.answer) for item, value in items.items()}
    owner = _owners(entries, digests, ledger)
    ids = {record.id for record in ledger.records}
    slugs = Slugs(slug for record in ledger.records for slug in (record.slug, *record.aliases))
    known = {record.id: record for record in ledger.records}
    merged_into: dict[str, list[str]] = defaultdict(list)
    result: list[Entry] = []
    for index, entry in enumerate(entries):
        own, others = owner.get(index, ("", []))
        if own:
            record = known[own]
            aliases = list(record.aliases)
            for other in others:
                aliases += [known[other].slug, *known[other].aliases]
                merged_into[own].append(other)
            identity, slug = record.id, record.slug
            extra = tuple(sorted(set(aliases) - {slug}))
        else:
            slug = slugify(entry.question, slugs)
            identity, extra = _new_id(entry, items, ids), ()
        ids.add(identity)
        slugs.add(slug)
        result.append(replace(entry, id=identity, slug=slug, aliases=extra))
    return tuple(result), _updated(result, digests, known, merged_into)


def _owners(
    entries: Sequence[Entry], digests: Mapping[str, str], ledger: Ledger
) -> dict[int, tuple[str, list[str]]]:
    """Return for each known entry the record that it continues and the others it took in."""
    by_item: dict[str, str] = {}
    by_answer: dict[tuple[str, str], set[str]] = defaultdict(set)
    for record in ledger.records:
        for item, digest in record.items.items():
            by_item[item] = record.id
            by_answer[_set_of(item), digest].add(record.id)
    sizes = {record.id: len(record.items) for record in ledger.records}
    votes: list[tuple[int, int, int, str]] = []
    for index, entry in enumerate(entries):
        count: Counter[str] = Counter()
        for item in entry.items:
            if item in by_item:
                count[by_item[item]] += 2
                continue
            # The wording changed: the same set's same answer still says which entry it was.
            same_answer = by_answer[_set_of(item), digests[item]]
            if digests[item] and len(same_answer) == 1:
                count[next(iter(same_answer))] += 1
        votes += [(-n, sizes[identity], index, identity) for identity, n in count.items()]
    given: set[str] = set()
    owner: dict[int, tuple[str, list[str]]] = {}
    # The strongest claim first: a record goes to one entry only, so a split leaves the address
    # with the part that kept most of its items.
    for _, _, index, identity in sorted(votes):
        if identity in given:
            continue
        given.add(identity)
        if index in owner:
            owner[index][1].append(identity)
        else:
            owner[index] = (identity, [])
    return owner


def _updated(
    entries: Sequence[Entry],
    digests: Mapping[str, str],
    known: Mapping[str, Record],
    merged_into: Mapping[str, Sequence[str]],
) -> Ledger:
    gone = {other for others in merged_into.values() for other in others}
    held = {item for entry in entries for item in entry.items}
    records = {identity: record for identity, record in known.items() if identity not in gone}
    # An item that moved to another entry must not vote for its old one for ever.
    absent = {
        identity: {item: digest for item, digest in record.items.items() if item not in held}
        for identity, record in known.items()
    }
    for identity, record in records.items():
        records[identity] = replace(record, items=absent[identity])
    for entry in entries:
        now = {item: digests[item] for item in entry.items}
        reworded = {(_set_of(item), digest) for item, digest in now.items() if digest}
        # The items of a set that is away still belong here when it comes back.
        away = {
            item: digest
            for identity in (entry.id, *merged_into.get(entry.id, ()))
            for item, digest in absent.get(identity, {}).items()
            if (_set_of(item), digest) not in reworded
        }
        records[entry.id] = Record(entry.id, entry.slug, entry.aliases, away | now)
    return Ledger(tuple(records[identity] for identity in sorted(records)))


def _set_of(item: str) -> str:
    return item.rpartition(":")[0]


def _digest(answer: str) -> str:
    """Return a short digest of an answer; empty for an empty one, which tells nothing."""
    words = fold(answer)
    return hashlib.sha256(words.encode(errors="surrogatepass")).hexdigest()[:8] if words else ""


def _new_id(entry: Entry, items: Mapping[str, Item], taken: set[str]) -> str:
    """Return an id made of the entry's first item, so that it does not depend on the others."""
    first = min(entry.items)
    digest = hashlib.sha256(f"{first}\0{items[first].question}".encode(errors="surrogatepass"))
    identity = base = f"q{digest.hexdigest()[:8]}"
    number = 2
    while identity in taken:
        identity = f"{base}-{number}"
        number += 1
    return identity
