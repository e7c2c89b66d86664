"""`extract` on a PDF: an outline of its pages, and their zones drawn."""

from pathlib import Path

import pytest

from audit.cli import main
from audit.readers.pdf.debug import write_debug_pages

PDF = Path(__file__).parents[2] / "seeds" / "metre.pdf"


def test_the_outline_names_notes_page_by_page(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["extract", str(PDF)]) == 0
    shown = capsys.readouterr().out
    assert "page 1: 1 column; lines:" in shown
    assert "notes begun: 1" in shown
    assert "21 notes, 21 markers" in shown


def test_pages_are_drawn_with_their_zones(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["extract", str(PDF), "--debug-pages", str(tmp_path / "pages")]) == 0
    drawn = sorted((tmp_path / "pages").iterdir())
    assert [file.name for file in drawn] == [f"metre-{page:04}.svg" for page in range(1, len(drawn) + 1)]
    assert all(file.read_text(encoding="utf-8").startswith("<svg") for file in drawn)


def test_drawn_pages_show_the_page_as_printed(tmp_path: Path) -> None:
    pytest.importorskip("pypdfium2", reason="the extra pdf is not installed")
    assert main(["extract", str(PDF), "--debug-pages", str(tmp_path)]) == 0
    first = (tmp_path / "metre-0001.svg").read_text(encoding="utf-8")
    assert 'href="data:image/png;base64,' in first
    assert "<text" not in first  # the words are in the image


def test_pages_are_drawn_in_words_without_the_extra(tmp_path: Path) -> None:
    write_debug_pages(PDF.read_bytes(), "metre.pdf", tmp_path)
    first = (tmp_path / "metre-0001.svg").read_text(encoding="utf-8")
    assert "<image" not in first
    assert "<text" in first


def test_json_stays_json(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["extract", str(PDF), "--format", "json"]) == 0
    assert capsys.readouterr().out.startswith("{")
