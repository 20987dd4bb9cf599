"""Options are found in mkdocs.yml without MkDocs, and sets named by hand replace the others."""

from __future__ import annotations

from pathlib import Path

import pytest

from studyfold.errors import StudyfoldError
from studyfold.options import Options
from studyfold.settings import from_file, with_sets


def load(folder: Path, text: str | bytes) -> Options:
    """Write a mkdocs.yml and return its options."""
    path = folder / "mkdocs.yml"
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return from_file(path)


def message(folder: Path, text: str | bytes) -> str:
    """Return what is said about a mkdocs.yml, with its folder left out."""
    with pytest.raises(StudyfoldError) as caught:
        load(folder, text)
    return str(caught.value).replace(str(folder), "…")


@pytest.mark.parametrize(
    "text",
    [
        "extra:\n  studyfold:\n    page_size: 7\n",
        "plugins:\n  - search\n  - studyfold:\n      page_size: 7\n",
        "plugins:\n  search: {}\n  studyfold:\n    page_size: 7\n",
        "extra: {other: 1}\nplugins:\n  - studyfold: {page_size: 7}\n",
        "extra: {studyfold: }\nplugins:\n  - studyfold: {page_size: 7}\n",
    ],
)
def test_options_stand_under_extra_or_the_plugin(tmp_path: Path, text: str) -> None:
    """A hook reads them from `extra.studyfold`, a plugin from its own entry."""
    assert load(tmp_path, text) == Options(root=tmp_path, page_size=7)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "site_name: x\n",
        "- a list\n",
        "just text\n",
        "extra: 3\nplugins: 4\n",
        "extra:\n  studyfold:\n",
        "plugins:\n  - studyfold\n",
        "plugins:\n  - studyfold:\n",
    ],
)
def test_without_options_the_defaults_hold(tmp_path: Path, text: str) -> None:
    """Whatever else the file holds, nothing has to be said for Studyfold."""
    assert load(tmp_path, text) == Options(root=tmp_path)


def test_tags_of_mkdocs_are_passed_over(tmp_path: Path) -> None:
    """Emoji functions and environment variables are nothing that Studyfold runs or needs."""
    text = """\
site_url: !ENV [SITE_URL, 'https://x.example/']
markdown_extensions:
  - pymdownx.emoji:
      emoji_index: !!python/name:material.extensions.emoji.twemoji
      format: !!python/object/apply:os.system ['exit 1']
extra:
  studyfold:
    page_size: 7
"""

    assert load(tmp_path, text).page_size == 7


@pytest.mark.parametrize(
    ("text", "page_size"),
    [
        ("!ENV SF_SIZE", 12),
        ("!ENV [SF_NOT, SF_SIZE, 5]", 12),
        ("!ENV [SF_NOT, 5]", 5),
    ],
)
def test_options_come_out_of_the_environment_as_with_mkdocs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str, page_size: int
) -> None:
    """Otherwise `inspect` would refuse what `mkdocs build` takes."""
    monkeypatch.setenv("SF_SIZE", "12")
    monkeypatch.delenv("SF_NOT", raising=False)

    assert load(tmp_path, f"extra:\n  studyfold:\n    page_size: {text}\n").page_size == page_size


def test_options_are_inherited_as_with_mkdocs(tmp_path: Path) -> None:
    """Each by itself; relative paths count from the file that was named."""
    (tmp_path / "below").mkdir()
    (tmp_path / "base.yml").write_text("extra: {studyfold: {page_size: 7, model: tfidf}}\n")
    text = "INHERIT: ../base.yml\nextra: {studyfold: {page_size: 9}}\n"

    assert load(tmp_path / "below", text) == Options(
        root=tmp_path / "below", page_size=9, model="tfidf"
    )


def test_inheriting_from_oneself_is_one_clear_message(tmp_path: Path) -> None:
    """Also by way of another file."""
    (tmp_path / "base.yml").write_text("INHERIT: mkdocs.yml\n")

    assert message(tmp_path, "INHERIT: base.yml\n") == (
        "…/mkdocs.yml: INHERIT leads back to the same file"
    )


def test_an_unknown_option_is_one_clear_message(tmp_path: Path) -> None:
    """A slip of the pen is not passed over in silence."""
    assert message(tmp_path, "extra:\n  studyfold:\n    pages: 7\n") == (
        "…/mkdocs.yml: the options of studyfold are not right:\n"
        "  - unknown option 'pages' "
        "(known: cache, decisions, ledger, model, page_size, policy, sets, topics)"
    )


@pytest.mark.parametrize("value", ["7", "[docs/sets]", "'docs/sets'", "true"])
def test_options_must_be_names_with_values(tmp_path: Path, value: str) -> None:
    """Anything but a mapping is refused, with an example of what is right."""
    assert "must be names with values" in message(tmp_path, f"extra:\n  studyfold: {value}\n")


@pytest.mark.parametrize(
    ("text", "start"),
    [
        ("site_name: x\nextra: [a\nb: c\n", "…/mkdocs.yml:3: no valid YAML: "),
        ("a: 1\n\tb: 2\n", "…/mkdocs.yml:2: no valid YAML: "),
        ("a: \x07\n", "…/mkdocs.yml: no valid YAML: "),
        ("a: 2026-99-99\n", "…/mkdocs.yml: no valid YAML: "),
        ("[" * 5000, "…/mkdocs.yml: no valid YAML: "),
        (b"a: \xff\n", "…/mkdocs.yml: cannot be read ("),
    ],
    ids=["flow", "tab", "bell", "date", "depth", "bytes"],
)
def test_a_broken_file_is_one_clear_message(tmp_path: Path, text: str | bytes, start: str) -> None:
    """The message has the file and, where it is known, the line."""
    assert message(tmp_path, text).startswith(start)


def test_a_missing_file_is_one_clear_message(tmp_path: Path) -> None:
    """It says what to do: go to the right folder or name the file."""
    with pytest.raises(StudyfoldError, match="expected the site's configuration, found no such"):
        from_file(tmp_path / "mkdocs.yml")


def test_a_folder_in_its_place_is_one_clear_message(tmp_path: Path) -> None:
    """What cannot be opened as a file is said to be unreadable."""
    with pytest.raises(StudyfoldError, match="cannot be read"):
        from_file(tmp_path)


@pytest.fixture
def configured(tmp_path: Path) -> Options:
    """Options of a site in the folder `site`, with the files that stand beside its set."""
    for name in [
        f"site/docs/sets/{name}" for name in ("a.md", "topics.yml", "decisions.yml", "ledger.json")
    ]:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("x")
    return Options(root=tmp_path / "site", page_size=7)


def test_other_sets_keep_every_other_option(configured: Options, tmp_path: Path) -> None:
    """Only what belongs to the sets changes; paths of the site still lead there."""
    options = with_sets(configured, ["b.md"], tmp_path)

    assert (options.root, options.sets, options.page_size, options.model, options.cache) == (
        tmp_path,
        ("b.md",),
        7,
        "bundled",
        str(tmp_path / "site/.cache/studyfold"),
    )


@pytest.mark.parametrize(
    ("sets", "folder"),
    [
        (["site/docs/sets"], "site/docs/sets"),
        (["site/docs/sets/a.md"], "site/docs/sets"),
        (["other/b.md"], "other"),
        (["new"], "new"),
        (["b.md"], ""),
        (["z/b.md", "other/b.md"], "other"),
        (["other/b.md", "z/b.md"], "other"),
        (["other", "site/docs/sets/a.md"], "site/docs/sets"),
    ],
)
def test_topics_and_addresses_are_those_beside_the_given_sets(
    configured: Options, tmp_path: Path, sets: list[str], folder: str
) -> None:
    """Those of other sets would be wrong; the order of the paths makes no difference."""
    (tmp_path / "new").mkdir()
    options = with_sets(configured, sets, tmp_path)
    prefix = f"{folder}/" if folder else ""

    assert [options.topics, options.decisions, options.ledger] == [
        f"{prefix}{name}" for name in ("topics.yml", "decisions.yml", "ledger.json")
    ]


def test_naming_the_configured_sets_means_the_configured_files(
    configured: Options, tmp_path: Path
) -> None:
    """Wherever the configured topics file and ledger lie, they belong to these sets."""
    elsewhere = Options(root=configured.root, topics="t.yml", decisions="d.yml", ledger="l.json")

    options = with_sets(elsewhere, ["./site/docs/../docs/sets/"], tmp_path)

    assert [options.topics, options.decisions, options.ledger] == [
        f"site/{name}" for name in ("t.yml", "d.yml", "l.json")
    ]


def test_a_model_folder_is_found_from_elsewhere(configured: Options, tmp_path: Path) -> None:
    """A name that no folder has stays a name, and so do the two names with a meaning."""
    folder = configured.root / "mine"
    folder.mkdir()
    (configured.root / "tfidf").mkdir()
    models = [
        with_sets(Options(root=configured.root, model=model), ["b.md"], tmp_path).model
        for model in ("mine", "tfidf", "some/name")
    ]

    assert models == [str(folder), "tfidf", "some/name"]
