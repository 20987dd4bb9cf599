"""The command line: which command, what goes where, and which status."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest

from studyfold import __version__, cli, site
from studyfold.cli import COMMANDS, main
from studyfold.options import Options
from studyfold.pipeline import Built, run
from studyfold.progress import Progress

ROOT = Path(__file__).resolve().parents[1]
QaText = Callable[[Mapping[str, str]], str]
WriteProject = Callable[..., Path]
Captured = pytest.CaptureFixture[str]
CUPS = {"What is a cup?": "A vessel to drink from.", "What is a jug?": "A vessel to pour from."}


@pytest.fixture
def config(write_project: WriteProject, qa_text: QaText, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The mkdocs.yml of a project with one good set, where the command line is used."""
    path = write_project({"docs/sets/cups.md": qa_text(CUPS)})
    monkeypatch.chdir(path.parent)
    return path


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, dict[str, Any]]]:
    """What the command line asks for instead of building or serving."""
    calls: list[tuple[str, dict[str, Any]]] = []

    def build(config: Path, **given: Any) -> int:
        calls.append((f"build {config}", given))
        return 0

    def serve(config: Path, *given: Any) -> int:
        calls.append((f"serve {config}", {"given": given}))
        return 0

    monkeypatch.setattr(site, "build", build)
    monkeypatch.setattr(site, "serve", serve)
    return calls


USUAL: dict[str, Any] = {
    "ordered": None,
    "site_dir": None,
    "strict": False,
    "write_docs": None,
    "quiet": False,
}


@pytest.mark.parametrize(
    ("words", "config", "changed"),
    [
        ([], "m.yml", {}),
        (["build"], "m.yml", {}),
        (["--strict"], "m.yml", {"strict": True}),
        (["--quiet", "--site-dir", "d"], "m.yml", {"quiet": True, "site_dir": "d"}),
        (["build", "--write-docs", "w"], "m.yml", {"write_docs": Path("w")}),
        (["--config-file", "other.yml"], "other.yml", {}),
    ],
)
def test_without_a_command_the_site_is_built(
    asked: list[tuple[str, dict[str, Any]]], words: list[str], config: str, changed: dict[str, Any]
) -> None:
    """Options alone belong to `build`, too."""
    assert main(words, Path("m.yml")) == 0
    assert asked == [(f"build {config}", USUAL | changed)]


def test_options_of_every_command_may_stand_before_it(
    asked: list[tuple[str, dict[str, Any]]],
) -> None:
    """`--quiet build` is `build --quiet`, and without a command they belong to `build`."""
    main(["--quiet", "--config-file", "other.yml", "build", "--strict"], Path("m.yml"))
    main(["--quiet", "--strict"], Path("m.yml"))

    assert asked == [
        ("build other.yml", USUAL | {"quiet": True, "strict": True}),
        ("build m.yml", USUAL | {"quiet": True, "strict": True}),
    ]


def test_the_words_of_the_process_are_the_default(
    asked: list[tuple[str, dict[str, Any]]], monkeypatch: pytest.MonkeyPatch
) -> None:
    """And mkdocs.yml in the folder where one is."""
    monkeypatch.setattr(sys, "argv", ["studyfold", "--strict"])

    assert main() == 0
    assert asked == [("build mkdocs.yml", USUAL | {"strict": True})]


def test_serve_is_handed_its_address(asked: list[tuple[str, dict[str, Any]]]) -> None:
    """And whether to open a browser, and to be quiet."""
    main(["serve"], Path("m.yml"))
    main(["serve", "--dev-addr", "127.0.0.1:1", "--open", "--quiet"], Path("m.yml"))

    assert asked == [
        ("serve m.yml", {"given": (None, False, False)}),
        ("serve m.yml", {"given": ("127.0.0.1:1", True, True)}),
    ]


@pytest.mark.parametrize(
    "words",
    [
        ["nonsense"],
        ["docs/sets"],
        ["check"],
        ["check", "--strict", "x"],
        ["inspect", "--nonsense"],
        ["build", "stray"],
        ["build", "--sets"],
        ["--sets"],
        ["--nonsense"],
        ["serve", "stray"],
    ],
)
def test_wrong_usage_is_status_2(words: list[str], capsys: Captured) -> None:
    """With a message on standard error, and nothing done."""
    with pytest.raises(SystemExit) as caught:
        main(words, Path("m.yml"))
    out, err = capsys.readouterr()

    assert (caught.value.code, out) == (2, "")
    assert err.startswith("usage: build_site.py")


def test_help_names_every_command(capsys: Captured) -> None:
    """And every command explains itself, `--quiet` and `--config-file`."""
    texts = {}
    for words in ([], *([command] for command in COMMANDS)):
        with pytest.raises(SystemExit) as caught:
            main([*words, "--help"])
        assert caught.value.code == 0
        texts[" ".join(words)] = capsys.readouterr().out
    listed = [line.split()[0] for line in texts.pop("").splitlines() if line.startswith("    ")]

    assert tuple(name for name in listed if name in COMMANDS) == COMMANDS
    assert [
        name for name, text in texts.items() if "--quiet" in text and "--config-file" in text
    ] == [*COMMANDS]


def test_the_version_is_told(capsys: Captured) -> None:
    """As one line."""
    with pytest.raises(SystemExit) as caught:
        main(["--version"])

    assert caught.value.code == 0
    assert capsys.readouterr().out == f"studyfold {__version__}\n"


def test_check_prints_a_table_and_every_fault(config: Path, capsys: Captured) -> None:
    """Results go to standard output; a clean set is status 0."""
    status = main(["check", "docs/sets"], config)

    assert (status, *capsys.readouterr()) == (
        0,
        "set   layout                items  unanswered  truncated  file\n"
        "----  --------------------  -----  ----------  ---------  -----------------\n"
        "Cups  heading, answer line      2           0          0  docs/sets/cups.md\n",
        "",
    )


def test_check_needs_neither_a_model_nor_mkdocs(
    config: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It reads and does no more."""

    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("the sets were built")

    monkeypatch.setattr(cli, "run", refuse)

    assert main(["check", "docs/sets"], config) == 0
    assert not (config.parent / "docs/sets/ledger.json").exists()


def test_check_shows_each_fault_with_its_place(config: Path, capsys: Captured) -> None:
    """One line each, which a terminal makes a link of; status 1."""
    (config.parent / "docs/sets/latin.md").write_bytes(b"1\n2 \xe9\n")
    (config.parent / "docs/sets/none.md").write_text("Nothing asked.\n")
    status = main(["check", "docs/sets", "nowhere"], config)
    out, err = capsys.readouterr()
    faults = [line.split(": ")[:2] for line in out.splitlines() if ": " in line]

    assert (status, err) == (1, "")
    assert faults == [
        ["docs/sets/latin.md:2", "error"],
        ["docs/sets/none.md:1", "error"],
        ["nowhere", "error"],
    ]


BAD: dict[str, str | bytes] = {
    "empty.md": "",
    "binary.md": b"\0\1\2",
    "latin.md": b"### Caf\xe9?\n",
    "front.md": "---\na: [b\n---\n\n### 1. Why?\n\n**Answer:** So.\n",
    "topics.yml": "topics: [\n",
    "none.md": "Nothing asked.\n",
    "ledger.json": "<<<<<<< HEAD\n",
}


@pytest.mark.parametrize("name", BAD)
def test_one_bad_file_is_status_1_and_costs_no_other(
    config: Path, capsys: Captured, name: str
) -> None:
    """The document has one error with its file; the good set is in the result."""
    content = BAD[name]
    path = config.parent / "docs/sets" / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    status = main(["inspect", "--json"], config)
    out, err = capsys.readouterr()
    document = json.loads(out)

    assert (status, err) == (1, "")
    assert [(n["level"], n["path"]) for n in document["diagnostics"]] == [
        ("error", f"docs/sets/{name}")
    ]
    assert {"What is a cup?", "What is a jug?"} <= {e["question"] for e in document["entries"]}


def test_inspect_json_prints_nothing_but_json(config: Path, capsys: Captured) -> None:
    """Neither progress nor messages come between, and the status is that of the sets."""
    status = main(["inspect", "--json"], config)
    out, err = capsys.readouterr()

    assert (status, err) == (0, "")
    assert [entry["url"] for entry in json.loads(out)["entries"]]
    assert out.startswith('{\n "sets": [')
    assert out.endswith("}\n")


def test_inspect_prints_topics_for_people(config: Path, capsys: Captured) -> None:
    """Without `--json` it is a text."""
    status = main(["inspect"], config)

    assert status == 0
    assert capsys.readouterr().out.startswith("2 questions from 1 set became 2 entries in ")


def test_inspect_writes_nothing(config: Path, capsys: Captured) -> None:
    """No ledger and no site, the cache alone: to look is not to publish."""
    main(["inspect", "--json"], config)
    files = [path.relative_to(config.parent).as_posix() for path in config.parent.rglob("*.*")]
    kept = [file for file in files if not file.startswith(".cache")]

    assert sorted(kept) == ["docs/sets/cups.md", "mkdocs.yml"]


def test_inspect_reads_other_sets(config: Path, qa_text: QaText, capsys: Captured) -> None:
    """Those that are named, in any order, instead of the configured ones."""
    (config.parent / "a.md").write_text(qa_text({"What is an ant?": "An insect."}))
    (config.parent / "b.md").write_text(qa_text({"What is a bee?": "An insect that hums."}))
    outputs = set()
    for paths in (["a.md", "b.md"], ["b.md", "a.md"]):
        assert main(["inspect", "--json", *paths], config) == 0
        outputs.add(capsys.readouterr().out)
    (output,) = outputs

    assert [item["question"] for item in json.loads(output)["items"]] == [
        "What is an ant?",
        "What is a bee?",
    ]


@pytest.mark.parametrize(("quiet", "told"), [([], "Reading: 500 texts\n"), (["--quiet"], "")])
def test_progress_goes_to_standard_error(
    config: Path, capsys: Captured, monkeypatch: pytest.MonkeyPatch, quiet: list[str], told: str
) -> None:
    """And nowhere at all with `--quiet`."""

    def slow(options: Options, progress: Progress) -> Built:
        progress("Reading", 0, 500)
        return run(options)

    monkeypatch.setattr(cli, "run", slow)
    main(["inspect", "--json", *quiet], config)
    out, err = capsys.readouterr()

    assert json.loads(out)["sets"]
    assert err == told


@pytest.mark.parametrize("command", [["inspect", "--json"], ["check", "docs/sets"]])
def test_a_broken_option_is_one_message(
    write_project: WriteProject, capsys: Captured, command: list[str]
) -> None:
    """With every fault, on standard error; status 1."""
    config = write_project({}, pages=3, sets=4)

    assert main(command, config) == 1
    assert capsys.readouterr() == (
        "",
        f"studyfold: {config}: the options of studyfold are not right:\n"
        "  - unknown option 'pages' "
        "(known: cache, decisions, ledger, model, page_size, policy, sets, topics)\n"
        "  - 'sets' must be a list of paths, such as [docs/sets]; found 4\n",
    )


@pytest.mark.parametrize("command", [["inspect"], ["check", "x"], ["--sets", "x"], ["build"]])
def test_a_missing_configuration_is_one_message(
    tmp_path: Path, capsys: Captured, command: list[str]
) -> None:
    """It names the file; status 1."""
    status = main([*command, "--config-file", str(tmp_path / "no.yml")])
    out, err = capsys.readouterr()

    assert (status, out) == (1, "")
    assert err.startswith("studyfold: ")
    assert err.count("\n") == 1
    assert "no.yml" in err


def test_nobody_reading_the_output_is_no_fault(
    config: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As when it is piped into `head`."""

    def closed(_: str) -> int:
        raise BrokenPipeError

    class Error:
        closed = False

        def close(self) -> None:
            self.closed = True

    error = Error()
    monkeypatch.setattr(sys, "stderr", error)
    monkeypatch.setattr(sys.stdout, "write", closed)

    assert main(["check", "docs/sets"], config) == 0
    assert error.closed


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the whole project, with the vectors that were computed before."""
    folder = tmp_path_factory.mktemp("project")
    for name in ("mkdocs.yml", "build_site.py"):
        shutil.copy(ROOT / name, folder)
    for name in ("docs", "hooks", ".cache/studyfold"):
        if (ROOT / name).is_dir():
            ignored = shutil.ignore_patterns("__pycache__", ".*_cache")
            shutil.copytree(ROOT / name, folder / name, ignore=ignored)
    return folder


def call(project: Path, *words: str, cwd: Path, seed: int = 0) -> subprocess.CompletedProcess[str]:
    """Run `python build_site.py …` as a person does; the seed orders Python's sets of words."""
    return subprocess.run(
        [sys.executable, str(project / "build_site.py"), *words],
        cwd=cwd,
        env=os.environ | {"PYTHONHASHSEED": str(seed)},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


def contents(folder: Path) -> dict[str, bytes]:
    """Return every file below a folder."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def test_the_projects_own_site_is_built_strictly(project: Path, tmp_path: Path) -> None:
    """From another folder, into another one; docs/ stays as it is, but for the ledger."""
    before = contents(project / "docs")
    ended = call(project, "--strict", "--site-dir", "here", cwd=tmp_path)
    after = contents(project / "docs")
    before.pop("sets/ledger.json", None)

    assert (ended.returncode, ended.stdout) == (0, "")
    assert "Traceback" not in ended.stderr
    assert "70 questions from 6 sets became" in ended.stderr.splitlines()[-1]
    assert (tmp_path / "here/index.html").is_file()
    assert json.loads(after.pop("sets/ledger.json"))["version"] == 1
    assert after == before


def test_inspecting_twice_prints_the_same_bytes(project: Path, tmp_path: Path) -> None:
    """Wherever one stands, and whatever order Python gives to sets of words."""
    one = call(project, "inspect", "--json", cwd=project, seed=1)
    other = call(project, "inspect", "--json", cwd=tmp_path, seed=2)

    assert (one.returncode, one.stderr) == (0, "")
    assert one.stdout == other.stdout
    assert len(json.loads(one.stdout)["items"]) == 70


def test_a_broken_option_ends_a_build_without_a_traceback(project: Path, tmp_path: Path) -> None:
    """The faults are told once; status 1."""
    text = "INHERIT: {}\nextra: {{studyfold: {{pages: 3}}}}\n".format(project / "mkdocs.yml")
    broken = project / "broken.yml"
    broken.write_text(text, encoding="utf-8")
    ended = call(project, "--config-file", str(broken), "--site-dir", "s", cwd=tmp_path)

    assert (ended.returncode, ended.stdout) == (1, "")
    assert ended.stderr.count("unknown option 'pages'") == 1
    assert "Traceback" not in ended.stderr
    assert not (tmp_path / "s").exists()


def test_a_missing_package_says_how_to_set_up(project: Path, tmp_path: Path) -> None:
    """Before anything is installed, the first thing one tries tells what to do."""
    command = [sys.executable, "-I", "-S", str(project / "build_site.py"), "--help"]
    ended = subprocess.run(command, capture_output=True, text=True, check=False, cwd=tmp_path)

    assert (ended.returncode, ended.stdout) == (1, "")
    assert "is not installed; run 'make site'" in ended.stderr
    assert "Traceback" not in ended.stderr
