"""A terminal: one key at a time, its width, its colours, and how wide a text is on it."""

from __future__ import annotations

import os
import shutil
import sys
import unicodedata
from types import TracebackType
from typing import TextIO

__all__ = ["Keys", "coloured", "columns", "interactive", "width"]

_END = "\x04"
"""What Ctrl-D is where keys come one by one."""

if sys.platform == "win32":
    import msvcrt

    class Keys:
        """Reads single keys."""

        def __enter__(self) -> Keys:
            return self

        def __exit__(self, *_: object) -> None:
            pass

        def read(self) -> str:
            """Return the next key; empty at the end of the input or for a key without a sign."""
            key = msvcrt.getwch()
            if key in ("\x00", "\xe0"):
                msvcrt.getwch()
                return "\x1b"
            if key == "\x03":
                raise KeyboardInterrupt
            return "" if key == _END else key

else:
    import select
    import termios

    class Keys:
        """Reads single keys from standard input, and leaves the terminal as it was."""

        def __enter__(self) -> Keys:
            """Remember how the terminal was, and let keys through one by one."""
            self._file = sys.stdin.fileno()
            self._before = termios.tcgetattr(self._file)
            self._one_by_one()
            return self

        def __exit__(
            self,
            kind: type[BaseException] | None,
            fault: BaseException | None,
            trace: TracebackType | None,
        ) -> None:
            """Give it back."""
            termios.tcsetattr(self._file, termios.TCSADRAIN, self._before)

        def read(self) -> str:
            """Return the next key; empty at the end of the input, an escape for special keys.

            Ctrl-C stays what it is and raises KeyboardInterrupt.
            """
            # Again for each key: a shell that stopped and continued us has set it back.
            self._one_by_one()
            try:
                key = os.read(self._file, 1)
                # Special keys send an escape and more at once; the rest of it is no answer.
                while key[:1] == b"\x1b" and select.select([self._file], [], [], 0)[0]:
                    if not os.read(self._file, 1):
                        break
                # One sign of UTF-8 is up to four bytes.
                while key[:1] >= b"\xc0" and len(key) < 4 and not _whole(key):
                    key += os.read(self._file, 1) or b"\xff\xff\xff\xff"
            except OSError:
                return ""
            text = key.decode("utf-8", errors="replace")
            return "" if text == _END else text

        def _one_by_one(self) -> None:
            mode = termios.tcgetattr(self._file)
            # Without NOFLSH the system drops what is being shown when Ctrl-C is pressed, and with
            # it, now and then, the words that say what was kept.
            mode[3] = mode[3] & ~(termios.ECHO | termios.ICANON) | termios.NOFLSH
            mode[6][termios.VMIN], mode[6][termios.VTIME] = 1, 0
            termios.tcsetattr(self._file, termios.TCSADRAIN, mode)


def _whole(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def interactive() -> bool:
    """Say whether a person sits before both standard input and output."""
    try:
        return sys.stdin.isatty() and sys.stdout.isatty()
    except (AttributeError, ValueError):
        # Closed, or none at all.
        return False


def coloured(stream: TextIO) -> bool:
    """Say whether a stream may be given colours: a terminal, and NO_COLOR is not set."""
    if os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb" or not stream.isatty():
        return False
    return sys.platform != "win32" or "WT_SESSION" in os.environ


def columns() -> int:
    """Return how many columns the terminal has now."""
    return max(20, shutil.get_terminal_size().columns)


def width(text: str) -> int:
    """Return how many columns a text takes: signs of East Asia two, accents none."""
    if text.isascii():
        return len(text)
    return sum(
        0
        if unicodedata.combining(sign) or unicodedata.category(sign) == "Cf"
        else 2
        if unicodedata.east_asian_width(sign) in "WF"
        else 1
        for sign in text
    )
