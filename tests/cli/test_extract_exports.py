"""`extract` in the formats of bibliographies: the works of manuscripts, each once, with keys of their own."""

import json
from pathlib import Path

import pytest

from audit.cli import main

TEXT = """# Tides

One.[^1] Two.[^2] Three.[^3] Four.[^4] Five.[^5]

[^1]: Karl Lund, *The Harbour* (Bergen: Fjord Press, 1988), 20; Lund, *Salt Roads* (Oslo: Nord, 1988), 4.
[^2]: Lund, *Harbour*, 33.
[^3]: Ibid.
[^4]: Marsh, *Rivers*, 4.
[^5]: Ministry of Fisheries, *Notice to Mariners* (Oslo: Nord, 2011), 2.
"""
KEYS = ["lund1988", "lund1988b", "ministryoffisheries2011"]


@pytest.fixture
def manuscript(tmp_path: Path) -> str:
    path = tmp_path / "tides.md"
    path.write_text(TEXT, encoding="utf-8")
    return str(path)


def test_each_work_cited_in_full_is_an_item(manuscript: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["extract", manuscript, "--format", "csl-json"]) == 0
    items = json.loads(capsys.readouterr().out)
    assert [item["id"] for item in items] == KEYS
    assert [item["title"] for item in items] == ["The Harbour", "Salt Roads", "Notice to Mariners"]


def test_bibtex_and_ris_have_the_same_works(manuscript: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["extract", manuscript, "--format", "bibtex"]) == 0
    entries = capsys.readouterr().out
    assert main(["extract", manuscript, "--format", "ris"]) == 0
    records = capsys.readouterr().out
    for key in KEYS:
        assert f"@book{{{key},\n" in entries
        assert f"ID  - {key}\n" in records


def test_works_of_several_manuscripts_have_keys_of_their_own(manuscript: str, tmp_path: Path) -> None:
    output = tmp_path / "works.bib"
    assert main(["extract", manuscript, manuscript.replace("tides", "none"), "-o", str(output)]) == 0
    again = tmp_path / "again.md"
    again.write_text(TEXT, encoding="utf-8")
    assert main(["extract", manuscript, str(again), "-o", str(output)]) == 0
    keys = [line[6:-1] for line in output.read_text(encoding="utf-8").splitlines() if line.startswith("@book{")]
    assert keys == [*KEYS, "lund1988c", "lund1988d", "ministryoffisheries2011b"]
