"""How far a reader is with a long file: shown on a terminal, removed at the end, silent elsewhere."""

import io

import pytest

from audit.pagecount import show_pages


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.fixture(autouse=True)
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("audit.pagecount.PATIENCE_S", 0.0)
    monkeypatch.setattr("audit.pagecount.EVERY_S", 0.0)


def test_a_terminal_shows_the_pages_and_is_left_as_it_was(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = Terminal()
    monkeypatch.setattr("sys.stderr", terminal)
    with show_pages("book.pdf") as pages_read:
        assert pages_read is not None
        pages_read(1200, 3400)
        assert terminal.getvalue() == "\rreading page 1,200 of 3,400: book.pdf"
    assert terminal.getvalue().endswith("\r" + " " * 37 + "\r")


def test_names_cannot_write_to_the_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = Terminal()
    monkeypatch.setattr("sys.stderr", terminal)
    with show_pages("\x1b[31mbook.pdf" + "x" * 500) as pages_read:
        assert pages_read is not None
        pages_read(1, 2)
    assert "\x1b" not in terminal.getvalue()
    assert max(map(len, terminal.getvalue().split("\r"))) <= 100


@pytest.mark.parametrize("stream", [io.StringIO(), None], ids=["a file", "nothing"])
def test_nothing_is_shown_where_there_is_no_terminal(
    stream: io.StringIO | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stderr", stream)
    with show_pages("book.pdf") as pages_read:
        assert pages_read is None
