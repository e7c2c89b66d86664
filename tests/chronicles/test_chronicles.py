"""Whole manuscripts with their folders of sources: each planted fault is heard, and nothing else.

The manuscripts and sources were made up here, and are unlike each other: a diplomatic history with archival letters,
reprints, treaties' terms and old-style dates; a law article with cases by year and fiscal years; a sociology paper with
counts and decades; a German and a French history; a journalist's piece with posts and addresses.
"""

from datetime import date
from pathlib import Path

import pytest

from audit.engine import audit
from audit.settings import Settings

HERE = Path(__file__).parent
MANUSCRIPTS = sorted(path for path in HERE.iterdir() if (path / "article.md").exists())


@pytest.fixture(autouse=True)
def _own_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CITATION_AUDIT_CACHE", str(tmp_path / "answers.sqlite"))


def expected(folder: Path) -> list[tuple[str, str]]:
    """Return rule and note of each planted fault."""
    lines = (folder / "expected.txt").read_text(encoding="utf-8").splitlines()
    return sorted((rule.strip(), note.strip()) for rule, note in (line.split("|") for line in lines if line))


@pytest.mark.parametrize("folder", MANUSCRIPTS, ids=lambda folder: folder.name)
def test_what_was_planted_is_heard_and_nothing_else(folder: Path) -> None:
    settings = Settings(select=("DAT", "QUO"), today=date(2026, 11, 20), sources=(folder / "sources",))
    (report,) = audit([folder / "article.md"], settings).documents
    assert report.warnings == ()
    assert sorted((finding.rule, finding.note or "") for finding in report.findings) == expected(folder)


@pytest.mark.parametrize("folder", MANUSCRIPTS, ids=lambda folder: folder.name)
def test_a_source_that_speaks_against_the_text_is_shown_with_its_line(folder: Path) -> None:
    settings = Settings(select=("QUO004", "QUO005"), sources=(folder / "sources",))
    (report,) = audit([folder / "article.md"], settings).documents
    for finding in report.findings:
        (place,) = finding.related
        source = Path(place.region.path)
        assert source.parent.name == "sources"
        line = source.read_text(encoding="utf-8").splitlines()[(place.region.start_line or 0) - 1]
        words = str(finding.evidence.get("source", "")) if finding.rule == "QUO005" else place.message
        assert any(word in line for word in words.split() if len(word) > 3)
