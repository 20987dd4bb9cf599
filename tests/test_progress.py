"""Long work says how far it is: a bar on a terminal, plain lines elsewhere."""

from __future__ import annotations

import io

import pytest

from studyfold.progress import reporter, silent


class Terminal(io.StringIO):
    """A stream that passes for a terminal."""

    def isatty(self) -> bool:
        """Say yes."""
        return True


def test_elsewhere_a_line_says_what_starts() -> None:
    """One line for each piece of work, with how much there is."""
    out = io.StringIO()
    progress = reporter(quiet=False, stream=out)
    for done in range(1501):
        progress("Reading", done, 1500)

    assert out.getvalue() == "Reading: 1,500 texts\n"


def test_a_terminal_gets_a_bar_that_goes_away() -> None:
    """It shows the work's name and leaves an empty line behind."""
    out = Terminal()
    progress = reporter(quiet=False, stream=out)
    for done in range(0, 301, 100):
        progress("Reading", done, 300)

    assert "Reading:   0%" in out.getvalue()
    assert out.getvalue().rstrip("\r").rpartition("\r")[2].strip() == ""


def test_a_bar_can_be_drawn_twice() -> None:
    """The same work is done for questions and then for answers."""
    out = Terminal()
    progress = reporter(quiet=False, stream=out)
    for _ in range(2):
        progress("Reading", 0, 200)
        progress("Reading", 200, 200)

    assert out.getvalue().count("Reading:   0%") == 2


@pytest.mark.parametrize("stream", [io.StringIO, Terminal])
def test_short_work_is_not_worth_a_word(stream: type[io.StringIO]) -> None:
    """Fewer than a hundred texts are read at once."""
    out = stream()
    progress = reporter(quiet=False, stream=out)
    for done in (0, 99):
        progress("Reading", done, 99)

    assert out.getvalue() == ""


def test_quiet_means_not_a_word() -> None:
    """However much there is to do."""
    assert reporter(quiet=True) is silent
    silent("Reading", 0, 10**6)


def test_progress_goes_to_standard_error(capsys: pytest.CaptureFixture[str]) -> None:
    """Standard output belongs to results."""
    reporter(quiet=False)("Reading", 0, 100)

    assert capsys.readouterr() == ("", "Reading: 100 texts\n")
