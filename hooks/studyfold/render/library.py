"""A study with everything that its pages look up already looked up."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from studyfold.model import DIFFICULTIES, Difficulty, Entry, Item, QASet, Study, Topic
from studyfold.render.address import batches, entries_by_id, page_uri, relative
from studyfold.render.clean import Resolve

__all__ = ["Library", "plural"]


@dataclass(frozen=True)
class Library:
    """What every page needs to know: the study, its parts by name, and where they stand."""

    study: Study
    page_size: int
    directory_urls: bool
    items: dict[str, Item]
    entries: dict[str, Entry]
    sets: dict[str, QASet]
    topics: dict[str, Topic]
    places: dict[str, str]
    """The page and anchor of each entry: `topics/x.md#slug`."""
    files: dict[tuple[str, str], str]
    """The copy of each file below docs/, by the set's path and what the set calls it."""
    repository: str = ""
    """The address of the project's repository, where mistakes are reported."""

    @classmethod
    def of(
        cls, study: Study, page_size: int, directory_urls: bool = True, repository: str = ""
    ) -> Library:
        """Look everything up."""
        entries = entries_by_id(study)
        places = {
            id_: f"{page_uri(topic.slug, number)}#{entries[id_].slug}"
            for topic in study.topics
            for number, ids in batches(topic, page_size)
            for id_ in ids
        }
        return cls(
            study=study,
            page_size=page_size,
            directory_urls=directory_urls,
            items={item.id: item for item in study.items},
            entries=entries,
            sets={one.name: one for one in study.sets},
            topics={topic.slug: topic for topic in study.topics},
            places=places,
            files={(a.path, a.target): a.uri for a in study.attachments},
            repository=repository,
        )

    def link(self, target: str, source: str) -> str:
        """Return the relative address of a page or file (and anchor) as seen from a page."""
        return relative(target, source, directory_urls=self.directory_urls)

    def resolver(self, item: Item, entry: Entry) -> Resolve:
        """Return what turns an item's own addresses into those on the page of an entry."""
        page = self.places[entry.id].partition("#")[0]

        def resolve(target: str) -> str | None:
            uri = self.files.get((item.path, target))
            _, mark, anchor = target.partition("#")
            return None if uri is None else self.link(f"{uri}{mark}{anchor}", page)

        return resolve

    def set_title(self, name: str) -> str:
        """Return the title of a set."""
        return self.sets[name].title if name in self.sets else name

    def sets_of(self, entry: Entry) -> list[str]:
        """Return the names of the sets that ask an entry, each once, best answer first."""
        return list(dict.fromkeys(self.items[id_].set for id_ in entry.items))

    def answered(self, entry: Entry) -> bool:
        """Return whether any set answers an entry."""
        return any(self.items[id_].answer.strip() for id_ in entry.items)

    def difficulty(self, entry: Entry) -> Difficulty | None:
        """Return how hard most of an entry's sets call it; of as many votes the harder counts."""
        votes = Counter(self.items[id_].difficulty for id_ in entry.items)
        said = [level for level in DIFFICULTIES if votes[level]]
        return max(reversed(said), key=lambda level: votes[level], default=None)


def plural(number: int, one: str, many: str = "") -> str:
    """Return a number with its noun: `1 question`, `2 questions`, `1,200 questions`."""
    return f"{number:,} {one if number == 1 else many or f'{one}s'}"
