"""The line that says which source is being read: on a terminal, after some patience, and gone at the end."""

import io

import pytest

from audit.resolvers import progress


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(("patience", "shown"), [(0.0, True), (60.0, False)])
def test_a_terminal_is_told_after_some_patience(monkeypatch: pytest.MonkeyPatch, patience: float, shown: bool) -> None:
    stream = Terminal()
    monkeypatch.setattr(progress, "_PATIENCE_S", patience - 0.001)
    monkeypatch.setattr("sys.stderr", stream)
    with progress.show_reading() as tell:
        tell(0, 2, "a.txt")
        tell(1, 2, "b.txt")
    assert ("reading source 2 of 2: b.txt" in stream.getvalue()) is shown
    assert not stream.getvalue() or stream.getvalue().rsplit("\r", 2)[-2].strip() == ""


def test_a_file_is_told_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    stream = io.StringIO()
    monkeypatch.setattr("sys.stderr", stream)
    with progress.show_reading() as tell:
        tell(0, 2, "a.txt")
    assert stream.getvalue() == ""
