"""Text → vectors: the sentence model, the lexical fallback, the cache."""

from __future__ import annotations

from pathlib import Path

from studyfold.encode import bundled
from studyfold.encode.base import Encoder, ModelUnavailableError, Vectors, normalised
from studyfold.encode.cache import CachedEncoder
from studyfold.encode.fastembed import FastembedEncoder
from studyfold.encode.onnx import OnnxEncoder
from studyfold.encode.tfidf import TfidfEncoder
from studyfold.model import Diagnostic
from studyfold.progress import Progress, silent

__all__ = ["Encoder", "TfidfEncoder", "Vectors", "load", "normalised"]


def load(
    model: str, root: Path, cache: Path | None, progress: Progress = silent
) -> tuple[Encoder, tuple[Diagnostic, ...]]:
    """Return the encoder that the `model` option names, behind its cache.

    Where the model is not to be had, TF-IDF takes over and one warning says why.

    Args:
        model: `bundled`, `tfidf`, a folder, or a name that fastembed knows.
        root: the folder that a relative model folder counts from.
        cache: the folder for vectors computed before; None keeps nothing.
        progress: told how many texts are done.
    """
    if model == "tfidf":
        return TfidfEncoder(), ()
    try:
        encoder = _load(model, root, progress)
    except ModelUnavailableError as fault:
        message = (
            f"the sentence model '{model}' cannot be used: {fault}. Words are compared instead "
            "(TF-IDF), so fewer differently worded questions are recognised as the same."
        )
        return TfidfEncoder(), (Diagnostic("warning", "model-missing", None, None, message),)
    return (encoder if cache is None else CachedEncoder(encoder, cache)), ()


def _load(model: str, root: Path, progress: Progress) -> Encoder:
    if model == "bundled":
        return OnnxEncoder("all-MiniLM-L6-v2 (int8)", *bundled.files(), progress)
    folder = root / model
    if folder.is_dir():
        for name in ("model.onnx", "tokenizer.json"):
            if not (folder / name).is_file():
                raise ModelUnavailableError(f"there is no {name} in {folder}")
        return OnnxEncoder(folder.name, folder / "model.onnx", folder / "tokenizer.json", progress)
    return FastembedEncoder(model)
