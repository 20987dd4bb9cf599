"""What a person decided holds on every build, whatever matching, topics or titles would do."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from studyfold import decisions, inspection, ledger
from studyfold.encode import TfidfEncoder
from studyfold.match import gather, match
from studyfold.model import Entry, Item, Study, Verdicts
from studyfold.options import Options
from studyfold.pipeline import run
from studyfold.render.pages import pages

QaText = Callable[[Mapping[str, str]], str]
CUP = "A vessel to drink from, with a handle."
SETS: dict[str, dict[str, str]] = {
    "a": {"What is a cup?": CUP, "What is a jug?": "A vessel to pour from, with a spout."},
    "b": {"What is a cup?": f"{CUP} Mostly of clay.", "Why glaze clay?": "It keeps water in."},
    "c": {"What is a cup?": CUP, "How is clay fired?": "Slowly, in a kiln, at great heat."},
}


class Project:
    """A folder with sets, built as often as wanted."""

    def __init__(self, root: Path, qa_text: QaText) -> None:
        self.folder = root / "docs/sets"
        self.options = Options(root=root, model="tfidf")
        self.folder.mkdir(parents=True)
        for name, asked in SETS.items():
            self.write(f"{name}.md", qa_text(asked))
        self.id = {(item.set, item.question): item.id for item in run(self.options).study.items}
        self.cups = [self.id[name, "What is a cup?"] for name in "abc"]
        self.jug = self.id["a", "What is a jug?"]
        self.glaze = self.id["b", "Why glaze clay?"]
        self.fired = self.id["c", "How is clay fired?"]

    def write(self, name: str, text: str) -> None:
        """Write a file beside the sets."""
        (self.folder / name).write_text(text, encoding="utf-8")

    def study(self, decisions: str | None = None, keep: bool = False) -> Study:
        """Build with these decisions; `keep` writes the ledger, as `build` does."""
        if decisions is not None:
            self.write("decisions.yml", decisions)
        built = run(self.options)
        if keep:
            self.write("ledger.json", ledger.dump(built.ledger))
        return built.study


@pytest.fixture
def project(tmp_path: Path, qa_text: QaText) -> Project:
    """Three sets that all ask what a cup is."""
    return Project(tmp_path, qa_text)


def groups(study: Study) -> set[frozenset[str]]:
    """Return the entries as sets of items."""
    return {frozenset(entry.items) for entry in study.entries}


def holding(study: Study, item: str) -> Entry:
    """Return the entry of an item."""
    return next(entry for entry in study.entries if item in entry.items)


def told(study: Study) -> list[tuple[str, str, int | None]]:
    """Return level, code and line of what is said."""
    return [(note.level, note.code, note.line) for note in study.diagnostics]


def test_without_decisions_the_cups_are_one_entry(project: Project) -> None:
    """Which the tests below change."""
    assert frozenset(project.cups) in groups(project.study())


def test_same_joins_whatever_the_score(project: Project) -> None:
    """Two questions that have nothing in common."""
    study = project.study(f"- same: ['{project.jug}', '{project.fired}']")

    assert frozenset({project.jug, project.fired}) in groups(study)
    assert study.diagnostics == ()


def test_different_holds_against_a_third_item(project: Project) -> None:
    """However like both it is, and whatever a later build finds."""
    a, b, c = project.cups
    study = project.study(f"- different: ['{a}', '{b}']", keep=True)

    assert not [group for group in groups(study) if {a, b} <= group]
    assert len(holding(study, c).items) == 2
    assert groups(project.study()) == groups(study)


def test_split_leaves_items_to_the_person(project: Project) -> None:
    """Nothing joins them but what a person says."""
    a, b, c = project.cups
    alone = project.study(f"- split: '{a}'")
    with_jug = project.study(f"- split: '{a}'\n- same: ['{a}', '{project.jug}']")

    assert {frozenset({a}), frozenset({b, c})} <= groups(alone)
    assert {frozenset({a, project.jug}), frozenset({b, c})} <= groups(with_jug)


@pytest.mark.parametrize("name", ["id", "slug"])
def test_an_entry_that_was_split_stays_split(project: Project, name: str) -> None:
    """Though its id and address go on with one of its parts."""
    entry = holding(project.study("", keep=True), project.cups[0])
    decisions = f"- split: {getattr(entry, name)}"
    first = project.study(decisions, keep=True)
    again = [project.study(keep=True) for _ in range(3)]

    assert {frozenset({cup}) for cup in project.cups} <= groups(first)
    assert [groups(study) for study in again] == [groups(first)] * 3
    assert {entry.slug for entry in again[-1].entries} == {entry.slug for entry in first.entries}


def test_entries_that_were_joined_stay_joined(project: Project) -> None:
    """Though one of the two ids is gone, once they are one."""
    before = project.study("", keep=True)
    jug, fired = (holding(before, item) for item in (project.jug, project.fired))
    first = project.study(f"- same: [{jug.id}, {fired.id}]", keep=True)
    again = [project.study(keep=True) for _ in range(3)]

    assert frozenset({project.jug, project.fired}) in groups(first)
    assert [groups(study) for study in again] == [groups(first)] * 3
    assert again[-1].diagnostics == ()
    assert {jug.slug, fired.slug} == {
        holding(first, project.jug).slug,
        *holding(first, project.jug).aliases,
    }


def test_a_decision_follows_an_item_whose_wording_changed(project: Project) -> None:
    """Its id is another then; its answer still tells that it is the same."""
    project.study(f"- hide: '{project.jug}'", keep=True)
    project.write("ledger.json", project.folder.joinpath("ledger.json").read_text())
    shown = f"- {{title: Jugs, of: '{project.jug}'}}"
    project.study(shown, keep=True)
    text = project.folder.joinpath("a.md").read_text()
    project.write("a.md", text.replace("What is a jug?", "What's a jug, then?"))
    later = [project.study(keep=True) for _ in range(2)]

    assert [[e.question for e in study.entries if e.question == "Jugs"] for study in later] == [
        ["Jugs"]
    ] * 2
    assert later[-1].diagnostics == ()


def test_title_topic_and_order_are_those_that_a_person_gave(project: Project) -> None:
    """A title may have code in it; every wording stays findable as another one."""
    cup = project.cups[0]
    study = project.study(
        f"- {{title: 'Cups, `cup`', of: '{cup}'}}\n- prefer: '{cup}'\n"
        f"- {{topic: Vessels, of: ['{cup}', '{project.jug}']}}\n"
    )
    entry = holding(study, cup)

    assert (entry.question, entry.heading) == ("Cups, cup", "Cups, `cup`")
    assert entry.items[0] == cup
    assert entry.variants == ("What is a cup?",)
    assert [(t.title, len(t.entries)) for t in study.topics][-1] == ("Vessels", 2)
    assert told(study) == [("info", "new-topic", 3)]


def test_a_topic_of_the_topics_file_is_named_by_title_or_slug(project: Project) -> None:
    """And nothing that the file says is stronger."""
    project.write(
        "topics.yml",
        "topics:\n  - {title: Of clay, keywords: [clay]}\n"
        "  - {title: Vessels, slug: v, keywords: [cup, jug], entries: ['Why glaze clay?']}\n",
    )
    study = project.study(
        f"- {{topic: v, of: '{project.fired}'}}\n- {{topic: of clay, of: '{project.glaze}'}}\n"
        f"- {{topic: Vesels, of: '{project.jug}'}}\n"
    )
    where = {item: holding(study, item).topic for item in (project.fired, project.glaze)}

    assert where == {project.fired: "v", project.glaze: "of-clay"}
    assert told(study) == [("warning", "new-topic", 3)]
    assert "is 'Vessels' meant?" in study.diagnostics[0].message
    assert [topic.slug for topic in study.topics] == ["of-clay", "v", "vesels"]


def test_what_is_hidden_is_not_published_but_told(project: Project) -> None:
    """On no page, in no queue, but as a message and on the page on how the site was made."""
    text = project.folder.joinpath("a.md").read_text()
    project.write("a.md", text.replace("with a spout", "with a spout ![it](it.png) [x](x.pdf)"))
    (project.folder / "it.png").write_bytes(b"\x89PNG\r\n\x1a\n")
    (project.folder / "x.pdf").write_bytes(b"%PDF-1.4\n")
    assert len(project.study("", keep=True).attachments) == 2
    study = project.study(f"- hide: '{project.jug}'\n- hide: '{project.cups[1]}'", keep=True)
    made = {page.uri: page.source for page in pages(study, page_size=40)}
    about = made.pop("how-this-site-was-made.md")

    assert sorted(told(study)) == [("info", "hidden", 1), ("info", "hidden", 5)]
    assert not [uri for uri, source in made.items() if "jug" in source or "Mostly" in source]
    assert "“What is a jug?” is not published, as docs/sets/decisions.yml:1 hides it" in about
    assert "2 questions are not published" in about
    assert study.attachments == ()
    assert project.jug in [item.id for item in study.items]
    assert json.loads(inspection.dump(study, 40))["diagnostics"][0]["code"] == "hidden"
    # Its address stays its own, for the day when it is shown again.
    assert "what-is-a-jug" in project.folder.joinpath("ledger.json").read_text()
    assert "what-is-a-jug" in {entry.slug for entry in project.study("").entries}


def test_faults_of_the_file_cost_nothing_else(project: Project) -> None:
    """Each with its line; what is right is followed."""
    study = project.study(f"- hid: x\n- same: [a:1, '{project.jug}']\n- hide: '{project.fired}'\n")

    assert sorted(told(study)) == [
        ("error", "decisions-file", 1),
        ("info", "hidden", 5),
        ("warning", "unmatched-decision", 2),
    ]
    assert project.study("- [").diagnostics[0].code == "decisions-file"


@pytest.mark.parametrize(
    ("decisions", "usable"),
    [("- [", False), ("- hid: x\n", False), ("- hide: x\n", True), ("", True)],
)
def test_decisions_that_cannot_be_read_keep_the_ledger_from_being_written(
    project: Project, decisions: str, usable: bool
) -> None:
    """Addresses would be lost by merges that the decisions forbid."""
    project.write("decisions.yml", decisions)

    assert run(project.options).ledger_usable == usable


def test_the_decisions_file_is_no_set(project: Project) -> None:
    """Whatever it is called."""
    project.write("mine.yml", "- hide: x\n")
    options = Options(root=project.options.root, model="tfidf", decisions="docs/sets/mine.yml")

    assert [note.code for note in run(options).study.diagnostics] == ["unmatched-decision"]


def test_decisions_in_any_order_give_the_same(project: Project) -> None:
    """Where they do not contradict each other."""
    a, b, c = project.cups
    lines = [
        f"- different: ['{a}', '{b}']\n",
        f"- same: ['{c}', '{b}']\n",
        f"- same: ['{a}', '{project.jug}']\n",
        f"- prefer: '{c}'\n",
    ]
    one = project.study("".join(lines))

    assert project.study("".join(lines[::-1])) == one


def lexical(
    items: Sequence[Item], verdicts: Verdicts
) -> tuple[set[frozenset[str]], set[frozenset[str]]]:
    """Return the groups, and the pairs that a person is asked about."""
    evidence = gather(items, TfidfEncoder().encode)
    found = match(evidence, False, verdicts)
    return set(map(frozenset, found.groups)), {frozenset((m.a, m.b)) for m in found.review}


CUPS = [(name, question) for name in "abc" for question in ("What is a cup?", "Why cups?")]
SAID = st.lists(
    st.tuples(
        st.sampled_from(["same", "different", "split"]),
        st.lists(st.integers(0, len(CUPS) - 1), min_size=2, max_size=3, unique=True),
    ),
    max_size=7,
)


@settings(deadline=None, derandomize=True, max_examples=100)
@given(SAID)
def test_every_decision_that_is_followed_holds(
    make_item: Callable[..., Item], said: list[tuple[str, list[int]]]
) -> None:
    """Whatever else was decided, and whatever the scores are; the others are errors."""
    items = [make_item(name, question, CUP) for name, question in CUPS]
    text = "".join(f"- {kind}: {[items[n].id for n in numbers]}\n" for kind, numbers in said)
    known = {item.id: item for item in items}
    found, notes = decisions.read(text, "d.yml")
    decided = decisions.decide(found, "d.yml", decisions.Names(known, {}, {}, {}))
    groups, _ = lexical(items, decided.verdicts)
    group = {item: one for one in groups for item in one}

    assert notes == ()
    assert len(decided.placed) + len(decided.diagnostics) == len(said)
    for placed in decided.placed:
        held = [group[item] for item in placed.items]
        assert len(set(held)) == (1 if placed.decision.kind == "same" else len(held))
    for item in decided.alone:
        assert group[item] == decided.ties.together(item)


def test_nobody_is_asked_what_was_decided() -> None:
    """Neither the pair nor what follows from it, whichever way it was answered."""
    root = Path(__file__).resolve().parents[1]
    items = run(Options(root=root, model="tfidf")).study.items
    _, asked = lexical(items, Verdicts())
    (a, b), *_ = sorted(sorted(pair) for pair in asked)
    for verdicts in (
        Verdicts(joined=((a, b),)),
        Verdicts(apart=((b, a),)),
        Verdicts(alone=frozenset({a})),
    ):
        found, left = lexical(items, verdicts)
        group = {item: one for one in found for item in one}

        assert frozenset((a, b)) not in left
        assert (group[a] == group[b]) == bool(verdicts.joined)
        # Of two groups that are kept apart no other pair is asked.
        if verdicts.apart:
            assert not [
                pair
                for pair in left
                if pair <= group[a] | group[b] and len({group[x] for x in pair}) == 2
            ]
        if verdicts.alone:
            assert not [pair for pair in left if a in pair]
