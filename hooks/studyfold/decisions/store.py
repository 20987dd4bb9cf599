"""The decisions file on the disk: written whole or not at all."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path

from studyfold.decisions.decision import Decision
from studyfold.decisions.write import added, removed
from studyfold.errors import StudyfoldError

__all__ = ["Store"]


class Store:
    """Adds decisions to a file and takes back what it added.

    The file is read again before each change, so that what a person writes in an editor meanwhile
    stays.
    """

    def __init__(self, path: Path, shown: str, questions: Mapping[str, str]) -> None:
        """Change nothing yet.

        Args:
            path: the file; it need not exist.
            shown: its name for messages.
            questions: the question of each item, for the comments beside the ids.
        """
        self.path = path
        self.shown = shown
        self._questions = questions

    def text(self) -> str:
        """Return what the file holds; nothing where there is none."""
        try:
            return self.path.read_bytes().decode("utf-8")
        except FileNotFoundError:
            return ""
        except (OSError, UnicodeDecodeError) as fault:
            raise StudyfoldError(
                f"{self.shown}: expected a text in UTF-8 to add decisions to; found {fault}"
            ) from fault

    def check(self) -> None:
        """Raise StudyfoldError where nothing could be added."""
        self._with(())

    def add(self, decisions: Sequence[Decision]) -> None:
        """Add decisions at the end.

        Raises:
            StudyfoldError: where that cannot be done; the file is then as it was.
        """
        self._write(self._with(decisions))

    def take_back(self, decision: Decision) -> bool:
        """Take out a decision that was added; return whether it was still there."""
        text = removed(self.text(), decision, self._questions)
        if text is None:
            return False
        self._write(text)
        return True

    def _with(self, decisions: Sequence[Decision]) -> str:
        before = self.text()
        try:
            return added(before, decisions, self._questions)
        except StudyfoldError as fault:
            raise StudyfoldError(f"{self.shown}: {fault}") from None

    def _write(self, text: str) -> None:
        # A link is followed: what it leads to is replaced, not the link.
        target = Path(os.path.realpath(self.path))
        try:
            target.parent.mkdir(parents=True, exist_ok=True)
            mode = target.stat().st_mode & 0o777 if target.exists() else 0o666 & ~_umask()
            handle, name = tempfile.mkstemp(dir=target.parent, prefix=".decisions-")
            try:
                with os.fdopen(handle, "wb") as file:
                    file.write(text.encode("utf-8"))
                    file.flush()
                    os.fsync(file.fileno())
                os.chmod(name, mode)
                os.replace(name, target)
            except BaseException:
                with suppress(FileNotFoundError):
                    os.unlink(name)
                raise
        except OSError as fault:
            reason = fault.strerror or fault
            raise StudyfoldError(f"{self.shown}: cannot be written ({reason})") from fault


def _umask() -> int:
    """Return what a new file is not allowed; there is no way to ask but to set it."""
    mask = os.umask(0o077)
    os.umask(mask)
    return mask
