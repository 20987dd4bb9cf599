"""The plugin hands the study to MkDocs and leaves alone what people wrote."""

from __future__ import annotations

import gzip
import json
import logging
import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any, Literal

import pytest
import yaml
from mkdocs.commands.build import build as mkdocs_build
from mkdocs.config import load_config
from mkdocs.exceptions import Abort

from studyfold import plugin as door
from studyfold import site as sites
from studyfold.errors import StudyfoldError
from studyfold.ledger import Ledger
from studyfold.model import Attachment, Diagnostic, Entry, Item, QASet, Study, Topic
from studyfold.options import Options
from studyfold.pipeline import Built

HOOK = Path(door.__file__).parents[1] / "study.py"
Site = Callable[..., Path]


def study(*diagnostics: Diagnostic) -> Study:
    """Make a study of one entry."""
    item = Item(
        "i", None, "s", "docs/sets/s.md", 1, 3, "1", None, "What is x?", "What is `x`?", "",
        "A letter.", "complete",
    )  # fmt: skip
    return Study(
        sets=(QASet("s", "docs/sets/s.md", "S", "numbered", 1),),
        items=(item,),
        entries=(Entry("e", "what-is-x", "What is x?", "What is `x`?", ("i",), (), "letters"),),
        topics=(Topic("letters", "Letters", "What letters are.", ("e",)),),
        review=(),
        skipped=(),
        diagnostics=diagnostics,
        model="none",
        attachments=(),
    )


def built(*diagnostics: Diagnostic) -> Built:
    """Make what the pipeline gives."""
    return Built(study(*diagnostics), Ledger(()), ledger_usable=True)


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Site:
    """Return what builds a site of given files, with the pipeline replaced by a small study."""
    monkeypatch.setattr(door, "run", lambda *_: built())

    def make(
        files: dict[str, str] | None = None,
        strict: bool = False,
        command: Literal["build", "serve"] = "build",
        **settings: Any,
    ) -> Path:
        given = {"docs/sets/s.md": "1. **What is `x`?** A letter.", **(files or {})}
        for name, content in given.items():
            path = tmp_path / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(content, encoding="utf-8")
        settings = {
            "site_name": "Site",
            "site_url": "https://site.example/x/",
            "theme": {"name": "material", "font": False},
            "plugins": ["search"],
            "hooks": [str(HOOK)],
            **settings,
        }
        (tmp_path / "mkdocs.yml").write_text(yaml.safe_dump(settings), encoding="utf-8")
        config = load_config(str(tmp_path / "mkdocs.yml"), strict=strict)
        config.plugins.on_startup(command=command, dirty=False)
        mkdocs_build(config)
        return tmp_path / "site"

    return make


def navigation(built: Path) -> list[str]:
    """Return the titles in the side navigation of the home page, in order."""
    import re

    html = (built / "index.html").read_text(encoding="utf-8")
    menu = html.partition('<nav class="md-nav md-nav--primary"')[2].partition("md-content")[0]
    names = re.findall(r'<span class="md-ellipsis">\s*(.*?)\s*</span>', menu, re.DOTALL)
    return list(dict.fromkeys(" ".join(re.sub("<[^>]+>", "", name).split()) for name in names))


def test_the_site_has_the_pages_of_the_study_and_no_sets(site: Site) -> None:
    """The sources of the pages are not published beside them."""
    built = site()

    assert (built / "topics/letters/index.html").is_file()
    assert (built / "how-this-site-was-made/index.html").is_file()
    assert 'href="topics/letters/"' in (built / "index.html").read_text(encoding="utf-8")
    assert not (built / "sets").exists()
    assert (built / "assets/studyfold/study.css").is_file()


def test_nothing_is_written_into_docs(site: Site, tmp_path: Path) -> None:
    """A file written there would start the next build of `serve`."""
    site()

    assert [p.name for p in (tmp_path / "docs").rglob("*") if p.is_file()] == ["s.md"]


def test_a_page_works_without_attr_list_in_mkdocs_yml(site: Site) -> None:
    """The plugin adds the one extension that addresses need."""
    html = (site() / "topics/letters/index.html").read_text(encoding="utf-8")

    assert '<h2 id="what-is-x">What is <code>x</code>&#x3f;</h2>' in html


def test_without_a_navigation_topics_come_before_other_pages(site: Site) -> None:
    """Home, topics, what people wrote, how the site was made."""
    built = site({"docs/index.md": "# Hello", "docs/notes.md": "# Notes", "docs/a/b.md": "# B"})

    assert navigation(built) == [
        "Home", "All questions", "Topics", "Letters", "Notes", "A", "B", "How this site was made",
    ]  # fmt: skip


def test_a_given_navigation_is_kept_and_gets_the_topics_after_its_first_entry(site: Site) -> None:
    """Nothing that a person arranged is moved."""
    built = site(
        {"docs/index.md": "# Hello", "docs/notes.md": "# Notes"},
        nav=[{"Start": "index.md"}, {"Mine": "notes.md"}],
    )

    assert navigation(built) == [
        "Start", "All questions", "Topics", "Letters", "Mine", "How this site was made",
    ]  # fmt: skip


def test_a_navigation_that_names_the_topics_stays_as_it_is(site: Site) -> None:
    """Who arranges the topics by hand keeps that order."""
    built = site(
        {"docs/index.md": "# Hello"},
        nav=[
            {"About": "how-this-site-was-made.md"},
            {"Start": "index.md"},
            {"ABC": "topics/letters.md"},
        ],
    )

    assert navigation(built) == ["About", "Start", "ABC"]


def test_a_home_page_keeps_its_words_around_the_generated_part(site: Site) -> None:
    """Only the marker's line is replaced."""
    built = site({"docs/index.md": "# Hello\n\nBefore.\n\n<!-- studyfold:home -->\n\nAfter.\n"})
    html = (built / "index.html").read_text(encoding="utf-8")

    assert html.index("Before.") < html.index("sf-cards") < html.index("After.")


def test_a_home_page_without_the_marker_stays_as_it_is(site: Site) -> None:
    """Without the marker nothing is asked for."""
    built = site({"docs/index.md": "# Hello\n\nMine alone.\n"})

    assert "sf-cards" not in (built / "index.html").read_text(encoding="utf-8")


def records_in(built: Path) -> list[tuple[str, str, str]]:
    """Return what the search of a site shows: title, page and anchor of each record."""
    text = (built / "search/studyfold/d0.js").read_text(encoding="utf-8")
    _, _, (pages, shown) = json.loads(f"[{text.removeprefix('studyfoldIndex(')[:-2]}]")
    return [(title, pages[page][0], anchor) for title, page, anchor, *_ in shown]


def test_search_has_one_record_for_each_entry(site: Site) -> None:
    """A hit leads to a question, not to a page of forty; pages written by hand have theirs."""
    built = site({"docs/more.md": "# More\n\nWords.\n\n## Below `that` & this\n\nWords.\n"})

    assert records_in(built) == [
        ("What is x?", "topics/letters/", "what-is-x"),
        ("More", "more/", ""),
        ("Below that & this", "more/", "below-that-this"),
        ("Site", "", ""),
    ]
    assert not (built / "search/search_index.json").exists()


@pytest.mark.parametrize("settings", [{"plugins": []}, {"theme": {"name": "mkdocs"}}])
def test_a_site_with_another_search_or_none_keeps_what_it_has(
    site: Site, settings: dict[str, Any]
) -> None:
    """Another theme's box knows another index, and who wants no search gets none."""
    built = site(**settings)

    assert not (built / "search/studyfold").exists()
    assert "search/box.js" not in (built / "index.html").read_text(encoding="utf-8")
    assert (built / "search/search_index.json").exists() == ("theme" in settings)


def test_a_browser_is_asked_to_keep_the_published_site(site: Site) -> None:
    """All of it, but for what is for programs only, and for what tells of the others."""
    built = site()
    listed = json.loads((built / "offline.json").read_text(encoding="utf-8"))

    assert "offline/offline.js" in (built / "index.html").read_text(encoding="utf-8")
    assert {"./", "topics/letters/", "search/studyfold/meta.js", "404.html"} <= set(listed)
    assert {"sw.js", "offline.json", "entries.json", "llms.txt"} & set(listed) == set()
    assert (built / "entries.json").is_file()


def test_nobody_keeps_a_site_while_it_is_written(site: Site) -> None:
    """A browser that kept an earlier one lets go of it, and no page asks it to begin."""
    built = site(command="serve")

    assert "offline/offline.js" not in (built / "index.html").read_text(encoding="utf-8")
    assert "unregister" in (built / "sw.js").read_text(encoding="utf-8")
    assert not (built / "offline.json").exists()


def test_two_builds_on_different_days_give_the_same_bytes(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Also in the site map and in its packed copy."""

    def contents(day: str) -> dict[str, bytes]:
        monkeypatch.setattr("mkdocs.structure.pages.get_build_date", lambda: day)
        monkeypatch.setattr(door, "get_build_date", lambda: day)
        built = site()
        return {str(p.relative_to(built)): p.read_bytes() for p in built.rglob("*") if p.is_file()}

    first, second = contents("2026-01-01"), contents("2026-02-02")

    assert first == second
    site_map = gzip.decompress(first["sitemap.xml.gz"])
    assert site_map == first["sitemap.xml"]
    assert b"letters" in site_map
    assert b"2026" not in site_map


def test_the_styles_of_the_site_come_after_ours(site: Site) -> None:
    """A site can override every one of them."""
    html = (site({"docs/mine.css": ""}, extra_css=["mine.css"]) / "index.html").read_text()

    assert html.index("study.css") < html.index("mine.css")


def test_messages_count_for_strict_and_never_stop_a_usual_build(
    site: Site, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """A fault in one set is no reason to publish none."""
    notes = (
        Diagnostic("error", "x", "docs/sets/s.md", 3, "broken"),
        Diagnostic("info", "y", "docs/sets/s.md", 4, "fine"),
    )
    monkeypatch.setattr(door, "run", lambda *_: built(*notes))
    with caplog.at_level(logging.INFO, "mkdocs"):
        site()

    ours = [(r.levelname, r.getMessage()) for r in caplog.records if "studyfold" in r.name]
    assert ours == [("ERROR", "docs/sets/s.md:3: broken"), ("INFO", "docs/sets/s.md:4: fine")]
    with pytest.raises(Abort):
        site(strict=True)


def test_a_clean_site_passes_strict(site: Site) -> None:
    """The plugin itself gives no cause for a warning."""
    assert site(strict=True).is_dir()


def test_a_wrong_option_is_one_clear_message(site: Site, caplog: pytest.LogCaptureFixture) -> None:
    """It names the option and the ones there are."""
    with pytest.raises(Abort):
        site(extra={"studyfold": {"page": 3}})

    assert [r.getMessage().splitlines()[1].split(" (")[0] for r in caplog.records] == [
        "  - unknown option 'page'"
    ]


def test_a_fault_that_must_be_mended_is_one_clear_message(
    site: Site, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """Not a traceback."""

    def fails(*_: object) -> Built:
        raise StudyfoldError("expected a folder; found nothing")

    monkeypatch.setattr(door, "run", fails)
    with pytest.raises(Abort):
        site()

    assert [r.getMessage() for r in caplog.records] == ["expected a folder; found nothing"]


def test_options_reach_the_pipeline_counted_from_mkdocs_yml(
    site: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """MkDocs may run from any folder."""
    seen: list[Options] = []

    def run(options: Options, _: object) -> Built:
        seen.append(options)
        return built()

    monkeypatch.setattr(door, "run", run)
    site(extra={"studyfold": {"sets": ["questions"], "page_size": 7}})

    assert (seen[0].root, seen[0].sets, seen[0].page_size) == (tmp_path, ("questions",), 7)


def test_the_plugin_takes_the_same_options_as_the_hook(tmp_path: Path) -> None:
    """Installed as a package, Studyfold reads them under `plugins`."""
    one = door.StudyfoldPlugin()
    errors, warnings = one.load_config({"page_size": 3, "model": "tfidf"})
    (tmp_path / "mkdocs.yml").write_text("site_name: x\ntheme: material\n")
    (tmp_path / "docs").mkdir()
    one.on_config(load_config(str(tmp_path / "mkdocs.yml")))

    assert not errors
    assert not warnings
    assert (one.options.page_size, one.options.model) == (3, "tfidf")


def test_files_addresses_work_too(site: Site) -> None:
    """The links inside raw HTML are ours to write, since MkDocs leaves them alone."""
    built = site(use_directory_urls=False)

    assert 'href="topics/letters.html"' in (built / "index.html").read_text(encoding="utf-8")
    assert (built / "topics/letters.html").is_file()


@pytest.fixture
def illustrated(site: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Site:
    """Return what builds a site whose answer shows a picture and links a text beside its set."""
    sets = tmp_path / "docs/sets"
    (sets / "img").mkdir(parents=True)
    (sets / "img/a b.png").write_bytes(b"picture")
    (sets / "notes.txt").write_bytes(b"text")
    one = study()
    item = replace(one.items[0], answer="![A plot](img/a%20b.png) and [notes](notes.txt)")
    attachments = tuple(
        Attachment(item.path, target, f"assets/sets/{uri}", sets / name)
        for target, uri, name in (
            ("img/a%20b.png", "0-a-b.png", "img/a b.png"),
            ("notes.txt", "1-notes.txt", "notes.txt"),
        )
    )
    result = Built(replace(one, items=(item,), attachments=attachments), Ledger(()), True)
    monkeypatch.setattr(door, "run", lambda *_: result)
    return site


@pytest.mark.parametrize("directory_urls", [True, False])
def test_files_of_a_set_come_to_where_its_page_looks_for_them(
    illustrated: Site, directory_urls: bool
) -> None:
    """And nowhere else: what lies beside the sets is no part of the site."""
    built = illustrated(use_directory_urls=directory_urls, strict=True)
    page = built / ("topics/letters/index.html" if directory_urls else "topics/letters.html")
    html = page.read_text(encoding="utf-8")
    told = re.findall(r'(?:src|href)="([^"]*assets/sets/[^"]*)"', html)

    assert [(page.parent / address).read_bytes() for address in told] == [b"picture", b"text"]
    assert not [p for p in built.rglob("*") if p.name in ("a b.png", "notes.txt")]


def test_files_of_a_set_are_written_with_the_pages(
    illustrated: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Another generator has nothing but what is written."""
    illustrated()
    monkeypatch.setattr(sites, "_check_sets", lambda _: None)
    sites.build(
        tmp_path / "mkdocs.yml",
        ordered=None,
        site_dir=None,
        strict=True,
        write_docs=tmp_path / "out",
        quiet=True,
    )

    written = tmp_path / "out/docs/assets/sets"
    assert {path.name: path.read_bytes() for path in written.iterdir()} == {
        "0-a-b.png": b"picture",
        "1-notes.txt": b"text",
    }
