"""Dates, counts and names held against a source at hand: what agrees, or is of something else, is let pass."""

from pathlib import Path

import pytest

from audit.engine import audit
from audit.model.finding import Finding
from audit.settings import Settings

SOURCE = """The Long War of the Southern Plain

By Anna Bell. Harbour Gazette, May 3, 1956.

Teck attacked Verda on May 9, 1871, and Karst on May 12, 1871. In the attack on Verda 40 soldiers were killed
and 112 wounded. The siege of Loom lasted from June 3 to July 9, 1871.

The treaty of Oster was signed by Teck and Hale on September 2, 1872. It was ratified on November 4, 1872. Teck
died at Karst in March 1880, aged sixty-one.

The railway from Verda to Loom is 320 km long and cost 4 million marks. The election of 1874 gave Hale's party
38 per cent of the votes. Marguerite Wassermann was elected. The valley had 12,400 inhabitants in 1870."""
NOTES = """
[^1]: Anna Bell, “The Long War of the Southern Plain,” *Harbour Gazette*, May 3, 1956.
[^2]: Tom Hale, *Memories* (Leeds: Quay, 1901), 3.
"""
RIGHT = [
    "Teck attacked Verda on May 9, 1871, and three days later he attacked Karst.[^1]",
    "Teck attacked Karst on May 12, 1871.[^1]",
    "In May 1871 Teck attacked Verda.[^1]",
    "Loom was besieged by Teck in June 1871.[^1]",
    "Teck and Hale ratified the treaty of Oster on November 4, 1872.[^1]",
    "Some forty soldiers were killed in the attack on Verda.[^1]",
    "More than 100 soldiers were wounded in the attack on Verda.[^1]",
    "In the attack on Karst 15 soldiers were killed by Teck’s men.[^1]",
    "The railway from Verda to Loom, some 300 km long, was dear.[^1]",
    "The railway from Loom to Karst is 150 km long.[^1]",
    "In 1880 the valley had 11,900 inhabitants.[^1]",
    "Hale’s party won 41 per cent of the votes in 1878.[^1]",
    "Teck wrote from Karst on May 14, 1871, that he had attacked Verda.[^1]",
    "The attack on Verda was reported by Teck on May 10, 1871.[^1]",
    "Teck attacked Verda a second time on May 20, 1871.[^1]",
    "The siege of Loom began on June 3, 1871.[^1]",
    "The siege of Loom ended on July 9, 1871.[^1]",
    "Teck met Hale at Verda on May 2, 1871.[^1]",
    "About 12,000 inhabitants lived in the valley in 1870.[^1]",
    "Teck was to attack Verda on May 5, 1871, but it rained.[^1]",
    "A year after the attack of May 9, 1871, on Verda, Teck returned on May 10, 1872, to attack Loom.[^1]",
    "Hale’s memories give May 10, 1871, for the attack of Teck on Verda.[^2]",
]
WRONG = [
    "Teck attacked Verda on May 19, 1871.[^1]",
    "The treaty of Oster was signed by Teck and Hale on September 12, 1872.[^1]",
    "In the attack of May 9, 1871, on Verda, 60 of Teck’s soldiers were killed.[^1]",
    "The railway from Verda to Loom is 230 km long.[^1]",
    "Hale’s party won 83 per cent of the votes in the election of 1874.[^1]",
    "Marguerite Wasserman was elected in 1874.[^1]",
]


def hear(text: str, folder: Path, monkeypatch: pytest.MonkeyPatch) -> list[Finding]:
    monkeypatch.setenv("CITATION_AUDIT_CACHE", str(folder / "answers.sqlite"))
    sources = folder / "sources"
    sources.mkdir()
    (sources / "war.txt").write_text(SOURCE, encoding="utf-8")
    (folder / "a.md").write_text(f"{text}\n{NOTES}", encoding="utf-8")
    (report,) = audit([folder / "a.md"], Settings(select=("QUO005",), sources=(sources,))).documents
    return [finding for finding in report.findings if finding.level.rank >= 2]


@pytest.mark.parametrize("text", RIGHT)
def test_right(text: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert [finding.message for finding in hear(text, tmp_path, monkeypatch)] == []


@pytest.mark.parametrize("text", WRONG)
def test_wrong(text: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert len(hear(text, tmp_path, monkeypatch)) == 1
