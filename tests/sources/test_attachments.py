"""Files that sets refer to are found where sets may keep them, or reported with their place."""

from __future__ import annotations

import os
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from studyfold import pipeline, sources
from studyfold.model import Attachment, Diagnostic, Document, Item
from studyfold.options import Options
from studyfold.render import targets

PNG = b"\x89PNG\r\n\x1a\n"
BEGINNINGS = {
    ".avif": b"\0\0\0\x1cftypavif",
    ".csv": b"a,b\r\n1,2\r\n",
    ".gif": b"GIF89a",
    ".jpeg": b"\xff\xd8\xff\xe0",
    ".jpg": b"\xff\xd8\xff\xdb",
    ".pdf": b"%PDF-1.7",
    ".png": PNG,
    ".txt": b"Notes",
    ".webp": b"RIFF\x04\0\0\0WEBP",
    ".zip": b"PK\x03\x04",
}
Looked = tuple[tuple[Attachment, ...], tuple[Diagnostic, ...]]
Look = Callable[..., Looked]


def uri(name: str, content: bytes) -> str:
    """Return where a copy is meant to stand."""
    return f"assets/sets/{sha256(content).hexdigest()[:8]}-{name}"


def make_item(
    path: str,
    answer: str,
    *,
    lines: tuple[int, int] | None,
    heading: str = "Why?",
    prompt: str = "",
) -> Item:
    """Make the only item of a set."""
    return Item(
        id=path,
        ref=None,
        set=path,
        path=path,
        line=lines[0] if lines else None,
        end_line=lines[1] if lines else None,
        number=None,
        section=None,
        question="Why?",
        heading=heading,
        prompt=prompt,
        answer=answer,
        status="complete",
    )


def look_up(root: Path, answers: dict[str, str], paths: tuple[str, ...] = ("sets",)) -> Looked:
    """Look up what one item in each of some sets refers to; its answer starts in line 2."""
    items, documents = [], []
    for path, answer in answers.items():
        lines = ("Why?", *answer.split("\n"))
        documents.append(Document(path, Path(path).stem, ".md", lines))
        items.append(make_item(path, answer, lines=(1, len(lines))))
    return sources.attach(items, documents, targets, paths, root)


@pytest.fixture
def look(tmp_path: Path) -> Look:
    """Return what looks up what an answer refers to, in a folder with some files."""

    def find(answer: str, files: dict[str, bytes] | None = None) -> Looked:
        for name, content in {"sets/a.md": b"", "sets/b.md": b"", **(files or {})}.items():
            place = tmp_path / name
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes(content)
        return look_up(tmp_path, {"sets/a.md": answer, "sets/b.md": ""})

    return find


@pytest.mark.parametrize(
    "answer",
    [
        "![a plot](img/plot.png)",
        "[a plot](img/plot.png)",
        "![a plot][1]\n\n[1]: img/plot.png",
        '<img alt="a plot" src="img/plot.png">',
        "<a href='img/plot.png'>a plot</a>",
        '> - <p><IMG\n>   SRC="./img/plot.png"></p>',
        "![a plot](./img/../img/plot%2Epng)",
        '![a plot](<img/plot.png> "with a title")',
    ],
)
def test_a_file_is_found_however_it_is_referred_to(look: Look, answer: str) -> None:
    """Markdown and HTML have many ways to write one thing."""
    found, notes = look(answer, {"sets/img/plot.png": PNG})

    assert [one.uri for one in found] == [uri("plot.png", PNG)]
    assert notes == ()


def test_an_attachment_tells_what_the_set_calls_it_and_where_it_lies(
    look: Look, tmp_path: Path
) -> None:
    """Pages look it up by what the set calls it; the site copies it from where it lies."""
    found, _ = look("[notes](more/Notes.PDF?raw=true#page=2)", {"sets/more/Notes.PDF": b"%PDF-1.7"})

    assert found == (
        Attachment(
            "sets/a.md",
            "more/Notes.PDF?raw=true#page=2",
            uri("notes.pdf", b"%PDF-1.7"),
            tmp_path / "sets/more/Notes.PDF",
        ),
    )


@pytest.mark.parametrize("suffix", sources.ATTACHABLE)
def test_every_kind_that_is_told_of_is_copied(look: Look, suffix: str) -> None:
    """By its ending and its first bytes."""
    found, notes = look(f"[x](x.d/x{suffix})", {f"sets/x.d/x{suffix}": BEGINNINGS[suffix]})

    assert [one.uri for one in found] == [uri(f"x{suffix}", BEGINNINGS[suffix])]
    assert notes == ()


@pytest.mark.parametrize(
    ("written", "name", "copied"),
    [
        ("![x](<my plot.png>)", "my plot.png", "my-plot.png"),
        ('<img src="my plot.png">', "my plot.png", "my-plot.png"),
        ("![x](my%20plot.png)", "my plot.png", "my-plot.png"),
        ("![x](a\"b'c.png)", "a\"b'c.png", "a-bc.png"),
        ("<img src='a&quot;b&#39;c.png'>", "a\"b'c.png", "a-bc.png"),
        ("![x](Größe-图.png)", "Größe-图.png", "grösse-图.png"),
        ("![x](Gr%C3%B6%C3%9Fe-图.png)", "Größe-图.png", "grösse-图.png"),
        ("![x](100%.png)", "100%.png", "100.png"),
        ("![x](what%3F.png)", "what?.png", "what.png"),
        ("![x](a&b.png)", "a&b.png", "a-b.png"),
        ("![x](fig%3A1.png)", "fig:1.png", "fig-1.png"),
        ("![x](%E2%80%A6.png)", "….png", "q.png"),
        ("![x](--%24(x).png)", "--$(x).png", "x.png"),
    ],
)
def test_odd_names_are_found_and_get_plain_addresses(
    look: Look, written: str, name: str, copied: str
) -> None:
    """What stands in an address is percent-encoded; what stands on a disk is not."""
    found, notes = look(written, {f"sets/{name}": PNG})

    assert [one.uri for one in found] == [uri(copied, PNG)]
    assert notes == ()


def test_a_file_used_twice_is_copied_once(tmp_path: Path) -> None:
    """In one set and from another one."""
    (tmp_path / "sets/more").mkdir(parents=True)
    (tmp_path / "sets/x.png").write_bytes(PNG)
    answers = {"sets/a.md": "![x](x.png) ![x](x.png)", "sets/more/b.md": "![x](../x.png)"}

    found, notes = look_up(tmp_path, answers)

    assert [(one.path, one.target) for one in found] == [
        ("sets/a.md", "x.png"),
        ("sets/more/b.md", "../x.png"),
    ]
    assert sources.contents(found) == {uri("x.png", PNG): PNG}
    assert notes == ()


def test_two_files_of_one_name_stay_apart(tmp_path: Path) -> None:
    """Each set means the one in its own folder."""
    answers = {}
    for name in ("one", "two"):
        (tmp_path / "sets" / name).mkdir(parents=True)
        (tmp_path / "sets" / name / "x.png").write_bytes(PNG + name.encode())
        answers[f"sets/{name}/s.md"] = "![x](x.png)"

    found, _ = look_up(tmp_path, answers)

    assert [one.uri for one in found] == [
        uri("x.png", PNG + b"one"),
        uri("x.png", PNG + b"two"),
    ]


@pytest.mark.parametrize(
    "target",
    [
        "../secret.png",
        "../../../../../../../../etc/passwd",
        "%2e%2e/secret.png",
        "img/..%2f..%2fsecret.png",
        "../sets-too/secret.png",
        "/etc/passwd",
        "/secret.png",
        "%2Fetc/passwd",
        "C:\\x.png",
        "c:/x.png",
        "out.png",
        "out/secret.png",
        "circle.png",
        "img",
        ".",
        "./",
    ],
)
@pytest.mark.parametrize("form", ['<img src="{}">', "<a href='{}'>x</a>", "![x](<{}>)"])
def test_what_lies_elsewhere_or_is_no_file_is_refused(
    look: Look, tmp_path: Path, form: str, target: str
) -> None:
    """A set may come from anybody; it must not choose what of a disk is published."""
    for name in ("secret.png", "sets-too/secret.png", "sets/img/x.png"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(PNG)
    (tmp_path / "sets/out.png").symlink_to(tmp_path / "secret.png")
    (tmp_path / "sets/out").symlink_to(tmp_path)
    (tmp_path / "sets/circle.png").symlink_to("circle.png")

    found, notes = look(form.format(target))

    assert found == ()
    assert [(n.level, n.code, n.where) for n in notes] == [
        ("warning", "refused-file", "sets/a.md:2")
    ]


@pytest.mark.parametrize("target", ["file:///me/x.png", "file:x.png", "\\\\host\\x.png"])
def test_an_address_of_somebodys_disk_is_refused(look: Look, target: str) -> None:
    """Editors write it when a picture is pasted."""
    found, notes = look(f'<img src="{target}">', {"sets/me/x.png": PNG, "sets/x.png": PNG})

    assert found == ()
    assert [note.code for note in notes] == ["refused-file"]


@pytest.mark.parametrize(
    "answer",
    [
        "[x](https://example.org/x.png) ![x](//example.org/x.png) <HTTP://example.org/x.png>",
        "[x](mailto:me@example.org) <a href='tel:1'>x</a>",
        "[x](javascript:x.png) <a href='JaVaScRiPt:x.png'>x</a> <img src='data:x.png'>",
        "[x](#why) [x](?x=1) [x]()",
        "[x](b.md) [x](./b.md#why) [x](a.md)",
        "`![x](x.png)`\n\n```\n![x](x.png)\n<img src=x.png>\n```\n\n    [x](x.png)",
        "$[x](x.png)$ and $$[x](x.png)$$",
        r"\![x]\(x.png) \<img src=x.png>",
        "[x]: x.png",
    ],
)
def test_what_refers_to_no_file_gives_no_message(look: Look, answer: str) -> None:
    """The web, the document itself, other sets, code and formulas."""
    assert look(answer) == ((), ())


@pytest.mark.parametrize(
    "target", ["x.png", "img/x.png", "%00.png", "a%0Ab.png", "y.md", "x" * 999]
)
def test_what_is_missing_is_told_with_its_line(look: Look, target: str) -> None:
    """The line of the address, not the one where the item starts."""
    found, notes = look(f"First `{target}x`.\n\nThen ![a plot]({target}), last.")

    assert found == ()
    assert [(n.level, n.code, n.where) for n in notes] == [
        ("warning", "missing-file", "sets/a.md:4")
    ]


def test_a_link_to_nowhere_is_missing(look: Look, tmp_path: Path) -> None:
    """As long as it would lead to a place within the folder."""
    (tmp_path / "sets").mkdir()
    (tmp_path / "sets/x.png").symlink_to("gone.png")

    assert [note.code for note in look("![x](x.png)")[1]] == ["missing-file"]


def test_a_link_within_the_folder_is_followed(look: Look, tmp_path: Path) -> None:
    """Its own name counts, as that is the one that the set uses."""
    (tmp_path / "sets").mkdir()
    (tmp_path / "sets/x.png").symlink_to("store-4711")

    found, notes = look("![x](x.png)", {"sets/store-4711": PNG})

    assert [(one.uri, one.file) for one in found] == [
        (uri("x.png", PNG), tmp_path / "sets/store-4711")
    ]
    assert notes == ()


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("x.svg", b"<svg/>", "SVG and HTML can carry scripts; save it as a PNG or PDF file"),
        ("x.HTML", b"Hello", "SVG and HTML can carry scripts; save it as a PNG or PDF file"),
        ("x.exe", b"MZ", f"only files ending in {', '.join(sources.ATTACHABLE)} are"),
        ("x", PNG, f"only files ending in {', '.join(sources.ATTACHABLE)} are"),
        ("x.png", b"<svg onload='alert(1)'/>", "its content is not what .png says"),
        ("x.gif", b"<!doctype html>GIF89a", "its content is not what .gif says"),
        ("x.avif", b"\0\0\0\x1cftypisom", "its content is not what .avif says"),
        ("x.webp", b"RIFF\x04\0\0\0WAVE", "its content is not what .webp says"),
        ("x.pdf", PNG, "its content is not what .pdf says"),
        ("x.zip", b"<html>", "its content is not what .zip says"),
        ("x.csv", b"a\0b", "its content is not what .csv says"),
        ("x.png", b"", "its content is not what .png says"),
    ],
)
def test_other_kinds_are_refused_with_the_reason(
    look: Look, name: str, content: bytes, reason: str
) -> None:
    """Neither an ending nor a beginning alone makes a file harmless."""
    found, notes = look(f"![x]({name})", {f"sets/{name}": content})

    assert found == ()
    assert [(note.code, note.message) for note in notes] == [
        ("refused-file", f"{name} is not copied but shown as its text: {reason}")
    ]


def test_a_picture_of_another_kind_than_its_ending_says_is_still_one(look: Look) -> None:
    """Pictures saved from the web often are."""
    found, _ = look("![x](x.jpg)", {"sets/x.jpg": BEGINNINGS[".webp"]})

    assert [one.uri for one in found] == [uri("x.jpg", BEGINNINGS[".webp"])]


@pytest.mark.parametrize(("size", "codes"), [(20_000_000, []), (20_000_001, ["refused-file"])])
def test_files_of_more_than_20_mb_are_refused(look: Look, size: int, codes: list[str]) -> None:
    """A page is not the place for a film."""
    _, notes = look("[x](x.pdf)", {"sets/x.pdf": b"%PDF-".ljust(size)})

    assert [note.code for note in notes] == codes


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no pipes with names")
def test_a_special_file_is_not_waited_for(look: Look, tmp_path: Path) -> None:
    """Reading a pipe would never end."""
    (tmp_path / "sets").mkdir()
    os.mkfifo(tmp_path / "sets/x.png")

    assert [note.code for note in look("![x](x.png)")[1]] == ["refused-file"]


def test_a_message_cannot_act_on_a_terminal(look: Look) -> None:
    """Control characters are no part of a name that is shown."""
    _, notes = look("![x](a%1B%5B31m%0A%E2%80%AEb.png)")

    assert [note.message for note in notes] == [
        "expected a file a?[31m??b.png, found none; it is shown as its text"
    ]


def test_each_item_with_a_missing_file_is_named_once(tmp_path: Path) -> None:
    """All places are to be mended, but two in one item are one place."""
    (tmp_path / "sets").mkdir()
    answers = dict.fromkeys(("sets/a.md", "sets/b.md"), "![x](x.png)\n![x](x.png)")

    _, notes = look_up(tmp_path, answers)

    assert [note.where for note in notes] == ["sets/a.md:2", "sets/b.md:2"]


def test_a_set_given_alone_reaches_only_its_own_folder(tmp_path: Path) -> None:
    """The folder of sets that confines others was never named."""
    (tmp_path / "sets/own/deep").mkdir(parents=True)
    for name in ("x.png", "own/y.png", "own/deep/z.png"):
        (tmp_path / "sets" / name).write_bytes(PNG)
    answers = {"sets/own/a.md": "![x](../x.png) ![y](y.png) ![z](deep/z.png)"}

    alone, notes = look_up(tmp_path, answers, ("sets/own/a.md",))
    within, _ = look_up(tmp_path, answers, ("sets",))

    assert [one.target for one in alone] == ["deep/z.png", "y.png"]
    assert [note.code for note in notes] == ["refused-file"]
    assert [one.target for one in within] == ["../x.png", "deep/z.png", "y.png"]


def test_a_set_does_not_reach_another_folder_that_was_given(tmp_path: Path) -> None:
    """Each folder of sets stands for itself."""
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "x.png").write_bytes(PNG)

    found, notes = look_up(tmp_path, {"one/a.md": "![x](../two/x.png)"}, ("one", "two"))

    assert found == ()
    assert [note.code for note in notes] == ["refused-file"]


def test_records_without_lines_get_messages_without_lines(tmp_path: Path) -> None:
    """Several records may stand on one line of JSON."""
    (tmp_path / "sets").mkdir()
    item = make_item("sets/a.json", "![x](x.png)", lines=None)
    document = Document("sets/a.json", "a", ".json", ("[{…}, {…}]",))

    _, notes = sources.attach([item], [document], targets, ("sets",), tmp_path)

    assert [(note.path, note.line) for note in notes] == [("sets/a.json", None)]


def test_questions_refer_to_files_too(tmp_path: Path) -> None:
    """By the pictures in their first line and by everything below it."""
    (tmp_path / "sets").mkdir()
    for name in ("x.png", "y.png"):
        (tmp_path / "sets" / name).write_bytes(PNG)
    item = make_item(
        "sets/a.md",
        "A plot.",
        lines=(1, 3),
        heading="What is ![this](x.png)? ([source](z.pdf))",
        prompt="![and this](y.png)",
    )
    document = Document("sets/a.md", "a", ".md", ("What is ![this](x.png)?", "", "y.png"))

    found, notes = sources.attach([item], [document], targets, ("sets",), tmp_path)

    assert [one.target for one in found] == ["x.png", "y.png"]
    assert notes == ()


def test_reading_sets_gives_their_files_and_messages(tmp_path: Path) -> None:
    """A file beside the sets that one of them refers to is not left unread."""
    (tmp_path / "sets").mkdir()
    for name in ("notes.pdf", "other.pdf"):
        (tmp_path / "sets" / name).write_bytes(b"%PDF-1.7")
    text = "1. **Why?**\n\n    - **Answer:** See [this](notes.pdf).\n      And ![that](that.png).\n"
    (tmp_path / "sets/a.md").write_text(text, encoding="utf-8")

    options = Options(root=tmp_path, sets=("sets",), model="tfidf")
    reading = pipeline.read(options)

    assert pipeline.build(options).attachments == reading.attachments
    assert [(one.path, one.target) for one in reading.attachments] == [("sets/a.md", "notes.pdf")]
    assert [(note.code, note.where) for note in reading.diagnostics] == [
        ("missing-file", "sets/a.md:4"),
        ("unread-file", "sets/other.pdf"),
    ]


_PARTS = st.sampled_from(
    "../ ./ / \\ %2e%2e %2f %00 %0a .. . ? # & % ~ : c: file: x.png secret.png sets out out/ in "
    "( ) < > \" ' [ ] é \x00".split(" ")
)


@settings(deadline=None, derandomize=True, max_examples=100)
@given(st.lists(_PARTS, max_size=6).map("".join))
def test_no_address_leads_out_of_the_folder(
    tmp_path_factory: pytest.TempPathFactory, target: str
) -> None:
    """Whatever it is made of; and it never stops the build."""
    root = tmp_path_factory.getbasetemp() / "any"
    inside = root / "sets"
    if not root.exists():
        inside.mkdir(parents=True)
        for place in (root / "secret.png", inside / "x.png"):
            place.write_bytes(PNG)
        (inside / "out").symlink_to(root)
        (inside / "in").symlink_to(inside)
    answer = f'![x]({target}) <img src="{target}"> <a href={target}>x</a>'

    found, _ = look_up(root, {"sets/a.md": answer})

    assert {one.file for one in found} <= {inside / "x.png"}
