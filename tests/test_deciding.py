"""People decide: on a terminal, in a document, and told why."""

from __future__ import annotations

import fcntl
import json
import os
import re
import select
import struct
import subprocess
import sys
import termios
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pytest

from studyfold import terminal
from studyfold.cli import main
from studyfold.match import Part, reason
from studyfold.match.features import FEATURES
from studyfold.options import Options
from studyfold.pipeline import build
from studyfold.review import Codes

ROOT = Path(__file__).resolve().parents[1]
QaText = Callable[[Mapping[str, str]], str]
WriteProject = Callable[..., Path]
Captured = pytest.CaptureFixture[str]


@pytest.fixture
def project(write_project: WriteProject, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project with the sets of this one, which leave some pairs in doubt; we stand in it."""
    sets = {
        f"docs/sets/{path.name}": path.read_bytes() for path in (ROOT / "docs/sets").glob("*.md")
    }
    root = write_project(sets).parent
    monkeypatch.chdir(root)
    return root


def queue(root: Path) -> list[tuple[str, str]]:
    """Return the pairs in doubt."""
    return [(one.a, one.b) for one in build(Options(root=root, model="tfidf")).review]


def decided(root: Path) -> str:
    """Return the decisions file without comments."""
    text = (root / "docs/sets/decisions.yml").read_text(encoding="utf-8")
    return re.sub(r" *#.*\n?", "\n", text).replace("\n\n", "\n").strip()


class Terminal:
    """A command that runs on a terminal of its own."""

    def __init__(self, root: Path, *words: str, columns: int = 100) -> None:
        self.ours, theirs = os.openpty()
        fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 40, columns, 0, 0))
        self.before = termios.tcgetattr(theirs)
        environment = {k: v for k, v in os.environ.items() if k not in ("COLUMNS", "NO_COLOR")}
        self.process = subprocess.Popen(
            [sys.executable, ROOT / "build_site.py", "--config-file", "mkdocs.yml", *words],
            cwd=root,
            stdin=theirs,
            stdout=theirs,
            stderr=theirs,
            start_new_session=True,
            preexec_fn=lambda: fcntl.ioctl(0, termios.TIOCSCTTY, 0),
            env=environment | {"TERM": "xterm"},
        )
        self.theirs = theirs
        self.seen = self.pending = ""

    def until(self, wanted: str) -> str:
        """Read until a text appears, and return what was read up to it."""
        while wanted not in self.pending:
            ready, _, _ = select.select([self.ours], [], [], 60)
            assert ready, f"{wanted!r} did not appear in {self.pending!r}"
            self.pending += os.read(self.ours, 65536).decode(errors="replace")
        read, _, self.pending = self.pending.partition(wanted)
        self.seen += read + wanted
        return read + wanted

    def press(self, keys: str) -> None:
        """Press keys."""
        os.write(self.ours, keys.encode())

    def end(self) -> int:
        """Wait for the end and return the status."""
        return self.process.wait(60)

    def close(self) -> None:
        """Leave nothing running."""
        if self.process.poll() is None:
            self.process.kill()
            self.process.wait()
        os.close(self.ours)
        os.close(self.theirs)


@pytest.fixture
def run_on_terminal(project: Path) -> Iterator[Callable[..., Terminal]]:
    """Return what runs a command on a terminal."""
    opened: list[Terminal] = []

    def start(*words: str, columns: int = 100) -> Terminal:
        opened.append(Terminal(project, *words, columns=columns))
        return opened[-1]

    yield start
    for one in opened:
        one.close()


def test_one_key_each_decides(project: Path, run_on_terminal: Callable[..., Terminal]) -> None:
    """Every answer is in the file before the next pair is shown; undo takes it out again."""
    (a, b), (c, d), *rest = queue(project)
    screen = run_on_terminal("review", "--quiet")
    first = screen.until("[?] ")
    screen.press("s")
    screen.until(f"2/{len(rest) + 2}")
    assert decided(project) == f"- same:\n    - {a}\n    - {b}"
    screen.until("[?] ")
    screen.press("d")
    screen.until("[?] ")
    assert decided(project).endswith(f"- different:\n    - {c}\n    - {d}")
    screen.press("u")
    screen.until("[?] ")
    assert decided(project) == f"- same:\n    - {a}\n    - {b}"
    screen.press("\x1b[A?")
    screen.until("skip it")
    screen.press("q")
    screen.until("1 the same, 0 different: kept in docs/sets/decisions.yml")

    assert screen.end() == 0
    assert "\x1b[1;4m" in first
    assert " │ " in first
    assert termios.tcgetattr(screen.theirs) == screen.before
    assert (a, b) not in queue(project)


def test_ctrl_c_loses_nothing(project: Path, run_on_terminal: Callable[..., Terminal]) -> None:
    """The answers so far are kept, and the terminal is as it was."""
    screen = run_on_terminal("review", "--quiet", columns=60)
    assert " │ " not in screen.until("[?] ")
    screen.press("s")
    screen.until("[?] ")
    screen.press("\x03")
    screen.until("1 the same, 0 different: kept in")

    assert screen.end() == 130
    assert decided(project).startswith("- same:")
    assert termios.tcgetattr(screen.theirs) == screen.before
    assert "Traceback" not in screen.seen


def test_a_terminal_that_goes_away_ends_it(
    project: Path, run_on_terminal: Callable[..., Terminal]
) -> None:
    """Ctrl-D is the end of the input."""
    screen = run_on_terminal("review", "--quiet")
    screen.until("[?] ")
    screen.press("\x04")
    screen.until("Nothing was answered.")

    assert screen.end() == 0
    assert not (project / "docs/sets/decisions.yml").exists()


def test_an_import_asks_before_it_writes(
    project: Path, run_on_terminal: Callable[..., Terminal], capsys: Captured
) -> None:
    """No is no; yes is yes."""
    main(["review", "--quiet", "--export", "p.md"])
    key = re.findall(r"pair-\w+-\w+", (project / "p.md").read_text())[0]
    (project / "back.md").write_text(f"{key}: same")
    for answer, status in (("n", 1), ("", 1), ("y", 0)):
        assert not (project / "docs/sets/decisions.yml").exists()
        screen = run_on_terminal("review", "--quiet", "--import", "back.md")
        screen.until("Write 1 decision to docs/sets/decisions.yml? [y/N] ")
        screen.press(f"{answer}\n")
        assert screen.end() == status
    assert decided(project).startswith("- same:")


def test_without_a_terminal_review_points_to_the_document(project: Path, capsys: Captured) -> None:
    """At once, before anything is read."""
    assert main(["review"]) == 1
    assert capsys.readouterr() == (
        "",
        "studyfold: review expects a person at a terminal, and found none; write the questions "
        "into a file with `review --export FILE`, and read the answers with "
        "`review --import FILE`\n",
    )


def test_a_document_goes_out_and_comes_back(project: Path, capsys: Captured) -> None:
    """Its answers are followed, and nothing is asked or written twice."""
    pairs = queue(project)
    main(["review", "--quiet", "--export", "p.md"])
    text = (project / "p.md").read_text()
    text = text.replace("\nAnswer:\n", "\nAnswer: **Same**, truly\n", 1)
    (project / "p.md").write_text(text)
    statuses = [main(["review", "--quiet", "--import", "p.md"])]
    nothing = not (project / "docs/sets/decisions.yml").exists()
    statuses += [main(["review", "--quiet", "--import", "p.md", "--yes"]) for _ in range(2)]
    out, err = capsys.readouterr()

    assert (statuses, nothing, err) == ([1, 0, 0], True, "")
    assert decided(project) == (
        f'- same:\n    - {pairs[0][0]}\n    - {pairs[0][1]}\n  why: "truly"'
    )
    assert out.splitlines()[1:] == [
        f"1 the same, 0 different; 0 decided before, {len(pairs) - 1} without an answer, 0 refused",
        "Nothing was written; with --yes it is written without asking.",
        f"1 the same, 0 different; 0 decided before, {len(pairs) - 1} without an answer, 0 refused",
        "Written to docs/sets/decisions.yml. The next build follows it.",
        f"0 the same, 0 different; 1 decided before, {len(pairs) - 1} without an answer, 0 refused",
        "There is nothing to write.",
    ]
    assert pairs[0] not in queue(project)


def test_what_cannot_be_placed_is_refused_with_its_line(project: Path, capsys: Captured) -> None:
    """What contradicts a decision, too; the rest is written."""
    (a, b), (c, d), *_ = queue(project)
    main(["review", "--quiet", "--export", "p.md"])
    one, two = re.findall(r"pair-\w+-\w+", (project / "p.md").read_text())[:2]
    (project / "docs/sets/decisions.yml").write_text(f"- different: ['{a}', '{b}']\n")
    (project / "p.md").write_text(f"{one}: same\n{two}: different\npair-00000-11111: same\n")
    capsys.readouterr()
    status = main(["review", "--quiet", "--import", "p.md", "--yes"])
    out, err = capsys.readouterr()

    assert status == 1
    assert [line.split(":")[:3] for line in err.splitlines()] == [
        ["p.md", "1", " error"],
        ["p.md", "3", " error"],
    ]
    assert "which docs/sets/decisions.yml:1 keeps apart" in err
    assert out.startswith("0 the same, 1 different; 0 decided before, 0 without an answer, 2 ref")
    assert decided(project).endswith(f"- different:\n    - {c}\n    - {d}")


def test_answers_that_contradict_each_other_are_told_by_their_lines(
    project: Path, capsys: Captured
) -> None:
    """Through others too; the earlier are written."""
    items = [item.id for item in build(Options(root=project, model="tfidf")).items]
    codes, (a, b, c) = Codes(items), items[:3]
    lines = [f"{codes.key(a, b)}: same", f"{codes.key(b, c)}: same", f"{codes.key(c, a)}: d"]
    (project / "p.md").write_text("\n".join(lines))

    assert main(["review", "--quiet", "--import", "p.md", "--yes"]) == 1
    assert "p.md:3: error: 'different' parts" in (told := capsys.readouterr().err)
    assert "which line 1 and line 2 keep together" in told
    assert decided(project).count("- same:") == 2


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (None, "p.md: expected an exported document, found no such file"),
        ("# Hello\n", "p.md: expected keys of pairs with answers"),
    ],
)
def test_another_document_is_one_clear_message(
    project: Path, capsys: Captured, text: str | None, told: str
) -> None:
    """Nothing is written."""
    if text is not None:
        (project / "p.md").write_text(text)

    assert main(["review", "--quiet", "--import", "p.md", "--yes"]) == 1
    assert capsys.readouterr().err.startswith(f"studyfold: {told}")


def test_answers_are_not_overwritten_by_an_export(project: Path, capsys: Captured) -> None:
    """Nor is a file that is something else; a document without answers is."""
    path = project / "p.md"
    main(["review", "--quiet", "--export", "p.md"])
    blank = path.read_text()
    statuses = [main(["review", "--quiet", "--export", "p.md"])]
    for text in (blank.replace("\nAnswer:\n", "\nAnswer: same\n", 1), "# Mine\n"):
        path.write_text(text)
        statuses.append(main(["review", "--quiet", "--export", "p.md"]))
        assert path.read_text() == text

    assert statuses == [0, 1, 1]
    assert capsys.readouterr().err.count("p.md: expected a new file, found") == 2


def test_where_nothing_is_in_doubt_nothing_is_asked(
    write_project: WriteProject, qa_text: QaText, capsys: Captured, monkeypatch: pytest.MonkeyPatch
) -> None:
    """And no document is written."""
    root = write_project({"docs/sets/a.md": qa_text({"What is a cup?": "A vessel."})}).parent
    monkeypatch.chdir(root)
    monkeypatch.setattr(terminal, "interactive", lambda: True)

    assert [main(["review", "--quiet"]), main(["review", "--export", "p.md"])] == [0, 0]
    assert capsys.readouterr().out.count("No pair is in doubt") == 2
    assert not (root / "p.md").exists()


def test_a_file_that_cannot_be_added_to_is_told_before_the_first_question(
    project: Path, capsys: Captured, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nobody answers in vain."""
    (project / "docs/sets/decisions.yml").write_text("- [\n")
    monkeypatch.setattr(terminal, "interactive", lambda: True)

    assert main(["review", "--quiet"]) == 1
    assert "docs/sets/decisions.yml: in line 2, this is no YAML" in capsys.readouterr().err


def explained(capsys: Captured, *names: str) -> str:
    """Return what is explained of two names."""
    capsys.readouterr()
    assert main(["explain", "--quiet", *names]) == 0
    return capsys.readouterr().out


def test_explain_says_what_was_found_and_why(project: Path, capsys: Captured) -> None:
    """The two, whether they are one entry, the likeness and what speaks for and against it."""
    pair = build(Options(root=project, model="tfidf")).review[0]
    text = explained(capsys, pair.a, pair.b)

    assert f"   {pair.a}, docs/sets/" in text
    assert ("They are one entry: “" in text) == pair.merged
    assert f"Nobody decided about them.\n\nLikeness: {pair.score:.2f}, " in text
    assert "For it speaks:\n   +" in text
    assert "Against it speaks:\n   -" in text


def test_explain_names_the_decision_and_its_reason(project: Path, capsys: Captured) -> None:
    """With its line, through others too."""
    study = build(Options(root=project, model="tfidf"))
    a, b, c, d = (entry.items[0] for entry in study.entries[:4])
    (project / "docs/sets/decisions.yml").write_text(
        f"- same: ['{a}', '{b}']\n  why: so it is\n- same: ['{b}', '{c}']\n"
        f"- different: ['{c}', '{d}']\n"
    )
    path = "docs/sets/decisions.yml"

    assert f"A decision: {path}:1 says that they are the same.\n  It says why: so it is" in (
        explained(capsys, a, b)
    )
    assert f"A decision: {path}:1 and {path}:3 together say" in explained(capsys, a, c)
    assert f"A decision: {path}:4 says that they are different." in explained(capsys, c, d)
    through = explained(capsys, a, d)
    assert f"A decision: {path}:4 says that “" in through
    assert "are different, which belong to A and B." in through


def test_explain_tells_of_those_that_stand_between(
    write_project: WriteProject, qa_text: QaText, capsys: Captured, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Two that are alike, but stand with others that somebody said to be different."""
    cup = "A vessel to drink from, with a handle."
    sets = {
        f"docs/sets/{name}.md": qa_text({"What is a cup?": cup, f"Why {name}?": f"So {name}."})
        for name in "abc"
    }
    monkeypatch.chdir(write_project(sets).parent)
    study = build(Options(root=Path(), model="tfidf"))
    a, b, c = (item.id for item in study.items if "cup" in item.question)
    other = next(item.id for item in study.items if item.question == "Why a?")
    Path("docs/sets/decisions.yml").write_text(
        f"- different: ['{a}', '{b}']\n- split: '{other}'\n- hide: '{c}'\n"
    )

    assert "decisions.yml:1 says that they are different" in explained(capsys, a, b)
    assert "decisions.yml:2 splits off A" in explained(capsys, other, b)
    assert "B is not published, as a decision says." in explained(capsys, a, c)
    assert "Likeness: " in explained(capsys, a, c)
    Path("docs/sets/decisions.yml").write_text(f"- different: ['{a}', '{b}']\n")
    study = build(Options(root=Path(), model="tfidf"))
    apart = next(x for x in (a, b) if not any({x, c} <= set(e.items) for e in study.entries))
    assert "They are kept apart by others: docs/sets/decisions.yml:1 says" in (
        explained(capsys, apart, c)
    )


def test_explain_knows_entries_and_says_what_it_does_not_know(
    project: Path, capsys: Captured
) -> None:
    """By id and address; of entries the likest questions are compared."""
    study = build(Options(root=project, model="tfidf"))
    one, two = study.entries[:2]
    text = explained(capsys, one.slug, two.id)

    assert "They are two entries: “" in text
    assert "Both names mean the same question." in explained(capsys, one.slug, one.items[0])
    assert main(["explain", "--quiet", "nothing", "none"]) == 1
    err = capsys.readouterr().err
    assert "there is no item or entry 'nothing'; there is no item or entry 'none'" in err


@pytest.mark.parametrize("value", [0.0, 1.0])
@pytest.mark.parametrize("name", FEATURES)
def test_every_feature_has_a_sentence(name: str, value: float) -> None:
    """What a pair is judged by can be told; one without a sentence is told by its name."""
    told = reason(Part(name, value, -1.0))

    assert not told.text.startswith("'")
    assert reason(Part("brand new", value, 2.0)).text == f"'brand new' ({value:.2f})"


def test_yes_goes_with_an_import(project: Path, capsys: Captured) -> None:
    """Anything else it could mean would be a surprise."""
    assert main(["review", "--yes"]) == 1
    assert "--yes expects --import FILE" in capsys.readouterr().err


def test_inspect_leaves_decided_pairs_out(project: Path, capsys: Captured) -> None:
    """The queue of `inspect --json` is the one that is asked."""
    (a, b), *_ = queue(project)
    (project / "docs/sets/decisions.yml").write_text(f"- same: ['{a}', '{b}']\n")
    main(["inspect", "--json", "--quiet"])
    review = json.loads(capsys.readouterr().out)["review"]

    assert [(one["a"], one["b"]) for one in review] == queue(project)
    assert {a, b} not in [{one["a"], one["b"]} for one in review]
