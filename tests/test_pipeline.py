"""The project's own sets are read in full, and one bad set never costs another."""

from __future__ import annotations

import json
import re
import shutil
from collections import Counter
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest

from studyfold import inspection, ledger
from studyfold.model import Diagnostic, Study
from studyfold.options import Options
from studyfold.pipeline import Built, build, read, run
from studyfold.render import to_html

ROOT = Path(__file__).resolve().parents[1]
QaText = Callable[[Mapping[str, str]], str]

STATUSES = ["complete", "unanswered", "truncated"]
LEVELS = ["error", "warning", "info"]
ANY, NULL = re.compile(".*", re.DOTALL), type(None)
CONTRACT: dict[str, dict[str, Any]] = {
    "sets": {
        "name": re.compile(r"[^\s/]+"),
        "path": re.compile(r"[^\\]+"),
        "title": re.compile(".+"),
        "layout": re.compile(".+"),
        "items": int,
    },
    "items": {
        "id": re.compile(r"\S+:[0-9a-f]{8}(-\d+)?"),
        "ref": (NULL, str),
        "set": re.compile(r"\S+"),
        "line": (NULL, int),
        "end_line": (NULL, int),
        "number": (NULL, str),
        "section": (NULL, str),
        "question": re.compile(r"\S(.*\S)?"),
        "prompt": ANY,
        "answer": ANY,
        "status": re.compile("|".join(STATUSES)),
    },
    "entries": {
        "id": re.compile(r"q[0-9a-f]{8}(-\d+)?"),
        "slug": re.compile(r"[^\W_]+(-[^\W_]+)*"),
        "url": re.compile(r"topics/[^/]+/(\d+/)?#[^\s#]+"),
        "question": re.compile(r"\S(.*\S)?"),
        "topic": re.compile(r"[^\W_]+(-[^\W_]+)*"),
        "items": [str],
        "variants": [str],
    },
    "topics": {"slug": re.compile(r"[^\W_]+(-[^\W_]+)*"), "title": str, "entries": [str]},
    "review": {"a": str, "b": str, "score": float, "merged": bool},
    "skipped": {
        "set": str,
        "path": str,
        "line": int,
        "end_line": int,
        "reason": re.compile(".+"),
    },
    "diagnostics": {
        "level": re.compile("|".join(LEVELS)),
        "code": re.compile(r"[a-z-]+"),
        "path": (NULL, str),
        "line": (NULL, int),
        "message": re.compile(r"\S.*\S"),
    },
}


def fits(value: object, kind: Any) -> bool:
    """Say whether a value is of a kind: a type, several, a pattern of a text, or a list."""
    if isinstance(kind, re.Pattern):
        return isinstance(value, str) and kind.fullmatch(value) is not None
    if isinstance(kind, list):
        return isinstance(value, list) and all(fits(part, kind[0]) for part in value)
    # True is an int to Python, but not to those who read the document.
    return isinstance(value, kind) and isinstance(value, bool) == (kind is bool)


def misfits(document: Mapping[str, Any]) -> list[str]:
    """Return the places where a document differs from the contract."""
    found = [] if list(document) == list(CONTRACT) else [f"parts: {list(document)}"]
    for part, names in CONTRACT.items():
        for number, row in enumerate(document[part]):
            if list(row) != list(names):
                found.append(f"{part}[{number}]: {list(row)}")
                continue
            found += [
                f"{part}[{number}].{name}: {row[name]!r}"
                for name, kind in names.items()
                if not fits(row[name], kind)
            ]
    return found


def with_model(project: Path, **more: Any) -> Options:
    """Return options that use the sentence model, with vectors that `make site` has kept."""
    return Options(root=project, cache=str(ROOT / ".cache/studyfold"), **more)


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the project's own sets."""
    root = tmp_path_factory.mktemp("project")
    shutil.copytree(ROOT / "docs/sets", root / "docs/sets")
    return root


@pytest.fixture(scope="module")
def own(project: Path) -> Built:
    """What the sentence model makes of the project's own sets."""
    return run(with_model(project))


@pytest.fixture(scope="module")
def document(own: Built) -> Any:
    """The same as the document of `inspect --json`."""
    return json.loads(inspection.dump(own.study, 40))


def test_the_projects_own_sets_are_read_in_full(own: Built) -> None:
    """Seventy questions in six sets become forty to fifty entries, and two answers break off."""
    study = own.study
    counts = {status: sum(i.status == status for i in study.items) for status in STATUSES}

    assert (len(study.sets), len(study.items)) == (6, 70)
    assert counts == {"complete": 68, "unanswered": 0, "truncated": 2}
    assert 40 <= len(study.entries) <= 50


def test_the_projects_own_sets_have_no_fault(own: Built) -> None:
    """All there is to be said is which two answers break off, and what one does without."""
    assert [(note.level, note.code) for note in own.study.diagnostics] == [
        ("info", "tidied"),
        ("info", "truncated"),
        ("info", "truncated"),
    ]


def test_every_line_is_in_one_item_or_one_skipped_block(own: Built, project: Path) -> None:
    """Nothing of a set is lost in silence."""
    held: Counter[tuple[str, int]] = Counter()
    for item in own.study.items:
        assert item.line is not None
        assert item.end_line is not None
        held.update((item.path, line) for line in range(item.line, item.end_line + 1))
    for block in own.study.skipped:
        held.update((block.path, line) for line in range(block.line, block.end_line + 1))
    filled = {
        (path.relative_to(project).as_posix(), number)
        for path in (project / "docs/sets").glob("*.md")
        for number, line in enumerate(path.read_text(encoding="utf-8").split("\n"), 1)
        if line.strip()
    }

    assert {place for place in filled if held[place] != 1} == set()


def test_every_item_is_in_one_entry_and_every_entry_in_one_topic(own: Built) -> None:
    """Nothing is lost between the stages either."""
    study = own.study
    by_topic = {entry: topic.slug for topic in study.topics for entry in topic.entries}

    assert sorted(name for entry in study.entries for name in entry.items) == sorted(
        item.id for item in study.items
    )
    assert sorted(name for topic in study.topics for name in topic.entries) == sorted(
        entry.id for entry in study.entries
    )
    assert by_topic == {entry.id: entry.topic for entry in study.entries}
    assert len({entry.slug for entry in study.entries}) == len(study.entries)


def test_no_title_speaks_of_a_video(own: Built) -> None:
    """Some of the sets were made from one; the site has none."""
    titles = [entry.question for entry in own.study.entries]

    assert [title for title in titles if re.search(r"\b(video|transcript|lecture)\b", title)] == []


def test_the_document_has_exactly_the_shape_of_the_contract(document: Any) -> None:
    """Names, their order, types and values."""
    assert misfits(document) == []


def test_the_parts_of_the_document_name_each_other(document: Any) -> None:
    """Every reference leads to a row, and every count is right."""
    items = {item["id"]: item for item in document["items"]}
    entries = {entry["id"]: entry for entry in document["entries"]}
    sets = {one["name"]: one for one in document["sets"]}

    assert len(items) == len(document["items"])
    assert {name: sum(i["set"] == name for i in items.values()) for name in sets} == {
        name: one["items"] for name, one in sets.items()
    }
    assert {name for entry in entries.values() for name in entry["items"]} == set(items)
    assert {name for topic in document["topics"] for name in topic["entries"]} == set(entries)
    assert {name for pair in document["review"] for name in (pair["a"], pair["b"])} <= set(items)
    assert all(entry["url"].endswith(f"#{entry['slug']}") for entry in entries.values())
    assert all(entry["question"] not in entry["variants"] for entry in entries.values())
    assert all(block["set"] in sets for block in document["skipped"])


def test_a_second_run_gives_the_same_bytes(own: Built, project: Path) -> None:
    """And the same ledger, with every vector out of the cache."""
    again = run(with_model(project))

    assert inspection.dump(again.study, 40) == inspection.dump(own.study, 40)
    assert again == own


def test_another_order_of_the_files_gives_the_same_bytes(own: Built, project: Path) -> None:
    """One by one, backwards, and each twice."""
    files = sorted(f"docs/sets/{path.name}" for path in (project / "docs/sets").glob("*.md"))
    other = run(with_model(project, sets=(*reversed(files), *files)))

    assert inspection.dump(other.study, 40) == inspection.dump(own.study, 40)


def test_the_committed_ledger_knows_every_entry(own: Built, project: Path) -> None:
    """So that every clone publishes the same addresses; `build` brings it up to date."""
    committed, _ = ledger.load(project / "docs/sets/ledger.json", "ledger.json")
    known = {(record.id, record.slug) for record in committed.records}

    assert {(entry.id, entry.slug) for entry in own.study.entries} - known == set()
    assert own.ledger_usable


def test_reading_writes_nothing_beside_the_sets(own: Built, project: Path) -> None:
    """The ledger is the doors' to write."""
    before = sorted(path.name for path in (ROOT / "docs/sets").iterdir())

    assert sorted(path.name for path in project.rglob("*") if path.is_file()) == before


def lexical(root: Path, **options: Any) -> Study:
    """Build a study by words alone."""
    return build(Options(root=root, model="tfidf", **options))


GOOD = {"What is a cup?": "A vessel to drink from.", "What is a jug?": "A vessel to pour from."}
BAD: list[tuple[str, str | bytes, str, int | None]] = [
    ("docs/sets/empty.md", "", "empty-set", None),
    ("docs/sets/blank.md", " \n\n", "empty-set", None),
    ("docs/sets/picture.md", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "not-text", None),
    ("docs/sets/binary.txt", b"\0\1\2\3", "not-text", None),
    ("docs/sets/latin.md", "1\n2\n### Caf\xe9?\n".encode("latin-1"), "not-text", 3),
    ("docs/sets/none.md", "Nothing here\n\nasks anything.\n", "no-questions", 1),
    ("docs/sets/broken.json", '[{"question": "Q?",\n  "answer" "A"}]', "json", 2),
    ("docs/sets/topics.yml", "topics:\n  - title: [x\n", "topics-file", 3),
]


@pytest.mark.parametrize(("name", "content", "code", "line"), BAD, ids=[row[0] for row in BAD])
def test_a_bad_file_is_one_error_and_the_others_are_read(
    tmp_path: Path, qa_text: QaText, name: str, content: str | bytes, code: str, line: int | None
) -> None:
    """With its file and its line, where it has one."""
    folder = tmp_path / "docs/sets"
    folder.mkdir(parents=True)
    (folder / "good.md").write_text(qa_text(GOOD), encoding="utf-8")
    (tmp_path / name).write_bytes(content.encode() if isinstance(content, str) else content)
    study = lexical(tmp_path)

    assert [(n.level, n.code, n.path, n.line) for n in study.diagnostics] == [
        ("error", code, name, line)
    ]
    assert [item.question for item in study.items] == list(GOOD)
    assert len(study.entries) == 2


def test_broken_front_matter_costs_the_title_alone(tmp_path: Path, qa_text: QaText) -> None:
    """One error with its line; the set's questions are read."""
    front = f"---\ntitle: Cups\nby: [me\n---\n\n{qa_text(GOOD)}"
    (tmp_path / "cups.md").write_text(front, encoding="utf-8")
    study = lexical(tmp_path, sets=("cups.md",))

    assert [(n.level, n.code, n.path) for n in study.diagnostics] == [
        ("error", "front-matter", "cups.md")
    ]
    assert study.diagnostics[0].line in (3, 4)
    assert [item.question for item in study.items] == list(GOOD)


@pytest.mark.parametrize(
    ("sets", "code", "path"),
    [
        (("nowhere",), "missing-path", "nowhere"),
        (("folder",), "empty-folder", "folder"),
    ],
)
def test_a_missing_place_is_one_error_and_the_others_are_read(
    tmp_path: Path, qa_text: QaText, sets: tuple[str, ...], code: str, path: str
) -> None:
    """A wrong path and an empty folder cost only themselves."""
    (tmp_path / "folder").mkdir()
    (tmp_path / "good.md").write_text(qa_text(GOOD), encoding="utf-8")
    study = lexical(tmp_path, sets=(*sets, "good.md"))

    assert [(n.level, n.code, n.path, n.line) for n in study.diagnostics] == [
        ("error", code, path, None)
    ]
    assert [item.question for item in study.items] == list(GOOD)


def test_a_broken_ledger_is_one_error_and_is_not_usable(tmp_path: Path, qa_text: QaText) -> None:
    """The site is built with new addresses, and nobody may write them down."""
    folder = tmp_path / "docs/sets"
    folder.mkdir(parents=True)
    (folder / "good.md").write_text(qa_text(GOOD), encoding="utf-8")
    (folder / "ledger.json").write_text("<<<<<<<", encoding="utf-8")
    built = run(Options(root=tmp_path, model="tfidf"))

    assert [(n.code, n.path, n.line) for n in built.study.diagnostics] == [
        ("ledger", "docs/sets/ledger.json", 1)
    ]
    assert not built.ledger_usable


def test_a_missing_model_is_one_warning(tmp_path: Path, qa_text: QaText) -> None:
    """The study is made by words instead."""
    (tmp_path / "good.md").write_text(qa_text(GOOD), encoding="utf-8")
    study = build(Options(root=tmp_path, sets=("good.md",), model="./no-such-folder"))

    assert [(n.level, n.code) for n in study.diagnostics] == [("warning", "model-missing")]
    assert (study.model, len(study.entries)) == ("TF-IDF (no sentence model)", 2)


def test_all_faults_are_told_in_the_order_of_their_places(tmp_path: Path) -> None:
    """By path and line, whatever stage found them."""
    folder = tmp_path / "docs/sets"
    folder.mkdir(parents=True)
    for name, content, *_ in BAD:
        (tmp_path / name).write_bytes(content.encode() if isinstance(content, str) else content)
    notes = lexical(tmp_path).diagnostics

    assert [note.path for note in notes] == sorted(name for name, *_ in BAD)


def test_no_set_at_all_is_a_study_of_nothing(tmp_path: Path) -> None:
    """Every stage can do with nothing."""
    study = build(Options(root=tmp_path, sets=("nowhere",)))

    assert (study.sets, study.items, study.entries, study.topics, study.review) == ((),) * 5
    assert [note.code for note in study.diagnostics] == ["missing-path"]


def test_addresses_are_those_of_the_ledger(tmp_path: Path, qa_text: QaText) -> None:
    """What another set and a new wording would change stays as it was published."""
    (tmp_path / "a.md").write_text(qa_text(GOOD), encoding="utf-8")
    first = run(Options(root=tmp_path, sets=("a.md",), ledger="l.json", model="tfidf"))
    (tmp_path / "l.json").write_text(ledger.dump(first.ledger), encoding="utf-8")
    reworded = {"How would you define a cup?": GOOD["What is a cup?"], "Why?": "So."}
    (tmp_path / "a.md").write_text(qa_text(reworded), encoding="utf-8")
    (tmp_path / "b.md").write_text(qa_text(GOOD), encoding="utf-8")
    second = run(Options(root=tmp_path, sets=("b.md", "a.md"), ledger="l.json", model="tfidf"))
    cup = next(e for e in second.study.entries if "a:" in str(e.items) and "cup" in e.question)

    assert cup.slug == "what-is-a-cup"


HOSTILE = {
    "ticks": "`" * 3000,
    "stars": "*a " * 3000,
    "brackets": "[a](" * 1000,
    "acronym": "AB (" + "a" * 3000,
    "script": "<script>alert(1)</script>" * 50,
    "sources": "in the video, " * 500,
}


@pytest.mark.parametrize("kind", HOSTILE)
def test_hostile_questions_go_the_whole_way(tmp_path: Path, qa_text: QaText, kind: str) -> None:
    """They are neither lost nor do they hang a stage, and no script comes out."""
    asked = {f"What is {HOSTILE[kind][:90]} x?": f"It is {HOSTILE[kind]}.", **GOOD}
    (tmp_path / "h.md").write_text(qa_text(asked), encoding="utf-8")
    study = lexical(tmp_path, sets=("h.md",))

    assert len(study.items) == 3
    assert "<script" not in to_html(study.items[0].answer)


def test_reading_alone_finds_the_same_items(own: Built, project: Path) -> None:
    """`check` needs no model and sees what a build sees."""
    reading = read(Options(root=project))

    assert (reading.sets, reading.items, reading.skipped) == (
        own.study.sets,
        own.study.items,
        own.study.skipped,
    )


def test_diagnostics_show_their_place() -> None:
    """As much of it as is known."""
    notes = [
        Diagnostic("error", "c", "a.md", 3, "m"),
        Diagnostic("error", "c", "a.md", None, "m"),
        Diagnostic("error", "c", None, None, "m"),
    ]

    assert [str(note) for note in notes] == ["a.md:3: m", "a.md: m", "m"]


def test_a_table_without_questions_that_a_set_links_to_is_a_download(tmp_path: Path) -> None:
    """Data are no set: the table comes with the site, and nothing is said of it."""
    (tmp_path / "sets").mkdir()
    (tmp_path / "sets" / "a.md").write_text("## What is iris?\n\nA [table](iris.csv).\n")
    (tmp_path / "sets" / "iris.csv").write_text(
        "sepal,petal,kind\n5.1,3.5,a\n4.9,3.0,b\n6.3,3.3,c\n"
    )

    reading = read(Options(root=tmp_path, sets=("sets",)))

    assert (
        [one.name for one in reading.sets],
        [one.target for one in reading.attachments],
        [note.code for note in reading.diagnostics],
    ) == (["a"], ["iris.csv"], [])
