"""The line of progress: how far, how fast, how long still; on a terminal at once, in a log once a minute."""

import io
import sys

import pytest

from audit.cli import progress
from audit.cli.progress import ProgressLine, duration_words


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """Return the time that the line will see; tests set it."""
    now = [0.0]
    monkeypatch.setattr(progress, "monotonic", lambda: now[0])
    return now


def test_rate_and_time_left_are_shown(clock: list[float], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stderr", Terminal())
    line = ProgressLine()
    line(900, 1000, "a.md", 0.0)  # 900 are known from before, and count for neither
    clock[0] = 10.0
    line(950, 1000, "b.md", 0.25)
    assert "auditing 950 of 1,000, 5 a second, 30 s left: b.md" in sys.stderr.getvalue()  # type: ignore[attr-defined]
    line(1000, 1000, "c.md", 1.0)
    assert sys.stderr.getvalue().endswith("\r")  # type: ignore[attr-defined]


def test_a_log_gets_a_line_a_minute(clock: list[float], capsys: pytest.CaptureFixture[str]) -> None:
    line = ProgressLine()
    line(0, 100, "a.md", 0.0)
    for second in range(1, 100):
        clock[0] = float(second * 2)
        line(second, 100, "b.md", second / 100)
    said = capsys.readouterr().err.splitlines()
    assert said[0] == "citation-audit: 30 of 100, 30 a minute, 2 min left"
    assert len(said) == 3


def test_quiet_is_silent(clock: list[float], capsys: pytest.CaptureFixture[str]) -> None:
    line = ProgressLine(wanted=False)
    clock[0] = 1000.0
    line(50, 100, "a.md", 0.5)
    assert capsys.readouterr().err == ""


def test_a_name_cannot_move_the_cursor(clock: list[float], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stderr", Terminal())
    line = ProgressLine()
    clock[0] = 10.0
    line(1, 100, "a\x1b[2J\nb.md", 0.01)
    shown = sys.stderr.getvalue()  # type: ignore[attr-defined]
    assert "\x1b" not in shown
    assert "\n" not in shown


@pytest.mark.parametrize(
    ("seconds", "words"), [(5, "5 s"), (89, "89 s"), (300, "5 min"), (7200, "2 h"), (864_000, "10 days")]
)
def test_durations(seconds: float, words: str) -> None:
    assert duration_words(seconds) == words
