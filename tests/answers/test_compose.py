"""The answers of one entry read like one, and say each thing once."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from pathlib import Path

import pytest

from studyfold.answers import Said, compose
from studyfold.memory import Memory
from studyfold.model import Answer, Entry, Item

MakeItem = Callable[..., Item]

LEAD = """\
Dropout switches off random units of a network while it is being trained.

- **Why:** units cannot rely on each other, which makes overfitting less likely.
- **How often:** usually with a probability of 0.5.
"""
AGAIN = "Dropout randomly switches off units of a network while it is being trained."
NEW = "Batch statistics shift when it is combined with normalisation layers."
CODE = "```python\nh = h * mask / (1 - p)\n```"
TABLE = "| Layer | Rate |\n| --- | --- |\n| dense | half |"
LIKE = "It is like a choir that rehearses without some of its singers."


@pytest.fixture
def fold(make_item: MakeItem) -> Callable[..., Entry]:
    """Return what makes an entry of answers, the first one's set called `a`."""

    def fold(*answers: str, said: Said | None = None, **more: object) -> Entry:
        items = [
            make_item(name, "What is dropout?", answer, **more)
            for name, answer in zip("abcdef", answers, strict=False)
        ]
        by_id = {item.id: item for item in items}
        found = {
            compose([[item.id for item in order]], by_id, said).entries[0]
            for order in itertools.permutations(items)
        }
        (only,) = found
        return only

    return fold


Fold = Callable[..., Entry]


def added(answer: Answer) -> list[str]:
    """Return what other answers add, passage by passage."""
    return [passage.markdown for one in answer.adds for passage in one.passages]


def test_a_single_answer_is_shown_as_it_is(fold: Fold) -> None:
    """Unchanged, and nothing beside it."""
    answer = fold(LEAD).answer

    assert answer.lead is not None
    assert (answer.lead.markdown, answer.whole) == (LEAD, True)
    assert answer == Answer(answer.lead)


def test_nothing_is_said_twice(fold: Fold) -> None:
    """A sentence in nearly the same words adds nothing, one of its own does."""
    assert added(fold(LEAD, f"{AGAIN} {NEW}").answer) == [NEW]


def test_the_same_answer_of_two_sets_is_one(fold: Fold) -> None:
    """Whatever the white space."""
    assert added(fold(LEAD, LEAD.replace("\n", "\n\n") + "  ").answer) == []


@pytest.mark.parametrize("block", [CODE, TABLE, "$$\nh = m x\n$$", "![Plot](plot.png)"])
def test_blocks_are_added_whole_with_what_leads_in_to_them(fold: Fold, block: str) -> None:
    """Once, whichever answers have them."""
    other = f"{AGAIN} This is how it goes:\n\n{block}"

    assert added(fold(LEAD, other, other + "\n").answer) == [f"This is how it goes:\n\n{block}"]


def test_a_fact_is_not_lost_in_similar_words(fold: Fold) -> None:
    """Another number makes a sentence another one, however near it comes."""
    lead = LEAD + "\nIn wide dense layers of large networks people use a rate of 0.5 by default."
    other = "For wide layers in networks, people often take 0.2 as the rate, by habit."

    assert added(fold(lead, other).answer) == [other]


def test_what_adds_to_one_thing_stands_together(fold: Fold) -> None:
    """Under the heading that a set gives it, each passage with its item."""
    one = f"## Side effects\n\n{NEW}"
    other = "## Side effects\n\nTraining takes about twice as long until the loss settles.\n"
    (group,) = fold(LEAD, one, other).answer.adds

    assert group.about == "Side effects"
    assert {passage.item.partition(":")[0] for passage in group.passages} == {"b", "c"}


def test_a_sentence_brings_along_what_it_leans_on(fold: Fold) -> None:
    """Without the sentence before it, “this” would hang in the air."""
    before = "Masks are drawn anew for each training example that the units of a network see."
    leaning = "This costs memory on large accelerators."

    assert added(fold(LEAD, f"{before} {leaning}").answer) == [f"{before} {leaning}"]


def test_comparisons_stand_apart(fold: Fold) -> None:
    """Taken out of the lead, which is then no longer whole, and each with its item."""
    answer = fold(f"{LEAD}\n{LIKE}", AGAIN).answer

    assert answer.lead is not None
    assert LIKE not in answer.lead.markdown
    assert not answer.whole
    assert [(one.item.partition(":")[0], one.markdown) for one in answer.likenesses] == [
        ("a", LIKE)
    ]


def test_a_comparison_that_the_rest_leans_on_stays(fold: Fold) -> None:
    """The lead must read well without it."""
    answer = fold(f"{LEAD}\n{LIKE} This makes every unit of a network count.").answer

    assert answer.whole
    assert answer.likenesses == ()


def test_an_answer_that_is_nothing_but_a_comparison_stays_whole(fold: Fold) -> None:
    """Something must lead."""
    answer = fold(LIKE).answer

    assert answer.lead is not None
    assert answer.lead.markdown == LIKE


def test_a_broken_answer_is_completed_by_another(make_item: MakeItem) -> None:
    """It goes on where the sentence is found in full."""
    items = [
        make_item("a", "Q?", f"{LEAD}\nWith normalisation layers the batch", status="truncated"),
        make_item("b", "Q?", f"With normalisation layers the batch shifts. {NEW}"),
    ]
    by_id = {item.id: item for item in items}
    said = Said(preferred=["a:q"])
    answer = compose([[item.id for item in items]], by_id, said).entries[0].answer

    assert answer.broken
    assert [one.markdown for one in answer.goes_on] == [
        f"With normalisation layers the batch shifts. {NEW}"
    ]
    assert added(answer) == []


def test_half_a_sentence_adds_nothing(make_item: MakeItem) -> None:
    """Where another answer breaks off."""
    items = [
        make_item("a", "Q?", LEAD),
        make_item("b", "Q?", f"{NEW} Another thing that is good to kn", status="truncated"),
    ]
    by_id = {item.id: item for item in items}
    answer = compose([[item.id for item in items]], by_id).entries[0].answer

    assert added(answer) == [NEW]


def test_a_preferred_answer_leads(fold: Fold) -> None:
    """However much more another says."""
    said = Said(preferred=["b:what-is-dropout"])

    assert fold(LEAD, "It drops units.", said=said).items[0] == "b:what-is-dropout"


def test_an_answer_that_the_others_agree_with_leads(fold: Fold) -> None:
    """Of answers that say as much."""
    odd = "Parrots eat seeds and nuts, and most of them live in warm forests of the south."
    good = "Dropout turns off random units in training, so that a network overfits less."
    other = "In training, dropout turns off random units; a network then overfits less often."

    assert fold(odd, good, other).items[-1] == "a:what-is-dropout"


@pytest.mark.parametrize(
    ("one", "other", "kind"),
    [
        ("The usual rate is 0.5 in dense layers.", "The usual rate is 0.2 in dense layers.", 0),
        ("Dropout is active at test time too.", "Dropout is not active at test time.", 1),
        ("Dropout increases the training loss.", "Dropout decreases the training loss.", 2),
    ],
)
def test_contradictions_are_told(make_item: MakeItem, one: str, other: str, kind: int) -> None:
    """With both places; nobody but the maintainer sees them without a decision."""
    items = [make_item("a", "Q?", one), make_item("b", "Q?", other)]
    by_id = {item.id: item for item in items}
    ids = [item.id for item in items]
    told = compose([ids], by_id)
    (found,) = told.entries[0].answer.contradictions
    (note,) = told.diagnostics

    assert (found.kind, found.shown) == (("numbers", "negation", "opposites")[kind], False)
    assert (note.code, note.level) == ("answers-disagree", "info")
    assert {"a:q", "b:q"} <= set(note.message.rpartition("(")[2].strip(")").split(", "))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("A rate of 0.5 fits dense layers.", "A kernel of 3 fits small pictures."),
        ("It is a task (spam or not spam).", "It is a task (spam or ham)."),
        ("Dropout increases the loss.", "A larger rate decreases the number of active units."),
    ],
)
def test_other_things_are_no_contradictions(make_item: MakeItem, one: str, other: str) -> None:
    """Only nearly the same words about the same thing are."""
    items = {item.id: item for item in (make_item("a", "Q?", one), make_item("b", "Q?", other))}

    assert compose([list(items)], items).entries[0].answer.contradictions == ()


def test_a_decision_shows_or_settles_a_contradiction(make_item: MakeItem) -> None:
    """Shown with its reason, and told to nobody any more; one that nothing points to as well."""
    one, other = "The usual rate is 0.5 in dense layers.", "The usual rate is 0.2 in dense layers."
    items = {item.id: item for item in (make_item("a", "Q?", one), make_item("b", "Q?", other))}
    pair = ("a:q", "b:q")
    shown = compose([list(items)], items, Said(disagreeing={pair: "It depends."}))
    settled = compose([list(items)], items, Said(agreeing=[pair]))
    (found,) = shown.entries[0].answer.contradictions

    assert (found.shown, found.why, shown.diagnostics) == (True, "It depends.", ())
    assert (settled.entries[0].answer.contradictions, settled.diagnostics) == ((), ())


def test_what_was_folded_before_is_remembered(make_item: MakeItem, tmp_path: Path) -> None:
    """And gives the same; another answer, or another order by a person, is folded anew."""
    items = {
        item.id: item
        for item in (make_item("a", "Q?", f"{LEAD}\n{LIKE}"), make_item("b", "Q?", NEW))
    }
    memory = Memory(tmp_path, "m.sqlite3", str)
    first = compose([list(items)], items, memory=memory)
    file = tmp_path / "m.sqlite3"
    before = file.read_bytes()
    again = compose([list(items)], items, memory=memory)
    other = compose([list(items)], items, Said(preferred=["b:q"]), memory=memory)

    assert again == first == compose([list(items)], items)
    assert other.entries[0].items == ("b:q", "a:q")
    assert before != file.read_bytes()


def test_languages_without_cues_lose_nothing(fold: Fold) -> None:
    """Sentences of another script are compared by their letters."""
    lead = (
        "梯度消失是指梯度在反向传播时变得非常小。这会让前面的层学习得很慢。常用的办法是残差连接。"
    )
    other = "梯度消失是指梯度在反向传播时变得非常小。批量归一化也有帮助。"

    assert added(fold(lead, other).answer) == ["批量归一化也有帮助。"]


@pytest.mark.parametrize(
    "part",
    [
        "[a. ",
        "**A. ",
        "` `` ``` ",
        "It is like a tap. ",
        "- a\n  - b: ",
        "For example, 1. ",
        "(As I said, $x. ",
        "> ",
        "| a ",
        "“One. ",
        "word: ",
    ],
)
@pytest.mark.parametrize("others", [(), ("It is like a tap that drips. And more.",)])
def test_hostile_answers_take_time_in_step(
    make_item: MakeItem, work: Callable[..., int], part: str, others: tuple[str, ...]
) -> None:
    """Twice as much of anything takes about twice as long."""

    def calls(times: int) -> int:
        answers = (part * times, *others)
        items = [make_item(name, "Q?", a) for name, a in zip("ab", answers, strict=False)]
        by_id = {item.id: item for item in items}
        return work(lambda: compose([list(by_id)], by_id))

    calls(10)
    assert calls(800) < 2.6 * calls(400) + 2000
