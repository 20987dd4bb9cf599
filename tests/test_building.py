"""Building through MkDocs: what is written, what is left alone, and what ends it."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Callable, Mapping
from importlib.metadata import EntryPoint
from pathlib import Path
from typing import Any

import pytest
import yaml
from mkdocs.commands.build import build as mkdocs_build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig

from studyfold.cli import main

QaText = Callable[[Mapping[str, str]], str]
WriteProject = Callable[..., Path]
Captured = pytest.CaptureFixture[str]
CUPS = {
    "What is a cup?": "A vessel to drink from, with $x_i$ handles.",
    "What is a `jug`?": "A vessel to pour from:\n\n```python\npour('jug')\n```",
}


@pytest.fixture
def config(write_project: WriteProject, qa_text: QaText, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The mkdocs.yml of a project with one good set and a page written by hand."""
    path = write_project(
        {
            "docs/sets/cups.md": qa_text(CUPS),
            "docs/index.md": "# Cups\n\n<!-- studyfold:home -->\n",
            "docs/notes/more.md": "# More\n\n![A cup](cup.svg)\n",
            "docs/notes/cup.svg": '<svg xmlns="http://www.w3.org/2000/svg"/>',
        }
    )
    monkeypatch.chdir(path.parent)
    return path


def contents(folder: Path) -> dict[str, bytes]:
    """Return every file below a folder."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def test_a_build_writes_the_site_and_the_ledger(config: Path, capsys: Captured) -> None:
    """Nothing else changes in docs/; what happened is told on standard error."""
    before = contents(config.parent / "docs")
    status = main([], config)
    out, err = capsys.readouterr()
    after = contents(config.parent / "docs")
    ledger = json.loads(after.pop("sets/ledger.json"))

    assert (status, out) == (0, "")
    assert err.splitlines()[-1] == (
        f"2 questions from 1 set became 2 entries in 1 topic: {config.parent / 'site'}"
    )
    assert [entry["slug"] for entry in ledger["entries"]]
    assert after == before
    assert (config.parent / "site/index.html").is_file()


def test_a_quiet_build_says_nothing(config: Path, capsys: Captured) -> None:
    """Neither MkDocs nor Studyfold, while all is well."""
    assert main(["--quiet"], config) == 0
    assert capsys.readouterr() == ("", "")


def test_two_builds_give_the_same_bytes(config: Path) -> None:
    """Every page, the search index and the site map."""
    main(["--quiet", "--site-dir", "one"], config)
    main(["--quiet", "--site-dir", "two"], config)

    assert contents(Path("one")) == contents(Path("two"))
    assert "sitemap.xml.gz" in contents(Path("one"))


def test_a_ledger_that_did_not_change_is_not_written(config: Path) -> None:
    """So that a file watcher and version control see nothing."""
    main(["--quiet"], config)
    path = config.parent / "docs/sets/ledger.json"
    os.utime(path, (1, 1))
    main(["--quiet"], config)

    assert path.stat().st_mtime == 1


def test_other_sets_never_touch_a_ledger(config: Path, qa_text: QaText) -> None:
    """It belongs to the configured sets, and what is named by hand may be anybody's."""
    main(["--quiet"], config)
    before = contents(config.parent / "docs")
    Path("other").mkdir()
    Path("other/ants.md").write_text(qa_text({"What is an ant?": "An insect."}))
    statuses = [
        main(["--quiet", "--site-dir", "there", "--sets", *sets], config)
        for sets in (["other"], ["other/ants.md", "docs/sets"])
    ]

    assert statuses == [0, 0]
    assert contents(config.parent / "docs") == before
    assert list(contents(Path("other"))) == ["ants.md"]
    assert "What is an ant" in "".join(
        page.read_text(encoding="utf-8") for page in Path("there/topics").rglob("*.html")
    )


def test_a_broken_ledger_is_never_overwritten(config: Path, capsys: Captured) -> None:
    """The site is built, the status is 1, and a person restores the file."""
    path = config.parent / "docs/sets/ledger.json"
    path.write_text('{"entries": [', encoding="utf-8")
    status = main([], config)

    assert status == 1
    assert "docs/sets/ledger.json:1: the ledger cannot be used" in capsys.readouterr().err
    assert path.read_text(encoding="utf-8") == '{"entries": ['
    assert (config.parent / "site/index.html").is_file()


def test_a_ledger_that_cannot_be_written_is_one_message(
    write_project: WriteProject, qa_text: QaText, capsys: Captured
) -> None:
    """Addresses that nobody keeps are a failed build."""
    config = write_project({"docs/sets/cups.md": qa_text(CUPS)}, ledger="nowhere/ledger.json")
    status = main(["--quiet"], config)

    assert status == 1
    assert capsys.readouterr().err == (
        f"studyfold: {config.parent / 'nowhere/ledger.json'}: the ledger cannot be written "
        "(No such file or directory)\n"
    )


@pytest.mark.parametrize("strict", [[], ["--strict"]])
def test_a_bad_set_fails_the_build_and_costs_no_other(
    config: Path, capsys: Captured, strict: list[str]
) -> None:
    """Status 1 with its place; the rest is built, unless any warning is to stop it."""
    (config.parent / "docs/sets/none.md").write_text("Nothing asked.\n", encoding="utf-8")
    status = main(strict, config)
    err = capsys.readouterr().err

    assert status == 1
    assert err.count("docs/sets/none.md:1: no question found") == 1
    assert "Traceback" not in err
    assert ("Aborted with 1 errors in strict mode!" in err) == bool(strict)
    assert (config.parent / "docs/sets/ledger.json").is_file() == (not strict)


def test_a_site_of_nothing_takes_no_sites_place(config: Path, capsys: Captured) -> None:
    """Where no set has a question, what was built before stays."""
    main(["--quiet"], config)
    before = contents(config.parent / "site")
    (config.parent / "docs/sets/cups.md").write_text("Nothing asked.\n", encoding="utf-8")
    capsys.readouterr()
    status = main(["--quiet"], config)
    faults = capsys.readouterr().err.splitlines()

    assert status == 1
    assert faults[0].startswith("docs/sets/cups.md:1: error: no question found")
    assert faults[1:] == ["studyfold: no question was found, so nothing is built"]
    assert contents(config.parent / "site") == before


def test_a_truncated_answer_does_not_fail_a_strict_build(
    config: Path, qa_text: QaText, capsys: Captured
) -> None:
    """It is a fact about the set that its reader should know, and no fault of the site."""
    answers = {
        f"What is cup {n}?": f"It is the cup of number {n}, which is full." for n in range(5)
    }
    text = qa_text(answers | {"What is a mug?": "A sturdy cup that has a handle and is"})
    (config.parent / "docs/sets/cups.md").write_text(text, encoding="utf-8")
    status = main(["--strict"], config)

    assert status == 0
    assert "INFO: docs/sets/cups.md:" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("settings", "message"),
    [
        ({"hooks": ["nowhere.py"]}, "Aborted with a configuration error!"),
        ({"hooks": []}, "expected Studyfold among the hooks or plugins, found neither"),
        ({"docs_dir": "nowhere"}, "Aborted with a configuration error!"),
    ],
)
def test_what_mkdocs_refuses_is_a_message(
    config: Path, capsys: Captured, settings: dict[str, Any], message: str
) -> None:
    """Never a traceback; status 1."""
    given = yaml.safe_load(config.read_text(encoding="utf-8"))
    config.write_text(yaml.safe_dump(given | settings), encoding="utf-8")
    status = main([], config)
    out, err = capsys.readouterr()

    assert (status, out) == (1, "")
    assert message in err.splitlines()[-1]
    assert err.splitlines()[-1].startswith("studyfold: ")


def test_the_plugin_is_found_as_well_as_the_hook(
    config: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where Studyfold is installed as a package, mkdocs.yml names it under `plugins`."""
    # What an installed package would declare.
    plugins: Any = dict(MkDocsConfig._schema)["plugins"]
    entry = EntryPoint("studyfold", "studyfold.plugin:StudyfoldPlugin", "mkdocs.plugins")
    monkeypatch.setitem(plugins.installed_plugins, "studyfold", entry)
    given = yaml.safe_load(config.read_text(encoding="utf-8"))
    given["plugins"] = ["search", {"studyfold": {"model": "tfidf"}}]
    given["hooks"], given["extra"] = [], {}
    config.write_text(yaml.safe_dump(given), encoding="utf-8")
    status = main(["--quiet"], config)

    assert status == 0
    assert (config.parent / "docs/sets/ledger.json").is_file()
    assert list((config.parent / "site/topics").rglob("*.html"))


def test_written_docs_build_with_plain_mkdocs(config: Path, tmp_path: Path) -> None:
    """Strictly and without Studyfold, to the same pages with the same anchors."""
    main(["--quiet", "--write-docs", "plain"], config)
    mkdocs_build(load_config("plain/mkdocs.yml", strict=True, site_dir=str(tmp_path / "again")))
    given = yaml.safe_load(Path("plain/mkdocs.yml").read_text(encoding="utf-8"))

    def anchors(built: Path) -> dict[str, list[str]]:
        return {
            path.relative_to(built).as_posix(): re.findall(
                r'<h2 id="([^"]+)"', path.read_text(encoding="utf-8")
            )
            for path in built.rglob("*.html")
        }

    assert "hooks" not in given
    assert anchors(tmp_path / "again") == anchors(tmp_path / "site")
    assert "what-is-a-cup" in str(anchors(tmp_path / "again"))
    assert contents(tmp_path / "again")["notes/cup.svg"]


def test_written_docs_hold_no_set(config: Path) -> None:
    """The pages that were made of them, and what people wrote beside them."""
    main(["--quiet", "--write-docs", "plain"], config)
    names = sorted(name for name in contents(Path("plain")) if "assets/" not in name)

    assert [name for name in names if "topics/" not in name] == [
        "docs/booklet/index.html",
        "docs/how-this-site-was-made.md",
        "docs/index.md",
        "docs/notes/cup.svg",
        "docs/notes/more.md",
        "docs/questions.md",
        "mkdocs.yml",
    ]


def test_docs_are_written_anew_each_time(config: Path, qa_text: QaText) -> None:
    """Pages that are no more go, and so does what somebody put between them."""
    main(["--quiet", "--write-docs", "plain"], config)
    first = contents(Path("plain"))
    Path("plain/docs/topics/stale.md").write_text("# Stale\n")
    (config.parent / "docs/notes/more.md").unlink()
    main(["--quiet", "--write-docs", "plain"], config)
    second = contents(Path("plain"))
    first.pop("docs/notes/more.md")

    assert second.keys() == first.keys()


FOREIGN: dict[str, dict[str, bytes]] = {
    "a page": {"docs/index.md": b"# Mine"},
    "another site": {"mkdocs.yml": b"site_name: mine\n"},
    "a binary": {"mkdocs.yml": b"\xff\xfe\0"},
    "a folder of that name": {"mkdocs.yml/x": b""},
}


@pytest.mark.parametrize("kind", FOREIGN)
def test_docs_are_not_written_into_a_foreign_folder(
    config: Path, capsys: Captured, kind: str
) -> None:
    """It is refused before anything is built, and left to the byte as it was."""
    for name, content in FOREIGN[kind].items():
        path = Path("mine") / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    status = main(["--write-docs", "mine"], config)

    assert status == 1
    assert capsys.readouterr() == (
        "",
        "studyfold: mine: expected an empty folder, or one that --write-docs wrote before; found "
        "other files, which would be mixed up with the site's\n",
    )
    assert contents(Path("mine")) == FOREIGN[kind]
    assert not Path("site").exists()


def test_docs_are_not_written_over_a_file(config: Path, capsys: Captured) -> None:
    """A file of that name is as foreign as a folder."""
    Path("mine").write_text("text")
    status = main(["--write-docs", "mine"], config)

    assert status == 1
    assert capsys.readouterr().err.startswith("studyfold: mine: expected an empty folder")
    assert Path("mine").read_text() == "text"


def test_the_projects_own_folder_is_refused(config: Path, capsys: Captured) -> None:
    """Its mkdocs.yml was written by a person."""
    before = contents(config.parent)
    status = main(["--write-docs", "."], config)

    assert status == 1
    assert contents(config.parent) == before


def test_docs_are_written_into_an_empty_folder(config: Path) -> None:
    """One that is there already is as good as one that is not."""
    Path("empty").mkdir()

    assert main(["--quiet", "--write-docs", "empty"], config) == 0
    assert Path("empty/mkdocs.yml").is_file()


def test_docs_that_cannot_be_written_are_one_message(config: Path, capsys: Captured) -> None:
    """As where a file stands in the place of a folder above."""
    Path("file").write_text("text")
    status = main(["--quiet", "--write-docs", "file/below"], config)

    assert status == 1
    assert capsys.readouterr().err.startswith("studyfold: file/below: the pages cannot be written")


def test_serving_is_left_to_mkdocs(config: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """With the address where one is given, and building again on each change."""
    calls: list[dict[str, Any]] = []
    monkeypatch.setattr("studyfold.site.mkdocs_serve.serve", lambda **given: calls.append(given))
    checked: list[str] = []
    monkeypatch.setattr("studyfold.site.check_address", checked.append)
    statuses = [main(["serve"], config), main(["serve", "--dev-addr", "a:1", "--open"], config)]
    usual = {"config_file": str(config), "livereload": True}

    assert statuses == [0, 0]
    assert checked == ["127.0.0.1:8000", "a:1"]
    assert calls == [
        usual | {"open_in_browser": False},
        usual | {"open_in_browser": True, "dev_addr": "a:1"},
    ]


def test_other_sets_do_not_publish_the_configured_ones(config: Path, qa_text: QaText) -> None:
    """Neither as pages nor as raw files, in the site and in what is written for others."""
    Path("other.md").write_text(qa_text({"What is an ant?": "An insect."}))
    words = ["--quiet", "--sets", "other.md", "--site-dir", "there", "--write-docs", "written"]
    status = main(words, config)
    published = {**contents(Path("there")), **contents(Path("written"))}

    assert status == 0
    assert [name for name in published if "sets" in name.split("/") or "cups" in name] == []
    assert "search/studyfold/d0.js" in published
    assert [name for name, content in published.items() if b"What is a cup" in content] == []


def test_no_question_at_all_leaves_the_site_that_is_there(config: Path, capsys: Captured) -> None:
    """A mistyped path must not put an empty site in the place of a good one."""
    main(["--quiet"], config)
    before = contents(Path("site"))
    status = main(["--quiet", "--sets", "mistyped"], config)

    assert (status, contents(Path("site"))) == (1, before)
    assert "mistyped: error: expected a file or a folder" in capsys.readouterr().err


def test_a_site_is_not_built_over_its_sets(config: Path, capsys: Captured) -> None:
    """The folder would be emptied first."""
    before = contents(config.parent / "docs")
    status = main(["--quiet", "--site-dir", "docs/sets"], config)

    assert (status, contents(config.parent / "docs")) == (1, before)
    assert "Traceback" not in capsys.readouterr().err


def test_a_quiet_build_still_tells_what_could_not_be_read(config: Path, capsys: Captured) -> None:
    """An exit status of 1 without a word would help nobody."""
    (config.parent / "docs/sets/empty.md").touch()
    status = main(["--quiet"], config)

    assert status == 1
    assert "docs/sets/empty.md: the set is empty" in capsys.readouterr().err
